"""Errors as clients of LanguageTool show them: one line of plain text. No word of a text is in it.

What goes wrong elsewhere in the service arrives here as a Problem or an exception, and leaves as
such a line too.
"""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.exceptions import HTTPException

from coach.models.errors import LocalModelError
from coach.service.errors import Problem, log_unexpected

PLAIN = "text/plain; charset=utf-8"
ROOT = "/v2/"
"""What the addresses of this API begin with."""


class Refused(Exception):
    """A request that cannot be answered: HTTP status and the words for the client."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words

    def response(self) -> Response:
        """The refusal as an answer."""
        return plain(self.status, self.words)


def plain(status: int, words: str) -> Response:
    """An error as one line of text."""
    return Response(error_line(words), status=status, content_type=PLAIN)


def error_line(words: str) -> str:
    """The line that clients look for."""
    return f"Error: {words}\n"


def register(blueprint: Blueprint) -> None:
    """Answer every error under the blueprint in plain text."""
    blueprint.register_error_handler(Refused, Refused.response)
    blueprint.register_error_handler(Problem, _problem)
    blueprint.register_error_handler(HTTPException, _http)
    blueprint.register_error_handler(LocalModelError, lambda error: plain(503, error.told.en))
    blueprint.register_error_handler(Exception, _unexpected)


def _problem(problem: Problem) -> Response:
    response = plain(problem.status, problem.line())
    response.headers.update(problem.headers)
    return response


def _http(error: HTTPException) -> Response:
    if error.code == 413:
        return plain(413, "The request is too large. Check the text in parts.")
    return plain(error.code or 500, f"{error.name}.")


def _unexpected(error: Exception) -> Response:
    log_unexpected(error)
    return plain(500, "The coach failed on this request. The fault is in the coach.")
