"""The API of rhythm: common hours of places, the best times to propose, and follow-up plans.

`GET /api/v1/windows?place=CN&place=DE&days=7&minutes=30&count=6&from=…&channel=…`
    The answer of `coach.planning.plain_data.windows_to_dict`. A place is a city, a country (code
    or name), an IANA zone, or CC:Zone; two to six of them, the writer's own first. `from` is an
    aware moment or a day (default: now), `days` 1 to 60 (default 7), `minutes` 5 to 480 (30),
    `count` 1 to 50 (6). With `channel`, "sending" says when to send to the second place.
`GET /api/v1/windows.svg`, the same with `lang=en|zh`
    The chart, for an `<img>` at any width.
`GET /api/v1/plan?sender=CN&recipient=DE&order=2026-11-26&payment=…&ready=…&dispatch=…&eta=…`
    `&inquiry=…&reference=…&channel=…&now=…`
    The answer of `plan_to_dict`. `POST` takes the same fields as a JSON object.
`GET` or `POST /api/v1/plan.ics`, the same with `lang`
    The plan as a calendar file.

Texts in JSON are {"en", "zh"}, so `lang` changes nothing there; it is accepted all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, Response, request
from pydantic_core import from_json

from coach.finding import Language, Text
from coach.planning import asking
from coach.service.errors import Problem, wrong_fields

if TYPE_CHECKING:
    from coach.planning.follow_up import FollowUp
    from coach.planning.windows import Windows

blueprint = Blueprint("planning", __name__, url_prefix="/api/v1")

_DATES = ("inquiry", "order", "payment", "ready", "dispatch", "eta")
_WINDOWS = ("place", "days", "minutes", "count", "from", "channel", "lang")
_PLAN = ("sender", "recipient", *_DATES, "reference", "channel", "now", "lang")

_Fields = Mapping[str, list[str]]


def _answering(view: Callable[[], Response]) -> Callable[[], Response]:
    """Turn what is wrong with a question into a problem document."""

    @wraps(view)
    def answer() -> Response:
        from coach.planning.follow_up import PlanError

        try:
            return view()
        except asking.AskError as error:
            raise _problem(error.field, error.expected, error.nearest) from error
        except PlanError as error:
            raise _problem(error.field, error.expected) from error

    return answer


@blueprint.get("/windows")
@_answering
def windows() -> Response:
    """Common hours and slots as JSON."""
    from coach.planning.plain_data import windows_to_dict
    from coach.planning.sending import send_time
    from coach.planning.slots import slots

    fields = _query(_WINDOWS)
    found = _windows(fields)
    _language(fields)
    best = slots(
        found.places,
        start=found.start,
        minutes=found.minutes,
        days=len(found.days),
        count=asking.number(_one(fields, "count") or "6", "count", 1, asking.MOST_SLOTS),
    )
    sending = None
    if channel := _one(fields, "channel"):
        sender, recipient = found.places[:2]
        sending = send_time(
            asking.channel_named(channel), recipient=recipient, sender=sender, now=found.start
        )
    return _json(windows_to_dict(found, best, sending))


@blueprint.get("/windows.svg")
@_answering
def windows_chart() -> Response:
    """Common hours as a chart."""
    from coach.planning.chart import chart

    fields = _query(_WINDOWS)
    picture = chart(_windows(fields), _language(fields))
    return Response(picture, content_type="image/svg+xml; charset=utf-8")


@blueprint.route("/plan", methods=["GET", "POST"])
@_answering
def plan() -> Response:
    """A follow-up plan as JSON."""
    from coach.planning.plain_data import plan_to_dict

    fields = _query_or_body(_PLAN)
    _language(fields)
    return _json(plan_to_dict(_plan(fields)))


@blueprint.route("/plan.ics", methods=["GET", "POST"])
@_answering
def plan_calendar() -> Response:
    """A follow-up plan as a calendar file."""
    from coach.output.ics import plan_to_ics

    fields = _query_or_body(_PLAN)
    text = plan_to_ics(_plan(fields), _language(fields))
    answer = Response(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="follow-up.ics"'
    return answer


def _windows(fields: _Fields) -> Windows:
    from coach.planning.windows import windows

    places = asking.places(fields.get("place", []))
    start = _one(fields, "from")
    return windows(
        places,
        start=datetime.now(UTC) if start is None else asking.moment(start, "from", places[0]),
        days=asking.number(_one(fields, "days") or "7", "days", 1, asking.MOST_DAYS),
        minutes=asking.number(_one(fields, "minutes") or "30", "minutes", 5, asking.MOST_MINUTES),
    )


def _plan(fields: _Fields) -> FollowUp:
    missing = [name for name in ("sender", "recipient") if _one(fields, name) is None]
    if missing:
        raise asking.AskError(missing[0], "required: a city, a country or an IANA time zone")
    return asking.plan(
        {name: text for name in _DATES if (text := _one(fields, name)) is not None},
        sender=_one(fields, "sender") or "",
        recipient=_one(fields, "recipient") or "",
        reference=_one(fields, "reference") or "",
        channel=_one(fields, "channel") or "email",
        now=_one(fields, "now"),
    )


def _language(fields: _Fields) -> Language:
    return cast(Language, asking.choice(_one(fields, "lang") or "en", "lang", ("en", "zh")))


def _query(known: tuple[str, ...]) -> _Fields:
    return _only(request.args.to_dict(flat=False), known)


def _query_or_body(known: tuple[str, ...]) -> _Fields:
    """The fields of the address, or of a JSON object in the body of a POST."""
    if request.method != "POST":
        return _query(known)
    body = _object()
    if body is None:
        raise Problem(
            400,
            "invalid-json",
            Text("The body is not a JSON object", "请求体不是 JSON 对象"),
            Text(
                'Send an object such as {"sender": "CN", "recipient": "DE", "order": "2026-11-26"} '
                "with the header “Content-Type: application/json”.",
                "请发送这样的对象，并带上请求头“Content-Type: application/json”："
                '{"sender": "CN", "recipient": "DE", "order": "2026-11-26"}。',
            ),
        )
    for name, value in body.items():
        if name in known and not isinstance(value, str | None):
            raise asking.AskError(name, "a string or null")
    return _only({name: [value] for name, value in body.items() if value is not None}, known)


def _object() -> dict[str, Any] | None:
    """The body as an object; None for anything else. Deep nesting is no reason to fail."""
    if not request.is_json:
        return None
    try:
        body = from_json(request.get_data(cache=False))
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _only(fields: dict[str, list[str]], known: tuple[str, ...]) -> _Fields:
    from coach.calendars.zones import nearest

    for name in fields:
        if name not in known:
            shown = name if name.isidentifier() and len(name) <= 40 else "(unknown)"
            raise asking.AskError(
                shown, f"no such field; known here: {', '.join(known)}", nearest(name, known)
            )
    return fields


def _one(fields: _Fields, name: str) -> str | None:
    """The value of a field that is given once; None without it or with an empty one."""
    values = fields.get(name, [])
    if len(values) > 1:
        raise asking.AskError(name, "one value")
    return values[0].strip() or None if values else None


def _problem(field: str, expected: str, nearest: tuple[str, ...] = ()) -> Problem:
    error = {"field": field, "expected": expected}
    if nearest:
        error["nearest"] = ", ".join(nearest)
    return wrong_fields([error])


def _json(data: dict[str, Any]) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")
