"""What a client makes of an answer: positions are UTF-16 units of the text it sent."""

from __future__ import annotations

from typing import Any

Match = dict[str, Any]


def marked(match: Match, text: str) -> str:
    """The words of `text` that a match marks."""
    return cut(text, match["offset"], match["offset"] + match["length"])


def applied(match: Match, text: str, choice: int = 0) -> str:
    """The text with one replacement of a match put in."""
    end = match["offset"] + match["length"]
    value = match["replacements"][choice]["value"]
    return cut(text, 0, match["offset"]) + str(value) + cut(text, end, None)


def cut(text: str, start: int, end: int | None) -> str:
    """The UTF-16 units `start..end` of `text`."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le")


def of_rule(answer: dict[str, Any], rule_id: str) -> Match:
    """The one match of a rule."""
    (match,) = [one for one in answer["matches"] if one["rule"]["id"] == rule_id]
    return dict(match)


def rule_ids(answer: dict[str, Any]) -> set[str]:
    """The rules that found something."""
    return {match["rule"]["id"] for match in answer["matches"]}
