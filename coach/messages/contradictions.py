"""Fields that say two things: shares that miss 100 %, two dates, FOB with a port of arrival."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.finding import Text
from coach.identifiers.figures import chinese_number
from coach.identifiers.terms import Split, find_incoterms, find_splits, split_adds_up
from coach.lazily import lazy
from coach.messages.home import home_of, is_far
from coach.messages.reading import SIGNS, Reading
from coach.messages.rivals import rivals
from coach.messages.scoring import Scored
from coach.messages.sums import Sum, wrong_balance, wrong_total

_NUMBER = lazy(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field with two values that cannot both be meant. Text offsets."""

    field: str
    spans: tuple[tuple[int, int], ...]
    says: Text


def contradictions(
    scored: Scored, sender: str | None = None, wanted: Collection[str] = ()
) -> Iterator[Contradiction]:
    """All contradictions of a message, each field at most once.

    `sender` is a country's code; `wanted` are the fields that such a message has.
    """
    reading = scored.reading
    told = set()
    for found in (
        _shares(reading) or _plain_shares(reading),
        _told("total", wrong_total(reading)) if "total" in wanted else None,
        _told("amount_due", wrong_balance(reading)) if "amount_due" in wanted else None,
        _two_lead_times(scored) if _are_several(reading, "length") else None,
        _minimums(reading) if _are_several(reading, "quantity") else None,
        _terms(reading, sender),
        *_two_values(scored, wanted),
    ):
        if found is not None and found.field not in told:
            told.add(found.field)
            yield found


def _are_several(reading: Reading, kind: str) -> bool:
    """Whether there is more than one value of a kind; with a single one nothing is contradicted."""
    sign = SIGNS[kind]
    first = reading.typed.find(sign)
    return first >= 0 and sign in reading.typed[first:].lstrip(sign)


def _two_lead_times(scored: Scored) -> Contradiction | None:
    reading = scored.reading
    return _lead_times(reading) or _lead_times_of_one_event(reading) or _lead_times_apart(scored)


def _told(field: str, wrong: Sum | None) -> Contradiction | None:
    """A wrong sum as a contradiction; the total stands last, where it is marked."""
    if wrong is None:
        return None
    places = (*wrong.parts, wrong.total)
    return Contradiction(field, tuple((one.start, one.end) for one in places), wrong.told())


def _two_values(scored: Scored, wanted: Collection[str]) -> Iterator[Contradiction]:
    """Two dates, or lengths of time, of which a trained model is sure that both are the field's."""
    for one in rivals(scored, wanted):
        both = [(scored.reading.folded[start:end], start, end) for start, end in one.spans]
        yield _apart(one.field, scored.reading, both)


def _shares(reading: Reading) -> Contradiction | None:
    """30% deposit and 60% before shipment: where does the rest stay?"""
    for split in find_splits(reading.folded):
        if _falls_short(split, reading.folded) and not _some_make_all(split):
            said = " + ".join(f"{share.percent.normalize():f}%" for share in split.shares)
            return Contradiction(
                "payment_terms",
                tuple((share.start, share.end) for share in split.shares),
                Text(f"{said} is not 100%", f"{said}合计不是100%"),
            )
    return None


_PAID = lazy(
    r"\b(?:pay\w*|t/?t|transfer|wire|deposit|advance|balance|down|settle\w*|money|ahead|on order"
    r"|with (?:your |the )?(?:order|purchase)|before (?:it|the goods|loading|shipment)|presentation"
    r"|at (?:signing|readiness))\b|付|订金|定金|电汇|尾款|余款|汇|结|开工|落单"
)


def _falls_short(split: Split, folded: str) -> bool:
    """Whether the shares of a payment, in one sentence, are said to be all and are not."""
    if split_adds_up(split) is False:
        return True
    apart = len(split.shares) > 1 and not split.alternatives and not split.open_rest
    start = folded.rfind("\n", 0, split.start) + 1
    return apart and split.total != 100 and bool(_PAID.search(folded[start : split.end + 40]))


def _some_make_all(split: Split) -> bool:
    """Whether one share or two neighbours make 100 %: the others belong to another sentence."""
    percents = [share.percent for share in split.shares]
    if len(percents) == 2 and percents[0] == percents[1]:
        return True  # the same one, named twice
    return any(one >= 100 for one in percents) or any(
        one + other == 100 for one, other in pairwise(percents)
    )


def _values(reading: Reading, name: str) -> list[tuple[float, int, int]]:
    """The figures under one sign, with their places; ranges are left out."""
    found = []
    for match in re.finditer(f"[{SIGNS[name]}]+", reading.typed):
        numbers = _NUMBER.findall(reading.folded[match.start() : match.end()])
        if len(numbers) == 1:
            value = float(numbers[0].replace(",", ""))
            words = reading.folded[match.start() : match.end()]
            value *= 10_000 if "万" in words else 1000 if re.search(r"\d\s?k\b|千", words) else 1
            found.append((value, match.start(), match.end()))
    return found


_L = SIGNS["length"]
_EVENTS = {
    "deposit": r"(?:deposit|advance|down ?payment|prepay\w*|first (?:money|payment|percent)"
    r"|定金|订金|预付款?|头款|首款|首付|打款|到账|款到)",
    "order": r"(?:your (?:signed )?order|order sheet|order confirmation|signed contract|p\.?o\b"
    r"|下单|订单)",
    "approval": r"(?:approv\w+|ok on|artwork|sample|labels?|lab dip"
    r"|确认样|封样|签样|定稿|图纸|样签)",
}
"""What a lead time counts from."""
_COUNTED_FROM = {
    name: (
        lazy(
            rf"(?P<length>[{_L}]+)"
            rf"(?=[^¶\n]{{0,34}}\b(?:after|from|of|once|when|upon|following)\b"
            rf"[^¶\n{_L}]{{0,30}}{event}|[^¶\n{_L}]{{0,4}}自[^¶\n{_L}]{{0,12}}{event})"
        ),
        lazy(
            rf"{event}[^¶\n{_L}]{{0,10}}(?:后|起|以后|之后|算)[^¶\n{_L}]{{0,12}}(?P<length>[{_L}]+)"
        ),
    )
    for name, event in _EVENTS.items()
}
_NOT_LEAD = lazy(r"\b(?:balance|pay\w*|credit|invoice|settle\w*|valid\w*)\b|尾款|付|结清|有效|账期")


def _lead_times_of_one_event(reading: Reading) -> Contradiction | None:
    """Two lead times that count from the same event."""
    for patterns in _COUNTED_FROM.values():
        found: list[tuple[float, int, int]] = []
        for pattern in patterns:
            for match in pattern.finditer(reading.typed):
                start, end = match.span("length")
                line = reading.folded.rfind("\n", 0, start) + 1
                words = reading.folded[max(line, start - 30) : end + 12]
                days = _days(reading.folded[start:end])
                other = _OTHER_GOODS.search(words) or _NOT_LEAD.search(words)
                if days is not None and not other:
                    found.append((days, start, end))
        if len({days for days, _, _ in found}) == 2:
            return _apart("lead_time", reading, found)
    return None


def _apart(
    field: str, reading: Reading, found: Sequence[tuple[float | str, int, int]]
) -> Contradiction:
    """The first value of a field and the first other one."""
    first = found[0]
    other = next(one for one in found if one[0] != first[0])
    a, b = (reading.folded[start:end] for _, start, end in (first, other))
    return Contradiction(field, (first[1:], other[1:]), Text(f"“{a}” and “{b}”", f"“{a}”与“{b}”"))


_SURE_OF_LEAD = 0.5
"""Log-odds from which a passage is taken to tell the lead time."""
_UNIT_DAYS = (("week", 7), ("周", 7), ("星期", 7), ("礼拜", 7), ("month", 30), ("月", 30))


def _lead_times_apart(scored: Scored) -> Contradiction | None:
    """Two passages that tell different lead times for the same goods."""
    found: list[tuple[float, int, int]] = []
    for start, end in scored.stating("lead_time", _SURE_OF_LEAD):
        reading = scored.reading
        lengths = [*re.finditer(f"[{SIGNS['length']}]+", reading.typed[start:end])]
        if len(lengths) != 1 or _OTHER_GOODS.search(reading.folded[start:end]):
            continue
        place = (start + lengths[0].start(), start + lengths[0].end())
        days = _days(reading.folded[slice(*place)])
        if days is not None and all(place != one[1:] for one in found):
            found.append((days, *place))
    return (
        _apart("lead_time", scored.reading, found) if len({one[0] for one in found}) == 2 else None
    )


def _days(words: str) -> float | None:
    """A length of time in days, roughly; None for a range or a number that is not understood."""
    unit = next((days for name, days in _UNIT_DAYS if name in words), 1)
    numbers = _NUMBER.findall(words)
    if len(numbers) == 1:
        return float(numbers[0].replace(",", "")) * unit
    if numbers:
        return None
    run = re.search("[零一二两三四五六七八九十百]+", words)
    value = chinese_number(run[0]) if run else _spelled(words.split()[0] if words else "")
    return None if value is None else float(value) * unit


def _spelled(word: str) -> int | None:
    """An English number word: nine, sixty, forty-five."""
    from coach.timing.english.words import NUMBERS, TENS

    tens, _, ones = word.partition("-")
    if ones:
        return TENS[tens] + NUMBERS[ones] if tens in TENS and ones in NUMBERS else None
    return NUMBERS.get(word, TENS.get(word))


_LEAD = lazy(
    r"\b(?:lead ?-?time|delivery(?: time)?|production(?: time)?|ready (?:in|within)|ship(?:ped"
    r"|ment)? (?:in|within)|turnaround)\b[^\n.;]{0,40}|(?:交期|货期|交货期|生产周期|生产|出货"
    r"|交货|大货)[^\n。；]{0,20}"
)
_OTHER_GOODS = lazy(
    r"\b(?:samples?|repeat|first order|re-?order|custom\w*|stock|sea|transit|freight|altogether"
    r"|in all|shipping time|original\w*|new)\b"
    r"|样|返单|现货|定制|海运|航程|原|新|改|共|总|合计|加上|再加|测试|老化|打版|开模"
)


_PART = lazy(
    r"(?P<figure>\d{1,3}(?:\.\d+)?) ?(?:%|％|per ?cent\b)"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?"
    r"|\b(?P<words>half"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?= (?:per ?cent|%)))\b"
)
_TENTHS = "零一二三四五六七八九"


def _share(found: re.Match[str]) -> float | None:
    """A share in percent: 30%, 三成半, half."""
    if found["figure"]:
        return float(found["figure"])
    if found["tenths"]:
        return _TENTHS.index(found["tenths"]) * 10 + (5 if found["half"] else 0)
    tens = _spelled(found["words"])
    return 50.0 if tens is None else float(tens)  # else it is “half”


def _plain_shares(reading: Reading) -> Contradiction | None:
    """Two or three shares of a payment in one line, told without the usual words."""
    at = 0
    for line in reading.folded.split("\n"):
        shares = [
            (share, at + one.start(), at + one.end())
            for one in _PART.finditer(line)
            if (share := _share(one)) is not None
        ]
        at += len(line) + 1
        paid = _PAID.search(line) and not _OTHER_SHARES.search(line)
        if paid and 2 <= len(shares) <= 3 and all(share[0] < 100 for share in shares):
            total = sum(share[0] for share in shares)
            makes_all = any(one[0] + other[0] == 100 for one, other in pairwise(shares))
            again = len(shares) == 2 and shares[0][0] == shares[1][0]  # the same one, twice named
            if total != 100 and 60 <= total <= 140 and not makes_all and not again:
                said = " + ".join(f"{share[0]:g}%" for share in shares)
                spans = tuple(share[1:] for share in shares)
                return Contradiction(
                    "payment_terms",
                    spans,
                    Text(f"{said} is not 100%", f"{said}合计不是100%"),
                )
    return None


_OTHER_SHARES = lazy(
    r"\b(?:discount|tolerance|vat|tax|duty|insur\w+|commission|interest|cotton|polyester|defect\w*"
    r"|penalty|rest|remaining|balance before|or|if)\b|折扣|税|公差|佣金|利息|棉|保险|溢短|合格"
    r"|损耗|违约|余款|或"
)


def _lead_times(reading: Reading) -> Contradiction | None:
    """Two lead times for the same goods."""
    found: list[tuple[str, int, int]] = []
    for place in _LEAD.finditer(reading.folded):
        line = reading.folded.rfind("\n", 0, place.start()) + 1
        around = reading.folded[max(line, place.start() - 10) : place.end()]
        if _OTHER_GOODS.search(around):
            continue
        length = re.search(f"[{SIGNS['length']}]+", reading.typed[place.start() : place.end()])
        if length:
            start, end = place.start() + length.start(), place.start() + length.end()
            numbers = tuple(_NUMBER.findall(reading.folded[start:end]))
            if numbers:
                found.append(("-".join(numbers), start, end))
    return _apart("lead_time", reading, found) if len({one[0] for one in found}) > 1 else None


_MOQ = lazy(
    r"\b(?:moq|minimum order(?: quantity)?|min\.? order)\b[^\n.;]{0,30}|(?:起订量?|起批量?"
    r"|最小订单|最低订)[^\n。；]{0,12}"
)
_PER = lazy(
    r"\b(?:per|each|colou?rs?|designs?|sizes?|model|stock|custom\w*|logo|and|trial)\b|每|款|色"
    r"|定制|试单|现货"
)


def _minimums(reading: Reading) -> Contradiction | None:
    """Two minimum quantities for the same thing."""
    found = []
    for place in _MOQ.finditer(reading.folded):
        if _PER.search(reading.folded[place.start() : place.end() + 12]):
            continue
        for value, start, end in _values(reading, "quantity"):
            if place.start() <= start < place.end():
                found.append((value, start, end))
                break
    return _apart("moq", reading, found) if len({one[0] for one in found}) > 1 else None


def _terms(reading: Reading, sender: str | None) -> Contradiction | None:
    """FOB with a port where the goods arrive, CIF with one where they leave.

    Without the sender's country the words of the message tell where its writer is.
    """
    for term in find_incoterms(reading.document.text):
        port = term.place.port if term.place else None
        if term.domestic or port is None or not reading.folded[term.start].strip():
            continue
        words = reading.document.text[term.start : term.end]
        home = sender or home_of(reading, (term.start, term.end))
        if term.rule in _CARRIED and home == port.country:
            says = Text(f"{words} names a port of departure", f"{words}写的是起运港")
        elif term.rule in ("FOB", "FAS") and home is not None and is_far(port.country, home):
            says = Text(f"{words} names a port of arrival", f"{words}写的是到货港")
        else:
            continue
        return Contradiction("incoterm", ((term.start, term.end),), says)
    return None


_CARRIED = frozenset({"CFR", "CIF", "CPT", "CIP"})
