"""Times of the day, which stand in dates too."""

from __future__ import annotations

from collections.abc import Iterable

from coach.translation.forms import Form, Stretch, Tongues, date


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """As for dates."""
    return date.forms(stretch, tongues)
