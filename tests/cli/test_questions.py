"""`coach questions` for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main


def run(*arguments: str, text: str | None = None) -> Result:
    runner = CliRunner(env={"LC_ALL": "en_US.UTF-8"})
    return runner.invoke(main, ["questions", *arguments], input=text)


@pytest.fixture
def incoming(tmp_path: Path) -> str:
    path = tmp_path / "incoming.txt"
    path.write_text("What is the MOQ? When can you ship? Please confirm 500 pcs.", encoding="utf-8")
    return str(path)


def test_each_question_with_its_answer(incoming: str) -> None:
    result = run(incoming, "--draft", "-", text="The MOQ is 300 pcs. We ship asap.")
    assert result.exit_code == 1
    assert "1. What is the MOQ?\n   answered | The MOQ is 300 pcs.\n" in result.output
    assert "2. When can you ship?\n   not really answered | We ship asap.\n" in result.output
    assert "   → ⟦Order or goods⟧ will be shipped on ⟦date⟧.\n" in result.output


def test_chinese(incoming: str) -> None:
    result = run(incoming, "--draft", "-", "--lang", "zh", text="We ship asap.")
    assert "没有真正回答" in result.output
    assert "⟦产品⟧的起订量为⟦数量⟧。" in result.output


def test_without_a_draft_the_message_is_read() -> None:
    result = run("-", text="Please change it as we discussed.")
    assert result.exit_code == 0
    assert "unclear: Please change it as we discussed\n" in result.output
    assert "Before we go on, please tell us:" in result.output


def test_nothing_asked() -> None:
    assert run("-", text="Thank you, all arrived.").output == "The message asks nothing.\n"


def test_json(incoming: str) -> None:
    data = json.loads(run(incoming, "--format", "json").output)
    assert [one["topics"][0] for one in data["requests"][:2]] == ["moq", "shipping_date"]
    assert data["questions"] is None


def test_mistakes_are_told(tmp_path: Path) -> None:
    for arguments in [("none.txt",), ("-", "--draft", "-"), ("-",)]:
        result = run(*arguments, text=" ")
        assert result.exit_code == 2
        assert result.output.startswith("coach: ")


def test_eval(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    pair = {
        "incoming": "What is the MOQ?",
        "draft": "Thanks.",
        "questions": [{"text": "What is the MOQ?", "status": "unanswered"}],
        "changes": [],
    }
    path.write_text(json.dumps(pair), encoding="utf-8")
    runner = CliRunner()
    good = runner.invoke(main, ["eval", "questions", str(path)])
    assert "unanswered or evaded        P 1.000  R 1.000" in good.output
    path.write_text("{", encoding="utf-8")
    bad = runner.invoke(main, ["eval", "questions", str(path)])
    assert bad.exit_code == 2
    assert f"{path}:1: " in bad.output
