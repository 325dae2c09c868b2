"""The sentence depends on an event it names: if, once, after; 如果, 一旦, …后. Both languages."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_CONDITION = lazy(
    r"\b(?:if|once|unless|until|till|upon|after|before|when|whenever|as soon as|provided|in case"
    r"|should you|subject to"
    r"|without|by the time|the moment|depending on|against|so that|in order to|would|could have)\b"
    r"|如果|如有|如需|若|一旦|只要|除非|倘|假如|要是|的话|[到款认品单定息件复信料]之?[后前]"
    r"|之后|以后|后再|后即|后就|后会|后我|待|等(?!等)"
    r"|为了|以便|才能|才可"
)


def holds(match: Match) -> bool:
    """Whether the sentence of the match names an event on which it depends."""
    return _CONDITION.search(match.sentence.folded) is not None
