"""Ready messages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coach.draft import Channel
from coach.finding import Language, Text
from coach.service.openapi.operation import Answer, Operation, Query, Success, Words
from coach.service.templates import FillRequest
from coach.templates import templates
from coach.templates.template import PlaceholderType

TITLE = Text("Templates", "模板")
PLACE = 6
_ID = {"id": "order_update/goods-ready"}


class TemplateTitle(Answer):
    """A template without its text."""

    id: str
    kind: str
    stage: str
    channels: list[Channel]
    title: Words
    owner: Words
    version: int
    review: Annotated[str, Field(json_schema_extra={"format": "date"})] = Field(
        description="by when its owner looks at the words again"
    )


class TemplatesAnswer(Answer):
    """Templates without their texts."""

    schema_: Literal["1.0"] = Field(alias="schema")
    templates: list[TemplateTitle]


class PlaceholderAnswer(Answer):
    """What the writer fills in."""

    name: str
    type: PlaceholderType
    meaning: Words
    example: Words
    optional: bool


class VariantAnswer(Answer):
    """How the letter begins and ends for readers of some cultures."""

    id: str
    name: Words
    cultures: list[str]


class TemplateAnswer(TemplateTitle):
    """One template with all that a form needs."""

    schema_: Literal["1.0"] = Field(alias="schema")
    subject: Words
    text: Words
    placeholders: list[PlaceholderAnswer]
    variants: list[VariantAnswer]


class FilledAnswer(Answer):
    """A message from a template."""

    schema_: Literal["1.0"] = Field(alias="schema")
    id: str
    version: int
    kind: str
    language: Language
    variant: str | None
    subject: str
    text: str
    missing: list[str] = Field(description="the names of placeholders that are ⟦blanks⟧")


class TemplatesQuery(Query):
    """Which templates."""

    kind: str | None = Field(
        default=None,
        description="only those of this kind of message",
        json_schema_extra={"enum": list(dict.fromkeys(one.kind for one in templates()))},
    )


OPERATIONS = {
    "templates.every": Operation(
        Text("The templates of one kind, or all", "某一类或全部模板"),
        Success(TemplatesAnswer),
        query=TemplatesQuery,
        kept=True,
    ),
    "templates.one": Operation(
        Text("One template with its placeholders", "单个模板及其占位符"),
        Success(TemplateAnswer),
        problems=(404,),
        kept=True,
        path_examples=_ID,
    ),
    "templates.filled": Operation(
        Text("A message from a template", "用模板生成消息"),
        Success(FilledAnswer),
        about="With “order”, what the ledger knows of it fills what “values” leaves open. What "
        "nobody filled stays a ⟦blank⟧.",
        body=FillRequest,
        problems=(404, 503),
        example={"language": "en", "values": {"order_no": "PO-45001"}},
        path_examples=_ID,
    ),
}
