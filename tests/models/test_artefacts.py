"""Trained files that are missing or damaged: rules go on alone, and the report says so once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import coach
from coach import assets
from coach.linear import linear_model
from coach.messages import scoring
from coach.models import artefacts
from coach.questions.linear import model
from coach.tone.sounding import blame_odds
from coach.trees import tree_model

DRAFT = (
    "Dear Mr Weber,\n\nas I already told you, the price is USD 4.20 per piece, FOB Ningbo. "
    "Some of us actually read the drawing before we start cutting.\n\nBest regards\nAmy Chen"
)
INCOMING = "What is your MOQ? When can you ship?"


def forget() -> None:
    artefacts.forget()
    for cached in (linear_model, tree_model, model, blame_odds):
        cached.cache_clear()
    scoring.forget()


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the trained files that a test may spoil."""
    copy = tmp_path / "models"
    shutil.copytree(assets.path("models"), copy)
    real = assets.path
    monkeypatch.setattr(assets, "path", lambda name: copy if name == "models" else real(name))
    forget()
    yield copy
    monkeypatch.undo()
    forget()


def check(**about: object) -> coach.Report:
    return coach.check(DRAFT, coach.Context(**about))  # type: ignore[arg-type]


def test_whole_models_need_no_notice(models: Path) -> None:
    assert check(kind="inquiry_reply").notices == ()


def test_without_models_the_rules_remain(models: Path) -> None:
    shutil.rmtree(models)
    forget()
    report = check(kind="inquiry_reply", incoming=INCOMING)
    assert {"blame"} <= {finding.category for finding in report.findings}
    status = {line.field: line.status for line in report.checklist}
    assert status["unit_price"] == "present"
    assert status["moq"] == "missing"
    assert [question.status for question in report.questions] == ["unsure", "unsure"]
    [notice] = report.notices
    assert "models/" in notice.en
    assert "models/" in notice.zh


def test_without_models_no_kind_is_guessed(models: Path) -> None:
    shutil.rmtree(models)
    forget()
    assert check().checklist == ()


@pytest.mark.parametrize(
    "name", ["messages/fields.json", "messages/verdicts.json", "tone/blame.json"]
)
def test_a_damaged_file_is_named(models: Path, name: str) -> None:
    data = bytearray((models / name).read_bytes())
    data[len(data) // 2] ^= 1
    (models / name).write_bytes(data)
    forget()
    [notice] = check(kind="inquiry_reply").notices
    assert name in notice.en
    assert "checksum" in notice.en


def test_what_is_switched_off_is_not_missed(models: Path) -> None:
    (models / "tone" / "blame.json").unlink()
    forget()
    about = coach.Context(kind="inquiry_reply")
    assert coach.check(DRAFT, about, disable=["blame"]).notices == ()
    assert len(coach.check(DRAFT, about).notices) == 1


def test_the_checksums_are_those_of_the_files() -> None:
    folder = assets.path("models")
    found = subprocess.run(
        ["sha256sum", "--check", "--quiet", artefacts.SUMS], cwd=folder, capture_output=True
    )
    assert found.returncode == 0, found.stdout
    trained = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (artefacts.SUMS, "README.md", "figures.json")
    }
    assert trained == set(artefacts.names())
