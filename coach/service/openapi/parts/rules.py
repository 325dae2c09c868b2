"""The rules."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from coach.finding import Applicability, Category, Language, Severity, Text
from coach.service.openapi.operation import Answer, Operation, Query, Success, Words

TITLE = Text("Rules", "规则")
PLACE = 9


class RuleHeading(Answer):
    """A rule without its examples; “…” stands for what a finding fills in."""

    id: str
    category: Category
    languages: list[Language] = Field(description="the languages of drafts that it reads")
    severity: Severity
    message: Words
    why: Words


class RulesAnswer(Answer):
    """Rules, the costliest category first."""

    schema_: Literal["1.0"] = Field(alias="schema")
    rules: list[RuleHeading]


class RuleExample(Answer):
    """A line that the rule marks from start to end (code points), or that passes."""

    text: str
    flags: bool
    start: int | None
    end: int | None
    better: str | None = Field(description="the line after the first fix")
    context: dict[str, Any] = Field(description="the context in which the example holds")


class RuleVersion(Answer):
    """The rule for drafts in one language."""

    language: Language
    severity: Severity
    message: Words
    why: Words
    fixes: list[Applicability]
    examples: list[RuleExample]


class RuleAnswer(RuleHeading):
    """A rule in full."""

    schema_: Literal["1.0"] = Field(alias="schema")
    versions: list[RuleVersion]


class RulesQuery(Query):
    """Which rules."""

    category: Category | None = Field(default=None, description="only those of this category")
    language: Language | None = Field(default=None, description="only those for such drafts")


OPERATIONS = {
    "rules.every": Operation(
        Text(
            "All rules, or those of one category or language", "全部规则，或某一类、某种语言的规则"
        ),
        Success(RulesAnswer),
        query=RulesQuery,
        kept=True,
    ),
    "rules.one": Operation(
        Text("One rule with its explanation and examples", "单条规则及其说明与例子"),
        Success(RuleAnswer),
        problems=(404,),
        kept=True,
        path_examples={"id": "time/weekend"},
    ),
}
