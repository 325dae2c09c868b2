"""One HTML file that needs nothing else: charts as SVG, then the findings by file; light and dark.

Findings are written to a file of their own while they come, so that only counts are held in memory;
MOST_FINDINGS of them are shown.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from html import escape
from typing import TextIO

from coach.batch.outcome import Located, Outcome, Summary
from coach.finding import CATEGORIES
from coach.output.formats import Options
from coach.output.html_charts import Bar, bars, heat_map, trend
from coach.output.html_words import WORDS, style

MOST_FINDINGS = 5000
_MOST_BARS = 20
_STATUSES = ("present", "vague", "missing", "contradicting")
"""The statuses of a field that a message of its kind could have."""


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        self._words = WORDS[options.language]
        self._list: TextIO = tempfile.TemporaryFile(  # noqa: SIM115 - closed by close
            "w+", encoding="utf-8", errors="replace"
        )
        self._by_file: Counter[str] = Counter()
        self._severities: dict[str, Counter[str]] = {}
        self._fields: dict[str, dict[str, Counter[str]]] = {}
        self._problems: list[tuple[str, str]] = []
        self._written = 0

    def add(self, outcome: Outcome) -> None:
        """Count the file, and write its findings down."""
        standing = outcome.standing
        if standing:
            self._by_file[outcome.path] += len(standing)
            if len(self._by_file) > 50 * _MOST_BARS:
                self._by_file = Counter(dict(self._by_file.most_common(10 * _MOST_BARS)))
        for one in standing:
            self._severities.setdefault(one.rule_id, Counter())[one.severity] += 1
        if outcome.problem is not None:
            self._problems.append((outcome.path, outcome.problem))
        for checklist in outcome.checklists:
            of_kind = self._fields.setdefault(checklist.kind, {})
            for field, requirement, status in checklist.fields:
                if requirement != "optional" and status in _STATUSES:
                    of_kind.setdefault(field, Counter())[status] += 1
        self._note(outcome.path, standing)

    def close(self, summary: Summary) -> None:
        """Write the page."""
        words = self._words
        self._out.write(
            f'<!doctype html>\n<html lang="{words["tag"]}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
            " style-src 'unsafe-inline'\">"
            f"<title>{words['title']}</title><style>{style()}</style></head><body><main>"
        )
        self._out.write(self._head(summary))
        self._out.write(self._charts(summary))
        self._write_list(summary)
        self._out.write("</main></body></html>\n")

    def _head(self, summary: Summary) -> str:
        words = self._words
        tiles = [
            (summary.files, words["files"]),
            (summary.findings, words["findings"]),
            (summary.files - summary.files_with_findings, words["clean"]),
            (summary.suppressed, words["suppressed"]),
            (summary.problems, words["problems"]),
        ]
        shown = "".join(f"<li><b>{count:,}</b> {escape(name)}</li>" for count, name in tiles)
        at = escape(summary.at.replace("T", " "))
        problems = "".join(
            f"<li><code>{escape(path)}</code> {escape(reason)}</li>"
            for path, reason in self._problems[:200]
        )
        return (
            f"<header><h1>{words['title']}</h1><p>{at}</p><ul class=tiles>{shown}</ul></header>"
            + (f"<ul class=problems>{problems}</ul>" if problems else "")
        )

    def _charts(self, summary: Summary) -> str:
        words = self._words
        counts = summary.by_category
        categories = [
            Bar(words["categories"].get(name, name), counts[name], name)
            for name in sorted(counts, key=_by_cost)
        ]
        rules = [
            Bar(name, count, name.partition("/")[0])
            for name, count in summary.as_data()["by_rule"].items()
        ]
        files = [Bar(path, count, "file") for path, count in self._by_file.most_common(_MOST_BARS)]
        earlier = [
            (str(one.get("at", ""))[:10], int(one.get("findings", 0)))
            for one in self._options.earlier
        ]
        parts = [
            _section(words["by_category"], bars(categories)),
            _section(words["by_rule"], bars(rules[:_MOST_BARS])),
            _section(words["by_file"], bars(files)),
        ]
        if earlier:
            points = [*earlier, (summary.at[:10], summary.findings)]
            parts.append(_section(words["trend"], trend(points) + self._changes(summary)))
        if self._fields:
            parts.append(_section(words["heat"], self._heat(), wide=True))
        return f"<div class=charts>{''.join(parts)}</div>"

    def _changes(self, summary: Summary) -> str:
        """What each category has more or fewer of than in the last run."""
        last = self._options.earlier[-1].get("by_category")
        before = last if isinstance(last, dict) else {}
        rows = []
        for name in sorted({*before, *summary.by_category}, key=_by_cost):
            difference = summary.by_category.get(name, 0) - int(before.get(name, 0))
            if difference:
                label = escape(self._words["categories"].get(name, name))
                rows.append(f"<li>{label} {difference:+d}</li>")
        return f"<ul class=changes>{''.join(rows)}</ul>" if rows else ""

    def _heat(self) -> str:
        """For each kind of message and each field that it needs, how many messages have it."""
        from coach.messages.kinds import field_name, message_kind

        language = self._options.language
        fields = sorted({field for of_kind in self._fields.values() for field in of_kind})
        columns = [field_name(field).of(language) for field in fields]
        rows: list[tuple[str, list[tuple[float, str] | None]]] = []
        for kind in sorted(self._fields):
            cells: list[tuple[float, str] | None] = []
            for field in fields:
                counts = self._fields[kind].get(field)
                if not counts:
                    cells.append(None)
                    continue
                total = counts.total()
                told = ", ".join(f"{self._words[name]} {counts[name]}" for name in counts)
                cells.append((counts["present"] / total, told))
            rows.append((message_kind(kind).name.of(language), cells))
        return heat_map(columns, rows) + f"<p class=note>{self._words['heat_note']}</p>"

    def _note(self, path: str, standing: tuple[Located, ...]) -> None:
        if not standing or self._written >= MOST_FINDINGS:
            return
        rows = "".join(self._finding(one) for one in standing[: MOST_FINDINGS - self._written])
        self._written += len(standing)
        self._list.write(
            f"<details><summary><code>{escape(path)}</code> <b>{len(standing)}</b></summary>"
            f"<ol>{rows}</ol></details>"
        )

    def _finding(self, one: Located) -> str:
        language = self._options.language
        line, start, length = one.excerpt.line, one.excerpt.start, one.excerpt.length
        where = f"{one.place.line}:{one.place.column}"
        unit = f" {escape(one.unit)}" if one.unit else ""
        words = "".join(
            f"<p class=way>→ {escape(' '.join(way.replacement.split()))}</p>"
            for way in one.ways_out[:2]
            if way.replacement is not None
        )
        return (
            f'<li data-category="{escape(one.category)}">'
            f"<p><b>{escape(one.message.of(language))}</b></p>"
            f"<p class=line>{_marked(line, start, length)}</p>{words}"
            f"<p class=note>{where}{unit} · {escape(self._words[one.severity])} ·"
            f" <code>{escape(one.rule_id)}</code> · {escape(one.why.of(language))}</p></li>"
        )

    def _write_list(self, summary: Summary) -> None:
        words = self._words
        self._out.write(f"<section><h2>{words['list']}</h2>")
        if not summary.findings:
            self._out.write(f"<p>{words['nothing']}</p>")
        self._list.seek(0)
        while part := self._list.read(1 << 16):
            self._out.write(part)
        self._list.close()
        if summary.findings > MOST_FINDINGS:
            told = words["more"].format(shown=f"{MOST_FINDINGS:,}", all=f"{summary.findings:,}")
            self._out.write(f"<p>{told}</p>")
        self._out.write("</section>")


def _marked(line: str, start: int, length: int) -> str:
    end = start + length
    return f"{escape(line[:start])}<mark>{escape(line[start:end])}</mark>{escape(line[end:])}"


def _section(title: str, body: str, *, wide: bool = False) -> str:
    kind = " class=wide" if wide else ""
    return f"<section{kind}><h2>{escape(title)}</h2>{body}</section>"


def _by_cost(category: str) -> tuple[int, str]:
    """The order in which categories are shown everywhere, others last."""
    known = CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)
    return known, category
