"""The prompts that ship, and what is said of one with a mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coach
from coach import assets
from coach.finding import Language
from coach.prompts import Example, filled, prompt
from coach.rewriting.guard import judge
from coach.rewriting.strength import STRENGTHS
from coach.rulebook.errors import RuleError
from coach.tables import read_table

EXAMPLES = [
    pytest.param(language, example, id=f"{language}-{number}")
    for language in ("en", "zh")
    for number, example in enumerate(prompt("rewrite", language).examples, 1)
]
FOLDER = assets.path("rules") / "prompts"


def with_facts(text: str, example: Example) -> str:
    return re.sub(r"⟨F(\d+)⟩", lambda found: example.facts[int(found[1]) - 1], text)


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_an_example_turns_blame_into_what_our_own_guard_lets_through(
    language: Language, example: Example
) -> None:
    was, now = with_facts(example.was, example), with_facts(example.now, example)
    assert judge(was, now).reasons == ()
    found = coach.check(now, coach.Context(kind="general"), disable=("completeness",)).findings
    assert [one.rule_id for one in found if one.category == "blame"] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_model_is_told_the_rules_and_the_examples(language: Language) -> None:
    found = prompt("rewrite", language)
    assert found.told().startswith(found.rules().split("\n")[0])
    assert all(example.was in found.told() for example in found.examples)
    assert not any(fact in found.told() for one in found.examples for fact in one.facts)
    assert not re.search(r"\{[a-z]+\}", found.told())
    assert set(found.manners) == set(STRENGTHS)


def test_what_fills_a_slot_is_not_read_again() -> None:
    assert filled("{one} {two}", one="{two}", two="{one}") == "{two} {one}"


@pytest.mark.parametrize(
    ("was", "now", "problem"),
    [
        ("brief:", "short:", "short"),
        ("<sentence>{text}</sentence>", "<sentence></sentence>", "user has the slots"),
        ("  {examples}", "  {samples}", "system has the slots"),
        ("  firm: ", "  stern: ", "stern"),
        ("  other: ", "  others: ", "kinds needs 'other'"),
        ("{sign} is {kind}", "{sign}", "kinds needs 'fact'"),
        ("artwork for ⟨F1⟩. Could", "artwork. Could", "each of its 1 facts once"),
        ("facts: [PO 4471]", "facts: [PO 4471, PO 1]", "each of its 2 facts once"),
        ("facts: [11 November]", "fact: [11 November]", "fact"),
    ],
)
def test_a_prompt_with_a_mistake_is_refused_at_its_place(
    was: str, now: str, problem: str, tmp_path: Path
) -> None:
    text = (FOLDER / "rewrite_en.yaml").read_text(encoding="utf-8")
    assert text.count(was) >= 1
    folder = tmp_path / "prompts"
    folder.mkdir()
    (folder / "rewrite_en.yaml").write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(problem)) as told:
        read_table(folder)
    assert re.search(r"rewrite_en\.yaml:\d+:\d+", str(told.value))
