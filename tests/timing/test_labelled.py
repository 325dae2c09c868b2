"""The labelled lines of times keep their figures; a change that loses quality shows here.

The lines have been read since, so this guards against loss and does not measure how the coach does
on lines nobody has seen; tests/data/README.md has those figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.timing.evaluation import as_table, evaluate_times, read_time_lines

DATA = Path(__file__).resolve().parents[1] / "data"
FOUND, VALUE, SILENT = 0.95, 0.88, 0.90


@pytest.mark.parametrize("language", ["en", "zh"])
def test_times_of_trade_mail_are_read(language: str) -> None:
    files = sorted(DATA.glob(f"times_{language}_*.jsonl"))
    assert len(files) == 3
    result = evaluate_times(line for file in files for line in read_time_lines(file))
    spans = sum(score.spans for score in result.files.values())
    assert spans > 600
    table = as_table(result)
    assert sum(score.found for score in result.files.values()) / spans >= FOUND, table
    valued = sum(score.valued for score in result.files.values())
    assert sum(score.agreed for score in result.files.values()) / valued >= VALUE, table
    assert result.silent / result.empty >= SILENT, table


def test_blurred_times_are_told_from_sharp_ones() -> None:
    result = evaluate_times(read_time_lines(DATA / "times_blurred_zh.jsonl"))
    assert len(result.blurred) + len(result.sharp) == 806
    table = as_table(result)
    assert sum(vague for _, vague in result.blurred) >= 0.95 * len(result.blurred), table
    assert sum(vague for _, vague in result.sharp) <= 0.05 * len(result.sharp), table
