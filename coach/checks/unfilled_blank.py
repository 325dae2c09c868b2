"""Blanks and placeholders that the writer has not filled in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document, Mask
from coach.draft import Context
from coach.lazily import lazy

_ORNAMENT = lazy(r"[*_]{3,}")
_LINE = lazy(r"_{3,}")
_FILE = lazy(
    r"\.\w{2,4}[ \"]*>+$|^<<.*\d.*>>$|^<+ ?(?:file|ole object|http|url|image"
    r"|picture)\b",
    re.IGNORECASE,
)
_ASIDE = lazy(
    r"\[+ ?(?:image|photo|picture|video|logo|link|file|aka|i\.e|e\.g|sic|see"
    r"|attached|emphasis|redacted|external)\b",
    re.IGNORECASE,
)
_QUOTED = lazy(r"\"[^\"\n]*\"|“[^”\n]*”")
FORM = 3
"""From so many lines on a text is a form, to be filled in by the reader."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Every placeholder in a part of the draft that is linted."""
    blanks = [mask for mask in document.masks if mask.kind == "placeholder"]
    if not blanks:
        return
    text = document.text
    is_form = len(_LINE.findall(text)) >= FORM
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for mask in blanks:
        run = text[mask.start : mask.end]
        if (
            document.sentence_at(mask.start) is not None
            and not _is_ornament(text, mask)
            and not _FILE.search(run)
            and not _ASIDE.match(run)
            and not (is_form and _LINE.fullmatch(run))
            and not (run[0] == "[" and any(a <= mask.start < b for a, b in quoted))
        ):
            yield Hit(mask.start, mask.end)


def _is_ornament(text: str, mask: Mask) -> bool:
    """Whether stars or lines only decorate: alone in a line, before or around its words."""
    run = text[mask.start : mask.end]
    if not _ORNAMENT.fullmatch(run):
        return False
    start = text.rfind("\n", 0, mask.start) + 1
    end = text.find("\n", mask.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    if not re.search(r"\w", line.replace("_", "")):
        return True
    runs = _ORNAMENT.findall(line)
    heads = line.startswith(run + " ")
    return "*" in run and (heads or len(runs) > 1 or _touches_word(text, mask))


def _touches_word(text: str, mask: Mask) -> bool:
    """Whether a run of stars begins or ends a word, as a footnote or a shout does."""
    before, after = text[mask.start - 1 : mask.start], text[mask.end : mask.end + 1]
    return (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
