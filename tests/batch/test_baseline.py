"""What was there before does not count again: by a baseline, and by a revision of git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from coach.batch.baseline import Baseline
from coach.batch.changed import changed_since
from coach.batch.errors import BaselineError, GitError
from tests.batch.conftest import Linted

LINE = "Let us meet this weekend.\n"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_a_baseline_knows_findings_after_lines_have_moved(folder: Path, linted: Linted) -> None:
    (folder / "m").mkdir()
    (folder / "m/a.txt").write_text(LINE)
    before = Baseline(folder)
    before.add(linted(LINE, "m/a.txt"))
    before.write(folder / "b.json")
    text = (folder / "b.json").read_text()
    assert "weekend" not in text.replace("time/weekend", "")
    known = Baseline.read(folder / "b.json")
    moved = known.marked(linted(f"Pls wait.\n\n{LINE}", "m/a.txt"))
    assert [one.rule_id for one in moved.standing] == ["informal/texting-words"]
    twice = known.marked(linted(f"{LINE}{LINE}", "m/a.txt"))
    assert len(twice.standing) == 1
    assert known.marked(linted(LINE, "m/other.txt")).standing


def test_a_file_with_a_new_name_is_known_once_the_old_one_is_gone(
    folder: Path, linted: Linted
) -> None:
    before = Baseline(folder)
    before.add(linted(LINE, "gone.txt"))
    assert not before.marked(linted(LINE, "new.txt")).standing


@pytest.mark.parametrize("text", ["", "[]", '{"format": 9, "files": {}}', '{"format": 1}'])
def test_a_file_that_is_no_baseline(folder: Path, text: str) -> None:
    (folder / "b.json").write_text(text)
    with pytest.raises(BaselineError, match=r"b\.json"):
        Baseline.read(folder / "b.json")


def test_what_changed_since_a_revision(folder: Path) -> None:
    git(folder, "init", "-q")
    for name in ("same.txt", "changed.txt", "old name.txt", "deleted.txt"):
        (folder / name).write_text(f"{name}\n{LINE * 5}", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "a")
    (folder / "changed.txt").write_text("other\n")
    git(folder, "mv", "old name.txt", "新名.txt")
    (folder / "deleted.txt").unlink()
    (folder / "fresh.txt").write_text("fresh\n")
    changed = changed_since("HEAD", folder)
    assert {path.name for path in changed.files} == {"changed.txt", "新名.txt", "fresh.txt"}
    assert changed.has(Path("changed.txt"))
    assert not changed.has(Path("same.txt"))
    assert changed.old_path(Path("新名.txt")) == folder / "old name.txt"
    assert changed.old_bytes(Path("新名.txt")) == f"old name.txt\n{LINE * 5}".encode()
    assert changed.old_bytes(Path("fresh.txt")) is None


def test_revisions_that_are_none(folder: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        changed_since("HEAD", folder)
    git(folder, "init", "-q")
    for name in ("nonsense", "--output=x"):
        with pytest.raises(GitError, match="no such revision"):
            changed_since(name, folder)
    assert not (folder / "x").exists()
