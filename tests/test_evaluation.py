"""The figures of `coach eval` are the ones their definitions give."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli import main
from coach.engine import default_coach
from coach.evaluation import Line, evaluate, read_lines

LINES = [
    Line("Let's meet this weekend.", {"time": ((11, 23),)}),
    Line("We paid on 3 November 2026.", {"time": ((0, 2),)}),
    Line("The weekend surcharge is USD 30.", {"time": ()}),
    Line("Can we talk this weekend?", {"time": ()}),
]


def test_counts_by_sentence() -> None:
    tally = evaluate(default_coach(), LINES).families["time"]
    assert (tally.true, tally.false, tally.missed) == (1, 1, 1)
    assert tally.precision == tally.recall == 0.5
    assert tally.lintscore == pytest.approx(1 * 0.5**2)
    assert [text for text, _ in tally.misses] == ["We paid on 3 November 2026."]
    assert [text for text, _ in tally.false_alarms] == ["Can we talk this weekend?"]


def test_a_family_that_was_not_judged_is_left_out() -> None:
    result = evaluate(default_coach(), [Line("gonna meet this weekend", {"blame": ()})])
    assert set(result.families) == {"blame"}


def test_spans_are_words_or_offsets_and_bad_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "soon, soon", "time": ["soon", [6, 10]]}\n\n', encoding="utf-8")
    assert list(read_lines(path)) == [Line("soon, soon", {"time": ((0, 4), (6, 10))})]
    path.write_text('{"text": "a", "time": []}\n{"text": "b", "time": ["c"]}\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["eval", "sentences", str(path)])
    assert result.exit_code == 2
    assert "x.jsonl:2: the span 'c' is not in the text" in result.output


def test_the_report_lists_every_mistake(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "Can we talk this weekend?", "time": []}\n', encoding="utf-8")
    output = CliRunner().invoke(main, ["eval", "sentences", str(path)]).output
    assert "false alarms\n  Can we talk this weekend?" in output
    assert "'this weekend' time/" in output
