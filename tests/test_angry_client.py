"""The coach on a poor reply to an angry client: from denial to a reply that owns and asks.

The client writes in the project group that a requirement was not met; our side had misunderstood
it. The reply denies, blames the engineers and names no date.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import coach

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
CASES = {
    "en": (
        "This is not what we asked for! We said from the first meeting that the panel must show "
        "Arabic. Who is responsible for this? When will it be fixed? Our launch is on 20 January.",
        "This is not our problem. The engineering team got it wrong, not us. "
        "We will check and let you know soon.",
    ),
    "zh": (
        "这根本不是我们要的！第一次开会就说过，面板必须支持阿拉伯语。这事谁负责？什么时候能改好？"
        "我们1月20日就要上市了。",
        "这不是我们的问题。是工程部搞错了，跟我们没关系。我们会尽快处理。",
    ),
}
WANTED = ("acknowledge", "understanding", "remedy", "recovery_time", "latest_time")
"""Thanks, our reading of the requirement, what we do, the new date, and by when at the latest."""


def context(incoming: str) -> coach.Context:
    return coach.Context(kind="complaint_reply", channel="whatsapp", incoming=incoming, now=NOW)


@pytest.mark.parametrize("language", CASES)
def test_the_poor_reply_is_told_what_it_does(language: str) -> None:
    incoming, reply = CASES[language]
    report = coach.check(reply, context(incoming))
    rules = {finding.rule_id for finding in report.findings}
    assert {"blame/not-our-problem", "commitment/passes-the-blame"} <= rules
    assert rules & {"time/soon", "time/urgency"}
    assert len(report.questions) == 2
    assert "answered" not in {question.status for question in report.questions}
    state = {line.field: line.status for line in report.checklist}
    assert {state[name] for name in WANTED} <= {"missing", "vague"}


@pytest.mark.parametrize("language", CASES)
def test_what_the_coach_proposes_makes_a_reply(language: str) -> None:
    incoming, reply = CASES[language]
    better = improved(reply, context(incoming))
    report = coach.check(better, context(incoming))
    state = {line.field: line.status for line in report.checklist}
    assert {state[name] for name in WANTED} == {"present"}
    left = {finding.category for finding in report.findings}
    assert not left & {"blame", "commitment", "time"}
    assert better.count("?") + better.count("？") == 1, "it asks for the latest date"
    invented = [mark for mark in better if mark.isdigit()]
    assert invented == [], "every date is left to the writer"


def improved(reply: str, about: coach.Context) -> str:
    """The reply without the sentences that deny or promise vaguely, and with the lines put in."""
    report = coach.check(reply, about)
    lines = {line.field: line.suggestion for line in report.checklist}
    faults = [
        (finding.start, finding.end)
        for finding in report.findings
        if finding.category in ("blame", "commitment", "time")
    ]
    kept, start = [], 0
    for end in [place + 1 for place, mark in enumerate(reply) if mark in ".。"]:
        if not any(start <= a < end for a, _ in faults):
            kept.append(reply[start:end].strip())
        start = end
    return "\n".join([*kept, *(lines[name] or "" for name in WANTED)])
