"""Measure the verification on pairs: how many seeded errors it catches, how often it is wrong.

A line is {"id", "source_language", "target_language", "source", "translation", "errors"}: the
translation is right, each error is {"kind", "translation"} with one thing done to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.labelled import read_labelled
from coach.translation.result import Mismatch
from coach.translation.verification import verify

FACTS = frozenset("number date time unit currency reference url email placeholder term".split())
"""The kinds of errors in facts; the others are errors in what is said about them."""

_NEEDED = ("id", "source_language", "target_language", "source", "translation")


@dataclass(slots=True)
class Share:
    """How many of all."""

    some: int = 0
    all: int = 0

    def count(self, hit: bool) -> None:
        """Count one more."""
        self.some += hit
        self.all += 1

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 of nothing."""
        return self.some / self.all if self.all else 0.0

    def __str__(self) -> str:
        return f"{self.some:>5} of {self.all:<5} {self.value:.3f}"


@dataclass(slots=True)
class VerificationEvaluation:
    """Errors caught by kind, right translations that were warned of, and every disagreement.

    `against` counts the warnings on right translations by their kind.
    """

    caught: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    false: Share = field(default_factory=Share)
    against: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def share(self, *, facts: bool) -> float:
        """Errors in facts, or the others, that were caught."""
        shares = [one for kind, one in self.caught.items() if (kind in FACTS) == facts]
        every = sum(one.all for one in shares)
        return sum(one.some for one in shares) / every if every else 0.0


def read_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file. Raises ValueError that names a wrong line, and OSError."""
    return read_labelled(path, _NEEDED)


def evaluate_verification(lines: Iterable[dict[str, Any]]) -> VerificationEvaluation:
    """Verify each translation and each error in it; a warning that both get is no catch."""
    result = VerificationEvaluation()
    for line in lines:
        languages = (line["source_language"], line["target_language"])
        right = _verified(line["source"], line["translation"], languages)
        result.false.count(bool(right))
        if right:
            result.against.update({one.kind for one in right})
            result.mistakes.append(_told("right, warned of", line, line["translation"], right))
        known = {(one.kind, one.message) for one in right}
        for error in line.get("errors", ()):
            found = _verified(line["source"], error["translation"], languages)
            hit = any((one.kind, one.message) not in known for one in found)
            result.caught[error["kind"]].count(hit)
            if not hit:
                label = f"wrong ({error['kind']}), passed"
                result.mistakes.append(_told(label, line, error["translation"], ()))
    return result


def _verified(source: str, translation: str, languages: tuple[str, str]) -> tuple[Mismatch, ...]:
    first, second = languages
    return verify(source, translation, source_language=first, target_language=second)


def _told(label: str, line: dict[str, Any], translation: str, found: tuple[Mismatch, ...]) -> str:
    why = "".join(f"  {one.kind}: {one.message.en}\n" for one in found)
    return f"{line['id']} {label}\n  - {line['source']}\n  + {translation}\n{why}"


def as_text(result: VerificationEvaluation, *, verbose: bool) -> str:
    """The figures for a terminal, and every disagreement if `verbose`."""
    rows = [f"{kind:<14}{share}" for kind, share in sorted(result.caught.items())]
    rows += [
        f"{'facts':<14}{result.share(facts=True):.3f}",
        f"{'others':<14}{result.share(facts=False):.3f}",
        f"{'false':<14}{result.false}",
    ]
    rows += [f"warned of for {kind}: {count}" for kind, count in result.against.most_common()]
    return "\n".join([*rows, *(["", *result.mistakes] if verbose else [])])
