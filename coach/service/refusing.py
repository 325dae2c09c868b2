"""What the server refuses before the application sees it, answered as the application would."""

from __future__ import annotations

from coach.finding import Language
from coach.service.errors import NOT_HTTP, PROBLEM_JSON, Problem
from coach.service.languagetool.errors import PLAIN, error_line
from coach.service.languagetool.errors import ROOT as PLAIN_ROOT
from coach.service.security import HEADERS

READ_TO_REFUSE = 4
"""A body up to this many times the limit is read and then refused, so that its sender gets to see
the answer; a larger one is cut off."""

Headers = list[tuple[str, str]]


def refusal(status: int, reason: str, path: str) -> tuple[Headers, bytes]:
    """Headers and body for a request to `path` that is not HTTP as we understand it."""
    problem = Problem(status, "http", reason, NOT_HTTP)
    return told(problem, path)


def told(problem: Problem, path: str, language: Language = "en") -> tuple[Headers, bytes]:
    """Headers and body of a problem without the application: a line of text under /v2."""
    plain = path.startswith(PLAIN_ROOT)
    said = error_line(problem.line()) if plain else problem.body(language)
    body = said.encode()
    headers = [
        ("Content-Type", PLAIN if plain else PROBLEM_JSON),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Vary", "Accept-Language"),
        *problem.headers.items(),
        *HEADERS.items(),
    ]
    return headers, body
