"""What is worked out once from the documents of rules/fields."""

from __future__ import annotations

from typing import Any

from coach.messages.triggers import triggers_of


def derive(documents: dict[str, Any]) -> dict[str, Any]:
    """What wakes each pattern of a field."""
    return triggers_of(
        pattern
        for document in documents.values()
        for field in document.values()
        for listed in (
            *(field.get("present") or {}).values(),
            *(field.get("vague") or {}).values(),
            *(words for means in (field.get("means") or {}).values() for words in means.values()),
            field.get("ignore") or (),
        )
        for pattern in listed
    )
