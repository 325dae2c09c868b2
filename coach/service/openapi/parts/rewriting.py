"""Rewriting."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.finding import Text
from coach.service.openapi.operation import Answer, Operation, Success
from coach.service.rewriting import RewriteRequest

TITLE = Text("Rewriting", "改写")
PLACE = 2


class GeneratorAnswer(Answer):
    """A model that a request may name."""

    name: str


class GeneratorsAnswer(Answer):
    """The models that a request may name."""

    schema_: Literal["1.0"] = Field(alias="schema")
    generators: list[GeneratorAnswer]


OPERATIONS = {
    "rewriting.rewrite": Operation(
        Text("Rewrite a draft", "改写草稿"),
        Success(
            "Rewriting",
            stream="An event “progress” with “generator”, “done” and “of” for each sentence that "
            "a generator says again, then “result” with the same as the answer in JSON, or "
            "“problem” with a problem document; then “end”.",
        ),
        about="What blames becomes an observation and a request, what is vague a ⟦blank⟧. No fact "
        "is added, dropped or changed.",
        body=RewriteRequest,
        problems=(503,),
        example={"text": "You still haven't sent us the approved artwork for PO-4501."},
    ),
    "rewriting.generators": Operation(
        Text("The models that a rewriting may name", "可用的改写模型"), Success(GeneratorsAnswer)
    ),
}
