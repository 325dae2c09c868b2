"""The judgement of a draft, made once for all that ask for it during one check."""

from __future__ import annotations

from threading import local

from coach.analysis.scripts import HAS_HAN
from coach.document import Document
from coach.draft import Context
from coach.messages.checklist import Judgement, judge

_SHORTEST = 80
"""Letters below which a text is a line, not a message, unless its kind was given."""


UNJUDGED = Judgement("general", 0.0, ())
"""What is said of a draft whose kind nobody asks for."""


class _Last(local):
    """The judgement made last in this thread, with what it is about."""

    document: Document | None = None
    context: Context | None = None
    judgement: Judgement | None = None


_last = _Last()


def judged(document: Document, context: Context) -> Judgement:
    """What kind of message the draft is and what it says of its fields; see `judge`."""
    if (
        _last.judgement is None
        or _last.document is not document
        or (_last.context is not context and _last.context != context)
    ):
        _last.judgement = _judge(document, context)
        _last.document, _last.context = document, context
    return _last.judgement


def _judge(document: Document, context: Context) -> Judgement:
    if context.kind is None and _length(document.text) < _SHORTEST:
        return UNJUDGED
    return judge(document, context)


def _length(text: str) -> int:
    """How long a text is; a Chinese character says as much as two letters."""
    return len(text.strip()) + len(HAS_HAN.findall(text))
