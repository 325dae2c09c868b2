"""Facts in lines as strangers write them: at least 97 % of those with a figure, kind and value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import coach

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
WANTED = 0.97


def lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each line of the file with the facts written under it."""
    line, facts = "", list[str]()
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("\t"):
            facts.append(row.strip())
        elif not row.startswith("#"):
            if line:
                yield line, facts
            line, facts = row, []
    yield line, facts


def found_in(line: str) -> list[str]:
    report = coach.check(line, coach.Context(now=NOW))
    return [f"{fact.kind} {fact.value}" for fact in report.facts]


@pytest.mark.parametrize("name", ["lines_en", "lines_zh", "lines_more"])
def test_facts_with_figures_are_found(name: str) -> None:
    wanted = found = 0
    missed = []
    for line, facts in lines(DATA / f"{name}.txt"):
        there = found_in(line)
        for fact in facts:
            wanted += 1
            if fact in there:
                there.remove(fact)
                found += 1
            else:
                missed.append(f"{line} — {fact}; found: {there}")
    assert found / wanted >= WANTED, "\n".join(missed)
