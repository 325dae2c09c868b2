"""The values in a message: exactly where they stand, and which topic they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from coach.analysis.normalise import fold
from coach.lazily import lazy
from coach.letters.chat import Line
from coach.letters.sameness import Key, key_of, same
from coach.letters.topics import topics_named
from coach.letters.value_patterns import (
    BARE_NUMBER,
    BARE_PERCENT,
    CLAUSE_END,
    DATE_TOPICS,
    DURATION_TOPICS,
    FEE_TOPICS,
    IS_REFERENCE,
    IS_STEP,
    LOOKS_LIKE_PRICE,
    NO_DATE,
    OTHER_MEASURE,
    PATTERNS,
    PAYMENT_SUBSTANCE,
)

LONGEST_MESSAGE = 3000
"""Characters of a message that are searched for values; what is longer is a document."""
MOST_VALUES = 40
_LONGEST_CLAUSE = 300
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Value:
    """A value as somebody wrote it. `start` and `end` enclose `text` in the paste.

    `at` and `until` are the same place inside the message. `key` says what it means, as far as two
    values have to be compared. `loose` marks a number without a unit or a word, whose topic was
    taken from what was talked about.
    """

    topic: str
    text: str
    start: int
    end: int
    at: int
    until: int
    key: Key
    loose: bool = False


def folded(text: str) -> str:
    """`text` in lower case, simplified characters and plain digits, of the same length."""
    # A comma between two Chinese figures parts them: 单价15，1000个.
    return fold(_WIDE_COMMA.sub("、", text).translate(_SPELLINGS))


_WIDE_COMMA = lazy(r"(?<=\d)，(?=\d)")


_SPELLINGS = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("\u00a0\u202f\u2009\u3000\t\u200b\u200e\u200f", " "),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys("‐‑–—", "-"),
        "％": "%", "＋": "+", "：": ":", "．": ".", "×": "x", "＊": "*", "＄": "$", "￥": "¥",
        "，": ",", "（": "(", "）": ")", "？": "?", "！": "!", "；": ";",
    }
)  # fmt: skip


def values_in(
    line: Line,
    talked_about: tuple[str, ...] = (),
    known: Iterable[Value] = (),
    before: str = "",
) -> tuple[Value, ...]:
    """The values of one message, in its order.

    `talked_about` are topics that the messages before it asked about, the latest first; `known` the
    values already said, to which a bare number (“make it 600”) is compared; `before` the messages
    just before this one, in lower case.
    """
    raw = line.text[:LONGEST_MESSAGE]
    plain, said = folded(raw), tuple(known)
    taken: list[tuple[int, int, str, bool]] = []
    for topic, pattern in PATTERNS:
        for found in pattern.finditer(plain):
            span = next(
                (found.span(name) for name in pattern.groupindex if found[name]), found.span()
            )
            if _has_substance(topic, raw, plain, *span):
                _take(taken, *span, topic, plain)
    _take_times(taken, raw, plain, talked_about, said, before)
    _take_bare(taken, plain, talked_about, said, before)
    values = _values(line, plain, sorted(taken))
    return tuple(_as_total(value, said) for value in values)


def _as_total(value: Value, known: tuple[Value, ...]) -> Value:
    """An amount that was named as a total before is that total again, and no unit price."""
    if value.topic == "unit_price" and any(
        other.topic == "total" and same(other.key, value.key) for other in known
    ):
        return replace(value, topic="total")
    return value


def _has_substance(topic: str, raw: str, plain: str, start: int, end: int) -> bool:
    """Whether what matched is a value and not only a word of the topic."""
    if topic == "payment":
        return bool(PAYMENT_SUBSTANCE.search(plain, start, end))
    if topic in ("destination", "loading_port", "port"):
        return not raw[start].islower()
    return True


def _take(
    taken: list[tuple[int, int, str, bool]], start: int, end: int, topic: str, plain: str,
    loose: bool = False,
) -> None:  # fmt: skip
    while start < end and plain[start] in " ,.;:-":
        start += 1
    while end > start and plain[end - 1] in " ,.;:-(":
        end -= 1
    if start >= end or len(taken) >= MOST_VALUES:
        return
    if any(start < b and a < end for a, b, _, _ in taken):
        return
    if plain[start].isdigit() and IS_REFERENCE.search(plain, max(0, start - _NEAR), start):
        return
    if topic in FEE_TOPICS:
        topic = _fee(plain, start, end, topic)
    taken.append((start, end, topic, loose))


def _clause(plain: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a span: up to the next comma, full stop or line break on both sides."""
    first = max(0, start - _LONGEST_CLAUSE)
    left = max((found.end() for found in CLAUSE_END.finditer(plain, first, start)), default=first)
    last = min(len(plain), end + _LONGEST_CLAUSE)
    right = CLAUSE_END.search(plain, end, last)
    return left, right.start() if right else last


def _fee(plain: str, start: int, end: int, topic: str) -> str:
    """What an amount is for, by the words of its clause: the last ones before it, else after it."""
    left, right = _clause(plain, start, end)
    best = (-1, topic)
    for name, cue in FEE_TOPICS[topic].items():
        for found in cue.finditer(plain, left, start):
            best = max(best, (found.end(), name))
    if best[0] >= 0:
        return best[1]
    after = [
        (hit.start(), name)
        for name, cue in FEE_TOPICS[topic].items()
        if (hit := cue.search(plain, end, right))
    ]
    return min(after)[1] if after else topic


def _take_times(
    taken: list[tuple[int, int, str, bool]],
    raw: str,
    plain: str,
    talked_about: tuple[str, ...],
    known: tuple[Value, ...],
    before: str,
) -> None:
    """Dates and lengths of time, where words say what they are for."""
    from coach.timing.expression import find

    for found in find(raw, plain, english=True, chinese=True)[:MOST_VALUES]:
        start, end = found.start, found.end
        if found.anchor and found.anchor[1] <= start and not plain[found.anchor[1] : start].strip():
            start = found.anchor[0]
        elif found.anchor and found.anchor[0] >= end and not plain[end : found.anchor[0]].strip():
            end = found.anchor[1]
        topics = DURATION_TOPICS if found.meaning.kind == "duration" else DATE_TOPICS
        if NO_DATE.fullmatch(plain, start, end):
            continue
        has_figure = bool(_FIGURE.search(plain, start, end))
        if topics is DURATION_TOPICS and not has_figure:
            continue
        topic = _time_topic(plain, start, end, topics)
        if topic is None and has_figure:
            topic = _known_topic(key_of(plain[start:end]), topics, known, before)
        if topic is None and talked_about[:1] and talked_about[0] in topics:
            topic = talked_about[0]
        if topic:
            _take(taken, start, end, topic, plain)


def _known_topic(
    key: Key, topics: Iterable[str], known: tuple[Value, ...], before: str
) -> str | None:
    """The topic of the latest value that says the same, or that this one may answer."""
    among = [value for value in reversed(known) if value.topic in topics]
    said = [value for value in among if same(value.key, key)]
    said += [value for value in among if folded(value.text) in before]
    return said[0].topic if said else None


def _time_topic(plain: str, start: int, end: int, topics: dict[str, re.Pattern[str]]) -> str | None:
    """The topic whose word stands nearest in the clause, then in the sentence."""
    left, right = _clause(plain, start, end)
    found = _nearest(plain, start, end, left, right, topics)
    if found:
        return found
    first = max(0, start - _LONGEST_CLAUSE)
    left = max(first, *(plain.rfind(mark, first, start) + 1 for mark in "\n。!?;"))
    return _nearest(plain, start, end, left, right, topics)


def _nearest(
    plain: str, start: int, end: int, left: int, right: int, topics: dict[str, re.Pattern[str]]
) -> str | None:
    distances = [
        (start - cue.end() if cue.end() <= start else max(0, cue.start() - end), name)
        for name, pattern in topics.items()
        for cue in pattern.finditer(plain, left, right)
    ]
    return min(distances)[1] if distances else None


def _take_bare(
    taken: list[tuple[int, int, str, bool]],
    plain: str,
    talked_about: tuple[str, ...],
    known: tuple[Value, ...],
    before: str,
) -> None:
    """Numbers and percentages without a word of their own."""
    shares = [value.topic for value in known if value.topic in ("discount", "payment")]
    shares += [name for name in talked_about[:1] if name in ("discount", "payment")]
    if shares:
        for found in BARE_PERCENT.finditer(plain):
            _take(taken, *found.span(), shares[-1], plain, loose=True)
    here = tuple(
        Value(topic, plain[start:end], start, end, start, end, key_of(plain[start:end]))
        for start, end, topic, _ in taken
    )
    for found in islice(BARE_NUMBER.finditer(plain), MOST_VALUES):
        topic = _bare_topic(plain, found, talked_about, (*known, *here), before + plain)
        if topic:
            _take(taken, *found.span(), topic, plain, loose=True)


def _bare_topic(
    plain: str,
    found: re.Match[str],
    talked_about: tuple[str, ...],
    known: tuple[Value, ...],
    before: str,
) -> str | None:
    """Price or quantity, by what has been said: 4.10 after 4.20 is a price, 600 after 500 pcs."""
    if IS_STEP.search(plain, max(0, found.start() - _NEAR), found.start()):
        return None
    number = float(found[0].replace(",", ""))
    near = [
        (max(number, said) / min(number, said), value)
        for value in known
        if value.topic in _COUNTED and len(value.key.numbers) == 1
        if (said := value.key.numbers[0]) > 0 and number > 0
    ]
    if near:
        apart, value = min(near, key=lambda pair: pair[0])
        # “maybe 45” after “60 days” is no price, though one of 44 was named.
        elsewhere = OTHER_MEASURE.search(before) and folded(value.text) not in before
        if apart <= 2.5 and not (elsewhere and apart > 1):
            return "quantity" if value.topic == "minimum" else value.topic
    left, right = _clause(plain, *found.span())
    if LOOKS_LIKE_PRICE.match(found[0]) or (
        "." in found[0] and "unit_price" in topics_named(plain[left:right])
    ):
        return "unit_price"
    asked = [name for name in talked_about if name in ("quantity", "unit_price")]
    if len(asked) == 1 and plain.strip(" .!?。~") == found[0]:
        return asked[0]
    return None


_COUNTED = frozenset(
    "quantity minimum unit_price total extra freight sample tooling compensation".split()
)
_FIGURE = lazy(r"\d|[一二两三四五六七八九十]")


def _values(line: Line, plain: str, taken: list[tuple[int, int, str, bool]]) -> Iterator[Value]:
    for start, end, topic, loose in taken:
        yield Value(topic, line.text[start:end], line.start + start, line.start + end, start, end,
                    key_of(plain[start:end]), loose)  # fmt: skip


def asked_topics(text: str) -> tuple[str, ...]:
    """The topics that the questions in a message are about, the last one first."""
    sentences = re.split(r"(?<=[?!.。])\s*|\n", folded(text))
    return tuple(
        dict.fromkeys(name for part in reversed(sentences) for name in reversed(topics_named(part)))
    )
