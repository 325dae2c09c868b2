"""A rules directory on disk, made anew for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.engine import Coach
from coach.rulebook.book import Rulebook
from coach.rulebook.compiling import checked_book

RULE = """\
- id: {id}
  severity: warning
  says: {{en: "“{{match}}” is unclear", zh: "“{{match}}”不清楚"}}
  why: {{en: "The reader cannot know.", zh: "对方无法知道。"}}
  find: {find}
{more}  examples: {examples}
"""


@pytest.fixture
def write_rule(tmp_path: Path) -> Callable[..., Path]:
    """Writes a rule file and gives the rules directory."""

    def write(
        find: str,
        examples: str,
        *,
        more: str = "",
        rule_id: str = "time/sample",
        language: str = "en",
        name: str = "sample.yaml",
    ) -> Path:
        folder = tmp_path / "pack" / language
        folder.mkdir(parents=True, exist_ok=True)
        indented = "".join(f"  {line}\n" for line in more.splitlines())
        text = RULE.format(id=rule_id, find=find, more=indented, examples=examples)
        (folder / name).write_text(text, encoding="utf-8")
        return tmp_path / "pack"

    return write


@pytest.fixture
def coach_of() -> Callable[[Path], Coach]:
    """A coach with nothing but the rules of one directory."""
    return lambda directory: Coach(Rulebook(checked_book([directory])))
