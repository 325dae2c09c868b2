"""The API: a draft in, its report out."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Flask, Response, current_app, jsonify, request

import coach
from coach.output.json import report_to_json
from coach.service.metrics import count_findings
from coach.service.models import read_check, require_json
from coach.service.settings import LEDGER, TONE_MODEL, Settings
from coach.version import VERSION

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def register(app: Flask, settings: Settings) -> None:
    """Give the application the model of tone of its settings."""
    app.extensions[TONE_MODEL] = settings.tone_model
    app.register_blueprint(blueprint)


@blueprint.post("/check")
def check() -> Response:
    """Check one draft and answer its report, see `coach.output.json`."""
    require_json()
    asked = read_check(request.get_data(cache=False))
    held = current_app.extensions
    context = replace(
        asked.context.context(), ledger=held.get(LEDGER), tone_model=held.get(TONE_MODEL)
    )
    report = coach.check(asked.text, context, disable=asked.disable)
    count_findings(report)
    body = report_to_json(
        report,
        asked.text,
        incoming=context.incoming,
        unit=asked.offset_unit,
        readability=asked.readability,
        reader_view=asked.reader_view,
    )
    return Response(body, content_type="application/json")


@blueprint.get("/health")
def health() -> Response:
    """Say that the service answers, and in which version."""
    return jsonify(status="ok", version=VERSION)
