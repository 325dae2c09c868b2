"""`coach letter` for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main

CHAT = "[24/11/26, 15:12] Ahmed: 500 pcs at 4.10\n[24/11/26, 15:13] Lily: deal\n"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    runner = CliRunner(env={"LC_ALL": "en_US.UTF-8"})
    return runner.invoke(main, ["letter", *arguments], input=stdin)


@pytest.fixture
def chat(tmp_path: Path) -> str:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return str(path)


def test_text(chat: str) -> None:
    result = run(chat, "--us", "Lily", "--channel", "whatsapp")
    assert result.exit_code == 0
    assert result.output.startswith(
        "For confirmation: our chat of 24 November 2026\n\nDear Ahmed,\n"
    )
    assert "> “500 pcs”\n" in result.output


def test_chinese_from_standard_input() -> None:
    result = run("-", "--us", "Lily", "--lang", "zh", stdin=CHAT.encode())
    assert result.output.startswith("【确认】2026年11月24日聊天沟通要点\n\nAhmed，您好！\n")


def test_json(chat: str) -> None:
    data = json.loads(run(chat, "--us", "Lily", "--format", "json").stdout)
    assert [item["value"] for item in data["items"]] == ["500 pcs", "4.10"]


def test_notes_go_to_standard_error(chat: str) -> None:
    result = run(chat)
    assert "coach: Which name is yours is not known" in result.stderr
    assert "coach:" not in result.stdout


def test_unknown_name(chat: str) -> None:
    result = run(chat, "--us", "Bob")
    assert result.exit_code == 2
    assert "coach: --us: nobody named “Bob”" in result.output
    assert "names in it: Ahmed, Lily" in result.output


def test_no_chat(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text("Dear Tom, thank you.\n", encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 2
    assert "mail.txt: no line of a chat was recognised" in result.output


def test_no_file() -> None:
    result = run("nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt: No such file" in result.output
