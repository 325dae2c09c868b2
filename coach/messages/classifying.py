"""Which kind of message a draft is, told from its words, with how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from coach.messages.kinds import kind_names, message_kind
from coach.messages.patterns import compiled
from coach.messages.reading import Reading

SURE = 0.6
"""From this confidence on a draft is held to the fields of its kind; below it the coach asks."""

_MOST = 3
"""How often a cue counts."""
_SHARPNESS = 0.45
_FLOOR = 3.0
"""The points that “general” has without any cue."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest kind, its confidence from 0 to 1, and all kinds with theirs."""

    kind: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]


def classify(reading: Reading) -> Guess:
    """The kind of message of which the draft has the words."""
    points = {name: _points(name, reading) for name in kind_names()}
    points["general"] = _FLOOR
    top = max(points.values())
    weights = {name: exp(_SHARPNESS * (value - top)) for name, value in points.items()}
    whole = sum(weights.values())
    ranking = sorted(((w / whole, name) for name, w in weights.items()), reverse=True)
    confidence, kind = ranking[0]
    return Guess(kind, confidence, tuple((name, share) for share, name in ranking))


def _points(name: str, reading: Reading) -> float:
    total = 0.0
    for weight, pattern in message_kind(name).cues:
        count = min(len(set(compiled((pattern,)).findall(reading.typed))), _MOST)
        if count:
            total += weight * (1 + 0.4 * (count - 1))
    return total
