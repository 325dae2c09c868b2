"""The API of rewriting: a draft in, the draft said again out, with all that was done to it.

`POST /api/v1/rewrite`
    {"text": "…", "context": {…}, "accept": ["safe", "blank"], "choose": [], "strength": "neutral",
    "disable": [], "offset_unit": "code_point"}; all but the text may be left out. The answer of
    `coach.output.rewriting`. A chosen id that the draft does not offer is a problem that names the
    nearest ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal, get_args

from flask import Blueprint, Response, current_app, request
from pydantic import Field, ValidationError

import coach
from coach.output.rewriting import rewrite_to_json
from coach.rewriting.strength import STRENGTHS, Strength
from coach.rewriting.whole import UnknownSuggestion
from coach.service.errors import Problem
from coach.service.models import (
    MOST_NAME_CHARACTERS,
    DraftRequest,
    one_of,
    refuse,
    require_json,
    require_text,
)
from coach.service.settings import LEDGER, TONE_MODEL

blueprint = Blueprint("rewriting", __name__, url_prefix="/api/v1")

MOST_CHOSEN = 1000
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


@blueprint.post("/rewrite")
def rewrite() -> Response:
    """Rewrite one draft, see `coach.output.rewriting`."""
    require_json()
    asked = _read(request.get_data(cache=False))
    held = current_app.extensions
    context = replace(
        asked.context.context(), ledger=held.get(LEDGER), tone_model=held.get(TONE_MODEL)
    )
    try:
        found = coach.rewrite(
            asked.text,
            context,
            accept=asked.accept,
            choose=asked.choose,
            strength=asked.strength,
            disable=asked.disable,
        )
    except UnknownSuggestion as error:
        raise _unknown(error) from error
    body = rewrite_to_json(found, asked.text, incoming=context.incoming, unit=asked.offset_unit)
    return Response(body, content_type="application/json")


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
        "The draft offers no such suggestion",
        "Ask without “choose” for the offers of this draft; their ids hold the place in it.",
        errors=[{"field": "choose", "expected": expected}],
    )
