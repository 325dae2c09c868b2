"""What came of a chat: which values both sides accepted, which only one proposed, what is open.

Every message is read in its order. A value is a position of the side that said it. It is agreed
when the other side plainly accepts it in a message that puts no condition, asks nothing and puts
nothing off; a later word against it, another value for its topic or second thoughts take that back.
Where in doubt a position stays a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from coach.letters.acts import Sentence, is_bare_question, offers_choice, sentences_of, wants_yes
from coach.letters.chat import Chat, Line
from coach.letters.echoes import echoed_point, echoed_values, names_only
from coach.letters.message import Message, is_pure_yes, plain_text, replied_to, says_yes
from coach.letters.positions import Position, Positions, differ
from coach.letters.sides import side_of
from coach.letters.topics import topics_named
from coach.letters.values import Value, asked_topics, values_in
from coach.letters.words_of_chat import (
    ABOUT_NEXT_TIME,
    ADMITS_SLIP,
    ALL_OF_IT,
    ASKS_FOR_MORE,
    NAMES_AN_OFFER,
    OF_TRANSPORT,
    STARTS_WITH_BUT,
    STOPS_ORDER,
    TOO_LATE,
    TOO_MUCH,
)

BOTH = "?"
"""The side of a point that is known only since both said it in the same words."""
_SHORTEST_QUESTION = 8
_MOST_HEARD = 3
"""Messages of the other side's last turn whose words an answer may repeat."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that got no answer: its place inside `line`."""

    line: Line
    start: int
    end: int
    topic: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All positions in the order of the chat, and the questions nobody answered."""

    positions: tuple[Position, ...]
    questions: tuple[OpenQuestion, ...]


@dataclass(slots=True)
class _Turn:
    """Messages of one side in a row, with the positions of each."""

    side: str
    lines: list[Line] = field(default_factory=list)
    positions: list[list[Position]] = field(default_factory=list)


def outcome(chat: Chat, ours: frozenset[str]) -> Outcome:
    """Read a chat to its end."""
    talk = _Talk()
    for line in chat.messages:
        assert line.author is not None
        side = side_of(line.author, ours, chat.authors)
        talk.hear(line, side or f"?{line.author}", may_accept=side is not None)
    return Outcome(tuple(talk.positions.all), tuple(talk.questions))


class _Talk:
    """The state of a negotiation while its messages are read one by one."""

    def __init__(self) -> None:
        self.positions = Positions()
        self.questions: list[OpenQuestion] = []
        self._turns: list[_Turn] = []
        self._talked: tuple[str, ...] = ()
        self._offer_named = False

    def hear(self, line: Line, side: str, *, may_accept: bool) -> None:
        """Take in the next message."""
        if not self._turns or self._turns[-1].side != side:
            self._turns.append(_Turn(side))
        turn = self._turns[-1]
        plain = plain_text(line)
        message = Message(line, plain, side, sentences_of(plain), self._values(line, plain, side),
                          _quoted(line))  # fmt: skip
        fresh = self._weigh(message, may_accept)
        self._second_thoughts(message, turn)
        turn.lines.append(line)
        turn.positions.append(fresh)
        self._ask(message)
        self._talked = tuple(dict.fromkeys(asked_topics(plain) + self._talked))[:3]
        self._offer_named |= bool(NAMES_AN_OFFER.search(plain))

    def _values(self, line: Line, plain: str, side: str) -> tuple[Value, ...]:
        """The values with a form of their own, and the other side's ones said again."""
        before = "\n".join(
            plain_text(said) for turn in self._turns[-3:] for said in turn.lines[-2:]
        )
        known = self.positions.latest()
        blank = replied_to(line)
        heard = replace(line, text=" " * blank + line.text[blank:])
        found = values_in(heard, self._talked, [position.value for position in known], before)
        others = [position.value for position in known if position.side != side]
        both = [*found, *echoed_values(line, plain, found, others)]
        return tuple(sorted(both, key=lambda value: value.start))

    # -- weighing a message -------------------------------------------------------------------

    def _weigh(self, message: Message, may_accept: bool) -> list[Position]:
        """Accept, refuse and put forward what a message says; the new positions."""
        fresh: list[Position] = []
        accepted = carried = False
        for sentence in message.sentences:
            binds = may_accept and message.may_bind and message.binds(sentence)
            yes = binds and not message.only_read(sentence) and says_yes(sentence, carried)
            for clause, values in message.clauses(sentence):
                if clause.refuses:
                    self._refuse(message, clause, values)
                    values = [value for value in values if not self.positions.knows(value)]
                elif yes and clause.binds and not ASKS_FOR_MORE.search(clause.text):
                    accepted |= self._accept_repeated(message, sentence, values)
                if not (sentence.asks and offers_choice(sentence.text)):
                    conditional = sentence.conditional and not clause.puts_off
                    fresh += self._put(message, values, sentence if conditional else clause)
            if binds:
                accepted |= self._accept_named(message, sentence)
                accepted |= self._accept_echo(message, sentence, fresh)
            carried = binds and is_pure_yes(sentence, message)
        if may_accept and not accepted:
            self._accept_all(message, fresh)
        return fresh

    def _put(self, message: Message, values: Iterable[Value], judged: Sentence) -> list[Position]:
        """New positions; each replaces what its side said and questions what was agreed."""
        later = bool(ABOUT_NEXT_TIME.search(judged.text))
        fresh = [
            Position(value, message.line, message.side, firm=judged.is_firm and not later,
                     status="refused" if judged.refuses else "stands")
            for value in values
        ]  # fmt: skip
        for position in fresh:
            value = position.value
            shared_out = value.loose and message.count_loose(value.topic) > 1
            if not (judged.refuses or later or shared_out):
                self.positions.contest(value, message.line, message.side)
            self.positions.add(position)
        return fresh

    def _refuse(self, message: Message, clause: Sentence, inside: Sequence[Value]) -> None:
        topics = set(topics_named(clause.text)) - {value.topic for value in inside}
        if not inside and not topics:
            pending = {position.value.topic for position in self._pending(message.side)}
            topics = set(_hinted(clause.text)) & pending
        # 8000盒的话单价要重新算: the condition is not what is refused.
        values = () if topics and clause.conditional else inside
        for position in self.positions:
            if position.status not in ("stands", "agreed"):
                continue
            by_topic = position.value.topic in topics and (
                position.side != message.side
                or position.status == "agreed"
                or self._quotes_offer(position)
            )
            if by_topic or any(position.says(value) for value in values):
                position.fall(message.line, message.side)

    # -- accepting ----------------------------------------------------------------------------

    def _accept_repeated(
        self, message: Message, sentence: Sentence, values: Sequence[Value]
    ) -> bool:
        """Values accepted by saying them again beside a yes: “ok 500 pcs at 4.10”."""
        if sentence.yes != "plain" and self.positions.countered(values, message.side):
            return False
        if sentence.yes == "soft" and self._asks_in_return(message, sentence):
            return False
        accepted = False
        for value in values:
            met = self.positions.said_by_other(value, message.side)
            if met is not None:
                self.positions.agree(met, message.line)
                accepted = True
        return accepted

    def _asks_in_return(self, message: Message, sentence: Sentence) -> bool:
        """Whether a yes has its price after a “but”: “ok 3.00, but 100% advance”."""
        return sentence.contrasts and any(
            not self.positions.knows(value) for value in message.within(sentence)
        )

    def _accept_named(self, message: Message, sentence: Sentence) -> bool:
        """Topics accepted by name: “price ok”, “qty, price and payment all agreed”, 交期没问题."""
        bare = [
            clause for clause, _ in message.clauses(sentence)
            if clause.binds and not clause.refuses and names_only(clause, message.values)
        ]  # fmt: skip
        if not any(clause.yes != "none" for clause in bare):
            return False
        said = {value.topic for value in message.within(sentence)}
        accepted = False
        for topic in {name for clause in bare for name in topics_named(clause.text)}:
            position = self._latest(topic, message.side)
            # A value beside its name is weighed by itself, unless it is read out of an offer.
            if position is not None and (topic not in said or position.side == message.side):
                self.positions.agree(position, message.line)
                accepted = True
        return accepted

    def _latest(self, topic: str, side: str) -> Position | None:
        """The other side's last word on a topic, or what this side quoted from an offer."""
        last = self.positions.last_on(topic, side)
        if last is not None:
            return last if last.firm and last.status in ("stands", "agreed") else None
        own = self.positions.last_on(topic, "")
        return own if own and own.status == "stands" and self._quotes_offer(own) else None

    def _quotes_offer(self, position: Position) -> bool:
        """Whether a side read a value out of an offer of the other: nobody else named one."""
        return self._offer_named and not any(
            other.value.topic == position.value.topic
            and (other.side != position.side or not other.says(position.value))
            for other in self.positions.all
        )

    def _accept_echo(self, message: Message, sentence: Sentence, fresh: list[Position]) -> bool:
        """A point without a topic, accepted in the other side's words: “screw cap it is”."""
        plainly = sentence.yes in ("plain", "assent") or sentence.says_fine
        if not (plainly or sentence.affirms):
            return False
        clauses = [
            clause for clause, values in message.clauses(sentence)
            if clause.binds and not clause.refuses and not values
        ]  # fmt: skip
        for line in self._heard(message.side):
            if not plainly and "?" not in plain_text(line):
                continue
            for point in filter(None, (echoed_point(clause, line) for clause in clauses)):
                position = Position(point, line, BOTH, status="agreed", accepted_in=message.line)
                self.positions.add(position)
                fresh.append(position)
                return True
        return False

    def _accept_all(self, message: Message, fresh: Sequence[Position]) -> None:
        """A yes that repeats nothing settles the other side's last message, if it is about that."""
        pending = self._pending(message.side)
        if message.quoted:
            said = (self.positions.said_by_other(v, message.side) for v in message.quoted)
            pending = [position for position in said if position is not None]
        if not pending or not message.may_accept_all:
            return
        wholly = bool(ALL_OF_IT.search(message.plain))
        if (message.names_part and not wholly) or not self._is_yes_to_last(message):
            return
        if wholly and not message.quoted:
            pending = [position for found in self._turns[-2].positions for position in found]
        if any(differ(new.value, old.value) for new in fresh for old in pending):
            return
        for position in pending:
            if position.status == "stands" and position.firm:
                self.positions.agree(position, message.line)

    def _is_yes_to_last(self, message: Message) -> bool:
        """Whether a yes is strong enough for what the other side said last."""
        if message.quoted:
            return message.strongest in ("plain", "assent")
        turn = self._turns[-2]
        last = plain_text(turn.lines[-1])
        wanted = wants_yes(last)
        if message.strongest == "plain":
            # Past a last message without a value only a plain yes reaches, if that asks nothing.
            return bool(turn.positions[-1]) or wanted or "?" not in last
        if message.strongest == "assent" and turn.positions[-1] and "?" not in last:
            return True
        if message.affirms and turn.positions[-1] and is_bare_question(last):
            return True
        return wanted and (message.strongest == "assent" or message.affirms)

    def _heard(self, side: str) -> list[Line]:
        """The messages of the other side's last turn, the last one first."""
        turn = next((turn for turn in reversed(self._turns[-2:]) if turn.side != side), None)
        return turn.lines[: -_MOST_HEARD - 1 : -1] if turn else []

    def _pending(self, side: str) -> list[Position]:
        """What the other side put forward in its last message with values, in the turn before."""
        if len(self._turns) < 2 or self._turns[-2].side == side:
            return []
        return next((list(found) for found in reversed(self._turns[-2].positions) if found), [])

    # -- taking back --------------------------------------------------------------------------

    def _second_thoughts(self, message: Message, turn: _Turn) -> None:
        """Conditions and doubts after a yes in the same breath, and words that take it all back."""
        agreed = [position for position in self.positions if position.status == "agreed"]
        if any(STOPS_ORDER.search(s.text) and not s.asks for s in message.sentences):
            for position in agreed:
                position.fall(message.line, message.side)
            return
        if not message.sentences:
            return
        if ADMITS_SLIP.search(message.plain):
            for position in agreed:
                if any(position.says(value) for value in message.values):
                    position.fall(message.line, message.side)
        first = message.sentences[0]
        but = bool(first.contrasts and STARTS_WITH_BUT.match(first.text))
        named = any(topics_named(sentence.text) for sentence in message.sentences)
        if message.values:
            taken_back, doubts = False, but and not first.is_firm
        else:
            taken_back = not named and any(s.takes_back and not s.asks for s in message.sentences)
            doubts = but or (
                not named and any(not s.is_firm or s.contrasts for s in message.sentences)
            )
        breath = {line.number for line in turn.lines}
        recent = breath.union(line.number for each in self._turns[-2:-1] for line in each.lines)
        for position in agreed:
            number = position.accepted_in.number if position.accepted_in else 0
            if (taken_back and number in recent) or (doubts and number in breath):
                position.fall(message.line, message.side)

    # -- questions ----------------------------------------------------------------------------

    def _ask(self, message: Message) -> None:
        """Note questions; a value on their topic, said by the other side, answers them."""
        self._leave_open(message)
        self.questions = [q for q in self.questions if not _answers(message, q)]
        for sentence in message.sentences:
            topics = [value.topic for value in message.within(sentence)]
            if topics and not offers_choice(sentence.text):
                continue
            topics = topics or list(topics_named(sentence.text))
            if sentence.asks and topics:
                self.questions.append(
                    OpenQuestion(message.line, sentence.start, sentence.end, topics[0])
                )

    def _leave_open(self, message: Message) -> None:
        """A question on any matter is open if the answer is that somebody has to check."""
        heard = self._heard(message.side)
        if not heard or not any(sentence.puts_off for sentence in message.sentences):
            return
        line = heard[0]
        if any(question.line is line for question in self.questions):
            return
        if any(position.line is line for position in self.positions):
            return
        for sentence in sentences_of(plain_text(line)):
            if sentence.asks and len(sentence.text) > _SHORTEST_QUESTION:
                self.questions.append(OpenQuestion(line, sentence.start, sentence.end, None))
                return


def _quoted(line: Line) -> tuple[Value, ...]:
    """The values of the message that a reply quotes."""
    length = replied_to(line)
    return values_in(replace(line, text=line.text[:length])) if length else ()


def _answers(message: Message, question: OpenQuestion) -> bool:
    return question.line.author != message.line.author and any(
        value.topic == question.topic for value in message.values
    )


def _hinted(text: str) -> tuple[str, ...]:
    """The topics that “too high” or 太晚 speaks of without a name."""
    if OF_TRANSPORT.search(text):
        return ()
    if TOO_MUCH.search(text):
        return ("unit_price", "total", "freight", "sample", "tooling", "extra")
    return ("delivery", "ship_date") if TOO_LATE.search(text) else ()
