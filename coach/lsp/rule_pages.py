"""Where a rule is explained: in a page that the user names, else in a file of the server's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coach.lazily import lazy
from coach.version import VERSION

_HEADING = lazy(r"### (\S+)")
_NOT_IN_ANCHORS = lazy(r"[^\w-]")


class RulePages:
    """Links to rules; None as long as there is nothing to link to."""

    def __init__(self) -> None:
        self.address: str | None = None
        self._file: str | None = None
        self._lines: Mapping[str, int] = {}

    def link(self, rule_id: str) -> str | None:
        """The address of what explains a rule."""
        if self.address is not None:
            return f"{self.address}#{_NOT_IN_ANCHORS.sub('', rule_id.lower())}"
        line = self._lines.get(rule_id)
        return None if line is None else f"{self._file}#L{line}"

    def write(self, folder: Path | None = None) -> None:
        """Write the reference of the built-in rules, once for each set of rules.

        Without a folder it goes into the user's cache; where that cannot be written, there are no
        links.
        """
        from coach import assets
        from coach.rulebook.keying import book_key

        key = book_key([assets.path("rules")])
        place = (folder or _cache()) / f"rules-{VERSION}-{key[:12]}.md"
        with suppress(OSError):
            text = place.read_text(encoding="utf-8") if place.is_file() else _written(place)
            self._file = place.as_uri()
            self._lines = {
                found[1]: number
                for number, line in enumerate(text.split("\n"), 1)
                if (found := _HEADING.fullmatch(line))
            }


def _written(place: Path) -> str:
    from coach import assets
    from coach.rulebook.loading import load_rules
    from coach.rulebook.reference import reference

    text = reference(load_rules([assets.path("rules")]))
    place.parent.mkdir(parents=True, exist_ok=True)
    begun = place.with_suffix(f".{os.getpid()}")
    begun.write_text(text, encoding="utf-8", newline="\n")
    begun.replace(place)
    return text


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("draft-coach")
