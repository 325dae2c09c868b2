"""The committed rule reference is the one the rules make."""

from __future__ import annotations

from pathlib import Path

from coach import assets
from coach.rulebook.loading import load_rules
from coach.rulebook.reference import reference

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == reference(load_rules([assets.path("rules")])), (
        "run: coach rules docs docs/rules.md"
    )
