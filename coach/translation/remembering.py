"""What a translation memory must be able to do: answer with what somebody accepted before."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """Pairs of sentences that somebody accepted, which are used again word for word."""

    def find(self, source_text: str, source: str, target: str) -> str | None:
        """The accepted translation of a sentence, None where there is none; BCP 47 tags."""
