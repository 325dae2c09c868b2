"""How a template is written: {placeholders}, and “? ” before lines that may be left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from coach.lazily import lazy

PLACEHOLDER = lazy(r"\{([a-z][a-z0-9_]{0,39})\}")
BRACES = lazy(r"\{[^{}\n]{0,60}\}?|\}")
"""Anything in braces, whether or not it can be a placeholder."""
_WITH_STOP = lazy(PLACEHOLDER.pattern + r"([.。]?)")
_OPTIONAL = "? "
_GAP = lazy(r"\n{3,}")
_STOPS = tuple(".。!！?？…")


def names_in(text: str) -> Iterator[tuple[str, bool]]:
    """The placeholders of a text in order, each with whether its line is left out without it."""
    for line in text.split("\n"):
        for found in PLACEHOLDER.finditer(line):
            yield found[1], line.startswith(_OPTIONAL)


def filled(text: str, values: Mapping[str, str], blank: Callable[[str], str]) -> str:
    """The text with values in place of placeholders, each exactly as it is.

    What has no value becomes `blank(name)`, or is left out with its line where that is optional.
    A full stop of the text is left out behind a value that ends a sentence by itself.
    """

    def put(found: re.Match[str]) -> str:
        value = values.get(found[1])
        if value is None:
            value = blank(found[1])
        return value if value.endswith(_STOPS) else value + found[2]

    return _WITH_STOP.sub(put, _GAP.sub("\n\n", "\n".join(_kept(text, values))))


def _kept(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """The lines without their marks, and without the optional ones that lack a value."""
    for line in text.strip("\n").split("\n"):
        if not line.startswith(_OPTIONAL):
            yield line
        elif all(name in values for name, _ in names_in(line)):
            yield line.removeprefix(_OPTIONAL)
