"""A name for a finding that stays the same when lines around it move."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from coach.finding import Finding
from coach.lazily import lazy

_FIGURES = lazy(r"\d+")
_AROUND = 24
"""Characters of the same line that count, on either side."""


def fingerprint_of(finding: Finding, text: str, unit: str | None) -> str:
    """16 hexadecimal digits for the rule, the name of the unit, and the words in their line.

    `text` is that of the unit; figures in its name do not count, since rows and lines move. A
    finding about the whole message has what it says in place of words, since it stands wherever
    there is room for it.
    """
    if finding.scope == "document":
        words = finding.message.en
    else:
        start, end = finding.start, finding.end
        before = text[max(text.rfind("\n", 0, start) + 1, start - 3 * _AROUND) : start]
        behind = text.find("\n", end)
        after = text[end : min(len(text) if behind < 0 else behind, end + 3 * _AROUND)]
        words = "\0".join(
            (
                _plain(before)[-_AROUND:].lstrip(),
                _plain(text[start:end]),
                _plain(after)[:_AROUND].rstrip(),
            )
        )
    return digest_of(finding.rule_id, _FIGURES.sub("#", unit or ""), words)


def digest_of(*parts: str) -> str:
    """16 hexadecimal digits that stand for what a finding is told by."""
    named = "\0".join(parts)
    return blake2b(named.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class Numbering:
    """Tells apart findings of one file that have the same fingerprint."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, fingerprint: str) -> str:
        """The fingerprint, with "-2" and so on from its second time."""
        self._seen[fingerprint] += 1
        count = self._seen[fingerprint]
        return fingerprint if count == 1 else f"{fingerprint}-{count}"
