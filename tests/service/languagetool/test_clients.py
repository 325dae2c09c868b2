"""Real clients of LanguageTool, unchanged, against `coach serve`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.service.languagetool.reading import cut

HERE = Path(__file__).parent
GRAMMA = HERE.parents[1] / "clients/node_modules/gramma/src/cli.js"
PATIENCE = 120
EMOJI = "😀 Dear Jo, let's have a call this weekend."
TWO_DAYS = "“this weekend” is two days"


class TestLanguageToolPython:
    @pytest.fixture
    def tool(self, address: str) -> Any:
        from language_tool_python import LanguageTool

        return LanguageTool("en-US", remote_server=address)

    def test_positions_are_those_of_its_own_text(self, tool: Any) -> None:
        (match,) = tool.check(EMOJI)
        assert EMOJI[match.offset : match.offset + match.error_length] == "this weekend"
        assert match.replacements == ["this weekend (⟦date, time, zone⟧)"]
        assert match.rule_id == "time/weekend"
        assert match.category == "time"
        assert match.rule_issue_type == "locale-violation"
        assert match.message.startswith(TWO_DAYS)
        assert match.sentence == EMOJI

    def test_corrects(self, tool: Any) -> None:
        corrected = tool.correct(EMOJI)
        assert corrected == EMOJI.replace("this weekend", "this weekend (⟦date, time, zone⟧)")

    def test_leaves_rules_out(self, tool: Any) -> None:
        tool.disabled_rules = {"time/weekend"}
        assert tool.check(EMOJI) == []

    def test_writes_chinese(self, address: str) -> None:
        from language_tool_python import LanguageTool

        text = "你们总是拖。"
        tool = LanguageTool("zh-CN", mother_tongue="zh-CN", remote_server=address)
        (match,) = tool.check(text)
        assert match.rule_id == "blame/always-again"
        assert text[match.offset : match.offset + match.error_length] == "你们总是拖"


class TestPyLanguageTool:
    def test_as_a_library(self, address: str) -> None:
        from pylanguagetool import api

        answer = api.check(EMOJI, f"{address}/v2/", "auto", preferred_variants="en-GB")
        assert answer["language"]["code"] == "en-GB"
        (match,) = answer["matches"]
        assert cut(EMOJI, match["offset"], match["offset"] + match["length"]) == "this weekend"
        assert "en-US" in {one["longCode"] for one in api.get_languages(f"{address}/v2/")}

    def test_as_a_command(self, address: str, tmp_path: Path) -> None:
        draft = tmp_path / "draft.txt"
        draft.write_text(EMOJI, "utf-8")
        command = ["-a", f"{address}/v2/", "--no-color", "-l", "en-US", "-r", str(draft)]
        ran = run(
            [sys.executable, "-c", "from pylanguagetool.cli import main; main()", *command],
            tmp_path,
        )
        assert ran.returncode == 1, ran.stderr
        assert TWO_DAYS in ran.stdout
        assert "time/weekend" in ran.stdout


@pytest.mark.gramma
class TestGramma:
    @pytest.fixture
    def folder(self, address: str, tmp_path: Path) -> Path:
        settings = {"api_url": f"{address}/v2/check", "api_key": "", "language": "en-US"}
        more = {"dictionary": [], "rules": {"typos": True}}
        (tmp_path / ".gramma.json").write_text(json.dumps(settings | more), "utf-8")
        return tmp_path

    def test_reads_a_line(self, folder: Path) -> None:
        ran = run(["node", str(GRAMMA), "listen", "-p", "-n", EMOJI], folder)
        assert "Found 1 potential mistake" in ran.stdout, ran.stderr
        assert "Word: this weekend" in ran.stdout
        assert TWO_DAYS in ran.stdout

    def test_reads_markdown(self, folder: Path) -> None:
        (folder / "draft.md").write_text("Dear **Jo**, let's _meet_ this weekend.\n", "utf-8")
        ran = run(["node", str(GRAMMA), "check", "-m", "-p", "-n", "draft.md"], folder)
        assert "Found 1 potential mistake" in ran.stdout, ran.stderr
        assert "Word: this weekend" in ran.stdout
        assert "Context: Dear **Jo**, let's _meet_ this weekend." in ran.stdout


@pytest.mark.libreoffice
def test_libreoffice(address: str, tmp_path: Path) -> None:
    paragraphs = [
        ["😀 R&D + 50% of café – let's meet this weekend.", "en", "US"],
        ["这是 R&D：你们总是拖。", "zh", "CN"],
        ["Thank you for your inquiry about our LED lamps.", "en", "GB"],
    ]
    ran = run(
        ["/usr/bin/python3", str(HERE / "drive_libreoffice.py"), f"{address}/v2", str(tmp_path)],
        tmp_path,
        json.dumps(paragraphs),
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert {"en-US", "en-GB", "zh-CN", "zh-TW"} <= set(told["locales"])
    (weekend,), (always,), nothing = told["errors"]
    assert marked(weekend, paragraphs[0][0]) == "this weekend"
    title, words = sorted(weekend["comments"], key=len)
    assert title == "Time"
    assert words.startswith(TWO_DAYS)
    assert weekend["suggestions"] == ["this weekend (⟦date, time, zone⟧)"]
    assert marked(always, paragraphs[1][0]) == "你们总是拖"
    assert "指责" in always["comments"]
    assert nothing == []


def marked(error: dict[str, Any], text: str) -> str:
    return cut(text, error["offset"], error["offset"] + error["length"])


def run(command: list[str], folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """A client in a home of its own."""
    environment = os.environ | {"HOME": str(folder), "PYTHONWARNINGS": "ignore"}
    environment.pop("PYTHONPATH" if command[0] == "/usr/bin/python3" else "", None)
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
