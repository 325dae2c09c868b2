"""The API of templates: the list, one of them with its form, and a message filled in.

`GET /api/v1/templates?kind=…`
    The answer of `coach.templates.plain_data.list_to_dict`.
`GET /api/v1/templates/<id>`, such as /api/v1/templates/order_update/goods-ready
    The answer of `template_to_dict`: the text, its placeholders and its letters.
`POST /api/v1/templates/<id>/fill`
    {"language": "en", "values": {"order_no": "PO-45001"}, "recipient": {…}, "sender": {…},
    "variant": "japan", "order": "PO-45001"}; all but the language may be left out. The answer of
    `filled_to_dict`. With "order", what the ledger knows of it fills what "values" leaves open.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

from flask import Blueprint, Response, current_app, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.finding import Text
from coach.service.errors import Problem, wrong_fields
from coach.service.keeping import kept_json
from coach.service.models import PartyModel, refuse, require_json
from coach.service.settings import LEDGER
from coach.templates import (
    Template,
    UnknownPlaceholder,
    UnknownTemplate,
    UnknownVariant,
    fill,
    find,
    reader_of,
    templates,
    values_of,
)
from coach.templates.plain_data import filled_to_dict, list_to_dict, template_to_dict

if TYPE_CHECKING:
    from coach.ledger.consulting import ConsultedLedger
    from coach.ledger.order import Customer, Order

blueprint = Blueprint("templates", __name__, url_prefix="/api/v1/templates")

MOST_CHARACTERS = 5000
MOST_VALUES = 200
_EXAMPLE = 'an object such as {"language": "en", "values": {"order_no": "PO-45001"}}'
_Short = Annotated[str, Field(max_length=100)]
_Long = Annotated[str, Field(max_length=MOST_CHARACTERS)]


class FillRequest(BaseModel):
    """What to fill a template with."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    language: Literal["en", "zh"] = Field(description='"en" or "zh"')
    values: Annotated[dict[_Short, _Long], Field(max_length=MOST_VALUES)] = Field(
        default_factory=dict,
        description="an object of placeholder names and texts, each of at most "
        f"{MOST_CHARACTERS} characters",
    )
    recipient: PartyModel = Field(default=PartyModel(), description="an object about the recipient")
    sender: PartyModel = Field(default=PartyModel(), description="an object about the sender")
    variant: _Short | None = Field(default=None, description="the name of a variant")
    order: _Short | None = Field(default=None, description="an order number of the ledger")


@blueprint.get("")
def every() -> Response:
    """The templates of one kind, or all."""
    kind = request.args.get("kind") or None
    found = tuple(one for one in templates() if kind in (None, one.kind))
    if not found:
        kinds = dict.fromkeys(one.kind for one in templates())
        raise _invalid("kind", f"one of {', '.join(kinds)}")
    return kept_json(list_to_dict(found))


@blueprint.get("/<path:id>")
def one(id: str) -> Response:
    """One template with all that a form needs."""
    return kept_json(template_to_dict(_found(id)))


@blueprint.post("/<path:id>/fill")
def filled(id: str) -> Response:
    """A message from a template."""
    template, asked = _found(id), _asked()
    order, customer = _from_ledger(asked.order) if asked.order else (None, None)
    try:
        message = fill(
            template,
            asked.values,
            language=asked.language,
            recipient=reader_of(customer, asked.recipient.party()),
            sender=asked.sender.party(),
            ledger_order=values_of(order, customer) if order else None,
            variant=asked.variant,
        )
    except UnknownVariant as error:
        known = [variant.id for variant in template.variants]
        raise _invalid("variant", f"one of: {', '.join(known) or 'none'}") from error
    except UnknownPlaceholder as error:
        names = [placeholder.name for placeholder in template.placeholders]
        near = f"; nearest: {', '.join(error.nearest)}" if error.nearest else ""
        raise _invalid(
            "values", f"placeholders of this template: {', '.join(names)}{near}"
        ) from error
    return _json(filled_to_dict(template, message, asked.language))


def _asked() -> FillRequest:
    require_json()
    try:
        return FillRequest.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, FillRequest, _EXAMPLE)


def _found(id: str) -> Template:
    try:
        return find(id)
    except UnknownTemplate as error:
        near = f"Nearest: {', '.join(error.nearest)}. " if error.nearest else ""
        near_zh = f"相近的有：{'、'.join(error.nearest)}。" if error.nearest else ""
        raise Problem(
            404,
            "unknown-template",
            Text("There is no such template", "没有这个模板"),
            Text(
                f"{near}All of them are listed at /api/v1/templates.",
                f"{near_zh}全部模板见 /api/v1/templates。",
            ),
        ) from error


def _from_ledger(number: str) -> tuple[Order, Customer | None]:
    """An order of the service's ledger, and its customer."""
    ledger: ConsultedLedger | None = current_app.extensions.get(LEDGER)
    if ledger is None:
        raise _invalid("order", "none: this service has no ledger")
    order = ledger.order(number)
    if order is None:
        raise _invalid("order", "a number that the ledger knows, of one order only")
    return order, ledger.store.customer(order.customer) if order.customer else None


def _invalid(field: str, expected: str) -> Problem:
    return wrong_fields([{"field": field, "expected": expected}])


def _json(data: dict[str, Any]) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")
