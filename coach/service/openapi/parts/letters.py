"""Letters that confirm a chat."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Language, Text
from coach.letters.letter import Role, Section
from coach.letters.stamps import DayOrder
from coach.service.letters import LetterRequest
from coach.service.openapi.operation import Answer, Operation, Success, Words

TITLE = Text("Letters", "确认函")
PLACE = 7


class CitationAnswer(Answer):
    """A line of the chat; positions are code points of the chat."""

    role: Role
    author: str
    line: int = Field(description="counted from 1")
    stamp: str | None
    moment: str | None = Field(description="on the clock of the chat, without a zone")
    text: str
    start: int
    end: int


class LetterItem(Answer):
    """A point of the letter with the lines it comes from; positions lie in the chat."""

    number: int
    section: Section
    topic: str
    name: Words
    value: str | None
    start: int | None
    end: int | None
    citations: list[CitationAnswer]


class LetterAnswer(Answer):
    """The e-mail that confirms a chat."""

    schema_: Literal["1.0"] = Field(alias="schema")
    language: Language
    subject: str
    text: str
    us: list[str]
    them: list[str]
    names: list[str]
    day_order: DayOrder
    notes: list[Words]
    items: list[LetterItem]


OPERATIONS = {
    "letters.letter": Operation(
        Text("The e-mail that confirms a chat", "把聊天内容写成确认邮件"),
        Success(LetterAnswer),
        body=LetterRequest,
        example={"chat": "Ahmed: 500 pcs at USD 4.10?\nLily: OK, deal.", "us": "Lily"},
    ),
}
