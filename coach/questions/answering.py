"""Which questions of the incoming message the draft answers, evades or passes over.

What goes with a question is weighed (weighing.py) by what both are about, by the value that was
asked for, by the order of both messages and by what is left over. It answers unless it puts the
answer off or offers fine words instead; what goes with no clause is not answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coach.analysis import analyse
from coach.document import Document
from coach.draft import Context
from coach.models.artefacts import trouble_with
from coach.questions.asking import TOUCHES, asked_in
from coach.questions.clauses import Clause, clauses_of
from coach.questions.detecting import requests_in
from coach.questions.linear import model
from coach.questions.request import Request
from coach.questions.starters import starter_for
from coach.questions.vagueness import vagueness
from coach.questions.weighing import (
    Sides,
    Weighed,
    answer_features,
    sides,
    tie_again_features,
    tie_features,
)
from coach.report import AnswerState, Question

MODELS = (
    *(f"requests/{name}" for name in ("answers.json", "evasions.json", "words.txt", "words.bin")),
    "messages/fields.json",
)
"""What answers are weighed by; without one of them nobody knows whether a question is answered."""
OWED, SURE = 0.45, 0.7
"""Below the first chance a question is owed an answer, from the second on it surely has one."""
ABOUT, VAGUE = 0.4, 0.3
"""From these chances on a clause is about a question, and says little: then it evades."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A request, how the draft treats it, and the clauses of the draft that do, in text offsets."""

    request: Request
    status: AnswerState
    clauses: tuple[Clause, ...]


def answers(
    incoming: Document | str, draft: Document, context: Context | None = None
) -> tuple[Question, ...]:
    """The questions of `incoming` in its order, each with how the draft treats it.

    Positions of a question are code points of the incoming message, those of its answer code points
    of the draft's source. `starter` begins an answer, in blanks, where one is missing.
    """
    return tuple(_question(one, draft) for one in judge(incoming, draft))


def judge(incoming: Document | str, draft: Document) -> tuple[Judged, ...]:
    """The same with the clauses of the draft; remembered for the checks that ask again."""
    source = incoming if isinstance(incoming, str) else incoming.source
    return _judged(_Pair(source, draft.source, draft, incoming))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two messages, known by their texts."""

    incoming: str
    draft: str
    document: Document = field(compare=False)
    message: Document | str = field(compare=False)


@lru_cache(maxsize=8)
def _judged(pair: _Pair) -> tuple[Judged, ...]:
    message = analyse(pair.message) if isinstance(pair.message, str) else pair.message
    asked = asked_in(message, requests_in(message))
    clauses = clauses_of(pair.document)
    if not clauses:
        return tuple(Judged(one.request, "unanswered", ()) for one in asked)
    if not asked:
        return ()
    if trouble_with(*MODELS):
        return tuple(Judged(one.request, "unsure", ()) for one in asked)
    both = sides(asked, clauses)
    return tuple(
        _verdict(one.request, weighed, both)
        for one, weighed in zip(asked, _weighed(both), strict=True)
    )


def _weighed(both: Sides) -> list[Weighed]:
    """What goes with each question of the pair."""
    first = tie_features(both)
    alone = model("tie")
    ties = [[alone.probability(one) for one in row] for row in first]
    together = model("tie_again")
    again = [
        [together.probability(one) for one in row] for row in tie_again_features(both, first, ties)
    ]
    return answer_features(both, first, again, [vagueness(one) for one in both.clauses])


def _verdict(request: Request, weighed: Weighed, both: Sides) -> Judged:
    chance = model("answered").probability(weighed.features)
    status = "unanswered" if _stands_apart(weighed, both) else _status(chance, weighed)
    spans: Sequence[int] = () if status == "unanswered" else weighed.clauses
    return Judged(request, status, tuple(both.clauses[at] for at in spans))


def _stands_apart(weighed: Weighed, both: Sides) -> bool:
    """Whether all the draft says is a number of something that the question does not touch.

    The scores learned from drafts that say more: there what is left over counts as a sign.
    """
    signs = weighed.features
    shares = any(signs[name] for name in ("unit", "held", "yes"))
    counts = {value.kind for at in weighed.clauses for value in both.clauses[at].values} & _COUNTED
    near = signs["share"] >= TOUCHES / 2 or signs["near"] >= ABOUT
    return both.said <= 1 and bool(counts) and not shares and not near


_COUNTED = frozenset({"amount", "quantity", "percent"})


def _status(chance: float, weighed: Weighed) -> AnswerState:
    if chance >= SURE:
        return "answered"
    if chance >= OWED:
        return "unsure"
    evades = weighed.tie >= ABOUT and weighed.vague >= VAGUE
    return "evaded" if evades else "unanswered"


def _question(judged: Judged, draft: Document) -> Question:
    request = judged.request
    return Question(
        text=request.text,
        start=request.start,
        end=request.end,
        status=judged.status,
        answer_spans=tuple(draft.to_source(one.start, one.end) for one in judged.clauses),
        starter=None if judged.status == "answered" else starter_for(request),
    )
