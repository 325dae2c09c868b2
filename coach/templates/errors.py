"""What a caller is told about a template, placeholder or variant that does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_ALIKE = 0.5


class TemplateError(ValueError):
    """A name that a template does not have.

    `name` is the name as given, `nearest` those it may have meant, the likeliest first.
    """

    what = "template"

    def __init__(self, name: str, known: Sequence[str], place: str = "") -> None:
        self.name = name
        self.nearest: tuple[str, ...] = tuple(get_close_matches(name, known, 3, _ALIKE))
        if self.nearest:
            offer = f"nearest: {', '.join(self.nearest)}"
        else:
            offer = f"known: {', '.join(known)}" if known else "there is none"
        super().__init__(f"{place}no {self.what} {name!r}; {offer}")


class UnknownTemplate(TemplateError):
    """No template has that id."""


class UnknownPlaceholder(TemplateError):
    """The template has no placeholder of that name."""

    what = "placeholder"


class UnknownVariant(TemplateError):
    """The template has no variant of that name."""

    what = "variant"
