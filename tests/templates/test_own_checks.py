"""Our own templates pass our own checks, in each language, letter and channel."""

from __future__ import annotations

from datetime import datetime

import pytest

import coach
from coach.draft import Channel, Context, Party
from coach.finding import Language
from coach.report import Report
from coach.templates import Template, fill, templates

NOW = datetime.fromisoformat("2026-11-26T10:00+08:00")
SENDER = Party(country="CN")
READERS = {
    "neutral": (None,),
    "direct": ("US", "DE", "NL"),
    "courteous": ("FR", "IN", "SG"),
    "relationship": ("AE", "SA", "ID", "MX", "TR"),
    "japan": ("JP",),
    "korea": ("KR",),
    "chinese": ("CN", "TW"),
    "formal": (None,),
}
NAMES = {
    "JP": ("Tanaka-san", "田中先生"),
    "KR": ("Mr Kim", "金先生"),
    "CN": ("Mr Wang", "王经理"),
    "TW": ("Mr Chen", "陈经理"),
}
OPEN_CAUSE = ("cause_unknown", "root_cause_open")
"""Stages in which the cause is said to be not yet known, with the day on which it will be told."""
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def letters(template: Template) -> list[tuple[str | None, str | None]]:
    """Each variant with each country it is tried for."""
    if not template.variants:
        return [(None, None)]
    return [(one.id, country) for one in template.variants for country in READERS[one.id]]


def checked(text: str, template: Template, country: str | None, channel: Channel) -> Report:
    reader = Party(country=country)
    return coach.check(
        text,
        Context(kind=template.kind, channel=channel, recipient=reader, sender=SENDER, now=NOW),
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", templates(), ids=lambda one: one.id)
def test_filled_templates_pass(template: Template, language: Language) -> None:
    for variant, country in letters(template):
        values = {one.name: one.example.of(language) for one in template.placeholders}
        if country in NAMES:
            values["recipient"] = NAMES[country][LANGUAGES.index(language)]
        filled = fill(
            template,
            values,
            language=language,
            recipient=Party(country=country),
            sender=SENDER,
            variant=variant,
        )
        assert filled.missing == ()
        assert not set("{}⟦⟧") & set(filled.text + filled.subject)
        for channel in template.channels:
            report = checked(filled.text, template, country, channel)
            told = [
                (one.rule_id, filled.text[one.start : one.end])
                for one in report.findings
                if not _names_open_cause(template, one.rule_id, filled.text[one.start : one.end])
            ]
            assert not told, (variant, country, channel)
            assert not _open_fields(report, template), (variant, country)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", templates(), ids=lambda one: one.id)
def test_unfilled_templates_only_have_blanks(template: Template, language: Language) -> None:
    for variant, country in letters(template):
        text = fill(
            template, {}, language=language, recipient=Party(country=country), variant=variant
        ).text
        report = checked(text, template, country, "email")
        rules = {one.rule_id for one in report.findings if one.category != "completeness"}
        assert rules == {"ready/unfilled-blank"}


def _names_open_cause(template: Template, rule: str, words: str) -> bool:
    """Whether the coach only says that a cause is open which the stage is about."""
    opening = ("Cause: not yet known", "The root cause is still", "原因：尚", "根本原因尚")
    cause = words.startswith(opening)
    return template.stage in OPEN_CAUSE and rule == "completeness/vague-field" and cause


def _open_fields(report: Report, template: Template) -> list[str]:
    """The fields that the kind needs and the message lacks."""
    return [
        line.field
        for line in report.checklist
        if line.requirement != "optional"
        and line.status in ("missing", "vague", "contradicting")
        and not (line.field == "cause" and template.stage in OPEN_CAUSE)
    ]
