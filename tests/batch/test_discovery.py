"""Which files are linted, and in which order."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coach.batch.discovery import discover

KNOWN = frozenset({".txt", ".md", ".json"})


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_files_of_folders_in_order_each_once(folder: Path) -> None:
    made(
        folder, "b/2.txt", "b/1.md", "b/c/3.txt", "a.txt", "b/x.png", "b/.hidden.txt", ".git/y.txt"
    )
    found = discover(["b", "a.txt", "b/1.md", "."], KNOWN)
    assert found.files == ["b/1.md", "b/2.txt", "b/c/3.txt", "a.txt"]
    assert found.troubles == []


def test_what_is_named_is_taken_whatever_it_is(folder: Path) -> None:
    made(folder, "mail.dat", "package.json", "d/package.json", "d/requirements.txt", "d/a.json")
    assert discover(["mail.dat", "package.json", "d"], KNOWN).files == [
        "mail.dat",
        "package.json",
        "d/a.json",
    ]


def test_patterns(folder: Path) -> None:
    made(folder, "m/a.txt", "m/n/b.txt", "m/n/c.md")
    assert discover(["m/**/*.txt"], KNOWN).files == ["m/a.txt", "m/n/b.txt"]
    (trouble,) = discover(["m/*.nothing"], KNOWN).troubles
    assert trouble.reason == "no file has such a name"


def test_what_git_ignores_is_left_out(folder: Path) -> None:
    (folder / ".git/info").mkdir(parents=True)
    made(
        folder,
        "a.txt",
        "b.log.txt",
        "out/c.txt",
        "sub/d.txt",
        "sub/keep.log.txt",
        "sub/own.txt",
        "e.txt",
    )
    (folder / ".gitignore").write_text("*.log.txt\n/out/\n", encoding="utf-8")
    (folder / "sub/.gitignore").write_text("!keep.log.txt\nown.txt\n", encoding="utf-8")
    (folder / ".git/info/exclude").write_text("e.txt\n", encoding="utf-8")
    assert discover(["."], KNOWN).files == ["a.txt", "sub/d.txt", "sub/keep.log.txt"]
    assert discover(["sub"], KNOWN).files == ["sub/d.txt", "sub/keep.log.txt"]
    assert discover(["out/c.txt"], KNOWN).files == ["out/c.txt"]
    assert discover(["out"], KNOWN).files == ["out/c.txt"]


def test_links_that_lead_round_are_told_and_the_rest_is_found(folder: Path) -> None:
    made(folder, "a/b/c.txt", "elsewhere/d.txt")
    os.symlink("..", folder / "a/b/up", target_is_directory=True)
    os.symlink("self.txt", folder / "a/self.txt")
    os.symlink("gone.txt", folder / "a/lost.txt")
    os.symlink(folder / "elsewhere", folder / "a/z", target_is_directory=True)
    found = discover(["a"], KNOWN)
    assert found.files == ["a/b/c.txt", "a/z/d.txt"]
    assert {one.path: one.reason for one in found.troubles} == {
        "a/b/up": "this link leads back to a folder around it",
        "a/lost.txt": "this link leads nowhere",
        "a/self.txt": "this link leads round in a circle",
    }


def test_pipes_and_names_that_lead_nowhere(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    found = discover(["pipe.txt", "none.txt", "."], KNOWN)
    assert found.files == []
    assert [one.reason for one in found.troubles] == [
        "this is no file to read",
        "there is no such file or folder",
        "this is no file to read",
    ]


def test_a_folder_that_is_closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(folder, "a/x.txt", "b/y.txt")
    look_into = os.scandir

    def closed(path: str) -> object:  # as the system says it; nothing is closed to a superuser
        if str(path).endswith("a"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return look_into(path)

    monkeypatch.setattr("coach.batch.discovery.os.scandir", closed)
    found = discover(["."], KNOWN)
    assert found.files == ["b/y.txt"]
    assert [one.reason for one in found.troubles] == ["permission denied"]


def test_excluded_folders_are_not_entered(folder: Path) -> None:
    made(folder, "a/x.txt", "b/y.txt")
    assert discover(["."], KNOWN, lambda path: path == "./a").files == ["b/y.txt"]
