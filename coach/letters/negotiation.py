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
from coach.letters.sameness import same, units_of
from coach.letters.sides import side_of
from coach.letters.topics import adds_up, topics_named
from coach.letters.values import Value, asked_topics, folded, values_in
from coach.letters.words_of_chat import (
    ABOUT_NEXT_TIME,
    AGREES_ON,
    ALL_OF_IT,
    NAMES_AN_OFFER,
    STARTS_WITH_BUT,
    STOPS_ORDER,
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
        before = "\n".join(
            folded(each.text) for turn in self._turns[-3:] for each in turn.lines[-2:]
        )
        found = values_in(line, self._talked, [p.value for p in self.positions[-40:]], before)
        others = [position.value for position in self.positions[-40:] if position.side != side]
        return tuple(sorted([*found, *echoed_values(line, plain, found, others)],
                            key=lambda value: value.start))  # fmt: skip

    # -- weighing a message -------------------------------------------------------------------

    def _weigh(self, message: _Message, may_accept: bool) -> list[Position]:
        """Accept, refuse and put forward what the sentences of a message say; the new positions."""
        fresh: list[Position] = []
        accepted = carried = False
        for sentence in message.sentences:
            binds = may_accept and message.may_bind and message.binds(sentence)
            for clause, values in message.clauses(sentence):
                if clause.refuses:
                    self._refuse(message, clause, values)
                    new = [value for value in values if not self._known(value)]
                    fresh += self._put(message, new, clause, refused=True)
                    continue
                yes = (
                    binds and clause.binds and _says_yes(sentence, carried)
                    and (sentence.yes == "plain" or not self._counters(values, message.side))
                )  # fmt: skip
                for value in values:
                    met = self._standing(value, message.side) if yes else None
                    if met is not None:
                        self._agree(met, message.line)
                        accepted = True
                    judged = clause if clause.puts_off or not sentence.conditional else sentence
                    fresh += self._put(message, [value], judged)
            if binds:
                accepted |= self._accept_named(message, sentence)
                accepted |= self._accept_echo(message, sentence, fresh)
            carried = binds and _is_pure_yes(sentence, message)
        if may_accept and not accepted:
            self._accept_all(message, fresh)
        return fresh

    def _put(
        self,
        message: _Message,
        values: Iterable[Value],
        sentence: Sentence,
        *,
        refused: bool = False,
    ) -> list[Position]:
        """New positions; each replaces what its side said on the topic and questions what was agreed."""
        fresh: list[Position] = []
        later = bool(ABOUT_NEXT_TIME.search(sentence.text))
        for value in values:
            position = Position(value, message.line, message.side,
                                firm=sentence.is_firm and not later,
                                status="refused" if refused else "stands")  # fmt: skip
            if not (refused or later or (value.loose and message.count_loose(value.topic) > 1)):
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
            if position.side == side or position.status == "replaced":
                continue
            if _alike(position.value, value) and same(position.value.key, value.key):
                return position
        return None

    def _counters(self, values: Sequence[Value], side: str) -> bool:
        """Whether one of the values is another than the other side's last on its topic."""
        for value in values:
            last = next((p for p in reversed(self.positions)
                         if p.side != side and p.value.topic == value.topic), None)  # fmt: skip
            if last and _differ(last.value, value) and self._standing(value, side) is None:
                return True
        return False

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
            topics = set(_hinted(clause.text)) & {
                p.value.topic for p in self._pending(message.side)
            }
        for position in self.positions:
            if position.status not in ("stands", "agreed"):
                continue
            by_value = any(_alike(position.value, value) and same(position.value.key, value.key)
                           for value in inside)  # fmt: skip
            by_topic = position.value.topic in topics and (
                position.side != message.side or self._quotes_offer(position)
            )
            if by_value or by_topic:
                position.status = "reopened" if position.status == "agreed" else "refused"
                position.answered_in = message.line

    # -- accepting without repeating ----------------------------------------------------------

    def _accept_named(self, message: _Message, sentence: Sentence) -> bool:
        """Topics accepted by name: “price ok”, “qty, price and payment all agreed”, 交期没问题."""
        bare = [
            clause for clause, _ in message.clauses(sentence)
            if clause.binds and not clause.refuses and names_only(clause, message.values)
        ]  # fmt: skip
        if not any(clause.yes != "none" for clause in bare):
            return False
        said = {value.topic for value in message.within(sentence)}
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
                return (
                    position if position.status in ("stands", "agreed") and position.firm else None
                )
        if on_topic and on_topic[0].status == "stands" and self._quotes_offer(on_topic[0]):
            return on_topic[0]
        return None

    def _quotes_offer(self, position: Position) -> bool:
        """Whether a side read a value out of an offer of the other: nobody else named one."""
        topic = position.value.topic
        return self._offer_named and sum(p.value.topic == topic for p in self.positions) == 1

    def _accept_echo(self, message: _Message, sentence: Sentence, fresh: list[Position]) -> bool:
        """A point without a topic, accepted in the other side's words: “screw cap it is”."""
        if not (sentence.yes in ("plain", "assent") or sentence.affirms):
            return False
        clauses = [
            clause for clause, values in message.clauses(sentence)
            if clause.binds and not clause.refuses and not values
        ]  # fmt: skip
        for line in self._heard(message.side):
            if (
                sentence.affirms
                and sentence.yes not in ("plain", "assent")
                and "?" not in folded(line.text)
            ):
                continue
            for clause in clauses:
                point = echoed_point(clause, line)
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
        if message.names_part and not ALL_OF_IT.search(message.plain):
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

    def _second_thoughts(self, message: _Message, before: Sequence[Position], turn: _Turn) -> None:
        """Conditions and doubts after a yes in the same breath, and words that take it all back."""
        if any(STOPS_ORDER.search(s.text) and not s.asks for s in message.sentences):
            for position in self.positions:
                if position.status == "agreed":
                    position.status, position.answered_in = "reopened", message.line
        if not message.sentences or message.values:
            return
        first = message.sentences[0]
        but = first.contrasts and STARTS_WITH_BUT.match(first.text)
        named = any(topics_named(sentence.text) for sentence in message.sentences)
        taken_back = not named and any(s.takes_back and not s.asks for s in message.sentences)
        doubts = not named and any(not s.is_firm or s.contrasts for s in message.sentences)
        recent = [line for each in self._turns[-2:] for line in each.lines]
        for position in self.positions:
            if position.status == "agreed" and (
                (taken_back and position.accepted_in in recent)
                or ((doubts or but) and any(position is one for one in before))
            ):
                position.status, position.answered_in = "reopened", message.line

    # -- questions ----------------------------------------------------------------------------

    def _ask(self, message: _Message) -> None:
        """Note questions; a value on their topic, said by the other side, answers them."""
        self._put_off(message)
        self.questions = [q for q in self.questions if not _answers(message, q)]
        for sentence in message.sentences:
            topics = topics_named(sentence.text)
            if sentence.asks and topics and not message.within(sentence):
                self.questions.append(
                    OpenQuestion(message.line, sentence.start, sentence.end, topics[0])
                )

    def _put_off(self, message: _Message) -> None:
        """A question on any matter is open if the answer is that somebody has to check."""
        heard = self._heard(message.side)
        if not heard or not any(sentence.puts_off for sentence in message.sentences):
            return
        line = heard[0]
        for sentence in sentences_of(folded(line.text)):
            known = any(question.line is line for question in self.questions)
            has_value = any(position.line is line for position in self.positions)
            if (
                sentence.asks
                and not known
                and not has_value
                and len(sentence.text) > _SHORTEST_QUESTION
            ):
                self.questions.append(OpenQuestion(line, sentence.start, sentence.end, None))


_SHORTEST_QUESTION = 8


def _answers(message: _Message, question: OpenQuestion) -> bool:
    return question.line.author != message.line.author and any(
        value.topic == question.topic for value in message.values
    )


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

    def count_loose(self, topic: str) -> int:
        """How many bare numbers of a topic: “500 fig + 500 cedar” share out one of 1000."""
        return sum(value.loose and value.topic == topic for value in self.values)

    def clauses(self, sentence: Sentence) -> list[tuple[Sentence, list[Value]]]:
        """The clauses of a sentence with their values."""
        return [
            (clause, [value for value in self.values if clause.start <= value.at < clause.end])
            for clause in clauses_of(self.plain, sentence)
        ]

    def binds(self, sentence: Sentence) -> bool:
        """Whether a yes in the sentence holds at least for some clause of it."""
        return not (sentence.asks or sentence.conditional or self._puts_off_all(sentence))

    def _puts_off_all(self, sentence: Sentence) -> bool:
        """A doubt spoils its sentence unless it names what is in doubt: “price ok, date I check”."""
        if not sentence.puts_off:
            return False
        doubtful = [(c, values) for c, values in self.clauses(sentence) if c.puts_off]
        return not doubtful or any(
            not values and not topics_named(c.text) for c, values in doubtful
        )

    @property
    def may_bind(self) -> bool:
        """False where the message as a whole sets a condition or puts off without naming what."""
        return not any(
            self._puts_off_all(sentence)
            or (sentence.conditional
                and (sentence.contrasts or not (self.within(sentence) or topics_named(sentence.text))))
            for sentence in self.sentences
        )  # fmt: skip

    @property
    def may_accept_all(self) -> bool:
        """Whether nothing in the message qualifies a yes."""
        return not any(
            sentence.conditional or sentence.puts_off or sentence.contrasts
            or sentence.takes_back or (sentence.refuses and not sentence.asks)
            for sentence in self.sentences
        )  # fmt: skip

    @property
    def names_part(self) -> bool:
        """Whether its yes names a topic, and so is no yes to the rest."""
        return any(
            sentence.binds and sentence.yes in ("plain", "assent")
            and (topics_named(sentence.text) or AGREES_ON.search(sentence.text))
            for sentence in self.sentences
        )  # fmt: skip

    @property
    def strongest(self) -> str:
        strengths = [sentence.yes for sentence in self.sentences if sentence.binds]
        return next((yes for yes in ("plain", "assent", "soft") if yes in strengths), "none")

    @property
    def affirms(self) -> bool:
        return any(sentence.affirms and sentence.binds for sentence in self.sentences)


def _says_yes(sentence: Sentence, carried: bool) -> bool:
    """Whether a value in the sentence is accepted by being repeated there."""
    if sentence.read_only and sentence.yes not in ("plain", "assent"):
        return False
    return carried or sentence.affirms or sentence.yes != "none"


def _is_pure_yes(sentence: Sentence, message: _Message) -> bool:
    """Whether a sentence is nothing but a yes, which then covers the values of the next one."""
    if sentence.refuses or not sentence.binds or message.within(sentence):
        return False
    return (
        sentence.yes in ("plain", "assent")
        or sentence.affirms
        or (sentence.yes == "soft" and len(sentence.text.split()) <= _LONGEST_SOFT_YES)
    )


_LONGEST_SOFT_YES = 2
"""Words: “ok.” and “ok great.” are a yes to what follows, a longer sentence says something else."""


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
    if one.topic == "size" and units_of(one.key) != units_of(other.key):
        return False
    if adds_up(one.topic):
        return bool(one.key.numbers and other.key.numbers) and one.key.words == other.key.words
    return True


def _hinted(text: str) -> tuple[str, ...]:
    """The topics that “too high” or 太晚 speaks of without a name."""
    if TOO_MUCH.search(text):
        return ("unit_price", "total", "freight", "sample", "tooling", "extra")
    return ("delivery", "ship_date") if TOO_LATE.search(text) else ()
