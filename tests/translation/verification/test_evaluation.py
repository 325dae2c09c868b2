"""The verification on pairs of our own, half of them trade, with errors of every kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coach.translation.verification.evaluation import (
    FACTS,
    as_text,
    evaluate_verification,
    read_pairs,
)

PAIRS = Path(__file__).parents[2] / "data" / "translation_pairs.jsonl"


def test_errors_are_caught_and_right_translations_left_alone() -> None:
    """The marks that the first set has to keep; what other sets say stands in its README."""
    result = evaluate_verification(read_pairs(PAIRS))
    told = as_text(result, verbose=True)
    assert result.share(facts=True) >= 0.98, told
    assert result.share(facts=False) >= 0.93, told
    assert result.false.value <= 0.03, told


def test_the_pairs_are_of_all_kinds_and_of_both_directions() -> None:
    """Nothing is measured on a handful."""
    lines = list(read_pairs(PAIRS))
    kinds = Counter(error["kind"] for line in lines for error in line["errors"])
    directions = Counter((line["source_language"], line["target_language"]) for line in lines)
    assert len(lines) >= 200
    assert sum(kinds.values()) >= 300
    assert set(kinds) >= FACTS | {"negation", "left_out", "swapped", "name", "question"}
    assert min(directions["en", "zh"], directions["zh", "en"]) >= 80
    assert len({line["id"] for line in lines}) == len(lines)


def test_every_error_differs_from_the_right_translation() -> None:
    """Or it would be no error."""
    for line in read_pairs(PAIRS):
        for error in line["errors"]:
            assert error["translation"] != line["translation"], line["id"]


def test_a_miss_and_a_false_warning_are_told() -> None:
    """The report counts each kind and shows the lines that disagree."""
    lines = [
        {
            "id": "a",
            "source_language": "en",
            "target_language": "zh",
            "source": "We ship 500 sets.",
            "translation": "我们发300套。",
            "errors": [{"kind": "tone", "translation": "我们发500套。"}],
        }
    ]
    result = evaluate_verification(lines)
    assert result.false.value == 1.0
    assert result.caught["tone"].value == 0.0
    assert "wrong (tone), passed" in as_text(result, verbose=True)
    assert "wrong (tone)" not in as_text(result, verbose=False)


@pytest.mark.parametrize(("line", "told"), [("{", ":1: not JSON"), ('{"id": "a"}', "source_lang")])
def test_a_wrong_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    """By file and number, with what was expected."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        list(read_pairs(path))
