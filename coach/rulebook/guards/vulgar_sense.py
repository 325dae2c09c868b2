"""English: a word that can be vulgar stands here for a standard, a name or a thing."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_HARMLESS = {
    "bs": lazy(
        r"\bbs (?:en|iso|ohsas|\d|plug|standard)|\bbs[- ]?\d|\b(?:per|to|standard|"
        r"meets?|bsc|degree|norm) bs\b"
    ),
    "dick": lazy(
        r"\b(?:mr\.?|mister|dear|hi|hello|moby|thanks,?|tom,) dick\b|"
        r"\bdick [a-z]+(?:son|sen|s)?\b"
    ),
    "nuts": lazy(
        r"\b(?:m\d+|bolts?|wheel|lock|hex|wing|flange|washers?|screws?|tighten\w*|"
        r"torque|steel|thread\w*|zinc|cashew|pine|mixed"
        r"|roast\w*|brazil|nuts? and|wal|pea|hazel|almonds?|dried|kg|pcs|kernels?|"
        r"seeds?|fruits?|chocolate|allerg\w+|loose|rivet|cap|hub|spare"
        r"|brass|plastic|dish|cake|without|contains?|free|peanuts?|traces|sauce|"
        r"recipe|the nuts|nuts (?:are|in|on|for|with|from|of|per))\b"
    ),
    "ass": lazy(r"\bass(?:\.|,? (?:manager|prof|dir))|\bthe ass (?:and|or) the\b|\bpack ass"),
    "hell": lazy(r"\bhell,? norway|\bhell energy"),
    "jerk": lazy(
        r"\bjerk (?:chicken|seasoning|sauce|pork|limit|control)|\b(?:acceleration|"
        r"motion|clean and) "
    ),
    "git": lazy(
        r"\bgit (?:[a-z]+|repo\w*)|\b(?:a|the|via|in|from|using|our|on|with|into|"
        r"local|remote) git\b|`|\bgit\b"
    ),
    "clown": lazy(r"\bclown ?(?:fish|s? costume|nose|wigs?)|\bcostumes?\b|\btoys?\b|\bcircus\b"),
    "crook": lazy(r"\bumbrella|\bhook or by crook|\bstick\b"),
    "cowboy": lazy(r"\bboots?\b|\bhats?\b|\bcostume"),
    "muppet": lazy(r"\btoys?\b|\bshow\b"),
    "poo": lazy(r"\bbags?\b|\bdog\b|\bwinnie\b|\bpets?\b|\bnapp(?:y|ies)\b"),
    "turd": lazy(r"\bbags?\b"),
    "scum": lazy(r"\b(?:soap|pond|water|boiler|surface|remove\w*|film)\b"),
    "bitch": lazy(r"\b(?:dog|puppies|breeder|litter)\b"),
    "bastard": lazy(r"\bbastard (?:file|cut|sword|size)"),
    "prick": lazy(r"\b(?:pin|needle|finger|skin|test|thorn|holes?)\b"),
    "sob": lazy(r"\bsob stor|\bsobs?\b"),
    "screw it": lazy(r"\bscrew it (?:in|on|to|down|into|onto|tight|firmly|back|with)"),
    "screw th": lazy(
        r"\bscrew (?:this|that|them) (?:in|on|to|down|into|onto|tight|firmly|back|"
        r"with|part|cap|lid|end|plate)"
    ),
    "dang": lazy(r"\b(?:mr\.?|mrs\.?|ms\.?|miss|dear|hi|da|van|thi) dang\b|\bdang [a-z]+\b"),
    "darn": lazy(r"\b(?:socks?|needle|wool|yarn|holes?)\b"),
    "bloody": lazy(r"\b(?:wound|bandage|mary|nose|sunday)\b"),
    "bugger": lazy(r"\bdebugger"),
    "shit": lazy(r"\bshit ?ake|\bshih ?tzu"),
    "arse": lazy(r"\bparse"),
    "damned": lazy(r"\bdammed\b"),
}


def holds(match: Match) -> bool:
    """Whether the sentence uses the word in its harmless sense."""
    words = match.text
    return any(
        words.startswith(start) and harmless.search(match.sentence.folded)
        for start, harmless in _HARMLESS.items()
    )
