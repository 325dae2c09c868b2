"""Questions and requests in an English sentence, by how they begin.

A sentence is looked at where a clause can begin: at its start, behind punctuation and behind "and",
"or", "but". There a question begins with a question word or an inverted verb, a request with
"please", a bare verb with its object, "we need", "I was wondering whether" and the like.
"""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.questions.request import Form, Span

_JOINT = lazy(
    r"(?:\s\(?[1-9]\)\s|(?:[;:(\[/?!…–—]|(?<!\d)[.,]|[.,](?!\d))+|\s-+\s|\s&\s|\b(?:and|or|but"
    r"|also|then|so"
    r"|plus|n|because|however"
    r"|meanwhile|otherwise|btw|by the way|if not|if so|if yes)\b)[\s,]*"
)
_STRONG = lazy(
    r"(?<!\bif )(?<!\bthat )(?<!\bwhen )(?<!\bwhat )(?<!\bas )(?<!\bwhich )(?<!\bthan"
    r" )(?<!\ball )(?<!\bwe )(?<!\bi )(?<= )"
    r"(?:(?:we|i)(?:'d)? (?:(?:also|still|urgently|really|would|will) )*(?:need"
    r"|require|want|like) (?:your|the|a|an|to know|to have|to see|to get|more|some|all"
    r"|one|two|three|\d)\b"
    r"|(?:please|pls|kindly) \w|(?:could|can|would) (?:you|u) |let (?:me|us) know )"
)
_FILLER = lazy(
    r"(?:(?:and|n|or|but|also|then|so|plus|well|ok|okay|yes|no|hi|hello|hey|dear|sorry|again|btw"
    r"|by the way|i mean|you know|look|listen|honestly|basically|just"
    r"|actually|anyway|meanwhile|additionally|furthermore|moreover|besides"
    r"|in addition|one more thing|another (?:thing|question)|(?:quick |one |another |my |last )?"
    r"question|first(?:ly| of all)?|second(?:ly)?|third(?:ly)?|finally|lastly|next|therefore"
    r"|thus|hence|in that case|in this case|if (?:so|not|yes|no|possible|ok|available)|once again"
    r"|q|re|ps|p\.s|as well as|\d{1,2})(?![\w'])[\s,.:;)-]*)+"
)
_SUBJECT = (
    r"(?:u|you|ya|we|i|it|he|she|they|there|this|that|these|those|the|your|ur|our|my|any\w*"
    r"|some\w*|every\w*|all|both|one)"
)
_AUX = (
    r"(?:do|does|did|is|are|was|were|have|has|can|could|will|would|shall|should|may|might|am"
    r"|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|can't|couldn't|won't"
    r"|wouldn't|shouldn't|dont|doesnt|didnt|isnt|cant|wont|wud|cud|shud|r)"
)
_BE = (
    r"(?:is|are|was|were|do|does|did|will|would|can|could|should|shall|have|has|had|am"
    r"|must|wud|cud|r|u)"
)
_WH = r"(?:what|which|when|where|who|whom|whose|why|how)"
_PREPOSITION = r"(?:(?:at|by|from|for|to|in|on|with|until|till|about|under|of) )?"

_INVERTED_WH = lazy(
    rf"{_PREPOSITION}(?:(?:{_WH})(?:'s|'re|'d|'ll|s)\b|{_WH}(?: [\w'%/-]+){{0,4}}? {_BE}\b"
    r"|(?:how|what) about\b|what if\b|why not\b|how come\b|how (?:much|many|long|soon|often|big"
    r"|heavy|far|thick)\b)"
)
_NOT_ASKED = lazy(
    r"what (?:is|was|'s) (?:more|important|clear|interesting|worse|needed|certain)\b"
    r"|what (?:we|i|you|they|he|she)\b|how(?:ever| (?:nice|kind|great|wonderful|sweet))\b"
    r"|(?:when|where|which|what|how|who|why)(?: \w+){0,3} (?:have|has|had|must) to\b"
)
_PLAIN_WH = lazy(rf"{_PREPOSITION}{_WH}\b")
_INVERTED = lazy(rf"{_AUX}(?:n't)? (?:not )?{_SUBJECT}\b")
_INVERTED_ANY = lazy(rf"{_AUX} [\w'#-]+")
_CONDITION = lazy(
    r"(?:should|had|were|may) (?:you|we|i|there|any|it|your|this|the|they)\b|do (?:not|let)\b"
    r"|have (?:a|an)\b|will (?:be|do)\b|may (?:the|god)\b|does not\b|is not\b|have not\b"
)
_PLEASE = lazy(r"(?:please|pls|plz|plse|pl|kindly|pleas)\b[\s,]*(?:(?:also|kindly|just)\s)*")
_TELL = lazy(
    r"(?:(?:do|just|also|so|then) )?(?:let (?:me|us|my \w+|our \w+) (?:know|have|get)\b"
    r"|tell (?:me|us)\b|advise\b(?! that)|inform (?:me|us)\b|keep (?:me|us) (?:posted|updated"
    r"|informed)\b|get back to (?:me|us)\b|come back to (?:me|us)\b)"
)
_WHO_WANTS = (
    r"(?:i|we|(?:my|our|the) (?:\w+ )?(?:client|customer|boss|team|manager|wife"
    r"|husband|colleague|buyer"
    r"|engineer|warehouse|lab|bank|forwarder|qc|accountant|accounting|end ?user"
    r"|importer|broker|agent"
    r"|driver|carrier|partner|customs|authorities|port|supplier|lawyer|technician"
    r"|designer|printer)s?"
    r"(?: \([^()]{1,20}\))?|they(?=(?:'d| would) (?:also )?like to (?:know|see|have|get|receive)\b)"
    r"|(?:they|customs)(?= (?:also |now |still )?(?:wants?|needs?|requires?"
    r"|asks? for) (?:the|a|an|our"
    r"|your|new|original|copy|copies|all|more|some|to (?:know|see|have))\b))"
)
_ADVERB = (
    r"(?:'d|'ll)?(?: (?:also|really|urgently|just|still|only|now|then|again|first|do|will|would))*"
)
_ACTS = (
    r"(?:know|have|get|see|receive|ask|check|confirm|understand|learn|request|clarify|hear|change"
    r"|cancel|add|increase|reduce|postpone|visit|return|modify|switch|book|schedule|arrange|meet"
    r"|move|find out|be (?:sure|informed|updated)|verify|use|test|replace|update|swap|revise"
    r"|discuss|talk|speak|call|set up)"
)
_NEED = lazy(
    rf"(?:{_WHO_WANTS}{_ADVERB} )?(?:need|needs|require|requires|want|wants"
    rf"|would (?:also |really |just )?(?:like|love)|d like"
    rf"|expect(?= (?:a|an|your|the|you|to (?:receive|get|hear|see))\b)|have to know"
    rf"|must know|(?:(?<=d )|(?<=d also )|(?<=d just )|(?<=d really ))(?:love(?! your\b)|like))"
    rf" (?:to {_ACTS}\b|you to\b|your\b"
    r"|(?:it|them) (?:by|before|on|in|at|for|until)\b|(?!to\b|it\b|that\b|you\b)[\w'-]+)"
)
_WHOSE_NEED = lazy(
    rf"{_WHO_WANTS}(?:{_ADVERB} (?:needs?|requires?|wants?|expect|have to know"
    rf"|must know)|(?:'d| would| d)(?: also| really| just)* (?:like|love)"
    rf"|{_ADVERB} d like)\b"
)
_WANTED = lazy(r"[^.?!]{0,60}?\b(?:need|needs|want|wants|require|requires|like|love|expect|know) ")
_NOT_WANTED = lazy(
    r"(?:(?:it|them)(?! (?:by|before|on|in|at|for|urgently|asap|until|here)\b)|this"
    r"|that|no|nothing|us to"
    r"|me to|more time|time to)\b"
)
_OWN_MATTER = lazy(
    r"[^.?!]{0,30}?\b(?:needs?|wants?|requires?) (?:(?:these|those|it|them|this) for\b"
    r"|(?:around |about |some |approx\w* )?[\d.,]+k? [^.?!]{0,30}\b(?:a|per|each|every)"
    r" (?:year|month|week|quarter|season)\b|(?:only |a |very )?(?:high|good|stable|best|top"
    r"|constant|honest"
    r"|reliable|long[- ]?term|serious|partner)\b)"
    r"|(?:our|the|my) (?:customers|clients|buyers|market)\b[^.?!]{0,12}?(?:want|need|like|expect"
    r"|demand)"
    r" (?!you\b|the\b|an?\b|to\b|your\b|it\b|them\b|this\b|all\b|more\b|some\b|\d)"
)
_TO_ACT = lazy(rf"to {_ACTS}\b")
_WONDER = lazy(
    r"(?:(?:i|we)(?:'m|'re|'d| am| are| was| were|m)? |just |but )*(?:(?:just|also"
    r"|still|should|would|be|very|most) )*"
    r"(?:wonder|wondering|curious (?:about|if|whether|to know|what|how|when|which|why)"
    r"|interested (?:to (?:know|learn|hear|see)"
    r"|in knowing)|keen to know|asking|would ask|like to ask|wanted to (?:ask|know|check|find out)"
    r"|(?:not sure|unsure|not clear|unclear|dont know|don't know|do not know|no idea"
    r"|can't (?:find|see)"
    r"|cannot (?:find|see)|did not see|didn't see|don't see|confused)(?: about)? (?:if"
    r"|whether|what|how|when|which|where|who|why)(?! to\b))\b"
)
_ASKS_FOR = lazy(
    r"(?:(?:my|our|the|his|her) )?(?:\w+ )?(?:client|customer|boss|buyer|manager|end ?user"
    r"|team|bank|forwarder|broker|engineer|he|she|they|who|partner|accountant|qc|director|agent"
    r"|colleague)s? "
    r"(?:from \w+ )?(?:(?:is|are|keeps?|also|just|now|still|always) )*(?:asking|asks?"
    r"|asked(?= (?:us |me )?(?:if|whether|for)\b)|wants? to know"
    r"|needs? to know|wonders?|is curious)\b"
)
_MY_QUESTION = lazy(
    r"(?:my|our|the|one|another|a|main|only|next|last)(?: \w+)? (?:question|concern|query) "
    r"(?:(?:is|was|would be) (?!that\b|not\b)|about|on|regarding)"
)
_WOULD_BE_GOOD = lazy(
    r"(?:it|that) (?:would|'d) (?:really |also )?help(?: us| me| a lot)*(?: to\b"
    r"| if\b)|(?:it would|it'd|would|that would|it will) be (?:(?:very|really|much|so"
    r"|most|super) )?"
    r"(?:great|good|nice|helpful|appreciated|perfect|useful|better|best|wonderful|fantastic|lovely"
    r"|ideal|a great help|of great help) if\b"
    r"|(?:(?:i|we)(?:'d)? )?(?:(?:would|will|do) )?(?:(?:really|highly|greatly"
    r"|very much|also|much) )*"
    r"(?:appreciate|be (?:very |most |so )?(?:grateful|thankful|happy|glad|obliged|pleased)) "
    r"(?:it )?(?:if|for)\b"
    r"|(?:(?:i|we)(?:'d)? )?(?:would )?(?:(?:really|highly|greatly|much"
    r"|also) )*appreciate (?:your|a"
    r"|an|the|some|any|to (?:know|hear|see|receive|have|get|learn|understand)"
    r"|knowing|hearing|receiving|getting|having)\b"
)
_LACKS = lazy(
    r"(?:i|we)(?:'ve)? (?:(?:still|also) )?(?:haven't|have not|havent|didn't|did not"
    r"|never|have still not|have never)(?: yet| been)? "
    r"(?:received|receive|got|get|gotten|seen|sent) (?:the|any|your|our|a|an|it|them|my)\b"
    r"|(?:i|we) (?:(?:still|also) )?(?:can't|cannot|can not|couldn't"
    r"|could not) (?:find|locate|open|see|read) (?:the|any|your|a|it)\b"
    r"|(?:i|we)(?:'re| are|'m| am) (?:still )?missing (?:the|your|a|one|some)\b"
)
_MUST_BE = lazy(
    r"(?!i\b|we\b|you\b|he\b|she\b|who\b)(?:the |our |your |all |these |those |this "
    r"|my |it |they |everything )?[\w' -]{0,40}?"
    r"\b(?:ha(?:s|ve) to|must|needs? to|should)(?: all| still)? (?:arrive|reach|leave"
    r"|ship|be (?:there|here|in|at|on|by"
    r"|delivered|shipped|ready|sent|packed|printed|made|finished|labell?ed|changed"
    r"|replaced|done|loaded|black|white|\d+|max|at least|min))\b"
)
_END_TAG = lazy(
    r"(?:do|does|did|is|are|was|were|have|has|can|could|will|would|shall|should|am|ca"
    r"|wo)(?:n't|nt)?"
    r" (?:it|you|u|they|he|she|we|i|there|that|this)(?: not)?\W*$"
)
_AWAIT = lazy(
    r"(?:(?:i|we)(?:'re|'m| are| am| have been)? )?(?:(?:still|also|just"
    r"|now) )*(?:waiting (?:for|on)"
    r"|awaiting|await|wait for)\b"
)
_OWN_NEWS = lazy(
    r" (?:(?:our|my) (?:\w+ )?(?:customer|client|boss|board|bank|management|director|colleague|team"
    r"|partner|owner|budget|permit)|the (?:\w+ )?(?:permit|budget|season|board|holidays?|tender"
    r"|landlord))\b"
)
_IF_YOU = lazy(r"if (?:you|u|someone|anyone) (?:could|can|would|might)\b")
_HOPE = lazy(r"(?:i|we)? ?(?:hope|trust|suggest|propose|ask|request|urge)s? (?:that )?you\b")
_YOU_MUST = lazy(
    r"you(?:'ll| will|r (?:side|company|factory|team|office|forwarder))? (?:(?:also"
    r"|still|really) )*(?:need to|have to|must|should|are (?:kindly )?"
    r"(?:requested|asked|required) to|are to|better) (?!have\b|not worry)\w+"
)
_CAN_YOU = lazy(r"(?:could|can|would|will) (?:you|u)(?: also| then| maybe)?[ ,]*")
_PERHAPS = lazy(
    r"(?:perhaps|maybe|possibly) (?:you|u)(?: guys)? (?:could|can|would|might|want to|have)\b *"
    r"|(?:you|u) (?:could|can) (?:perhaps|maybe|possibly|surely)\b *"
)
_COMMANDED = lazy(
    r"(?:(?:just|then|also|now) )?(?:confirm|explain|clarify|specify|provide|send|resend|describe"
    r"|arrange|ensure|advise|recommend|suggest|quote|attach|state|prepare|issue|arrange)"
    r" (?!that\b|us$|me$|will\b|is\b|are\b|was\b|and\b|or\b|no\b|\d)[\w'/%-]+ [\w'/%-]+"
)
_ANY_NEWS = lazy(
    r"(?:any|no) (?:further |new |more )?(?:update|news|progress|word|info|information|idea|chance"
    r"|feedback|discount|luck|eta)s?\b"
)
_VERBS = (
    r"(?:send|resend|re-send|confirm|reconfirm|check|double-check|double check|recheck|verify"
    r"|provide|share|arrange|advise|sign|pay|update|ship|reship|book|revise|inform|tell|quote"
    r"|attach|forward|issue|prepare|reply|answer|ask|call|review|approve|correct|fix|change|add"
    r"|remove|delete|include|complete|fill|upload|print|label|pack|repack|deliver|contact"
    r"|make sure|ensure|keep|mark|specify|clarify|explain|transfer|email|e-mail|mail|give|state"
    r"|indicate|choose|select|replace|refund|repair|inspect|test|measure|count|weigh|collect"
    r"|submit|supply|offer|propose|suggest|recommend|finish|start|stop|cancel|postpone|release"
    r"|translate|report|show|take|put|use|hold|reserve|drop|bring|get|reduce|lower|improve"
    r"|increase|split|combine|note down|list|copy|cc|credit|deduct|return|let|look into|look at"
    r"|look|find out|try|help|assist|sort|resolve|investigate|switch|move|draft|make|do|set"
    r"|go ahead|proceed|notify|remind|respond|follow|write|schedule|expedite|rush|describe|state)"
)
_OBJECT = (
    r"(?:me|us|it|the|your|ur|a|an|our|my|this|that|these|those|all|both|new|some|any|more|another"
    r"|one|two|\d[\w.,]*|whether|if|by|to|for|back|again|over|with|when|what|how|which|only|on|in"
    r"|out|him|her|them|each|every|full|final|price|prices|photos|pictures|pics|moq|asap|at|into|up"
    r"|as|from|pi|invoice|quote|quotation|bl|b/l|samples?|drawings?|details|tracking|stock|payment"
    r"|order|delivery|availability|receipt|ahead|fob|cif|here|there|best|revised|updated|signed"
    r"|[\ue000-\ue004]+)"
)
_IMPERATIVE = lazy(
    rf"(?:(?:just|then|also|now|so|always|immediately|quickly|do not|don't|dont|never) )?{_VERBS}"
    rf" {_OBJECT}(?![\w'])"
)
_AFTER_AND = lazy(rf"{_VERBS} (?!and\b|or\b)[\w\ue000-\ue004]+")
_EMBEDDED = lazy(rf"(?:if|whether|{_WH})\b(?! not\b| so\b| yes\b| possible\b)")
_DASH = lazy(r" [-–—] *$")
_TELLING = lazy(r"\b(?:advise|tell|know|confirm|say|inform|explain|check|see|clarify|find out)\b")
_QUESTION_TAG = lazy(
    r",? (?:right|correct|isn't it|is it|is that (?:ok|okay|right|correct|fine)|ok|okay|yes|no"
    r"|agreed|aren't you|don't you|doesn't it|won't you|will you|can you|could you|is that possible"
    r"|would you|true|possible|deal|fine|shall we)\s*\?+\s*$"
)
_ENDS_ASKING = lazy(r"\?[?!\s\"'”’)]*$")
_QUOTED = lazy(r"[\"“][^\"“”]{1,300}[\"”]")
_ONE_WORD = lazy(r"\W*\w*\W*")

_ASKING_FORMS = frozenset({"indirect", "request", "need", "imperative"})

_LATE_WH = lazy(
    r"(?:\S+ ){1,6}(?P<wh>how (?:many|much|long|soon|big)|what (?:price|size|time"
    r"|colou?r|date|port)|which (?:port|day|date))\b(?: \S+){0,6}\s*$"
)
_KNOWN = lazy(
    r"\b(?:know|sure|see|saw|depends?|matter|show|understand|explain|tell|decide|check"
    r"|about|on|regardless|no)\b"
)


def find_english(folded: str) -> list[Span]:
    """The questions and requests of a sentence in lower case, in its order."""
    asking = bool(_ENDS_ASKING.search(folded))
    quoted = [found.span() for found in _QUOTED.finditer(folded)]
    heads: list[tuple[int, int, Form]] = []
    covered = -1
    for position, begins in _clause_starts(folded):
        if (position <= covered and folded[begins] not in ".?!;:") or any(
            start <= position < end for start, end in quoted
        ):
            continue
        if asking and begins and _END_TAG.match(folded, position):
            start = heads[-1][1] if heads else 0
            if not heads or not _ENDS_ASKING.search(folded[start:begins]):
                heads = [*heads[:-1], (start, start, "tag")]
            continue
        if heads and _CAN_YOU.fullmatch(folded, heads[-1][1], position):
            continue  # “could you please send”
        asked_before = heads and begins == position and _PLAIN_WH.match(folded, heads[-1][1])
        if asked_before and _INVERTED.match(folded, position):
            continue  # “how soon after payment can you dispatch”
        inside = heads[-1][2] if heads else None
        form = _form_at(folded, position, asking, first=begins == 0, inside=inside)
        after = heads[-1] if heads else None
        if after and after[2] == "indirect" and _DASH.search(folded, after[1], position):
            continue  # “wondering about the box - is it strong enough?” asks once
        if form is not None and (not heads or position > heads[-1][0]):
            heads.append((begins, position, form))
            please = _PLEASE.match(folded, position) or _PERHAPS.match(folded, position)
            covered = please.end() + len("also ") if please else position
            if (begins and folded[begins].isalpha()) or not begins:
                covered = max(covered, position + 18)
    if not heads:
        return _without_head(folded, asking)
    spans = []
    for number, (_, position, form) in enumerate(heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(folded)
        span = _trimmed(folded, position, end, form)
        if span is not None:
            spans.append(span)
    return spans


def _clause_starts(folded: str) -> list[tuple[int, int]]:
    """Where clauses can begin: behind fillers, and before them with the joint."""
    starts: list[tuple[int, int]] = [(_past_filler(folded, 0), 0)]
    for joint in _JOINT.finditer(folded):
        position = _past_filler(folded, joint.end())
        if position > starts[-1][0]:
            starts.append((position, joint.start()))
    strong = [(found.start(), found.start()) for found in _STRONG.finditer(folded)]
    known = {position for position, _ in starts}
    return sorted([*starts, *(one for one in strong if one[0] not in known)])


def _past_filler(folded: str, position: int) -> int:
    while position < len(folded) and not (
        folded[position].isalnum() or "\ue000" <= folded[position] <= "\ue004"
    ):
        position += 1
    found = _FILLER.match(folded, position)
    return found.end() if found else position


def _form_at(
    folded: str, at: int, asking: bool, *, first: bool, inside: Form | None
) -> Form | None:
    """How the clause at `at` asks; None where it does not. `inside` is the form before it."""
    please = _PLEASE.match(folded, at)
    if please:
        return "request" if please.end() < len(folded.rstrip(" .!?")) else None
    if _TELL.match(folded, at) or _WOULD_BE_GOOD.match(folded, at):
        return "request"
    if _WONDER.match(folded, at) or _ASKS_FOR.match(folded, at) or _MY_QUESTION.match(folded, at):
        return "indirect"
    if _INVERTED_WH.match(folded, at) and not _NOT_ASKED.match(folded, at):
        if inside in _ASKING_FORMS or first or asking:
            return "question"
        return (
            "question" if not re.match(r"which |who |where |when ", folded[at : at + 6]) else None
        )
    if _INVERTED.match(folded, at) and (asking or not _CONDITION.match(folded, at)):
        return "question"
    if _NEED.match(folded, at) and (_WHOSE_NEED.match(folded, at) or first):
        return "need" if _is_need(folded, at) else None
    awaits = _AWAIT.match(folded, at)
    if (awaits and not _OWN_NEWS.match(folded, awaits.end())) or _LACKS.match(folded, at):
        return "need"
    if _ANY_NEWS.match(folded, at) and (first or asking):
        return "fragment"
    told = inside == "question" and _TELLING.search(folded, 0, at)
    if (inside in _ASKING_FORMS or told) and _EMBEDDED.match(folded, at) and _joined(folded, at):
        return inside or "question"
    if _YOU_MUST.match(folded, at) or (_HOPE.match(folded, at) and " you " in folded):
        return "request" if _YOU_MUST.match(folded, at) else None
    if _MUST_BE.match(folded, at) and (inside or first or _joined(folded, at)):
        return "need"
    if _PERHAPS.match(folded, at):
        return "request"
    if first and _COMMANDED.match(folded, at):
        return "imperative"
    if _IMPERATIVE.match(folded, at) and _stands_free(folded, at, first):
        return "imperative"
    if inside in ("request", "imperative") and _joined(folded, at) and _AFTER_AND.match(folded, at):
        return "imperative"
    if asking and ((_PLAIN_WH.match(folded, at) and first) or _INVERTED_ANY.match(folded, at)):
        return "question"
    return None


def _is_need(folded: str, at: int) -> bool:
    """Whether the need is something to be given, known or done, not an own duty or a remark."""
    found = _WANTED.match(folded, at)
    if not found:
        return True
    if folded.startswith("to be ", found.end()) and "expect" in found[0]:
        return False
    if folded.startswith("to ", found.end()):
        return bool(_TO_ACT.match(folded, found.end()))
    return not (_NOT_WANTED.match(folded, found.end()) or _OWN_MATTER.match(folded, at))


def _joined(folded: str, at: int) -> bool:
    """Whether "and", "or" or a comma stands right before the clause."""
    before = folded[max(0, at - 12) : at].rstrip()
    return before.endswith(("and", "or", ",", ";", "&", "/", "also", "then", "plus"))


def _stands_free(folded: str, at: int, first: bool) -> bool:
    """Whether a bare verb begins its clause as a command, not as part of a statement."""
    if first:
        return True
    before = folded[:at].rstrip()
    return bool(before.endswith((",", ";", ":", "-", "–", "—", ".", "!", ")", "/")))


def _without_head(folded: str, asking: bool) -> list[Span]:
    """What has no beginning of a question but ends in a question mark or a wish."""
    if asking:
        if folded.rstrip().endswith(".?"):
            return []  # a broken character of a mail program, not a question
        if _ONE_WORD.fullmatch(folded) and not re.search(
            r"moq|price|eta|etd|stock|size|[ai]ble\b", folded
        ):
            return []
        form: Form = "tag" if _QUESTION_TAG.search(folded) else "fragment"
        span = _trimmed(folded, 0, len(folded), form)
        return [span] if span else []
    found = _LATE_WH.match(folded)
    if found and not _KNOWN.search(folded, 0, found.start("wh")):
        span = _trimmed(folded, 0, len(folded), "fragment")
        return [span] if span else []
    found = _IF_YOU.search(folded)
    if found and not re.match(r"[^.]{0,40},", folded[found.end() :]):
        span = _trimmed(folded, found.start(), len(folded), "request")
        return [span] if span else []
    return []


def _trimmed(folded: str, start: int, end: int, form: Form) -> Span | None:
    while start < end and folded[start] in " ,.;:!?()[]–—-":
        start += 1
    while end > start and folded[end - 1] in ' ,.;:!()[]–—-…"”':
        end -= 1
    for tail in (" and", " or", " but", " also", " then", " so", " plus", ","):
        if folded[start:end].endswith(tail):
            end -= len(tail)
    while end > start and folded[end - 1] in " ,":
        end -= 1
    return Span(start, end, form) if end > start else None
