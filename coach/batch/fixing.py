"""Put suggestions into a file until none of them is left, facts kept and all else untouched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import unified_diff
from typing import TYPE_CHECKING

from coach.batch.linting import Linted, linted
from coach.batch.outcome import Outcome
from coach.batch.settings import FileSettings
from coach.finding import Finding, Suggestion
from coach.reading.source import Edit, ReadingError, Source

if TYPE_CHECKING:
    from coach.engine import Coach
    from coach.report import Report

ROUNDS = 8
"""How often a file is linted again for what the words put in still ask for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suggestions to put in: the safe ones, and those chosen by their id or their rule."""

    safe: bool = True
    choices: frozenset[str] = frozenset()

    def pick(self, finding: Finding, safe: frozenset[str]) -> Suggestion | None:
        """The suggestion for a finding; `safe` are ids of those that can be put in safely.

        Blanks are never put in: only the writer can fill them.
        """
        for one in finding.suggestions:
            if one.replacement is None or one.applicability not in ("safe", "choice"):
                continue
            if one.id in self.choices or finding.rule_id in self.choices:
                return one
            if self.safe and one.id in safe:
                return one
        return None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after fixing: what is still to be said about it, and its bytes, None if unchanged."""

    outcome: Outcome
    data: bytes | None = None


def fix(
    path: str,
    data: bytes,
    settings: FileSettings,
    coach: Coach,
    now: datetime,
    wanted: Wanted,
) -> Fixed:
    """Put the wanted suggestions into a file; nothing is written to the disk.

    A suggestion that its format cannot say, or after which a fact of the text would be another, is
    left out and stays a finding.
    """
    before = linted(path, data, settings, coach, now)
    first, count = before, 0
    for _ in range(ROUNDS):
        step = _step(before, path, settings, coach, now, wanted)
        if step is None:
            break
        count += step.count
        before, data = step.linted, step.data
    if not count:
        return Fixed(before.outcome)
    assert first.source is not None
    assert before.source is not None
    difference = _difference(path, first.source, before.source)
    return Fixed(replace(before.outcome, fixed=count, diff=difference), data)


@dataclass(frozen=True, slots=True)
class _Step:
    linted: Linted
    data: bytes
    count: int


def _step(
    before: Linted,
    path: str,
    settings: FileSettings,
    coach: Coach,
    now: datetime,
    wanted: Wanted,
) -> _Step | None:
    """One round: all wanted edits together, else those that go alone, else one of them."""
    source = before.source
    if source is None:
        return None
    edits = _edits(before, wanted)
    if not edits:
        return None
    together = _tried(before, edits, path, settings, coach, now)
    if together is not None:
        return together
    alone = {
        unit: [
            edit
            for edit in several
            if _tried(before, {unit: [edit]}, path, settings, coach, now) is not None
        ]
        for unit, several in edits.items()
    }
    good = {unit: several for unit, several in alone.items() if several}
    if not good:
        return None
    unit = min(good)
    return _tried(before, good, path, settings, coach, now) or _tried(
        before, {unit: good[unit][:1]}, path, settings, coach, now
    )


def _tried(
    before: Linted,
    edits: Mapping[int, Sequence[Edit]],
    path: str,
    settings: FileSettings,
    coach: Coach,
    now: datetime,
) -> _Step | None:
    """The file with the edits, if its format can say them and every fact is kept."""
    assert before.source is not None
    try:
        data = before.source.applied(edits)
    except ReadingError:
        return None
    after = linted(path, data, settings, coach, now)
    if after.source is None or not _facts_kept(before, after, edits):
        return None
    return _Step(after, data, sum(map(len, edits.values())))


def _facts_kept(before: Linted, after: Linted, changed: Mapping[int, Sequence[Edit]]) -> bool:
    if before.reports.keys() != after.reports.keys():
        return False
    return all(_facts(before.reports[unit]) == _facts(after.reports[unit]) for unit in changed)


def _facts(report: Report) -> Counter[tuple[str, str]]:
    return Counter((fact.kind, fact.value) for fact in report.facts)


def _edits(before: Linted, wanted: Wanted) -> dict[int, list[Edit]]:
    """The edits of each unit, in order, none meeting another."""
    edits: dict[int, list[Edit]] = {}
    for unit, finding, located in before.found:
        if located.suppressed is not None:
            continue
        safe = frozenset(way.id for way in located.ways_out if way.applicability == "safe")
        one = wanted.pick(finding, safe)
        if one is None or one.replacement is None:
            continue
        edit = Edit(one.start, one.end, one.replacement)
        if all(edit.end < other.start or other.end < edit.start for other in edits.get(unit, ())):
            edits.setdefault(unit, []).append(edit)
    return {unit: sorted(several, key=_start) for unit, several in edits.items()}


def _start(edit: Edit) -> int:
    return edit.start


def _difference(path: str, before: Source, after: Source) -> str:
    """What changed, as a unified diff: of the file, or of its texts where it is none itself."""
    return "\n".join(_difference_lines(path, before, after))


def _difference_lines(path: str, before: Source, after: Source) -> Iterator[str]:
    changed = [
        old for old, new in zip(before.units, after.units, strict=True) if old.text != new.text
    ]
    if before.text is not None and after.text is not None and all(one.pieces for one in changed):
        yield from _diff(before.text, after.text, path)
        return
    for old, new in zip(before.units, after.units, strict=True):
        if old.text != new.text:
            yield from _diff(old.text, new.text, f"{path}[{old.name}]" if old.name else path)


def _diff(before: str, after: str, name: str) -> Iterator[str]:
    old, new = before.splitlines(), after.splitlines()
    return unified_diff(old, new, name, name, lineterm="")
