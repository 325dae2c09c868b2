"""Plain words: what only heats a sentence up goes, chat words become whole ones.

`tidied` comes before a sentence is taken apart, `unaddressed` after it was put together.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from coach.lazily import lazy
from coach.rewriting.grammar.morphology import capital
from coach.rewriting.grammar.wordings import words


def _pattern(text: str) -> Any:
    return lazy(text, re.IGNORECASE)


VOCATIVE = lazy(
    r"^(?:(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|ok)\s+)?(?:(?:[Ss]irs?|[Mm]adam|[Ff]riend|[Aa]ll|"
    r"[Tt]eam|[Mm]r\.? [A-Z]\w+|[Mm]rs\.? \w+|[Mm]s\.? \w+|[Ss]irs? (?:or|and) [Mm]adams?|"
    r"[A-Z][a-z]+)"
    r"(?: (?:[A-Z][a-z]+|and [A-Z][a-z]+|friend))?)\s?[,!]\s|^(?:dear|hi|hello|hey)\s+\w+\s?,\s",
)
"""Who is addressed at the beginning."""
_NO_NAME = lazy(
    r"^(?:and|but|so|honestly|frankly|sorry|really|wow|great|typical|again|no|yes|well|look|listen|"
    r"seriously|unbelievable|yesterday|today|tomorrow|ok|nice|bravo|congratulations|now|then|"
    r"anyway|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|once|first|meanwhile|apparently|obviously|clearly|"
    r"thanks|shame)\b",
    re.IGNORECASE,
)
_OPENERS = _pattern(
    r"^(?:(?:seriously|honestly(?: speaking)?|frankly(?: speaking)?|sorry(?: to say)?(?:,? but)?|"
    r"excuse me|look|listen|well|wow|oh|great|"
    r"wonderful|really|come on|hello|once again|to be (?:very )?(?:honest|frank)|clearly|obviously|"
    r"apparently|as usual|as always|of course|for (?:god|heaven|christ)'?s sake|unbelievable|"
    r"incredible|typical|congratulations?|bravo|anyway|in fact|by the way|btw|what a joke|"
    r"what a (?:surprise|shame|joke|coincidence|mess|pity)|well done|nice one|good job|nice|"
    r"let me be clear|"
    r"just to be clear|(?:i|we) must (?:honestly )?(?:say|admit)|i have to say|it must be said|"
    r"i(?:'m| am) sorry,? but|(?:very |so )?(?:smart|clever|funny|convenient)|"
    r"with all (?:due )?respect|let'?s be clear|be honest|no offen[cs]e(?: but)?|the (?:fact|"
    r"truth|problem|point) is(?: that)?|fact is(?: that)?|"
    r"guys|bro|man|friend|my friend|dear friend|no(?=,)|not true|that is (?:simply )?not true|"
    r"this is (?:simply )?not true|"
    r"shame on you|look at the photos?|(?:again|first of all|and|but|so|now|then)(?=,| (?:you|"
    r"your|we|i|the|our|it|why|how)\b))\b[\s,:!.–—-]*)+",
)
_HEAT = _pattern(
    r"\b(?:the hell|on earth|in the world|the heck|the fuck|for (?:god|heaven|christ)'?s sake|"
    r"certainly |definitely |simply |bloody |damn(?:ed)? |goddamn |freaking |fucking |at all|"
    r"whatsoever|as usual|as always|yet again|"
    r"time and again|over and over(?: again)?|again and again|all the time|every single time|"
    r"the whole time|without any (?:shame|reason|explanation)|of course,? |obviously |blindly |"
    r"magically |happily |"
    r"in black and white|with (?:big|capital) letters|let me guess,? |surprise surprise,? )\b\s?",
)
_TAIL = (
    r"[,.;:–-]? ?(?:(?:it'?s |it is )?your choice|up to you|seriously|end of story|period|"
    r"full stop|"
    r"(?:it'?s |it is )?(?:as|that) simple(?: as that)?|simple as that|no more (?:stories|excuses|"
    r"delays?|discussions?)|"
    r"no excuses|shame on you|think about it|well done|good job|nice one|thanks for nothing|"
    r"thank you very much|what a joke|very professional|great job|congratulations|bravo|sorry|"
    r"(?:and )?(?:this|that|it|which) (?:is|was) (?:really |simply |just |absolutely |completely |"
    r"totally |very |called |a case of |pure |plain )*(?:not (?:fair|"
    r"acceptable|professional|serious|normal|ok|okay|right|correct|how (?:we|one) works?|"
    r"our fault|our problem)|unacceptable|ridiculous|unbelievable|a joke|"
    r"a shame|unprofessional|a scandal|outrageous|crazy|nonsense|unfair|disappointing|negligence|"
    r"cheating|robbery|careless\w*|theft|fraud|sloppy|"
    r"amateur\w*|incredible|strange|funny|very bad|poor|bad service|not service|sabotage)|"
    r"not fair|unacceptable|(?:this|that) (?:we|i) (?:will )?never forget|"
    r"i have had enough|we have had enough|enough is enough|is that clear|understood|got it|"
    r"how (?:convenient|nice|professional)(?: for you)?|"
    r"(?:and )?(?:not|without|with not) (?:even )?(?:one|a(?: single)?) (?:word|line|"
    r"call)(?: of)?(?: (?:sorry|apology|excuse|explanation))?(?: from (?:you|your side))?|"
    r"(?:this is |that'?s )?(?:now )?(?:the )?(?:second|third|fourth|2nd|3rd|4th) time already|"
    r"(?:and )?(?:you|this) (?:should )?know (?:this|it|that) (?:very well|exactly|perfectly)|"
    r"what (?:kind|sort) of \w+ is (?:this|that)|are you (?:serious|kidding|"
    r"joking)(?: me)?)(?=[.!?]?$)"
)
_PLAINER: tuple[tuple[Any, Any], ...] = tuple(
    (_pattern(found), put)
    for found, put in (
        (r"\bu\b(?!\.)", "you"),
        (r"\bur\b", "your"),
        (r"\byour self\b", "yourself"),
        (r"\b(?:pls|plz|plse)\b", "please"),
        (r"\b(?:bc|cuz|coz|cos)\b", "because"),
        (r"\bthru\b", "through"),
        (r"\b(did|do|does|have|has|was|were|is|are|could|would|should|wo|ca)nt\b", r"\1n't"),
        (r",? (?:and )?(?:our|my) patience has (?:an end|limits)(?=[.!]?$)", ""),
        (
            r"\b(?:it is|it['’]s|that is) (?:really )?(?:your|the \w+['’]s) (?:duty|job|task|"
            r"responsibility|turn)(?: as [\w ]+?)? to (?=\w+)",
            "you must ",
        ),
        (
            r"\b(?:it was|it would have been) (?:really )?your (?:duty|job|task|responsibility|"
            r"turn)(?: as [\w ]+?)? to (?=\w+)",
            "you had to ",
        ),
        (r",? because of you(?: people| guys)?(?=[.!]?$)", ""),
        (
            r"\b(\w+)n['’]t\b",
            lambda m: {"ca": "cannot", "wo": "will not"}.get(m[1].lower(), f"{m[1]} not"),
        ),
        (r"\b(you|we|they|i)['’]ve\b", r"\1 have"),
        (r"\b(you|we|they)['’]re\b", r"\1 are"),
        (r"\b(you|we|they|i|he|she|it)['’]ll\b", r"\1 will"),
        (r"\b(it|that|he|she)['’]s (?=(?:been|got)\b)", r"\1 has "),
        (r"\bi['’]m\b", "I am"),
        (r"\bi\b(?=[ ,'’.?]|$)", "I"),
        (
            r",? (?:and )?(?:so )?(?:please |kindly )*(?:spare (?:me|us)|do not give (?:me|us)|"
            r"do not say(?! \")|do not tell (?:me|us)|do not (?:put the )?blame|do not come with|"
            r"(?:and )?stop (?:telling|lying|blaming|talking|hiding|inventing|playing|"
            r"pretending))\b[^,;?]*$",
            ".",
        ),
        (_TAIL, ""),
        (_TAIL, ""),
        (r"\b(you) (?:guys|people|lot|all|folks)\b", r"\1"),
        (r"\b([a-z]{3,}s) not (?:yet )?arrived\b", r"\1 have not arrived"),
        (r"\b([a-z]{3,}s) not (?:yet )?(sent|received)\b", r"\1 have not been \2"),
        (r"\b(?:your|you) goodself\b|\byour (?:esteemed|good) (?:firm|company|house)\b", "you"),
        (r"\bshud\b", "should"),
        (r"^(?:i |we )?(?:have )?already told (you|your)\b", r"we told \1"),
        (r"^told (you|your)\b", r"we told \1"),
        (r"\bought to (?=have\b)", "should "),
        (r"\bought to\b", "should"),
        (r"\bso[- \u2010]called ", ""),
        (r"\b(not|cannot) even(?: once)?\b", r"\1"),
        (
            r"\bdid not (?:think it necessary|have the courtesy|have the decency|"
            r"find it necessary|feel it necessary|manage|bother|have time) to\b",
            "did not",
        ),
        (
            r"\b(?:are|is) (?:not able|unable|not capable|not ready|not willing|"
            r"not prepared) (?:to|of)(?= \w+(?<!ing)\b)",
            "cannot",
        ),
        (r"\b(?:were|was) (?:not able|unable|not capable|not ready|not willing) to\b", "could not"),
        (r"\b(?:has|have) been (?:unable|not able) to\b", "could not"),
        (r"\b(could|should|would) at least have\b", r"\1 have"),
        (r"\bhave at least\b", "have"),
        (r"\bit (?:is|was) (you|your [\w\u2010]+(?: [\w\u2010]+)?) (?:who|that|which) ", r"\1 "),
        (
            r"\b(you) (?:are|were) the (?:one|ones|only one|party|person|people|side) (?:who|that|"
            r"which) ",
            r"\1 ",
        ),
        (r"\bthe (?:only )?one(?:s)? who (.+?) (?:is|was|are|were) you\b", r"you \1"),
        (
            r"\b(your [\w\u2010]+(?: [\w\u2010]+)?) (?:is|was|are|were) the (?:one|ones) (?:who|"
            r"that|which) ",
            r"\1 ",
        ),
        (r"\bsomehow |\bsuddenly |\bsimply |\bjust (?=\w+ed\b)", ""),
        (r",? and this time with\b", " with"),
        (r"\bcheck your own\b", "check the"),
        (r"\bnobody here has (?:ever )?", "we have not "),
        (
            r"\bnot (?:one|a single) (?:answer|reply|response|word|line)(?: (?:came|has come|"
            r"was received))?"
            r"(?: from (?:you\b|your [\w\u2010]+(?: (?!since|for|in|on|to)[\w\u2010]+)?))?",
            r"we have not received a reply",
        ),
        (
            r"\b(?:till|until|up to) (?:now|today|this moment|date),? nothing (?:has |"
            r"had )?(?:come|came|arrived|been received|reached us)\b",
            "we have not received anything so far",
        ),
        (
            r"\bnothing (?:has |had )?(?:come|came|arrived)(?: (?:till|until|so far|yet)(?: now|"
            r" today)?)?(?=[,.;]|$)",
            "we have not received anything so far",
        ),
        (
            r"\b(?:i|we) (?:am|are|was|were|have been) still waiting for\b",
            "we have not yet received",
        ),
        (r"\b(?:i told you so)\b", ""),
        (r"\byour own\b", "your"),
    )
)


def tidied(text: str) -> str:
    """The sentence without what only heats it up before, within and behind."""
    text = re.sub(r"([!?])[!?]+", lambda m: "?" if "?" in m[0] else "!", text.strip())
    text = re.sub(r"\.{2,}|…", ",", text)
    text = re.sub(r",$", ".", re.sub(r"!(?=\s|$)", ".", text))
    text = re.sub(r"[.] ?, ", ", ", text)
    bare = _OPENERS.sub("", text)
    bare = re.sub(r"\s{2,}", " ", _HEAT.sub("", bare))
    bare = re.sub(r"\s+([,.?;])", r"\1", bare)
    for pattern, put in _PLAINER:
        bare = pattern.sub(put, bare)
    bare = _OPENERS.sub("", bare)
    return capital(re.sub(r"\s{2,}", " ", bare).strip(" ,"))


@cache
def _unaddressed() -> tuple[tuple[re.Pattern[str], str], ...]:
    def alternatives(group: str) -> str:
        return "|".join(sorted(words("en", group) - {"side"}, key=len, reverse=True))

    staff, bad = alternatives("staff"), alternatives("bad")
    posts = rf"(?:(?-i:[a-z][a-z‐]*) )?(?:{staff})(?: (?:{staff}))?"
    return tuple(
        (re.compile(found, re.IGNORECASE), put)
        for found, put in (
            (
                r"\b(?:because of|due to|thanks to|owing to|by|through) (?:your|this|that|"
                rf"such) (?:own )?(?:(?:{bad}) )*(?:mistakes?|errors?|fault|negligence|"
                r"carelessness|failure|incompetence)\b",
                "as a result",
            ),
            (
                r"(?<!\bwas)(?<!\bis)"
                r",? (?:by|from|on|at) your (?:own )?(?:side|end|part|company)\b(?= ?[,.;]|$|"
                r" (?:and|but|although|because|until|since|on|in)\b)",
                "",
            ),
            (
                r" by (?:your|you|someone in your|somebody in your|someone at your|"
                rf"somebody at your) (?:{posts})\b",
                "",
            ),
            (r" by you\b(?: alone| only)?", ""),
            (rf"\byour (?:(?:{bad}) )+", "the "),
            (
                rf"\b(?:{bad}) (?=(?:mistake|error|packing|packaging|quality|service|work|job|"
                r"answer|reply)\b)",
                "",
            ),
            (r"\byour (?=(?:mr|mrs|ms|miss)\b\.?)", ""),
            (rf"\byour (?={posts}\b)", "the "),
            (r"\byour (?:so called|precious|famous|wonderful|great|beautiful) ", "the "),
            (
                r"\b(?:is|was) (?:an?|really a|such a) (?:nightmare|disaster|joke|catastrophe|"
                r"farce|mess|shame|scandal)\b",
                "is difficult",
            ),
        )
    )


def unaddressed(text: str) -> str:
    """Without the people of the reader, and without adjectives that judge."""
    for pattern, put in _unaddressed():
        text = pattern.sub(put, text)
    return capital(re.sub(r"\b(the|a) the\b", r"\1", re.sub(r"\s{2,}", " ", text)))


def called(text: str) -> str:
    """The words that address the reader at the beginning: “Dear Mr. Chen, ”."""
    found = VOCATIVE.match(text)
    return found[0] if found and not _NO_NAME.match(text) else ""
