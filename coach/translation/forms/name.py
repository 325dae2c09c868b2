"""Names of people stay as they are; a Chinese family name with one reading is spelled for others.

“李经理” can only become “Manager Li” if the name is Li. A full name is the person's own to spell.
"""

from __future__ import annotations

from collections.abc import Iterable

from coach.translation.form_tables import surnames
from coach.translation.forms import Form, Stretch, Tongues


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The name, in Latin letters where it is a family name alone and the reader is no Chinese."""
    spelled = surnames().get(stretch.words)
    if spelled is None or tongues.source != "zh" or tongues.target in ("ja", "ko"):
        return stretch.as_written()
    return (Form(stretch.start, stretch.end, spelled),)
