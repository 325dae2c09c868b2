"""Which clause of a draft goes with which question, and whether that answers it: trained scores.

First every question and clause are weighed alone. Then again, knowing what else the clause and its
sentence are claimed by, whether the draft keeps the order of the questions, and what is left over
on both sides. Last, what goes with a question is weighed as its answer. The features are made here
for reading and for training alike (tools/train_answers.py).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from coach.questions import holding
from coach.questions.asking import Asked, Shares, is_across
from coach.questions.clauses import Clause
from coach.questions.likeness import alike, fields_asked, fields_said
from coach.questions.linear import Features, log_odds
from coach.questions.meaning import shared_meaning, vectors_in
from coach.questions.units import units_asked, units_said

Weights = Sequence[Sequence[float]]
"""A number for each question and clause."""

CLAIMED = 0.4
"""From this chance on a clause is taken by a question."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a clause shows whatever is asked. `place` counts what is said beside courtesy."""

    yes: bool
    bare: bool
    affirms: bool
    handed: bool
    reason: bool
    name: bool
    spot: bool
    refused: bool
    courteous: bool
    name_line: bool
    place: int | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The questions of one message and the clauses of the other, with what they share."""

    asked: Sequence[Asked]
    clauses: Sequence[Clause]
    signs: Sequence[Signs]
    shared: Weights
    near: Sequence[Sequence[tuple[float, float]]]
    alike: Sequence[Sequence[Features]]
    said: int

    @property
    def sentences(self) -> dict[int, list[int]]:
        """The clauses of each sentence."""
        found: dict[int, list[int]] = {}
        for at, clause in enumerate(self.clauses):
            found.setdefault(clause.sentence, []).append(at)
        return found


def sides(asked: Sequence[Asked], clauses: Sequence[Clause]) -> Sides:
    """Both sides, measured against each other."""
    signs: list[Signs] = []
    said = 0
    for clause in clauses:
        one = _signs(clause, said)
        said += one.place is not None
        signs.append(one)
    shares = Shares(asked)
    vectors = [vectors_in(clause.folded) for clause in clauses]
    return Sides(
        asked,
        clauses,
        signs,
        [[shares.of(one, clause) for clause in clauses] for one in asked],
        [[shared_meaning(vectors_in(one.folded), each) for each in vectors] for one in asked],
        alike(
            [fields_asked(one.typed) for one in asked], [fields_said(one.typed) for one in clauses]
        ),
        said,
    )


def _signs(clause: Clause, said: int) -> Signs:
    text = clause.folded
    courteous, name_line = holding.is_courtesy_clause(clause), holding.is_name_line(clause)
    says = not name_line and (not courteous or bool(clause.values))
    return Signs(
        yes=bool(holding.YES.match(text)),
        bare=bool(holding.BARE.fullmatch(text)),
        affirms=bool(holding.AFFIRMS.search(text)),
        handed=bool(holding.HANDED.search(text)),
        reason=bool(holding.REASON.search(text)),
        name=bool(holding.NAME.search(clause.raw)),
        spot=bool(holding.PLACE.search(clause.raw)),
        refused=bool(holding.REFUSED.search(text)),
        courteous=courteous,
        name_line=name_line,
        place=said if says else None,
    )


def tie_features(both: Sides) -> list[list[Features]]:
    """The features of each question and clause, weighed alone."""
    return [
        [
            _pair(both, number, at) | _compared(both, number, at) | both.alike[number][at]
            for at in range(len(both.clauses))
        ]
        for number in range(len(both.asked))
    ]


def _pair(both: Sides, number: int, at: int) -> Features:
    """What a question and a clause have in common, and what the clause holds for it."""
    one, clause, signs = both.asked[number], both.clauses[at], both.signs[at]
    wanted, about = one.request.wanted, one.request.topics
    share, (near, nearest) = both.shared[number][at], both.near[number][at]
    kinds: set[str] = {value.kind for value in clause.values if value.text not in one.folded}
    by_kind = wanted in holding.BY_KIND
    numbers = (one.request.number, clause.number)
    return {
        "share": min(share, 3.0),
        "share root": min(share, 2.0) ** 0.5,
        "topic": bool(about) and about[0] in clause.topics,
        "any topic": bool(clause.topics & one.topics),
        "other topic": bool(one.topics and clause.topics and not clause.topics & one.topics),
        "near": near,
        "nearest": nearest,
        "near across": near * is_across(one, clause),
        "held": bool(kinds & holding.BY_VALUE.get(wanted, frozenset())),
        "held exactly": wanted in kinds,
        "no value": by_kind and not kinds,
        "value": bool(clause.values),
        "same value": any(
            len(value.text) > 1 and value.text in one.folded for value in clause.values
        ),
        "number": numbers[0] is not None and numbers[0] == numbers[1],
        "other number": None not in numbers and numbers[0] != numbers[1],
        "yes": signs.yes,
        "yes asked": signs.yes and wanted in ("yes_no", "choice"),
        "bare": signs.bare,
        "affirms asked": signs.affirms and wanted == "yes_no",
        "handed": signs.handed,
        "handed asked": signs.handed and wanted == "document",
        "reason asked": signs.reason and wanted == "reason",
        "name asked": signs.name and wanted == "name",
        "place asked": signs.spot and wanted == "place",
        "refused": signs.refused,
        "asks": clause.asks,
        "deferred": bool(clause.deferred),
        "empty": bool(clause.empty),
        "courteous": signs.courteous,
        "name line": signs.name_line,
        "length": min(12, len(clause.words)) / 12,
        "across": is_across(one, clause),
        "unit": bool(units_asked(one.folded) & units_said(clause.folded)),
        "unit asked": bool(units_asked(one.folded) & units_said(clause.folded))
        and wanted != "yes_no",
        "other unit": bool(units_asked(one.folded))
        and bool(units_said(clause.folded))
        and not units_asked(one.folded) & units_said(clause.folded),
        "named by value": holding.names_by_value(one, clause),
        "satisfies": holding.satisfies(one, clause, share),
    }


def _compared(both: Sides, number: int, at: int) -> Features:
    """How the tie stands beside the other ties of the question and of the clause."""
    shared, near = both.shared, both.near
    share, (near_here, _) = shared[number][at], near[number][at]
    clause, place = both.clauses[at], both.signs[at].place
    others = [each for each in range(len(both.asked)) if each != number]
    elsewhere = [each for each in range(len(both.clauses)) if each != at]
    beside = [each for each in elsewhere if both.clauses[each].sentence == clause.sentence]
    asked_at = (number + 0.5) / len(both.asked)
    return {
        "share over others": _within(
            share - max((shared[each][at] for each in others), default=0.0)
        ),
        "share over elsewhere": _within(
            share - max((shared[number][each] for each in elsewhere), default=0.0)
        ),
        "near over others": near_here - max((near[each][at][0] for each in others), default=0.0),
        "near over elsewhere": near_here
        - max((near[number][each][0] for each in elsewhere), default=0.0),
        "share beside": min(2.0, max((shared[number][each] for each in beside), default=0.0)),
        "near beside": max((near[number][each][0] for each in beside), default=0.0),
        "said": place is not None,
        "out of order": 0.5 if place is None else abs((place + 0.5) / both.said - asked_at),
    }


def _within(value: float) -> float:
    return max(-2.0, min(2.0, value))


@dataclass(frozen=True, slots=True)
class _View:
    """What is known of a pair once its ties are weighed: who takes what, in which order.

    `anchors` are questions with the clause they surely go with; `order` is 1 where these keep the
    order of the questions, -1 where they turn it round; `left` counts sentences nobody takes,
    `open` questions that take nothing.
    """

    ties: Weights
    sentences: dict[int, list[int]]
    anchors: list[tuple[int, int]]
    order: float
    left: int
    open: int


def _view(both: Sides, ties: Weights) -> _View:
    best = [max(row, default=0.0) for row in ties]
    sentences = both.sentences
    left = sum(
        all(row[at] < CLAIMED for row in ties for at in places)
        and any(both.signs[at].place is not None for at in places)
        for places in sentences.values()
    )
    anchors = [
        (number, max(range(len(row)), key=row.__getitem__))
        for number, row in enumerate(ties)
        if best[number] > 0.5
    ]
    steps = [
        1 if later > earlier else -1
        for (_, earlier), (_, later) in itertools.combinations(anchors, 2)
        if earlier != later
    ]
    order = (sum(steps) + 1) / (len(steps) + 1)
    return _View(ties, sentences, anchors, order, left, sum(one < CLAIMED for one in best))


def tie_again_features(
    both: Sides, first: Sequence[Sequence[Features]], ties: Weights
) -> list[list[Features]]:
    """The features of each question and clause, knowing all first `ties`."""
    view = _view(both, ties)
    return [
        [_again(both, view, first[number][at], number, at) for at in range(len(both.clauses))]
        for number in range(len(both.asked))
    ]


_KEPT = (
    "near",
    "near over others",
    "near over elsewhere",
    "other topic",
    "no value",
    "satisfies",
    "number",
    "other number",
    "field",
    "same field",
    "field over others",
    "field over elsewhere",
)


def _again(both: Sides, view: _View, first: Features, number: int, at: int) -> Features:
    ties, own = view.ties, view.ties[number]
    places = view.sentences[both.clauses[at].sentence]
    rivals = [row for each, row in enumerate(ties) if each != number]
    rival = max((row[at] for row in rivals), default=0.0)
    beside_rival = max((row[each] for row in rivals for each in places), default=0.0)
    before = max((each for one, each in view.anchors if one < number), default=-1)
    behind = min((each for one, each in view.anchors if one > number), default=len(own))
    between = float(before <= at <= behind)
    free = float(beside_rival < CLAIMED and both.signs[at].place is not None)
    next_to = (each for each in (at - 1, at + 1) if 0 <= each < len(own))
    return {name: first[name] for name in _KEPT} | {
        "tie": log_odds(own[at]),
        "rival": log_odds(rival),
        "rival beside": log_odds(beside_rival),
        "tie elsewhere": log_odds(
            max((value for each, value in enumerate(own) if each != at), default=0.0)
        ),
        "tie beside": max((own[each] for each in places if each != at), default=0.0),
        "tie next to": max((own[each] for each in next_to), default=0.0),
        "tie over rival": own[at] - rival,
        "between": between,
        "in order": between * view.order,
        "free": free,
        "free in order": free * between * view.order,
        "free left": free * min(2.0, view.left / max(1, view.open)),
        "free as many": free * (view.left == view.open),
        "free none open": free * (view.open == 0),
        "free held": free * first["held exactly"],
        "free yes": free * first["yes asked"],
        "free near": free * first["near"],
        "free unit": free * first["unit"],
        "said": first["said"],
    }


@dataclass(frozen=True, slots=True)
class Weighed:
    """What goes with a question: the clauses, the chance that the first is about it, features."""

    clauses: tuple[int, ...]
    tie: float
    vague: float
    features: Features


def answer_features(
    both: Sides, first: Sequence[Sequence[Features]], ties: Weights, vague: Sequence[float]
) -> list[Weighed]:
    """The features of each question with what goes with it; `vague` by clause."""
    sums = [sum(row[at] for row in ties) + 0.1 for at in range(len(both.clauses))]
    view = _view(both, ties)
    return [
        _weighed(both, first[number], view, vague, sums, number)
        for number in range(len(both.asked))
    ]


def _weighed(
    both: Sides,
    first: Sequence[Features],
    view: _View,
    vague: Sequence[float],
    sums: Sequence[float],
    number: int,
) -> Weighed:
    ties, own = view.ties, view.ties[number]
    parts = [value / total for value, total in zip(own, sums, strict=True)]
    claims = [value * part for value, part in zip(own, parts, strict=True)]
    at = max(range(len(own)), key=claims.__getitem__)
    group = [
        each
        for each, clause in enumerate(both.clauses)
        if each == at
        or (
            clause.sentence == both.clauses[at].sentence
            and own[each] > 0.3 * own[at]
            and parts[each] > 0.3
        )
    ]
    whole = sum(claims[each] for each in group) or 1.0
    weights = [claims[each] / whole for each in group]

    def mean(name: str) -> float:
        return sum(w * first[each][name] for w, each in zip(weights, group, strict=True))

    def most(name: str) -> float:
        return max(float(first[each][name]) for each in group)

    one = both.asked[number].request
    tie = max(own)
    sound = sum(w * vague[each] for w, each in zip(weights, group, strict=True))
    by_kind = float(one.wanted in holding.BY_KIND)
    yes_no = float(one.wanted in ("yes_no", "choice"))
    document = float(one.wanted == "document")
    held, deferred, empty = most("held"), mean("deferred"), mean("empty")
    rival = max((row[at] for each, row in enumerate(ties) if each != number), default=0.0)
    loose = 1 - tie
    features = {
        "tie": tie,
        "tie odds": log_odds(tie),
        "claim": log_odds(claims[at]),
        "claims": min(2.0, sum(claims)),
        "second tie": log_odds(sorted(own)[-2]) if len(own) > 1 else -6.0,
        "rival": rival,
        "taken": rival > own[at],
        "loose taken": loose * (rival > own[at]),
        "loose nothing left": loose * (view.left == 0),
        "loose left": loose * min(2.0, view.left / max(1, view.open)),
        "loose open": loose * min(3, view.open),
        "loose others": loose * (view.open > 1),
        "vague": sound,
        "vague tied": sound * tie,
        "vague yes or no": sound * yes_no,
        "least vague": min(vague[each] for each in group),
        "satisfies": mean("satisfies"),
        "satisfies tied": mean("satisfies") * claims[at],
        "deferred": deferred,
        "deferred tied": deferred * tie,
        "empty": empty,
        "empty tied": empty * tie,
        "empty yes or no": empty * yes_no,
        "value": most("value"),
        "held": held,
        "held tied": held * claims[at],
        "no value": by_kind * (1 - held),
        "no value tied": by_kind * (1 - held) * tie,
        "by kind": by_kind,
        "yes or no": yes_no,
        "document": document,
        "document handed": most("handed asked"),
        "document tied": document * (1 - most("handed asked")) * tie,
        "open": float(one.wanted in ("open", "reason", "name", "place")),
        "yes": most("yes asked"),
        "affirms": most("affirms asked"),
        "refused": most("refused"),
        "named by value": most("named by value"),
        "unit": most("unit"),
        "unit tied": most("unit") * claims[at],
        "questions": min(6, len(both.asked)),
        "said by questions": min(2.0, both.said / len(both.asked)),
        "request": float(one.form in ("request", "imperative", "need", "item")),
        "near": most("near"),
        "share": min(2.0, most("share")),
        "nearest of all": max(pair[0] for pair in both.near[number]),
        "most shared": min(2.0, max(both.shared[number])),
        "across": most("across"),
        "length": mean("length"),
    }
    return Weighed(tuple(group), tie, sound, features)
