"""What the service writes down: one line a request, without text, query, address or body."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Literal, get_args

Format = Literal["plain", "json", "off"]
FORMATS: tuple[Format, ...] = get_args(Format)
LOGGER = "coach.service"
_FIELDS = "fields"
_log = logging.getLogger(__name__)

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that this thread answers, for whatever is logged on the way."""


def set_up(form: Format) -> None:
    """Write the log of the service to standard error. “off” keeps what went wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Plain())
    logger = logging.getLogger(LOGGER)
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.WARNING if form == "off" else logging.INFO)


def log_request(method: str, route: str, status: int, milliseconds: float) -> None:
    """Write down that a request was answered; `route` is the template, never what was asked for."""
    fields = {"method": method, "route": route, "status": status, "ms": round(milliseconds, 1)}
    _log.info("request", extra={_FIELDS: fields})


def log_event(level: int, event: str, **fields: Any) -> None:
    """Write down what happened to the service itself."""
    _log.log(level, event, extra={_FIELDS: fields})


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "process": os.getpid(),
            **getattr(record, _FIELDS, {}),
        }
        if request_id.get():
            line["request_id"] = request_id.get()
        return json.dumps(line, ensure_ascii=False)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = getattr(record, _FIELDS, {})
        told = " ".join(f"{name}={value}" for name, value in fields.items())
        request = f"request_id={request_id.get()}" if request_id.get() else ""
        parts = (_time(record), record.levelname.lower(), record.getMessage(), told, request)
        return " ".join(filter(None, parts))


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
