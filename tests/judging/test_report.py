"""How verdicts are counted and told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.judging import report
from benchmarks.judging.__main__ import judge
from benchmarks.judging.verdicts import JudgeMissing, Pair, Verdict

BAD, GOOD = ("fault",), ()


class StandIn:
    """Objects to each “doed”, and cannot read what has a “?”."""

    name = "stand-in"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        return [self._verdict(pair) for pair in pairs]

    def _verdict(self, pair: Pair) -> Verdict:
        before, after = (
            None if "?" in text else ("doed",) * text.count("doed")
            for text in (pair.original, pair.rewrite)
        )
        return Verdict(before, after, len(after or ()) - len(before or ()))


class Missing:
    name = "missing"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        raise JudgeMissing("apt-get install it")


def test_both_sides_are_counted_and_what_is_unread_is_left_out() -> None:
    verdicts = [
        Verdict(BAD, BAD),
        Verdict(BAD, GOOD),
        Verdict(GOOD, BAD),
        Verdict(GOOD, BAD),
        Verdict(GOOD, GOOD),
        Verdict(None, BAD),
        Verdict(GOOD, None),
    ]
    found = report.tally(verdicts)
    assert found == report.Tally(5, 2, 3, only_original=1, only_rewrite=2, unread=2)
    assert found.points == pytest.approx(20)
    # Of the difference between pairs: 1.96 · √(3 - 1²/5) / 5
    assert found.margin == pytest.approx(65.6, abs=0.05)


def test_nothing_to_judge_is_no_error() -> None:
    found = report.tally([])
    assert (found.points, found.margin) == (0, 0)
    assert "–" in report.line("nobody", found)


def test_the_worst_come_first_and_none_that_is_no_worse() -> None:
    pairs = [Pair(f"before {number}", f"after {number}") for number in range(14)]
    verdicts = [Verdict(GOOD, BAD, worse=number - 2) for number in range(14)]
    named = [pair.rewrite for pair, _ in report.worst(pairs, verdicts)]
    assert named == [f"after {number}" for number in range(13, 3, -1)]
    assert len(report.worst(pairs[:4], verdicts[:4])) == 1


def test_only_new_faults_are_told_of_the_worst() -> None:
    pair = Pair("old", "new")
    told = list(report.by_name("x", [pair], [Verdict(("a",), ("a", "a", "b"), 2)]))
    assert told == ["\nx, the worst:", "  - old", "  + new", "      a", "      b"]


def test_judges_are_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [Pair("It was done.", "It was doed."), Pair("Fine.", "Fine, too."), Pair("So?", "So.")]
    assert judge([StandIn()], pairs, verbose=True, out=tmp_path / "out") == 0
    printed = capsys.readouterr().out
    assert "1 (50.0 %)" in printed
    assert "  + It was doed.\n      doed" in printed
    written = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert written["stand-in"]["only_rewrite"] == 1
    assert written["stand-in"]["unread"] == 1
    assert written["stand-in"]["points"] == 50


def test_a_missing_judge_is_told_and_the_others_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge([Missing(), StandIn()], [Pair("a", "b")], verbose=False, out=tmp_path) == 1
    printed = capsys.readouterr().out
    assert "not asked: apt-get install it" in printed
    assert "stand-in" in printed
    assert "the worst" not in printed
