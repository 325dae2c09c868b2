"""What an incoming message asks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.output.json import OffsetUnit
from coach.questions.changing import What
from coach.questions.request import Form, Wanted
from coach.report import AnswerState
from coach.service.openapi.operation import Answer, Operation, Span, Success, Words
from coach.service.questions import QuestionsRequest

TITLE = Text("Questions", "对方的问题")
PLACE = 4


class RequestAnswer(Span):
    """Something that is asked for."""

    text: str
    form: Form
    topics: list[str]
    wanted: Wanted
    number: int | None


class UnclearAnswer(Span):
    """What can be read in more than one way, with a question to ask back."""

    text: str
    family: str
    readings: list[Words]
    question: Words


class QuestionAnswer(Span):
    """A question, and how the draft treats it; spans of answers lie in the draft."""

    text: str
    status: AnswerState
    answer_spans: list[Span]
    starter: Words | None


class Place(Span):
    """Words with their place."""

    text: str


class ChangeAnswer(Answer):
    """A value of the incoming message that the draft says differently."""

    what: What
    incoming: Place
    draft: Place


class QuestionsAnswer(Answer):
    """What is asked; without a draft “questions” and “changes” are null."""

    schema_: Literal["1.0"] = Field(alias="schema")
    offset_unit: OffsetUnit
    requests: list[RequestAnswer]
    unclear: list[UnclearAnswer]
    restatement: Words
    questions: list[QuestionAnswer] | None
    changes: list[ChangeAnswer] | None


OPERATIONS = {
    "questions.questions": Operation(
        Text("What a message asks, and what the draft answers", "来信问了什么、草稿答了什么"),
        Success(QuestionsAnswer),
        body=QuestionsRequest,
        example={"incoming": "What is the MOQ? When do you ship?", "draft": "The MOQ is 500 pcs."},
    ),
}
