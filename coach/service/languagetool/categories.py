"""The coach's categories and severities in the terms of LanguageTool."""

from __future__ import annotations

from coach.finding import Category, Severity, Text

NAMES: dict[Category, Text] = {
    "blame": Text("Blame", "指责"),
    "time": Text("Time", "时间"),
    "record": Text("On record", "留底"),
    "commitment": Text("Commitment", "承诺"),
    "completeness": Text("Missing", "缺项"),
    "question": Text("Question", "问答"),
    "identifier": Text("Number, date or code", "编号与日期"),
    "ready": Text("Not ready", "未写完"),
    "culture": Text("Courtesy", "礼节"),
    "informal": Text("Informal", "随意"),
    "clarity": Text("Clarity", "表达"),
}
"""The names that the page shows too."""

ISSUE_TYPES: dict[Category, str] = {
    "blame": "register",
    "time": "locale-violation",
    "record": "omission",
    "commitment": "style",
    "completeness": "omission",
    "question": "omission",
    "identifier": "numbers",
    "ready": "omission",
    "culture": "locale-specific-content",
    "informal": "register",
    "clarity": "style",
}
"""The type of issue, of the Internationalization Tag Set 2.0, that comes nearest."""

TYPE_NAMES: dict[Severity, str] = {"error": "UnknownWord", "warning": "Other", "advice": "Hint"}
"""What chooses the underline: red, yellow, blue."""

_MATTERS_OF_STYLE: frozenset[Category] = frozenset({"clarity", "informal", "completeness"})


def is_picky(category: Category, severity: Severity) -> bool:
    """Whether only a client that asks for the level “picky” gets to see it: advice about style."""
    return severity == "advice" and category in _MATTERS_OF_STYLE
