"""Which unit an answer would come in: kilograms for “how heavy”, days for “how long”."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.lazily import lazy

_ASKED = {
    "weight": r"\b(?:weigh\w*|heavy|heavier|light|load|carry|kilos?|kgs?)\b|重|载|承重",
    "length": r"\b(?:size|dimensions?|wide|width|long is|length|tall|high|height|deep|depth"
    r"|thick\w*"
    r"|diameter|big|large|measure\w*|fit|range|stack\w*)\b|尺寸|多(?:大|长|宽|高|厚|深|粗|远)"
    r"|长度|宽度"
    r"|高度|厚度|直径|公差|码",
    "power": r"\b(?:power|watts?|consum\w+|kw|energy|electric\w*)\b|功率|耗电|电耗|瓦|度电",
    "voltage": r"\b(?:volt\w*|plug|v\b|110|220)|电压|插头|伏",
    "noise": r"\b(?:noise|noisy|loud|quiet|silent|db)\b|噪音|声音|分贝|吵",
    "heat": r"\b(?:temperatures?|hot|cold|heat\w*|degrees?|wash\w*|oven|freez\w*|store\w*)\b|温"
    r"|度|洗|冻",
    "volume": r"\b(?:capacity|volume|lit(?:er|re)s?|ml|hold|cbm|content)\b|容量|升|毫升|体积",
    "time": r"\b(?:how (?:long|soon|fast|many (?:days|weeks|months|hours))|lead ?time|when|time"
    r"|days?"
    r"|weeks?|months?|years?|until|warranty|guarantee|shelf|last|battery|validity|valid|before"
    r"|by)\b"
    r"|多久|多长|几(?:天|周|个?月|年|号|点)|时间|时候|交期|质保|保修|保质|续航|前",
    "money": r"\b(?:price|cost|costs|much|pay|fee|charge|quote|discount|offer|budget|cheaper|usd"
    r"|eur)\b"
    r"|价|费|钱|多少(?:元|块)|报|优惠|折",
    "share": r"\b(?:percent\w*|discount|deposit|rate|moisture|content|tax|vat|payment|commission)\b"
    r"|折|比例|税|水分|含量|定金|付款|佣金|率",
    "count": r"\b(?:how many|quantity|moq|minimum|number of|pieces|pcs|units?|stock|order"
    r"|per (?:carton|box"
    r"|pallet|container))\b|多少|几(?:个|件|台|箱|人|只|套)|起订|库存|数量|装",
    "grammage": r"\b(?:gsm|grammage|fabric weight|density|weight)\b|克重|密度",
    "pressure": r"\b(?:pressure|bar|hold)\b|压力",
}
_SAID = {
    "weight": r"\d ?(?:kgs?|kilos?|g|grams?|lbs?|tons?|tonnes?|mt)\b|\d ?(?:公斤|千克|克|吨|斤)",
    "length": r"\d ?(?:mm|cm|m|km|inch(?:es)?|in|ft|feet|\"|x ?\d)(?![a-z])|\d ?(?:毫米|厘米"
    r"|公分|米|寸|码)",
    "power": r"\d ?(?:kw|w|watts?|mah|ah|kwh)\b|\d ?(?:瓦|千瓦|度电)",
    "voltage": r"\d ?(?:v|volts?|hz)\b|\d ?伏",
    "noise": r"\d ?(?:db\b|分贝)",
    "heat": r"\d ?(?:°|degrees?\b|c\b|℃|度)|minus \d",
    "volume": r"\d ?(?:l|ml|lit(?:er|re)s?|cbm|m3|cl)\b|\d ?(?:升|毫升|立方)",
    "time": r"(?:\d|\b(?:one|two|three|four|five|six|ten)) ?-?(?:\w+ )?(?:days?|weeks?|months?"
    r"|years?|hours?"
    r"|hrs?|h|min\w*|cycles|times|season)\b|[\d一二两三四五六七八九十半] ?个?(?:天|周|月|年|小时"
    r"|工作日|号|日|点)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan"
    r"|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan\w*|feb\w*|march|april|june|july|aug\w*|sept\w*"
    r"|oct\w*|nov\w*"
    r"|dec\w*) \d|\b(?:today|tomorrow|tonight|yesterday|week \d|this week|next (?:week|month))\b"
    r"|今天|明天|今晚|周[一二三四五六日]",
    "money": r"(?:usd|eur|gbp|rmb|cny|us\$|[$€£¥]) ?\d|\d ?(?:usd|eur|euros?|dollars?|rmb|cents?"
    r"|美元|美金|元|块|欧元)"
    r"|\bfree\b|\bno (?:extra )?(?:cost|charge)\b|免费|包邮|\d\.\d\d\b",
    "share": r"\d ?(?:%|percent|％|个点|折|ppm)|折",
    "count": r"\d ?(?:pcs?|pieces|sets?|units?|pairs?|cartons?|ctns?|boxes|pallets?|rolls?"
    r"|bottles?|people"
    r"|persons?|workers)\b|[\d一二两三四五六七八九十百千万] ?(?:个|件|套|台|支|只|瓶|箱|条|托|人"
    r"|盒|包|起)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\b",
    "grammage": r"\d ?(?:gsm|g|kg/m3|d\b)",
    "pressure": r"\d ?(?:bar|mpa|psi)\b",
}
_ASKED_PATTERNS = {name: lazy(pattern, re.ASCII) for name, pattern in _ASKED.items()}
_SAID_PATTERNS = {name: lazy(pattern, re.ASCII) for name, pattern in _SAID.items()}


@lru_cache(maxsize=1024)
def units_asked(folded: str) -> frozenset[str]:
    """The kinds of units in which the question of a text could be answered."""
    return frozenset(name for name, one in _ASKED_PATTERNS.items() if one.search(folded))


@lru_cache(maxsize=2048)
def units_said(folded: str) -> frozenset[str]:
    """The kinds of units of the values in a text."""
    return frozenset(name for name, one in _SAID_PATTERNS.items() if one.search(folded))
