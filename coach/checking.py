"""The public function `coach.check`."""

from __future__ import annotations

from collections.abc import Collection

from coach.draft import Context
from coach.engine import default_coach
from coach.report import Report


def check(text: str, context: Context | None = None, *, disable: Collection[str] = ()) -> Report:
    """Check a draft.

    `text` is the message as the writer has it; `context` is what is known about it. `disable`
    holds ids of rules and categories to leave out, such as ("culture", "time/weekend"). Positions
    in the report count code points of `text`. Raises ValueError if `text` is empty or blank, and
    UnknownRule, a ValueError with the nearest names, for a name in `disable` that does not exist.
    """
    if not text.strip():
        raise ValueError("there is no text to check; give the draft of a message")
    return default_coach().check(text, context, disable)
