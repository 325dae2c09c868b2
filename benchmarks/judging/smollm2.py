"""SmolLM2, a small language model: which of the two reads more like English that it has seen."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.judging.asking import ask
from benchmarks.judging.masking import masked
from benchmarks.judging.verdicts import Pair, Verdict


class SmolLM2:
    """Objects to the less probable of the two, by the mean log-probability of a token (nats)."""

    name = "smollm2"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        texts = [masked(text) for pair in pairs for text in (pair.original, pair.rewrite)]
        means = ask("smollm2_.py", texts)
        return [
            preferred(before, after) for before, after in zip(means[::2], means[1::2], strict=True)
        ]


def preferred(before: float, after: float) -> Verdict:
    """Of two mean log-probabilities; neither is objected to where they are the same."""
    fault = (f"less fluent: {min(before, after):.2f} against {max(before, after):.2f}",)
    return Verdict(fault if before < after else (), fault if after < before else (), before - after)
