"""What came of a chat: which values both sides accepted, which only one proposed, what is open.

Every message is read in its order. A value is a *position* of the side that said it. It is agreed
when the other side plainly accepts it in a message that puts no condition, asks nothing and puts
nothing off; a later word against it, another value for its topic or second thoughts take that back.
Where in doubt a position stays a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coach.letters.acts import Sentence, clauses_of, sentences_of, wants_yes
from coach.letters.chat import Chat, Line
from coach.letters.echoes import echoed_point, echoed_values, names_only
from coach.letters.sameness import same
from coach.letters.sides import side_of
from coach.letters.topics import BY_ID, topics_named
from coach.letters.values import Value, asked_topics, folded, values_in
from coach.letters.words_of_chat import (
    ABOUT_NEXT_TIME,
    ALL_OF_IT,
    NAMES_AN_OFFER,
    TOO_LATE,
    TOO_MUCH,
)

Status = Literal["stands", "agreed", "refused", "replaced", "reopened"]


@dataclass(slots=True)
class Position:
    """A value that a side put forward, and what became of it.

    `firm` is false for a value named under a condition or as a possibility.
    """

    value: Value
    line: Line
    side: str
    firm: bool = True
    status: Status = "stands"
    accepted_in: Line | None = None
    answered_in: Line | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that got no answer: its place inside `line`."""

    line: Line
    start: int
    end: int
    topic: str | None


@dataclass(slots=True)
class _Turn:
    """Messages of one side in a row, with the positions of each."""

    side: str
    lines: list[Line] = field(default_factory=list)
    positions: list[list[Position]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All positions in the order of the chat, and the questions nobody answered."""

    positions: tuple[Position, ...]
    questions: tuple[OpenQuestion, ...]


def outcome(chat: Chat, ours: frozenset[str]) -> Outcome:
    """Read a chat to its end."""
    table = _Table()
    for line in chat.messages:
        assert line.author is not None
        side = side_of(line.author, ours, chat.authors)
        table.hear(line, side or f"?{line.author}", may_accept=side is not None)
    return Outcome(tuple(table.positions), tuple(table.questions))


class _Table:
    """The state of a negotiation while its messages are read one by one."""

    def __init__(self) -> None:
        self.positions: list[Position] = []
        self.questions: list[OpenQuestion] = []
        self._turns: list[_Turn] = []
        self._talked: tuple[str, ...] = ()
        self._offer_named = False

    def hear(self, line: Line, side: str, *, may_accept: bool) -> None:
        """Take in the next message."""
        turn = self._turn(side)
        plain = folded(line.text)
        values = self._values(line, plain, side)
        sentences = sentences_of(plain)
        message = _Message(line, plain, side, sentences, values)
        before = [position for position in self.positions if position.accepted_in in turn.lines]
        fresh = self._weigh(message, may_accept)
        self._second_thoughts(message, before, turn)
        turn.lines.append(line)
        turn.positions.append(fresh)
        self._ask(message)
        self._talked = tuple(dict.fromkeys(asked_topics(line.text) + self._talked))[:3]
        self._offer_named |= bool(NAMES_AN_OFFER.search(plain))

    def _turn(self, side: str) -> _Turn:
        if not self._turns or self._turns[-1].side != side:
            self._turns.append(_Turn(side))
        return self._turns[-1]

    def _values(self, line: Line, plain: str, side: str) -> tuple[Value, ...]:
        """The values with a form of their own, and the other side's ones said again."""
        found = values_in(line, self._talked, [position.value for position in self.positions[-40:]])
        others = [position.value for position in self.positions[-40:] if position.side != side]
        return tuple(sorted([*found, *echoed_values(line, plain, found, others)],
                            key=lambda value: value.start))  # fmt: skip

    # -- weighing a message -------------------------------------------------------------------

    def _weigh(self, message: _Message, may_accept: bool) -> list[Position]:
        """Accept, refuse and put forward what the sentences of a message say; the new positions."""
        fresh: list[Position] = []
        accepted = False
        carried = False
        for sentence in message.sentences:
            values = message.within(sentence)
            for clause in clauses_of(message.plain, sentence):
                inside = [value for value in values if clause.start <= value.at < clause.end]
                if clause.refuses:
                    self._refuse(message, clause, inside)
                    fresh += self._put(message, [v for v in inside if not self._known(v)], sentence,
                                       refused=True)  # fmt: skip
                    continue
                yes = may_accept and message.may_bind and sentence.binds and _says_yes(sentence, clause, carried)
                for value in inside:
                    met = self._standing(value, message.side) if yes else None
                    if met is not None:
                        self._agree(met, message.line)
                        accepted = True
                    fresh += self._put(message, [value], sentence)
            if may_accept and message.may_bind and sentence.binds:
                accepted |= self._accept_named(message, sentence, values)
                accepted |= self._accept_echo(message, sentence, values, fresh)
            pure = not values and sentence.binds and not sentence.refuses
            carried = pure and (sentence.yes in ("plain", "assent") or sentence.affirms
                                or (sentence.yes == "soft" and len(sentence.text.split()) <= 2))  # fmt: skip
        if may_accept and not accepted:
            self._accept_all(message, fresh)
        return fresh

    def _put(
        self, message: _Message, values: Iterable[Value], sentence: Sentence, *, refused: bool = False
    ) -> list[Position]:
        """New positions; each replaces what its side said on the topic and questions what was agreed."""
        fresh: list[Position] = []
        later = bool(ABOUT_NEXT_TIME.search(sentence.text))
        for value in values:
            position = Position(value, message.line, message.side,
                                firm=not (sentence.conditional or sentence.puts_off or later),
                                status="refused" if refused else "stands")  # fmt: skip
            if not refused and not later:
                self._contest(value, message)
            self.positions.append(position)
            fresh.append(position)
        return fresh

    def _contest(self, value: Value, message: _Message) -> None:
        for earlier in self.positions:
            if earlier.line is message.line or not _differ(earlier.value, value):
                continue
            if earlier.status == "agreed":
                earlier.status, earlier.answered_in = "reopened", message.line
            elif earlier.status == "stands" and earlier.side == message.side:
                earlier.status = "replaced"

    def _standing(self, value: Value, side: str) -> Position | None:
        """The other side's latest position that says the same."""
        for position in reversed(self.positions):
            if position.side == side or position.status in ("replaced", "reopened"):
                continue
            if _alike(position.value, value) and same(position.value.key, value.key):
                return position
        return None

    def _known(self, value: Value) -> bool:
        return any(_alike(position.value, value) and same(position.value.key, value.key)
                   for position in self.positions)  # fmt: skip

    def _agree(self, position: Position, line: Line) -> None:
        if position.status != "agreed":
            position.status, position.accepted_in = "agreed", line
        for other in self.positions:
            if (other is not position and other.status in ("stands", "agreed")
                    and _differ(other.value, position.value) and other.line is not position.line):  # fmt: skip
                other.status = "replaced" if other.status == "stands" else "reopened"

    # -- refusing -----------------------------------------------------------------------------

    def _refuse(self, message: _Message, clause: Sentence, inside: Sequence[Value]) -> None:
        topics = set(topics_named(clause.text)) - {value.topic for value in inside}
        if not inside and not topics:
            topics = set(_hinted(clause.text)) & {p.value.topic for p in self._pending(message.side)}
        for position in self.positions:
            if position.status not in ("stands", "agreed"):
                continue
            by_value = any(_alike(position.value, value) and same(position.value.key, value.key)
                           for value in inside)  # fmt: skip
            by_topic = position.value.topic in topics and position.side != message.side
            if by_value or by_topic:
                position.status = "reopened" if position.status == "agreed" else "refused"
                position.answered_in = message.line

    # -- accepting without repeating ----------------------------------------------------------

    def _accept_named(
        self, message: _Message, sentence: Sentence, values: Sequence[Value]
    ) -> bool:
        """Topics accepted by name: “price ok”, “qty, price and payment all agreed”, 交期没问题."""
        clauses = [clause for clause in clauses_of(message.plain, sentence) if not clause.refuses]
        bare = [clause for clause in clauses if names_only(clause, message.values)]
        if not any(clause.yes != "none" for clause in bare):
            return False
        said = {value.topic for value in values}
        accepted = False
        for topic in {name for clause in bare for name in topics_named(clause.text)} - said:
            position = self._latest(topic, message.side)
            if position is not None:
                self._agree(position, message.line)
                accepted = True
        return accepted

    def _latest(self, topic: str, side: str) -> Position | None:
        """The other side's last word on a topic, or what this side quoted from an offer."""
        on_topic = [position for position in self.positions if position.value.topic == topic]
        for position in reversed(on_topic):
            if position.side != side and position.status != "replaced":
                return position if position.status in ("stands", "agreed") and position.firm else None
        if self._offer_named and len(on_topic) == 1 and on_topic[0].status == "stands":
            return on_topic[0]
        return None

    def _accept_echo(
        self, message: _Message, sentence: Sentence, values: Sequence[Value], fresh: list[Position]
    ) -> bool:
        """A point without a topic, accepted in the other side's words: “screw cap it is”."""
        if values or sentence.refuses or not (sentence.yes in ("plain", "assent") or sentence.affirms):
            return False
        for line in self._heard(message.side):
            point = echoed_point(message.line, message.plain, sentence, line)
            if point is not None:
                position = Position(point, line, "?", status="agreed", accepted_in=message.line)
                self.positions.append(position)
                fresh.append(position)
                return True
        return False

    def _heard(self, side: str) -> list[Line]:
        """The messages of the other side's last turn, the last one first."""
        turns = [turn for turn in self._turns if turn.side != side]
        return list(reversed(turns[-1].lines))[:3] if turns else []

    def _pending(self, side: str) -> list[Position]:
        """What the other side put forward in its last message with values, in its last turn."""
        turns = [turn for turn in self._turns if turn.side != side]
        if not turns or len(self._turns) < 2 or self._turns[-2] is not turns[-1]:
            return []
        return next((list(found) for found in reversed(turns[-1].positions) if found), [])

    def _accept_all(self, message: _Message, fresh: Sequence[Position]) -> None:
        """A yes that repeats nothing settles the other side's last message, if it is about that."""
        if not message.may_accept_all or len(self._turns) < 2:
            return
        turn = self._turns[-2]
        last = folded(turn.lines[-1].text) if turn.lines else ""
        strongest = message.strongest
        wanted = wants_yes(last)
        if not (strongest == "plain" or (strongest == "assent" and (wanted or "?" not in last))
                or (message.affirms and wanted)):  # fmt: skip
            return
        pending = self._pending(message.side)
        if turn.positions and not turn.positions[-1] and not wanted:
            # Its last message holds no value: only a wholesale yes reaches past it.
            if strongest != "plain" or "?" in last:
                return
        if ALL_OF_IT.search(message.plain):
            pending = [position for found in turn.positions for position in found]
        if any(_differ(new.value, old.value) for new in fresh for old in pending):
            return
        for position in pending:
            if position.status == "stands" and position.firm:
                self._agree(position, message.line)

    # -- taking back --------------------------------------------------------------------------

    def _second_thoughts(
        self, message: _Message, before: Sequence[Position], turn: _Turn
    ) -> None:
        """Conditions and doubts after a yes in the same breath, and words that take it all back."""
        if message.values or any(topics_named(s.text) for s in message.sentences):
            return
        taken_back = any(s.takes_back and not s.asks for s in message.sentences)
        doubts = any(s.puts_off or s.conditional or s.contrasts for s in message.sentences)
        recent = [line for each in self._turns[-2:] for line in each.lines]
        for position in self.positions:
            if position.status == "agreed" and (
                (taken_back and position.accepted_in in recent)
                or (doubts and any(position is one for one in before))
            ):
                position.status, position.answered_in = "reopened", message.line

    # -- questions ----------------------------------------------------------------------------

    def _ask(self, message: _Message) -> None:
        """Note questions; a message of the other side with a value on their topic answers them."""
        self.questions = [
            question for question in self.questions
            if side_answers(question, message)
        ]  # fmt: skip
        for sentence in message.sentences:
            topics = topics_named(sentence.text)
            if sentence.asks and topics and not message.within(sentence):
                self.questions.append(
                    OpenQuestion(message.line, sentence.start, sentence.end, topics[0])
                )


def side_answers(question: OpenQuestion, message: _Message) -> bool:
    """Whether a question is still open after a message."""
    if question.line.author == message.line.author:
        return True
    return not any(value.topic == question.topic for value in message.values)


@dataclass(frozen=True, slots=True)
class _Message:
    """A message with its sentences and values."""

    line: Line
    plain: str
    side: str
    sentences: tuple[Sentence, ...]
    values: tuple[Value, ...]

    def within(self, sentence: Sentence) -> list[Value]:
        return [value for value in self.values if sentence.start <= value.at < sentence.end]

    @property
    def may_bind(self) -> bool:
        """False where the message as a whole sets a condition or puts off without naming what."""
        return not any(
            (sentence.conditional or sentence.puts_off)
            and not self.within(sentence) and not topics_named(sentence.text)
            for sentence in self.sentences
        ) and not any(sentence.conditional and sentence.contrasts for sentence in self.sentences)  # fmt: skip

    @property
    def may_accept_all(self) -> bool:
        """Whether nothing in the message qualifies a yes."""
        return not any(
            sentence.conditional or sentence.puts_off or sentence.contrasts
            or sentence.takes_back or (sentence.refuses and not sentence.asks)
            for sentence in self.sentences
        )  # fmt: skip

    @property
    def strongest(self) -> str:
        strengths = [sentence.yes for sentence in self.sentences if sentence.binds]
        return next((yes for yes in ("plain", "assent", "soft") if yes in strengths), "none")

    @property
    def affirms(self) -> bool:
        return any(sentence.affirms and sentence.binds for sentence in self.sentences)


def _says_yes(sentence: Sentence, clause: Sentence, carried: bool) -> bool:
    """Whether a value in the clause is accepted by being repeated there."""
    if sentence.read_only and sentence.yes not in ("plain", "assent"):
        return False
    return carried or sentence.affirms or sentence.yes != "none"


def _alike(one: Value, other: Value) -> bool:
    """Whether two values can be about the same topic; a least quantity is one as well."""
    topics = {one.topic, other.topic}
    return len(topics) == 1 or topics in (
        {"quantity", "minimum"}, {"delivery", "ship_date"}, {"unit_price", "total"},
    )  # fmt: skip


def _differ(one: Value, other: Value) -> bool:
    """Whether one value puts the other in question."""
    if one.topic != other.topic:
        return False
    if same(one.key, other.key, loosely=True):
        return False
    if one.topic == "payment" and not (one.key.numbers and other.key.numbers):
        return False
    if BY_ID[one.topic].adds_up:
        return bool(one.key.numbers and other.key.numbers) and one.key.words == other.key.words
    return True


def _hinted(text: str) -> tuple[str, ...]:
    """The topics that “too high” or 太晚 speaks of without a name."""
    if TOO_MUCH.search(text):
        return ("unit_price", "total", "freight", "sample", "tooling", "extra")
    return ("delivery", "ship_date") if TOO_LATE.search(text) else ()
