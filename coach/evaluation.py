"""Measure the coach on labelled sentences: precision, recall and lintscore, and every miss.

A line of the data is `{"text": …, "time": [spans], "informal": [spans], "blame": [spans]}`; a span
is a piece of the text or a pair of code-point offsets. A family that is absent from a line was not
judged and is left out. Precision and recall are by sentence: a sentence counts once per family.
The lintscore, after proselint, is T·(T/(F+T))², T true and F false findings.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.draft import Context
from coach.engine import Coach
from coach.finding import Finding

FAMILIES = ("time", "informal", "blame")


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled sentence; `labels` has the spans (start, end) of every judged family."""

    text: str
    labels: dict[str, tuple[tuple[int, int], ...]]


@dataclass(slots=True)
class Tally:
    """Counts by sentence, and the lines behind the mistakes."""

    true: int = 0
    false: int = 0
    missed: int = 0
    false_alarms: list[tuple[str, list[Finding]]] = field(default_factory=list)
    misses: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of flagged sentences that are labelled; 1 where nothing was flagged."""
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of labelled sentences that were flagged; 1 where nothing is labelled."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 1.0

    @property
    def lintscore(self) -> float:
        """T·(T/(F+T))²."""
        return self.true * self.precision**2


@dataclass(slots=True)
class Evaluation:
    """Tallies per family and language, per family, and per rule."""

    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    languages: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    lines: int = 0


def read_lines(path: Path) -> Iterator[Line]:
    """The labelled lines of a file. Raises ValueError that names the line that is not valid."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not raw.strip():
            continue
        try:
            data = json.loads(raw)
            text = data["text"]
            labels = {
                family: tuple(_span(text, span) for span in data[family])
                for family in FAMILIES
                if family in data
            }
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}:{number}: {error}") from error
        yield Line(text, labels)


def _span(text: str, span: Any) -> tuple[int, int]:
    if isinstance(span, str):
        start = text.find(span)
        if start < 0:
            raise ValueError(f"the span {span!r} is not in the text")
        return start, start + len(span)
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span {span!r} lies outside the text")
    return int(start), int(end)


def evaluate(coach: Coach, lines: Iterable[Line], families: Sequence[str] = FAMILIES) -> Evaluation:
    """Check every line by itself and compare with its labels."""
    result = Evaluation()
    for line in lines:
        result.lines += 1
        report = coach.check(line.text, Context())
        language = "zh" if any("\u3400" <= c <= "\u9fff" for c in line.text) else "en"
        for family in families:
            if family not in line.labels:
                continue
            found = [finding for finding in report.findings if finding.category == family]
            for tally in (result.families[family], result.languages[family, language]):
                _count(tally, line, line.labels[family], found)
            for finding in found:
                rule = result.rules[finding.rule_id]
                if line.labels[family]:
                    rule.true += 1
                else:
                    rule.false += 1
    return result


def _count(
    tally: Tally, line: Line, spans: tuple[tuple[int, int], ...], found: list[Finding]
) -> None:
    if spans and found:
        tally.true += 1
    elif spans:
        tally.missed += 1
        tally.misses.append((line.text, [line.text[slice(*span)] for span in spans]))
    elif found:
        tally.false += 1
        tally.false_alarms.append((line.text, found))


def as_text(result: Evaluation, *, verbose: bool = True) -> str:
    """The evaluation for a terminal."""
    lines = [
        f"{result.lines} lines",
        f"{'':<24}{'P':>7}{'R':>7}{'T':>6}{'F':>5}{'miss':>6}{'lint':>8}",
    ]
    for family, tally in result.families.items():
        lines.append(_row(family, tally))
        lines += [
            _row(f"  {language}", part)
            for (name, language), part in sorted(result.languages.items())
            if name == family
        ]
    if verbose:
        lines += _mistakes(result)
        lines.append("\nrules by false findings, then by true ones")
        ranked = sorted(result.rules.items(), key=lambda item: (-item[1].false, -item[1].true))
        lines += [
            f"  {rule:<40} true {tally.true:>4}  false {tally.false:>3}"
            f"  lint {tally.lintscore:7.1f}"
            for rule, tally in ranked
        ]
    return "\n".join(lines)


def _row(name: str, tally: Tally) -> str:
    return (
        f"{name:<24}{tally.precision:7.3f}{tally.recall:7.3f}{tally.true:>6}{tally.false:>5}"
        f"{tally.missed:>6}{tally.lintscore:8.1f}"
    )


def _mistakes(result: Evaluation) -> Iterator[str]:
    for family, tally in result.families.items():
        yield f"\n{family}: false alarms"
        for text, found in tally.false_alarms:
            marks = "; ".join(f"{text[f.start : f.end]!r} {f.rule_id}" for f in found)
            yield f"  {text}\n      ← {marks}"
        yield f"\n{family}: misses"
        for text, spans in tally.misses:
            yield f"  {text}\n      ← {' | '.join(spans)}"
