"""Checking one draft, or many."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.service.batch import BatchItem, BatchRequest
from coach.service.models import CheckRequest
from coach.service.openapi.operation import Answer, Failure, Operation, Report, Success

TITLE = Text("Checking", "检查")
PLACE = 1
MODELS = (BatchItem,)

_DRAFT = "Could we have a call this weekend?"
_ITEMS = [{"id": "row-7", "text": _DRAFT}, {"id": "row-8", "text": "请尽快回复。"}]


class BatchEntry(Answer):
    """What became of one draft: its report, or the problem it would have been alone."""

    index: int = Field(description="its place in the request, counted from 0")
    id: str | None
    report: Report | None
    problem: Failure | None


class BatchAnswer(Answer):
    """One entry for each draft, in the order of the request."""

    schema_: Literal["1.0"] = Field(alias="schema")
    items: list[BatchEntry]
    checked: int
    failed: int


class HealthAnswer(Answer):
    """That the service answers, and in which version."""

    status: Literal["ok"]
    version: str


OPERATIONS = {
    "api.check": Operation(
        Text("Check a draft", "检查草稿"),
        Success("Report"),
        about="What can be misunderstood, with words to write in its place; the completeness of "
        "the message, the questions it answers, and its facts.",
        body=CheckRequest,
        problems=(503,),
        example={"text": _DRAFT, "context": {"recipient": {"country": "DE"}}},
    ),
    "batch.check_batch": Operation(
        Text("Check many drafts", "批量检查"),
        Success(
            BatchAnswer,
            stream="An event “result” for each draft as soon as it is checked, with the fields of "
            "an entry and “schema”, “done” and “of”; then “end”.",
        ),
        about="The status is 200 even where single drafts cannot be checked: each entry has its "
        "report or its problem.",
        body=BatchRequest,
        example={"items": _ITEMS, "context": {"recipient": {"country": "DE"}}},
    ),
    "api.health": Operation(Text("Whether the service answers", "服务是否可用"),
                            Success(HealthAnswer)),
}  # fmt: skip
