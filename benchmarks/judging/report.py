"""How many originals and rewrites a judge objects to, and the rewrites that are worst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any

from benchmarks.judging.verdicts import Pair, Verdict

WORST = 10
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Tally:
    """Of `pairs` that a judge read whole: how many originals and rewrites it objects to.

    `only_original` and `only_rewrite` are those where it objects to one of the two alone, `unread`
    the pairs that it could not read, which are in no other figure.
    """

    pairs: int
    originals: int
    rewrites: int
    only_original: int
    only_rewrite: int
    unread: int

    @property
    def points(self) -> float:
        """How many more rewrites than originals, in percentage points."""
        return 100 * (self.rewrites - self.originals) / self.pairs if self.pairs else 0.0

    @property
    def margin(self) -> float:
        """Half of the 95 % interval of `points`, of a difference between pairs."""
        if not self.pairs:
            return 0.0
        apart = self.only_original + self.only_rewrite
        difference = self.only_rewrite - self.only_original
        return 100 * _Z * sqrt(apart - difference**2 / self.pairs) / self.pairs

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "points": self.points, "margin": self.margin}


def tally(verdicts: Sequence[Verdict]) -> Tally:
    read = [
        (bool(one.original), bool(one.rewrite))
        for one in verdicts
        if one.original is not None and one.rewrite is not None
    ]
    return Tally(
        len(read),
        sum(before for before, _ in read),
        sum(after for _, after in read),
        sum(before and not after for before, after in read),
        sum(after and not before for before, after in read),
        len(verdicts) - len(read),
    )


def worst(pairs: Sequence[Pair], verdicts: Sequence[Verdict]) -> list[tuple[Pair, Verdict]]:
    """Those whose rewrite is worse by most, at most ten."""
    worse = [both for both in zip(pairs, verdicts, strict=True) if both[1].worse > 0]
    return sorted(worse, key=lambda both: -both[1].worse)[:WORST]


def heading() -> str:
    return (
        f"{'':14}{'pairs':>6}{'originals':>17}{'rewrites':>17}{'points':>15}"
        f"{'only original':>15}{'only rewrite':>14}{'unread':>8}"
    )


def line(name: str, found: Tally) -> str:
    """One judge's figures, below the heading."""
    originals = _share(found.originals, found.pairs)
    rewrites = _share(found.rewrites, found.pairs)
    points = f"{found.points:+.1f} ± {found.margin:.1f}"
    return (
        f"{name:14}{found.pairs:6}{originals:>17}{rewrites:>17}{points:>15}"
        f"{found.only_original:15}{found.only_rewrite:14}{found.unread:8}"
    )


def by_name(name: str, pairs: Sequence[Pair], verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The worst rewrites, each below its original and above the faults that are new in it."""
    yield f"\n{name}, the worst:"
    for pair, verdict in worst(pairs, verdicts):
        yield f"  - {pair.original}"
        yield f"  + {pair.rewrite}"
        new = Counter(verdict.rewrite) - Counter(verdict.original)
        yield from (f"      {fault}" for fault in new.elements())


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "–"
