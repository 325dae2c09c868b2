"""Which files are linted: those named, and those of the folders named, in a stable order.

A folder gives its files whose ending the coach knows, without hidden ones, without what git
ignores, and without the files that tools keep for themselves, such as package.json. A file that is
named is always taken.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coach.lazily import lazy

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_WILD = lazy(r"[*?\[]")
_OF_TOOLS = frozenset(
    "node_modules __pycache__ venv build dist target vendor site-packages".split()
)
"""Folders that hold no messages of anybody's own, also where git does not say so."""
_OF_PROJECTS = frozenset(
    """
    package.json package-lock.json npm-shrinkwrap.json composer.json composer.lock tsconfig.json
    jsconfig.json deno.json bower.json lerna.json nx.json turbo.json manifest.json angular.json
    pyproject.toml coach.toml pack.toml cargo.toml pipfile.toml poetry.toml netlify.toml
    pnpm-lock.yaml pnpm-workspace.yaml docker-compose.yaml docker-compose.yml compose.yaml
    compose.yml mkdocs.yml mkdocs.yaml action.yml action.yaml codecov.yml openapi.json openapi.yaml
    requirements.txt requirements-dev.txt constraints.txt robots.txt cmakelists.txt license.txt
    license.md coach-baseline.json sha256sums.txt
    """.split()
)
"""Files that programs read, in lower case."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A path that cannot be linted, and why, in one line."""

    path: str
    reason: str


@dataclass(slots=True)
class Found:
    """The files in their order, each once, and what was in the way."""

    files: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def discover(
    named: Sequence[str],
    known: frozenset[str],
    excluded: Callable[[str], bool] = lambda path: False,
) -> Found:
    """The files that the names mean: files, folders and patterns such as `mail/**/*.md`.

    `known` are the endings that folders are searched for, in lower case with their dot. Raises
    nothing: a name that means no file is a trouble.
    """
    walk = _Walk(known, excluded)
    for name in named:
        if os.path.isdir(name):
            walk.folder(name)
        elif os.path.isfile(name) or not _WILD.search(name):
            walk.file(name)
        else:
            walk.pattern(name)
    return Found(walk.files, walk.troubles)


class _Walk:
    def __init__(self, known: frozenset[str], excluded: Callable[[str], bool]) -> None:
        self.known = known
        self.excluded = excluded
        self.files: list[str] = []
        self.troubles: list[Trouble] = []
        self._seen: set[str] = set()

    def file(self, name: str) -> None:
        """A file that was named, whatever it is."""
        if not os.path.lexists(name):
            self._tell(name, "there is no such file or folder")
        elif not os.path.exists(name):
            self._tell(name, _why_broken(name))
        elif not os.path.isfile(name):
            self._tell(name, "this is no file to read")
        else:
            self._take(name)

    def pattern(self, name: str) -> None:
        from glob import glob

        found = sorted(glob(name, recursive=True))
        if not found:
            self._tell(name, "no file has such a name")
        for one in found:
            if os.path.isfile(one) and not self.excluded(one):
                self._take(one)

    def folder(self, path: str) -> None:
        ignores = _ignores_above(path)
        if _is_inside_ignored(path, ignores):
            ignores = ()  # the user knows, and named it
        for found in self._files_below(path, ignores, (_identity(path),)):
            self._take(found)

    def _tell(self, path: str, reason: str) -> None:
        self.troubles.append(Trouble(os.path.normpath(path).replace(os.sep, "/"), reason))

    def _take(self, path: str) -> None:
        path = os.path.normpath(path)
        if path not in self._seen:
            self._seen.add(path)
            self.files.append(path)

    def _files_below(
        self,
        folder: str,
        ignores: tuple[_Ignore, ...],
        above: tuple[tuple[int, int], ...],
    ) -> Iterator[str]:
        """The files of a folder and then of its folders, by name; `above` are those around it."""
        try:
            with os.scandir(folder) as entries:
                children = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._tell(folder, _reason(error))
            return
        if any(entry.name == ".gitignore" for entry in children):
            ignores = (*ignores, _ignore_in(folder))
        for entry in children:
            path = os.path.join(folder, entry.name)
            if entry.name.startswith("."):
                continue
            try:
                is_folder = entry.is_dir()
            except OSError as error:
                self._tell(path, _reason(error))
                continue
            if is_folder:
                yield from self._folder_below(path, entry, ignores, above)
            elif self._wants(path, entry, ignores):
                yield path

    def _folder_below(
        self,
        path: str,
        entry: os.DirEntry[str],
        ignores: tuple[_Ignore, ...],
        above: tuple[tuple[int, int], ...],
    ) -> Iterator[str]:
        if entry.name in _OF_TOOLS or _ignored(path, ignores, folder=True) or self.excluded(path):
            return
        identity = _identity(path)
        if entry.is_symlink() and identity in above:
            self._tell(path, "this link leads back to a folder around it")
            return
        yield from self._files_below(path, ignores, (*above, identity))

    def _wants(self, path: str, entry: os.DirEntry[str], ignores: tuple[_Ignore, ...]) -> bool:
        name = entry.name.lower()
        if os.path.splitext(name)[1] not in self.known or name in _OF_PROJECTS:
            return False
        if _ignored(path, ignores, folder=False) or self.excluded(path):
            return False
        if not entry.is_file():
            reason = _why_broken(path) if entry.is_symlink() else "this is no file to read"
            self._tell(path, reason)
            return False
        return True


def _identity(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _why_broken(path: str) -> str:
    try:
        os.stat(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "this link leads round in a circle"
        if error.errno == errno.ENOENT:
            return "this link leads nowhere"
        return _reason(error)
    return "this is no file to read"


def _reason(error: OSError) -> str:
    """Why the system refused, in its own words in lower case."""
    if error.errno == errno.ELOOP:
        return "this link leads round in a circle"
    words = error.strerror or "cannot be read"
    return words[0].lower() + words[1:]


_Ignore = tuple[str, "GitIgnoreSpec"]
"""A folder, ending in a slash, and what the .gitignore in it names."""


def _ignore_in(folder: str, file: str = ".gitignore") -> _Ignore:
    from pathspec import GitIgnoreSpec

    try:
        text = Path(folder, file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    return os.path.join(folder, ""), GitIgnoreSpec.from_lines(text.splitlines())


def _ignores_above(folder: str) -> tuple[_Ignore, ...]:
    """What git ignores by files of the folders around, up to the root of the repository."""
    absolute = os.path.abspath(folder)
    around = [absolute]
    while not os.path.exists(os.path.join(around[-1], ".git")):
        above = os.path.dirname(around[-1])
        if above == around[-1]:
            return ()
        around.append(above)
    root = around[-1]
    found = [_ignore_in(one) for one in reversed(around[1:]) if _has(one, ".gitignore")]
    if _has(root, ".git/info/exclude"):
        found.insert(0, _ignore_in(root, ".git/info/exclude"))
    return tuple(found)


def _is_inside_ignored(folder: str, ignores: tuple[_Ignore, ...]) -> bool:
    path = os.path.abspath(folder)
    return any(_ignored(path, (one,), folder=True) for one in ignores)


def _has(folder: str, name: str) -> bool:
    return os.path.isfile(os.path.join(folder, name))


def _ignored(path: str, ignores: tuple[_Ignore, ...], *, folder: bool) -> bool:
    """Whether the nearest .gitignore that has an opinion names the path."""
    for around, spec in reversed(ignores):
        base = os.path.abspath(path) if os.path.isabs(around) else path
        if not base.startswith(around):
            continue
        relative = base[len(around) :].replace(os.sep, "/")
        verdict = spec.check_file(f"{relative}/" if folder else relative).include
        if verdict is not None:
            return verdict
    return False
