"""What a verdict tells: places, words, rebukes that may go, findings of both reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import coach
from coach.cli import main
from coach.rewriting.guard import answers_findings, judge
from coach.rulebook.errors import RuleError
from coach.tables import read_table

DATA = Path(__file__).resolve().parents[2] / "data"
RULES = Path(__file__).resolve().parents[3] / "rules"


def test_a_reason_has_its_place_and_says_it_in_both_languages() -> None:
    original = "Invoice 2219 is open and 40 pieces are missing."
    (reason,) = judge(original, "Invoice 2219 is open and pieces are missing.").reasons[:1]
    assert reason.id == "fact-lost"
    assert reason.side == "original"
    assert original[reason.start : reason.end] == "40 pieces"
    assert "40 pieces" in reason.message.en
    assert "40 pieces" in reason.message.zh


def test_what_only_blames_may_go() -> None:
    original = "Lot 9 is late and 7 clowns work there."
    candidate = "Lot 9 is late."
    assert not judge(original, candidate).passes
    start = original.index(" and 7")
    assert judge(original, candidate, rebukes=((start, len(original) - 1),)).passes


def test_blame_left_and_new_findings_stop() -> None:
    original = "You never send the invoice on time."
    for candidate, expected in (
        ("We have not received the invoice. Could you please send it by ⟦date⟧?", set()),
        ("You always forget the invoice, as usual.", {"blame-left"}),
        ("We have not received the invoice. Send it ASAP.", {"finding-added"}),
    ):
        verdict = answers_findings(coach.check(original), coach.check(candidate), candidate)
        assert {reason.id for reason in verdict.reasons} == expected


def test_an_endless_candidate_is_stopped_quickly() -> None:
    assert not judge("Where is lot 9?", "Where is lot 9? " * 2000).passes


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("guard", "reasons: {empty: {en: nothing}}", "needs words in en and in zh"),
        ("guard", "reasons: {empty: {en: '{x}', zh: '{words}'}}", "unknown slot"),
        ("guard", "meta: {en: '('}", "not a pattern"),
        ("guard_en", "kept: {cancel: {said: ['(']}}", "not a pattern"),
    ],
)
def test_a_mistake_in_the_documents_is_told(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    folder = tmp_path / "rewriting"
    folder.mkdir()
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=told):
        read_table(folder)


def test_the_documents_of_the_guard_are_whole() -> None:
    assert {"guard", "guard_en", "guard_zh"} <= set(read_table(RULES / "rewriting"))


def test_the_command_prints_figures_and_disagreements(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    line = {"id": "x1", "language": "en", "kind": "general", "original": "Where is lot 9?"}
    lines = [
        {**line, "candidate": "Where is lot 9?", "good": True},
        {**line, "candidate": "Where is lot 8?", "good": False, "why": "digit"},
        {**line, "candidate": "Where is lot 7?", "good": True},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    short = CliRunner().invoke(main, ["eval", "guard", str(file)])
    assert short.exit_code == 0
    assert "lot 7" not in short.output
    assert "bad stopped   all      1 of 1" in short.output
    full = CliRunner().invoke(main, ["eval", "guard", "--verbose", str(file)])
    assert "x1 good, stopped" in full.output
    file.write_text('{"id": "x"}', encoding="utf-8")
    wrong = CliRunner().invoke(main, ["eval", "guard", str(file)])
    assert wrong.exit_code == 2
    assert "some.jsonl:1: expected the field 'language'" in wrong.output


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_too_odd_to_be_judged(original: str, candidate: str) -> None:
    verdict = judge(original, candidate)
    for reason in verdict.reasons:
        if reason.side is not None:
            text = original if reason.side == "original" else candidate
            assert reason.start is not None
            assert reason.end is not None
            assert 0 <= reason.start <= reason.end <= len(text)
