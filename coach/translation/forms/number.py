"""A bare figure: its marks as the reader writes them."""

from __future__ import annotations

from collections.abc import Iterable

from coach.translation.forms import Form, Stretch, Tongues, figures_of


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The figures of the stretch; a number in words is left to whoever translates the sentence."""
    return figures_of(stretch, tongues)
