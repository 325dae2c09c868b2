"""English: the sentence says whose clock counts."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.lazily import lazy
from coach.rulebook.book import Match

_ABBREVIATION = lazy(
    r"\b(?:UTC|GMT|CES?T|EES?T|WES?T|MSK|[ECMP][SD]T|AK[SD]T|HST|IST|PKT|BS?T|BJT|JST|KST|HKT"
    r"|SGT|ICT|WIB|A[EC][SD]T"
    r"|AWST|NZ[SD]T|BRT|ART|SAST|EAT|CAT|WAT|GST|AST|TRT|ET|PT|CT|MT|Z)\b|\d\s*Z\b"
)
_ZONE = lazy(
    r"\b(?:utc|gmt|cet|cest|bjt|est|edt|pst|pdt)\b|\d\s?(?:[ap]\.?m\.?\s)?\(?(?:cst|ist|bst|et"
    r"|pt|ct)\b"
    r"|\btime[\s-]?zone\b|\blocally\b|\blocal\s+time\b|\d[^,;]{0,12}\blocal\b"
    r"|\b(?:(?:beijing|china|chinese|shanghai|shenzhen|hong kong|hk|taiwan|tokyo|japan|japanese"
    r"|korea|korean|seoul|singapore|india|indian"
    r"|mumbai|delhi|dubai|uae|gulf|saudi|riyadh|israel|moscow|russian?|istanbul|turkey|turkish"
    r"|cairo|europe|european|london|uk|british|irish"
    r"|paris|french|berlin|germany?|german|italy|italian|rome|madrid|spain|spanish|dutch|swiss"
    r"|polish|warsaw|us|usa|american|new york|ny|boston"
    r"|houston|texas|chicago|la|california|west coast|east coast|toronto|mexico|brazil"
    r"|brazilian|sao paulo|sydney|melbourne|australian?|nairobi"
    r"|lagos|johannesburg|bangkok|thai|vietnam|hanoi|jakarta|manila|your|my|our|their|standard"
    r"|daylight|summer|local)"
    r"(?:'s)? )(?:standard |daylight |summer |local )?time\b"
    r"|\b(?:eastern|central|pacific|mountain)\b"
)
_CITY_TIME = lazy(r"\b[A-Z][\w'’.-]{0,30}(?: [A-Z][\w'’.-]{0,30}){0,3} [Tt]ime\b")
_NOT_A_ZONE = lazy(
    r"\b(?:it's|its|that's|thanks|thank|sorry|prep|processing|production|shipping|turnaround"
    r"|waiting|response|break|work|working|overtime|same|sometime|any|this|that|what|which|the"
    r"|a|some|next|last|first|same|every|each|on|in|of|lead|delivery|free|good|best"
    r"|more|enough|short|long|full|half|one|second|third|spare|transit|cut-?off|closing|arrival"
    r"|departure|loading|start"
    r"|starting|meeting|suitable|convenient|exact|right|meantime|part|real|no|much|over|prime"
    r"|have|at|another|other"
    r"|lunch|dinner|tea|break|coffee|opening|call|preferred|possible|specific|about|early"
    r"|current|new|alternative|is|was|be|waste|save|take|to|for|and)"
    r" time\b"
)


def holds(match: Match) -> bool:
    """Whether a time zone, “local time” or “Beijing time” stands in the sentence."""
    return _has_zone(match.sentence.raw, match.sentence.folded)


@lru_cache(maxsize=64)
def _has_zone(raw: str, folded: str) -> bool:
    if not raw.isupper() and _ABBREVIATION.search(raw):
        return True
    if any(not _NOT_A_ZONE.fullmatch(found[0].lower()) for found in _CITY_TIME.finditer(raw)):
        return True
    return any(_is_zone(folded, found) for found in _ZONE.finditer(folded))


def _is_zone(text: str, found: re.Match[str]) -> bool:
    if found.group().startswith(("your ", "my ", "our ")):
        return not text[: found.start()].endswith(("for ", "of ", "up ", "on "))
    return found.group() != "time" and not _NOT_A_ZONE.fullmatch(found.group())
