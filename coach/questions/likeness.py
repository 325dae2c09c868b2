"""Which fields of a trade message a question and a clause speak of, as a trained model hears them.

“How soon could you ship 500?” and “25 days after your deposit” share no word, but the field.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp, sqrt

from coach.linear import linear_model
from coach.messages.features import passage_features, tokens_of

_ASKED, _SAID = 1.0, 0.5
"""Log-odds added to those of a question, and of a clause: neither states a field outright."""
_HEARD = 0.3
"""The chance from which a field counts as spoken of."""

Fields = tuple[float, ...]
"""The chance of each field that it is spoken of, stated or only touched."""


def fields_asked(typed: str) -> Fields:
    """The fields that a question is about, from its typed text."""
    return _chances(typed, _ASKED)


def fields_said(typed: str) -> Fields:
    """The fields that a clause is about, from its typed text."""
    return _chances(typed, _SAID)


@lru_cache(maxsize=1024)
def _chances(typed: str, added: float) -> Fields:
    found = passage_features(tokens_of(typed))
    scores = linear_model("messages/fields").odds(found)
    best = [-30.0] * (max(_columns()) + 1)
    for column, score in zip(_columns(), scores, strict=True):
        best[column] = max(best[column], score)
    return tuple(1 / (1 + exp(-max(-30.0, min(30.0, score + added)))) for score in best)


@cache
def _columns() -> tuple[int, ...]:
    """For each label of the model the number of its field: stated and touched are one."""
    labels = [label.lstrip("~") for label in linear_model("messages/fields").labels]
    numbers = {name: number for number, name in enumerate(sorted(set(labels)))}
    return tuple(numbers[label] for label in labels)


def alike(asked: Sequence[Fields], said: Sequence[Fields]) -> list[list[dict[str, float]]]:
    """The features of each question and clause in what they are about."""
    lengths = [[_length(one) for one in side] for side in (asked, said)]
    cosines = [
        [
            sum(a * b for a, b in zip(one, other, strict=True))
            / (lengths[0][i] * lengths[1][j] + 1e-6)
            for j, other in enumerate(said)
        ]
        for i, one in enumerate(asked)
    ]
    return [
        [_features(cosines, i, j, one, other) for j, other in enumerate(said)]
        for i, one in enumerate(asked)
    ]


def _length(fields: Fields) -> float:
    return sqrt(sum(value * value for value in fields))


def _features(
    cosines: Sequence[Sequence[float]], i: int, j: int, asked: Fields, said: Fields
) -> dict[str, float]:
    here = cosines[i][j]
    both = max(map(min, asked, said))
    same = asked.index(max(asked)) == said.index(max(said))
    others = max((row[j] for k, row in enumerate(cosines) if k != i), default=0.0)
    elsewhere = max((value for k, value in enumerate(cosines[i]) if k != j), default=0.0)
    return {
        "field": here,
        "field both": both,
        "same field": float(same and both > _HEARD),
        "other field": 0.0 if same else min(max(asked), max(said)),
        "field over others": here - others,
        "field over elsewhere": here - elsewhere,
    }
