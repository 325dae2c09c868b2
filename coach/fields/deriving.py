"""What is worked out once from the documents of rules/fields."""

from __future__ import annotations

from typing import Any

from coach.messages.triggers import literals_of


def derive(documents: dict[str, Any]) -> dict[str, list[str] | None]:
    """The literals that wake each pattern of a field."""
    return literals_of(
        pattern
        for document in documents.values()
        for field in document.values()
        for by_language in (
            field.get("present"),
            field.get("vague"),
            *(field.get("means") or {}).values(),
        )
        for listed in (by_language or {}).values()
        for pattern in listed
    )
