"""Numbers in words: “sixty-eight pieces”, “five dollars and forty cents”, 贰佰桶, 三分之二, 九八折.

Bare “one”, “first” and 一 say little and are left alone, unless they count orders or goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from coach.identifiers.amounts import currency_of
from coach.identifiers.figures import chinese_number, plain
from coach.identifiers.found import HEAD, Found, at_words
from coach.identifiers.quantities import unit_named
from coach.lazily import lazy
from coach.timing.english.words import NUMBERS, TENS

_SMALL = {**NUMBERS, **TENS}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6}
_WORD = "|".join(sorted((*_SMALL, *_LARGE), key=len, reverse=True))
_RUN = rf"(?:an? (?=hundred|thousand|million|dozen))?(?:{_WORD})(?:(?:-| and |[ ])(?:{_WORD}))*"
_ENGLISH = lazy(
    rf"(?<![a-z-])(?P<number>{_RUN}|a dozen|half a dozen)(?P<half> and a half)?(?![a-z])"
    r"(?:(?P<currency> (?:u\.?s\.? |uae )?(?:dollars?|euros?|pounds?|pence|cents?|yen|yuan|rmb"
    r"|dirhams?|rupees?|francs?|soles|lira|pesos?|bucks))(?: and (?P<cents>[a-z-]+) (?:cents?"
    r"|pence))?(?![a-z])"
    r"|(?P<percent> per ?cent(?:age points?)?)(?![a-z])"
    r"|(?:[ -](?:new|free|more|full|extra|working|business|calendar|further|different|original"
    r"|oldest|separate|additional|whole|identical|loose|consecutive))*[ -](?P<unit>[a-z]+))?",
    re.IGNORECASE,
)
_FRACTION = lazy(
    r"(?<![a-z-])(?:(?P<parts>an?|one|two|three|four)[ -](?P<of>third|quarter|fifth|tenth)s?"
    r"|(?P<half>half(?= (?:of|in|up|now|down|on|before|against|at|by|as|when|is|a percent|the)\b"
    r"|[,;.])|half an? (?:day|hour|year|month|dozen|percent)))(?![a-z-])",
    re.IGNORECASE,
)
_PARTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_OF = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_ORDINAL = lazy(
    r"\b(?:first|second|third|fourth|fifth|sixth|last)(?= (?:(?:and (?:final|last)|and|payment) )?"
    r"(?:reminders?|orders?|payments?|lots?|batch|shipments?|instal\w+|containers?|letters?|half|quarter"
    r"|weeks?|samples?|calls?|claims?|deliver\w+|notices?|trucks?|run)\b)",
    re.IGNORECASE,
)
_NAMED_FIRST = lazy(
    rf"\b(?P<currency>euros?|(?:us |uae )?(?:dollars|dirhams)|pounds sterling) (?P<number>{_RUN})"
    r"(?![a-z])",
    re.IGNORECASE,
)
_NUMBER_HEADS = frozenset(word[:HEAD] for word in (*_SMALL, *_LARGE, "a", "an", "half"))
_FRACTION_HEADS = frozenset(word[:HEAD] for word in (*_PARTS, "half"))
_ORDINAL_HEADS = frozenset("fir sec thi fou fif six las".split())
_CURRENCY_HEADS = frozenset("eur us uae dol dir pou".split())
_N = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿"
_MEASURES = (
    "箱件台套个只条双张卷袋瓶桶吨米码柜包盒支把打对块捆片根辆组批款层份项次种笔期名座匹腔色度"
    "面回趟道天日周年秒托档穴"
)
_CHINESE = lazy(
    rf"(?P<part>[{_N}]{{1,6}}分之[{_N}]{{1,6}}(?:点[{_N}]{{1,4}})?)"
    rf"|(?P<fold>(?:[{_N}]{{1,3}}|\d\d?)折)(?![叠扣])"
    rf"|(?P<tenths>[一二两三四五六七八九]成[一二三四五六七八九半]?)(?![立为本员品都功熟交])"
    rf"|(?P<rate>[一二三四五六七八九]厘)"
    rf"|(?P<day>(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|初[一二三四五六七八九])日)"
    rf"|(?P<half>一半|半(?:天|年|个月|小时|匹|数|柜|打))"
    rf"|(?P<number>[{_N}]+)(?P<half_more>个半(?=月))?(?P<unit>月(?<=个半月)|公斤|公吨|千克|立方|平方米|工作日|小时|分钟"
    rf"|个月|个颜色|星期|式两份|[{_MEASURES}])"
    rf"|(?P<ordinal>第[{_N}]{{1,3}}[次期批笔轮封]?)(?!方|时间|時間|者)"
    rf"|(?P<plain>[{_N}]{{2,}})"
)
_NO_NUMBER = frozenset(
    "千万 万一 十分 一一 万万 三三两两 一二 百万 千百 万千 三八 九十 一十 二三 三两 五一".split()
)
_ONE_OF = frozenset("份套件笔批名托箱台柜吨卷打")
"""Measures with which 一 counts: one set, one copy."""
_NOT_BEFORE = lazy(r"[第每唯统同单划专万如逐进不周期初礼拜]$")
_ONE_OF_A_ROW = lazy("[上下这那同前后]一$")
"""What says which one, not how many: 下一批, 这一套."""
_IDIOM = lazy(r"十分[之钟]|一面|一度|一时|一年到头|一天到晚|一次性|一打(?!一)|一道|一回事|两面")
_CODE = lazy(
    r"(?<![\w./@-])(?=[A-Z\d]{0,18}\d)(?=[A-Z\d]{0,18}[A-Z])[A-Z\d]{2,20}(?:\.\d)?(?![\w/@-])",
    re.ASCII,
)
_SMALL_UNIT = lazy(r"(?<![\w.])\d+(?:\.\d+)?[ ]?(?:[kM]?Hz|ppb|ppm|dB|rpm|bar|k)(?![\w])", re.ASCII)


def find_spelled(text: str) -> Iterator[Found]:
    """Numbers in words of both languages, and those inside of codes: “AQL2.5”, “50Hz”."""
    yield from _english(text)
    if not text.isascii():
        yield from _chinese(text)
    for found in _CODE.finditer(text):
        yield Found("number", *found.span(), found[0])
    for found in _SMALL_UNIT.finditer(text):
        yield Found("quantity", *found.span(), re.sub(r"(?<=\d) ?(?=[A-Za-z])", " ", found[0]))


def _english(text: str) -> Iterator[Found]:
    for found in at_words(_ENGLISH, text, _NUMBER_HEADS):
        number = _value(found["number"])
        if found["half"]:
            number += Decimal("0.5")
        if found["currency"]:
            yield _amount(found, number, text)
        elif found["percent"]:
            yield Found("percentage", *found.span(), f"{plain(number)}%")
        else:
            yield from _counted(found, number)
    for found in at_words(_ORDINAL, text, _ORDINAL_HEADS):
        yield Found("number", *found.span(), found[0].lower())
    for found in at_words(_NAMED_FIRST, text, _CURRENCY_HEADS):
        yield _amount(found, _value(found["number"]), text)
    for found in at_words(_FRACTION, text, _FRACTION_HEADS):
        if found["parts"]:
            share = f"{_PARTS[found['parts'].lower()]}/{_OF[found['of'].lower()]}"
            yield Found("percentage", *found.span(), share)
        else:
            unit = found["half"].split()[-1].lower()
            kind = "percentage" if " a" not in found["half"] or unit == "percent" else "quantity"
            value = "1/2" if unit == "half" else f"0.5 {unit}"
            yield Found(kind, *found.span(), value)


def _amount(found: re.Match[str], number: Decimal, text: str) -> Found:
    words = found["currency"].strip()
    cents = found.groupdict().get("cents")
    if cents:
        number += _value(cents) / 100
    small = words.lower() in ("pence", "cent", "cents")
    sign = "USD" if re.match(r"u\.?s", words, re.I) else _CURRENCIES.get(words.lower().rstrip("s"))
    unit = sign or currency_of("$", text)
    return Found("amount", *found.span(), f"{unit} {plain(number / 100 if small else number)}")


_CURRENCIES = {
    "euro": "EUR", "pound": "GBP", "pence": "GBP", "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "dirham": "AED", "uae dirham": "AED",
    "rupee": "INR", "franc": "CHF", "sole": "PEN", "lira": "TRY",
}  # fmt: skip


def _counted(found: re.Match[str], number: Decimal) -> Iterator[Found]:
    """A number with what it counts; alone only from two on."""
    noun = (found["unit"] or "").lower()
    unit = unit_named(noun) if noun else None
    if unit is not None:
        yield Found("quantity", *found.span(), f"{plain(number)} {unit}")
    elif number > 1:
        end = found.end("half") if found["half"] else found.end("number")
        yield Found("number", found.start(), end, plain(number))


def _value(words: str) -> Decimal:
    """The number of English words: “one thousand eight hundred”; of “a dozen”."""
    folded = words.lower()
    if "dozen" in folded:
        return Decimal(6 if folded.startswith("half") else 12)
    total = section = 0
    for word in re.split(r"[- ]+", folded):
        if word in _SMALL:
            section += _SMALL[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _LARGE:
            total += (section or 1) * _LARGE[word]
            section = 0
    return Decimal(total + section)


def _chinese(text: str) -> Iterator[Found]:
    for found in _CHINESE.finditer(text):
        words = found[0]
        if words in _NO_NUMBER or _IDIOM.match(text, found.start()):
            continue
        if found["part"] or found["fold"] or found["tenths"] or found["rate"]:
            yield Found("percentage", *found.span(), words)
        elif found["ordinal"]:
            yield Found("number", *found.span(), words)
        elif found["day"]:
            yield Found("date", *found.span(), words)
        elif found["half"]:
            kind = "percentage" if words in ("一半", "半数") else "quantity"
            yield Found(kind, *found.span(), words)
        elif found["number"]:
            number = chinese_number(found["number"].replace("廿", "二十"))
            alone = found["number"] == "一" and (
                found["unit"] not in _ONE_OF
                or _ONE_OF_A_ROW.search(text, max(0, found.start() - 1), found.end("number"))
            )
            bare = alone or found["number"] in (
                "万", "千", "百", "亿", "零", "十",
            )  # fmt: skip
            if (
                number is None
                or bare
                or _NOT_BEFORE.search(text, max(0, found.start() - 1), found.start())
            ):
                continue
            value = Decimal(number) + (Decimal("0.5") if found["half_more"] else 0)
            unit = "month" if found["half_more"] else unit_named(found["unit"]) or found["unit"]
            yield Found("quantity", *found.span(), f"{plain(value)} {unit}")
        elif (number := chinese_number(words.replace("廿", "二十"))) and number > 1:
            yield Found("number", *found.span(), str(number))
