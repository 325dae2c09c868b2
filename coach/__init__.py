"""Draft Coach: reads a message before it is sent and says what its reader may misunderstand.

    >>> import coach
    >>> report = coach.check("Let's meet this weekend.")
    >>> [finding.rule_id for finding in report.findings]
    ['time/weekend']

Everything exported here is stable; everything else may move. Names are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.version import VERSION as __version__

if TYPE_CHECKING:
    from coach.checking import check
    from coach.draft import Context, Draft, Party
    from coach.facts import Fact
    from coach.finding import Finding, Suggestion, Text
    from coach.reader_view.shape import ReaderView
    from coach.report import FieldStatus, Question, Report, Scores
    from coach.rewriting.result import Blank, Change, KeptFact, Offer, Rejection, Rewrite, Sent
    from coach.rewriting.whole import rewrite
    from coach.tone.model import ToneModel
    from coach.translation.engines import Gloss
    from coach.translation.result import (
        Mismatch,
        TranslatedFact,
        TranslatedSentence,
        Translation,
    )
    from coach.translation.whole import translate

_HOMES = {
    "check": "coach.checking",
    "rewrite": "coach.rewriting.whole",
    "Context": "coach.draft",
    "Draft": "coach.draft",
    "Party": "coach.draft",
    "Fact": "coach.facts",
    "Finding": "coach.finding",
    "Suggestion": "coach.finding",
    "Text": "coach.finding",
    "ToneModel": "coach.tone.model",
    "ReaderView": "coach.reader_view.shape",
    "FieldStatus": "coach.report",
    "Question": "coach.report",
    "Report": "coach.report",
    "Blank": "coach.rewriting.result",
    "Change": "coach.rewriting.result",
    "KeptFact": "coach.rewriting.result",
    "Offer": "coach.rewriting.result",
    "Rejection": "coach.rewriting.result",
    "Rewrite": "coach.rewriting.result",
    "Sent": "coach.rewriting.result",
    "Scores": "coach.report",
    "translate": "coach.translation.whole",
    "Gloss": "coach.translation.engines",
    "Mismatch": "coach.translation.result",
    "TranslatedFact": "coach.translation.result",
    "TranslatedSentence": "coach.translation.result",
    "Translation": "coach.translation.result",
}

__all__ = [
    "Blank",
    "Change",
    "Context",
    "Draft",
    "Fact",
    "FieldStatus",
    "Finding",
    "Gloss",
    "KeptFact",
    "Mismatch",
    "Offer",
    "Party",
    "Question",
    "ReaderView",
    "Rejection",
    "Report",
    "Rewrite",
    "Scores",
    "Sent",
    "Suggestion",
    "Text",
    "ToneModel",
    "TranslatedFact",
    "TranslatedSentence",
    "Translation",
    "__version__",
    "check",
    "rewrite",
    "translate",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'coach' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
