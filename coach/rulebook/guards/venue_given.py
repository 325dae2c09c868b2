"""English: the sentence names the place of the meeting, so its clock is the clock there."""

from __future__ import annotations

from functools import lru_cache

from coach.lazily import lazy
from coach.rulebook.book import Match

_PLACE = lazy(
    r"\b(?:in|at|to|from|outside|near|via)\s+(?:the|our|your|my|his|her|their|its|this|that|a"
    r"|hall|gate|terminal)\s+(?:[\w'&.-]+\s+){0,4}?"
    r"(?:office|offices|plant|factory|works|warehouse|hotel|showroom|booth|stand|hall|gate|port"
    r"|terminal|airport|station|lobby"
    r"|restaurant|venue|site|headquarters|hq|building|building|club|bar|pub|cafe|café|centre"
    r"|center|room|school|church|house|home"
    r"|workshop|depot|yard|berth|dock|customs|premises|store|shop|mill|lab|laboratory"
    r"|conference room|boardroom|auditorium"
    r"|ballroom|reception|fair|exhibition|consulate|embassy|bank|court|campus|park|theater"
    r"|theatre|stadium|clinic|hospital|village)\b"
    r"|\b(?:room|booth|hall|suite|gate|floor|conference room|conf\.? rm\.?"
    r"|rm)\s*(?:no\.?\s*)?[a-z]?-?\d"
    r"|\b\d+(?:st|nd|rd|th) floor\b|\beb\s?\d{2,}|\b(?:location|venue|place|where)\s*:"
    r"|\b(?:flight|train|ferry|check-in|check in|boarding|lands?|takes? off)\b"
)
_IN_CITY = lazy(
    r"\b(?:in|at|to|from|@)\s+(?!(?:January|February|March|April|May|June|July|August|September"
    r"|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Q[1-4]"
    r"|H[12]|I|Christmas|Easter|Ramadan|Mr|Ms|Mrs|Dr|USD|EUR|FOB|CIF|EOD|COB|English"
    r"|Chinese)\b)[A-Z][A-Za-z'’-]+"
)
_AT_ONLY = ("at", "in", "@")


def holds(match: Match) -> bool:
    """Whether a place such as “our Hamburg office” or “in Izmir” stands in the sentence."""
    return _names_place(match.sentence.raw, match.sentence.folded)


@lru_cache(maxsize=64)
def _names_place(raw: str, folded: str) -> bool:
    return bool(_PLACE.search(folded)) or any(
        found[0].startswith(_AT_ONLY) for found in _IN_CITY.finditer(raw)
    )
