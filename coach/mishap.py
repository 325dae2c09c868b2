"""What is written to the log when something went wrong: what and where, never with what text."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def tell_mishap(who: str, what: str, error: BaseException) -> None:
    """Write a line to standard error: the kind of error and the line of ours where it arose."""
    inside = [
        f"{Path(one.filename).name}:{one.lineno}"
        for one in traceback.extract_tb(error.__traceback__)
        if _PACKAGE in Path(one.filename).parents
    ]
    place = f" at {inside[-1]}" if inside else ""
    print(f"{who}: {what}: {type(error).__name__}{place}", file=sys.stderr, flush=True)
