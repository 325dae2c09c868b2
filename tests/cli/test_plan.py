"""`coach plan` for people and for programs."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from coach.cli import main

SIDES = ("--sender", "CN", "--recipient", "DE", "--now", "2026-11-20")
ORDER = ("--order", "2026-11-25", "--payment", "2026-11-26", "--ready", "2027-01-07")


def run(*arguments: str) -> Result:
    return CliRunner(env={"LC_ALL": "en_US.UTF-8"}).invoke(main, ["plan", *arguments])


def test_text() -> None:
    result = run(*ORDER, *SIDES, "--reference", "PO-77")
    assert result.exit_code == 0
    assert "Follow-up of order PO-77" in result.output
    assert "Announce that the goods will be ready on Thursday 7 January 2027" in result.output
    assert "! without the date of dispatch" in result.output


def test_json() -> None:
    data = json.loads(run(*ORDER, *SIDES, "--format", "json").output)
    assert data["dates"]["ready"] == "2027-01-07"
    assert data["dates"]["eta"] is None
    steps = {step["id"]: step for step in data["steps"]}
    assert {"confirm_order", "confirm_payment", "progress_1", "ready_notice"} <= set(steps)
    assert steps["confirm_order"]["due"].endswith("+08:00")
    assert steps["confirm_order"]["there"].endswith("+01:00")
    assert steps["confirm_order"]["channels"] == ["email"]


def test_ics_parses() -> None:
    result = run(*ORDER, *SIDES, "--format", "ics", "--lang", "zh")
    calendar = Calendar.from_ical(result.stdout_bytes)
    assert any(str(event["summary"]) == "确认订单" for event in calendar.walk("VEVENT"))
    assert b"\r\n" in result.stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (SIDES, "order: at least one date"),
        (("--order", "2026-11-31", *SIDES), "order: a date"),
        (("--order", "2026-11-25", "--ready", "2026-11-01", *SIDES), "ready: a date on or after"),
        (("--order", "2026-11-25", "--sender", "Chin", "--recipient", "DE"), "China"),
        (("--order", "2026-11-25", "--sender", "CN"), "Missing option '--recipient'"),
        (("--order", "2026-11-25", *SIDES, "--reference", "x" * 61), "reference"),
    ],
)
def test_bad_input_ends_with_status_2(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
