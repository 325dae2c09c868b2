"""Our own checks: blame that is still there."""

from __future__ import annotations

from collections.abc import Sequence

import coach
from benchmarks.judging.verdicts import Pair, Verdict


class Residue:
    """Objects to each finding of blame."""

    name = "blame left"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        return [_verdict(_blame(pair.original), _blame(pair.rewrite)) for pair in pairs]


def _verdict(before: tuple[str, ...], after: tuple[str, ...]) -> Verdict:
    # What is left is a fault of the rewrite, however much more there was before.
    return Verdict(before, after, len(after))


def _blame(text: str) -> tuple[str, ...]:
    report = coach.check(text, coach.Context(kind="general"))
    return tuple(
        f"{one.rule_id}: {text[one.start : one.end]}"
        for one in report.findings
        if one.category == "blame"
    )
