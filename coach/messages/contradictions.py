"""Fields that say two things: shares that miss 100 %, a sum that is not quantity times price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.finding import Text
from coach.identifiers.figures import chinese_number
from coach.identifiers.ports import find_ports
from coach.identifiers.terms import Incoterm, Split, find_incoterms, find_splits, split_adds_up
from coach.lazily import lazy
from coach.messages.reading import SIGNS, Reading
from coach.messages.scoring import Scored

_NUMBER = lazy(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field with two values that cannot both be meant. Text offsets."""

    field: str
    spans: tuple[tuple[int, int], ...]
    says: Text


def contradictions(
    reading: Reading, sender: str | None = None, scored: Scored | None = None
) -> Iterator[Contradiction]:
    """All contradictions of a message, each field at most once.

    `sender` is a country's code; `scored` tells which passages speak of the lead time.
    """
    for found in (
        _shares(reading) or _plain_shares(reading),
        _sum(reading) or _sum_of_lines(reading),
        _lead_times(reading)
        or _lead_times_of_one_event(reading)
        or (_lead_times_apart(scored) if scored else None),
        _minimums(reading),
        _terms(reading, sender),
    ):
        if found is not None:
            yield found


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


_TOTAL = lazy(
    r"= ?[^\n]{0,20}|\b(?:grand total|total|amount|in all|altogether|comes to|sum|makes|value"
    r"|the whole|for the (?:lot|run|order)|adds up)\b[^\n]{0,40}"
    r"|(?:总金额|总价|合计|总计|总额|共计|一共|总共|货值|总货款|总数|全部下来|全部|合共|加起来|乘下来"
    r"|合起来)[^\n]{0,20}"
)


def _bare(reading: Reading, start: int, end: int) -> list[tuple[float, int, int]]:
    """Large figures without a currency or unit beside them."""
    found = []
    for match in re.finditer(
        r"(?<![\d.,])\d[\d,]{2,}(?:\.\d+)?(?![\d%])", reading.typed[start:end]
    ):
        value = float(match[0].replace(",", ""))
        found.append((value, start + match.start(), start + match.end()))
    return found


_SURCHARGE = lazy(
    r"\b(?:freight|discount|shipping cost|mould|mold|tooling|tax|vat|insurance|fee|surcharge"
    r"|less|plus)\b|运费|折扣|模具|税|保险|手续费|版费|另加|优惠|减"
)


def _sum(reading: Reading) -> Contradiction | None:
    """The total, where there is one quantity and one price and nothing is added or taken off."""
    monies, amounts = _values(reading, "money"), _values(reading, "quantity")
    inside, others = _total_in(reading, monies)
    if any(_SURCHARGE.search(_clause_around(reading, one)) for one in inside + others):
        return None
    prices = [one for one in others if one[0] < inside[0][0]] if len(inside) == 1 else []
    if len({one[0] for one in prices}) != 1 or not amounts:
        return None
    quantity = max(amounts)
    expected = {one[0]: one[0] * prices[0][0] for one in amounts}
    if any(_is_rounded(inside[0][0], value, one) for one, value in expected.items()):
        return None
    if len(expected) > 1 and not 0.5 <= inside[0][0] / max(expected[quantity[0]], 1) <= 2:
        return None  # the total of something else
    expected_total = expected[quantity[0]]
    spans = ((quantity[1], quantity[2]), prices[0][1:], inside[0][1:])
    return Contradiction(
        "total",
        spans,
        Text(
            f"{quantity[0]:g} × {prices[0][0]:g} = {expected_total:,.2f}, not {inside[0][0]:,.2f}",
            f"{quantity[0]:g} × {prices[0][0]:g} = {expected_total:,.2f}，不是{inside[0][0]:,.2f}",
        ),
    )


def _is_rounded(said: float, reckoned: float, quantity: float = 1) -> bool:
    """Whether the two differ by no more than rounding of a price or of the sum makes out."""
    return abs(said - reckoned) <= max(1.0, 0.0005 * reckoned, 0.005 * quantity)


def _total_in(
    reading: Reading, monies: list[tuple[float, int, int]]
) -> tuple[list[tuple[float, int, int]], list[tuple[float, int, int]]]:
    """The figures that words call the total, at the first place with one, and the others."""
    for total in _TOTAL.finditer(reading.folded):
        inside = [one for one in monies if total.start() <= one[1] < total.end()]
        inside = inside or _bare(reading, *total.span())
        if inside:
            return inside, [one for one in monies if one not in inside]
    return [], monies


def _clause_around(reading: Reading, value: tuple[float, int, int]) -> str:
    """The words just before and behind a figure, within its line."""
    start = max(reading.folded.rfind("\n", 0, value[1]) + 1, value[1] - 30)
    end = reading.folded.find("\n", value[2])
    return reading.folded[start : min(end if end >= 0 else len(reading.folded), value[2] + 30)]


_FIGURE = lazy(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d%])")
_FEWEST_ROWS = 2


def _sum_of_lines(reading: Reading) -> Contradiction | None:
    """The total under lines of which each is quantity times price: their amounts make it."""
    inside, _ = _total_in(reading, _values(reading, "money"))
    if len(inside) != 1 or _SURCHARGE.search(reading.folded):
        return None
    amounts = []
    at = 0
    for line in reading.folded.split("\n"):
        if not at <= inside[0][1] < at + len(line):
            row = [float(one[0].replace(",", "")) for one in _FIGURE.finditer(line)]
            amount = _product_among(row)
            if amount is not None:
                amounts.append(amount)
        at += len(line) + 1
    together = sum(amounts)
    if len(amounts) < _FEWEST_ROWS or _is_rounded(inside[0][0], together):
        return None
    says = " + ".join(f"{amount:,.2f}" for amount in amounts) + f" = {together:,.2f}"
    return Contradiction(
        "total",
        (inside[0][1:],),
        Text(f"{says}, not {inside[0][0]:,.2f}", f"{says}，不是{inside[0][0]:,.2f}"),
    )


def _product_among(row: list[float]) -> float | None:
    """The figure of a row that is the product of two others, the largest of them."""
    for amount in sorted(row, reverse=True):
        for place, one in enumerate(row):
            for other in row[place + 1 :]:
                apart = min(one, other) > 1 and one != amount != other
                if apart and _is_rounded(amount, one * other):
                    return amount
    return None


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

    Without the sender's country the port of loading that the message names tells it.
    """
    for term in find_incoterms(reading.document.text):
        port = term.place.port if term.place else None
        if term.domestic or port is None or not reading.folded[term.start].strip():
            continue
        if term.rule in _CARRIED:
            near = sender or ("CN" if reading.document.language == "zh" else None)
            if near == port.country:
                words = reading.document.text[term.start : term.end]
                says = Text(f"{words} names a port of departure", f"{words}写的是起运港")
                return Contradiction("incoterm", ((term.start, term.end),), says)
        if term.rule not in ("FOB", "FAS"):
            continue
        home = sender or _home(reading, term)
        if home is not None and _far(port.country, home):
            words = reading.document.text[term.start : term.end]
            says = Text(f"{words} names a port of arrival", f"{words}写的是到货港")
            return Contradiction("incoterm", ((term.start, term.end),), says)
    return None


_SIGNATURE = 200
"""Characters at the end in which the writer's phone number stands."""
_OWN_PHONE = lazy(
    r"(?:\+|\b00)(1|2[07]|234|254|3[0-469]|351|353|4[0-9]|5[1-8]|6[0-6]|81|82|84|86|886|852|9[0-58]"
    r"|971|966|880)(?=[ \d()-]{7})"
)
_DIALLED = {
    "20": "EG", "27": "ZA", "234": "NG", "254": "KE", "30": "GR", "31": "NL", "32": "BE",
    "33": "FR", "34": "ES", "351": "PT", "353": "IE", "36": "HU", "39": "IT", "41": "CH",
    "43": "AT", "44": "GB", "45": "DK", "46": "SE", "47": "NO", "48": "PL", "49": "DE",
    "52": "MX", "54": "AR", "55": "BR", "56": "CL", "57": "CO", "51": "PE", "60": "MY",
    "61": "AU", "62": "ID", "63": "PH", "64": "NZ", "65": "SG", "66": "TH", "81": "JP",
    "82": "KR", "84": "VN", "86": "CN", "886": "TW", "852": "HK", "90": "TR", "91": "IN",
    "92": "PK", "94": "LK", "880": "BD", "966": "SA", "971": "AE",
}  # fmt: skip
_CARRIED = frozenset({"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
_CHINESE = frozenset({"CN", "HK", "MO", "TW"})


def _far(country: str, home: str) -> bool:
    """Whether the port lies elsewhere; goods of China also leave by its neighbours' ports."""
    return country != home and not {country, home} <= _CHINESE


def _home(reading: Reading, term: Incoterm) -> str | None:
    """The country of the writer: where his phone is; China, where the message names a place there
    or is written in Chinese.
    """
    phone = _OWN_PHONE.search(reading.folded, max(0, len(reading.folded) - _SIGNATURE))
    if phone is not None and phone[1] in _DIALLED:
        return _DIALLED[phone[1]]
    ports = find_ports(reading.document.text)
    elsewhere = [one for one in ports if not term.start <= one.start < term.end]
    chinese = any(one.port.country == "CN" for one in elsewhere)
    return "CN" if chinese or reading.document.language == "zh" else None
