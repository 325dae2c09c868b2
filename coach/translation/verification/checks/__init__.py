"""What is compared, one module per check: `check(comparison)` gives the mismatches it finds.

A check is known by its module: a new one is a new file here and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from coach.modules import names_beside

if TYPE_CHECKING:
    from coach.translation.result import Mismatch
    from coach.translation.verification.comparison import Comparison

Check = Callable[["Comparison"], Iterator["Mismatch"]]


@cache
def every() -> tuple[Check, ...]:
    """All checks, in the alphabetical order of their modules."""
    found: list[Check] = [
        import_module(f"{__name__}.{name}").check for name in sorted(names_beside(__file__))
    ]
    return tuple(found)
