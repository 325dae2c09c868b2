"""Facts: none lost, none added, none in the place of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.lazily import lazy
from coach.rewriting.guarding.addressing import SURNAMES
from coach.rewriting.guarding.blanks import BLANK, spaced_out
from coach.rewriting.guarding.figures import CODE, Figure, bare, figures_of, moments_in
from coach.rewriting.guarding.lemmas import lemma
from coach.rewriting.guarding.reading import Pair, Reading
from coach.rewriting.guarding.verdict import Reason, reason

_LATIN_WORD = lazy(r"[a-z\u00df-\u024f]+(?:[-'’&/.][a-z\u00df-\u024f]+)*")
_CHINESE_COUNT = lazy(r"[二两三四五六七八九十][个位名人家]?")
_EXACT = lazy(r"\d|[A-Z]{2}", re.ASCII)


def figures(pair: Pair) -> Iterator[Reason]:
    """Numbers, amounts, dates, times, terms and references by their values."""
    was, now = figures_of(pair.original), figures_of(pair.candidate)
    for one in figures_of(pair.kept):
        if not any(one.agrees(other) for other in now) and not _may_go(one, pair):
            if _written_in(one, pair.candidate):
                continue
            name = "blank-for-fact" if _became_blank(one, pair) else "fact-lost"
            yield reason(name, one.text, side="original", span=(one.start, one.end))
            return
    for other in now:
        if not any(other.agrees(one) for one in was) and not _may_come(other, pair):
            if _written_in(other, pair.original):
                continue
            yield reason("fact-added", other.text, side="candidate", span=(other.start, other.end))
            return


_LABELS = {
    "date": "date|day|日期|日|时间",
    "time": "time|hour|时间|时刻",
    "reference": "reference|number|order|invoice|file|编号|单号|订单|发票|号",
    "amount": "amount|price|sum|金额|价格|数额",
}


def _became_blank(figure: Figure, pair: Pair) -> bool:
    """Whether a blank of the candidate asks for what the original says."""
    label = _LABELS.get(figure.kind, "number|quantity|数量|次数|数字")
    blanks = BLANK.findall(pair.candidate.document.source)
    return any(
        re.search(label, blank) is not None and blank not in pair.original.document.source
        for blank in blanks
    )


def _written_in(figure: Figure, reading: Reading) -> bool:
    """Whether the very words stand there, as part of something else; only for exact ones."""
    text = figure.text.strip()
    source = reading.document.source
    number = figure.plain
    spelled = figure.text.isalpha() and number is not None and number.is_integer()
    if spelled and re.search(rf"(?<![\d.,]){number:.0f}(?![\d.,]\d)", source):
        return True
    if _ordinal_in(text.casefold(), reading):
        return True
    if _CHINESE_COUNT.fullmatch(text):
        return re.search(rf"{text[0]}[\u4e00-\u9fff]", reading.folded) is not None
    if figure.kind in ("date", "time"):
        moments = moments_in(figure.text)
        days = re.sub(_CLOCKS, " ", figure.text)
        if moments and moments <= reading.moments and not re.search(r"\d", days):
            return True
        parts = re.findall(r"\w+", text.casefold())
        return len(parts) > 1 and set(parts) <= set(re.findall(r"\w+", reading.folded))
    if not _EXACT.search(text):
        return False
    written = rf"(?<![A-Za-z0-9.,]){re.escape(text)}(?![A-Za-z0-9]|[.,]\d)"
    return re.search(written, reading.document.source, re.IGNORECASE) is not None


_ORDINALS = [words.split() for words in (
    "1st first", "2nd second", "3rd third three", "4th fourth four", "5th fifth five",
    "6th sixth", "7th seventh", "8th eighth", "9th ninth", "10th tenth", "twice 2x", "half 50%",
)]  # fmt: skip


def _ordinal_in(code: str, reading: Reading) -> bool:
    """Whether a “2nd” is written as “second” there, or the other way round."""
    return any(
        code in group and any(word.text in group for word in reading.words) for group in _ORDINALS
    )


_CLOCKS = (
    r"(?i)\d{1,2}(?:[:.h]\d\d)?\s*[ap]\.?m\b|\d{1,2}[:h.]\d\d|\d{1,2} o.?clock"
    r"|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时)(?:半|\d{1,2}分?)?"
)


def _may_go(figure: Figure, pair: Pair) -> bool:
    """A count that only heats up, an article, a word of a saying."""
    source = pair.original.document.source
    around = source[max(0, figure.start - 12) : figure.end + 14].casefold()
    if any(figure.start >= start and figure.end <= end for start, end in pair.rebukes):
        return True
    if _IDLE_FIGURE.search(around) or _TOLD_TIMES.search(
        source[max(0, figure.start - 40) : figure.end + 6].casefold()
    ):
        return True
    if figure.start > 1 and _OLD.match(source, figure.end):
        return True
    if re.search(r"\d", figure.text):
        return _NO_COUNT.search(around) is not None
    if "-" in figure.text:
        return True
    if figure.number == 1.0 or _ONE.fullmatch(figure.text):
        return True
    return _SAYING.search(around) is not None


_ONE = lazy(r"(?:one|first|once|single|half|一|第一|一半|另一).{0,2}", re.IGNORECASE)
_OLD = lazy(r"[- ]?(?:year|month|day)s?[- ]old|岁")
_NO_COUNT = lazy(
    r"100 ?% (?:sure|certain|right|correct|clear|useless|wrong|your|you)|\b[24] (?:u|ur|me|us"
    r"|the|my|our|this|that|him|them|late|much|long|be|get|do|have|know|no|good|real|sure"
    r"|ever)\b|24/7|180 degrees|360 degrees|100th time|一百八十度|180度|二百五"
)
_TOLD_TIMES = lazy(
    r"(?:told|tell|said|say|ask|asked|remind|reminded|wrote|mention|mentioned|repeat|explain"
    r"|explained|chas)[^.;:!?]{0,30}(?:times|time|twice)"
    r"|(?:说|讲|催|问|提醒|强调|提|解释|重复|叮嘱|交代)[^，。！？]{0,4}[\d一两二三四五六七八九十百千万]+(?:多)?(?:遍|次|回)"
)
_IDLE_FIGURE = lazy(
    r"every \d+ (?:min|hour|sec)|\d+ times a (?:day|hour|minute)|\d\d\d+ times|(?:说|讲|催"
    r"|问)了?\d{2,}(?:遍|次|回)"
)
_SAYING = lazy(
    r"hundred times|thousand times|million (?:times|years)|every (?:five|ten|two|single) "
    r"(?:minutes?|seconds?|day)"
    r"|(?:five|ten|three|two|six) times a (?:day|week)|(?:five|ten|three|six|two|four)-year-old"
    r"|second (?:thought|time)"
    r"|十万火急|千呼万唤|三天打鱼|七拼八凑|百般|千方百计|万般|三言两语|两面三刀|一万个|一百个|八百年|三岁|一天到晚|五次三番|二话|四不像"
    r"|不三不四|一问三不知|八字没|[八三十百千万两]+(?:百|千|万)?(?:遍|回事|辈子)|八百遍|一百遍|无数"
    r"|七零八落|三天两头|乱七八糟|五花八门|七上八下|三番|四处|九牛"
    r"|百分百|万一|千万|十分|半点|半个|两码事|三心|丢三落四|颠三倒四|一五一十|十万八千|[两几]个字|差[两一三]个|"
    r"(?:零|个零)|哪[一个年天]|second-rate|two (?:minutes|seconds|left|brain|eyes|words)"
    r"|(?:five|ten"
    r"|three) (?:minutes|seconds|fingers|thumbs)|two cents|zero|ten minutes|double|first of all"
)


def _may_come(figure: Figure, pair: Pair) -> bool:
    """A number word that counts what the original lists, an article, the number of a list item."""
    if _is_enumerator(pair.candidate.document.source, figure.start, figure.end):
        return True
    if re.search(r"\d", figure.text):
        return False
    if figure.number == 1.0 or _ONE.fullmatch(figure.text) or figure.text in ("last", "next"):
        return True
    if figure.text[:1] == "第" and figure.text[1:2] in pair.original.folded:
        return True
    around = pair.candidate.document.source[max(0, figure.start - 8) : figure.end + 10].casefold()
    return _COUNTED.search(around) is not None


_ENUMERATED = lazy(r"[.)、）:]")


def _is_enumerator(text: str, start: int, end: int) -> bool:
    """Whether a number only numbers an item of a list: “1. the stamp”, “(2) the weight”."""
    before = text[max(0, start - 2) : start]
    opens = start == 0 or before[-1:] in "\n(（" or before in (": ", "; ", "：", "；", ", ", ". ")
    return opens and end - start < 3 and _ENUMERATED.match(text, end) is not None


_COUNTED = lazy(
    r"twice|two times|\b(?:two|three|four|five|six) (?:of )?(?:different |open |missing |further "
    r"|such |these |your |our |the )?(?!day|week|month|hour|year|per|piece|unit|pallet|carton"
    r"|box|container|ton|more|free|extra|additional)[a-z]+"
    r"|the (?:two|three)\b|of two|(?:two|three|four) (?:points?|things|items|questions|issues"
    r"|documents)|second"
    r"|[两三]个|两(?:者|种|边|处|方|项|点|个问题)|[三四]处|[三四]点|几|位|week"
)


def codes(pair: Pair) -> Iterator[Reason]:
    """Every stretch with a digit, whatever it is, unless it is part of a fact that agrees."""
    was, now = figures_of(pair.original), figures_of(pair.candidate)
    agreed_then = [
        one
        for one in was
        if any(one.agrees(other) for other in now) or _written_in(one, pair.candidate)
    ]
    agreed_now = [
        one
        for one in now
        if any(one.agrees(other) for other in was) or _written_in(one, pair.original)
    ]
    old = _codes(pair.kept, agreed_then)
    new = _codes(pair.candidate, agreed_now)
    everything_then = bare(pair.original.document.source)
    everything_now = bare(BLANK.sub(" ", pair.candidate.document.source))
    for code, span in old.items():
        if code in _CHAT_CODES:
            continue
        if (
            code not in everything_now
            and not _ordinal_in(code, pair.candidate)
            and not _idle(span, pair, was)
        ):
            yield reason("fact-lost", pair.original.document.source[slice(*span)],
                         side="original", span=span)  # fmt: skip
            return
    for code, span in new.items():
        spelled = code.isdecimal() and any(one.plain == float(code) for one in was)
        known = code in everything_then or spelled or _ordinal_in(code, pair.original)
        if not known and not _is_enumerator(pair.candidate.document.source, *span):
            yield reason("fact-added", pair.candidate.document.source[slice(*span)],
                         side="candidate", span=span)  # fmt: skip
            return


_CHAT_CODES = frozenset(
    "b4 gr8 m8 l8r l8 w8 h8 2nite 2day 2moro 2morrow 2mrw 4ever 4u 2u thx4 3q 88 886 666 2333 "
    "233 555".split()
)
"""Digits in chat that count nothing."""


def _idle(span: tuple[int, int], pair: Pair, was: tuple[Figure, ...]) -> bool:
    return any(one.start <= span[0] < one.end and _may_go(one, pair) for one in was) or any(
        start <= span[0] < end for start, end in pair.rebukes
    )


def _codes(reading: Reading, agreed: list[Figure]) -> dict[str, tuple[int, int]]:
    text = spaced_out(reading.document.source)
    return {
        bare(found[0]): found.span()
        for found in CODE.finditer(text)
        if not any(one.start < found.end() and found.start() < one.end for one in agreed)
    }


def names(pair: Pair) -> Iterator[Reason]:
    """Words with a capital that are no ordinary words: people, places, companies, terms."""
    was, now = pair.kept, pair.candidate
    old = {name: span for name, span in was.names.items() if not was.opens_with(name)}
    new = now.names
    words_then = _all_words(pair.original)
    words_now = _all_words(now)
    agreed = [(one.start, one.end) for one in figures_of(now)]
    for name, span in new.items():
        if not _known(name, words_then, pair) and not any(
            start <= span[0] < end for start, end in agreed
        ):
            yield reason(
                "name-added", now.document.source[slice(*span)], side="candidate", span=span
            )
            return
    for name, span in old.items():
        if not _known(name, words_now, pair) and not any(
            start <= span[0] < end for start, end in pair.rebukes
        ):
            yield reason("name-lost", was.document.source[slice(*span)], side="original", span=span)
            return


def _known(name: str, words: frozenset[str], pair: Pair) -> bool:
    if name in words or name.replace(".", "") in words or name.rstrip("s") in words:
        return True
    return all(part in words for part in re.split(r"[-/&'’]", name) if part)


def _all_words(reading: Reading) -> frozenset[str]:
    text = BLANK.sub(" ", reading.document.source).casefold()
    words = set(_LATIN_WORD.findall(text))
    words |= {part for word in words for part in re.split(r"[-'’&/.]", word)}
    words |= {word.replace(".", "").replace("/", "") for word in words}
    return frozenset(words | {lemma(word) for word in words})


_MOMENT = lazy(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(today|tonight|tomorrow|noon|midnight"
    r"|tmrw?|2day|2nite|2moro|eob|eod|cob)\b"
    r"|\b(this|next) (week|month|quarter|year|morning|afternoon)\b|\b(end|close) of (?:the |this "
    r")?(month|week|year|day|business)\b"
    r"|(?:周|星期|礼拜)([一二三四五六日天末])|(今天|今日|今儿|今晚|明天|明日|明儿|后天|中午|午夜|零点|月底|月末|年底|月初|下周|本周|这周|下个?月|本月)"
)


def moments(pair: Pair) -> Iterator[Reason]:
    """Weekdays, today, noon: none lost, none added. A blurred time may become a blank."""
    was, now = _moments(pair.kept), _moments(pair.candidate)
    blank = "\u27e6" in pair.candidate.document.source
    for moment, span in was.items():
        idle = pair.original.folded[max(0, span[0] - 1) : span[0]] in "到都" and span[0]
        if (
            moment not in now
            and not idle
            and not (blank and (_is_blurred(moment) or _is_excuse(pair)))
            and not ((known := moments_in(moment)) and known <= pair.candidate.moments)
        ):
            yield reason("fact-lost", pair.original.quoted(*span), side="original",
                         span=pair.original.source_of(*span))  # fmt: skip
            return
    for moment, span in now.items():
        so_far = _SO_FAR.search(pair.candidate.folded[max(0, span[0] - 6) : span[0]])
        known = moments_in(moment)
        if moment not in was and not so_far and not (known and known <= pair.original.moments):
            yield reason("fact-added", pair.candidate.quoted(*span), side="candidate",
                         span=pair.candidate.source_of(*span))  # fmt: skip
            return


_SO_FAR = lazy(r"(?:until|till|as of|to|截至|截止|到|至) ?$")


def _is_blurred(moment: str) -> bool:
    """Whether it is no weekday: a blank may take its place."""
    return not (moment in _DAYS or moment in "一二三四五六天末")


_DAYS = frozenset("mon tues wednes thurs fri satur sun".split())


def _is_excuse(pair: Pair) -> bool:
    """Whether nothing in the original is due at a time."""
    return not any(
        family.name == "deadline" and family.said & pair.original.hits
        for family in pair.original.vocabulary.kept
    )


_SAME_MOMENT = {
    **dict.fromkeys(("tmr", "tmrw", "2moro"), "tomorrow"),
    **dict.fromkeys(("2day",), "today"),
    **dict.fromkeys(("2nite",), "tonight"),
    **dict.fromkeys(
        ("eob", "eod", "cob", "close business", "end day", "end business"), "end of day"
    ),
    "今儿": "今天",
    "明儿": "明天",
    "月末": "月底",
    "日": "天",
    "今日": "今天",
    "明日": "明天",
    "本周": "这周",
    "下个月": "下月",
}


def _moments(reading: Reading) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for one in _MOMENT.finditer(reading.folded):
        words = " ".join(filter(None, one.groups()))
        found.setdefault(_SAME_MOMENT.get(words, words), one.span())
    return found


_CHINESE_NAME = lazy(
    rf"(?:为|叫|是|找|请|由|让|给|联系|总监|经理|同事|主管|工程师|业务|采购|财务|客户)([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[，。；、的来跟对先和与处（]|$)"
)


def chinese_names(pair: Pair) -> Iterator[Reason]:
    """A Chinese name of a person behind the word that introduces it."""
    if pair.language != "zh":
        return
    for found in _CHINESE_NAME.finditer(pair.candidate.folded):
        if found[1] not in pair.original.folded and pair.explained.new_in(*found.span(1)):
            yield reason("name-added", found[1], side="candidate",
                         span=pair.candidate.source_of(*found.span(1)))  # fmt: skip
            return


_RATE = lazy(
    r"\bper (day|week|month|year|hour|piece|unit|kg|ton|pallet|container|carton|set|shipment"
    r"|order)\b"
    r"|每(天|日|周|星期|月|年|小时|件|箱|吨|个|托|柜|单|批|台|套)"
)
_SAME_RATE = {"日": "天", "星期": "周", "unit": "piece"}


def rates(pair: Pair) -> Iterator[Reason]:
    """Per day must not become per week."""
    was, now = _rates(pair.original), _rates(pair.candidate)
    if was and now and now - was:
        yield reason("fact-lost", min(was - now or was))


def _rates(reading: Reading) -> set[str]:
    words = ("".join(filter(None, found.groups())) for found in _RATE.finditer(reading.folded))
    return {_SAME_RATE.get(word, word) for word in words}
