"""What the models of verdicts see of a field: words and signs, and how it stands among others.

A date may state the ETA as surely as the ETD: how surely the passages of a field state other
fields is what tells whether it is spoken of at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import floor

from coach.analysis.scripts import HAS_HAN
from coach.linear import linear_model
from coach.messages.case import Case
from coach.messages.conditions import by_sea, stage_of, terms_of
from coach.messages.recognising import Evidence
from coach.messages.scoring import LEAST_SCORE, Scored, label_numbers

_LEAVING = frozenset({"EXW", "FCA", "FAS", "FOB"})
_TELLING = ("cause", "lead_time", "incoterm", "payment_terms", "tracking", "vessel", "remedy")
"""Fields by whose verdict others are judged."""
_LOWEST, _HIGHEST, _MOST = -6, 3, 3
"""Log-odds, and counts, beyond which it makes no difference how sure a passage is."""


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
    seen = _seen(name, case, about)
    prefix = name + "|"
    return frozenset([*seen, *(prefix + one for one in seen), f"f:{name}"])


def status_scores(name: str, case: Case, about: frozenset[str]) -> list[float]:
    """What the model says of these features."""
    model = linear_model("messages/statuses")
    seen = _seen(name, case, about)
    total = model.total(seen) + model.under(name + "|").total(seen) + model.total((f"f:{name}",))
    return model.read(total, 2 * len(seen) + 1)


def _seen(name: str, case: Case, about: frozenset[str]) -> set[str]:
    """What the model sees of one field by itself."""
    rule = f"r:{case.verdicts[name]}"
    seen = {rule, f"h:{case.wanted[name]}", f"{case.kind.id}:{rule}", *about}
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
    return seen


_RULES = ("contradicting", "missing", "not_applicable", "present", "vague")
_UNHEARD = -9.0
"""The score of a field that no passage was weighed for."""


def numbers_of(
    name: str, case: Case, scores: Sequence[float], priors: Mapping[str, list[float]]
) -> list[float]:
    """What the trees see of one field: the scores of the linear model, how surely which passages
    state or touch it and what else, what the rules say, and how often each status is right for it.
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
        float(case.wanted[name]),
        *_among_others(name, case),
    ]


def _among_others(name: str, case: Case) -> list[float]:
    """How the field stands among others, where it is stated most surely and where the rules see it.

    The best score of another label there, how many others count and how many come before it, how
    far down it is; in the passages of the evidence its own scores and the best of the others, and
    how many characters the evidence lies away; by how much it is stated where it is touched most.
    """
    scored = case.scored
    stated, touched = (scored.standing(one) for one in (name, f"~{name}"))
    if stated is None:
        return [_UNHEARD] * 9
    numbers = label_numbers()
    own = {numbers[one] for one in (name, f"~{name}") if one in numbers}
    others = scored.others(stated.place, own)
    start, end = scored.spans[stated.place]
    nearer = scored.of_label(numbers[name])[(touched or stated).place]
    return [
        others.highest(),
        float(others.count_from(LEAST_SCORE)),
        float(others.count_from(stated.score)),
        start / len(scored.reading.typed),
        *_at_evidence(name, case, own, (start + end) / 2),
        nearer - (touched.score if touched else 0.0),
    ]


def _at_evidence(name: str, case: Case, own: Collection[int], middle: float) -> list[float]:
    """The scores where the rules find the field, and how far that is from `middle`."""
    scored = case.scored
    evidence = case.situation.evidence.get(name)
    if evidence is None or evidence.source != "draft":
        return [_UNHEARD, _UNHEARD, _UNHEARD, -1.0]
    away = abs(middle - (evidence.start + evidence.end) / 2)
    places = [
        place
        for place, (start, end) in enumerate(scored.spans)
        if start < evidence.end and evidence.start < end
    ]
    if not places:
        return [_UNHEARD, _UNHEARD, _UNHEARD, away]
    numbers = label_numbers()
    best = [
        max(map(scored.of_label(numbers[one]).__getitem__, places)) if one in numbers else _UNHEARD
        for one in (name, f"~{name}")
    ]
    return [*best, max(scored.others(place, own).highest() for place in places), away]


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
