"""A finding in a file as plain data, for programs.

Schema 1.0, `docs/lint.schema.json`. Lines and columns count from 1, ends are exclusive; columns and
offsets count code points, `column_utf16` and `end_column_utf16` units of UTF-16. Offsets are null
in a format without them, where lines and columns count in the text of the unit.
"""

from __future__ import annotations

from typing import Any

from coach.batch.outcome import Change, Located, Place, WayOut
from coach.finding import Text

SCHEMA = "1.0"


def located_to_dict(one: Located) -> dict[str, Any]:
    """The finding as dictionaries, lists, strings and numbers."""
    return {
        "rule_id": one.rule_id,
        "category": one.category,
        "severity": one.severity,
        "scope": one.scope,
        "unit": one.unit,
        **place_to_dict(one.place),
        "text": one.text,
        "excerpt": {
            "line": one.excerpt.line,
            "start": one.excerpt.start,
            "length": one.excerpt.length,
        },
        "message": _text(one.message),
        "why": _text(one.why),
        "suggestions": [_way_out(way) for way in one.ways_out],
        "fingerprint": one.fingerprint,
        "suppressed": None
        if one.suppressed is None
        else {"kind": one.suppressed.kind, "reason": one.suppressed.reason},
    }


def place_to_dict(place: Place) -> dict[str, int | None]:
    """A place."""
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "column_utf16": place.column16,
        "end_column_utf16": place.end_column16,
        "start": place.start,
        "end": place.end,
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _way_out(way: WayOut) -> dict[str, Any]:
    return {
        "id": way.id,
        "applicability": way.applicability,
        "replacement": way.replacement,
        "note": None if way.note is None else _text(way.note),
        "changes": [_change(change) for change in way.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {**place_to_dict(change.place), "words": change.words}
