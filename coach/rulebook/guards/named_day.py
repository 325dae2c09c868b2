"""English: the words are part of a name, as in “Black Friday” or “Saturday Express”."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_FAMOUS = lazy(
    r"\b(?:black|good|cyber|easter|palm|ash|maundy|boxing|super|bloody|casual|holy|whit|giving"
    r"|man|happy|girl|crusoe's)\s+$"
)
_KIND = lazy(
    r"(?:'s)?\s+(?:prayers?|market|editions?|newspaper|papers?|surcharge|rate|fee|fees|shift"
    r"|shifts|brunch|special|specials|edition|times|post|sale"
    r"|collection|clearance|night football|night live|holiday season|rush|blues|wear)\b"
)
_NEXT_WORD = lazy(r"\s+(?P<word>[A-Z][\w'’&-]*)")
_NOT_NAMES = lazy(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Mon|Tue|Tues|Wed|Thu|Thurs"
    r"|Fri|Sat|Sun|I|I'm|I'll|I'd|AM|PM|A|P|EOD|COB|CET|CST|EST|UTC|GMT|Beijing|OK|ASAP|Morning"
    r"|Afternoon|Evening|Night|ETA|ETD|FYI|PO|PI|BL|LC)"
)
_NAME_BEFORE = lazy(r"(?:Mr|Mrs|Ms|Miss|Dr|Mme)\.?\s+(?:[A-Z]\w*\s+)?$")
_NAME_AFTER = lazy(
    r"\s+(?:Co|Ltd|Inc|Corp|GmbH|LLC|Industrial|Industries|Trading|Group|Technologies|Textiles"
    r"|Logistics)\b"
)


def holds(match: Match) -> bool:
    """Whether the neighbours of the match make it a name of something else."""
    sentence = match.sentence
    if _FAMOUS.search(match.before[-20:]) or _KIND.match(match.after):
        return True
    raw_after = sentence.raw[match.end : match.end + 60]
    capital = sentence.raw[match.start].isupper()
    if (
        capital and _NAME_BEFORE.search(sentence.raw[max(0, match.start - 40) : match.start])
    ) or _NAME_AFTER.match(raw_after):
        return True
    word = _NEXT_WORD.match(raw_after)
    if word is None or _NOT_NAMES.fullmatch(word["word"]) or sentence.raw.isupper():
        return False
    last = sentence.raw[match.start : match.end].split()[-1]
    return last[:1].isupper() and not last.isupper()
