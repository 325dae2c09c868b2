"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from flask import Blueprint, Response, current_app, jsonify

from coach.engine import default_coach
from coach.ledger.consulting import ConsultedLedger
from coach.ledger.errors import LedgerError
from coach.service.access import ACCESS, Access
from coach.service.settings import LEDGER
from coach.service.tokens import TokensDown

State = Literal["ok", "down", "none"]

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> Response:
    """Everything that checks need is there; 503 where it is not, with what is missing."""
    states = {name: look() for name, look in _LOOKS.items()}
    is_ready = "down" not in states.values()
    response = jsonify(status="ok" if is_ready else "down", parts=states)
    response.status_code = 200 if is_ready else 503
    return response


def _rules() -> State:
    return "ok" if default_coach().book.rules else "down"


def _ledger() -> State:
    ledger: ConsultedLedger | None = current_app.extensions.get(LEDGER)
    if ledger is None or not ledger.location.is_made:
        return "none"
    try:
        ledger.store.find_orders(limit=1)
    except LedgerError:
        return "down"
    return "ok"


def _tokens() -> State:
    access: Access = current_app.extensions[ACCESS]
    if not access.is_needed:
        return "none"
    try:
        store = access.store
        if store is None:
            return "none"
        store.find("")
    except TokensDown:
        return "down"
    return "ok"


_LOOKS: dict[str, Callable[[], State]] = {"rules": _rules, "ledger": _ledger, "tokens": _tokens}
