"""Lint one file: read it, check each text in it, and say where in the file each finding stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from coach.batch.fingerprint import Numbering, fingerprint_of
from coach.batch.outcome import Change, Checklist, Located, Outcome, Place, WayOut
from coach.batch.placing import Lines, standing
from coach.batch.settings import LINES, FileSettings
from coach.finding import Finding, Suggestion
from coach.lazily import lazy
from coach.reading.source import Edit, ReadingError, Source, Unit, changes_of

if TYPE_CHECKING:
    from coach.batch.ignoring import Directive
    from coach.engine import Coach
    from coach.report import Report

_NO_MESSAGE = frozenset({"completeness", "culture", "record", "ready/empty-greeting"})
"""What a fragment, such as a subject or a label, cannot be held to."""
_FILLED_IN_LATER = frozenset({"ready/unfilled-blank", "ready/placeholder-letters"})
"""What is no mistake in a template, whose blanks are filled in before it is sent."""

_MACHINE_BLANK = lazy(r"\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\}|\$\{\w[^{}\n]*\}|%\(\w+\)s|\*\|\w+\|\*")
"""What a mail merge, a CRM or a template engine reads, and no person leaves by mistake."""


@dataclass(frozen=True, slots=True)
class Linted:
    """A file that was linted: the outcome, and what is needed to put suggestions into it.

    `found` has for each located finding the index of its unit and the finding in the unit's text.
    """

    outcome: Outcome
    source: Source | None = None
    found: tuple[tuple[int, Finding, Located], ...] = ()
    reports: Mapping[int, Report] = field(default_factory=dict)


def lint(path: str, data: bytes, settings: FileSettings, coach: Coach, now: datetime) -> Outcome:
    """What there is to say about the file `path` with the content `data`.

    A file that cannot be read has its reason in `problem`. Findings are in the order of the file.
    """
    return linted(path, data, settings, coach, now).outcome


def linted(path: str, data: bytes, settings: FileSettings, coach: Coach, now: datetime) -> Linted:
    """`lint`, with what fixing needs."""
    from coach.reading import read_source

    try:
        source = read_source(Path(path), data=data, options=settings.reading)
    except ReadingError as error:
        if path.lower().endswith(LINES) and b"\n" in data.rstrip(b"\n"):
            return Linted(_by_line(path, data, settings, coach, now))
        return Linted(Outcome(path, problem=" ".join(str(error).split())))
    return lint_source(path, source, settings, coach, now)


def lint_source(
    path: str, source: Source, settings: FileSettings, coach: Coach, now: datetime
) -> Linted:
    """`linted`, of a source that somebody else has read; `path` is how it is named."""
    return _Work(path, source, settings, coach, now).done()


def _by_line(
    path: str, data: bytes, settings: FileSettings, coach: Coach, now: datetime
) -> Outcome:
    """The lines that can be read, where some cannot; `problem` names the first of these."""
    whole = Outcome(path)
    wrong: list[str] = []
    characters = 0
    for number, line in enumerate(data.splitlines(keepends=True)):
        if line.strip():
            one = lint(path, line, settings, coach, now).moved(number, characters)
            if one.problem is not None:
                wrong.append(one.problem)
            whole = whole.joined(one)
        characters += len(line.decode("utf-8", "replace"))
    more = f"; so are {len(wrong) - 1} more lines" if len(wrong) > 1 else ""
    return replace(whole, problem=f"{wrong[0]}{more}" if wrong else None)


class _Work:
    """The linting of one file."""

    def __init__(
        self, path: str, source: Source, settings: FileSettings, coach: Coach, now: datetime
    ) -> None:
        self.path = path
        self.source = source
        self.settings = settings
        self.coach = coach
        self.now = now
        self.lines = None if source.text is None else Lines(source.text)
        self.numbering = Numbering()
        self.reports: dict[int, Report] = {}
        self.off_here: set[str] = set()

    def done(self) -> Linted:
        found = [one for index in range(len(self.source.units)) for one in self._unit(index)]
        about: list[Located] = []
        if self.source.remarks:
            found, about = self._without_ignored(found)
        findings = sorted([*(located for _, _, located in found), *about], key=_in_file)
        reports = self.reports.values()
        outcome = Outcome(
            self.path,
            tuple(findings),
            len(self.reports),
            sum(report.scores.words for report in reports),
            tuple(
                Checklist.of(
                    report.kind,
                    ((one.field, one.requirement, one.status) for one in report.checklist),
                )
                for report in reports
                if report.kind and report.checklist
            ),
            notices=tuple(dict.fromkeys(one for report in reports for one in report.notices)),
        )
        return Linted(outcome, self.source, tuple(found), self.reports)

    def _without_ignored(
        self, found: list[tuple[int, Finding, Located]]
    ) -> tuple[list[tuple[int, Finding, Located]], list[Located]]:
        """The findings, marked where a remark ignores them, and what is to say about remarks."""
        from coach.batch.ignoring import directives_in, suppressed

        directives = directives_in(self.source.remarks, self.lines, len(self.source.units))
        if not directives:
            return found, []
        marked = suppressed(found, directives)
        paired = zip(found, marked, strict=True)
        return (
            [(index, finding, located) for (index, finding, _), located in paired],
            list(self._about_ignores(directives)),
        )

    def _unit(self, index: int) -> Iterator[tuple[int, Finding, Located]]:
        """The findings of one text, with the index of it."""
        unit = self.source.units[index]
        if not unit.text.strip():
            return
        report = self._report(unit)
        self.reports[index] = report
        if self._speaks_other(report.language):
            return
        own = _own_words(self.settings.words)(unit.text) if self.settings.words else ()
        in_unit = Lines(unit.text) if report.findings and not self._has_offsets(unit) else None
        for finding in report.findings:
            if any(start <= finding.start and finding.end <= end for start, end in own):
                continue
            level = self.settings.level_of(finding.rule_id, finding.category)
            yield index, finding, self._located(index, unit, finding, level, in_unit)

    def _report(self, unit: Unit) -> Report:
        settings = self.settings
        context = settings.context
        if unit.channel is not None and context.channel is None:
            context = replace(context, channel=unit.channel, now=self.now)
        else:
            context = replace(context, now=self.now)
        off = settings.off_among(self.coach)
        if not unit.whole:
            off |= _NO_MESSAGE
        chosen = settings.reading.template
        if is_template(unit) if chosen is None else chosen:
            off |= _FILLED_IN_LATER
        self.off_here |= off
        return self.coach.check(unit.text, context, off)

    def _speaks_other(self, language: str) -> bool:
        """Whether the text is in a language that the settings leave out."""
        return bool(self.settings.languages) and language not in self.settings.languages

    def _has_offsets(self, unit: Unit) -> bool:
        return self.lines is not None and bool(unit.pieces)

    def _located(
        self, index: int, unit: Unit, finding: Finding, level: str | None, in_unit: Lines | None
    ) -> Located:
        place, excerpt = standing(unit, finding.start, finding.end, self.lines, in_unit)
        return Located(
            finding.rule_id,
            finding.category,
            level or finding.severity,
            finding.scope,
            unit.name,
            place,
            excerpt,
            unit.text[finding.start : finding.end],
            finding.message,
            finding.why,
            self.numbering.of(fingerprint_of(finding, unit.text, unit.name)),
            tuple(self._way_out(index, one, finding, place) for one in finding.suggestions),
        )

    def _way_out(self, index: int, one: Suggestion, finding: Finding, place: Place) -> WayOut:
        if one.replacement is None:
            return WayOut(one.id, one.applicability, None, one.note)
        edit = Edit(one.start, one.end, one.replacement)
        applicability: str = one.applicability
        if applicability == "safe" and not self._can_be_put_in(index, edit):
            applicability = "choice"
        changes = tuple(
            Change(place if _same(place, start, end) else self._place(start, end), words)
            for start, end, words in self._changes(index, edit)
        )
        return WayOut(one.id, applicability, one.replacement, one.note, changes)

    def _changes(self, index: int, edit: Edit) -> list[tuple[int, int, str]]:
        """The changes of the decoded file, as far as there are any to show."""
        unit = self.source.units[index]
        if not self._has_offsets(unit):
            return []
        try:
            return changes_of(unit, edit)
        except ReadingError:
            return []

    def _can_be_put_in(self, index: int, edit: Edit) -> bool:
        """Whether the format can say the new words; else a person has to."""
        try:
            self.source.applied({index: (edit,)})
        except ReadingError:
            return False
        return True

    def _place(self, start: int, end: int) -> Place:
        assert self.lines is not None
        return self.lines.place(start, end)

    def _about_ignores(self, directives: Sequence[Directive]) -> Iterator[Located]:
        from coach.batch.ignoring import UNUSED, troubles

        for one in troubles(
            directives,
            self.lines,
            {rule.id for rule in self.coach.book.rules},
            self.off_here,
            want_reason=self.settings.require_reason,
        ):
            if one.rule_id != UNUSED or self.settings.report_unused:
                yield replace(one, fingerprint=self.numbering.of(one.fingerprint))


def is_template(unit: Unit) -> bool:
    """Whether a machine fills in the blanks of the text before it is sent."""
    return unit.template or _MACHINE_BLANK.search(unit.text) is not None


def _in_file(one: Located) -> tuple[float, float]:
    """The order of the file; what has no offsets comes last, as it was found."""
    place = one.place
    if place.start is None or place.end is None:
        return inf, inf
    return place.start, place.end


def _same(place: Place, start: int, end: int) -> bool:
    return place.start == start and place.end == end


@cache
def _own_words(words: tuple[str, ...]) -> Callable[[str], tuple[tuple[int, int], ...]]:
    """From a text to the places of the words that are never marked."""
    import re

    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(
        "|".join(_bounded(re.escape(word), word) for word in longest_first), re.IGNORECASE
    )
    return lambda text: tuple(found.span() for found in pattern.finditer(text))


def _bounded(pattern: str, word: str) -> str:
    """The pattern, at the edges of words where the writing has any."""
    before = r"(?<![^\W_])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![^\W_])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{pattern}{after}"
