"""A translation beside its original: in columns, interleaved, as Markdown and as a page of HTML.

Each sentence stands beside its translation. What is still to be translated is marked, with its
terms explained; the facts, the warnings and why a person has to read it follow below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest

from coach.finding import Language, Text
from coach.output.columns import side_by_side, wrapped
from coach.output.translating_text import (
    LEFT,
    back_title,
    facts_rows,
    facts_table,
    gloss_line,
    language_name,
    remarks,
)
from coach.translation.left import is_left
from coach.translation.result import TranslatedSentence, Translation

MARK = "▸ "
"""What stands before a sentence that is still to be translated."""
_FACTS = Text("Key facts", "关键信息")
_REMARKS = Text("To look at", "请核对")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$])")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence beside its translation, or a line that stays as it is (`sentence` is None).

    `begins` is True where a blank line stands before it.
    """

    before: str
    after: str
    sentence: TranslatedSentence | None
    begins: bool = False

    @property
    def is_left(self) -> bool:
        """Whether it is still to be translated."""
        return self.sentence is not None and is_left(self.sentence)


def rows_of(translation: Translation, source: str) -> tuple[Row, ...]:
    """The message row by row; nothing that can be seen is left out."""
    rows: list[Row] = []
    at, new_at, begins = 0, 0, False
    for one in translation.sentences:
        gap = source[at : one.start], translation.text[new_at : one.new_start]
        begins = _between(rows, gap, begins)
        heads = [part.rpartition("\n")[2].lstrip() for part in gap]
        if "\n" not in gap[0] and rows:
            heads = ["", ""]  # what stands on the line of the sentence before belongs to that
        rows.append(Row(heads[0] + one.source, heads[1] + one.translation, one, begins))
        at, new_at, begins = one.end, one.new_end, False
    _between(rows, (f"{source[at:]}\n", f"{translation.text[new_at:]}\n"), begins)
    return tuple(rows)


def _between(rows: list[Row], gap: tuple[str, str], begins: bool) -> bool:
    """Enter what stands between two sentences; whether a blank line came last."""
    parts = [part.split("\n") for part in gap]
    if rows and (parts[0][0].strip() or parts[1][0].strip()):
        last = rows[-1]
        tails = [part[0].rstrip() for part in parts]
        rows[-1] = Row(last.before + tails[0], last.after + tails[1], last.sentence, last.begins)
    elif not rows and len(parts[0]) > 1 and parts[0][0].strip():
        rows.append(Row(parts[0][0].strip(), parts[1][0].strip(), None))
    for before, after in zip_longest(parts[0][1:-1], parts[1][1:-1], fillvalue=""):
        if before.strip() or after.strip():
            rows.append(Row(before.rstrip(), after.rstrip(), None, begins))
        begins = not before.strip() and bool(rows)
    return begins


def columns_text(
    translation: Translation, source: str, columns: int, language: Language
) -> Iterator[str]:
    """Lines for a terminal of so many columns, the original on the left."""
    names = [language_name(tag).of(language) for tag in (translation.source, translation.target)]
    yield from side_by_side(names[0], names[1], columns)
    yield "─" * columns
    for row in rows_of(translation, source):
        if row.begins:
            yield ""
        mark = MARK if row.is_left else ""
        yield from side_by_side(row.before, mark + row.after, columns)
        for line in _glossed(row):
            yield from side_by_side("", f"    {line}", columns)
    yield from _below(translation, source, columns, language)


def interleaved_text(
    translation: Translation, source: str, columns: int, language: Language
) -> Iterator[str]:
    """Each sentence, its translation under it."""
    for number, row in enumerate(rows_of(translation, source)):
        if number:
            yield ""
        yield row.before
        if row.sentence is not None:
            yield f"{MARK if row.is_left else '→ '}{row.after}"
            yield from (f"    {line}" for line in _glossed(row))
    yield from _below(translation, source, columns, language)


def _below(
    translation: Translation, source: str, columns: int, language: Language
) -> Iterator[str]:
    """What follows the texts in a terminal."""
    if translation.facts:
        yield from ("", _FACTS.of(language), *(f"  {line}" for line in facts_table(translation)))
    said = tuple(remarks(translation, source, language))
    if said:
        yield from ("", _REMARKS.of(language))
        for one in said:
            first, *more = wrapped(one, max(20, columns - 4))
            yield f"  • {first}"
            yield from (f"    {line}" for line in more)
    if translation.back is not None:
        yield from ("", back_title(translation, language), translation.back.rstrip("\n"))


def _glossed(row: Row) -> tuple[str, ...]:
    if row.sentence is None or not row.is_left:
        return ()
    return tuple(gloss_line(gloss) for gloss in row.sentence.glosses)


def markdown(translation: Translation, source: str, language: Language) -> str:
    """Tables of Markdown: the texts, the facts, what to look at."""
    names = [language_name(tag).of(language) for tag in (translation.source, translation.target)]
    lines = _markdown_table(names, [_markdown_row(row) for row in rows_of(translation, source)])
    if translation.facts:
        header, *rows = facts_rows(translation)
        lines += ["", f"## {_FACTS.of(language)}", "", *_markdown_table(header, rows)]
    said = [f"- {_plain(one)}" for one in remarks(translation, source, language)]
    if said:
        lines += ["", f"## {_REMARKS.of(language)}", "", *said]
    if translation.back is not None:
        back = [f"> {_plain(line)}".rstrip() for line in translation.back.rstrip("\n").split("\n")]
        lines += ["", f"## {back_title(translation, language)}", "", *back]
    return "\n".join(lines) + "\n"


def _markdown_row(row: Row) -> tuple[str, str]:
    mark = MARK if row.is_left else ""
    return row.before, "\n".join((mark + row.after, *_glossed(row)))


def _markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    written = [f"| {' | '.join(map(_cell, row))} |" for row in (header, *rows)]
    return [written[0], "|" + " --- |" * len(header), *written[1:]]


def _cell(words: str) -> str:
    return "<br>".join(_plain(line.strip()) for line in words.split("\n"))


def _plain(words: str) -> str:
    """Words that Markdown takes as they are, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; }
thead th { border-bottom: 1px solid; font-weight: 600; }
.texts td { width: 50%; white-space: pre-line; }
.begins td { padding-top: 1.2rem; }
.left { border-inline-start: 3px solid #b45309; padding-inline-start: .6rem; }
dl { margin: .2rem 0 0; font-size: .875em; }
dl div { display: flex; gap: .5em; }
dt { font-weight: 600; } dd { margin: 0; }
blockquote { margin: 0; white-space: pre-line; }
@media (max-width: 40rem) {
  .texts, .texts tbody, .texts tr, .texts td { display: block; width: auto; }
}
""".strip()


def html(translation: Translation, source: str, language: Language) -> str:
    """One page that needs nothing else: no script, no other file."""
    tags = translation.source, translation.target
    names = [language_name(tag).of(language) for tag in tags]
    title = " → ".join(names)
    rows = "\n".join(_html_row(row, tags, language) for row in rows_of(translation, source))
    parts = [
        f'<table class="texts"><thead>{_html_cells(names, "th")}</thead><tbody>\n{rows}\n'
        "</tbody></table>"
    ]
    if translation.facts:
        header, *facts = facts_rows(translation)
        body = "\n".join(_html_cells(row, "td") for row in facts)
        parts.append(
            f"<h2>{_FACTS.of(language)}</h2>\n<table><thead>{_html_cells(header, 'th')}</thead>"
            f"<tbody>\n{body}\n</tbody></table>"
        )
    said = [f"<li>{escape(one)}</li>" for one in remarks(translation, source, language)]
    if said:
        parts.append(f"<h2>{_REMARKS.of(language)}</h2>\n<ul>{''.join(said)}</ul>")
    if translation.back is not None:
        parts.append(
            f"<h2>{back_title(translation, language)}</h2>\n"
            f'<blockquote lang="{escape(tags[0])}">{escape(translation.back)}</blockquote>'
        )
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _html_row(row: Row, tags: tuple[str, str], language: Language) -> str:
    begins = ' class="begins"' if row.begins else ""
    left = f' class="left" title="{LEFT.of(language)}"' if row.is_left else ""
    after = tags[0] if row.is_left or row.sentence is None else tags[1]
    glosses = "".join(
        f"<div><dt>{escape(gloss.term)}</dt><dd>{escape(gloss.meaning)}</dd></div>"
        for gloss in (row.sentence.glosses if row.sentence is not None and row.is_left else ())
    )
    return (
        f'<tr{begins}><td lang="{escape(tags[0])}">{escape(row.before)}</td>'
        f'<td lang="{escape(after)}"{left}>{escape(row.after)}'
        f"{f'<dl>{glosses}</dl>' if glosses else ''}</td></tr>"
    )


def _html_cells(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
