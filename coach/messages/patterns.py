"""From the patterns of the documents to what is searched for: names in braces become signs."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from coach.document import MASK_CHARACTERS
from coach.lazily import lazy
from coach.messages.reading import SIGNS

_NAMED = lazy(r"\{([a-z_]+)\}")
_NUMBER = rf"[\d{SIGNS['code']}{SIGNS['quantity']}]"


@cache
def compiled(patterns: tuple[str, ...]) -> Any:
    """One linear-time expression for all of `patterns`. Raises ValueError for an unknown name."""
    import re2

    return re2.compile("|".join(f"(?:{expanded(one)})" for one in patterns))


def expanded(pattern: str) -> str:
    """The pattern with `{date}`, `{quantity}` … replaced by what stands for them in a reading."""
    return _NAMED.sub(_signs, pattern)


def _signs(found: re.Match[str]) -> str:
    name = found[1]
    if name == "gap":
        return r"[^¶\n]{0,50}?"
    inside = found.string[: found.start()].rfind("[") > found.string[: found.start()].rfind("]")
    if name == "number":
        return _NUMBER
    if name == "link":
        return MASK_CHARACTERS["url"]
    if name not in SIGNS:
        raise ValueError(
            f"{{{name}}} is not known; use one of: {', '.join(SIGNS)}, gap, number, link"
        )
    if inside:
        return SIGNS[name]
    return SIGNS[name] if _counted_next(found) else f"{SIGNS[name]}+"


def _counted_next(found: re.Match[str]) -> bool:
    """Whether the pattern says itself how often: {code}{3,}."""
    return found.string[found.end() : found.end() + 1] in ("{", "+", "*") and (
        found.string[found.end() + 1 : found.end() + 2].isdigit()
        or found.string[found.end() : found.end() + 1] != "{"
    )
