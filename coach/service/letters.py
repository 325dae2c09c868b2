"""The API of letters: a pasted chat in, the e-mail that confirms it out.

`POST /api/v1/letters`
    {"chat": "…", "us": "Lily", "language": "en", "context": {…}}; all but the chat may be left out.
    The answer of `coach.letters.plain_data.letter_to_dict`. The context's sender, channel and
    moment count. A text without a line of a chat, and a name that nobody in it bears, are problems
    that say what was expected; the second lists the names found.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from flask import Blueprint, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.finding import Text
from coach.letters import ChatError, confirmation, read_chat
from coach.letters.chat import LONGEST_CHAT
from coach.letters.plain_data import letter_to_dict
from coach.service.errors import Problem
from coach.service.models import MOST_NAME_CHARACTERS, ContextModel, refuse, require_json

blueprint = Blueprint("letters", __name__, url_prefix="/api/v1")

_EXAMPLE = 'an object such as {"chat": "Ahmed: 500 pcs at 4.10\\nLily: deal", "us": "Lily"}'


class LetterRequest(BaseModel):
    """A chat to confirm."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    chat: Annotated[str, Field(min_length=1, max_length=LONGEST_CHAT)] = Field(
        description=f"the pasted chat, a string of at most {LONGEST_CHAT} characters"
    )
    us: Annotated[str, Field(min_length=1, max_length=MOST_NAME_CHARACTERS)] | None = Field(
        default=None, description="your own name as it stands in the chat"
    )
    language: Literal["en", "zh"] = Field(default="en", description='"en" or "zh"')
    context: ContextModel = Field(
        default=ContextModel(), description="an object, see the API reference"
    )


@blueprint.post("/letters")
def letter() -> Response:
    """Write the letter of a chat."""
    require_json()
    asked = _read(request.get_data(cache=False))
    context = asked.context.context()
    try:
        chat = read_chat(asked.chat, latest=context.now.date() if context.now else None)
        written = confirmation(chat, asked.us, asked.language, context)
    except ChatError as error:
        raise _problem(error) from error
    body = json.dumps(letter_to_dict(written, chat), ensure_ascii=False)
    return Response(body, content_type="application/json")


def _read(body: bytes) -> LetterRequest:
    try:
        return LetterRequest.model_validate_json(body)
    except ValidationError as error:
        refuse(error, LetterRequest, _EXAMPLE)


def _problem(error: ChatError) -> Problem:
    if error.authors:
        return Problem(
            400,
            "unknown-name",
            Text("Nobody of that name writes in the chat", "聊天里没有这个名字"),
            Text(
                "Give in “us” your own name as it stands in the chat.",
                "请在“us”中填写聊天里显示的您的名字。",
            ),
            errors=[{"field": "us", "expected": "one of: " + ", ".join(error.authors)}],
        )
    return Problem(
        400,
        "no-chat",
        Text("No line of a chat was recognised", "没有识别出聊天内容"),
        Text(
            "Paste the chat as WhatsApp, WeChat or another app exports or copies it, or with a "
            "name and a colon before each message.",
            "请粘贴 WhatsApp、微信等导出或复制的聊天，或在每条消息前写上名字和冒号。",
        ),
        errors=[{"field": "chat", "expected": "lines such as “Ahmed: 500 pcs at 4.10”"}],
    )
