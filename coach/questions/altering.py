"""Values of two messages that may be one value changed: 18,600 there, 16,800 here.

Every value of the incoming message that the draft does not repeat is paired with every value of its
kind that only the draft has; a linear model weighs how alike the figures are, what the words around
share, and which other pairs there are. Trained by tools/train_changes.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from coach.document import Document
from coach.facts import find_in
from coach.identifiers.found import Found
from coach.lazily import lazy
from coach.linear import linear_model
from coach.questions.clauses import Clause, clauses_of
from coach.questions.likeness import fields_said
from coach.questions.meaning import shared_meaning, vectors_in

MODELS = (
    "requests/changes.json",
    "requests/words.txt",
    "requests/words.bin",
    "messages/fields.json",
)
"""What changes are weighed by."""
_GROUPS = {
    "amount": "money",
    "quantity": "count",
    "number": "count",
    "percentage": "share",
    "date": "day",
    "time": "hour",
}
_FIGURE = lazy(r"\d+(?:\.\d+)?")
_SURE = 0.3
"""Log-odds from which a pair is a change."""
_MOST = 30
"""So many values of a message are looked at."""
_AROUND = 4
_WORD = lazy(r"[a-z]+|[\u4e00-\u9fff]|[?!]")
_RATIOS = (0.02, 0.06, 0.15, 0.4, 1.0)

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Altered:
    """A value of the incoming message, its counterpart in the draft (text offsets), and odds."""

    ours: Place
    theirs: Place
    group: str
    score: float


@dataclass(frozen=True, slots=True)
class _Side:
    """The values of one message that the other does not have, with the clauses around them."""

    values: Sequence[Found]
    clauses: Sequence[Clause | None]
    text: str


def altered(message: Document, draft: Document) -> Iterator[Altered]:
    """The pairs that the model is sure of, the surest first, each value once."""
    model = linear_model("requests/changes")
    found = [
        (model.odds(features)[0], ours, theirs)
        for ours, theirs, features in candidates(message, draft)
    ]
    taken: set[tuple[str, int]] = set()
    for score, ours, theirs in sorted(found, key=lambda one: -one[0]):
        ends = {("ours", ours.start), ("theirs", theirs.start)}
        if score >= _SURE and not ends & taken:
            taken |= ends
            places = (ours.start, ours.end), (theirs.start, theirs.end)
            yield Altered(*places, _GROUPS[ours.kind], score)


def candidates(message: Document, draft: Document) -> Iterator[tuple[Found, Found, frozenset[str]]]:
    """Every two values of one kind that only one of the messages has, with their features."""
    asked, said = _values(message), _values(draft)
    known = {_key(one) for one in asked} & {_key(one) for one in said}
    figures = [{*_FIGURE.findall(one.value)} for one in (*asked, *said)]
    both = set().union(*figures[: len(asked)]) & set().union(*figures[len(asked) :])
    ours, theirs = (
        _side(document, [one for one in values if not _is_known(one, known, both)])
        for document, values in ((message, asked), (draft, said))
    )
    pairs = [
        (i, j)
        for i, one in enumerate(ours.values)
        for j, other in enumerate(theirs.values)
        if _GROUPS[one.kind] == _GROUPS[other.kind]
    ]
    near = {(i, j): _nearness(ours.clauses[i], theirs.clauses[j]) for i, j in pairs}
    rows, columns = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    for i, j in pairs:
        best_row = all(
            near[i, j] >= near[i, k] for k in range(len(theirs.values)) if (i, k) in near
        )
        best_column = all(
            near[i, j] >= near[k, j] for k in range(len(ours.values)) if (k, j) in near
        )
        alone = f"{min(3, rows[i])}{min(3, columns[j])}"
        features = _features(ours, i, theirs, j, near[i, j])
        features |= {
            f"of:{alone}",
            f"best:{best_row}{best_column}",
            f"best:{best_row}{best_column}|{alone}",
        }
        yield ours.values[i], theirs.values[j], frozenset(features)


def _values(document: Document) -> list[Found]:
    return [one for one in find_in(document) if one.kind in _GROUPS][:_MOST]


def _key(one: Found) -> tuple[str, str]:
    return _GROUPS[one.kind], one.value


def _is_known(one: Found, known: set[tuple[str, str]], both: set[str]) -> bool:
    """Whether the other message has the same value, or the same figures in another form."""
    figures = _FIGURE.findall(one.value)
    return _key(one) in known or (bool(figures) and all(figure in both for figure in figures))


def _side(document: Document, values: list[Found]) -> _Side:
    clauses = clauses_of(document)
    around = [
        next((one for one in clauses if one.start <= value.start < one.end), None)
        for value in values
    ]
    return _Side(values, around, document.text.lower())


def _nearness(one: Clause | None, other: Clause | None) -> float:
    """How much two clauses share: words, topics, meaning and fields."""
    if one is None or other is None:
        return 0.0
    words = len([word for word in one.words & other.words if not word[0].isdigit()])
    near, _ = shared_meaning(vectors_in(one.folded), vectors_in(other.folded))
    fields = max(map(min, fields_said(one.typed), fields_said(other.typed)))
    return words + len(one.topics & other.topics) + 2 * near + fields


def _features(ours: _Side, i: int, theirs: _Side, j: int, near: float) -> set[str]:
    one, other = ours.values[i], theirs.values[j]
    group = _GROUPS[one.kind]
    found = {
        f"group:{group}",
        f"near:{min(8, int(2 * near))}",
        f"near:{min(8, int(2 * near))}|{group}",
        f"kinds:{one.kind} {other.kind}",
        *(f"size:{size}" for size in _sizes(one.value, other.value)),
    }
    found.update([f"{name}|{group}" for name in found if name.startswith("size:")])
    unit, other_unit = one.value.split()[-1], other.value.split()[-1]
    found.add(f"unit:{unit == other_unit}|{group}")
    for name, side, value in (("o", ours, one), ("t", theirs, other)):
        before = _WORD.findall(side.text[max(0, value.start - 40) : value.start])[-_AROUND:]
        behind = _WORD.findall(side.text[value.end : value.end + 30])[:_AROUND]
        found.update(f"{name}b:{word}" for word in before)
        found.update(f"{name}a:{word}" for word in behind)
    clause, other_clause = ours.clauses[i], theirs.clauses[j]
    if clause is not None and other_clause is not None:
        found.add(f"asks:{clause.asks}{other_clause.asks}")
        found.update(f"topic:{topic}" for topic in clause.topics & other_clause.topics)
        if clause.topics and other_clause.topics and not clause.topics & other_clause.topics:
            found.add("other topic")
        found.update(
            f"w:{word}" for word in clause.words & other_clause.words if not word[0].isdigit()
        )
        found.update(f"tw:{word}" for word in other_clause.words)
        found.update(f"ow:{word}" for word in clause.words)
    return found


def _sizes(one: str, other: str) -> Iterator[str]:
    """How the figures of two values differ."""
    first, second = _FIGURE.findall(one), _FIGURE.findall(other)
    if len(first) != len(second) or not first:
        yield "other form"
        return
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    yield f"{len(differing)} of {len(first)}"
    for a, b in differing[:1]:
        if sorted(a) == sorted(b):
            yield "turned"
        elif len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
            yield "one digit"
        apart = abs(float(a) - float(b)) / max(float(a), float(b), 0.01)
        yield f"apart {next((str(most) for most in _RATIOS if apart <= most), 'far')}"
        if min(float(a), float(b)) > 0 and abs(log2(float(a) / float(b))) > 3:
            yield "another scale"
