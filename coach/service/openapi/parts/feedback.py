"""Feedback."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.finding import Text
from coach.service.feedback import FeedbackRequest
from coach.service.feedback_counts import Place
from coach.service.openapi.operation import Answer, Operation, Success

TITLE = Text("Feedback", "反馈")
PLACE = 11


class CountedAnswer(Answer):
    """How many were counted."""

    schema_: Literal["1.0"] = Field(alias="schema")
    counted: int


class RuleCount(Answer):
    """How often the findings of a rule were followed and waved away."""

    rule_id: str
    accepted: int
    dismissed: int


class CountsAnswer(Answer):
    """All counts, and since which day (UTC) there are some."""

    schema_: Literal["1.0"] = Field(alias="schema")
    kept: Place
    since: Annotated[str, Field(json_schema_extra={"format": "date"})]
    rules: list[RuleCount]


OPERATIONS = {
    "feedback.give": Operation(
        Text("Count how often a rule was followed or waved away", "记录采纳或忽略的次数"),
        Success(CountedAnswer),
        about="Numbers only: nothing of a draft can be sent, nothing about the sender is kept.",
        body=FeedbackRequest,
        problems=(503,),
        example={"items": [{"rule_id": "time/weekend", "verdict": "accepted"}]},
    ),
    "feedback.read": Operation(
        Text("The counts", "次数统计"), Success(CountsAnswer), problems=(503,)
    ),
}
