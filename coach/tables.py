"""Tables: the data documents of a folder below rules/, such as calendars or cultures.

A table is the plain data of all its YAML documents by file name. `coach rules compile` and the
wheel keep it as JSON beside the package, keyed by the bytes of the YAML, so that no YAML parser is
needed as long as nothing changed.

A scalar without quotes is true, false, null or a decimal number where it looks like one, and else
text: dates, clock times and the country NO need no quotes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach import assets

if TYPE_CHECKING:
    from coach.rulebook.located import Located

FORMAT = 2
"""Raised whenever the meaning of the compiled data changes."""


@cache
def table(name: str) -> dict[str, Any]:
    """The documents of rules/<name>/ by file name; shared by all callers, so never change it.

    Raises RuleError, naming file and line, for a document that cannot be used, and
    FileNotFoundError if there is no such folder.
    """
    kept = _kept(name)
    documents: dict[str, Any] | None = kept and kept["documents"]
    return read_table(assets.path("rules") / name) if documents is None else documents


@cache
def derived(name: str) -> dict[str, Any]:
    """What `coach.<name>.deriving` makes of a table, once, when it is compiled.

    Raises like `table`, and AttributeError for a table from which nothing is derived.
    """
    kept = _kept(name) or {"derived": _module(name, "deriving").derive(table(name))}
    made: dict[str, Any] = kept["derived"]
    return made


@cache
def part(name: str, of: str) -> Any:
    """One part of what `coach.<name>.deriving.parts` makes of a table, kept in a file of its own.

    For tables of which a caller needs little at a time. Raises like `table`.
    """
    try:
        data = json.loads(assets.path(f"{name}-{of}.json").read_bytes().decode())
    except (OSError, ValueError):
        data = None
    if isinstance(data, dict) and data.get("key") == table_key(assets.path("rules") / name):
        return data["part"]
    return _parts(name)[of]()


@cache
def _parts(name: str) -> dict[str, Callable[[], Any]]:
    made: dict[str, Callable[[], Any]] = _module(name, "deriving").parts(table(name))
    return made


def read_table(folder: Path, check: Callable[[str, Located], None] | None = None) -> dict[str, Any]:
    """Read the YAML documents of a folder, and check them: by `check` or `coach.<folder>.shape`.

    Raises RuleError for a document that cannot be used.
    """
    from coach.rulebook.located import read

    shape = None if check else _module(folder.name, "shape")
    check = shape.check if shape else check
    found: dict[str, Any] = {}
    for path in _documents(folder):
        root = read(path)
        if root is not None:
            _refuse_repeated_keys(root)
            if check is not None:
                check(path.stem, root)
            found[path.stem] = _plain(path)
    return found


def write_tables(rules: Path, out: Path) -> list[Path]:
    """Compile every folder of `rules` that holds data into a JSON file of the folder `out`.

    Returns the files. Raises RuleError.
    """
    from coach.rulebook.compiling import write_book
    from coach.rulebook.loading import LANGUAGES

    written = []
    for folder in sorted(path for path in rules.iterdir() if path.name not in LANGUAGES):
        if any(folder.glob("*.yaml")):
            documents = read_table(folder)
            key = table_key(folder)
            deriving = _module(folder.name, "deriving")
            for name, make in deriving.parts(documents).items() if _has_parts(deriving) else ():
                written.append(out / f"{folder.name}-{name}.json")
                write_book({"key": key, "part": make()}, written[-1])
            if _has_parts(deriving):
                continue
            data = {"key": key, "documents": documents}
            if deriving is not None:
                data["derived"] = deriving.derive(documents)
            written.append(out / f"{folder.name}.json")
            write_book(data, written[-1])
    return written


def _has_parts(deriving: Any) -> bool:
    return hasattr(deriving, "parts")


def table_key(folder: Path) -> str:
    """A digest of the documents of a folder. Raises FileNotFoundError if it has none."""
    digest = hashlib.blake2b(f"{FORMAT}".encode(), digest_size=16)
    deriving = _module(folder.name, "deriving")
    others = deriving.sources(folder.parent) if _has_parts(deriving) else ()
    for path in (*_documents(folder), *others):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _documents(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise FileNotFoundError(f"there are no documents (*.yaml) in {folder}")
    return found


@cache
def _kept(name: str) -> dict[str, Any] | None:
    """A compiled table if it is whole and made of the documents that lie there now."""
    try:
        data = json.loads(assets.path(f"{name}.json").read_bytes().decode())
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.get("key") != table_key(assets.path("rules") / name):
        return None
    return data if isinstance(data.get("documents"), dict) else None


def _module(name: str, part: str) -> Any:
    """The module `coach.<name>.<part>`, or None if that table has none."""
    try:
        return import_module(f"coach.{name}.{part}")
    except ModuleNotFoundError as error:
        if error.name in (f"coach.{name}", f"coach.{name}.{part}"):
            return None
        raise


def _refuse_repeated_keys(value: Located) -> None:
    if value.is_mapping:
        for _, _, child in value.items("a mapping"):
            _refuse_repeated_keys(child)
    elif value.is_list:
        for child in value.as_list("a list"):
            _refuse_repeated_keys(child)


def _plain(path: Path) -> Any:
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())


@cache
def _loader() -> Any:
    """A YAML loader in which a scalar is text unless it is plainly something else."""
    import re

    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - yaml's own way to say it

    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|", ["n", ""]),
        ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
        ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ):
        Loader.add_implicit_resolver(
            f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first)
        )
    return Loader
