"""Where compiled rules are kept: beside the package, else in the user's cache."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from coach import assets
from coach.rulebook.keying import book_key


def load_book(packs: Sequence[Path] = ()) -> dict[str, Any]:
    """The compiled rules of the built-in directory and `packs`, compiled anew if any changed.

    An unwritable cache only costs the compilation. Raises RuleError for a rule that cannot be used.
    """
    directories = [assets.path("rules"), *packs]
    key = book_key(directories)
    shipped = None if packs else _matching(assets.path("rulebook.json"), key)
    if shipped is not None:
        return shipped
    kept = _cache_folder() / f"rulebook-{key}.json"
    return _matching(kept, key) or _compiled(directories, kept)


def _compiled(directories: Sequence[Path], keep: Path) -> dict[str, Any]:
    from coach.rulebook.compiling import checked_book, write_book

    data = checked_book(directories)
    with suppress(OSError):
        write_book(data, keep)
    return data


def _matching(place: Path, key: str) -> dict[str, Any] | None:
    """The compiled rules in `place` if they are whole and still the ones of `key`."""
    try:
        data = json.loads(place.read_bytes().decode())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.get("key") == key else None


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("draft-coach")
