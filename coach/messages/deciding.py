"""The last word on each field: what patterns and conditions say of it, weighed with how surely its
passages state it.

Where people disagree with the patterns they do so in the same way again and again: a date far from
its words, a request without a thing to do, a port that is the agent's. A linear model over a few
dozen signs and trees over a few numbers, trained on labelled messages, have learned that; what can
be proved they leave alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from coach.linear import linear_model, shares
from coach.messages.case import Case
from coach.messages.recognising import Evidence
from coach.messages.scoring import Scored, Standing, said
from coach.messages.signs import about_message, numbers_of, status_scores
from coach.report import FieldState
from coach.trees import tree_model

_MARKED = ("vague", "missing")
_WORDS_COUNT = 0.3
"""What the linear model counts beside the trees, which have weighed its scores already."""
_MISSING, _MISSING_THOUGH_FOUND = 0.45, 0.6
"""The chance below which a field is not called missing, and that where the rules find something.
What is said to be missing and is not wastes the writer's time; a gap passed over only leaves it.
"""
_SURE, _SURER = 0.6, 0.7
"""The chance from which a field counts as vague though the patterns find it stated, and from which
it counts as stated though they find it vague.
"""
_HEARD, _TOUCHED = -2.0, -3.0
"""Log-odds that a passage needs to be heard to state a field, and to speak of it: that most
messages state it is no sign that this one does.
"""


def decided(case: Case) -> Case:
    """The case with the verdicts that the trained model gives, and the evidence for them."""
    if not case.scored.sums or not _is_trained(f"K:{case.kind.id}"):
        return case
    verdicts = dict(case.verdicts)
    evidence = dict(case.situation.evidence)
    chances: dict[str, float] = {}
    about = about_message(case)
    for name, verdict in case.verdicts.items():
        trained = f"{case.kind.id}|{name}" in tree_model("messages/verdicts").priors
        open_to_it = case.kind.needs[name] != "optional" and trained
        if not open_to_it or is_settled(name, verdict, case):
            continue
        verdicts[name], chance = _verdict(name, case, about)
        if verdicts[name] != verdict:
            chances[name] = chance
        shown = _evidence(name, verdicts[name], case)
        if shown is None:
            evidence.pop(name, None)
        else:
            evidence[name] = shown
    situation = replace(case.situation, evidence=evidence)
    return replace(case, verdicts=verdicts, situation=situation, chances=chances)


@cache
def _is_trained(name: str) -> bool:
    """Whether the model has seen a kind, under the name of its feature."""
    return name in linear_model("messages/statuses").rows


def is_settled(name: str, verdict: FieldState, case: Case) -> bool:
    """Whether the rules alone decide: what is proved, stands elsewhere, or waits to be filled."""
    evidence = case.situation.evidence.get(name)
    if verdict == "contradicting":
        return True
    if evidence is None or verdict != "present":
        return False
    if evidence.source != "draft":
        return True
    return any(
        mask.kind == "placeholder" and mask.start < evidence.end and evidence.start < mask.end
        for mask in case.situation.reading.document.masks
    )


def _verdict(name: str, case: Case, about: frozenset[str]) -> tuple[FieldState, float]:
    """The likeliest status and its chance; of one to mark that it is missing or vague.

    Words that the rules do not find have to be vague themselves to be marked so.
    """
    model, trees = linear_model("messages/statuses"), tree_model("messages/verdicts")
    scores = status_scores(name, case, about)
    chances = weighed(
        model.labels, scores, trees.scores(numbers_of(name, case, scores, trees.priors))
    )
    verdict = _borne_out(name, likeliest(chances, case.verdicts[name]), chances, case)
    wanting = verdict == "missing" or (verdict == "vague" and case.verdicts[name] != "missing")
    chance = sum(map(chances.__getitem__, _MARKED)) if wanting else chances[verdict]
    return cast(FieldState, verdict), chance


def _borne_out(name: str, verdict: str, chances: Mapping[str, float], case: Case) -> str:
    """The verdict, or that of the rules where the message does not bear it out well enough."""
    rules = case.verdicts[name]
    evidence = case.situation.evidence.get(name)
    found = evidence is not None and not evidence.learned
    stated, touched = (case.scored.standing(one) for one in (name, f"~{name}"))
    if verdict == "present" and rules in _MARKED:
        unheard = stated is None or stated.score < _HEARD
        return rules if unheard or (found and chances[verdict] < _SURER) else verdict
    if verdict == "vague" and rules == "present":
        return rules if found and chances[verdict] < _SURE else verdict
    if verdict == "vague" and rules == "missing":
        return rules if touched is None or touched.score < _TOUCHED else verdict
    return verdict


def weighed(
    labels: Sequence[str], linear: Sequence[float], grown: Sequence[float]
) -> dict[str, float]:
    """The chance of each status by the scores of the linear model and of the trees."""
    both = zip(linear, grown, strict=True)
    scores = [_WORDS_COUNT * one + (1 - _WORDS_COUNT) * other for one, other in both]
    return dict(zip(labels, shares(scores), strict=True))


def likeliest(chances: Mapping[str, float], rules: str) -> str:
    """The status to tell: the likeliest, but “missing” only where it is likely enough.

    `rules` is the status that patterns and conditions give.
    """
    least = _MISSING if rules == "missing" else _MISSING_THOUGH_FOUND
    told = [status for status in chances if status != "missing" or chances[status] >= least]
    return max(told, key=chances.__getitem__)


def _evidence(name: str, verdict: FieldState, case: Case) -> Evidence | None:
    """What is shown for a verdict: the words the rules found, else the nearest passage."""
    if verdict not in ("present", "vague"):
        return None
    vague = verdict == "vague"
    known = case.situation.evidence.get(name)
    if known is not None:
        return replace(known, vague=vague)
    best = _nearest(name, case.scored)
    if best is None:
        return None
    return said(case.scored, name, vague, *case.scored.spans[best.place])


def _nearest(name: str, scored: Scored) -> Standing | None:
    """How the field stands where it is stated, or spoken of, most surely."""
    both = (scored.standing(label) for label in (name, f"~{name}"))
    return max(filter(None, both), default=None)
