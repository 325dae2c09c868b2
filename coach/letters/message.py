"""A message of a chat with its sentences, clauses and values, and what its yes covers."""

from __future__ import annotations

from dataclasses import dataclass

from coach.lazily import lazy
from coach.letters.acts import Sentence, clauses_of
from coach.letters.chat import Line
from coach.letters.echoes import is_yes_to_other
from coach.letters.topics import topics_named
from coach.letters.values import LONGEST_MESSAGE, Value, folded
from coach.letters.words_of_chat import AGREES_ON

_REPLIED_TO = lazy(r"\s{0,4}[「“\"][^」”\"]{1,600}[」”\"]\s{0,4}(?:[-—–] ?){3,40}\s{0,4}")
"""What WeChat puts above a reply: the message that is answered, and a line of hyphens."""


def plain_text(line: Line) -> str:
    """The part of a message that is read, in lower case and simplified characters.

    Blanks stand for a message that is quoted above a reply.
    """
    text = line.text[:LONGEST_MESSAGE]
    quoted = replied_to(line)
    return " " * quoted + folded(text)[quoted:]


def replied_to(line: Line) -> int:
    """How many characters at the beginning quote the message that is answered."""
    found = _REPLIED_TO.match(line.text)
    return found.end() if found else 0


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its sentences and values; `quoted` are those of the message it replies to."""

    line: Line
    plain: str
    side: str
    sentences: tuple[Sentence, ...]
    values: tuple[Value, ...]
    quoted: tuple[Value, ...] = ()

    def within(self, sentence: Sentence) -> list[Value]:
        """The values of a sentence."""
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

    def only_read(self, sentence: Sentence) -> bool:
        """Whether a sentence only says that something was read: “ok noted, 4.20”."""
        return sentence.read_only and all(
            clause.read_only or clause.yes == "none" for clause, _ in self.clauses(sentence)
        )

    def binds(self, sentence: Sentence) -> bool:
        """Whether a yes in the sentence holds at least for some clause of it."""
        return not (sentence.asks or sentence.conditional or self._puts_off_all(sentence))

    def _puts_off_all(self, sentence: Sentence) -> bool:
        """A doubt spoils its sentence unless it names what is in doubt: “price ok, date later”."""
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
            self._puts_off_all(sentence) or self._sets_condition(sentence)
            for sentence in self.sentences
        )

    def _sets_condition(self, sentence: Sentence) -> bool:
        """A condition that does not belong to a value or topic of its own sentence alone."""
        own = self.within(sentence) or topics_named(sentence.text)
        return sentence.conditional and (sentence.contrasts or not own)

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
        """The strongest yes in a clause where it would hold and names nothing else."""
        strengths = [
            clause.yes
            for sentence in self.sentences if sentence.binds
            for clause, values in self.clauses(sentence)
            if not is_yes_to_other(clause, values)
        ]  # fmt: skip
        return next((yes for yes in ("plain", "assent", "soft") if yes in strengths), "none")

    @property
    def affirms(self) -> bool:
        """Whether a sentence begins with “yes” and would hold."""
        return any(sentence.affirms and sentence.binds for sentence in self.sentences)


def says_yes(sentence: Sentence, carried: bool) -> bool:
    """Whether a value in the sentence is accepted by being repeated there."""
    return carried or sentence.affirms or sentence.yes != "none"


def is_pure_yes(sentence: Sentence, message: Message) -> bool:
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
