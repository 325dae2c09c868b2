"""The units that stand with a number, by the words of both languages."""

from __future__ import annotations

import re
from functools import cache

from coach.lazily import lazy

STRICT = frozenset(
    "second minute hour day workday week month year g kg t lb oz mm cm m km in ft yd mile l ml gal "
    "m2 m3 sqft percent B KB MB GB TB bit px degC degF USD EUR CNY GBP JPY HKD AUD CAD CHF "
    "INR KRW SGD TWD RUB".split()
)
"""Units whose loss changes what is said; the others are often left to the noun."""

CURRENCIES = frozenset("USD EUR CNY GBP JPY HKD AUD CAD CHF INR KRW SGD TWD RUB".split())

_ENGLISH: tuple[tuple[str, str], ...] = (
    ("workday", r"(?:working|business|work) ?days?|workdays?"),
    ("second", r"seconds?|secs?|s"),
    ("minute", r"minutes?|mins?"),
    ("hour", r"hours?|hrs?|h"),
    ("day", r"(?:calendar |full |more |extra |further |consecutive )?days?"),
    ("week", r"(?:full |more |extra |further |consecutive )?(?:weeks?|wks?)"),
    ("month", r"(?:calendar |full |more |extra |further |consecutive )?months?"),
    ("year", r"(?:full |more |extra |further |consecutive )?(?:years?|yrs?)"),
    ("kg", r"kgs?|kilos?|kilograms?"),
    ("g", r"grams?|g|gr"),
    ("t", r"metric tons?|tons?|tonnes?|mt|m/t"),
    ("lb", r"lbs?|pounds?"),
    ("oz", r"oz|ounces?"),
    ("mm", r"mm|millimet(?:er|re)s?"),
    ("cm", r"cms?|centimet(?:er|re)s?"),
    ("km", r"km|kilomet(?:er|re)s?"),
    ("m2", r"sqm|m2|m²|㎡|square met(?:er|re)s?"),
    ("m3", r"cbm|m3|m³|cubic met(?:er|re)s?"),
    ("sqft", r"sq\.? ?ft|square feet"),
    ("m", r"met(?:er|re)s?|mtrs?|m"),
    ("in", r"inch(?:es)?|in\b(?=[ ]?[x*.,;)]|$)"),
    ("ft", r"feet|foot|ft"),
    ("yd", r"yards?|yds?"),
    ("mile", r"miles?"),
    ("ml", r"ml|millilit(?:er|re)s?"),
    ("l", r"lit(?:er|re)s?|ltrs?|l"),
    ("gal", r"gallons?"),
    ("percent", r"%|percent|per cent|pct|percentage points?"),
    ("degC", r"°c|℃|degrees? celsius|degrees? c"),
    ("degF", r"°f|℉|degrees? fahrenheit|degrees? f"),
    ("B", r"bytes?|octets?|b"),
    ("KB", r"kb|kib|kilobytes?|kibibytes?"),
    ("MB", r"mb|mib|megabytes?|mebibytes?"),
    ("GB", r"gb|gib|gigabytes?|gibibytes?"),
    ("TB", r"tb|tib|terabytes?|tebibytes?"),
    ("bit", r"bits?"),
    ("px", r"px|pixels?"),
    ("set", r"sets?"),
    ("pair", r"pairs?|prs?"),
    ("piece", r"pcs?\.?|pieces?|units?|ea"),
    ("dozen", r"dozens?|doz|dz"),
    ("carton", r"cartons?|ctns?|boxes|box|cases?"),
    ("pallet", r"pallets?|plts?"),
    ("bag", r"bags?|sacks?"),
    ("roll", r"rolls?"),
    ("drum", r"drums?|barrels?"),
    ("bottle", r"bottles?"),
    ("container", r"containers?"),
    ("USD", r"u\.?s\.? ?dollars?|usd|us\$|dollars?|bucks"),
    ("HKD", r"hkd|hong kong dollars?"),
    ("AUD", r"aud|australian dollars?"),
    ("CAD", r"cad|canadian dollars?"),
    ("SGD", r"sgd|singapore dollars?"),
    ("EUR", r"euros?|eur|€"),
    ("GBP", r"gbp|pounds?(?: sterling)?|£"),
    ("CNY", r"rmb|cny|cnh|yuan|renminbi"),
    ("JPY", r"jpy|yen"),
    ("CHF", r"chf|swiss francs?|francs?"),
    ("INR", r"inr|rupees?"),
    ("KRW", r"krw|won(?! )"),
    ("TWD", r"twd|ntd|nt\$"),
    ("RUB", r"rub|rubles?|roubles?"),
    ("quarter", r"quarters?"),
    ("time", r"times"),
)
_CHINESE: tuple[tuple[str, str], ...] = (
    ("workday", r"个?(?:工作日|工作天)"),
    ("second", r"秒钟?"),
    ("minute", r"分钟|分(?!之|[成批期开别辨数组类])"),
    ("hour", r"个?(?:多|半)?(?:小时|钟头)|时(?![区间候])"),
    ("day", r"个?(?:自然|日历|连续)?(?:天|日|昼夜)|号"),
    ("week", r"个?(?:星期|礼拜)(?![一二三四五六日天])|个?周(?![一二三四五六日末])"),
    ("month", r"个(?:多|半)?月|月(?!\d)"),
    ("year", r"个?年(?!代)|周年|岁"),
    ("kg", r"公斤|千克|kgs?"),
    ("g", r"克(?![拉隆])|g"),
    ("t", r"公?吨|mt"),
    ("lb", r"磅|lbs?"),
    ("oz", r"盎司|oz"),
    ("mm", r"毫米|mm"),
    ("cm", r"厘米|公分|cm"),
    ("km", r"公里|千米|km"),
    ("m2", r"平方米?|平米|m2|m²|㎡|sqm"),
    ("m3", r"立方米?|方(?![向法面式便案形])|m3|m³|cbm"),
    ("sqft", r"平方英尺"),
    ("m", r"米(?!饭)|m(?![a-z])"),
    ("in", r"英?寸|吋|in(?![a-z])"),
    ("ft", r"英?尺(?!寸)|ft"),
    ("yd", r"码(?![头率流表])|yds?"),
    ("mile", r"英里"),
    ("ml", r"毫升|ml"),
    ("l", r"公?升(?![级高])|l(?![a-z])"),
    ("gal", r"加仑"),
    ("percent", r"%|个?百分点"),
    ("degC", r"°c|℃|摄氏度|度"),
    ("degF", r"°f|℉|华氏度|度"),
    ("B", r"个?字节|b(?![a-z])|八位"),
    ("KB", r"kb|kib|千字节"),
    ("MB", r"mb|mib|兆(?:字节)?"),
    ("GB", r"gb|gib|吉字节"),
    ("TB", r"tb|tib|太字节"),
    ("bit", r"个?比特|位|bits?"),
    ("px", r"个?像素|px"),
    ("set", r"套|组|副|台|部|sets?"),
    ("pair", r"双|对(?![应话象比齐])|副|pairs?|prs"),
    ("bottle", r"个"),
    ("bag", r"个"),
    ("drum", r"个"),
    ("container", r"个"),
    ("piece", r"件|只|个|枚|支|根|条|张|把|块|片|本|粒|颗|顶|台|单位|pcs?|辆|名|位|份|部"),
    ("dozen", r"打(?![印开包])"),
    ("carton", r"个?(?:纸箱|箱子?|盒)|ctns?"),
    ("pallet", r"个?(?:托盘|栈板)|托|板|plts?"),
    ("bag", r"袋|包(?![括含])|bags?"),
    ("roll", r"卷|匹|rolls?"),
    ("drum", r"桶|drums?"),
    ("bottle", r"瓶"),
    ("container", r"[个只条]?(?:集装箱|货柜|大柜|小柜|高柜|平柜|整柜|柜子?)"),
    ("USD", r"美[元金]|美刀|刀|usd"),
    ("HKD", r"港[元币]|hkd"),
    ("AUD", r"澳元|aud"),
    ("CAD", r"加元|cad"),
    ("SGD", r"新(?:加坡)?元|新币|sgd"),
    ("EUR", r"欧元?|eur|€"),
    ("GBP", r"英镑|镑|gbp|£"),
    ("CNY", r"元(?:人民币)?|人民币|块钱?|圆|rmb|cny|cnh"),
    ("JPY", r"日[元圆]|jpy"),
    ("CHF", r"瑞士?法郎|瑞郎|chf"),
    ("INR", r"卢比|inr"),
    ("KRW", r"韩[元币]|krw"),
    ("TWD", r"新?台币|twd|ntd"),
    ("RUB", r"卢布|rub"),
    ("quarter", r"个?季度|季"),
    ("time", r"次|遍|趟|倍"),
)
_BEFORE: tuple[tuple[str, str], ...] = (
    ("USD", r"us\$|usd\$?|u\.s\.\$|美[元金]|\$"),
    ("HKD", r"hk\$|hkd|港[元币]"),
    ("AUD", r"a\$|au\$|aud|澳元"),
    ("CAD", r"c\$|ca\$|cad|加元"),
    ("SGD", r"s\$|sgd"),
    ("TWD", r"nt\$|ntd|twd"),
    ("EUR", r"eur|€|欧元"),
    ("GBP", r"gbp|£|英镑"),
    ("CNY", r"rmb|cny|cnh|cn¥|人民币|[¥￥]"),
    ("JPY", r"jpy|jp¥|日元|[¥￥]"),
    ("CHF", r"chf"),
    ("INR", r"inr|₹|rs\.?"),
    ("KRW", r"krw|₩"),
    ("RUB", r"rub|₽"),
)
_ENGLISH_AHEAD = lazy(
    r"[ \u00a0-]?(?P<unit>" + "|".join(f"(?:{words})" for _, words in _ENGLISH) + r")(?![a-z²³$])"
)
_SOME_BEFORE = lazy(r"(?:" + "|".join(words for _, words in _BEFORE) + r")[ \u00a0:：]{0,2}$")
_DESCRIBED = lazy(
    r" (?!(?:and|or|to|of|in|for|the|per|are|was|from|less|with|at|by|on|more)\b)[a-z-]{3,14} "
    r"(?P<unit>pieces|pcs|sets|pairs|cartons|ctns|pallets|bags|rolls|drums|containers|days|weeks"
    r"|months|years|hours|minutes)(?![a-z])"
)


def english_units(low: str, at: int) -> tuple[frozenset[str], int]:
    """What is counted by the number that ends at `at`, and where its word ends; `low` is folded."""
    found = _ENGLISH_AHEAD.match(low, at)
    if found is None:
        described = _DESCRIBED.match(low, at)
        return (_named(described["unit"]), at) if described else (frozenset(), at)
    if found["unit"] in ("m", "g", "l", "h", "s") and low[at : at + 1] == "-":
        return frozenset(), at
    return _named(found["unit"]), found.end()


@cache
def _named(word: str) -> frozenset[str]:
    return frozenset(unit for unit, words in _ENGLISH if re.fullmatch(words, word))


_CHINESE_AHEAD = tuple((unit, lazy(r"[ \u00a0]?[多余来几]?[ ]?(?:" + words + ")"))
                       for unit, words in _CHINESE)  # fmt: skip
_CHINESE_START = lazy(
    r"[ \u00a0]?[多余来几]?[ ]?[个工秒分小钟时天日自历连号昼星礼周月年岁公千克吨"
    r"磅盎毫厘平立方米英寸吋尺码"
    r"升加百度摄"
    r"华套组副台部双对件只枚支根条张把块片本粒颗顶单辆名位份打纸箱盒托栈板袋包卷匹桶瓶集货大高整柜美刀港澳新欧镑"
    r"元人圆瑞卢韩季次遍趟倍字八兆吉太比像%°℃℉㎡€£a-z]"
)
_SPECIFIC = re.compile(
    r"[ ]?个?[\u4e00-\u9fff]{0,2}?(集装箱|货柜|纸箱|箱|套|托盘|小时|月|星期|工作日|季度)"
)


def chinese_units(low: str, at: int) -> tuple[frozenset[str], int]:
    """As `english_units`, for Chinese; a measure word may leave several units open."""
    if not _CHINESE_START.match(low, at):
        return frozenset(), at
    named: list[str] = []
    longest = at
    for unit, pattern in _CHINESE_AHEAD:
        found = pattern.match(low, at)
        if found is None:
            continue
        if found.end() > longest:
            longest, named = found.end(), []
        if found.end() == longest:
            named.append(unit)
    return frozenset(named), longest


def currency_before(low: str, at: int) -> frozenset[str]:
    """The currencies that the sign or code right before `at` may mean."""
    before = low[max(0, at - 8) : at]
    if not _SOME_BEFORE.search(before):
        return frozenset()
    before = before.rstrip(" \u00a0:：")
    longest = 0
    named: list[str] = []
    for unit, words in _BEFORE:
        found = re.search(rf"(?:{words})$", before)
        if found is None or len(found[0]) < longest:
            continue
        if (
            found[0].isascii()
            and found[0].isalpha()
            and before[: found.start()][-1:].isalpha()
            and (before[: found.start()][-1:].isascii())
        ):
            continue
        if len(found[0]) > longest:
            longest, named = len(found[0]), []
        named.append(unit)
    return frozenset(named)
