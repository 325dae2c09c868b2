"""Every error as a problem document (RFC 9457), without a word of the draft in it.

What went wrong inside is logged by the type and place of the exception only: its message could
quote the text that was being checked.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence

from flask import Flask, Response
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from coach.models.errors import LocalModelError

PROBLEM_JSON = "application/problem+json"
_TYPE = "urn:draft-coach:problem:"
_log = logging.getLogger(__name__)


class Problem(Exception):
    """A request that cannot be answered. `errors` names fields and what they should have been."""

    def __init__(
        self,
        status: int,
        name: str,
        title: str,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.name = name
        self.title = title
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def document(self) -> dict[str, object]:
        """The problem document as plain data."""
        document: dict[str, object] = {
            "type": _TYPE + self.name,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            document["errors"] = [dict(error) for error in self.errors]
        return document

    def body(self) -> str:
        """The problem document as JSON."""
        return json.dumps(self.document(), ensure_ascii=False)

    def response(self) -> Response:
        """The problem document as an answer."""
        return Response(
            self.body(), status=self.status, headers=self.headers, content_type=PROBLEM_JSON
        )


def register(app: Flask) -> None:
    """Answer every error of the application with a problem document."""
    app.register_error_handler(Problem, Problem.response)
    app.register_error_handler(HTTPException, lambda error: _from_http(app, error).response())
    app.register_error_handler(Exception, lambda error: problem_of(error).response())


def _from_http(app: Flask, error: HTTPException) -> Problem:
    if error.code == 404:
        return Problem(
            404, "not-found", "Nothing here", "The API is at /api/v1/check, the page at /."
        )
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return Problem(
            405,
            "method-not-allowed",
            "This address does not take that method",
            f"Use one of: {allowed}.",
            headers={"Allow": allowed},
        )
    if error.code == 413:
        return too_large(int(app.config["MAX_CONTENT_LENGTH"]))
    return Problem(
        error.code or 500, "http", error.name, "The request could not be understood as HTTP."
    )


def too_large(limit: int) -> Problem:
    """The problem of a body beyond `limit` bytes."""
    return Problem(
        413,
        "too-large",
        "The request is too large",
        f"A request may have {limit} bytes. Check the text in parts.",
    )


def problem_of(error: Exception) -> Problem:
    """What a client is told of any error, where no answer of its own can be made of it."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, LocalModelError):
        return Problem(503, "model", "The model of tone cannot answer", error.told.en)
    return _unexpected(error)


def log_unexpected(error: Exception) -> None:
    """Write down where the coach failed, without the words of the exception."""
    _log.error("unexpected %s at %s", type(error).__name__, _place(error))


def _unexpected(error: Exception) -> Problem:
    log_unexpected(error)
    return Problem(
        500,
        "unexpected",
        "The coach failed on this request",
        "The fault is in the coach, not in the request. The log names the place in the code; "
        "it holds nothing of the text.",
    )


def _place(error: Exception) -> str:
    place, trace = "unknown place", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        place = f"{module}.{code.co_name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
