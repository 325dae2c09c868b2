"""How likely a sentence blames its reader, and which of its words say so."""

from __future__ import annotations

from functools import lru_cache

from coach.linear import linear_model
from coach.tone.features import tokens_of, tone_features

MODEL = "tone/blame"
_FEWEST = 3
"""Words below which nothing is heard."""
_TOLD = 2
"""How many words are given as the reason."""


@lru_cache(maxsize=4096)
def blame_odds(folded: str) -> float | None:
    """The log-odds that a sentence in lower case blames its reader; None for too few words."""
    if len(tokens_of(folded)) < _FEWEST:
        return None
    found = tone_features(folded)
    return linear_model(MODEL).odds(found)[0]


def telling_words(folded: str) -> tuple[str, ...]:
    """The words, alone or in pairs, that speak most for blame, none within another."""
    model = linear_model(MODEL)
    tokens = tokens_of(folded)
    runs = {
        _joined(tokens[at : at + size]): model.scores([" ".join(tokens[at : at + size])], 1.0)[0]
        for size in (1, 2, 3)
        for at in range(len(tokens) - size + 1)
    }
    told: list[str] = []
    for words in sorted(runs, key=lambda one: (-runs[one], one)):
        if runs[words] <= model.bias[0] or len(told) == _TOLD:
            break
        if (
            words in folded
            and words.strip(".,!?")
            and not any(words in one or one in words for one in told)
        ):
            told.append(words)
    return tuple(told)


def _joined(tokens: list[str]) -> str:
    """Tokens as they stand in a text: Chinese without blanks between."""
    chinese = any("\u3400" <= token <= "\u9fff" for token in tokens)
    return ("" if chinese else " ").join(tokens)
