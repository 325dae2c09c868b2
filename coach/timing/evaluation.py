"""Measure the reading of times on labelled lines: spans, borders, values, and silence.

A line is one of three things:

- `{"text": …, "spans": [{"text": …, "kind": …, "values": […]}]}`: a value is a date, a time, a
  date-time, a length such as "P3D", or a pair of them with an exclusive end, None being open;
- `{"input": …, "results": […], "context": {"ReferenceDateTime": …}, "file": …}`: the
  specifications of microsoft/Recognizers-Text;
- `{"text": …, "blurred": true or false}`: whether its borders are blurred.

A published span counts as found if an expression overlaps it. A value counts as right if the
reading that the coach would use first is one of those published. A specification of one type's
extractor that labels nothing says that there is nothing of that type; a line that another line of
the same words contradicts is counted apart. Whether an end is named by the
last day or by the day after it, and a limit by its first or its last moment, is no disagreement.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from coach.analysis import analyse
from coach.timing.expression import TimeExpression, times_of
from coach.timing.meaning import Amount, Interval, Total
from coach.timing.reckoning import Reckoning

JUDGED = ("date", "time", "datetime", "daterange", "datetimerange")
"""The kinds that the goals are about; the others are counted beside them."""

_TYPES = {
    "DateTimePeriodExtractor": "datetimerange",
    "DateTimePeriodParser": "datetimerange",
    "DateTimeExtractor": "datetime",
    "DateTimeParser": "datetime",
    "DatePeriod": "daterange",
    "DateExtractor": "date",
    "DateParser": "date",
    "TimePeriod": "timerange",
    "TimeExtractor": "time",
    "TimeParser": "time",
    "Holiday": "date",
    "Duration": "duration",
    "Set": "set",
}
"""Which one type the specifications of a file are about; the others are about all of them."""

NOW = datetime(2026, 11, 18, 10)
"""The reference moment of lines that name none: a Wednesday."""


@dataclass(frozen=True, slots=True)
class Label:
    """A published span, code points of its line; each value is a pair, open ends being None."""

    start: int
    end: int
    kind: str
    values: tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A labelled line. `labels` is None where only `blurred` was judged."""

    text: str
    now: datetime
    source: str
    labels: tuple[Label, ...] | None
    blurred: bool | None = None
    judged: bool = True


@dataclass(slots=True)
class Score:
    """Counts of published spans."""

    spans: int = 0
    found: int = 0
    exact: int = 0
    valued: int = 0
    agreed: int = 0
    any_agreed: int = 0


@dataclass(slots=True)
class TimeEvaluation:
    """The table and the mistakes behind it."""

    kinds: dict[tuple[str, str], Score] = field(default_factory=lambda: defaultdict(Score))
    files: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    total: Score = field(default_factory=Score)
    empty: int = 0
    silent: int = 0
    contradicted: int = 0
    extra: int = 0
    blurred: list[tuple[str, bool]] = field(default_factory=list)
    sharp: list[tuple[str, bool]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    borders: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def read_time_lines(path: Path) -> Iterator[TimeLine]:
    """The labelled lines of a file. Raises ValueError that names the line that is not valid."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.strip():
            try:
                yield _line(json.loads(raw), path.stem)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{path}:{number}: {error}") from error


def _line(data: dict[str, Any], name: str) -> TimeLine:
    if "blurred" in data:
        return TimeLine(data["text"], NOW, name, None, blurred=bool(data["blurred"]))
    if "input" in data:
        return _specification(data)
    text = data["text"]
    now = datetime.fromisoformat(data["now"]) if "now" in data else NOW
    labels, at = [], 0
    for span in data["spans"]:
        start = text.find(span["text"], at)
        start = start if start >= 0 else text.find(span["text"])
        if start < 0:
            raise ValueError(f"the span {span['text']!r} is not in the text")
        at = start + len(span["text"])
        values = tuple(_pair(value) for value in span.get("values", ()))
        labels.append(Label(start, at, span["kind"], values))
    return TimeLine(text, now, name, tuple(labels))


def _pair(value: Any) -> tuple[Any, Any]:
    if isinstance(value, list):
        return _moment(value[0]), _moment(value[1])
    return _moment(value), None


def _moment(value: str | None) -> Any:
    if value is None:
        return None
    if value.startswith("P"):
        return value
    if ":" in value:
        return datetime.fromisoformat(value) if "-" in value else time.fromisoformat(value)
    return date.fromisoformat(value)


def _specification(data: dict[str, Any]) -> TimeLine:
    context = data.get("context") or {}
    now = context.get("ReferenceDateTime")
    labels = []
    for result in data["results"]:
        start = result.get("Start")
        if start is None:
            continue
        end = result["End"] + 1 if "End" in result else start + result["Length"]
        kind = (result.get("TypeName") or result.get("Type") or "").rpartition(".")[2]
        published = (result.get("Resolution") or {}).get("values") or ()
        values = tuple(pair for value in published if (pair := _published(value)))
        labels.append(Label(start, end, kind, values))
    return TimeLine(
        data["input"],
        datetime.fromisoformat(now) if now else NOW,
        data.get("file", ""),
        tuple(labels),
        judged="Model" in data.get("file", ""),
    )


def _published(value: dict[str, Any]) -> tuple[Any, Any] | None:
    if value.get("value") == "not resolved" or value.get("type") == "timezone":
        return None
    if value.get("type") == "duration":
        return (float(value["value"]), None) if "value" in value else None
    start, end = value.get("start"), value.get("end")
    if start or end:
        return _sql(start), _sql(end)
    return (_sql(value["value"]), None) if "value" in value else None


def _sql(value: str | None) -> Any:
    return None if value is None else _moment(value.replace(" ", "T"))


def evaluate_times(lines: Iterable[TimeLine]) -> TimeEvaluation:
    """Read the times of every line and compare."""
    result = TimeEvaluation()
    lines = list(lines)
    labelled = {line.text.casefold() for line in lines if line.labels}
    for line in lines:
        found = times_of(analyse(line.text), Reckoning(line.now))
        if line.labels is None:
            vague = any(one.vague for one in found)
            (result.blurred if line.blurred else result.sharp).append((line.text, vague))
        elif not line.labels:
            if line.text.casefold() in labelled:
                result.contradicted += 1
            else:
                _count_silence(result, line, found)
        else:
            _compare(result, line, found)
    return result


def _count_silence(
    result: TimeEvaluation, line: TimeLine, found: tuple[TimeExpression, ...]
) -> None:
    kind = next((kind for name, kind in _TYPES.items() if line.source.startswith(name)), None)
    loud = [one for one in found if kind is None or one.kind == kind]
    result.empty += 1
    result.silent += not loud
    if loud:
        marks = " | ".join(one.text for one in loud)
        result.alarms.append(f"[{line.source}] {line.text}   ← {marks}")


def _compare(result: TimeEvaluation, line: TimeLine, found: tuple[TimeExpression, ...]) -> None:
    assert line.labels is not None
    for one in found:
        result.extra += all(one.end <= each.start or each.end <= one.start for each in line.labels)
    for label in line.labels:
        scores = [result.files[line.source]]
        if line.judged:
            scores.append(result.kinds[line.source[:13], label.kind])
            if label.kind in JUDGED:
                scores.append(result.total)
        _score(result, scores, line, label, found)


def _score(
    result: TimeEvaluation,
    scores: list[Score],
    line: TimeLine,
    label: Label,
    found: tuple[TimeExpression, ...],
) -> None:
    over = [one for one in found if one.start < label.end and label.start < one.end]
    best = max(
        over,
        key=lambda one: min(one.end, label.end) - max(one.start, label.start),
        default=None,
    )
    exact = best is not None and (best.start, best.end) == (label.start, label.end)
    agreed = best is not None and _agrees(best, label, best.values[:1])
    any_agreed = best is not None and _agrees(best, label, best.values)
    for score in scores:
        score.spans += 1
        score.found += best is not None
        score.exact += exact
        if label.values:
            score.valued += 1
            score.agreed += agreed
            score.any_agreed += any_agreed
    if not line.judged:
        return
    words = line.text[label.start : label.end]
    where = f"[{line.source}] {line.text}   “{words}” {label.kind}"
    if best is None:
        result.missed.append(where)
        return
    if not exact:
        result.borders.append(f"{where} ← “{best.text}”")
    if label.values and not agreed:
        ours = ", ".join(f"{one.start} … {one.end}" for one in best.values[:3]) or "nothing"
        theirs = ", ".join(f"{one[0]} … {one[1]}" for one in label.values)
        result.values.append(
            f"{where} at {line.now:%a %Y-%m-%d %H:%M}\n      ours {best.kind}: {ours}"
            f"\n      theirs: {theirs}"
        )


def _agrees(ours: TimeExpression, label: Label, readings: Iterable[Interval]) -> bool:
    if label.kind == "duration":
        return any(_same_length(ours, value) for value, _ in label.values)
    return any(_same(one, value) for one in readings for value in label.values)


def _same_length(ours: TimeExpression, value: Any) -> bool:
    if not isinstance(ours.meaning, (Amount, Total)):
        return False
    seconds = value if isinstance(value, float) else _seconds(str(value))
    return abs(ours.meaning.seconds - seconds) <= 0.02 * seconds


def _seconds(iso: str) -> float:
    """The length of an ISO 8601 duration; a month has 30 days, a year 365."""
    days, _, hours = iso.removeprefix("P").partition("T")
    units = {"Y": 365 * 86_400, "M": 30 * 86_400, "W": 7 * 86_400, "D": 86_400}
    total = _sum(days, units)
    return total + _sum(hours, {"H": 3600, "M": 60, "S": 1})


def _sum(text: str, units: dict[str, int]) -> float:
    total, number = 0.0, ""
    for character in text:
        if character in units:
            total += float(number) * units[character]
            number = ""
        else:
            number += character
    return total


def _same(ours: Interval, theirs: tuple[Any, Any]) -> bool:
    start, end = theirs
    if end is None:
        return _point(ours.start, start) or (ours.end is None and _near(ours.start, start))
    if start is None:
        return ours.start is None and _near(ours.end, end)
    return _point(ours.start, start) and _near(ours.end, end)


def _point(ours: datetime | None, theirs: Any) -> bool:
    if ours is None:
        return False
    if isinstance(theirs, datetime):
        return ours == theirs
    return bool(theirs == (ours.time() if isinstance(theirs, time) else ours.date()))


def _near(ours: datetime | None, theirs: Any) -> bool:
    """The same moment, the other way of naming a border of a day, or of a day's last second."""
    steps = (timedelta(0), timedelta(days=1), timedelta(seconds=1))
    return ours is not None and any(
        _point(ours - step, theirs) or _point(ours + step, theirs) for step in steps
    )


def as_table(result: TimeEvaluation, *, verbose: bool = True) -> str:
    """The evaluation for a terminal; with `verbose` every disagreement."""
    lines: list[str] = []
    if result.total.spans or result.files:
        lines.append(f"{'':<42}{'spans':>7}{'found':>8}{'exact':>8}{'value':>8}{'any':>8}")
        lines += [
            _row(f"{source} {kind}", score)
            for (source, kind), score in sorted(result.kinds.items())
        ]
        lines.append(_row("date time datetime daterange datetimerange", result.total))
        lines.append("by file")
        lines += [_row(f"  {name}", score) for name, score in sorted(result.files.items())]
    if result.empty:
        share = result.silent / result.empty
        lines.append(
            f"silent where nothing is labelled: {result.silent}/{result.empty} {share:.3f}"
        )
    lines.append(f"expressions beside every label: {result.extra}")
    for name, items, wanted in (
        ("blurred, called vague", result.blurred, True),
        ("accurate, called vague", result.sharp, False),
    ):
        if items:
            count = sum(vague for _, vague in items)
            lines.append(f"{name}: {count}/{len(items)} {count / len(items):.3f}")
            if verbose:
                lines += [f"  {text}" for text, vague in items if vague is not wanted]
    if verbose:
        for title, items_ in (
            ("missed", result.missed),
            ("false alarms", result.alarms),
            ("other borders", result.borders),
            ("other values", result.values),
        ):
            lines += ["", f"{title}: {len(items_)}", *(f"  {item}" for item in items_)]
    return "\n".join(lines)


def _row(name: str, score: Score) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:8.3f}" if whole else f"{'–':>8}"

    return (
        f"{name:<42}{score.spans:>7}{share(score.found, score.spans)}"
        f"{share(score.exact, score.spans)}{share(score.agreed, score.valued)}"
        f"{share(score.any_agreed, score.valued)}"
    )
