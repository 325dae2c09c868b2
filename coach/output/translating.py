"""A translation as plain data and as JSON: the form the API answers and other programs read.

Schema 1.0. Every `start` and `end` is in the unit that `offset_unit` names, `end` exclusive. They
lie in the source text, those that begin with `new_` and those of findings and of facts `after` in
the translation; those of glosses lie in the `translation` of their sentence.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from coach.output.fact_names import FACT_NAMES
from coach.output.json import (
    OffsetUnit,
    fact_to_dict,
    finding_to_dict,
    offsets_in,
    text_to_dict,
)
from coach.translation.result import Mismatch, TranslatedSentence, Translation

SCHEMA = "1.0"

_Offset = Callable[[int], int]


def translation_to_json(
    translation: Translation,
    source: str,
    *,
    unit: OffsetUnit = "code_point",
    indent: int | None = None,
) -> str:
    """`translation_to_dict` as one JSON text, non-ASCII characters as they are."""
    data = translation_to_dict(translation, source, unit=unit)
    return json.dumps(data, ensure_ascii=False, indent=indent)


def translation_to_dict(
    translation: Translation, source: str, *, unit: OffsetUnit = "code_point"
) -> dict[str, Any]:
    """The translation as dictionaries, lists, strings and numbers.

    `source` is the text as given to `coach.translate`; `unit` is that of every position.
    """
    was, now = offsets_in(source, unit), offsets_in(translation.text, unit)
    words = source, translation.text
    return {
        "schema": SCHEMA,
        "offset_unit": unit,
        "source": translation.source,
        "target": translation.target,
        "text": translation.text,
        "engine": list(translation.engine),
        "sentences": [_sentence(one, was, now, unit) for one in translation.sentences],
        "warnings": [_warning(one, was, now, words) for one in translation.warnings],
        "facts": [
            {
                "name": text_to_dict(FACT_NAMES[one.before.kind]),
                "before": fact_to_dict(one.before, was),
                "after": None if one.after is None else fact_to_dict(one.after, now),
            }
            for one in translation.facts
        ],
        "needs_human_review": translation.needs_human_review,
        "review": [text_to_dict(one) for one in translation.review],
        "findings": [
            finding_to_dict(finding, f"f{number}", translation.text, now)
            for number, finding in enumerate(translation.findings, start=1)
        ],
        "back": translation.back,
        "notices": [text_to_dict(one) for one in translation.notices],
    }


def _sentence(
    one: TranslatedSentence, was: _Offset, now: _Offset, unit: OffsetUnit
) -> dict[str, Any]:
    inside = offsets_in(one.translation, unit)
    return {
        "start": was(one.start),
        "end": was(one.end),
        "new_start": now(one.new_start),
        "new_end": now(one.new_end),
        "source": one.source,
        "translation": one.translation,
        "engine": one.engine,
        "whole": one.whole,
        "glosses": [
            {
                "start": inside(gloss.start),
                "end": inside(gloss.end),
                "term": gloss.term,
                "meaning": gloss.meaning,
            }
            for gloss in one.glosses
        ],
        "error": None if one.error is None else text_to_dict(one.error),
    }


def _warning(one: Mismatch, was: _Offset, now: _Offset, words: tuple[str, str]) -> dict[str, Any]:
    """A mismatch with the words of both places; null where there is no place on that side."""
    source, text = words
    before = None if one.start is None else source[one.start : one.end]
    after = None if one.new_start is None else text[one.new_start : one.new_end]
    return {
        "kind": one.kind,
        "message": text_to_dict(one.message),
        "start": None if one.start is None else was(one.start),
        "end": None if one.end is None else was(one.end),
        "new_start": None if one.new_start is None else now(one.new_start),
        "new_end": None if one.new_end is None else now(one.new_end),
        "before": before,
        "after": after,
    }
