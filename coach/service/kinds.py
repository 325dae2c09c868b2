"""The API of the kinds of messages that there are rules for.

`GET /api/v1/kinds`
    {"schema", "kinds": [{"id": "order_update", "name": {"en": "Order progress update", "zh":
    "订单进度"}}]}, in the course of a deal. An id is what `context.kind` of a check may say.
"""

from __future__ import annotations

from flask import Blueprint, Response

from coach.draft import KINDS
from coach.messages.kinds import message_kind
from coach.service.keeping import kept_json

blueprint = Blueprint("kinds", __name__, url_prefix="/api/v1")

SCHEMA = "1.0"


@blueprint.get("/kinds")
def kinds() -> Response:
    """All kinds with their names."""
    names = [(kind, message_kind(kind).name) for kind in KINDS]
    listed = [{"id": kind, "name": {"en": name.en, "zh": name.zh}} for kind, name in names]
    return kept_json({"schema": SCHEMA, "kinds": listed})
