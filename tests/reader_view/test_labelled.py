"""A hundred labelled messages: what each line should hold, found or not, and what is held beside it.

A message of tests/data/reader_view_{en,zh}.yaml names for each line the words that belong there; “~”
marks those that may be left out. A thing said counts as right where it touches such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import coach
from coach.reader_view.shape import Line

DATA = Path(__file__).resolve().parents[1] / "data"
NOW = datetime.fromisoformat("2026-11-27T16:05:00+08:00")


@dataclass(slots=True)
class Tally:
    """What was found, missed, and held although it does not belong there."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)


def lines(case: dict[str, Any]) -> Iterator[Line]:
    parties = {side: coach.Party(**case.get(side, {})) for side in ("sender", "recipient")}
    context = coach.Context(channel=case.get("channel"), now=NOW, **parties)
    yield from coach.check(case["text"], context).reader_view.lines


def places(text: str, words: str) -> list[tuple[int, int]]:
    found = [one.span() for one in re.finditer(re.escape(words), text)]
    assert found, f"{words!r} does not stand in the message"
    return found


def count(case: dict[str, Any], line: Line, tally: Tally) -> None:
    wanted = [str(words) for words in case[line.name]]
    spots = {words: places(case["text"], words.removeprefix("~")) for words in wanted}

    def touches(words: str, start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in spots[words])

    for words in wanted:
        if any(touches(words, one.start, one.end) for one in line.said):
            tally.found += 1
        elif not words.startswith("~"):
            tally.missed += 1
    for one in line.said:
        tally.wrong += not any(touches(words, one.start, one.end) for words in wanted)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_lines_hold_what_belongs_there(language: str) -> None:
    text = (DATA / f"reader_view_{language}.yaml").read_text(encoding="utf-8")
    tally = Tally()
    for case in yaml.safe_load(text):
        for line in lines(case):
            count(case, line, tally)
    assert tally.precision >= 0.96, tally
    assert tally.recall >= 0.92, tally
