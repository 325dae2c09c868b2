"""The API of the rules: what the coach looks for, why, and examples.

`GET /api/v1/rules?category=…&language=en|zh`
    {"schema", "rules": [{"id", "category", "languages", "severity", "message", "why"}]}, the
    costliest category first.
`GET /api/v1/rules/<id>`, such as /api/v1/rules/time/weekend
    One rule with its versions and examples, see `coach.rulebook.catalogue`.
"""

from __future__ import annotations

from typing import get_args

from flask import Blueprint, Response, request

from coach.finding import CATEGORIES, Language, Text
from coach.service.errors import Problem, wrong_fields
from coach.service.keeping import kept_json
from coach.service.models import one_of

blueprint = Blueprint("rules", __name__, url_prefix="/api/v1/rules")


@blueprint.get("")
def every() -> Response:
    """All rules, or those of one category or language."""
    from coach.rulebook.catalogue import SCHEMA, catalogue, heading

    category = _chosen("category", CATEGORIES)
    language = _chosen("language", get_args(Language))
    listed = [
        heading(entry)
        for entry in catalogue().values()
        if category in (None, entry["category"])
        and (not language or language in entry["languages"])
    ]
    return kept_json({"schema": SCHEMA, "rules": listed})


@blueprint.get("/<path:id>")
def one(id: str) -> Response:
    """One rule with its examples."""
    from coach.rulebook.catalogue import SCHEMA, catalogue

    entry = catalogue().get(id)
    if entry is None:
        raise _unknown(id)
    return kept_json({"schema": SCHEMA, **entry})


def _chosen(field: str, known: tuple[str, ...]) -> str | None:
    value = request.args.get(field) or None
    if value is None or value in known:
        return value
    raise wrong_fields([{"field": field, "expected": one_of(known)}])


def _unknown(id: str) -> Problem:
    from difflib import get_close_matches

    from coach.rulebook.catalogue import catalogue

    near = get_close_matches(id[:100], catalogue(), n=3, cutoff=0.5)
    near_zh = "、".join(near)
    nearest = f"Nearest: {', '.join(near)}. " if near else ""
    return Problem(
        404,
        "unknown-rule",
        Text("There is no such rule", "没有这条规则"),
        Text(
            f"{nearest}All of them are listed at /api/v1/rules.",
            f"{f'相近的有：{near_zh}。' if near else ''}全部规则见 /api/v1/rules。",
        ),
    )
