"""Regular expressions that are compiled when they are first used.

A module knows dozens of patterns and one message needs few of them; compiling is most of the time
that a single `coach check` would take to start. What was compiled before is kept, see
`coach.pattern_store`.
"""

from __future__ import annotations

import re
from typing import Any, cast

from coach.pattern_store import kept


class Lazy:
    """Stands for a compiled pattern and takes over its methods at the first call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = kept(self.pattern, self.flags) or re.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but a mistake in the pattern is found only when it is used."""
    return cast("re.Pattern[str]", Lazy(pattern, int(flags)))
