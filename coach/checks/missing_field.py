"""Fields that a message of its kind needs and that the draft does not state, or only vaguely.

`requirement` is "required" or "conditional", `status` "missing" or "vague". The place is where the
draft speaks of the field, or of the one that a reader looks for before it. `{field}` is the field's
name, `{kind}` the kind's, `{insert}` the words to put in and `{insert_at}` where, in text offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.document import Document
from coach.draft import Context
from coach.finding import Language

SURE_TO_SAY = 0.8
"""The chance of a status from which it is marked in the draft; the checklist shows all."""


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """One place for each such field of the checklist, in its order."""
    from coach.messages.judging import judged
    from coach.messages.kinds import fields, message_kind

    judgement = judged(document, context)
    language: Language = "zh" if document.language == "zh" else "en"
    for line in judgement.lines:
        wanted = line.status == settings["status"] and line.requirement == settings["requirement"]
        if wanted and line.chance >= SURE_TO_SAY:
            insert = fields()[line.field].insert
            yield Hit(
                *line.place,
                {
                    "field": fields()[line.field].name,
                    "kind": message_kind(judgement.kind).name,
                    "insert": insert.of(language) if insert else "",
                    "insert_at": str(line.insert_at),
                },
            )
