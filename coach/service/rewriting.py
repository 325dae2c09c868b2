"""The API of rewriting: a draft in, the draft said again out, with all that was done to it.

`POST /api/v1/rewrite`
    {"text": "…", "context": {…}, "accept": ["safe", "blank"], "choose": [], "strength": "neutral",
    "generator": null, "prefer_generator": false, "disable": [], "offset_unit": "code_point"}; all
    but the text may be left out. The answer of `coach.output.rewriting`. A chosen id that the draft
    does not offer is a problem that names the nearest ones. Only generators that the service was
    started with can be named. With “Accept: text/event-stream” each sentence that one has said
    again is told as `progress`, and the answer comes as `result`.
`GET /api/v1/rewrite/generators`
    {"schema", "generators": [{"name"}]}.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any, Literal, get_args

from flask import Blueprint, Flask, Response, current_app, request
from pydantic import Field, ValidationError

import coach
from coach.finding import Text
from coach.output.rewriting import SCHEMA, rewrite_to_dict
from coach.rewriting.generators import Generator
from coach.rewriting.strength import STRENGTHS, Strength
from coach.rewriting.whole import UnknownSuggestion
from coach.service import generating
from coach.service.deadline import TIME_LIMIT
from coach.service.errors import Problem
from coach.service.events import streamed, wants_events
from coach.service.models import (
    MOST_NAME_CHARACTERS,
    DraftRequest,
    one_of,
    refuse,
    require_json,
    require_text,
)
from coach.service.settings import LEDGER, TONE_MODEL, Settings

blueprint = Blueprint("rewriting", __name__, url_prefix="/api/v1")

MOST_CHOSEN = 1000
MOST_PLACE_CHARACTERS = 1000
_Accepted = Literal["safe", "blank", "choice"]
_EXAMPLE = 'an object such as {"text": "…", "strength": "warm"}'


class RewriteRequest(DraftRequest):
    """A draft to rewrite."""

    accept: tuple[_Accepted, ...] = Field(
        default=("safe", "blank"),
        description=f"a list of what is applied by itself, each {one_of(get_args(_Accepted))}",
    )
    choose: Annotated[
        tuple[Annotated[str, Field(max_length=MOST_NAME_CHARACTERS)], ...],
        Field(max_length=MOST_CHOSEN),
    ] = Field(default=(), description="a list of ids of suggestions, as “offers” has them")
    strength: Strength = Field(default="neutral", description=one_of(STRENGTHS))
    generator: Annotated[str, Field(max_length=MOST_PLACE_CHARACTERS)] | None = Field(
        default=None,
        description="a model that says again what grammar cannot, one that "
        "/api/v1/rewrite/generators lists, or null",
    )
    prefer_generator: bool = Field(
        default=False, description="true or false: let it say again all sentences that blame"
    )


def register(app: Flask, settings: Settings) -> None:
    """Give the application its generators. Raises ValueError for one that cannot work."""
    generating.register(app, settings.generators)
    app.register_blueprint(blueprint)


@blueprint.post("/rewrite")
def rewrite() -> Response:
    """Rewrite one draft, see `coach.output.rewriting`."""
    require_json()
    asked = _read(request.get_data(cache=False))
    model = generating.chosen(asked.generator, prefer=asked.prefer_generator)
    work = _work(asked)
    if wants_events():
        limit = current_app.extensions[TIME_LIMIT]
        return streamed(generating.events(work, model, limit))
    return Response(json.dumps(work(model), ensure_ascii=False), content_type="application/json")


@blueprint.get("/rewrite/generators")
def generators() -> Response:
    """The generators that a request may name."""
    listed = [{"name": name} for name in generating.allowed()]
    data = {"schema": SCHEMA, "generators": listed}
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")


def _work(asked: RewriteRequest) -> generating.Work:
    """What rewrites the draft. It holds all it needs: it may run when the request is over."""
    held = current_app.extensions
    context = replace(
        asked.context.context(), ledger=held.get(LEDGER), tone_model=held.get(TONE_MODEL)
    )

    def work(model: Generator | None) -> dict[str, Any]:
        try:
            found = coach.rewrite(
                asked.text,
                context,
                accept=asked.accept,
                choose=asked.choose,
                strength=asked.strength,
                disable=asked.disable,
                generator=model,
                prefer_generator=asked.prefer_generator,
            )
        except UnknownSuggestion as error:
            raise _unknown(error) from error
        return rewrite_to_dict(found, asked.text, incoming=context.incoming, unit=asked.offset_unit)

    return work


def _read(body: bytes) -> RewriteRequest:
    try:
        asked = RewriteRequest.model_validate_json(body)
    except ValidationError as error:
        refuse(error, RewriteRequest, _EXAMPLE)
    require_text(asked, "rewrite")
    return asked


def _unknown(error: UnknownSuggestion) -> Problem:
    expected = "ids that “offers” of this draft and context lists"
    if error.nearest:
        expected += f"; nearest: {', '.join(error.nearest)}"
    return Problem(
        400,
        "unknown-suggestion",
        Text("The draft offers no such suggestion", "这份草稿没有这条建议"),
        Text(
            "Ask without “choose” for the offers of this draft; their ids hold the place in it.",
            "请先不带“choose”请求一次，取得这份草稿的建议；建议的编号含有位置。",
        ),
        errors=[{"field": "choose", "expected": expected}],
    )
