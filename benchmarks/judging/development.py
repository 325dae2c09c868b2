"""The development set: blaming lines, and what the coach makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import coach
from benchmarks.judging.verdicts import Pair


def read_texts(files: Iterable[Path]) -> Iterator[str]:
    """The "text" of each line of JSON, left out where its "blame" is 0.

    Raises ValueError, with file and line, for a line that is no such object; OSError.
    """
    for file in files:
        for number, raw in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not raw.strip():
                continue
            try:
                line = json.loads(raw)
            except json.JSONDecodeError as error:
                raise ValueError(f"{file}:{number}: this is no JSON: {error}") from None
            text = line.get("text") if isinstance(line, dict) else None
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f'{file}:{number}: expected an object with a "text"')
            if line.get("blame", 1):
                yield text


def said_again(texts: Iterable[str], limit: int | None = None) -> tuple[list[Pair], int]:
    """Those that the coach changes, at most `limit`, and how many it was given until then."""
    given = 0

    def changed() -> Iterator[Pair]:
        nonlocal given
        for text in texts:
            given += 1
            rewritten = coach.rewrite(text, coach.Context(kind="general")).text
            if rewritten != text:
                yield Pair(text, rewritten)

    return list(islice(changed(), limit)), given
