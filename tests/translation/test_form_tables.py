"""The tables of rules/forms: whole, without contradictions, and saying what the facts say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from coach.analysis import analyse
from coach.facts import find_facts
from coach.tables import table
from coach.translation.form_tables import blanks, currencies, surnames, times, units
from coach.translation.forms import Stretch, Tongues, forms_of

UNLIKE = frozenset(
    {
        ("bundle", "bale"),
        ("bale", "bundle"),
        ("bale", "bag"),
        ("sheet", "piece"),
        ("sqft", "m2"),
        ("set", "piece"),
        ("pallet", "piece"),
    }
)
"""Units that the finder of facts reads as another in the other language: 捆, 包, 张, 平方英尺, 台,
个托盘. The first is that of the writing, the second that of its form."""


@pytest.mark.parametrize("name", ["counted", "measured", "priced"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_word_names_one_unit(name: str, language: str) -> None:
    rows: list[dict[str, Any]] = table("forms")["units"][name]
    words = Counter(word for row in rows for word in row.get(f"says_{language}", ()))
    assert [word for word, count in words.items() if count > 1] == []
    assert all(word == word.lower() for word in words)
    assert all(row["en"] and row["zh"] for row in rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_label_names_one_paper(language: str) -> None:
    rows: list[dict[str, Any]] = table("forms")["papers"]["rows"]
    words = Counter(word for row in rows for word in row.get(f"says_{language}", ()))
    assert [word for word, count in words.items() if count > 1] == []


def test_every_row_has_both_languages() -> None:
    for language in ("en", "zh"):
        assert all(given.strip() and other.strip() for given, other in blanks(language).items())
    assert all(len(name) <= 2 and spelled.isalpha() for name, spelled in surnames().items())
    assert all(len(code) == 3 and row["zh"] for code, row in currencies().items())
    assert len(times()["months"]) == 12
    assert len(times()["weekdays"]) == 7


@pytest.mark.parametrize("source", ["en", "zh"])
def test_a_quantity_has_the_same_value_in_its_form(source: str) -> None:
    target = "zh" if source == "en" else "en"
    seen = 0
    for word in units(source):
        text = f"We need 7 {word}." if source == "en" else f"我们需要7{word}。"
        fact = next((one for one in find_facts(analyse(text)) if one.kind == "quantity"), None)
        if fact is None:
            continue
        stretch = Stretch(text, fact.start, fact.end, fact.kind, fact.value, fact.detail)
        (form, *_) = forms_of(stretch, Tongues(source, target))
        there = f"我们需要{form.rendered}。" if target == "zh" else f"We need {form.rendered}."
        again = next((one for one in find_facts(analyse(there)) if one.kind == "quantity"), None)
        if again is not None:
            seen += 1
            unit, other = fact.value.split()[1], again.value.split()[1]
            assert unit == other or (unit, other) in UNLIKE, (word, form.rendered)
    assert seen > 60
