"""The addresses of the API and who may use them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, request

from coach.draft import Context
from coach.engine import default_coach
from coach.lazily import lazy
from coach.service.access import ACCESS, Access
from coach.service.languagetool import errors, languages
from coach.service.languagetool.categories import ISSUE_TYPES, NAMES, is_picky
from coach.service.languagetool.checking import SOFTWARE, answer, asked
from coach.service.languagetool.errors import PLAIN, Refused, plain
from coach.service.languagetool.matches import description
from coach.service.languagetool.parameters import Parameters, read
from coach.service.languagetool.words import PersonalWords
from coach.service.metrics import METRICS, Metrics
from coach.service.scopes import PLAIN_API, may
from coach.service.security import bearer
from coach.service.settings import LEDGER, TONE_MODEL, Settings

MOST_TEXT = 100_000
"""UTF-16 units of a text, a few seconds of checking; fewer where a body has no room for them."""
_BYTES_OF_A_UNIT = 9
"""What a Chinese character takes in a form."""
_HELD = "coach-languagetool"
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_OPEN = ("languages_listed", "healthcheck", "maxtextlength", "info")
"""The views that tell nothing about anybody; clients ask them before they send their key."""
_CALLBACK = lazy(r"[A-Za-z_$][A-Za-z0-9_$]{0,63}(\.[A-Za-z_$][A-Za-z0-9_$]{0,63}){0,4}")

blueprint = Blueprint("languagetool", __name__)


@dataclass(frozen=True, slots=True)
class Held:
    """What the application holds for this API."""

    settings: Settings
    words: PersonalWords

    @property
    def most(self) -> int:
        """How many UTF-16 units a text may have."""
        return min(MOST_TEXT, self.settings.max_body // _BYTES_OF_A_UNIT)


def register(app: Flask, settings: Settings) -> None:
    """Answer under /v2, and under /v2/v2 where a client appends the second one itself."""
    app.extensions[_HELD] = Held(settings, PersonalWords())
    app.register_blueprint(blueprint, url_prefix="/v2")
    app.register_blueprint(blueprint, url_prefix="/v2/v2", name="languagetool_twice")


errors.register(blueprint)


@blueprint.before_request
def require_key() -> None:
    """Read the parameters, and refuse whoever does not know the token of the service."""
    g.parameters = Parameters({}) if request.method == "OPTIONS" else read(request)
    access: Access = current_app.extensions[ACCESS]
    endpoint = (request.endpoint or "").rpartition(".")[2]
    if access.is_needed and endpoint not in _OPEN and request.method != "OPTIONS":
        _require(access, g.parameters)


@blueprint.route("/check", methods=["GET", "POST"])
def check() -> Response:
    """Check a text."""
    parameters: Parameters = g.parameters
    callback = _callback(parameters)
    held, extensions = _held(), current_app.extensions
    context = Context(ledger=extensions.get(LEDGER), tone_model=extensions.get(TONE_MODEL))
    wanted = asked(parameters, held.most)
    said = answer(wanted, default_coach(), context, held.words, held.most)
    figures: Metrics = extensions[METRICS]
    figures.told(match["rule"]["category"]["id"] for match in said["matches"])
    return _json(said, callback)


@blueprint.get("/languages")
def languages_listed() -> Response:
    """The languages the coach reads."""
    return _json(languages.listed())


@blueprint.get("/healthcheck")
def healthcheck() -> Response:
    """Say that the service answers."""
    return Response("OK", content_type=PLAIN)


@blueprint.get("/maxtextlength")
def maxtextlength() -> Response:
    """How many UTF-16 units a text may have."""
    return Response(str(_held().most), content_type=PLAIN)


@blueprint.get("/info")
def info() -> Response:
    """What answers here."""
    return _json({"software": SOFTWARE | {"commit": ""}})


@blueprint.get("/configinfo")
def configinfo() -> Response:
    """The rules of a language."""
    parameters: Parameters = g.parameters
    code = languages.asked_language(parameters)
    speech = languages.words_in(parameters, code)
    base = languages.base_of(code)
    rules = [
        {
            "ruleId": rule.id,
            "description": description(rule, speech),
            "categoryId": rule.category,
            "categoryName": NAMES[rule.category].of(speech),
            "locQualityIssueType": ISSUE_TYPES[rule.category],
        }
        | ({"isDefaultOff": "yes"} if is_picky(rule.category, rule.severity) else {})
        for rule in default_coach().book.rules
        if base in (languages.AUTO, rule.language)
    ]
    return _json(
        {"software": SOFTWARE, "parameter": {"maxTextLength": _held().most}, "rules": rules}
    )


@blueprint.get("/words")
def words() -> Response:
    """The words that a user asked to remember."""
    parameters: Parameters = g.parameters
    first, most = _number(parameters, "offset", 0), _number(parameters, "limit", 10)
    remembered = _held().words.of(parameters.filled("username"))
    return _json({"words": remembered[first : first + most]})


@blueprint.post("/words/add")
def add_word() -> Response:
    """Remember a word."""
    user, word = _own_word()
    return _json({"added": _held().words.add(user, word)})


@blueprint.post("/words/delete")
def delete_word() -> Response:
    """Forget a word."""
    user, word = _own_word()
    return _json({"deleted": _held().words.delete(user, word)})


@blueprint.route("/", methods=_METHODS, defaults={"unknown": ""})
@blueprint.route("/<path:unknown>", methods=_METHODS)
def nothing_here(unknown: str) -> Response:
    """Any other address, or another method than it takes."""
    taken = {
        rule.rule.rpartition("/v2/")[2]: sorted(rule.methods - {"HEAD", "OPTIONS"})
        for rule in current_app.url_map.iter_rules()
        if rule.endpoint.startswith("languagetool.") and "<" not in rule.rule and rule.methods
    }
    methods = taken.get(unknown.rstrip("/")) if unknown else None
    if methods is None:
        return plain(404, "Nothing here. A text is checked at /v2/check.")
    response = plain(405, f"Use {' or '.join(methods)} here.")
    response.headers["Allow"] = ", ".join(methods)
    return response


def _held() -> Held:
    held: Held = current_app.extensions[_HELD]
    return held


def _require(access: Access, parameters: Parameters) -> None:
    """Refuse who sends a token neither as a bearer token nor in the place of an API key."""
    keys = (parameters.filled("apiKey"), parameters.filled("api_key"), *bearer())
    caller = access.caller(keys)
    if caller is None:
        raise Refused(403, "Send the token of the service as 'apiKey', or as a bearer token.")
    if not may(caller.scopes, PLAIN_API):
        raise Refused(403, f"This token has no scope '{PLAIN_API}'.")


def _own_word() -> tuple[str, str]:
    """Whose word is meant, and the word. A foreign page in a browser may not speak for a user."""
    if _is_foreign(request.headers.get("Origin", "")):
        raise Refused(403, "This page may not change the words of a user.")
    parameters: Parameters = g.parameters
    return parameters.filled("username"), parameters.filled("word")


def _is_foreign(origin: str) -> bool:
    """Whether a request comes from a page of another origin; an extension of a browser is none."""
    if not origin or origin in _held().settings.allowed_origins:
        return False
    scheme, _, name = origin.partition("://")
    return origin == "null" or (scheme in ("http", "https") and name != request.host)


def _number(parameters: Parameters, name: str, default: int) -> int:
    given = parameters.filled(name)
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Refused(400, f"'{name}' has to be a number.")
    return int(given)


def _callback(parameters: Parameters) -> str | None:
    """The function that the answer calls. A foreign page may not read answers by a script."""
    callback = parameters.filled("callback")
    if not callback:
        return None
    if not _CALLBACK.fullmatch(callback):
        raise Refused(400, "'callback' has to be the name of a function.")
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        raise Refused(403, "A page of another origin cannot use 'callback'; see --allow-origin.")
    return callback


def _json(data: Any, callback: str | None = None) -> Response:
    """The answer as JSON, or as a script that hands it to `callback`."""
    if callback is None:
        return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")
    script = f"/**/{callback}({json.dumps(data)});"  # in ASCII: no character ends a line of script
    return Response(script, content_type="application/javascript; charset=utf-8")
