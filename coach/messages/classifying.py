"""Which kind of message a draft is, told from its words, with how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.linear import linear_model, shares
from coach.messages.features import features_of
from coach.messages.kinds import kind_names, message_kind
from coach.messages.reading import Reading
from coach.messages.recognising import Evidence
from coach.messages.triggers import sighted_in
from coach.models.artefacts import trouble_with

SURE = 0.55
"""From this confidence on a draft is held to the fields of its kind; below it the coach asks."""

_MOST = 3
"""How often a cue counts."""
_CUE = 0.15
"""How much a point of the cues counts beside the trained model."""
_UNTRAINED = -2.0
"""What a kind starts from that the model has not been trained for."""


MODELS = tuple(
    f"messages/{name}.json" for name in ("kinds", "fields", "statuses", "verdicts", "rivals")
)
"""What kinds and fields are told by; without one of them patterns tell the fields alone."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest kind, its confidence from 0 to 1, and all kinds with theirs."""

    kind: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]


def classify(reading: Reading, stated: Mapping[str, Evidence]) -> Guess:
    """The kind of message that has the draft's words and says what it states.

    Without the model no kind is sure.
    """
    if trouble_with(*MODELS):
        return Guess("general", 0.0, ())
    model = linear_model("messages/kinds")
    features = kind_features(reading, stated)
    trained = dict(zip(model.labels, model.odds(features), strict=True))
    names = kind_names()
    scores = [trained.get(name, _UNTRAINED) + _CUE * cue_points(name, reading) for name in names]
    ranking = sorted(zip(shares(scores), names, strict=True), reverse=True)
    confidence, kind = ranking[0]
    return Guess(kind, confidence, tuple((name, share) for share, name in ranking))


def kind_features(reading: Reading, stated: Mapping[str, Evidence]) -> frozenset[str]:
    """What the model for kinds sees: words, and which fields are stated or touched."""
    marks = {f"F:{name}{'~' if one.vague else ''}" for name, one in stated.items()}
    return features_of(reading.typed) | marks


def cue_points(name: str, reading: Reading) -> float:
    """The points of a kind for the cues of its document."""
    total = 0.0
    seen = sighted_in(reading.typed)
    for weight, pattern in message_kind(name).cues:
        count = min(seen.wordings(pattern), _MOST)
        if count:
            total += weight * (1 + 0.4 * (count - 1))
    return total
