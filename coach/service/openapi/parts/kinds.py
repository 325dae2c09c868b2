"""Kinds of messages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.service.openapi.operation import Answer, Operation, Success, Words

TITLE = Text("Kinds of messages", "消息类型")
PLACE = 10


class KindAnswer(Answer):
    """A kind of message."""

    id: str = Field(description="what “context.kind” of a check may say")
    name: Words


class KindsAnswer(Answer):
    """All kinds, in the course of a deal."""

    schema_: Literal["1.0"] = Field(alias="schema")
    kinds: list[KindAnswer]


OPERATIONS = {
    "kinds.kinds": Operation(
        Text("The kinds of messages that there are rules for", "有规则可用的消息类型"),
        Success(KindsAnswer),
        kept=True,
    )
}
