"""Names of companies stay as they are; “Mr. Weber of Weber GmbH” are two names."""

from __future__ import annotations

from collections.abc import Iterable

from coach.lazily import lazy
from coach.translation.forms import Form, Stretch, Tongues

_PERSON = lazy(
    r"(?:^|.*[ ,])(?:Mr|Mrs|Ms|Dr|Miss)\.? (?P<name>[^,]+?),? (?:of|from|at) (?P<company>.+)"
)


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The company, and the person before it as a name of its own."""
    found = _PERSON.fullmatch(stretch.words)
    if found is None:
        return stretch.as_written()
    return [
        Form(stretch.start + found.start(part), stretch.start + found.end(part), found[part])
        for part in ("name", "company")
    ]
