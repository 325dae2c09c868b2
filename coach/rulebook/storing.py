"""Where compiled rules are kept: beside the package, else in the user's cache."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
    places = [] if packs else [assets.path("rulebook.json")]
    places.append(_cache_folder() / f"rulebook-{key}.json")
    for place in places:
        data = _read(place)
        if data is not None and data.get("key") == key:
            return data
    from coach.rulebook.compiling import checked_book, write_book

    data = checked_book(directories)
    try:
        write_book(data, places[-1])
    except OSError:
        pass
    return data


def _read(place: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("draft-coach")
