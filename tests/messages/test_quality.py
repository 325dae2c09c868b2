"""Kinds and field statuses on messages that nothing was trained on.

The floors lie just below what was measured; docs/messages.md has the figures from before the first
reading.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.messages.evaluation import MessageEvaluation, evaluate_messages, read_messages

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture(scope="module")
def english() -> MessageEvaluation:
    return evaluate_messages(read_messages(DATA / "messages_en.jsonl"))


@pytest.fixture(scope="module")
def chinese() -> MessageEvaluation:
    return evaluate_messages(read_messages(DATA / "messages_zh.jsonl"))


def test_english(english: MessageEvaluation) -> None:
    assert english.kinds_right >= 0.90 * english.messages
    assert english.kinds_sure_right >= 0.95 * english.kinds_sure
    assert english.fields_right >= 0.91 * english.fields
    assert english.missing_right >= 0.80 * english.missing_said
    assert english.missing_right >= 0.62 * english.missing_true


def test_chinese(chinese: MessageEvaluation) -> None:
    assert chinese.kinds_right >= 0.95 * chinese.messages
    assert chinese.kinds_sure_right >= 0.95 * chinese.kinds_sure
    assert chinese.fields_right >= 0.87 * chinese.fields
    assert chinese.missing_right >= 0.52 * chinese.missing_said
    assert chinese.missing_right >= 0.68 * chinese.missing_true
