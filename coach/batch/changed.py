"""Which files changed since a revision of git, and what they were then."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from coach.batch.errors import GitError


@dataclass(frozen=True, slots=True)
class Changed:
    """Files that are other than at a revision, or new. `before` has the old path of each."""

    root: Path
    revision: str
    files: frozenset[Path]
    before: dict[Path, str] = field(default_factory=dict)

    def old_path(self, path: Path) -> Path | None:
        """The path that a file had at the revision, if it was there."""
        name = self.before.get(_real(path))
        return None if name is None else self.root / name

    def old_bytes(self, path: Path) -> bytes | None:
        """What a file held at the revision; None where it was not there."""
        name = self.before.get(_real(path))
        if name is None:
            return None
        done = subprocess.run(
            ["git", "-C", str(self.root), "cat-file", "blob", f"{self.revision}:{name}"],
            capture_output=True,
        )
        return done.stdout if done.returncode == 0 else None

    def has(self, path: Path) -> bool:
        """Whether a file is one of them."""
        return _real(path) in self.files


def changed_since(revision: str, folder: Path) -> Changed:
    """What changed in the working tree around `folder` since `revision`. Raises GitError."""
    root = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")).resolve()
    if revision.startswith("-"):
        raise GitError(f"--since {revision}: there is no such revision")
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except GitError as error:
        raise GitError(f"--since {revision}: git knows no such revision") from error
    name = commit.decode().strip()
    before = dict(_differing(root, name))
    fresh = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    files = {root / path for path in before} | {root / _text(path) for path in fresh if path}
    known = {root / path: old for path, old in before.items() if old is not None}
    return Changed(root, name, frozenset(files), known)


def _differing(root: Path, commit: str) -> Iterator[tuple[str, str | None]]:
    """The path of each file that is still there and differs, and what it was called before."""
    words = iter(
        _git(root, "diff", "--name-status", "-z", "-M", "--no-ext-diff", commit, "--").split(b"\0")
    )
    for status in words:
        if not status:
            continue
        kind = chr(status[0])
        first = _text(next(words))
        if kind in "RC":
            yield _text(next(words)), first
        elif kind == "A":
            yield first, None
        elif kind != "D":
            yield first, first


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True)
    except OSError as error:
        raise GitError("--since needs git, which cannot be started here") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["it gives no reason"]
        raise GitError(f"--since: git says: {said[0]}")
    return done.stdout


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _real(path: Path) -> Path:
    return path.absolute().parent.resolve() / path.name
