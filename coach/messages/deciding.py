"""The last word on each field: what patterns and conditions say of it, weighed with how surely its
passages state it.

Where people disagree with the patterns they do so in the same way again and again: a date far from
its words, a request without a thing to do, a port that is the agent's. A linear model over a few
dozen signs, trained on labelled messages, has learned that; what can be proved it leaves alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import floor
from typing import cast

from coach.analysis.scripts import HAS_HAN
from coach.linear import linear_model, shares
from coach.messages.conditions import Situation, by_sea, holds, stage_of, terms_of
from coach.messages.contradictions import Contradiction
from coach.messages.kinds import MessageKind
from coach.messages.recognising import Evidence
from coach.messages.scoring import Scored, Standing, said
from coach.report import FieldState
from coach.trees import tree_model

_LEAVING = frozenset({"EXW", "FCA", "FAS", "FOB"})
_TELLING = ("cause", "lead_time", "incoterm", "payment_terms", "tracking", "vessel", "remedy")
"""Fields by whose verdict others are judged."""
_LOWEST, _HIGHEST, _MOST = -6, 3, 3
"""Log-odds, and counts, beyond which it makes no difference how sure a passage is."""
_MARKED = ("vague", "missing")
_SURE, _SURER = 0.6, 0.7
"""The chance from which a field is marked though patterns find it stated, and from which it counts
as stated though patterns find it vague.
"""
_WORDS_COUNT = 0.6
"""What the linear model counts beside the trees: they know how often a field is stated, it what
this message says.
"""
_HEARD, _TOUCHED = -2.0, -1.5
"""Log-odds that a passage needs to be heard to state a field, and to speak of it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A message of a known kind, and the verdict on each of its fields.

    `chances` are those of verdicts that only the model gives, from 0 to 1.
    """

    kind: MessageKind
    situation: Situation
    scored: Scored
    verdicts: Mapping[str, FieldState]
    contradictions: tuple[Contradiction, ...]
    chances: Mapping[str, float] = field(default_factory=dict)


def decided(case: Case) -> Case:
    """The case with the verdicts that the trained model gives, and the evidence for them."""
    if not case.scored.scores or not _is_trained(f"K:{case.kind.id}"):
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
    """The likeliest status and its chance; of one to mark that it is missing or vague."""
    model = linear_model("messages/statuses")
    found = status_features(name, case, about)
    scores = model.odds(found)
    trees = tree_model("messages/verdicts")
    numbers = numbers_of(name, case, scores, trees.priors)
    both = zip(scores, trees.scores(numbers), strict=True)
    weighed = [_WORDS_COUNT * linear + (1 - _WORDS_COUNT) * grown for linear, grown in both]
    chances = dict(zip(model.labels, shares(weighed), strict=True))
    verdict = max(chances, key=chances.__getitem__)
    evidence = case.situation.evidence.get(name)
    told = case.verdicts[name] == "present" and evidence is not None and not evidence.learned
    if told and verdict != "present" and chances[verdict] < _SURE:
        verdict = "present"
    if verdict == "present" and case.verdicts[name] in _MARKED:
        vague = evidence is not None and not evidence.learned and chances[verdict] < _SURER
        if vague or not _is_heard(name, case):
            verdict = case.verdicts[name]
    if verdict == "vague" and case.verdicts[name] == "missing" and not _is_touched(name, case):
        verdict = "missing"
    chance = sum(map(chances.__getitem__, _MARKED)) if verdict in _MARKED else chances.get(verdict)
    return cast(FieldState, verdict), 1.0 if chance is None else chance


def _is_heard(name: str, case: Case) -> bool:
    """Whether some passage may state what the patterns do not find."""
    stated = case.scored.standing(name)
    return stated is not None and stated.score >= _HEARD


def _is_touched(name: str, case: Case) -> bool:
    """Whether some passage may speak of what the patterns do not find."""
    touched = case.scored.standing(f"~{name}")
    return touched is not None and touched.score >= _TOUCHED


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


def about_message(case: Case) -> frozenset[str]:
    """What the model sees of the message as a whole."""
    reading = case.situation.reading
    terms = terms_of(reading)
    return frozenset(
        (
            f"K:{case.kind.id}",
            f"zh:{HAS_HAN.search(reading.folded) is not None}",
            f"stage:{stage_of(reading)}",
            f"by:{by_sea(case.situation)}",
            f"leaving:{bool(terms & _LEAVING)}",
            f"arriving:{bool(terms - _LEAVING)}",
            *(f"o:{name}:{case.verdicts[name]}" for name in _TELLING if name in case.verdicts),
        )
    )


def status_features(name: str, case: Case, about: frozenset[str]) -> frozenset[str]:
    """What the model sees of one field, by itself and together with the field's name."""
    rule = f"r:{case.verdicts[name]}"
    condition = case.kind.conditions.get(name)
    wanted = condition is None or holds(condition, case.situation)
    seen = {rule, f"h:{wanted}", f"{case.kind.id}:{rule}", *about}
    stated, touched = (case.scored.standing(one) for one in (name, f"~{name}"))
    for mark, standing in (("s", stated), ("v", touched)):
        if standing is not None:
            level = max(_LOWEST, min(_HIGHEST, floor(standing.score)))
            seen |= {f"{mark}:{level}", f"{mark}n:{min(_MOST, standing.times)}"}
    if stated is not None and touched is not None:
        apart = round(stated.score - touched.score)
        seen.add(f"d:{max(-_MOST, min(_MOST, apart))}")
    seen |= _words(case.situation.evidence.get(name), case.scored)
    nearest = max(filter(None, (stated, touched)), default=None)
    if nearest is not None:
        words = case.scored.around.words(*case.scored.spans[nearest.place])
        seen.update(["bw:" + word for word in words])
    prefix = name + "|"
    return frozenset([*seen, *(prefix + one for one in seen), f"f:{name}"])


_RULES = ("contradicting", "missing", "not_applicable", "present", "vague")
_UNHEARD = -9.0
"""The score of a field that no passage was weighed for."""


def numbers_of(
    name: str, case: Case, scores: Sequence[float], priors: Mapping[str, list[float]]
) -> list[float]:
    """What the trees see of one field: the scores of the linear model, how surely which passages
    state or touch it, what the rules say, and how often each status is right for the field.
    """
    mean = sum(scores) / len(scores)
    stated, touched = (case.scored.standing(one) for one in (name, f"~{name}"))
    evidence = case.situation.evidence.get(name)
    return [
        *(score - mean for score in scores),
        *(float(case.verdicts[name] == rule) for rule in _RULES),
        stated.score if stated else _UNHEARD,
        touched.score if touched else _UNHEARD,
        float(stated.times) if stated else 0.0,
        float(touched.times) if touched else 0.0,
        case.scored.second(name),
        0.0 if evidence is None else 2.0 if evidence.vague else 1.0,
        float(evidence is not None and evidence.learned),
        float(case.situation.reading.document.language == "zh"),
        float(len(case.scored.spans)),
        float(stated is not None and touched is not None and stated.place == touched.place),
        *priors[f"{case.kind.id}|{name}"],
    ]


def _words(evidence: Evidence | None, scored: Scored) -> set[str]:
    """The words found for the field, and those of the passages around them."""
    if evidence is None:
        return {"e:none"}
    how = ("v" if evidence.vague else "p") + ("l" if evidence.learned else "")
    found = {f"e:{how}:{evidence.source}"}
    if evidence.source == "draft":
        found.update(["es:" + word for word in scored.around.words(evidence.start, evidence.end)])
        for start, end in scored.spans:
            if start <= evidence.start < end:
                found.update(["ew:" + word for word in scored.around.words(start, end)])
    return found
