"""Kinds and field statuses on messages that nothing was trained on.

The floors lie just below what was measured; docs/messages.md has the figures from before the first
reading.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.messages.evaluation import evaluate_messages, read_messages

DATA = Path(__file__).resolve().parents[1] / "data"


FLOORS = {
    # kinds, kinds where sure, statuses, "missing" precision and recall
    "messages_en": (0.90, 0.92, 0.91, 0.90, 0.54),
    "messages_zh": (0.95, 0.95, 0.91, 0.71, 0.68),
    "messages_en_2": (0.85, 0.92, 0.87, 0.82, 0.50),
    "messages_zh_2": (0.90, 0.95, 0.88, 0.72, 0.68),
    "messages_en_3": (0.95, 0.94, 0.90, 0.76, 0.46),
    "messages_zh_3": (0.95, 0.95, 0.90, 0.78, 0.60),
}


@pytest.mark.parametrize("name", FLOORS)
def test_messages_of_strangers(name: str) -> None:
    kinds, sure, statuses, precision, recall = FLOORS[name]
    result = evaluate_messages(read_messages(DATA / f"{name}.jsonl"))
    assert result.kinds_right >= kinds * result.messages
    assert result.kinds_sure_right >= sure * result.kinds_sure
    assert result.fields_right >= statuses * result.fields
    assert result.missing_right >= precision * result.missing_said
    assert result.missing_right >= recall * result.missing_true
