"""Prints the CPU milliseconds that the coach takes for a message once it is warm.

Usage: coach_.py MESSAGES.json PASSES [PACK]

"coach" reads each message as if it had never seen a sentence of it, "coach, no checklist" without
the kind of message and its fields. "coach typing" is one more
letter in a message that it has just read: the ten last letters of its first half, one by one.
PACK is a folder with more rules.
"""

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from coach import Context
from coach.engine import load_coach
from coach.messages import scoring
from coach.timing import expression

LETTERS = 10

messages = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
passes = int(sys.argv[2])
coach = load_coach(Path(folder) for folder in sys.argv[3:])
context = Context(now=datetime(2026, 11, 18, 10, tzinfo=UTC))


def reading(message: str, disable: tuple[str, ...] = ()) -> float:
    """Seconds to check a message that is new."""
    coach.clear_cache()
    expression.find.cache_clear()
    scoring.forget()
    before = time.process_time()
    coach.check(message, context, disable)
    return time.process_time() - before


def typing(message: str) -> float:
    """Seconds to check a message again after one more letter."""
    coach.clear_cache()
    middle = len(message) // 2
    coach.check(message[: middle - LETTERS] + message[middle:], context)
    before = time.process_time()
    for typed in range(middle - LETTERS + 1, middle + 1):
        coach.check(message[:typed] + message[middle:], context)
    return (time.process_time() - before) / LETTERS


def milliseconds(times: list[float]) -> float:
    return sum(times) * 1000 / len(times)


for message in messages:
    coach.check(message, context)
print(
    json.dumps(
        {
            "coach": milliseconds([reading(text) for _ in range(passes) for text in messages]),
            "coach, no checklist": milliseconds(
                [reading(text, ("completeness",)) for _ in range(passes) for text in messages]
            ),
            "coach typing": milliseconds([typing(text) for text in messages]),
        }
    )
)
