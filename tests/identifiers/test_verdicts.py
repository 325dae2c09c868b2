"""Every wrong identifier is caught, no right one is accused, numbers of other things are let be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import coach

DATA = Path(__file__).parent / "data"
VERDICTS = {
    "identifier/check-digit",
    "identifier/number-form",
    "identifier/phone-length",
    "identifier/bank-country",
}


def rows(name: str) -> Iterator[tuple[str, ...]]:
    for row in (DATA / name).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            yield tuple(cell.replace("\\n", "\n") for cell in row.split("\t"))


def accused(report: coach.Report) -> list[str]:
    return [finding.rule_id for finding in report.findings if finding.rule_id in VERDICTS]


@pytest.mark.parametrize(("text", "kind", "value"), list(rows("right.tsv")))
def test_a_right_one_is_found_and_not_accused(text: str, kind: str, value: str) -> None:
    report = coach.check(text)
    assert (kind, value) in [(fact.kind, fact.value) for fact in report.facts]
    assert all(fact.valid is not False for fact in report.facts)
    assert accused(report) == []


@pytest.mark.parametrize(("text", "kind", "value"), list(rows("wrong.tsv")))
def test_a_wrong_one_is_caught(text: str, kind: str, value: str) -> None:
    report = coach.check(text)
    wrong = [fact for fact in report.facts if fact.valid is False]
    assert [(fact.kind, fact.value) for fact in wrong] == [(kind, value)]
    assert accused(report)


@pytest.mark.parametrize("text", [text for (text,) in rows("lookalikes.txt")])
def test_a_number_of_something_else_is_let_be(text: str) -> None:
    assert accused(coach.check(text)) == []
