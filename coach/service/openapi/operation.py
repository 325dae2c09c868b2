"""What is said about one operation of the API, and what the models of answers are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from coach.finding import Text

JSON = "application/json"
EVENTS = "text/event-stream"
SAME_AS = "x-same-as"
"""In the schema of a field: the name of the component that stands in its place."""


class Answer(BaseModel):
    """An object of an answer: nothing is in it that is not described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Answer):
    """Words for people, in both languages."""

    en: str
    zh: str


class Span(Answer):
    """A stretch of a text; `end` is exclusive."""

    start: int
    end: int


class Query(BaseModel):
    """The fields of an address. One that is empty counts as left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Report = Annotated[dict[str, Any], WithJsonSchema({SAME_AS: "Report"})]
"""The report of a check, as docs/report.schema.json describes it."""
Failure = Annotated[dict[str, Any], WithJsonSchema({SAME_AS: "Problem"})]
"""A problem document."""

Shape = type[BaseModel] | str
"""The shape of a body: a model, or the name of a component that is no model, such as "Report"."""


@dataclass(frozen=True, slots=True)
class Success:
    """What comes back if all went well. `example` is a whole answer where one helps.

    `shape` is None for a body that is not JSON; `media` is None for an answer without a body.
    """

    shape: Shape | None = None
    media: str | None = JSON
    status: int = 200
    stream: str | None = None
    """What the events of `text/event-stream` are, where a client can ask for them."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address.

    `body` is the model of a body of JSON, `media` other forms of a body with their words. `query`
    describes the fields of the address. `problems` are the statuses of problem documents beside
    those that every operation of its kind has. `kept` marks data that a client may keep and ask
    for again with If-None-Match.
    """

    title: Text
    success: Success
    about: str = ""
    body: Shape | None = None
    media: Mapping[str, str] = field(default_factory=dict)
    query: type[BaseModel] | None = None
    problems: tuple[int, ...] = ()
    kept: bool = False
    example: Mapping[str, Any] | None = None
    """An example of the body, which the tests send."""
    path_examples: Mapping[str, Any] = field(default_factory=dict)
