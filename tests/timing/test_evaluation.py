"""The measure of how times are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coach.cli import main
from coach.timing.evaluation import as_table, evaluate_times, read_time_lines


def written(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


SPECIFICATION = {
    "file": "DateTimeModel",
    "input": "I'll go back tomorrow at 3pm",
    "context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
    "results": [
        {
            "Text": "tomorrow at 3pm",
            "Start": 13,
            "End": 27,
            "TypeName": "datetimeV2.datetime",
            "Resolution": {"values": [{"type": "datetime", "value": "2016-11-08 15:00:00"}]},
        }
    ],
}


def test_a_specification_is_read_and_held_against(tmp_path: Path) -> None:
    result = evaluate_times(read_time_lines(written(tmp_path, SPECIFICATION)))
    score = result.total
    assert (score.spans, score.found, score.exact, score.agreed) == (1, 1, 1, 1)


def test_another_value_another_border_and_a_miss_are_listed(tmp_path: Path) -> None:
    wrong = json.loads(json.dumps(SPECIFICATION))
    wrong["results"][0]["Resolution"]["values"][0]["value"] = "2016-11-09 15:00:00"
    wrong["results"][0]["End"] = 20
    nothing = {"text": "Nothing at all", "spans": [{"text": "all", "kind": "date", "values": []}]}
    result = evaluate_times(read_time_lines(written(tmp_path, wrong, nothing)))
    assert (result.total.spans, result.total.found, result.total.exact) == (2, 1, 0)
    assert result.total.agreed == 0
    table = as_table(result)
    assert "missed: 1" in table
    assert "other borders: 1" in table
    assert "other values: 1" in table


def test_silence_and_false_alarms(tmp_path: Path) -> None:
    lines = [{"text": "Call me tomorrow", "spans": []}, {"text": "Nothing at all", "spans": []}]
    result = evaluate_times(read_time_lines(written(tmp_path, *lines)))
    assert (result.empty, result.silent) == (2, 1)
    assert "false alarms: 1" in as_table(result)


def test_blurred_and_accurate(tmp_path: Path) -> None:
    lines = [
        {"text": "过几天", "blurred": True},
        {"text": "2026年12月1日", "blurred": False},
        {"text": "什么都没有", "blurred": True},
    ]
    result = evaluate_times(read_time_lines(written(tmp_path, *lines)))
    assert [vague for _, vague in result.blurred] == [True, False]
    assert [vague for _, vague in result.sharp] == [False]


@pytest.mark.parametrize(
    "line", ["{", '{"text": "a"}', '{"text": "a", "spans": [{"text": "b", "kind": "date"}]}']
)
def test_a_bad_line_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:2"):
        list(read_time_lines(path))


def test_the_command_prints_the_table(tmp_path: Path) -> None:
    path = written(tmp_path, SPECIFICATION)
    printed = CliRunner().invoke(main, ["eval", "time", str(path), "--summary"])
    assert printed.exit_code == 0
    assert "DateTimeModel datetime" in printed.output
    missing = CliRunner().invoke(main, ["eval", "time", str(tmp_path / "none.jsonl")])
    assert missing.exit_code == 2
