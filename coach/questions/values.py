"""The values that stand in words: amounts, quantities, dates, lengths, places, names and the rest.

Not the facts of a report: those must be whole and exact. Here a clause is only asked which kinds of
answer it holds, in both languages, and what can be compared with the other message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coach.lazily import lazy

ValueKind = Literal[
    "amount", "percent", "date", "duration", "measure", "quantity", "reference", "number"
]

_N = r"\d{1,12}(?:[.,']\d{1,9}){0,6}"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b\.?"
_CURRENCY = (
    r"(?:us ?\$|usd|eur|euros?|gbp|cny|rmb|jpy|aed|hkd|aud|cad|chf|inr|rs\.?|sgd|krw|brl|[$€£¥￥])"
)
_CURRENCY_AFTER = (
    r"(?:usd|us\$|eur|gbp|cny|rmb|jpy|aed|hkd|inr|aud|cad|chf|sgd|brl|krw|pln|sek|nok"
    r"|dkk|zar|dollars?|euros?|bucks|cents?|pounds|[$€£¥]"
    r"|美元|美金|欧元|人民币|港币|日元|英镑|元|块(?:钱)?|刀|毛|万元)"
)
_PIECE_ZH = (
    "个|件|套|台|支|只|瓶|双|米|条|箱|把|张|卷|袋|片|罐|托|柜|盒|包|份|本|辆|根|块|粒"
    "|桶|吨|公斤|千克|打|码|批|种|款|盏|顶|副"
)
_PIECE = (
    r"(?:pcs?|pieces?|sets?|units?|pairs?|cartons?|ctns?|boxes|box|pallets?|bags?"
    r"|rolls?|dozens?|doz"
    r"|tons?|tonnes?|mt|kgs?|kilos?|containers?|bottles?|tins?|cans?|lots?|items?|sheets?|meters?"
    r"|metres?|m|yards?|yds|reams?|drums?|barrels?|jars?|packs?|packets?|fcl|x ?\d\dhq"
    r"|x ?40'?|models?"
    r"|glasses|chairs|tables|lamps|mats|samples?|colou?rs)"
)
_LENGTH = (
    r"(?:mm|cm|km|inch(?:es)?|in\b|ft|feet|kgs?|g|grams?|gsm|lbs?|oz|ml|l\b|lit(?:er"
    r"|re)s?|w|watts?|v|volts?|hz|a\b|amps?|mah|bar|°c|cbm|m3|m²|sqm|microns?|μm|db"
    r"|rpm|k\b|毫米|厘米|公分|公斤|千克|克|毫升|升|立方|微米|瓦|伏|寸|度|丝)"
)
_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|forty|sixty|ninety)"
)
_HAN_N = "[一二两三四五六七八九十百千万半]{1,9}"

_VALUE = lazy(
    rf"(?P<date>\d{{4}} ?年 ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?[日号])?"
    rf"|\d{{1,2}} ?月 ?\d{{1,2}} ?[日号]?|\d{{1,2}}月(?:初|底|中旬?|上旬"
    rf"|下旬)?(?!份?内)|\d{{1,2}}[号日](?![线楼门店色])"
    rf"|\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    rf"|\b(?<![\d.])\d{{1,2}}/\d{{1,2}}\b(?! ?(?:inch|hz|\"))"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[ -]{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b(?:in|by|of"
    rf"|end(?: of)?|mid|early|late|until|before|next|this|last) {_MONTH}(?: \d{{4}})?"
    rf"|\b(?:week|wk|kw|cw) ?\d{{1,2}}\b|\b(?:the )?\d{{1,2}}(?:st|nd|rd"
    rf"|th)\b(?! (?:floor|order|sample|time))|\b{_WEEKDAY}(?! (?:off|closed))"
    r"|\b(?:today|tomorrow|tonight|yesterday|next (?:week|month)|this week"
    r"|this (?:afternoon|morning|evening)|just now|\d{1,2}:\d{2} ?(?:am|pm)?"
    r"|\d{1,2}\.\d{2} ?(?:am|pm)|\d{1,2} ?(?:am|pm))\b"
    r"|(?:今天|明天|后天|昨天|前天|今晚|明早|刚刚|刚才|下(?:个)?月(?:初|底|中)?"
    r"|本月(?:底|初)?|月底|月初|(?:下|本|这|上)?(?:个)?(?:周|星期"
    r"|礼拜)[一二三四五六日天末1-7]|下周|本周|这周))"
    rf"|(?P<percent>{_N} ?(?:%|percent|％|个点)|百分之{_HAN_N}|[1-9]折|[一二三四五六七八九]折)"
    rf"|(?P<amount>{_CURRENCY} ?{_N}(?: ?(?:k|m|million)\b)?"
    rf"|{_N} ?{_CURRENCY_AFTER}(?![a-z年])|[\d.]+一(?:个|件|套|支|只|条|瓶|米|把))"
    rf"|(?P<duration>(?:{_N}|\b{_SPELLED})(?: ?(?:-|–|to|~|～|至"
    rf"|到) ?{_N})? ?-?(?:working |business |calendar |natural )?(?:days?|weeks?|wks?"
    rf"|months?|years?|yrs?|hours?|hrs?|d\b)|(?:\d+"
    rf"|{_HAN_N})(?: ?[-–~～至到] ?\d+)? ?(?:个)?(?:工作日|自然日|天"
    rf"|周(?![一二三四五六日末年])|星期|个月|小时|年(?!\d|产|底|初))|\bovernight\b"
    rf"|\b(?:a|one) (?:week|month|day|year)\b)"
    rf"|(?P<measure>{_N}(?: ?[x×*] ?{_N}){{1,2}} ?{_LENGTH}?|(?:±|\+/-) ?{_N}"
    rf"|{_N} ?-?{_LENGTH}(?![a-z\u4e00-\u9fff])|{_N} ?(?:毫米|厘米|公分|公斤|千克|克"
    rf"|毫升|升|立方|微米|瓦|伏|寸|度))"
    rf"|(?P<quantity>{_N}k? ?(?:{_PIECE})(?![a-z])"
    rf"|\b{_SPELLED} (?:\w+ )?(?:{_PIECE})\b|(?:{_N}|{_HAN_N}) ?(?:多)?(?:{_PIECE_ZH})"
    rf"|\b\d+k\b)"
    r"|(?P<reference>\b(?=[a-z0-9/-]*\d)[a-z]{1,6}[-/ ]?\d{3,}[a-z0-9-]*\b"
    r"|\b\d{4}[ .]\d{2}(?:[ .]?\d{2})?\b|\b\d{8,}\b"
    r"|\b(?=[a-z0-9-]*\d)[a-z0-9]+-[a-z0-9-]*\d[a-z0-9-]*\b)"
    rf"|(?P<number>(?<![\w.]){_N}(?![\w]))",
    re.ASCII,  # so that a word ends where Chinese begins
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a text. Offsets count from the text's start; `key` is equal for equal values."""

    kind: ValueKind
    text: str
    start: int
    end: int
    key: str


@lru_cache(maxsize=2048)
def values_in(folded: str) -> tuple[Value, ...]:
    """The values of a text in lower case and simplified characters, in its order."""
    return tuple(
        Value(
            found.lastgroup,  # type: ignore[arg-type]
            text := found[0].rstrip(" ."),
            found.start(),
            found.start() + len(text),
            _key(found.lastgroup or "number", text),
        )
        for found in _VALUE.finditer(folded)
    )


_CODES = {
    word: code
    for code, words in {
        "usd": ("$", "us$", "us $", "usd", "dollar", "dollars", "bucks", "美元", "美金", "刀"),
        "eur": ("€", "eur", "euro", "euros", "欧元"),
        "gbp": ("£", "gbp", "pounds", "英镑"),
        "cny": ("¥", "￥", "cny", "rmb", "元", "块", "块钱", "人民币"),
    }.items()
    for word in words
}
_UNITS = {
    word: unit
    for unit, words in {
        "piece": "pc pcs piece pieces unit units 个 件 只 支 台 把 条 张",
        "set": "set sets 套",
        "pair": "pair pairs 双 副",
        "carton": "carton cartons ctn ctns box boxes 箱",
        "bottle": "bottle bottles 瓶",
        "tin": "tin tins can cans 罐",
        "metre": "m meter meters metre metres 米",
        "kg": "kg kgs 公斤 千克",
        "ton": "ton tons tonne tonnes mt 吨",
        "roll": "roll rolls 卷",
        "pallet": "pallet pallets 托",
        "container": "container containers 柜",
        "bag": "bag bags 袋",
        "day": "day days d workingday workingdays businessdays 天 工作日 个工作日 自然日",
        "week": "week weeks wks 周 星期",
        "month": "month months 个月",
        "year": "year years 年",
        "hour": "hour hours hrs 小时",
    }.items()
    for word in words.split()
}
_SPELLED_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten twelve fifteen twenty thirty"
        " forty sixty ninety".split(),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 40, 60, 90),
        strict=True,
    )
)


def _key(kind: str, text: str) -> str:
    if kind == "date":
        return _date_key(text)
    digits = re.findall(r"\d+(?:[.,']\d+)*", text)
    numbers = [number_of(one) for one in digits] or [_spelled(text)]
    rest = re.sub(r"[\d.,'\s~～–-]+", "", text)
    if kind == "amount":
        return f"{'-'.join(numbers)} {_CODES.get(rest, rest)}"
    if kind in ("quantity", "duration"):
        words = re.sub(r"[\d.,'~～–-]+", " ", text).split()
        unit = "".join(words)
        factor = "k" if text.rstrip().endswith("k") else ""
        return (
            f"{'-'.join(numbers)}{factor}"
            f" {_UNITS.get(unit, _UNITS.get(words[-1] if words else '', unit))}"
        )
    if kind == "percent":
        return f"{numbers[0]}%"
    return f"{'-'.join(numbers)} {rest}".strip()


def number_of(text: str) -> str:
    """A number without its marks of thousands: 1,200 and 1.200 are 1200, 4,20 is 4.2."""
    text = text.replace("'", "")
    parts = re.split(r"[.,]", text)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and parts[0] != "0":
        return "".join(parts)
    if len(parts) > 2 or (len(parts) == 2 and "," in text and "." in text):
        text = "".join(parts[:-1]) + "." + parts[-1]
    else:
        text = text.replace(",", ".")
    return text.rstrip("0").rstrip(".") if "." in text else text.lstrip("0") or "0"


def _spelled(text: str) -> str:
    for word in text.replace("-", " ").split():
        if word in _SPELLED_NUMBERS:
            return str(_SPELLED_NUMBERS[word])
    found = re.search(_HAN_N, text)
    return str(_han_number(found[0])) if found else text


def _han_number(text: str) -> int:
    total, current = 0, 0
    for character in text:
        if character in "十百千万":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000, "万": 10000}[character]
            current = 0
        else:
            current = {"两": 2, "半": 0}.get(character, "零一二三四五六七八九".find(character))
    return total + current


def _date_key(text: str) -> str:
    """ "10-15" for 15 October in any way of writing; other words as they are."""
    found = re.search(r"(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2})", text)
    if found:
        return f"{int(found[2])}-{int(found[3])}"
    found = re.search(r"\d{4}-(\d{1,2})-(\d{1,2})", text)
    if found:
        return f"{int(found[1])}-{int(found[2])}"
    named = re.search(rf"({'|'.join(_MONTHS)})", text)
    day = re.search(r"(?<!\d)(\d{1,2})(?!\d)", text)
    if named and day:
        return f"{_MONTHS.index(named[1]) + 1}-{int(day[1])}"
    return " ".join(text.split())
