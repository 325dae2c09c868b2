"""Placeholders stay as they are; a ⟦blank⟧ of ours tells its reader what to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.finding import BLANK_CLOSE, BLANK_OPEN
from coach.lazily import lazy
from coach.translation.form_tables import blanks
from coach.translation.forms import Form, Stretch, Tongues

_PART = lazy(r"\s*(?:[,，、;；])\s*")
_JOINTS = {"en": ", ", "zh": "、"}


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The stretch in one piece, with the words of a blank in the reader's language if known."""
    words = stretch.words
    if tongues.are_ours and words.startswith(BLANK_OPEN) and words.endswith(BLANK_CLOSE):
        inside = words[1:-1].strip()
        found = _translated(inside, tongues)
        if found is not None:
            return (Form(stretch.start, stretch.end, f"{BLANK_OPEN}{found}{BLANK_CLOSE}"),)
    return stretch.as_written()


def _translated(inside: str, tongues: Tongues) -> str | None:
    known = blanks(tongues.source)
    if inside in known:
        return known[inside]
    if re.fullmatch(r"[\W\d_]*", inside):
        return inside
    parts = [known.get(part) for part in _PART.split(inside)]
    found = [part for part in parts if part is not None]
    return _JOINTS[tongues.target].join(found) if len(found) == len(parts) else None
