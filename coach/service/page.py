"""The page: files that the build put in one folder."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from coach import assets

_NOT_BUILT = """The page of Draft Coach is not built yet.

In the checkout run:  make install
The API is ready:     POST /api/v1/check
"""


def blueprint(folder: Path | None) -> Blueprint:
    """The page in `folder`, or the one that comes with the coach."""
    routes = Blueprint("page", __name__)

    def root() -> Path:
        return folder or assets.path("page")

    @routes.get("/")
    def index() -> Response:
        return document("index.html")

    @routes.get("/ledger.html")
    def ledger() -> Response:
        return document("ledger.html")

    def document(name: str) -> Response:
        if not (root() / name).is_file():
            return Response(_NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
        response = send_from_directory(root(), name)
        response.headers["Cache-Control"] = "no-cache"
        return response

    @routes.get("/assets/<path:name>")
    def asset(name: str) -> Response:
        response = send_from_directory(root() / "assets", name)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    @routes.get("/favicon.svg")
    def icon() -> Response:
        return send_from_directory(root(), "favicon.svg")

    return routes
