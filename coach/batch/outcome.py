"""What linting one file gives: the same from this process, from another one, and from the cache."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from coach.finding import SEVERITIES, Text
from coach.lazily import lazy


class Place(NamedTuple):
    """Where something stands; lines and columns count from 1, ends are exclusive.

    `column` and `end_column` count code points, `column16` and `end_column16` units of UTF-16,
    `column8` and `end_column8` bytes of UTF-8. `start` and `end` are code points of the decoded
    file, None in a format without character offsets, where lines and columns count in the text of
    the unit.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    column16: int
    end_column16: int
    column8: int
    end_column8: int
    start: int | None = None
    end: int | None = None

    def moved(self, lines: int, characters: int) -> Place:
        """The place in a file of which its own was a later part."""
        if self.start is None or self.end is None or not (lines or characters):
            return self
        return self._replace(
            line=self.line + lines,
            end_line=self.end_line + lines,
            start=self.start + characters,
            end=self.end + characters,
        )


def moved_name(name: str, lines: int) -> str:
    """Words that begin with “line 3”, for a file of which their own was a later part."""
    return _LINE.sub(lambda found: f"line {int(found[1]) + lines}", name, count=1)


_LINE = lazy(r"^line (\d+)")


class Excerpt(NamedTuple):
    """A line of the file, or of the unit, cut to a readable length.

    `start` and `length` mark the words that the finding is about, in code points of `line`.
    """

    line: str
    start: int
    length: int


class Change(NamedTuple):
    """`words`, written as the file writes text, take the place of what stands at `place`."""

    place: Place
    words: str


class WayOut(NamedTuple):
    """A suggestion and the changes of the file that apply it.

    `changes` is empty for advice, and where the format has no character offsets or the words run
    across markup.
    """

    id: str
    applicability: str
    replacement: str | None
    note: Text | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not counted: `kind` is "ignore" (a remark in the file) or "baseline"."""

    kind: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place in the file.

    `unit` names the text in the file that it lies in, None where the file is the text. `text` are
    the words that the finding is about. `fingerprint` stays the same while the rule, the unit and
    the words of the line do.
    """

    rule_id: str
    category: str
    severity: str
    scope: str
    unit: str | None
    place: Place
    excerpt: Excerpt
    text: str
    message: Text
    why: Text
    fingerprint: str
    ways_out: tuple[WayOut, ...] = ()
    suppressed: Suppression | None = None

    def moved(self, lines: int, characters: int) -> Located:
        """The finding in a file of which its own was a later part."""
        unit = None if self.unit is None else moved_name(self.unit, lines)
        ways_out = tuple(
            way._replace(
                changes=tuple(
                    Change(change.place.moved(lines, characters), change.words)
                    for change in way.changes
                ),
            )
            for way in self.ways_out
        )
        place = self.place.moved(lines, characters)
        return replace(self, unit=unit, place=place, ways_out=ways_out)


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a message has to say: the kind of the message, and its fields.

    `rows` has "field requirement status" for each field, with a semicolon between; most readers of
    an outcome have no use for it, and so do not wait for it.
    """

    kind: str
    rows: str

    @staticmethod
    def of(kind: str, fields: Iterable[tuple[str, str, str]]) -> Checklist:
        """The checklist of a kind with (field, requirement, status) for each field."""
        return Checklist(kind, ";".join(map(" ".join, fields)))

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """(field, requirement, status) for each field."""
        split = (row.split(" ") for row in self.rows.split(";") if row)
        return tuple((field, requirement, status) for field, requirement, status in split)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything about one file; `path` as it was named, with slashes.

    `problem` is the one line that says why the file, or the rest of it, could not be linted.
    `notices` tell what the coach could not do. `fixed` is how many suggestions were put in, `diff`
    what they would change where nothing is written.
    """

    path: str
    findings: tuple[Located, ...] = ()
    units: int = 0
    words: int = 0
    checklists: tuple[Checklist, ...] = ()
    problem: str | None = None
    notices: tuple[Text, ...] = ()
    fixed: int = 0
    diff: str = ""

    @property
    def standing(self) -> tuple[Located, ...]:
        """The findings that count: neither ignored nor in the baseline."""
        return tuple(one for one in self.findings if one.suppressed is None)

    def moved(self, lines: int, characters: int) -> Outcome:
        """The outcome of a part that begins behind so many lines and characters of its file."""
        if not (lines or characters):
            return self
        return replace(
            self,
            findings=tuple(one.moved(lines, characters) for one in self.findings),
            problem=None if self.problem is None else moved_name(self.problem, lines),
        )

    def joined(self, other: Outcome) -> Outcome:
        """The outcome of a file whose next part is `other`; its problem is that of the first."""
        return replace(
            self,
            findings=(*self.findings, *other.findings),
            units=self.units + other.units,
            words=self.words + other.words,
            checklists=(*self.checklists, *other.checklists),
            problem=self.problem or other.problem,
            notices=tuple(dict.fromkeys((*self.notices, *other.notices))),
            fixed=self.fixed + other.fixed,
        )

    def to_bytes(self) -> bytes:
        """The outcome without its path, as JSON in UTF-8."""
        data = [
            [_finding_data(one) for one in self.findings],
            self.units,
            self.words,
            [[one.kind, one.rows] for one in self.checklists],
            self.problem,
            [[one.en, one.zh] for one in self.notices],
            self.fixed,
            self.diff,
        ]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(path: str, data: bytes) -> Outcome:
        """What `to_bytes` wrote. Raises ValueError for anything else."""
        try:
            findings, units, words, checklists, problem, notices, fixed, diff = json.loads(data)
            return Outcome(
                path,
                tuple(map(_finding_of, findings)),
                units,
                words,
                tuple(Checklist(*one) for one in checklists),
                problem,
                tuple(Text(*one) for one in notices),
                fixed,
                diff,
            )
        except (TypeError, ValueError) as error:
            raise ValueError("not an outcome") from error


_RANKS: dict[str, int] = {name: rank for rank, name in enumerate(SEVERITIES)}


def gravest_first(severity: str) -> int:
    """The rank of a severity, 0 for the gravest."""
    return _RANKS[severity]


@dataclass(slots=True)
class Summary:
    """Counts over all files; `at` is the moment of the run in ISO 8601."""

    at: str = ""
    files: int = 0
    units: int = 0
    words: int = 0
    findings: int = 0
    files_with_findings: int = 0
    suppressed: int = 0
    fixed: int = 0
    problems: int = 0
    by_severity: dict[str, int] = field(default_factory=dict)
    by_category: dict[str, int] = field(default_factory=dict)
    by_rule: dict[str, int] = field(default_factory=dict)

    def add_file(self, outcome: Outcome) -> None:
        """Count one more file that is not in parts."""
        self.files += 1
        self.files_with_findings += bool(outcome.standing)
        self.add(outcome)

    def add(self, outcome: Outcome) -> None:
        """Count what was found in one more file, or in one more part of the last one."""
        self.units += outcome.units
        self.words += outcome.words
        self.fixed += outcome.fixed
        self.problems += outcome.problem is not None
        standing = outcome.standing
        self.findings += len(standing)
        self.suppressed += len(outcome.findings) - len(standing)
        for one in standing:
            self.by_severity[one.severity] = self.by_severity.get(one.severity, 0) + 1
            self.by_category[one.category] = self.by_category.get(one.category, 0) + 1
            self.by_rule[one.rule_id] = self.by_rule.get(one.rule_id, 0) + 1

    def reaches(self, severity: str) -> bool:
        """Whether a finding that counts is at least that grave; "never" is reached by none."""
        if severity == "never":
            return False
        limit = gravest_first(severity)
        return any(
            count and gravest_first(name) <= limit for name, count in self.by_severity.items()
        )

    def as_data(self) -> dict[str, Any]:
        """The counts as plain data, the most frequent first."""
        return {
            "at": self.at,
            "files": self.files,
            "units": self.units,
            "words": self.words,
            "findings": self.findings,
            "files_with_findings": self.files_with_findings,
            "suppressed": self.suppressed,
            "fixed": self.fixed,
            "problems": self.problems,
            "by_severity": _ranked(self.by_severity),
            "by_category": _ranked(self.by_category),
            "by_rule": _ranked(self.by_rule),
        }


def _ranked(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _finding_data(one: Located) -> list[Any]:
    return [
        one.rule_id,
        one.category,
        one.severity,
        one.scope,
        one.unit,
        one.place,
        one.excerpt,
        one.text,
        [one.message.en, one.message.zh],
        [one.why.en, one.why.zh],
        one.fingerprint,
        [
            [
                way.id,
                way.applicability,
                way.replacement,
                None if way.note is None else [way.note.en, way.note.zh],
                [
                    [None if change.place == one.place else change.place, change.words]
                    for change in way.changes
                ],
            ]
            for way in one.ways_out
        ],
        None if one.suppressed is None else [one.suppressed.kind, one.suppressed.reason],
    ]


def _finding_of(data: Sequence[Any]) -> Located:
    place = Place(*data[5])
    return Located(
        data[0],
        data[1],
        data[2],
        data[3],
        data[4],
        place,
        Excerpt(*data[6]),
        data[7],
        Text(*data[8]),
        Text(*data[9]),
        data[10],
        tuple(
            WayOut(
                id,
                applicability,
                replacement,
                None if note is None else Text(*note),
                tuple(
                    Change(place if where is None else Place(*where), words)
                    for where, words in changes
                ),
            )
            for id, applicability, replacement, note, changes in data[11]
        ),
        None if data[12] is None else Suppression(*data[12]),
    )
