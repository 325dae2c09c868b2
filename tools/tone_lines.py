"""The labelled lines of tone: {"text", "blame"}, and "area" where it matters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

Line = tuple[str, bool, str]
"""A sentence, whether it blames, and where it comes from."""


def lines_of(paths: Iterable[Path]) -> Iterator[Line]:
    """The lines of the files, in the order of their names."""
    for path in sorted(paths):
        for raw in path.read_text(encoding="utf-8").splitlines():
            if raw.strip():
                line = json.loads(raw)
                yield line["text"], bool(line["blame"]), line.get("area", "")
