"""The measurement of messages, on one message whose figures can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.messages.evaluation import as_text, evaluate_messages, read_messages

LINE = {
    "id": "one",
    "kind": "payment_reminder",
    "text": "Dear Ms Lee,\n\nInvoice INV-2077 of USD 4,300 is still open. Please pay it.\n\nBest regards,\nAmy",
    "fields": {
        "invoice": {"status": "present"},
        "due_date": {"status": "missing"},
        "amount_due": {"status": "missing"},
        "impact": {"status": "not_applicable"},
    },
}


def test_counts(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    result = evaluate_messages(read_messages(path))
    assert (result.fields, result.fields_right) == (4, 3)
    assert (result.missing_true, result.missing_right) == (2, 1)
    assert result.kinds_right == 1
    assert "one: amount_due missing, said present: –" in as_text(result, verbose=True)


@pytest.mark.parametrize("line", ["{", '{"kind": "letter"}', '{"kind": "general", "text": "x"}'])
def test_a_line_that_is_not_valid_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:2"):
        list(read_messages(path))
