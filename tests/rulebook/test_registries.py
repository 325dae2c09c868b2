"""Guards and checks are found by their files; each one is used, documented and tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach import assets, checks
from coach.rulebook import guards
from coach.rulebook.loading import load_rules

TESTS = Path(__file__).resolve().parent.parent
RULES = load_rules([assets.path("rules")])
DOCUMENT_GUARDS_TESTED_WITH_RULES = {"in_chat"}


@pytest.mark.parametrize("name", sorted(guards.names()))
def test_a_guard_is_used_and_has_a_test(name: str) -> None:
    function, _ = guards.load(name)
    assert function.__doc__
    used = {condition.name for rule in RULES for condition in (*rule.unless, *rule.when)}
    assert name in used
    tested = (TESTS / "rulebook" / "guards" / f"test_{name}.py").exists()
    assert tested or name in DOCUMENT_GUARDS_TESTED_WITH_RULES


@pytest.mark.parametrize("name", sorted(checks.names()))
def test_a_check_is_used_and_documented(name: str) -> None:
    assert checks.load(name).__doc__
    assert name in {rule.find.check for rule in RULES}


def test_both_languages_have_every_category_of_the_other() -> None:
    by_language = {
        language: {rule.category for rule in RULES if rule.language == language}
        for language in ("en", "zh")
    }
    assert by_language["en"] == by_language["zh"]
