"""Whole drafts by another hand: clean ones stay clean, planted slips are found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import coach
from coach.finding import Finding

DATA = Path(__file__).resolve().parents[1] / "data"
SLIPS = (
    "time/day-off-there",
    "time/closed-then",
    "time/night-there",
    "time/day-or-month-first",
    "time/numeric-date",
)
LEAST_FOUND = 0.90


def drafts(name: str) -> Iterator[dict[str, Any]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def findings(draft: dict[str, Any]) -> list[Finding]:
    """What is said about dates and courtesy."""
    sender, recipient = (coach.Party(**draft[side]) for side in ("sender", "recipient"))
    context = coach.Context(
        now=datetime.fromisoformat(draft["now"]),
        sender=sender,
        recipient=recipient,
        channel=draft["channel"],
    )
    report = coach.check(draft["text"], context)
    return [
        finding
        for finding in report.findings
        if finding.category in ("identifier", "culture") or finding.rule_id in SLIPS
    ]


def test_clean_drafts_stay_clean() -> None:
    said = [
        (finding.rule_id, draft["text"][finding.start : finding.end])
        for draft in drafts("drafts_clean.jsonl")
        for finding in findings(draft)
    ]
    assert said == []


def test_planted_slips_are_found() -> None:
    planted, missed, beside = 0, [], []
    for draft in drafts("drafts_with_slips.jsonl"):
        found, hit = findings(draft), set()
        for problem in draft["problems"]:
            planted += 1
            spans = [
                _span(draft["text"], problem[key]) for key in ("text", "other") if key in problem
            ]
            answers = [one for one in found if any(one.start < e and s < one.end for s, e in spans)]
            hit |= {id(one) for one in answers}
            if not answers:
                missed.append((problem["what"], problem["text"]))
        beside += [(one.rule_id, one.message.en) for one in found if id(one) not in hit]
    assert planted > 70
    assert 1 - len(missed) / planted >= LEAST_FOUND, missed
    assert len(beside) <= 3, beside


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)
