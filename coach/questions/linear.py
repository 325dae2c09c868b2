"""Small trained models of models/requests/answers.json: a weighted sum of features, as a chance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Literal

from coach.models.artefacts import read_text

Features = dict[str, float]
Name = Literal["vague", "tie", "tie_again", "answered"]


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature; a feature without one counts nothing."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """The chance from 0 to 1 that the features speak for."""
        weights = self.weights
        score = self.bias + sum(
            weights[name] * value for name, value in features.items() if value and name in weights
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def model(name: Name) -> Linear:
    """A trained model. Raises ModelError where none are installed."""
    data = json.loads(read_text("requests/answers.json"))[name]
    return Linear(data["bias"], data["weights"])


def log_odds(chance: float) -> float:
    """The logarithm of a chance's odds, within -7 and 7."""
    kept = min(max(chance, 1e-3), 1 - 1e-3)
    return log(kept / (1 - kept))
