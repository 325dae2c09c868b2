"""The Flask application, put together from its parts."""

from __future__ import annotations

from flask import Flask

from coach.service import (
    api,
    batch,
    errors,
    feedback,
    health,
    kinds,
    languagetool,
    ledger,
    letters,
    observing,
    page,
    pairing,
    planning,
    questions,
    rewriting,
    rules,
    security,
    templates,
    translating,
)
from coach.service.openapi import routes
from coach.service.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The service as a WSGI application."""
    settings = settings or Settings()
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.strict_slashes = False
    errors.register(app)
    observing.register(app, settings)
    security.register(app, settings)
    app.register_blueprint(health.blueprint)
    api.register(app, settings)
    app.register_blueprint(kinds.blueprint)
    app.register_blueprint(pairing.blueprint)
    app.register_blueprint(planning.blueprint)
    app.register_blueprint(templates.blueprint)
    app.register_blueprint(letters.blueprint)
    app.register_blueprint(questions.blueprint)
    app.register_blueprint(batch.blueprint)
    app.register_blueprint(rules.blueprint)
    rewriting.register(app, settings)
    feedback.register(app, settings)
    translating.register(app, settings)
    ledger.register(app, settings)
    languagetool.register(app, settings)
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(page.blueprint(settings.page))
    return app
