"""Measure the guard on labelled candidates: how many bad ones it stops, how many good ones pass.

A line is {"id", "language", "original", "candidate", "good", "kind", "why"}; `kind` is that of the
message, `why` says in a few words what was done to the candidate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.draft import Context
from coach.labelled import read_labelled
from coach.rewriting.guard import Verdict, judge

_NEEDED = ("id", "language", "original", "candidate", "good")


@dataclass(slots=True)
class Share:
    """How many of all were judged as they are labelled."""

    right: int = 0
    all: int = 0

    def count(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        share = self.right / self.all if self.all else 1.0
        return f"{self.right:>5} of {self.all:<5} {share:.3f}"


@dataclass(slots=True)
class GuardEvaluation:
    """Bad candidates stopped and good ones passed, by language, and where the guard is wrong.

    `against` counts the good ones that are stopped, by reason.
    """

    stopped: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    passed: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    against: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)


def read_candidates(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file. Raises ValueError that names a wrong line, and OSError."""
    return read_labelled(path, _NEEDED)


def evaluate_guard(lines: Iterable[dict[str, Any]]) -> GuardEvaluation:
    """Judge every candidate and compare with its label. Raises ValueError for an unknown kind."""
    result = GuardEvaluation()
    for line in lines:
        verdict = judge(line["original"], line["candidate"], Context(kind=line.get("kind")))
        right = verdict.passes == bool(line["good"])
        shares = result.passed if line["good"] else result.stopped
        for language in ("all", line["language"]):
            shares[language].count(right)
        if not right:
            result.against.update({one.id for one in verdict.reasons})
            result.mistakes.append(_told(line, verdict))
    return result


def _told(line: dict[str, Any], verdict: Verdict) -> str:
    why = "; ".join(f"{one.id}: {one.message.en}" for one in verdict.reasons)
    label = "good, stopped" if line["good"] else f"bad, passed ({line.get('why', '')})"
    return (
        f"{line['id']} {label}\n  - {line['original']}\n  + {line['candidate']}\n"
        + (f"  {why}\n" if why else "")
    )  # fmt: skip


def as_text(result: GuardEvaluation, *, verbose: bool) -> str:
    """The figures for a terminal, and every disagreement if `verbose`."""
    rows = [
        f"{name:<14}{language:<5}{share}"
        for name, shares in (("bad stopped", result.stopped), ("good passed", result.passed))
        for language, share in sorted(shares.items())
    ]
    rows += [
        f"good ones stopped by {name}: {count}" for name, count in result.against.most_common()
    ]
    return "\n".join([*rows, *(["", *result.mistakes] if verbose else [])])
