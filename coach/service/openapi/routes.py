"""Where the description of the API is served. It says nothing about this service, only about the
coach, and needs no token.

`GET /api/v1/openapi.json`
    The OpenAPI 3.1 document.
`GET /api/docs?lang=en|zh`
    The same for people, without a script and without anything from elsewhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from flask import Blueprint, Response, current_app, request

from coach.finding import Language
from coach.service.errors import language_asked
from coach.service.keeping import kept, kept_json

blueprint = Blueprint("openapi", __name__, url_prefix="/api")

_LOOK = Path(__file__).with_name("page.css")


@blueprint.get("/v1/openapi.json")
def document() -> Response:
    """The OpenAPI document."""
    from coach.service.openapi.document import document

    return kept_json(document(current_app))


@blueprint.get("/docs")
def page() -> Response:
    """The document as a page."""
    from coach.service.openapi.document import document
    from coach.service.openapi.page import page

    answer = kept(page(document(current_app), _language()), "text/html; charset=utf-8")
    answer.vary.add("Accept-Language")
    return answer


@blueprint.get("/docs.css")
def look() -> Response:
    """How the page looks."""
    return kept(_LOOK.read_text(encoding="utf-8"), "text/css; charset=utf-8")


def _language() -> Language:
    """The language that is asked for, else the browser's."""
    asked = request.args.get("lang")
    if asked in ("en", "zh"):
        return cast(Language, asked)
    return language_asked()
