"""What is worked out once from the documents of rules/messages."""

from __future__ import annotations

from typing import Any

from coach.messages.triggers import triggers_of


def derive(documents: dict[str, Any]) -> dict[str, Any]:
    """What wakes each cue of a kind."""
    return triggers_of(
        pattern for kind in documents.values() for _, pattern in kind.get("cues") or ()
    )
