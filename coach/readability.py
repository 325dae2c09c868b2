"""How hard a draft is to read, in figures."""

from __future__ import annotations

import warnings

from coach.analysis.scripts import HAS_HAN
from coach.lazily import lazy

_SENTENCE_END = lazy(r"[。！？；\n]+")
_CLAUSE_END = lazy(r"[，、。！？；：\n]+")
MOST_CHARACTERS = 50_000
"""Figures are taken from the beginning of a longer text; a message is far shorter."""


def readability(prose: str, language: str) -> dict[str, float]:
    """Readability figures of `prose`, sentences separated by line breaks; empty for no prose.

    English: `flesch_reading_ease` (0 hard to 100 easy) and `flesch_kincaid_grade` (US school
    years), both by textstat. Chinese: mean characters per sentence and per clause, to be held
    against 100 and 20 (ruanyf/document-style-guide).
    """
    if not prose.strip():
        return {}
    prose = prose[:MOST_CHARACTERS]
    if language == "zh":
        return {
            "characters_per_sentence": _mean_han(_SENTENCE_END.split(prose)),
            "characters_per_clause": _mean_han(_CLAUSE_END.split(prose)),
        }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # textstat imports pkg_resources
        import textstat

    return {
        "flesch_reading_ease": round(float(textstat.flesch_reading_ease(prose)), 1),
        "flesch_kincaid_grade": round(float(textstat.flesch_kincaid_grade(prose)), 1),
    }


def _mean_han(parts: list[str]) -> float:
    lengths = [length for part in parts if (length := len(HAS_HAN.findall(part)))]
    return round(sum(lengths) / len(lengths), 1) if lengths else 0.0
