"""A model of tone of the user's own: which sentences it hears blame in, and by which words."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from math import log
from pathlib import Path
from threading import Lock
from typing import TypeVar

from coach.models.classifying import classifier

LABEL = "blame"
"""The label that is meant where none is named."""
KEPT = 4096
"""How many sentences are remembered, so that typing asks only about what changed."""
MOST_PIECES = 32
"""In how many pieces at most a sentence is taken apart to find the words that tell."""
_TOLD = 2
"""How many words are given as the reason."""
_PIECE = re.compile(r"[\u3400-\u9fff]+|[^\s\u3400-\u9fff]+")
_MATTERS = 0.2
"""By how much the log-odds fall at least without words that tell."""
_Value = TypeVar("_Value")
_LEAST = 1e-7
"""The nearest that a probability comes to 0 or 1, so that its log-odds are a number."""


class ToneModel:
    """A classifier of sentences that decides in place of the coach's own model of tone.

    Safe to share between threads. Remembers the last sentences; none of them is written anywhere.
    """

    def __init__(
        self,
        source: str | Path,
        label: str | None = None,
        *,
        sure: float = 0.5,
        device: str = "auto",
    ) -> None:
        """Read the model in the folder `source`, or of that name on the hub.

        `label` is the name or number of the label that means blame; None stands for “blame”, or for
        the only label there is. A sentence is blame where the label has at least the probability
        `sure`. `device` is "auto", "cpu", "cuda", "cuda:1" or "mps". Raises ValueError for `sure`
        outside 0 to 1, and the LocalModelErrors of `coach.models.errors`.
        """
        if not 0 < sure < 1:
            raise ValueError(f"a probability above 0 and below 1 is needed, not {sure}")
        self._classifier = classifier(source, device)
        self.name = self._classifier.name
        self.label = self._classifier.label_named(label, LABEL)
        self.sure = sure
        self._known: OrderedDict[str, float] = OrderedDict()
        self._reasons: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._lock = Lock()

    def blaming(self, texts: Sequence[str]) -> frozenset[str]:
        """Those of the texts in which the model hears blame; all are asked in one go."""
        found = self._probabilities(texts)
        return frozenset(text for text in texts if found[text] >= self.sure)

    def telling_words(self, texts: Collection[str]) -> dict[str, tuple[str, ...]]:
        """For each text the words, as written, without which the model hears least blame.

        At most two; none where no words alone make a difference. Each word, or pair of Chinese
        characters, is left out in turn, all of them in one go.
        """
        with self._lock:
            told = {text: self._reasons[text] for text in texts if text in self._reasons}
        asked = {text: _pieces(text) for text in texts if text not in told}
        without = {
            (text, piece): _left_out(text, piece)
            for text, pieces in asked.items()
            for piece in pieces
        }
        rest = [words for words in dict.fromkeys(without.values()) if words]
        found = dict(zip(rest, self._asked(rest), strict=True))
        whole = self._probabilities([*asked])
        for text, pieces in asked.items():
            weights = {
                piece: _odds(whole[text]) - _odds(found.get(without[text, piece], 0.0))
                for piece in pieces
            }
            told[text] = tuple(_strongest(text, weights))
        with self._lock:
            _remember(self._reasons, told)
        return told

    def _probabilities(self, texts: Sequence[str]) -> dict[str, float]:
        """The probability of blame of each text, from memory where it was asked before."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(fresh, self._asked(fresh), strict=True))
        with self._lock:
            _remember(self._known, known)
        return known

    def _asked(self, texts: Sequence[str]) -> list[float]:
        return [scores[self.label] for scores in self._classifier.scores(texts)]


def _remember(memory: OrderedDict[str, _Value], fresh: dict[str, _Value]) -> None:
    """Keep the values of the texts, and forget those that were not asked for longest."""
    for text, value in fresh.items():
        memory[text] = value
        memory.move_to_end(text)
    while len(memory) > KEPT:
        memory.popitem(last=False)


def _odds(probability: float) -> float:
    """The log-odds of a probability."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return log(held / (1 - held))


def _pieces(text: str) -> list[tuple[int, int]]:
    """The spans that are left out in turn: words, and overlapping pairs of Chinese characters.

    Neighbours are joined where there would be more than MOST_PIECES.
    """
    spans: list[tuple[int, int]] = []
    for found in _PIECE.finditer(text):
        start, end = found.span()
        if "\u3400" <= text[start] <= "\u9fff" and end - start > 2:
            spans += [(at, at + 2) for at in range(start, end - 1)]
        elif any(sign.isalnum() for sign in found[0]):
            spans.append((start, end))
    size = -(-len(spans) // MOST_PIECES) or 1
    return [
        (spans[at][0], spans[min(at + size, len(spans)) - 1][1])
        for at in range(0, len(spans), size)
    ]


def _left_out(text: str, span: tuple[int, int]) -> str:
    return " ".join((text[: span[0]] + text[span[1] :]).split())


def _strongest(text: str, weights: dict[tuple[int, int], float]) -> Iterator[str]:
    """The words of the heaviest pieces, none of which overlap."""
    told: list[tuple[int, int]] = []
    for span in sorted(weights, key=lambda one: (-weights[one], one)):
        if weights[span] < _MATTERS or len(told) == _TOLD:
            return
        if all(span[1] <= start or end <= span[0] for start, end in told):
            told.append(span)
            yield text[slice(*span)].strip(" .,;:!?，。；：！？、“”\"'()（）…")
