"""The API of many drafts at once.

`POST /api/v1/check/batch`
    {"items": [{"id": "row-7", "text": "…", "context": {…}}], "context": {…}, "disable": [],
    "readability": false, "offset_unit": "code_point"}; all but the items may be left out. The
    context holds for every item without one of its own. The answer is 200 with one entry for each
    item, in order: its report, or the problem document that it would have got alone.

With “Accept: text/event-stream” each entry comes as an event `result` as soon as it is there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Annotated, Any

from flask import Blueprint, Response, current_app, request
from pydantic import Field, ValidationError, WithJsonSchema

import coach
from coach.finding import Language
from coach.output.json import OffsetUnit, report_to_dict
from coach.service.errors import language_asked, problem_of
from coach.service.events import Event, streamed, wants_events
from coach.service.metrics import METRICS, Metrics
from coach.service.models import (
    MOST_NAME_CHARACTERS,
    ContextModel,
    Part,
    RuleNames,
    offset_unit_field,
    refuse,
    require_json,
    require_visible,
    text_field,
)
from coach.service.settings import LEDGER, TONE_MODEL

blueprint = Blueprint("batch", __name__, url_prefix="/api/v1/check")

MOST_ITEMS = 100
SCHEMA = "1.0"
ITEM = "BatchItem"
"""Under which name the API describes an item."""
_EXAMPLE = 'an object such as {"items": [{"id": "row-7", "text": "…"}]}'
_ITEM_EXAMPLE = 'an object such as {"id": "row-7", "text": "…"}'

Judge = Callable[[Any], dict[str, Any]]


class BatchItem(Part):
    """One of many drafts."""

    id: Annotated[str, Field(max_length=MOST_NAME_CHARACTERS)] | None = Field(
        default=None,
        description=f"your own name for it, at most {MOST_NAME_CHARACTERS} characters",
    )
    text: str = text_field()
    context: ContextModel | None = Field(
        default=None, description="an object that takes the place of the context of the batch"
    )


class BatchRequest(Part):
    """Many drafts to check."""

    items: Annotated[
        tuple[Any, ...],
        Field(min_length=1, max_length=MOST_ITEMS),
        WithJsonSchema(
            {
                "type": "array",
                "items": {"x-same-as": ITEM},
                "minItems": 1,
                "maxItems": MOST_ITEMS,
            }
        ),
    ] = Field(
        description=f"a list of 1 to {MOST_ITEMS} drafts; what is wrong with one is told there"
    )
    context: ContextModel = Field(
        default=ContextModel(), description="an object, for every item without one of its own"
    )
    offset_unit: OffsetUnit = offset_unit_field()
    disable: RuleNames = Field(
        default=(),
        description='a list of rule ids and categories to leave out, such as ["culture"]',
    )
    readability: bool = Field(default=False, description="true or false")
    reader_view: bool = Field(default=False, description="true or false")


@blueprint.post("/batch")
def check_batch() -> Response:
    """Check many drafts; each has its own outcome."""
    require_json()
    try:
        asked = BatchRequest.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, BatchRequest, _EXAMPLE)
    entries = _entries(asked, _judge(asked), language_asked())
    if wants_events():
        return streamed(_events(entries, len(asked.items)))
    found = list(entries)
    body = {"schema": SCHEMA, "items": found, **_counts(found)}
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json")


def _entries(asked: BatchRequest, judge: Judge, language: Language) -> Generator[dict[str, Any]]:
    for index, item in enumerate(asked.items):
        named = item.get("id") if isinstance(item, dict) else None
        name = named if isinstance(named, str) and len(named) <= MOST_NAME_CHARACTERS else None
        entry: dict[str, Any] = {"index": index, "id": name, "report": None, "problem": None}
        try:
            entry["report"] = judge(item)
        except Exception as error:
            entry["problem"] = problem_of(error).document(language)
        yield entry


def _events(entries: Generator[dict[str, Any]], of: int) -> Generator[Event]:
    for done, entry in enumerate(entries, start=1):
        yield Event("result", {"schema": SCHEMA, **entry, "done": done, "of": of})


def _counts(entries: list[dict[str, Any]]) -> dict[str, int]:
    failed = sum(entry["problem"] is not None for entry in entries)
    return {"checked": len(entries) - failed, "failed": failed}


def _judge(asked: BatchRequest) -> Judge:
    """What checks one item. It holds all it needs: events are made after the request is over."""
    held = current_app.extensions
    ledger, tone_model = held.get(LEDGER), held.get(TONE_MODEL)
    figures: Metrics = held[METRICS]

    def judge(given: Any) -> dict[str, Any]:
        item = _item(given)
        context = replace(
            (item.context or asked.context).context(), ledger=ledger, tone_model=tone_model
        )
        report = coach.check(item.text, context, disable=asked.disable)
        figures.found(report)
        return report_to_dict(
            report,
            item.text,
            incoming=context.incoming,
            unit=asked.offset_unit,
            readability=asked.readability,
            reader_view=asked.reader_view,
        )

    return judge


def _item(given: Any) -> BatchItem:
    """An item by itself, so that its mistakes are its own. Raises Problem."""
    try:
        item = BatchItem.model_validate_json(json.dumps(given))
    except ValidationError as error:
        refuse(error, BatchItem, _ITEM_EXAMPLE)
    require_visible(item.text, "check")
    return item
