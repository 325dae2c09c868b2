"""For a terminal: the place, what may be misunderstood, the line with a mark below, a way out."""

from __future__ import annotations

from typing import TextIO

from coach.batch.outcome import Excerpt, Located, Outcome, Summary, WayOut
from coach.output.columns import width
from coach.output.formats import Options

_SUMMARY = {
    "en": {
        "none": "{files}: nothing to look at",
        "one": "{files}: {n} to look at ({counts})",
        "some": "{files}: {n} to look at in {with_findings} ({counts})",
        "suppressed": "{n} ignored or known before",
        "fixed": "{n} put right",
        "problems": "{n} could not be read",
        "file": "{n} file",
        "files": "{n} files",
        "join": "; ",
    },
    "zh": {
        "none": "{files}：没有需要修改的地方",
        "one": "{files}：{n} 处需要看（{counts}）",
        "some": "{files}：其中 {with_findings}有 {n} 处需要看（{counts}）",
        "suppressed": "已忽略或已记录 {n} 处",
        "fixed": "已改好 {n} 处",
        "problems": "{n} 个无法读取",
        "file": "{n} 个文件",
        "files": "{n} 个文件",
        "join": "；",
    },
}
_COLORS = {"error": "31;1", "warning": "33", "advice": "36"}
_IN = {"en": "in {unit}", "zh": "位于 {unit}"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options

    def add(self, outcome: Outcome) -> None:
        """A block for each finding that counts."""
        for one in outcome.findings:
            if one.suppressed is None:
                self._out.write(self._finding(outcome.path, one))

    def close(self, summary: Summary) -> None:
        """The line that sums up."""
        self._out.write(summed_up(summary, self._options) + "\n")

    def _finding(self, path: str, one: Located) -> str:
        language = self._options.language
        place = one.place
        where = f"{path}:{place.line}:{place.column}"
        if place.start is None and one.unit:
            where = f"{path}[{one.unit}]:{place.line}:{place.column}"
        severity = self._colored(one.severity, _COLORS.get(one.severity, "0"))
        lines = [f"{where}: {severity} {one.rule_id}: {one.message.of(language)}"]
        if place.start is not None and one.unit:
            lines.append("    " + _IN[language].format(unit=one.unit))
        if self._options.excerpts and one.excerpt.line.strip():
            lines += (f"    {line}" for line in marked(one.excerpt))
        lines += self._ways_out(one.ways_out)
        return "\n".join(lines) + "\n"

    def _ways_out(self, ways_out: tuple[WayOut, ...]) -> list[str]:
        language = self._options.language
        lines: list[str] = []
        for way in ways_out if self._options.ids else ways_out[:2]:
            if way.replacement is not None:
                name = f"  [{way.id}]" if self._options.ids else ""
                lines.append(f"    → {' '.join(way.replacement.split())}{name}")
                if way.note is not None:
                    lines.append(f"      {way.note.of(language)}")
            elif way.note is not None:
                lines.append(f"    · {way.note.of(language)}")
        return lines

    def _colored(self, words: str, color: str) -> str:
        return f"\x1b[{color}m{words}\x1b[0m" if self._options.color else words


def marked(excerpt: Excerpt) -> tuple[str, str]:
    """The line without its indent, and carets below the marked words, as wide as these."""
    line = excerpt.line.replace("\t", " ")
    indent = len(line) - len(line.lstrip())
    indent = min(indent, excerpt.start)
    before = line[indent : excerpt.start]
    words = line[excerpt.start : excerpt.start + excerpt.length]
    return line[indent:].rstrip(), " " * width(before) + "^" * max(1, width(words))


def summed_up(summary: Summary, options: Options) -> str:
    """One line about all files."""
    words = _SUMMARY[options.language]
    files = _counted(summary.files, words)
    if summary.findings:
        counts = ", ".join(
            f"{name} {count}" for name, count in summary.as_data()["by_category"].items()
        )
        said = words["one" if summary.files == 1 else "some"].format(
            files=files,
            n=summary.findings,
            with_findings=_counted(summary.files_with_findings, words),
            counts=counts,
        )
    else:
        said = words["none"].format(files=files)
    more = [
        words[name].format(n=count)
        for name, count in (
            ("fixed", summary.fixed),
            ("suppressed", summary.suppressed),
            ("problems", summary.problems),
        )
        if count
    ]
    return words["join"].join([said, *more])


def _counted(count: int, words: dict[str, str]) -> str:
    return words["file" if count == 1 else "files"].format(n=count)
