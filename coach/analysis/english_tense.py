"""Which way a stretch of an English sentence looks: back at what happened, or ahead.

No parse: the verbs near the stretch are read off word tables. The nearest verb before it decides,
then verbs behind it in the same clause, then the neighbouring clauses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from coach.lazily import lazy

Direction = Literal["past", "ahead", "present", "none"]

_BREAK = lazy(
    r",(?!\d)|;|:(?!\d)|[!?()\[\]…—\"]|\s[-–]+\s|\.(?=\s|$)"
    r"|\b(?:and|but|so|because|if|when|that|which|who|while|since|as|where|whether|although|though"
    r"|unless|once|or|than)\b"
)

_FORMULA = lazy(
    r"\b(?:please|kindly|pls|plz)\s+(?:do\s+)?(?:note|be (?:informed|advised|noted|aware"
    r"|reminded)|find|see"
    r"|refer to|be noted|see also|find (?:enclosed|attached))\b"
    r"|\b(?:we|i)(?:'d| would)? (?:like|wish|want|need) to (?:inform|advise|confirm|thank"
    r"|let you know|tell|apologi[sz]e)\b"
    r"|\bi hope (?:you|this|your|everyone)\b"
    r"|\b(?:can|could) (?:see|confirm) (?:that )?(?:we|i|the)\b"
    r"|\blet (?:me|us) know (?:what|how|why|who|which|that)\b"
)
"""Openings that look like a request or a wish and say nothing about when."""

_SUBJECT = (
    r"(?:i|we|you|he|she|it|they|who|which|that|this|everyone|everybody|someone|somebody|nobody"
    r"|no one|all|both|one|us|u)"
)
_ADVERB = (
    r"(?:also|just|already|only|never|not|finally|even|once|first|then|actually|still|really"
    r"|again|kindly"
    r"|recently|always|originally|initially|successfully|officially|apparently|unfortunately"
    r"|later|soon"
    r"|clearly|both|all|together|immediately|promptly|quickly|duly|in fact|ever|simply|now|so)"
)
_ONLY_PAST = (
    r"went|came|took|gave|saw|knew|spoke|wrote|drove|flew|began|broke|chose|fell|forgot|grew"
    r"|ran|rang"
    r"|rose|shook|threw|woke|wore|ate|drank|sang|became|arose|withdrew|overtook|mistook|swam"
    r"|stole|hid|bit"
    r"|undertook|foresaw|oversaw|bade"
)
_PAST_OR_PARTICIPLE = (
    r"got|heard|kept|left|lost|made|met|paid|said|sent|sold|spent|stood|taught|told|thought"
    r"|understood"
    r"|won|found|felt|held|brought|bought|built|caught|laid|led|meant|dealt|fought|hung|lent"
    r"|shot|slept"
    r"|sought|stuck|struck|swept|misled|mailed|rebuilt|resent|repaid|overheard|sat|dug|bent"
    r"|spoilt|burnt"
    r"|learnt|shipped|received"
)
_SAME_FORM = r"put|set|cut|let|shut|hit|cost|hurt|quit|spread|read|split|cast|upset|reset|beat"
_NOT_PAST_ED = frozenset(
    [
        "need",
        "feed",
        "seed",
        "speed",
        "exceed",
        "proceed",
        "succeed",
        "indeed",
        "hundred",
        "red",
        "bed",
        "shed",
        "embed",
        "bleed",
        "breed",
        "greed",
        "weed",
        "wed",
        "sacred",
        "kindred",
        "naked",
        "wicked",
        "limited",
        "unlimited",
        "related",
        "detailed",
        "united",
        "interested",
        "tired",
        "excited",
        "pleased",
        "supposed",
        "dedicated",
        "experienced",
        "advanced",
        "so-called",
        "unaffected",
        "biased",
        "used",
        "exhausted",
        "qualified",
        "talented",
        "complicated",
        "sophisticated",
        "skilled",
        "updated",
        "revised",
        "attached",
        "enclosed",
        "agreed-upon",
        "above-mentioned",
        "based",
        "rated",
        "sized",
        "coloured",
        "colored",
        "printed",
        "estimated",
    ]
)  # fmt: skip
_ED = r"[a-z]{2,}[^aeiou\W]ed|[a-z]{2,}[aeiou]ed|[a-z]+-[a-z]+ed"
_PARTICIPLE = (
    rf"(?:{_PAST_OR_PARTICIPLE}|{_SAME_FORM}|{_ED}|gone|come|taken|given|seen|known|spoken"
    rf"|written|driven"
    r"|flown|begun|broken|chosen|done|fallen|forgotten|grown|run|risen|shaken|thrown|worn|been"
    r"|had|become"
    r"|eaten|drawn|shown|stolen|withdrawn|gotten|hidden)"
)
_BE_NOW = r"(?:is|are|am|'s|'re|'m|isn't|aren't)"
_HAVE = r"(?:has|have|had|'ve|hasn't|haven't|hadn't|havent|hasnt|'d)"

_REQUEST_VERBS = (
    r"send|resend|ship|confirm|reply|call|phone|ring|arrange|check|advise|inform|pay|settle"
    r"|provide|issue"
    r"|prepare|make|keep|book|reserve|give|get|hold|submit|return|forward|deliver|finish"
    r"|complete|sign"
    r"|start|tell|contact|come|bring|meet|visit|see|talk|speak|discuss|schedule|release|reship"
    r"|load|update"
    r"|revise|respond|answer|review|approve|cancel|postpone|remember|transfer|wire|collect|pick"
    r"|drop|stop"
    r"|wait|take|try|join|plan|move|fix|repair|replace|refund|recount|expect|hope|hoping"
    r"|looking|let"
    r"|do|don't|be|put|set|add|mail|email|e-mail|courier|dispatch|share|have|ask|quote|offer"
    r"|order|email"
    r"|text|ping|remind|stay|leave|go|aim|target|deadline|due|eta|etd|delivery date|ship date"
)

_AHEAD = lazy(
    r"(?P<future>\b(?:will|'ll|ll|won't|wont|shall|gonna|gotta|wanna|tbd|tba|tbc)\b|'ll\b"
    r"|\b(?:can|can't|cannot|cant|may|might|must|mustn't|should|shouldn't|would|wouldn't"
    r"|could(?! not\b)|ought to"
    r"|needn't)\b(?!\s+(?:not\s+|also\s+|only\s+|easily\s+|probably\s+|well\s+"
    r"|at least\s+){0,3}(?:have|of|'ve)\s+(?:been|" + _PARTICIPLE + r")\b)"
    r"|\b(?:i|we|you|they|he|she|it)'d\s+(?:like|love|prefer|better|rather|appreciate|be|need"
    r"|want|suggest|also like)\b"
    r"|\bhad better\b"
    r"|\b(?:please|pls|plz|plse|kindly|let's|lets|let us|let me)\b"
    r"|\b(?:need|needs|want|wants|hope|hopes|hoping|hopefully|expect|expects|expecting|plan"
    r"|plans|planning|intend"
    r"|intends|aim|aims|aiming|looking forward|look forward|trying|try to|tries to|remember to"
    r"|make sure|ensure|propose|suggest"
    r"|recommend|wish|appreciate|require|requires|urgent|deadline|promise|guarantee|fear"
    r"|forecast|forecasts"
    r"|target|targets|proposed|tentatively|how about|what about|due|upcoming|eta|etd|available"
    r"|ready|interested)\b"
    r"|"
    + _BE_NOW
    + r"\s+(?:"
    + _ADVERB
    + r"\s+){0,3}(?:going|due|to\b|about to|able|scheduled|planned|set|booked|slated"
    r"|expected|supposed|confirmed|fixed|arranged|invited|welcome|required|needed|requested"
    r"|likely|bound|ready|okay|ok|fine|good|free|possible)"
    r"|" + _BE_NOW + r"\s+(?:" + _ADVERB + r"\s+){0,3}[a-z]{2,}ing\b"
    r"|\b(?:has|have|'ve|was|were|is|are|been|being|got)\s+(?:"
    + _ADVERB
    + r"\s+){0,3}(?:been\s+)?(?:postponed|rescheduled|moved|pushed|extended|shifted"
    r"|deferred|brought forward|put off|adjourned)\b"
    r"|\b(?:has|have|'ve)\s+(?:"
    + _ADVERB
    + r"\s+){0,3}(?:been\s+)?(?:booked|scheduled|set|fixed|planned|arranged|confirmed|invited"
    r"|reserved|postponed|rescheduled|moved|pushed)\b(?=[^,;]{0,60}\b(?:for|to|until|till)\b)"
    r"|\b(?:have|has|having|'ve got|got) to\b"
    r"|\b(?:i|we) (?:just )?(?:wanted|was wondering|were wondering|was hoping|were hoping"
    r"|was thinking|were thinking|thought)\b"
    r"|\b(?:asked|told|instructed|decided|arranged|invited|reminded|advised|requested|urged"
    r"|agreed|planned|offered|begged)\s+(?:[\w']+\s+){0,4}to\s+[a-z]+\b"
    r"|\b(?:scheduled|planned|booked|slated|expected|needed|required|set|tentative|estimated"
    r"|confirmed|wanted|earmarked|set up) (?:for|by|to|until|in|on)\b"
    r"|\bto be [a-z]+(?:ed|t|n)\b"
    r"|\b(?:starting|beginning|effective|closing|departing|arriving|sailing|leaving|opening"
    r"|coming)\b"
    r"|\b(?:postponed|rescheduled|moved|pushed|extended|shifted|deferred"
    r"|delayed) (?:[\w']+ ){0,4}(?:to|until|till|for)\s{3,})"
)
_IMPERATIVE = lazy(
    rf"^\W*(?:(?:then|also|just|now|again|therefore|dear|hi|hello|sir|madam|so|and|or|but|if"
    rf"|when|either|guys|bro"
    rf"|{_ADVERB})\W+){{0,4}}(?P<future>{_REQUEST_VERBS})\b(?!')"
)
_QUOTED_PROMISE = lazy(
    r"\b(?:you|u|they|he|she|your \w+|their \w+)(?:'d|'ve| had| have)? (?:also |already "
    r"|clearly |all |guys |people ){0,4}"
    r"(?:promised|said|told|swore|assured|confirmed|agreed|committed|guaranteed|claimed|wrote"
    r"|pledged)\b"
)
_ARRANGED = lazy(
    r"\b(?:promised|agreed|confirmed|requested|ordered|booked|guaranteed|arranged|planned|asked"
    r"|reserved|invited|assured|committed)\b"
)
"""What was arranged for a coming limit: “we booked the truck for Friday”."""

_PAST = lazy(
    rf"(?P<past>\b(?:was|were|wasn't|weren't|did|didn't|didnt|wasnt)\b"
    rf"|\b(?:{_ONLY_PAST})\b"
    rf"|\b(?:used|had) to\b|\bhad\b(?! better)|\bhadn't\b"
    rf"|{_HAVE}(?:n't)?\s+(?:{_ADVERB}\s+){{0,3}}(?:{_PARTICIPLE})\b"
    r"|\b(?:haven't|hasn't|hadn't|havent|hasnt)\b|\b(?:couldn't|could not|couldnt)\b"
    rf"|\b(?:would|could|should|must|might|may|cannot|can't|ought to)(?:n't)?\s+(?:not\s+"
    rf"|also\s+|only\s+|at least\s+|easily\s+){0, 3}(?:have|'ve|of)\s+(?:been|{_PARTICIPLE})\b"
    rf"|\b{_SUBJECT}\s+(?:{_ADVERB}\s+){{0,3}}(?:{_PAST_OR_PARTICIPLE}|{_SAME_FORM}|{_ED})\b"
    r"|\bthank(?:s| you)(?: (?:so|very) much| a lot| again)? for\b(?! (?:confirming|letting))"
    r"|\b(?:sorry|apologies|apologi[sz]e) (?:for|about|that)\b"
    r"|\b(?:good|great|nice|lovely|pleasure|wonderful) (?:to )?(?:meeting|seeing|talking"
    r"|speaking|chatting)\b"
    r"|\b(?:per|after|following|from|in) (?:my|our|your|the) (?:[\w-]+ )?(?:conversation"
    r"|discussion|call|talk|chat|meeting|visit|e-?mail|mail|message|letter)s?\b(?! (?:next"
    r"|tomorrow))"
    r"|\b(?:as|per|we|as per|was|were) (?:discussed|agreed|mentioned|promised|advised|spoke"
    r"|spoken|talked|announced|requested|explained|informed|reported)\b"
    r"|\b(?:minutes|notes|summary|recap|recording|photos|pictures) (?:of|from)\b"
    r"|\b(?:further to|following up on|with reference to|in reference to|referring to"
    r"|reference is made to|with regard to|in response to|in reply to)\b"
    r"|\b(?:your|my|our|his|her|their|the) (?:[\w-]+ )?(?:mail|e-mail|email|letter|message|fax"
    r"|note|enquiry|inquiry|voicemail|order|invoice)s? (?:of|from|dated)\b"
    r"|\b(?:your|his|her|their) (?:[\w-]+ )?(?:mail|e-mail|email|letter|message|fax|note|enquiry"
    r"|inquiry|voicemail)s? on\b"
    r"|\b(?:dated|since|ago|yesterday)\b)"
)
_NOUN_PAST = lazy(
    rf"\b(?P<before>[\w'.-]{{1,30}})\s+(?:{_ADVERB}\s+){{0,3}}(?P<past>{_PAST_OR_PARTICIPLE}|shut|hit|cost"
    rf"|quit|burst|{_ED})\b"
)
_CAUSED = lazy(
    r"\b(?:get|gets|getting|have|having|need|needs|want|wants|see|keep|make) (?:[\w'-]+ ){1,4}$"
)
"""“get the documents executed”, “have the goods shipped”: nothing has happened yet."""

_STARTS_PAST = lazy(
    r"^\W*(?:and |but |or |then |also |just |only ){0,3}(?P<past>received|got|sent|met|talked|spoke"
    r"|tried|called|left|had|noticed|heard|checked"
    r"|asked|shipped|saw|was|were|went|came|loaded|paid|posted|picked up|signed|finished"
    r"|returned|found|left)\b"
)
_AND_PAST = lazy(rf"^(?:{_ADVERB}\s+){{0,3}}(?P<past>{_PAST_OR_PARTICIPLE}|{_ED})\b")
_NOT_SUBJECT = frozenset(
    [
        "is",
        "are",
        "am",
        "be",
        "been",
        "being",
        "was",
        "were",
        "get",
        "gets",
        "getting",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "to",
        "a",
        "an",
        "the",
        "this",
        "these",
        "those",
        "my",
        "your",
        "our",
        "his",
        "her",
        "its",
        "their",
        "any",
        "some",
        "no",
        "every",
        "each",
        "all",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "by",
        "as",
        "if",
        "when",
        "than",
        "once",
        "and",
        "or",
        "not",
        "please",
        "pls",
        "kindly",
        "it's",
        "that's",
        "have",
        "has",
        "had",
        "'s",
        "'re",
        "'m",
        "very",
        "well",
        "more",
        "most",
        "so",
        "too",
        "newly",
        "already",
        "just",
        "properly",
        "fully",
        "only",
        "most",
        "recently",
        "also",
        "who's",
        "he's",
        "she's",
        "there's",
        "we're",
        "they're",
        "you're",
        "i'm",
        "until",
        "till",
        "before",
        "after",
        "without",
        "into",
        "about",
        "per",
        "via",
        "both",
        "new",
        "need",
        "needs",
        "want",
        "wants",
        "it",
        "them",
        "me",
        "us",
        "him",
        "her",
        "one",
    ]
)
_EVENT_VERBS = (
    r"works|suits|starts|begins|opens|closes|leaves|arrives|departs|sails|ships|goes|comes|ends"
    r"|expires"
    r"|sends|picks|visits|reaches|finishes|loads|delivers|falls|lands|flies|moves|changes"
    r"|launches|runs out|returns"
    r"|calls|pays|replies|answers|travels|docks|berths|takes over|takes place|resumes|reopens"
    r"|decides|meets|kicks off"
)
_EVENT = lazy(
    rf"(?P<future>\b(?:{_EVENT_VERBS})\b"
    r"|\b(?:i|we|you|u|they|he|she|it) (?:work|start|begin|open|close|leave|arrive|depart|sail"
    r"|go|come|end|deliver|ship|send"
    r"|call|reply|pay|visit|finish|load|get|meet|fly|travel|move|speak|talk|try|make|order"
    r"|launch|change|resume|return|do|see)\b)"
)
"""Present forms that in business mail mostly tell of a fixed plan: “the ship sails on Friday”."""

_PRESENT = lazy(
    r"(?P<present>"
    + _BE_NOW
    + r"(?!\w)|\b(?:do|does|don't|doesn't|has|have|takes?|ends?|looks?|sounds?|seems?|means?"
    r"|runs?|fits?|gets?"
    r"|depends?|remains?|needs?|wants?|wins?|know|think|believe|understand|guess|assume|says?"
    r"|asks?|see|play)\b)"
)
_PARTICIPLE_TAIL = lazy(
    rf"\b(?P<before>[\w'’]{{1,30}})\s+(?:{_ADVERB}\s+){{0,3}}(?P<past>sent|received|shipped|dispatched|issued"
    rf"|signed|made|held|discussed|placed|paid|mailed"
    r"|emailed|e-mailed|posted|reported|mentioned|promised|filed|published|opened|loaded|sailed"
    r"|arrived|departed|left"
    r"|produced|uploaded|submitted|bought|ordered|purchased|announced|sold|taken|given|written"
    r"|completed|agreed)"
    r"\s+(?:(?:it|them|to you|you|me|us|to us|out|off|here)\s+)?(?:on|in|at|during|the|early"
    r"|late|around|about|of|from|,|\s){0,8}$"
)
_LIMIT_BEFORE = lazy(
    r"\b(?:by|until|till|til|no later than|not later than|latest|before|within|for"
    r"|prior to)\s+(?:the\s+|end\s+|of\s+|about\s+|around\s+){0,4}$"
)
_NOT_YET = lazy(
    r"\b(?:next|coming|tomorrow|tonight|asap|a\.s\.a\.p|possible|convenience|soon|shortly|later"
    r"|upcoming|future|eventually)\b"
)
"""Words that hardly ever tell of the past: any sign of a future in their clause decides."""

_LIMIT_START = lazy(
    r"^(?:by|until|till|til|no later than|not later than|latest|before|within|prior to)\b"
)


_REACH = 400
"""Characters on either side that are read; a sentence longer than that is a list or a table."""


def direction(text: str, start: int, end: int) -> Direction:
    """Which way `text[start:end]` looks, `text` being one sentence in lower case.

    "past": narration; "ahead": a promise, plan, wish or request; "present": a present tense that
    may be either; "none": there is no verb.
    """
    first = max(0, start - _REACH)
    return _direction(text[first : end + _REACH], start - first, end - first)


@lru_cache(maxsize=512)
def _direction(text: str, start: int, end: int) -> Direction:
    hidden = _FORMULA.sub(lambda found: " " * len(found[0]), text)
    hidden = hidden[:start] + " " * (end - start) + hidden[end:]
    limited = bool(
        _LIMIT_BEFORE.search(text[:start])
        or _LIMIT_START.match(text[start:end])
        or _NOT_YET.search(text[start:end])
    )
    clauses = _clauses(hidden, start, end)
    own = next(i for i, (s, e) in enumerate(clauses) if s <= start < max(e, s + 1))
    seen_present = False
    order = [own]
    order += range(own + 1, len(clauses)) if own == 0 else range(own - 1, -1, -1)
    order += range(0, own) if own == 0 else range(own + 1, len(clauses))
    for place in order:
        clause = clauses[place]
        where = start if place == own else (clause[1] if place < own else clause[0])
        found = _in_clause(hidden, clause, where, limited)
        if found == "past" and limited and place != own:
            return "ahead"
        if found == "present" and text.rstrip().endswith("?"):
            return "ahead"
        if found == "present" and place != own:
            seen_present = True
        elif found != "none":
            return found
    return "present" if seen_present else "none"


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between punctuation and joining words; a joining word opens its stretch."""
    edges = [0]
    for found in _BREAK.finditer(text):
        if start <= found.start() < end:
            continue
        edges.append(found.start() if found[0][0].isalpha() else found.end())
    spans = [(a, b) for a, b in zip(edges, [*edges[1:], len(text)], strict=True)]
    return [(a, b) for a, b in spans if a <= start < b or text[a:b].strip()] or [(0, len(text))]


def _in_clause(text: str, clause: tuple[int, int], where: int, limited: bool) -> Direction:
    words = text[clause[0] : clause[1]]
    at = where - clause[0]
    tail = _PARTICIPLE_TAIL.search(words[:at])
    if (
        tail
        and not limited
        and tail["before"] not in _NOT_SUBJECT - {"me", "us", "one"}
        and not tail["before"].endswith("n't")
    ):
        return "past"
    ahead = [found.start() for found in _AHEAD.finditer(words)]
    if limited:
        ahead += [found.start() for found in _ARRANGED.finditer(words)]
    first = _IMPERATIVE.match(words)
    if first:
        ahead.append(first.start("future"))
    past = _past_places(words, text[: clause[0]])
    if _QUOTED_PROMISE.search(words):
        return "past"
    ahead += [found.start() for found in _EVENT.finditer(words)]
    if ahead and past:
        if limited:
            return "ahead"
        before = [p for p in ahead if p < at], [p for p in past if p < at]
        if before[0] or before[1]:
            return "ahead" if max(before[0], default=-1) >= max(before[1], default=-1) else "past"
        return "ahead"
    if ahead:
        return "ahead"
    if past:
        return "past"
    if re.match(r"(?:when|if|once|unless)\b(?=.*[a-z])", words) and len(words.split()) > 2:
        return "ahead"
    return (
        "present" if _PRESENT.search(words) or re.search(rf"\b{_SUBJECT}\s+\w", words) else "none"
    )


def _past_places(words: str, before: str) -> list[int]:
    """Where in a clause a verb tells what happened."""
    places = [found.start("past") for found in _PAST.finditer(words) if not _polite(words, found)]
    opening = _STARTS_PAST.match(words)
    if opening:
        places.append(opening.start("past"))
    if not places:
        joined = re.match(r"(?:and|but|or)\s+", words)
        if joined and before and _AND_PAST.match(words[joined.end() :]):
            verb = _AND_PAST.match(words[joined.end() :])
            if verb and verb["past"] not in _NOT_PAST_ED and not _AHEAD.search(before):
                places.append(joined.end())
    for found in _NOUN_PAST.finditer(words):
        if (
            found["past"] not in _NOT_PAST_ED
            and found["before"] not in _NOT_SUBJECT
            and not found["before"].endswith(("n't", "'ll", "'re", "'ve", "ly", "ing"))
            and not re.match(r"\s+(?:by|for|to)\b", words[found.end() :])
            and not _CAUSED.search(words[: found.start("past")])
        ):
            places.append(found.start("past"))
    return places


def _polite(words: str, found: re.Match[str]) -> bool:
    """“I was wondering”, “we thought we could”: past in form, a request in meaning."""
    near = words[max(0, found.start() - 4) : found.end() + 14]
    return bool(
        re.search(
            r"\b(?:i|we) (?:was|were) (?:just )?(?:wonder|hop|think)ing|\bif (?:i|you|we|it"
            r"|there) were\b",
            near,
        )
        or re.search(r"^\b(?:i|we) (?:just )?(?:wanted|thought)\b", found[0])
        or (
            re.match(_SUBJECT, found[0]) is not None
            and re.search(
                r"\b(?:can|could|will|would|shall|should|do|does|may|might|let|please) $",
                words[: found.start()],
            )
        )
        or (
            found[0].startswith(("it ", "this ", "that ", "them ", "us ", "all ", "both ", "one "))
            and re.search(
                r"\b(?:get|getting|have|having|got|need|want|keep|make|see|like|with) $",
                words[: found.start()],
            )
        )
        or re.search(
            r"\b(?:was|were|been) (?:postponed|rescheduled|moved|pushed|extended|shifted"
            r"|deferred|adjourned)\b",
            words,
        )
        or re.search(
            r"\b(?:has|have|'ve) (?:\w+ )?(?:been )?(?:booked|scheduled|set|fixed|planned"
            r"|arranged|invited|reserved|postponed|rescheduled|moved|pushed)\b",
            found[0],
        )
    )
