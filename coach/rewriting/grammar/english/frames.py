"""Ways of speaking that stand around what is meant: each pattern beside what is made of it.

A frame takes its match, the parser and the strength, and gives what the sentence becomes, or None
where the words inside are not understood; then the next frame is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.lazily import lazy
from coach.rewriting.grammar.english.acting import Act
from coach.rewriting.grammar.english.asking import Ask
from coach.rewriting.grammar.english.obligations import to_do
from coach.rewriting.grammar.english.page import Page
from coach.rewriting.grammar.english.questions import asked
from coach.rewriting.grammar.english.retelling import retold, statement_retold
from coach.rewriting.grammar.english.said import Parse, Said
from coach.rewriting.grammar.english.threats import will
from coach.rewriting.grammar.morphology import finite, lowered, participle
from coach.rewriting.grammar.wordings import verbs, wording, words_pattern
from coach.rewriting.strength import Strength

Way = Callable[["re.Match[str]", Parse, Strength], Said | None]

FRAMES: list[tuple[re.Pattern[str], Way]] = []
"""All frames in the order in which they are tried."""

_TOLD = (
    r"(?:told|said|explained|mentioned|written|wrote|informed|stated|pointed out|"
    r"made (?:it )?clear|"
    r"notified|advised|warned|asked|reminded|confirmed|emailed|shown|agreed)"
)
_AGO = r"(?:already |just |clearly |very clearly |repeatedly |once |always |also |previously )*"
_YOU = r"(?:you|your [\w‐]+(?: [\w‐]+)?)"
_OFTEN = (
    r"(?: (?:before|earlier|already|several times|many times(?: already)?|clearly|"
    r"very clear(?:ly)?|again and again|"
    r"(?P<times>once|twice|(?:two|three|four|five|six|ten|\d{1,2}) times)|(?:a )?(?:hundred|"
    r"thousand|million|100|1000)s? times))*"
)
_WHERE = (
    r"(?P<where>(?: (?:in|on|by|at|during|with|via|of|and) (?!that\b)[^,:]+?(?:, \d[^,:]*?)*)*)"
)
_COP = r"(?:['’]s| is| was)"


def frame(pattern: str) -> Callable[[Way], Way]:
    """Register a way for sentences that match a pattern."""

    def register(way: Way) -> Way:
        FRAMES.append((lazy(pattern, re.IGNORECASE), way))
        return way

    return register


def by_frame(text: str, parse: Parse, strength: Strength) -> Said | None:
    """The sentence by the first frame that fits and understands it."""
    bare = text if text.endswith("?") else text.rstrip(".")
    for pattern, way in FRAMES:
        found = pattern.match(bare)
        if found is not None:
            said = way(found, parse, strength)
            if said is not None:
                return said
    return None


def inner(text: str, parse: Parse, strength: Strength) -> Said | None:
    """What stands inside a frame, said again; None where it blames and is not understood."""
    text = text.strip(" .,;:")
    if not text:
        return None
    said = by_frame(text[:1].upper() + text[1:], parse, strength)
    if said is not None:
        return said
    said = retold(text, parse, strength)
    if said is not None and said.parts and text[:1].isupper():
        said.named = said.named or said.parts[0][:1] == text[:1]
    return said


def _recalled(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    """The fact itself; where and how often it was said before stays as a reference."""
    said = inner(found["rest"], parse, strength)
    if said is None or not said.parts:
        return said
    groups = found.groupdict()
    where = " ".join(filter(None, [groups.get("times"), (groups.get("where") or "").strip()]))
    said.asks = [one for one in said.asks if one.name != "look"]
    said.closed = not said.asks
    if where:
        return said.lead_in(f"as mentioned {where}, ")
    return said.lead_in(wording("en", "recall", strength, what=""))


@frame(
    r"^(?:this is (?:my|our|the|your) (?:last|final) (?:warning|reminder|chance|message|notice)|"
    r"last (?:chance|warning)|"
    r"(?:i am|we are) warning you|mark my words|be warned)\s?[:,.–-]\s?(?P<rest>.+)$"
)
def _last_warning(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return inner(found["rest"], parse, strength)


@frame(
    r"^(?:(?:please|kindly) (?:kindly )?(?:note|be informed|be advised|know)(?: that)?|(?:i|"
    r"we) (?:have to|must|need to|should) "
    r"(?:say|note|tell you|point out|inform you|add|observe)(?: that)?|"
    r"(?:it is with regret that we must note|we are constrained to observe|it seems|it appears|"
    r"it looks like|it is clear|"
    r"the thing is)(?: that)?|(?:i|we) (?:think|believe|guess|suppose|see|notice|noticed|find|"
    r"feel)(?: that)?)[,:]? "
    r"(?P<rest>(?!to\b|it\b|this\b|of\b)\w+ .+[^?])$"
)
def _note_that(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return inner(found["rest"], parse, strength)


@frame(
    r"^(?:may (?:i|we) (?:know|ask)|can (?:you|someone|somebody) (?:please |kindly )?(?:explain|"
    r"tell)(?: (?:to )?(?:me|us))?|could you (?:please )?(?:explain|tell)(?: (?:to )?(?:me|us))?|"
    r"(?:please |kindly )*(?:explain|tell)(?: (?:to )?(?:me|us))?(?: please)?|(?:i|we) (?:really |"
    r"just |still |honestly |do |can )*(?:not |cannot |fail to |would like to |want to )*"
    r"(?:wonder|know|understand|see|imagine)|(?:i|we) want (?:in writing|to hear|an explanation)|"
    r"(?:i|we) wonder|what made you think(?: it is ok)?)[, ]+why (?P<rest>.+?)[.?]?$"
)
def _explain_why(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    head, tail = _at_joint(found["rest"])
    said = asked(f"why {head}", parse, strength, statement_retold)
    if said is None or not said.asks:
        return None
    return said if not tail else _with_tail(said, tail, parse, strength)


def _at_joint(text: str) -> tuple[str, str]:
    """A clause and what is added behind it as a statement of its own."""
    found = re.match(r"(.+?), (?=(?:this|we|i|our|it|you|an?) )(?!and\b)(.+)$", text)
    return (found[1], found[2]) if found and '"' not in found[1] else (text, "")


def _with_tail(said: Said, tail: str, parse: Parse, strength: Strength) -> Said | None:
    more = inner(tail, parse, strength)
    if more is None:
        return None
    return Said(more.parts, said.asks, after=more.after)


@frame(
    r"^(?:i|we) (?:have |had )?"
    + _AGO
    + r"(?:told|informed|warned|reminded) (?:you|your (?:team|people|company|"
    rf"side)){_OFTEN}[,:]? "
    r"(?![^,]*\bthat\b)(?P<rest>(?!to\b|about\b|of\b|not\b|that\b|before\b|after\b|since\b|"
    r"how\b|what\b|when\b|in\b|"
    r"on\b|but\b|and\b).+)$"
)
@frame(
    r"^(?:did|have|had|do|didn't|haven't|hadn't) (?:i|we)(?: not)? (?:not |already |clearly |"
    r"both )*(?:warn|tell|inform|say|explain|write|mention|told|warned|"
    rf"informed|explained|said|agree|agreed)(?: to)?(?: {_YOU})?{_WHERE}(?: that)? (?P<rest>.+)\?$"
)
@frame(
    r"^(?:as|like) (?:i|we) (?:have |had )?"
    + _AGO
    + _TOLD
    + rf"(?: (?:to )?{_YOU})?{_OFTEN}{_WHERE}(?: and (?:again )?[^,:]+)?(?:, and [^,:]+)*[,:] "
    r"(?P<rest>.+)$"
)
@frame(
    r"^(?:a|an|any|every|even a|even an|each) (?!we\b|i\b)[^,]{3,60}? (?:should|must|would|could|"
    r"can|has to|knows|ought to)(?: (?:be able to )?(?:notice|know|see|understand|find|spot|"
    r"reali[sz]e|tell))? that (?P<rest>.+)$"
)
@frame(
    r"^(?:i|we) (?:have |had )?"
    + _AGO
    + r"(?:told|informed|explained to|wrote to|warned|reminded|notified|advised|said to|"
    rf"mentioned to|pointed out to) {_YOU}{_OFTEN}{_WHERE} that (?P<rest>.+)$"
)
@frame(
    r"^(?:as [\w ]+?,? )?you (?:are supposed to|are expected to|should|must|surely|of course|"
    r"very well|perfectly well|have to)? ?(?:very well |perfectly well |exactly )?(?:know|knew|"
    r"understand|remember)(?: very well| perfectly well| exactly)? that (?P<rest>.+)$"
)
def _told_you(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return _recalled(found, parse, strength)


@frame(
    r"^(?:i|we) (?:have |had )?"
    + _AGO
    + r"(?:told|asked|reminded|requested|instructed|begged|urged|"
    rf"warned) {_YOU}{_OFTEN}{_WHERE} (?:to (?P<act>[^,]+)|not to (?P<no>[^,]+))$"
)
def _told_you_to(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    act = found["act"] or f"not {found['no']}"
    if re.search(r"\b(?:but|and (?:you|nobody|nothing|still|now|it))\b", act):
        return None
    where = " ".join(filter(None, [found["times"], (found["where"] or "").strip()]))
    return Said(
        [], [to_do(f"{act} as mentioned {where}" if where and len(act.split()) < 9 else act)]
    )


@frame(
    r"^how (?:many (?:more )?times|often|many (?:more )?(?:e-?mails|calls|messages|"
    r"reminders)) (?:(?:do|does|must|should|shall|have|did|will|need|are) )?(?:i|we|you|"
    r"a customer|one|somebody|us)(?: (?:have|need|supposed|expected))?(?: got)?(?: to)? "
    r"(?:ask|tell|remind|request|beg|chase|write|explain|repeat|say|call)(?: to)?(?: (?:you|"
    r"your (?:team|people|office|side)))?(?: (?:all|guys))?(?: (?P<act>to .+)| that (?P<rest>.+)|"
    r" for (?P<what>.+))\?$"
)
def _how_often(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    if found["act"]:
        return Said([], [to_do(found["act"][3:])])
    if found["what"]:
        text = wording("en", "not_received", strength, what=found["what"])
        return Said([text], [Ask("send", {"it": "it"})])
    return _recalled(found, parse, strength)


@frame(
    r"^(?:(?:for|this is) the (?P<nth>second|third|fourth|fifth|sixth|tenth|last|hundredth|"
    r"\w+th) time|(?:once more|once again)?,? ?(?:i|we) (?:must |have to |need to |will )?"
    r"(?:say|repeat|tell|remind)(?: it| you| this)?(?: again)?(?: that)?(?:, [A-Z]\w+)?|i repeat|"
    r"once more|again)\s?[:,–-]\s?(?P<rest>.+)$"
)
def _once_more(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return _recalled(found, parse, strength)


@frame(
    r"^(?:not one time|not once|never once|never|at no time|not a single time|"
    r"not one single time) (?P<aux>did|have|has|had|do|does|could|would) (?P<who>you|your [\w‐]+|"
    r"anyone|anybody) (?P<rest>.+)$"
)
def _not_once(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return retold(f"{found['who']} {found['aux']} not {found['rest']}", parse, strength)


@frame(
    rf"^(?:(?:it|this|that|all this){_COP} )?(?:all |entirely |only |purely |simply |"
    r"clearly )*(?:your|your (?:team|company|side|factory|"
    r"people)(?:['’]s)?) (?:own )?(?:\w+ )?(?:fault|mistake|error|doing|negligence|"
    r"responsibility|problem)(?: that| if| when| why|[:,])? (?P<rest>(?!is\b|was\b|and\b|not\b|"
    r"of\b|to\b|for\b).+)$"
)
@frame(
    r"^(?:this|that|it|(?:the )?(?:\w+ )?(?:delay|mistake|problem|error|fault|damage|issue|"
    r"shortage|cause)) (?:is|was|comes|came|lies|lay|starts|started|happened) (?:all |only |"
    r"clearly |completely )?(?:from|on|with|at|in|because of) (?:your (?:side|end|part|team|"
    r"factory|warehouse|office|people|company)|you)[,;:–-] ?(?P<rest>.+)$"
)
def _your_fault_that(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = inner(found["rest"], parse, strength)
    if said is None or not said.parts:
        return None
    said.asks = [one for one in said.asks if one.name != "look"] or [Ask("settle")]
    return said


@frame(
    rf"^(?:the (?P<what>[\w ‐]+?)){_COP} (?:all |entirely |only |purely |clearly |"
    r"100 ?% )*(?:your|because of your|due to your|down to your|your (?:team|company|"
    r"side)(?:['’]s)?) (?:own )?(?:\w+ )?(?:fault|mistake|error|doing|negligence|carelessness|"
    r"failure|problem)$"
)
def _your_fault(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    view = wording(
        "en", "our_view", strength, what=f"the {found['what']} did not arise on our side"
    )
    return Said([view], [Ask("settle")])


_CAUSE = r"(?:your (?P<cause>[^,]+?)|you(?: guys| people| lot)?)"
_JUDGED = lazy(
    r"\b(?:negligence|carelessness|incompetence|mistakes?|errors?|fault|stupidity|laziness|"
    r"inability|failure|"
    r"attitude|ignorance|mess|chaos|people|team|factory|greed|arrogance)\b",
    re.IGNORECASE,
)


@frame(
    r"^(?:because of|due to|thanks to|owing to|as a result of|"
    rf"on account of) {_CAUSE}, (?P<rest>.+)$"
)
@frame(
    r"^(?:it|this|that)(?: is| was|['’]s) (?:only |just |all )?(?:because of|due to|"
    rf"thanks to) {_CAUSE} (?:that|why) (?P<rest>.+)$"
)
@frame(
    r"^(?P<rest>(?!you\b|your\b).+?),? (?:all |only |just )?(?:because of|due to|thanks to|"
    rf"owing to) {_CAUSE}$"
)
def _because_of_you(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = inner(
        lowered(found["rest"]) if not found.start("rest") else found["rest"], parse, strength
    )
    if said is None or not said.parts:
        return None
    cause = re.sub(
        words_pattern("bad") + r"\s", "", found["cause"] or "", flags=re.IGNORECASE
    ).strip()
    if cause and not _JUDGED.search(cause) and not re.search(r"\b(?:who|which|that|you)\b", cause):
        said.lead_in(f"because of the {cause}, ")
    elif re.search(r"\d", found["cause"] or ""):
        return None
    said.asks = [one for one in said.asks if one.name != "look"] or [Ask("settle")]
    return said


@frame(
    r"^(?:(?:(?P<what>it|this|that|the [\w ‐]+?)(?:['’]s| is| was|) ?(?:definitely |certainly |"
    r"absolutely |really )*not|not) (?:our|my) (?:\w+ )?(?:problem|fault|responsibility|business|"
    r"concern|mistake|issue|job|error|headache|duty)"
    r"|(?P<thing>[\w ‐]+?) (?:has|have|had) (?:absolutely |really )?nothing to do with (?:us|"
    r"our \w+|me))(?:[,;:.] (?P<rest>.+)| (?:that|if|when) .+)?$"
)
def _not_ours(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    what = lowered(found["what"] or found["thing"] or "this")
    if found["thing"] and not re.match(r"(?:the|this|that|it|our)\b", what):
        what = f"the {what}"
    view = wording(
        "en",
        "our_view",
        strength,
        what=f"{'this' if what == 'it' else what} did not arise on our side",
    )
    if not found["rest"]:
        if re.search(r"\d", found[0]) or re.search(r" (?:that|if|when) ", found[0]):
            return None
        return Said(
            [f"{view}: ⟦the facts⟧"], after=[wording("en", "can_do", strength)], closed=True
        )
    said = inner(found["rest"], parse, strength)
    if said is None or not said.parts:
        return None
    return Said(
        [f"{view}: {said.first}", *said.parts[1:]],
        said.asks,
        after=[*said.after, wording("en", "can_do", strength)],
        closed=not said.asks or said.asks[0].name == "look",
    )


@frame(
    r"^(?P<what>(?:one more|another|just one more|once more a) [\w ‐]+?),? and (?P<then>(?:we|"
    r"i)\b.+)$"
)
def _one_more(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"if there is {lowered(found['what'])}, {will(found['then'])}"], closed=True)


@frame(
    r"^no (?P<first>[\w ‐]+?)(?: (?P<when>today|tomorrow|this week|"
    r"by [\w ]+?))?,? (?:then )?no (?P<then>[\w /‐]+)$"
)
def _no_no(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    when = found["when"] or "by ⟦date⟧"
    act = Ask("do", {"what": f"arrange the {found['first']} {when}"})
    return Said([], [act], after=[f"the {found['then']} can only follow after it"])


@frame(
    r"^(?:ok(?:ay)?,? |fine,? |well,? |all right,? )?(?:then|so|next time|"
    r"tomorrow) (?P<then>(?:we|i)(?: will| shall| am going to| are going to)? (?:open|file|call|"
    r"post|go|contact|report|inform|cancel|stop|take|send|claim|charge|write|publish|leave|move|"
    r"switch|ask|involve|hand)\b[^?]+?)(?:, (?:you decide))?$"
)
def _then_we_will(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"if we cannot find a solution by ⟦date⟧, {will(found['then'])}"], closed=True)


@frame(r"^you(?:'ll| will| are going to) (?:soon )?hear from (?P<who>[^,]+?)(?P<rest>,? .*)?$")
def _hear_from(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"we will pass this on to {found['who']}{found['rest'] or ''}"], closed=True)


@frame(
    r"^(?:what (?:you|your [\w‐]+) (?:said|wrote|write|say|claim|claimed|told|tell|state|"
    r"stated)[^,]*?|your (?:statement|claim|version|story|explanation)[^,]*?) (?:is|was|"
    r"are) (?:simply |just |absolutely |completely )?"
    r"(?:not true|not correct|false|wrong|untrue|a lie|nonsense|a joke|rubbish|incorrect|"
    r"not right),? (?P<rest>.+)$"
)
def _not_true(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = inner(found["rest"], parse, strength)
    if said is None or not said.parts:
        return None
    said.asks = [Ask("check")]
    return said.lead_in("our records show the following: ")


@frame(
    r"^(?P<who>we|i) (?:have |had )?(?:never (?:ever )?|did not (?:ever )?)(?P<act>(?:agreed?|"
    r"said|say|promised?|confirm(?:ed)?|order(?:ed)?|asked|approved?|signed?|accept(?:ed)?|"
    r"request(?:ed)?|offer(?:ed)?|receive[d]?|got|mention(?:ed)?|"
    r"authori[sz]ed)\b[^,]*)(?:, (?:so |and )?(?:please )?(?P<then>(?:check|look|read|see|show|"
    r"prove)\b.+))?$"
)
def _we_never(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    verb, _, after = found["act"].partition(" ")
    lemma = next((one.lemma_.lower() for one in parse(f"We never {verb} it.") if one.i == 2), verb)
    who = "I" if found["who"].lower() == "i" else "we"
    text = f"according to our records, {who} did not {lemma} {after}".rstrip()
    return Said([text], [to_do(found["then"]) if found["then"] else Ask("check")])


@frame(
    r"^had (?P<who>you|your [\w‐]+) (?P<act>(?:not )?\w+ .+?),(?P<said> (?:as|"
    r"like) [^,]+,)? (?:then )?(?P<then>.*\b(?:would|could|might)(?:n't| not)?\b.+)$"
)
@frame(
    r"^if (?P<who>you|your [\w‐]+)(?: had|'d) (?:only |just |"
    r"at least )?(?P<act>(?:not )?\w+ .+?),(?P<said> (?:as|"
    r"like) [^,]+,)? (?:then )?(?P<then>.*\b(?:would|could|might)(?:n't| not)?\b.+)$"
)
def _had_you(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    page = Page(parse(f"You had {found['act']}."))
    act = Act.of(page.clauses[0], page)
    if (
        act is None
        or act.negated
        or not act.object_text
        or act.complement is not None
        or len(page.clauses) > 1
    ):
        return None
    if act.lemma in verbs("en", "handing_over"):
        with_ = f"with {act.what}"
    else:
        with_ = " ".join(
            filter(None, [f"with {act.object_text} {participle(act.lemma)}", act.rest])
        )
    then = inner(found["then"], parse, strength)
    if then is None or not then.parts:
        return None
    said = (found["said"] or "").rstrip(",")
    as_asked = re.sub(
        r"^ (as|like) (?:i|we) .*?\b(?:told|asked|said|wrote|requested|"
        r"explained)\b(?: (?:to )?you)?",
        " as requested",
        said,
        flags=re.IGNORECASE,
    )
    then.lead_in(f"{with_}{',' + as_asked if as_asked.strip() else ''}, ")
    then.asks = [one for one in then.asks if one.name != "look"] or [Ask("next_time")]
    return then


@frame(
    r"^(?:do|does|did|why (?:do|does|did|must|should)) (?:i|we|our \w+)(?: always)?(?: have to|"
    r" need to)? (?:find out|hear|learn|read|discover)(?: (?:it|of it|"
    r"about it))? (?:only )?from (?P<who>.+?) that (?P<rest>.+)\?$"
)
def _found_out(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"we learned from {found['who']} that {found['rest']}"], [Ask("inform")])


@frame(
    r"^(?:we|i) (?:had|have) to (?:hear|learn|find out|read)(?: (?:it|"
    r"of it))? from (?P<who>.+?) that (?P<rest>.+)$"
)
def _had_to_hear(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    rest = statement_retold(found["rest"], parse, strength)
    return Said([f"we learned from {found['who']} that {rest}"], [Ask("inform")]) if rest else None


@frame(
    r"^what (?:made|makes) you (?:think (?:that )?(?:it(?:'s| is| was)|this (?:is|was)) (?:ok|"
    r"okay|fine|right|acceptable|a good idea|normal)(?: for you)? to (?P<act>.+?)|"
    r"(?P<do>(?!think\b|believe\b)\w+ .+?))\?$"
)
def _what_made_you(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    act = found["act"] or found["do"]
    verb, _, rest = act.partition(" ")
    past = statement_retold(f"you {finite(verb.lower(), 'VBD')} {rest}", parse, strength)
    return Said([], [Ask("do", {"what": f"let us know why {past}"})]) if past else None


@frame(
    r"^(?:is it|how hard is it|how difficult is it|why is it|what is)(?: really)?(?: so| that|"
    r" too)?(?: hard| difficult| complicated| much to ask)(?: for (?:you|"
    r"your [\w ]+?))? to (?P<act>.+)\?$"
)
def _is_it_hard(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    first = parse(f"You {found['act']}")
    if len(first) < 2 or first[1].pos_ not in ("VERB", "AUX"):
        return None
    return Said(
        [],
        [
            to_do(
                re.sub(
                    r"\b(?:one|a) (?:correct|right|simple|single)\b", "the correct", found["act"]
                )
            )
        ],
    )


@frame(
    r"^(?:did|do|have|does|has) (?:you|anyone (?:at|in|on) your \w+|anybody (?:at|in|on) your \w+|"
    r"your (?:team|people|factory|staff|side)|nobody (?:at|in|on) your \w+) (?:even |actually |"
    r"ever |really |at least |bother(?:ed)? to )+(?:read|look at|looked at|check|checked|open|"
    r"opened|see|seen|test|tested|inspect|inspected|review|reviewed) (?P<what>.+)\?$"
)
def _did_you_even(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([], [Ask("do", {"what": f"take another look at {found['what']}"})])


@frame(
    r"^(?:what (?:took|takes|is taking) (?:you|your \w+) so long|why (?:does|do|is|are|did) (?:it|"
    r"this|everything) (?:take|taking) (?:you )?so long)\?$"
)
def _so_long(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([], [Ask("status")])


@frame(
    r"^(?:i|we) (?:now |do |really |still )?(?:expect|want|need|demand|require|await|"
    r"insist on)(?: from you)?(?P<when>,? (?:by|until|before|within|"
    r"no later than) [\w :.]+?)?(?: from you)? (?P<what>(?:an?|the|your|our|my|all|full|some|"
    r"new) [^;]+)$"
)
def _we_expect(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    what = found["what"]
    if re.search(r"\b(?:you|but|because)\b", what):
        return None
    when = (found["when"] or "").strip(" ,")
    return Said([], [to_do(f"send us {what}{' ' + when if when else ''}")])


@frame(
    r"^(?:i|we) (?:now |do |really |still )*(?:expect|want|need|require|"
    r"demand)(?: that)? you(?: (?:will|to|should|must))? (?P<act>[^,;]+)(?:, (?P<rest>.+))?$"
)
def _we_expect_you(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    first = parse(f"You {found['act']}")
    if len(first) < 2 or first[1].pos_ not in ("VERB", "AUX"):
        return None
    lemma = first[1].lemma_.lower()
    act = re.sub(r"^\w+", first[1].lemma_, found["act"])
    ask = Ask("demand", {"what": act}) if lemma in verbs("en", "bearing") else to_do(act)
    if not found["rest"]:
        return Said([], [ask])
    more = inner(re.sub(r"^(?:since|because|as) ", "", found["rest"]), parse, strength)
    if more is None or not more.parts:
        return None
    return Said(more.parts, [ask])


@frame(r"^(?:please )?(?:stop|quit) \w+ing\b[^,]*?,? (?:and|but) (?P<act>(?!then\b)[a-z]+ [^,]+)$")
def _stop_and(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    if re.search(r"\d", found[0][: found.start("act")]):
        return None
    return Said([], [to_do(found["act"])])


@frame(
    r"^(?P<act>(?:learn|check|read|look at|look into|take|open|measure|test|compare|ask|"
    r"count) [^,]+?) (?:before|instead of) (?:you |your \w+ )?\w+.*$"
)
def _first_check(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    if re.match(
        r"(?:learn|take a ruler|open your eyes)\b", found["act"], re.IGNORECASE
    ) or re.search(r"\d", found[0]):
        return None
    return Said([], [to_do(found["act"])])


@frame(
    r"^(?:(?:our |my |the )?(?:time|schedule|deadline|lead ?time) (?:is|are) (?:too|very|"
    r"so) (?:tight|"
    r"short),? (?:and |so )?)?(?:we|i) (?:can not|cannot|can't|are not able to) (?P<act>(?:do|"
    r"make|finish|ship|deliver|meet|complete) [^,]+)$"
)
def _own_difficulty(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    who = found[0][found.start("act") :]
    head = re.sub(r"\bcan't\b|\bcan not\b", "cannot", found[0][: found.start("act")]) + who
    return Said([head], after=[wording("en", "why_middle", strength)], closed=True)
