"""Times that others labelled: the specifications of microsoft/Recognizers-Text, where present."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.timing.evaluation import as_table, evaluate_times, read_time_lines

SPECIFICATIONS = {language: f"time/recognizers_{language}.jsonl" for language in ("en", "zh")}
FOUND, EXACT, VALUE, SILENT = 0.95, 0.85, 0.90, 0.95
"""Least shares: spans of the model-level files, their borders, their values, empty lines."""


@pytest.mark.parametrize("language", SPECIFICATIONS)
@pytest.mark.needs_data(*SPECIFICATIONS.values())
def test_published_times_are_read(data: Path, language: str) -> None:
    result = evaluate_times(read_time_lines(data / SPECIFICATIONS[language]))
    total, table = result.total, as_table(result)
    assert total.spans > 300
    assert total.found / total.spans >= FOUND, table
    assert total.exact / total.spans >= EXACT, table
    assert total.agreed / total.valued >= VALUE, table


@pytest.mark.needs_data(*SPECIFICATIONS.values())
def test_lines_without_a_time_stay_silent(data: Path) -> None:
    lines = [line for path in SPECIFICATIONS.values() for line in read_time_lines(data / path)]
    result = evaluate_times(lines)
    assert result.empty > 150
    assert result.contradicted < 60
    assert result.silent / result.empty >= SILENT, as_table(result)
