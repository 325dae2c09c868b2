"""What a message asks and how a draft treats it, as plain data: the answer of the API and of JSON.

With a draft: "questions" (text, start, end, status, answer_spans, starter) and "changes". Always:
"requests", "unclear" and "restatement". Positions of questions, requests and unclear places lie in
the incoming message, "answer_spans" and the "draft" of a change in the draft, all in the unit that
"offset_unit" names, ends exclusive. Texts for people are {"en", "zh"}.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.output.json import OffsetUnit, offsets_in
from coach.questions.answering import answers
from coach.questions.changing import Change, changes
from coach.questions.request import Request
from coach.questions.unclear import Unclear, reading
from coach.report import Question

SCHEMA = "1.0"

_Offset = Callable[[int], int]


def questions_to_dict(
    incoming: Document,
    draft: Document | None = None,
    context: Context | None = None,
    *,
    unit: OffsetUnit = "code_point",
) -> dict[str, Any]:
    """What `incoming` asks, and with a draft how that treats it."""
    there = offsets_in(incoming.source, unit)
    read = reading(incoming)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "offset_unit": unit,
        "requests": [_request(one, there) for one in read.requests],
        "unclear": [_unclear(one, there) for one in read.unclear],
        "restatement": _text(read.restatement),
        "questions": None,
        "changes": None,
    }
    if draft is not None:
        here = offsets_in(draft.source, unit)
        found = answers(incoming, draft, context)
        data["questions"] = [_question(one, there, here) for one in found]
        data["changes"] = [_change(one, there, here) for one in changes(incoming, draft)]
    return data


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"en": text.en, "zh": text.zh}


def _request(one: Request, there: _Offset) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": there(one.start),
        "end": there(one.end),
        "form": one.form,
        "topics": list(one.topics),
        "wanted": one.wanted,
        "number": one.number,
    }


def _unclear(one: Unclear, there: _Offset) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": there(one.start),
        "end": there(one.end),
        "family": one.family,
        "readings": [_text(each) for each in one.readings],
        "question": _text(one.question),
    }


def _question(one: Question, there: _Offset, here: _Offset) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": there(one.start),
        "end": there(one.end),
        "status": one.status,
        "answer_spans": [{"start": here(a), "end": here(b)} for a, b in one.answer_spans],
        "starter": _text(one.starter),
    }


def _change(one: Change, there: _Offset, here: _Offset) -> dict[str, Any]:
    return {
        "what": one.what,
        "incoming": {"text": one.text, "start": there(one.start), "end": there(one.end)},
        "draft": {
            "text": one.draft_text,
            "start": here(one.draft_start),
            "end": here(one.draft_end),
        },
    }
