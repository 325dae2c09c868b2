"""The API of two messages: what the incoming one asks, and what the draft says to it.

`POST /api/v1/questions`
    {"incoming": "…", "draft": "…", "context": {…}, "offset_unit": "code_point"}; all but the
    incoming message may be left out. The answer of
    `coach.questions.plain_data.questions_to_dict`; without a draft "questions" and "changes"
    are null.
"""

from __future__ import annotations

import json
from typing import get_args

from flask import Blueprint, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.analysis import analyse
from coach.finding import Text
from coach.output.json import OffsetUnit
from coach.questions.plain_data import questions_to_dict
from coach.service.errors import Problem
from coach.service.models import ContextModel, refuse, require_json

blueprint = Blueprint("questions", __name__, url_prefix="/api/v1")

_EXAMPLE = 'an object such as {"incoming": "What is the MOQ?", "draft": "It is 500 pcs."}'
_INCOMING = "the message being answered, a string with at least one visible character"


class QuestionsRequest(BaseModel):
    """An incoming message, and the reply to it if there is one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    incoming: str = Field(description=_INCOMING)
    draft: str | None = Field(default=None, description="the reply, a string or null")
    context: ContextModel = Field(
        default=ContextModel(), description="an object, see the API reference"
    )
    offset_unit: OffsetUnit = Field(
        default="code_point",
        description="one of " + ", ".join(f'"{unit}"' for unit in get_args(OffsetUnit)),
    )


@blueprint.post("/questions")
def questions() -> Response:
    """List what is asked, and how the draft treats it."""
    require_json()
    asked = _read(request.get_data(cache=False))
    context = asked.context.context()
    draft = asked.draft if asked.draft and asked.draft.strip() else None
    data = questions_to_dict(
        analyse(asked.incoming, chat=context.is_chat),
        None if draft is None else analyse(draft, chat=context.is_chat),
        context,
        unit=asked.offset_unit,
    )
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")


def _read(body: bytes) -> QuestionsRequest:
    try:
        asked = QuestionsRequest.model_validate_json(body)
    except ValidationError as error:
        refuse(error, QuestionsRequest, _EXAMPLE)
    if not asked.incoming.strip():
        raise Problem(
            400,
            "empty-text",
            Text("There is no message to read", "没有可读的来信"),
            Text(
                "Send the incoming message in the field “incoming”.",
                "请在字段“incoming”中发送来信。",
            ),
            errors=[{"field": "incoming", "expected": _INCOMING}],
        )
    return asked
