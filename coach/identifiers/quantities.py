"""Quantities with the units of trade: pieces, cartons, containers, weights, volumes, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.figures import CHINESE, NUMBER, chinese_number, number_of, plain, scaled
from coach.identifiers.found import Found, at_places, digit_runs, near_digits
from coach.lazily import lazy

_UNITS: tuple[tuple[str, str], ...] = (
    ("set", r"sets?|套|台|部|组"),
    ("pair", r"pairs?|prs?|双|对"),
    ("dozen", r"dozens?|doz\.?|dz|打"),
    ("carton", r"cartons?|ctns?|cases?|boxes|box|个?箱子?|盒"),
    ("pallet", r"pallets?|plts?|托盘?|板"),
    ("bag", r"bags?|sacks?|袋|包"),
    ("roll", r"rolls?|卷|匹"),
    ("bale", r"bales?|捆"),
    ("bundle", r"bundles?|扎"),
    ("drum", r"drums?|barrels?|桶"),
    ("bottle", r"bottles?|瓶"),
    ("sheet", r"sheets?"),
    ("kg", r"kgs?|kilos?|kilograms?|公斤|千克"),
    ("g/m2", r"gsm|g/m2|g/m²|g/㎡|克重|克/平方米?"),
    ("g", r"g|grams?|gr|克"),
    ("t", r"mt|m/t|tons?|tonnes?|metric tons?|公?吨"),
    ("lb", r"lbs?|pounds?|磅"),
    ("m3", r"cbm|m3|m³|cubic met(?:er|re)s?|立方米?|方"),
    ("m2", r"sqm|m2|m²|㎡|square met(?:er|re)s?|平方米?|平米|平"),
    ("sqft", r"sq\.? ?ft|square feet"),
    ("mm", r"mm|毫米"),
    ("cm", r"cms?|厘米|公分"),
    ("m", r"met(?:er|re)s?|mtrs?|m|米"),
    ("km", r"km|公里"),
    ("yd", r"yards?|yds?|码(?!的|数|鞋)"),
    ("in", r"inch(?:es)?|(?<=\d)in\b|\"|″|英寸|寸"),
    ("ft", r"feet|foot|ft|英尺|尺"),
    ("l", r"lit(?:er|re)s?|l|ltrs?|升"),
    ("ml", r"ml|毫升"),
    ("truck", r"trucks?|车"),
    (
        "container",
        r"containers?|(?:full )?container loads?|fcl"
        r"|[个只条]?(?:集装箱|货柜|大柜|小柜|高柜|平柜|整柜|柜子?)",
    ),
    ("teu", r"teus?"),
    ("batch", r"batch(?:es)?|lots?|shipments?|批"),
    ("sample", r"samples?|个?样品"),
    ("colour", r"colou?rs?|个?颜色"),
    ("kw", r"kw|千瓦"),
    ("w", r"w|watts?|瓦"),
    ("v", r"v|volts?|伏"),
    ("°C", r"°c|℃|摄氏度|degrees? celsius"),
    ("day", r"(?:calendar )?days?|天|日(?=之?内|以内|左右)"),
    ("workday", r"(?:working|business|work) days?|个?工作日"),
    ("week", r"weeks?|wks?|个?星期|周(?![一二三四五六日末])"),
    ("month", r"months?|个月"),
    ("year", r"years?|yrs?|年(?![\d月])"),
    ("hour", r"hours?|hrs?|个?小时|个?钟头"),
    ("minute", r"minutes?|mins?|分钟"),
    ("time", r"times?|次"),
    ("person", r"people|persons?|workers?|人"),
    ("line", r"(?:production )?lines?|条生产线|条线"),
    ("item", r"styles?|models?|items?|skus?|个?款"),
    ("piece", r"pcs|pieces?|pc|units?|ea|件|个|只|枚|支|根|条|张|把|块|片|本|粒|颗|顶|枝|副"),
)
_UNIT = "|".join(f"(?P<u{place}>{words})" for place, (_, words) in enumerate(_UNITS))
_LOADED = r"(?:x|\*|×|X|个|只|条)"
_CONTAINERS = lazy(
    rf"(?<![\w.])(?:(?P<count>\d{{1,3}}|{CHINESE})[ ]?{_LOADED}?[ ]?)(?P<size>20|40"
    rf"|45)[ ]?['’′]?(?:ft|foot|feet|尺)?[ ]?(?P<kind>GP|HQ|HC|DC|DV|RF|RH|OT|FR|FCL|NOR|SD"
    rf"|high cubes?|reefers?|dry|高柜|平柜|小柜|大柜|冷柜|柜|ft)(?!\w)(?:[ ]?containers?|s\b)?"
    r"|(?<![\w.-])(?P<bare>20|40|45)[ ]?['’′]?(?:ft|尺)?[ ]?(?P<bare_kind>GP|HQ|HC|DC|DV|RF|FCL"
    r"|OT|FR|高柜|平柜|冷柜|柜)(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_SIZES = lazy(
    r"(?<![\w.])\d+(?:\.\d+)?(?:[ ]?(?:cm|mm|m|inch|in|\""
    r"|'))?(?:[ ]?[x*×X][ ]?\d+(?:\.\d+)?(?:[ ]?(?:cm|mm|m|inch|in|\"|'))?){1,2}(?![\w*×]"
    r"|\.\d)(?:[ ]?(?P<unit>cms?|mm|m|inch(?:es)?|in\b|厘米|毫米|米))?",
    re.IGNORECASE | re.ASCII,
)
_LENGTHS_ZH = {"厘米": "cm", "毫米": "mm", "米": "m"}
_QUANTITY = lazy(
    rf"(?<![\w.,/$€£¥#])(?:(?P<number>{NUMBER})(?:[ ]?(?:-|–|~|～|至|到"
    rf"|to )[ ]?(?P<to>{NUMBER}))?[ ]?(?P<scale>k(?=[ ]|pcs)|千(?![克瓦])|万"
    rf"|百万)?(?:[多余来几+])?(?P<glue>[ \u00a0]?\n?|-)"
    rf"|(?P<chinese>{CHINESE}|[几数]?十几?|半)(?:[多余来几])?)(?:{_UNIT})(?![a-zA-Z])",
    re.IGNORECASE | re.ASCII,
)
_DESCRIBED = lazy(
    rf"(?<![\w.,/$€£¥#])(?P<number>{NUMBER})[ ](?!(?:and|for|the|per|are|was|from|less|with"
    rf"|or|to|of|in)\b)"
    r"[a-z]{3,12}[ ](?P<unit>pieces|pcs|units|sets|pairs|cartons|ctns|boxes|pallets|bags|rolls"
    r"|drums|bales|containers|samples)(?![a-zA-Z])",
    re.IGNORECASE | re.ASCII,
)
_VAGUE_ONE = frozenset("一 零 万 亿 千 百 〇".split())
_PLAIN_CHINESE = frozenset(
    "container carton pallet set kg t m3 roll bag pair dozen batch workday month week day hour "
    "piece".split()
)


def find_quantities(text: str) -> Iterator[Found]:
    """The quantities in `text`, as “500 piece”, “25-30 day”, “2 x 40HQ”, “60x40x50 cm”."""
    digits = [start for start, _ in digit_runs(text)]
    stretches = list(near_digits(text, 2, 40)) if text.isascii() else [(0, len(text))]
    for ends in stretches:
        for found in _matches(_CONTAINERS, text, digits, ends):
            yield _containers(found)
        for found in at_places(_SIZES, text, digits, *ends):
            yield _size(found)
        for found in _matches(_QUANTITY, text, digits, ends):
            quantity = _quantity(found)
            if quantity is not None:
                yield quantity
        for found in at_places(_DESCRIBED, text, digits, *ends):
            unit = next(name for name, words in _UNITS if re.fullmatch(words, found["unit"], re.I))
            value = f"{plain(number_of(found['number']))} {unit}"
            yield Found("quantity", *found.span(), value)


def _matches(
    pattern: re.Pattern[str], text: str, digits: list[int], ends: tuple[int, int]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with digits, or with Chinese numerals."""
    if text.isascii():
        return at_places(pattern, text, digits, *ends)
    return pattern.finditer(text, *ends)


def unit_named(word: str) -> str | None:
    """The unit that a word names: “piece” for pcs, 个, pieces; None for another word."""
    return next((name for name, words in _WHOLE_UNITS if words.fullmatch(word)), None)


_WHOLE_UNITS = tuple((name, lazy(words, re.IGNORECASE | re.ASCII)) for name, words in _UNITS)


def _size(found: re.Match[str]) -> Found:
    numbers = re.findall(r"\d+(?:\.\d+)?", found[0])
    inside = re.search(r"cm|mm|inch|(?<=\d)m", found[0])
    unit = found["unit"] or (inside[0] if inside else "")
    unit = _LENGTHS_ZH.get(unit, unit.lower())
    return Found("quantity", *found.span(), f"{'x'.join(numbers)} {unit}".strip())


def _containers(found: re.Match[str]) -> Found:
    count = found["count"] or "1"
    number = count if count.isdigit() else str(chinese_number(count))
    kind = (found["kind"] or found["bare_kind"]).upper()
    size = found["size"] or found["bare"]
    same = {
        "HC": "HQ",
        "高柜": "HQ",
        "HIGH CUBE": "HQ",
        "HIGH CUBES": "HQ",
        "DC": "GP",
        "DV": "GP",
        "平柜": "GP",
        "小柜": "GP",
        "SD": "GP",
        "FT": "FT",
    }
    return Found("quantity", *found.span(), f"{number} x {size}{same.get(kind, kind)}")


def _quantity(found: re.Match[str]) -> Found | None:
    place = next(
        int(key[1:])
        for key, words in found.groupdict().items()
        if words and key[0] == "u" and key[1:].isdigit()
    )
    unit = _UNITS[place][0]
    if found["chinese"]:
        numerals = found["chinese"]
        number = chinese_number(numerals)
        if numerals in _VAGUE_ONE or number is None or unit not in _PLAIN_CHINESE:
            return None
        return Found("quantity", *found.span(), f"{number} {unit}")
    if unit in ("m", "g", "l", "v", "w", "in") and found["glue"] == "-":
        return None
    if re.match(r"0\d", found["number"]):  # 0412W is a voyage, 0571 a dialling code
        return None
    value = plain(scaled(number_of(found["number"]), found["scale"]))
    if found["to"]:
        value += f"-{plain(scaled(number_of(found['to']), found['scale']))}"
    return Found("quantity", *found.span(), f"{value} {unit}")
