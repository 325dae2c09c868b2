"""What the READMEs show is what a reader gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli import main

ROOT = Path(__file__).resolve().parent.parent
DRAFTS = {
    "README.md": ("mail.txt", "Dear Ms Berg,\n\nCould we have a call this weekend?\n", "en"),
    "README.zh.md": ("draft.txt", "咱们周末碰面\n你们怎么还没发货？\n", "zh"),
}


@pytest.mark.parametrize("readme", DRAFTS)
def test_the_command_prints_what_is_shown(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, draft, language = DRAFTS[readme]
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(draft, encoding="utf-8")
    printed = CliRunner().invoke(main, ["check", "--lang", language, name]).output
    assert printed.strip() in (ROOT / readme).read_text(encoding="utf-8")


def test_the_exact_times_shown_are_what_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, draft, _ = DRAFTS["README.md"]
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(draft, encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^\$ \.venv/bin/coach (check .*--now .*)$", text, re.MULTILINE)
    printed = CliRunner().invoke(main, [*command.split(), "--lang", "en"]).output
    assert printed.strip() in text


def test_the_rewriting_shown_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (draft,) = re.findall(r'^\$ printf "(.*)" > late.txt$', text, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    Path("late.txt").write_text(draft.replace("\\n", "\n"), encoding="utf-8")
    result = CliRunner().invoke(main, ["rewrite", "--lang", "en", "late.txt"])
    assert f"$ .venv/bin/coach rewrite late.txt\n{result.stdout}{result.stderr}```" in text


@pytest.mark.parametrize("readme", DRAFTS)
def test_the_python_example_runs(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for example in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(example, readme, "exec"), {})
    assert "time/weekend" in capsys.readouterr().out


@pytest.mark.parametrize("readme", DRAFTS)
def test_every_link_leads_somewhere(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("http") or (ROOT / target).exists(), target
