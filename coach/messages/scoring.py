"""How surely each passage of a draft states each field, read in its place by a trained model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from coach.lazily import lazy
from coach.linear import Sums, linear_model
from coach.messages.features import Surroundings, passages
from coach.messages.kinds import Field, fields
from coach.messages.reading import SIGNS, Reading
from coach.messages.recognising import VALUES, Evidence, trimmed

LEAST_SCORE = -1.0
"""Log-odds from which a passage counts; most fields of a message are stated, so below evens."""
_COUNTS_FROM = -2.0
"""Log-odds from which a passage is counted for the model of verdicts."""
_VAGUE_YIELDS = 1.0
_BLURRED = lazy(f"[{SIGNS['loosely']}{SIGNS['loose_length']}]")


class Standing(NamedTuple):
    """The highest score of a label, the number of its passage, and how many passages count."""

    score: float
    place: int
    times: int


@dataclass(frozen=True, slots=True)
class Scored:
    """The passages of a reading and, for each, the log-odds of every label of the model.

    There are thousands and few are asked for: they are reckoned by passage or label when they are.
    """

    reading: Reading
    spans: tuple[tuple[int, int], ...]
    sums: tuple[Sums, ...]
    around: Surroundings
    _known: dict[str, Standing | None] = field(default_factory=dict, compare=False)
    _columns: dict[int, list[float]] = field(default_factory=dict, compare=False)
    _ranked: dict[int, list[float]] = field(default_factory=dict, compare=False)

    def of_passage(self, place: int) -> list[float]:
        """The scores of all labels in a passage."""
        return self.sums[place].scores()

    def of_label(self, number: int) -> list[float]:
        """The scores of a label, by its number, in all passages."""
        if number not in self._columns:
            self._columns[number] = [one.score(number) for one in self.sums]
        return self._columns[number]

    def stating(self, label: str, least: float) -> Iterator[tuple[int, int]]:
        """The passages in which a label has at least that score."""
        if self.sums:
            scores = self.of_label(label_numbers()[label])
            for span, score in zip(self.spans, scores, strict=True):
                if score >= least:
                    yield span

    def standing(self, label: str) -> Standing | None:
        """How a label stands in the passages; None for one that the model does not know."""
        if label not in self._known:
            self._known[label] = self._standing(label)
        return self._known[label]

    def second(self, label: str) -> float:
        """The score of a label in the passage that comes second; -9 where there is none."""
        number = label_numbers().get(label) if len(self.sums) > 1 else None
        return -9.0 if number is None else sorted(self.of_label(number))[-2]

    def others(self, place: int, but: Collection[int]) -> Others:
        """The scores in a passage of all labels but a few, by their numbers."""
        if place not in self._ranked:
            self._ranked[place] = sorted(self.of_passage(place))
        return Others(self._ranked[place], sorted(self.of_label(number)[place] for number in but))

    def _standing(self, label: str) -> Standing | None:
        number = label_numbers().get(label) if self.sums else None
        if number is None:
            return None
        column = self.of_label(number)
        top = max(column)
        return Standing(top, column.index(top), sum(score >= _COUNTS_FROM for score in column))


class Others(NamedTuple):
    """Scores from low to high, with those that do not count among them, in the same order."""

    scores: Sequence[float]
    but: Sequence[float]

    def highest(self) -> float:
        """The highest of those that count."""
        last = len(self.scores) - 1
        for own in reversed(self.but):
            if self.scores[last] != own:
                break
            last -= 1
        return self.scores[last]

    def count_from(self, least: float) -> int:
        """How many that count are no lower than that."""
        higher = len(self.scores) - bisect_left(self.scores, least)
        return higher - len(self.but) + bisect_left(self.but, least)


def score_passages(reading: Reading, kind: str, stated: Mapping[str, Evidence]) -> Scored:
    """Score what the writer says; `stated` is what patterns find in it."""
    around = Surroundings(reading.typed, marks_of(stated.values()))
    spans = tuple(passages(reading.typed))
    seen = [around.features(start, end, kind) for start, end in spans]
    model = linear_model("messages/fields").among(set[str]().union(*seen))
    return Scored(reading, spans, tuple(map(model.sums, seen)), around)


def unscored(reading: Reading) -> Scored:
    """A reading of which no passage was weighed, where there is no model."""
    return Scored(reading, (), (), Surroundings(reading.typed))


def marks_of(stated: Iterable[Evidence]) -> list[tuple[int, str]]:
    """Where patterns find which field, as the model sees it."""
    return [(one.start, f"{'~' if one.vague else ''}{one.field}") for one in stated]


@cache
def label_numbers() -> Mapping[str, int]:
    """The number of each label in a passage's scores."""
    return {label: number for number, label in enumerate(linear_model("messages/fields").labels)}


def stated_in_other_words(scored: Scored, wanted: Iterable[str]) -> dict[str, Evidence]:
    """Those of the fields that a passage states in words no pattern foresees.

    The most certain passage for each field; stated outranks vague.
    """
    found: dict[str, Evidence] = {}
    for name in wanted if scored.sums else ():
        best = None
        for place, vague, score in _heard(scored, name) if fields()[name].learned else ():
            start, end = scored.spans[place]
            if not vague:
                state = _holds_value(fields()[name], scored.reading.typed[start:end])
                if state is None:
                    continue
                vague = not state
            rank = score - (_VAGUE_YIELDS if vague else 0)
            if best is None or rank > best:
                best = rank
                found[name] = said(scored, name, vague, start, end)
    return found


def _heard(scored: Scored, name: str) -> Iterator[tuple[int, bool, float]]:
    """The passages that may state a field or touch it vaguely, which of both, and how surely."""
    labels = [
        (label.startswith("~"), scored.of_label(label_numbers()[label]))
        for label in sorted((name, f"~{name}"), key=lambda one: label_numbers().get(one, 0))
        if label in label_numbers()
    ]
    if all(max(scores) < LEAST_SCORE for _, scores in labels):
        return
    for place in range(len(scored.spans)):
        for vague, scores in labels:
            if scores[place] >= LEAST_SCORE:
                yield place, vague, scores[place]


def said(scored: Scored, field: str, vague: bool, start: int, end: int) -> Evidence:
    """Evidence of the model, in text offsets of the draft."""
    span = scored.reading.span(*trimmed(scored.reading, start, end))
    return Evidence(field, vague, *span, "draft", learned=True)


def _holds_value(field: Field, typed: str) -> bool | None:
    """Whether the passage has a value for the field; None where not even a blurred one."""
    if not field.value or any(VALUES[kind].search(typed) for kind in field.value):
        return True
    dated = "date" in field.value or "length" in field.value
    if field.id == "incoterm":
        return False
    return False if dated and _BLURRED.search(typed) else None


def forget() -> None:
    """Read the model anew when it is next asked; for its training."""
    label_numbers.cache_clear()
