"""`coach when` for people and for programs."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from coach.cli import main

FROM = ("--from", "2026-11-26T10:00+08:00")


def run(*arguments: str, **env: str) -> Result:
    runner = CliRunner(env={"LC_ALL": "en_US.UTF-8", **env})
    return runner.invoke(main, ["when", *arguments])


def test_text_has_the_best_time_and_bars() -> None:
    result = run("SHANGHAI", "BERLIN", *FROM)
    assert result.exit_code == 0
    assert (
        " 1. Thursday 26 November 2026 at 16:00 Beijing time (UTC+8) = 09:00 in Berlin\n"
    ) in result.output
    assert "█ common hours" in result.output
    assert "weekend in China and Germany" in result.output


def test_chinese() -> None:
    result = run("上海", "柏林", *FROM, LC_ALL="zh_CN.UTF-8")
    assert "2026年11月26日（周四）北京时间16:00（UTC+8），柏林09:00" in result.output
    assert run("CN", "DE", *FROM, "--lang", "zh").output == result.output


def test_stretched_times_say_so() -> None:
    output = run("CN", "US", *FROM, "--days", "14").output
    assert "The United States has several time zones, New York time is used" in output
    assert "Beijing and New York have no common working hours in these days" in output
    assert "outside working hours: Beijing" in output


def test_json() -> None:
    result = run("CN", "DE", *FROM, "--minutes", "45", "--count", "2", "--format", "json")
    data: dict[str, Any] = json.loads(result.output)
    assert data["minutes"] == 45
    assert [place["id"] for place in data["places"]] == ["CN:Asia/Shanghai", "DE:Europe/Berlin"]
    assert len(data["slots"]) == 2
    assert data["slots"][0]["start"] == "2026-11-26T08:00:00Z"
    assert data["slots"][0]["end"] == "2026-11-26T08:45:00Z"
    assert data["sending"] is None


def test_svg() -> None:
    root = ElementTree.fromstring(run("CN", "DE", *FROM, "--format", "svg").output)
    assert root.tag.endswith("}svg")


def test_send_time() -> None:
    output = run("CN", "DE", *FROM, "--channel", "email").output
    assert "Better send: Thursday 26 November 2026 at 16:00 Beijing time" in output


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_plain_terminals(locale: str) -> None:
    output = run("CN", "BR", *FROM, LC_ALL=locale).output
    assert output.isascii()
    assert "= working hours" in output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Shanghi", "DE"), "nearest: Shanghai"),
        (("CN", "DE:Asia/Tokyo"), "DE:Europe/Berlin"),
        (("CN",), "two to 6 places"),
        (("CN", "DE", "--days", "61"), "from 1 to 60"),
        (("CN", "DE", "--minutes", "0"), "from 5 to 480"),
        (("CN", "DE", "--from", "2026-02-30"), "from: a date"),
        (("CN", "DE", "--from", "2026-11-26T10:00"), "with its zone"),
        (("CN", "DE", "--channel", "fax"), "Invalid value"),
    ],
)
def test_bad_input_ends_with_status_2_and_says_what_to_do(
    arguments: tuple[str, ...], told: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_the_present_moment_is_the_default() -> None:
    assert run("CN", "DE").exit_code == 0
