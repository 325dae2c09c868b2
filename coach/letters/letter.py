"""The confirmation e-mail that a chat amounts to: agreed, proposed, open, each with its source.

Every value in it is a slice of the chat. What the chat does not say is a ⟦blank⟧.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from coach.draft import Context
from coach.finding import Language, Text
from coach.letters import wording
from coach.letters.chat import Chat, Line, rows_in
from coach.letters.echoes import FREE_POINT
from coach.letters.negotiation import OpenQuestion, Outcome, outcome
from coach.letters.positions import Position
from coach.letters.sameness import same
from coach.letters.sides import our_names
from coach.letters.topics import BY_ID, TOPICS, adds_up

Section = Literal["agreed", "proposed", "open"]
Role = Literal["proposed", "accepted", "answered", "asked"]
_LONGEST_EXCERPT = 240
_ORDER = {topic.id: place for place, topic in enumerate(TOPICS)}


@dataclass(frozen=True, slots=True)
class Citation:
    """A line of the chat that an item rests on.

    `start` and `end` enclose `text` in the paste; `line` counts its lines from 1. `stamp` is date
    and time as written there, `moment` what they mean on the clock of the chat, without a zone.
    """

    role: Role
    author: str
    line: int
    stamp: str | None
    moment: datetime | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered point. `value` is a slice of the chat, `start`..`end` its place in the paste.

    An open point may have no value: then its citation is the question nobody answered.
    """

    number: int
    section: Section
    topic: str
    name: Text
    value: str | None
    start: int | None
    end: int | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A confirmation e-mail. `text` is its body with greeting and sign-off.

    `ours` and `theirs` are the names of the two sides; `ours` is empty where nothing tells it.
    `notes` tell the writer, not the reader, what was uncertain.
    """

    language: Language
    subject: str
    text: str
    items: tuple[Item, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    notes: tuple[Text, ...]

    def section(self, section: Section) -> tuple[Item, ...]:
        """The items of a section."""
        return tuple(item for item in self.items if item.section == section)


def confirmation(
    chat: Chat,
    us: str | None = None,
    language: Language = "en",
    context: Context | None = None,
) -> Letter:
    """The letter that confirms a chat.

    `us` is a name in the chat; without it the sender's name of the context counts, then “Me”
    and 我. Values stay in the language of the chat. Raises ChatError, with the names found, for
    another `us`.
    """
    context = context or Context()
    ours = our_names(chat, us, context.sender.name)
    items = _numbered(chat, outcome(chat, ours))
    theirs = tuple(name for name in chat.authors if name not in ours) if ours else ()
    days = _days(chat)
    return Letter(
        language=language,
        subject=wording.subject(language, days, wording.reference(chat)),
        text=wording.body(language, theirs, days, context.channel, items),
        items=items,
        ours=tuple(name for name in chat.authors if name in ours),
        theirs=theirs,
        notes=tuple(_notes(chat, ours)),
    )


def _days(chat: Chat) -> tuple[date, date] | None:
    """The first and the last day of the conversation."""
    days = [line.moment.date() for line in chat.messages if line.moment]
    return (min(days), max(days)) if days else None


def _notes(chat: Chat, ours: frozenset[str]) -> Iterator[Text]:
    if chat.day_order == "ambiguous":
        yield wording.AMBIGUOUS_DATES
    if not ours:
        yield wording.UNKNOWN_SIDE if len(chat.authors) <= 2 else wording.UNKNOWN_SIDES
    if any(line.kind in ("media", "deleted") for line in chat.lines):
        yield wording.NOT_READ
    if any(line.edited for line in chat.lines):
        yield wording.EDITED


# -- items --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Point:
    """An item without its number."""

    section: Section
    topic: str
    position: Position | None
    citations: tuple[Citation, ...]
    order: int


def _numbered(chat: Chat, found: Outcome) -> tuple[Item, ...]:
    """The items of all sections, numbered through."""
    agreed = list(_agreed(found))
    proposed = list(_proposed(found, {point.topic for point in agreed}))
    settled = {point.topic for point in [*agreed, *proposed]}
    points = [*_sorted(agreed), *_sorted(proposed), *_sorted(_open(found, settled))]
    return tuple(_item(number, point) for number, point in enumerate(points, start=1))


def _sorted(points: Iterable[_Point]) -> list[_Point]:
    return sorted(points, key=lambda point: (point.order, point.citations[0].line))


def _agreed(found: Outcome) -> Iterator[_Point]:
    seen: list[Position] = []
    for position in found.positions:
        if position.status != "agreed" or position.accepted_in is None:
            continue
        if any(_repeats(position, other) for other in seen):
            continue
        seen.append(position)
        citations = (
            _citation("proposed", position.line, position.value.at, position.value.until),
            _citation("accepted", position.accepted_in),
        )
        yield _point("agreed", position.value.topic, position, citations)


def _proposed(found: Outcome, agreed: set[str]) -> Iterator[_Point]:
    """For each topic the last word that stands, with what the other side last said instead."""
    standing = [position for position in found.positions if position.status == "stands"]
    taken: list[Position] = [p for p in found.positions if p.status == "agreed"]
    for position in reversed(standing):
        if position.value.topic in agreed and not adds_up(position.value.topic):
            continue
        if any(_repeats(position, other) for other in taken):
            continue
        position = next(p for p in standing if p is position or _repeats(p, position))
        rivals = [other for other in taken if other.value.topic == position.value.topic
                  and other.status == "stands" and other.line is not position.line]  # fmt: skip
        taken.append(position)
        if rivals and not adds_up(position.value.topic):
            continue
        against = next((other for other in reversed(standing)
                        if other.value.topic == position.value.topic and other.side != position.side
                        and not _repeats(other, position)), None)  # fmt: skip
        citations = [_citation("proposed", position.line, position.value.at, position.value.until)]
        if against is not None and not adds_up(position.value.topic):
            citations.append(
                _citation("proposed", against.line, against.value.at, against.value.until)
            )
        yield _point("proposed", position.value.topic, position, tuple(citations))


def _open(found: Outcome, settled: set[str]) -> Iterator[_Point]:
    """Topics whose last word was turned down or taken back, and questions without an answer."""
    seen = set(settled)
    for position in reversed(found.positions):
        if position.status in ("refused", "reopened") and position.value.topic not in seen:
            seen.add(position.value.topic)
            citations = [
                _citation("proposed", position.line, position.value.at, position.value.until)
            ]
            if position.answered_in and position.answered_in is not position.line:
                citations.append(_citation("answered", position.answered_in))
            yield _point("open", position.value.topic, position, tuple(citations))
    for question in found.questions:
        if question.topic is None or question.topic not in seen:
            seen.add(question.topic or "")
            yield _asked(question)


def _asked(question: OpenQuestion) -> _Point:
    cited = _citation("asked", question.line, question.start, question.end)
    return _point("open", question.topic or FREE_POINT, None, (cited,))


def _point(
    section: Section, topic: str, position: Position | None, citations: tuple[Citation, ...]
) -> _Point:
    return _Point(section, topic, position, citations, _ORDER.get(topic, len(_ORDER)))


def _repeats(one: Position, other: Position) -> bool:
    return one.value.topic == other.value.topic and same(one.value.key, other.value.key)


def _item(number: int, point: _Point) -> Item:
    topic = BY_ID.get(point.topic)
    value = point.position.value if point.position else None
    return Item(
        number=number,
        section=point.section,
        topic=point.topic,
        name=topic.name if topic else wording.FURTHER_POINT,
        value=value.text if value else None,
        start=value.start if value else None,
        end=value.end if value else None,
        citations=point.citations,
    )


def _citation(role: Role, line: Line, at: int = 0, until: int | None = None) -> Citation:
    """A line, or of a long one the part around `at`..`until`."""
    assert line.author is not None
    start, end = _excerpt(line.text, at, len(line.text) if until is None else until, until is None)
    return Citation(
        role=role,
        author=line.author,
        line=line.number + rows_in(line.text[:start]),
        stamp=line.stamp,
        moment=line.moment,
        text=line.text[start:end],
        start=line.start + start,
        end=line.start + end,
    )


def _excerpt(text: str, at: int, until: int, whole: bool) -> tuple[int, int]:
    """The row of a message that holds a span; if it is long, what fits around the span."""
    if whole:
        at = until = 0
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", until)
    end = len(text) if end < 0 else end
    if end - start > _LONGEST_EXCERPT:
        spare = max(0, _LONGEST_EXCERPT - (until - at)) // 2
        start, end = max(start, at - spare), min(end, max(until + spare, start + _LONGEST_EXCERPT))
        end = min(end, start + max(_LONGEST_EXCERPT, until - start))
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
