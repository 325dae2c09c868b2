"""The API of feedback: how often a rule was followed, and how often it was waved away.

`POST /api/v1/feedback`
    {"items": [{"rule_id": "time/weekend", "verdict": "accepted", "count": 1}]}, where the count is
    1 if it is left out. Nothing of a draft can be sent along, and nothing about who sends it is
    kept. The answer is {"schema", "counted": all counts together}.
`GET /api/v1/feedback`
    {"schema", "kept": "memory" or "file", "since": a day, "rules": [{"rule_id", "accepted",
    "dismissed"}]}, for whoever may call the service.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, get_args

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from pydantic import AfterValidator, Field, ValidationError

from coach.engine import UnknownRule, default_coach
from coach.finding import CATEGORIES, Text
from coach.service.errors import Problem
from coach.service.feedback_counts import Counts, CountsUnusable, Tally, Verdict, counts_in
from coach.service.models import MOST_NAME_CHARACTERS, Part, one_of, refuse, require_json
from coach.service.settings import Settings

blueprint = Blueprint("feedback", __name__, url_prefix="/api/v1/feedback")

SCHEMA = "1.0"
MOST_ITEMS = 500
MOST_AT_ONCE = 1000
COUNTS = "coach-feedback"
"""Under which name the application holds the counts."""
_EXAMPLE = 'an object such as {"items": [{"rule_id": "time/weekend", "verdict": "accepted"}]}'


def register(app: Flask, settings: Settings) -> None:
    """Give the application its counts, and words for what goes wrong with them."""
    app.extensions[COUNTS] = counts_in(settings.feedback)
    app.register_error_handler(CountsUnusable, lambda error: _unusable(error).response())
    app.register_blueprint(blueprint)


def _rule(value: str) -> str:
    if value in CATEGORIES:
        raise UnknownRule(value, [])
    default_coach().require_known((value,))
    return value


class FeedbackItem(Part):
    """What a writer did with the findings of one rule."""

    rule_id: Annotated[str, Field(max_length=MOST_NAME_CHARACTERS), AfterValidator(_rule)] = Field(
        description="the id of a rule, as findings have it"
    )
    verdict: Verdict = Field(description=one_of(get_args(Verdict)))
    count: int = Field(
        default=1, ge=1, le=MOST_AT_ONCE, description=f"how often, 1 to {MOST_AT_ONCE}"
    )


class FeedbackRequest(Part):
    """Counts to add."""

    items: Annotated[tuple[FeedbackItem, ...], Field(min_length=1, max_length=MOST_ITEMS)] = Field(
        description=f"a list of 1 to {MOST_ITEMS} counts"
    )


@blueprint.post("")
def give() -> Response:
    """Add counts, all of them or none."""
    require_json()
    try:
        asked = FeedbackRequest.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        refuse(error, FeedbackRequest, _EXAMPLE)
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for item in asked.items:
        tallies[item.rule_id] += Tally(**{item.verdict: item.count})
    _counts().add(tallies)
    return jsonify(schema=SCHEMA, counted=sum(item.count for item in asked.items))


@blueprint.get("")
def read() -> Response:
    """All counts."""
    counts = _counts()
    since, found = counts.read()
    rules = [
        {"rule_id": rule_id, "accepted": tally.accepted, "dismissed": tally.dismissed}
        for rule_id, tally in found.items()
    ]
    return jsonify(schema=SCHEMA, kept=counts.place, since=since, rules=rules)


def _counts() -> Counts:
    counts: Counts = current_app.extensions[COUNTS]
    return counts


def _unusable(error: CountsUnusable) -> Problem:
    return Problem(
        503,
        "feedback",
        Text("The counts cannot be used", "计数暂时无法使用"),
        Text(f"It seems that {error}.", "保存计数的文件或数据库无法使用，请稍后再试。"),
    )
