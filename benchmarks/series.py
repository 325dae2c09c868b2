"""Repeated measurements of programs that take turns."""

from __future__ import annotations

import json
import resource
import subprocess
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one program, one for each round."""

    values: tuple[float, ...]

    def __str__(self) -> str:
        return f"{median(self.values):9.3f}   {min(self.values):.3f}-{max(self.values):.3f}"

    def ratio_to(self, other: Series) -> Series:
        """How many times as much as `other`, round by round."""
        return Series(
            tuple(mine / theirs for mine, theirs in zip(self.values, other.values, strict=True))
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "median": median(self.values),
            "min": min(self.values),
            "max": max(self.values),
            "values": self.values,
        }


def take_turns(
    programs: Mapping[str, Callable[[], Mapping[str, float]]], rounds: int
) -> dict[str, Series]:
    """Run every program once in each round; a program returns its figures by name."""
    values: dict[str, list[float]] = {}
    for _ in range(rounds):
        for program in programs.values():
            for name, value in program().items():
                values.setdefault(name, []).append(value)
    return {name: Series(tuple(figures)) for name, figures in values.items()}


def cpu_seconds(
    command: Sequence[str | Path], environment: Mapping[str, str], statuses: Container[int]
) -> float:
    """User and system seconds of one run. Raises RuntimeError for another exit status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command, environment, statuses)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def reported(command: Sequence[str | Path], environment: Mapping[str, str]) -> dict[str, float]:
    """The figures that `command` prints as a JSON object. Raises RuntimeError."""
    figures: dict[str, float] = json.loads(_run(command, environment, (0,)))
    return figures


def _run(
    command: Sequence[str | Path], environment: Mapping[str, str], statuses: Container[int]
) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode not in statuses:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
