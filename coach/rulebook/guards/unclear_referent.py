"""The sentence before the match names two or more things that "this" may mean. Both languages."""

from __future__ import annotations

from coach.document import Document
from coach.draft import Context
from coach.lazily import lazy
from coach.rulebook.book import Match

SCOPE = "document"

_THING = lazy(
    r"\b(?:the|a|an|our|your|their|its|his|her|two|three|both|another|new|old) [a-z]{3,}|\b(?:and"
    r"|or) (?:[a-z]+ )?[a-z]{4,}"
)
_JOINED = lazy(
    r"(?<=[\u4e00-\u9fff\w])(?:和|与|及|以及|或者?|还是|并|、"
    r"|，)(?=[\u4e00-\u9fff\w])"
)
_FEWEST = 3
"""Things an English sentence must name: one of them usually is only what it is about."""


def holds(match: Match, document: Document, context: Context) -> bool:
    """Whether the neighbouring sentence before leaves open which of its things is meant."""
    before = None
    for sentence in document.sentences:
        if sentence.start >= match.sentence.start:
            break
        before = sentence
    if before is None or before.block not in ("prose", "list_item"):
        return False
    if before.languages == frozenset({"zh"}):
        return _JOINED.search(before.folded) is not None
    return len(_THING.findall(before.folded)) >= _FEWEST
