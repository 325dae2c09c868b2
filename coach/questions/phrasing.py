"""The shape of an English sentence as it bears on wanting something: commands, proposals, leads."""

from __future__ import annotations

from coach.analysis.words import word_set
from coach.lazily import lazy

_VERBS = word_set(
    "accept access act activate add adjust advise agree allow answer apply approve arrange ask",
    "assign",
    "attach attend avoid back bear become begin believe book bring browse build buy calculate call",
    "cancel change chat check choose claim clean click close collect come compare complete compose",
    "confirm connect consider contact continue contribute copy correct count cover create cut",
    "decide",
    "define delete deliver describe design determine develop dial disable discover discuss do",
    "donate",
    "double download draft draw drive drop earn eat edit email enable encourage end enjoy enroll",
    "ensure",
    "enter establish evaluate examine exchange expand expect explain explore express extend fax",
    "feel",
    "figure file fill find finish fix fly follow forget forward gather get give go grab grow",
    "handle hang",
    "have hear help hit hold hurry identify imagine improve include increase indicate inform",
    "insert",
    "install invest investigate invite join jump keep kick know launch learn leave let like link",
    "list",
    "listen live load locate log look mail maintain make manage mark match meet mention monitor",
    "move note",
    "notify obtain offer open operate order organize pack paste pay pick place plan play please",
    "plug",
    "point post prepare press prevent print proceed produce protect prove provide publish pull",
    "purchase",
    "push put read receive recommend record redeem reduce refer refresh register reject remember",
    "remind",
    "remove rename renew reply report request require reserve reset resolve respond restart return",
    "retweet revert review revise ring run save say scan schedule scroll search see select sell",
    "send set",
    "share ship shop show sign sit skip sleep solve sort speak spend split stand start state",
    "stay stop",
    "submit subscribe suggest support switch take talk tap tell test text thank think touch",
    "track train",
    "transfer translate travel treat try turn type understand unsubscribe update upgrade upload",
    "use",
    "verify view visit vote wait walk watch wear welcome win wish work write",
)
_LEADS = lazy(
    r"^(?:(?:and|also|so|then|now|but|or|just|simply|ok|okay|well|hi|hey|hello|dear|all|guys"
    r"|everyone"
    r"|again|first|next|finally|please|pls|kindly|always|never|don't|do|not)\b[\s,:!-]*"
    r"|[\d.)*>•-]+\s*)+"
)
_JOINTS = lazy(r"[,;:–—!]\s|\s-+\s|\band\s|\bthen\s|\bso\s")
_CONDITION = lazy(
    r"(?:if|to|when|once|for|in order|while|as|before|after)\b[^,:]{3,80}[,:]\s*(?P<main>.*)"
)
_FAMILIES = {
    "modal": r"\b(?:can|could|would|will|may|might|should|do|did|are|have) (?:you|u|we|i)\b",
    "propose": r"\b(?:let's|let us|shall we|how about|what about|why don't|should we"
    r"|we (?:should|could|can|need|must|have to))\b",
    "you can": r"\b(?:you|u) (?:can|could|should|must|need|have to|may|will|might want)\b",
    "i want": r"\b(?:i|we)(?:'d| would| will|'ll| am|'m|'re| are)? (?:like|love|appreciate|want"
    r"|need"
    r"|hope|wonder|wondering|interested|looking|happy|glad)\b",
    "meet": r"\b(?:see you|meet|get together|catch up|call me|call you|talk to you|speak|lunch"
    r"|dinner"
    r"|drinks?|meeting)\b",
    "when": r"\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend"
    r"|next week"
    r"|this week|asap|now|\d{1,2}(?::\d\d)? ?(?:am|pm))\b",
    "link": r"\$link|http",
}
_PATTERNS = {name: lazy(pattern) for name, pattern in _FAMILIES.items()}
_WORD = lazy(r"[a-z']+")


def shape_of(text: str) -> set[str]:
    """The features of an English sentence that its words alone do not tell."""
    folded = text.lower().replace("’", "'").strip(" \"'>*-")
    found = {f"has {name}" for name, pattern in _PATTERNS.items() if pattern.search(folded)}
    first = _first_word(folded)
    found.add(f"first {first}")
    if first in _VERBS and not folded.startswith(("i ", "we ")):
        found.add("command")
    lead = _CONDITION.match(folded)
    if lead:
        main = _first_word(lead["main"])
        found.add("command behind condition" if main in _VERBS else "condition")
    if any(_first_word(piece) in _VERBS for piece in _JOINTS.split(folded)[1:]):
        found.add("command later")
    capitals = sum(character.isupper() for character in text)
    found.add(f"ends {folded[-1:]}")
    if capitals > 0.3 * len(text):
        found.add("shouts")
    return found


def _first_word(folded: str) -> str:
    found = _WORD.search(_LEADS.sub("", folded.strip(), count=1))
    return found[0] if found else ""
