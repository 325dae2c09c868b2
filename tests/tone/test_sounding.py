"""What the model of tone hears, and the words that it gives as the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coach
from coach.tone.features import tokens_of, tone_features
from coach.tone.sounding import blame_odds, telling_words

DATA = Path(__file__).resolve().parents[1] / "data"
RULE = "blame/sounds-like-reproach"


def figures(name: str, area: str) -> tuple[float, float]:
    """Precision and recall of rules and model together, by sentence."""
    true = said = wanted = 0
    for raw in (DATA / name).read_text(encoding="utf-8").splitlines():
        line = json.loads(raw)
        if line["area"] != area:
            continue
        report = coach.check(line["text"], coach.Context(kind="general"))
        found = any(finding.category == "blame" for finding in report.findings)
        true += found and line["blame"]
        said += found
        wanted += line["blame"]
    return true / said, true / wanted


@pytest.mark.parametrize(
    ("name", "area", "precision", "recall"),
    [
        ("blame_en.jsonl", "trade", 0.88, 0.85),
        ("blame_en.jsonl", "heated", 0.93, 0.72),
        ("blame_zh.jsonl", "trade", 0.85, 0.85),
        ("blame_zh.jsonl", "heated", 0.92, 0.88),
    ],
)
def test_lines_by_other_people(name: str, area: str, precision: float, recall: float) -> None:
    found = figures(name, area)
    assert found[0] >= precision
    assert found[1] >= recall


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the photos, they helped us a lot.",
        "The carton was damaged when it arrived.",
        "Could you please send the packing list by 4 May?",
        "谢谢您的照片，对我们很有帮助。",
        "纸箱到货时有破损。",
        "OK",
    ],
)
def test_ordinary_lines_are_silent(text: str) -> None:
    assert RULE not in {finding.rule_id for finding in coach.check(text).findings}


def test_a_rule_with_words_of_its_own_comes_first() -> None:
    report = coach.check("You failed to send the drawing again, as always.")
    assert RULE not in {finding.rule_id for finding in report.findings}
    assert any(finding.category == "blame" for finding in report.findings)


def test_the_reason_stands_in_the_sentence() -> None:
    text = "some of us actually read the drawing before we start cutting."
    words = telling_words(text)
    assert words
    assert all(word in text for word in words)


def test_numbers_and_marks_have_one_form() -> None:
    assert tokens_of("你们改了3次？！") == tokens_of("你们改了12次?!")
    assert tone_features("no, 12 days!") == tone_features("no, 7 days!")


def test_too_few_words_say_nothing() -> None:
    assert blame_odds("ok") is None
