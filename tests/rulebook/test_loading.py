"""A rule author's mistakes are named with file, line and column, and the line is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.rulebook.compiling import checked_book
from coach.rulebook.errors import RuleError

GOOD = '[{flag: "See you [[soon]]."}, {flag: "More [[soon]]."}, {pass: "Fine."}, {pass: "Good."}]'


def error_of(directory: Path) -> str:
    with pytest.raises(RuleError) as caught:
        checked_book([directory])
    return str(caught.value)


def test_a_good_rule_loads(write_rule: Callable[..., Path]) -> None:
    book = checked_book([write_rule("{exact: [soon]}", GOOD)])
    assert [rule["id"] for rule in book["rules"]] == ["time/sample"]


@pytest.mark.parametrize(
    ("find", "examples", "more", "told"),
    [
        ("{exact: [later]}", GOOD, "", "must flag 'soon', but flags nothing"),
        ("{exact: [soon, fine]}", GOOD, "", "must pass, but flags 'Fine'"),
        ("{exact: [soon]}", '[{flag: "[[soon]]"}, {pass: "a"}]', "", "at least 2 of each"),
        ("{exact: [soon]}", '[{flag: "soon"}]', "", "mark the span"),
        ("{exact: []}", GOOD, "", "find.exact is empty"),
        ("{exakt: [soon]}", GOOD, "", "no field 'exakt'"),
        ('{patterns: ["soon("]}', GOOD, "", "not a pattern RE2 can run"),
        ('{patterns: ["soon(?=er)"]}', GOOD, "", "not linear-time"),
        ('{patterns: ["(a)\\\\1"]}', GOOD, "", "not linear-time"),
        ('{patterns: ["(?:soon)?"]}', GOOD, "", "matches the empty text"),
        ('{patterns: ["<nowhere> soon"]}', GOOD, "", "no list <nowhere>"),
        ('{exact: ["(soon"]}', GOOD, "", "never closed"),
        ('{exact: ["soon)"]}', GOOD, "", "no opening one"),
        ("{exact: [soon]}", GOOD, "unless: [no_such_guard]", "no guard 'no_such_guard'"),
        ("{check: no_such_check}", GOOD, "", "no check 'no_such_check'"),
        ("{exact: [soon]}", GOOD, "severity: grave", "'severity' stands twice"),
        ("{tokens: [[{LOWR: soon}]]}", GOOD, "", "no token attribute 'LOWR'"),
        ("{tokens: [[{IS_ALPHA: true}]]}", GOOD, "", "needs a certain word"),
        ("{exact: [soon]}", GOOD, "suggest: {text: 'by ⟦date⟧', applicability: safe}", "blank"),
        ("{exact: [soon]}", GOOD, "suggest: {applicability: advice}", "advice has a note"),
    ],
)
def test_a_bad_rule_is_named(
    write_rule: Callable[..., Path], find: str, examples: str, more: str, told: str
) -> None:
    message = error_of(write_rule(find, examples, more=more))
    assert told in message
    assert re.match(r".*sample\.yaml:\d+:\d+: ", message)
    assert "\n" in message


def test_a_missing_explanation_is_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.yaml").write_text(
        "- id: time/x\n  severity: warning\n  says: {en: only English}\n  why: {en: a, zh: b}\n"
        f"  find: {{exact: [soon]}}\n  examples: {GOOD}\n",
        encoding="utf-8",
    )
    assert "says has no 'zh'" in error_of(tmp_path)


def test_text_that_is_not_yaml_and_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    broken = tmp_path / "en" / "a.yaml"
    broken.write_text("- id: [", encoding="utf-8")
    assert "not valid YAML" in error_of(tmp_path)
    broken.write_bytes(b"\xff\xfe\xff")
    assert "not UTF-8" in error_of(tmp_path)


def test_an_id_may_stand_once_per_language(write_rule: Callable[..., Path]) -> None:
    write_rule("{exact: [soon]}", GOOD)
    directory = write_rule("{exact: [soon]}", GOOD, name="other.yaml")
    assert "stands twice" in error_of(directory)
