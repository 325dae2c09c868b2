"""English: a word that can be vulgar stands here for a standard, a name or a thing."""

from __future__ import annotations

import re

from coach.rulebook.book import Match

_HARMLESS = {
    "bs": re.compile(
        r"\bbs (?:en|iso|ohsas|\d|plug|standard)|\bbs[- ]?\d|\b(?:per|to|standard|"
        r"meets?|bsc|degree|norm) bs\b"
    ),
    "dick": re.compile(
        r"\b(?:mr\.?|mister|dear|hi|hello|moby|thanks,?|tom,) dick\b|"
        r"\bdick [a-z]+(?:son|sen|s)?\b"
    ),
    "nuts": re.compile(
        r"\b(?:m\d+|bolts?|wheel|lock|hex|wing|flange|washers?|screws?|tighten\w*|"
        r"torque|steel|thread\w*|zinc|cashew|pine|mixed"
        r"|roast\w*|brazil|nuts? and|wal|pea|hazel|almonds?|dried|kg|pcs|kernels?|"
        r"seeds?|fruits?|chocolate|allerg\w+|loose|rivet|cap|hub|spare"
        r"|brass|plastic|dish|cake|without|contains?|free|peanuts?|traces|sauce|"
        r"recipe|the nuts|nuts (?:are|in|on|for|with|from|of|per))\b"
    ),
    "ass": re.compile(r"\bass(?:\.|,? (?:manager|prof|dir))|\bthe ass (?:and|or) the\b|\bpack ass"),
    "hell": re.compile(r"\bhell,? norway|\bhell energy"),
    "jerk": re.compile(
        r"\bjerk (?:chicken|seasoning|sauce|pork|limit|control)|\b(?:acceleration|"
        r"motion|clean and) "
    ),
    "git": re.compile(
        r"\bgit (?:[a-z]+|repo\w*)|\b(?:a|the|via|in|from|using|our|on|with|into|"
        r"local|remote) git\b|`|\bgit\b"
    ),
    "clown": re.compile(
        r"\bclown ?(?:fish|s? costume|nose|wigs?)|\bcostumes?\b|\btoys?\b|\bcircus\b"
    ),
    "crook": re.compile(r"\bumbrella|\bhook or by crook|\bstick\b"),
    "cowboy": re.compile(r"\bboots?\b|\bhats?\b|\bcostume"),
    "muppet": re.compile(r"\btoys?\b|\bshow\b"),
    "poo": re.compile(r"\bbags?\b|\bdog\b|\bwinnie\b|\bpets?\b|\bnapp(?:y|ies)\b"),
    "turd": re.compile(r"\bbags?\b"),
    "scum": re.compile(r"\b(?:soap|pond|water|boiler|surface|remove\w*|film)\b"),
    "bitch": re.compile(r"\b(?:dog|puppies|breeder|litter)\b"),
    "bastard": re.compile(r"\bbastard (?:file|cut|sword|size)"),
    "prick": re.compile(r"\b(?:pin|needle|finger|skin|test|thorn|holes?)\b"),
    "sob": re.compile(r"\bsob stor|\bsobs?\b"),
    "screw it": re.compile(r"\bscrew it (?:in|on|to|down|into|onto|tight|firmly|back|with)"),
    "screw th": re.compile(
        r"\bscrew (?:this|that|them) (?:in|on|to|down|into|onto|tight|firmly|back|"
        r"with|part|cap|lid|end|plate)"
    ),
    "dang": re.compile(r"\b(?:mr\.?|mrs\.?|ms\.?|miss|dear|hi|da|van|thi) dang\b|\bdang [a-z]+\b"),
    "darn": re.compile(r"\b(?:socks?|needle|wool|yarn|holes?)\b"),
    "bloody": re.compile(r"\b(?:wound|bandage|mary|nose|sunday)\b"),
    "bugger": re.compile(r"\bdebugger"),
    "shit": re.compile(r"\bshit ?ake|\bshih ?tzu"),
    "arse": re.compile(r"\bparse"),
    "damned": re.compile(r"\bdammed\b"),
}


def holds(match: Match) -> bool:
    """Whether the sentence uses the word in its harmless sense."""
    words = match.text
    return any(
        words.startswith(start) and harmless.search(match.sentence.folded)
        for start, harmless in _HARMLESS.items()
    )
