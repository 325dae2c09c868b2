"""What reading times adds to a check: the same messages with and without it, in turns.

Usage: times_.py MESSAGES.json PASSES. Prints CPU milliseconds a message. Nothing is remembered
between readings. Without it, no time expression is read, no date is checked and no exact time is
proposed; the rules that only mark vague words work in both.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from coach import engine
from coach.draft import Context, Party
from coach.rewriting import suggesting
from coach.timing import expression

TIME_CHECKS = frozenset(
    (
        "weekday_of_date",
        "impossible_date",
        "past_deadline",
        "day_off_there",
        "closed_then",
        "contradicting_dates",
    )
)
CONTEXT = Context(
    now=datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai")),
    sender=Party(country="CN", timezone="Asia/Shanghai"),
    recipient=Party(country="ES"),
)


@contextmanager
def without_times(coach: engine.Coach) -> Iterator[None]:
    """The coach as if it could not read times."""
    checks = [rule for rule in coach.book.checks if rule.check not in TIME_CHECKS]
    with (
        patch.object(coach.book, "checks", checks),
        patch.object(engine, "times_of", lambda document, reckoning: ()),
        patch.object(suggesting, "_proposed", lambda *arguments: iter(())),
    ):
        yield


def milliseconds(coach: engine.Coach, texts: list[str]) -> float:
    """CPU time to check every text once, for one text."""
    spent = 0.0
    for text in texts:
        coach.clear_cache()
        expression.find.cache_clear()
        begin = process_time()
        coach.check(text, CONTEXT)
        spent += process_time() - begin
    return spent * 1000 / len(texts)


def main() -> None:
    texts: list[str] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    passes = int(sys.argv[2])
    coach = engine.default_coach()
    figures: dict[str, list[float]] = {"with times": [], "without": []}
    for _ in range(passes + 3):
        figures["with times"].append(milliseconds(coach, texts))
        with without_times(coach):
            figures["without"].append(milliseconds(coach, texts))
    result: dict[str, Any] = {
        name: sum(values[3:]) / passes for name, values in figures.items()
    }  # the first passes load modules and calendars
    result["added"] = result["with times"] - result["without"]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
