"""English sentences that blame, said again: what is open or what happened, then a request.

A clause whose agent is the reader is taken apart by its parse. What the reader did not do becomes
what we have not received or what has not been done; what he did becomes what happened; a reproachful
question asks for the status, “should have” looks at the next time, a threat keeps its deadline and
its consequence. Words that are not understood stay as they are, and the guard decides whether the
whole may be offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause, Sentence, Word, child, is_many, text_of
from coach.rewriting.grammar.morphology import as_subject, be, capital, lowered, participle
from coach.rewriting.grammar.wordings import request, verbs, wording, words
from coach.rewriting.strength import Strength

Parse = Callable[[str], Any]
"""From a sentence to its spaCy parse."""

_READER = frozenset({"you", "u", "ya", "y'all", "yous", "yourselves", "yourself"})
_NOBODY = frozenset({"nobody", "no-one", "none", "noone"})
_PEOPLE = frozenset(
    """team teams factory factories people staff driver drivers company side office offices colleague
    colleagues department departments forwarder warehouse warehouses guys guy packers packer engineer
    engineers boss manager managers agent agents accountant accountants lab line lines sales workers
    worker crew men man woman lady girl boy girls boys support hotline service courier carrier
    technician technicians inspector inspectors planner planners supplier suppliers buyer buyers
    partner partners firm plant workshop operator operators clerk clerks secretary director chief
    representative rep reps branch finance purchasing logistics production accounts desk broker
    brokers bank shop store seller sellers assistant assistants developer developers designer
    designers printer contractor contractors headquarters group nurse doctor teacher trucker
    truckers haulier hauliers shipper shippers finance export import quality qc procurement billing goodself consignee purchaser importer exporter customer customers installer merchant helpdesk merchandiser merchandisers expert experts end""".split()
)
_LATE = frozenset({"late", "early", "wrongly", "incorrectly", "badly", "twice", "short"})
_EXPECTING = frozenset({"want", "expect", "demand", "need", "insist", "require", "order"})
_MUST = frozenset({"must", "should", "better", "shall"})
_THEN = lazy(
    r"\b(?:yesterday|last (?:week|month|year|time|\w+day)|on (?:the )?\d|on \w+day|in (?:january|"
    r"february|march|april|may|june|july|august|september|october|november|december)|by \w+day|"
    r"(?:by|until|till|before) (?:the )?\d|(?:\d+|two|three|four|five|six|a few|several) "
    r"(?:days?|weeks?|months?|hours?) ago|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_OPENERS = lazy(
    r"^(?:(?:seriously|honestly|frankly|sorry|sorry but|excuse me|look|listen|well|wow|oh|great|"
    r"wonderful|really|come on|hello|again|once again|to be (?:honest|frank)|clearly|obviously|"
    r"apparently|as usual|as always|of course|for (?:god|heaven|christ)'?s sake|unbelievable|"
    r"incredible|typical|congratulations|bravo|and|but|so|anyway|in fact|by the way|btw|what a joke|"
    r"what a (?:surprise|shame|joke|coincidence|mess|pity)|well done|nice one|good job|nice|let me be clear|just to be clear|i must say|i have to say|i(?:'m| am) sorry,? but|guys)\b[\s,:!.–—-]*)+",
    re.IGNORECASE,
)
_HEAT = lazy(
    r"\b(?:the hell|on earth|in the world|the heck|the fuck|for (?:god|heaven|christ)'?s sake|"
    r"certainly |definitely |bloody|damn(?:ed)?|goddamn|freaking|fucking|at all|whatsoever|as usual|as always|yet again|"
    r"once again|time and again|over and over(?: again)?|again and again|all the time|every single time|"
    r"every time|each time|the whole time|without any (?:shame|reason|explanation))\b\s?",
    re.IGNORECASE,
)


_VOCATIVE = lazy(
    r"^(?:(?:dear|hi|hello|hey|ok)\s+)?(?:(?:sirs?|madam|friend|all|team|mr\.? \w+|mrs\.? \w+|ms\.? \w+|sir or madam|[A-Z][a-z]+)"
    r"(?: (?:[A-Z][a-z]+|and [A-Z][a-z]+|friend))?)\s?[,!]\s|^(?:dear|hi|hello|hey)\s+\w+\s?,\s",
)
_TAIL = (
    r"[,.;:–-]? ?(?:(?:it'?s |it is )?your choice|up to you|seriously|end of story|period|full stop|"
    r"(?:it'?s |it is )?(?:as|that) simple(?: as that)?|simple as that|no more (?:stories|excuses|delays?|discussions?)|"
    r"no excuses|shame on you|think about it|well done|good job|nice one|thanks for nothing|"
    r"thank you very much|what a joke|very professional|great job|congratulations|bravo|"
    r"(?:this|that|it|which) is (?:really |simply |just |absolutely |completely |totally |very )*(?:not (?:fair|"
    r"acceptable|professional|serious|normal|ok|okay|right|correct)|unacceptable|ridiculous|unbelievable|a joke|"
    r"a shame|unprofessional|a scandal|outrageous|crazy|nonsense|unfair|disappointing)|not fair|unacceptable|"
    r"i have had enough|we have had enough|enough is enough|is that clear|understood|got it|"
    r"what (?:kind of|sort of) \w+ is (?:this|that)|are you (?:serious|kidding|joking)(?: me)?)(?=[.!?]?$)"
)
_PLAINER: tuple[tuple[Any, str], ...] = tuple(
    (lazy(pattern, re.IGNORECASE), words_)
    for pattern, words_ in (
        (r"\bu\b(?!\.)", "you"),
        (r"\bur\b", "your"),
        (r"\b(?:bc|cuz|coz|cos)\b", "because"),
        (r"\b(did|do|does|have|has|was|were|is|are|could|would|should|wo|ca)nt\b", r"\1n't"),
        (
            r",? (?:and )?(?:so )?(?:please |kindly )*(?:spare (?:me|us)|don't give (?:me|us)|don't tell (?:me|us)|do not tell (?:me|us)|don't (?:put the )?blame)\b[^,;]*$",
            ".",
        ),
        (_TAIL, ""),
        (_TAIL, ""),
        (r"\b(you) (?:guys|people|lot|all|folks)\b", r"\1"),
        (r"\bought to (?=have\b)", "should "),
        (r"\bought to\b", "should"),
        (r"\bso[- \u2010]called ", ""),
        (r"\b(isn't|aren't|doesn't|don't|didn't|wasn't|weren't|not|can't|cannot) even\b", r"\1"),
        (r"\b(could|should|would) at least have\b", r"\1 have"),
        (r"\bhave at least\b", "have"),
        (r",? and this time with\b", " with"),
        (r"\bcheck your own\b", "check the"),
        (r"\bnobody here has (?:ever )?", "we have not "),
        (r"\b(?:i told you so)\b", ""),
    )
)


_JOINT = "\u2010"
_HYPHENS = lazy(r"(?<=[A-Za-z])-(?=[A-Za-z])")
"""Joined words stay one word for the parser behind the hyphen of Unicode."""


@dataclass(slots=True)
class Said:
    """What a clause or a sentence became: observations, and the requests that follow them."""

    parts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    named: bool = False
    """Whether the first part keeps its capital in the middle of a sentence."""

    @property
    def first(self) -> str:
        """The first part as it stands in the middle of a sentence."""
        return self.parts[0] if self.named else lowered(self.parts[0])


def said_again(text: str, parse: Parse, strength: Strength) -> Iterator[str]:
    """The ways in which a sentence can be said without blame, the best first.

    `text` is one sentence. Nothing is yielded where it is not understood.
    """
    named = _VOCATIVE.match(text)
    called = named[0] if named else ""
    plain = tidied(_HYPHENS.sub(_JOINT, text[len(called) :].rstrip()))
    if not plain:
        return
    calmer = plain.strip(" .!").lower() != text[len(called) :].strip(" .!").lower()
    for attempt in (_by_frame, _by_clauses, _as_it_stands if not calmer else _as_calmed, _as_topic):
        said = attempt(plain, parse, strength)
        if said is not None:
            whole = finished(said).replace(_JOINT, "-")
            if whole:
                yield called + (lowered(whole) if called.rstrip().endswith(",") else whole)


def tidied(text: str) -> str:
    """The sentence without what only heats it up before, within and behind."""
    text = re.sub(r"([!?])[!?]+", lambda m: "?" if "?" in m[0] else "!", text.strip())
    text = re.sub(r"!$", ".", text)
    bare = _OPENERS.sub("", text)
    bare = re.sub(r"\s{2,}", " ", _HEAT.sub("", bare))
    bare = re.sub(r"\s+([,.?;])", r"\1", bare)
    for pattern, words_ in _PLAINER:
        bare = pattern.sub(words_, bare)
    return capital(bare.strip(" ,"))


def finished(said: Said) -> str:
    """Observations and requests as sentences."""
    sentences = [sentence(part) for part in said.parts if part.strip(" ,.;")]
    asks = any(_ASKS.search(one) for one in sentences)
    sentences += _fewest(list(dict.fromkeys(said.requests)), asks)
    return " ".join(sentences)


_GENERAL = lazy(r"look into this|the current status")


_ASKS = lazy(r"\b[Cc]ould you|\bif you could|(?:^|[.:] )Please|, please|\?$")


def _fewest(requests: list[str], asked: bool) -> list[str]:
    """Requests without the general ones where there is a plain one, or but one of these."""
    plain = [one for one in requests if not _GENERAL.search(one)]
    return plain or ([] if asked else requests[:1])


def sentence(words_: str) -> str:
    """With a capital and a full stop."""
    words_ = re.sub(r"\s+([,.;:?)])", r"\1", re.sub(r"\s{2,}", " ", words_)).strip(" ,;")
    return capital(words_ if words_.endswith((".", "?", "!", "⟧.")) else f"{words_}.")


# --- frames: ways of speaking that stand around what is meant ---------------------------------

_AGO = r"(?:already |just |clearly |repeatedly |once |always |also |previously )*"
_TOLD = (
    r"(?:told|said|explained|mentioned|written|wrote|informed|stated|pointed out|made (?:it )?clear|"
    r"notified|advised|warned|asked|reminded|confirmed|emailed|shown)"
)
_FRAMES: list[tuple[re.Pattern[str] | Any, str]] = []


def _frame(pattern: str) -> Any:
    return lazy(pattern, re.IGNORECASE)


_AS_TOLD = _frame(
    rf"^(?:as|like) (?:i|we) (?:have |had |'ve )?{_AGO}{_TOLD}(?: (?:to )?(?:you|your [\w ]+?))?"
    r"(?: (?:before|earlier|already|several times|many times|(?P<times>twice|\w+ times)|a (?:hundred|thousand|million) times))*"
    r"(?P<where>(?: (?:in|on|by|at|during|with|via|of) [^,]+?)*)(?: and (?:again )?[^,]+)?, (?P<rest>.+)$"
)
_TOLD_THAT = _frame(
    rf"^(?:i|we) (?:have |had |'ve )?{_AGO}(?:told|informed|explained to|wrote to|warned|reminded|notified|advised|said to|mentioned to) (?:you|your (?:team|colleagues?|people|side|office|company))"
    r"(?: (?:before|earlier|already|several times|many times|clearly|again and again|(?P<times>once|twice|(?:two|three|four|five|six|\d+) times)|a (?:hundred|thousand|million) times))*"
    r"(?P<where>(?: (?:in|on|by|at|during|with|via) [^,]+?)*) that (?P<rest>.+)$"
)
_TOLD_TO = _frame(
    rf"^(?:i|we) (?:have |had |'ve )?{_AGO}(?:told|asked|reminded|requested|instructed|begged|urged|warned) (?:you|your (?:team|colleagues?|people|side|office|company|factory))"
    r"(?: (?:guys|all|people))?(?: (?:before|earlier|already|several times|many times|clearly|again and again|(?P<times>once|twice|(?:two|three|four|five|six|ten|\d+) times)|a (?:hundred|thousand|million) times))*"
    r"(?P<where>(?: (?:in|on|by|at|during|with|via) [^,]+?)*) (?:to (?P<act>.+)|not to (?P<not>.+))$"
)
_HOW_OFTEN = _frame(
    r"^how (?:many (?:more )?times|often|many (?:more )?(?:e-?mails|calls|messages|reminders)) (?:do|does|must|should|shall|have|did|will|need|are) (?:i|we|you|a customer|one|somebody|us)(?: (?:have|need|supposed|expected))?(?: got)?(?: to)? "
    r"(?:ask|tell|remind|request|beg|chase|write|explain|repeat|say|call)(?: to)?(?: (?:you|your (?:team|people|office|side)))?(?: (?:all|guys))?"
    r"(?: (?P<act>to .+)| that (?P<rest>.+)| for (?P<what>.+))\?$"
)
_FAULT_THAT = _frame(
    r"^(?:it|this|that)(?:'s| is| was) (?:all |entirely |only |purely |simply |clearly )*(?:your|your (?:team|company|side|factory|people)'s?) (?:own )?(?:\w+ )?(?:fault|mistake|error|doing|negligence|responsibility|problem) (?:that|if|when|why) (?P<rest>.+)$"
)
_YOUR_FAULT = _frame(
    r"^(?:it|this|that|the (?P<what>[\w -]+?)|all this|all of this|everything)(?:'s| is| was) (?:all |entirely |only |purely |simply |clearly |100 ?% )*(?:your|your (?:team|company|side|factory|people)(?:'s)?|because of your|due to your|down to your) (?:own )?(?:\w+ )?(?:fault|mistake|error|doing|negligence|carelessness|failure)[^,]*$"
)
_BECAUSE_OF_YOU = _frame(
    r"^(?:because of|due to|thanks to|owing to|as a result of|on account of) (?:your (?P<cause>[^,]+?)|you(?: guys| people| lot)?), (?P<rest>.+)$"
)
_BECAUSE_OF_YOU_LAST = _frame(
    r"^(?P<rest>(?!you\b|your\b).+?),? (?:all |only |just |simply )?(?:because of|due to|thanks to|owing to) (?:your (?P<cause>[^,]+?)|you(?: guys| people| lot)?)[.]?$"
)
_OR_ELSE = _frame(
    r"^(?:either )?(?:you )?(?:please |just |now )*(?P<act>(?!i\b|we\b|it\b|this\b|that\b|there\b|the\b|your\b)\w+ .+?)(?:,| -| –|;|\.)? (?:or(?: else)?|otherwise),? (?P<then>(?:we|i|our \w+|my \w+)(?:'ll|'re|'m)? .+)$"
)
_NOT_OUR = _frame(
    r"^(?:(?:it|this|that)(?:'s| is| was)(?: definitely| certainly| absolutely| really| simply)? not|(?:it|this|that) (?:isn't|wasn't)) (?:our|my) (?:\w+ )?(?:problem|fault|responsibility|business|concern|mistake|issue|job|error|headache)(?:,? (?:that|if|when) (?P<rest>.+)|[^,]*)$"
)
_HOW_COULD = _frame(
    r"^how (?:can|could|dare|did) (?:you|your (?P<who>\w+)) (?:possibly |ever |even |just |manage to )*(?P<act>.+)\?$"
)
_HOW_COME = _frame(r"^how come (?P<rest>.+)\?$")
_SUPPOSED = _frame(
    r"^(?:i|we) (?:am |are |was |were )?(?:still )?(?:waiting|been waiting|have been waiting|had to wait)\b.*$"
)
_LONG = _frame(
    r"^(?:what (?:took|takes|is taking|'s taking) (?:you|your \w+) so long|why (?:does|do|is|are|did) (?:it|this|everything) (?:take|taking) (?:you )?so long)(?P<rest> [^?]+)?\?$"
)
_CAN_YOU_NOT = _frame(
    r"^(?:can'?t|can not|cannot|could|couldn'?t|can|why can'?t|why can not) (?:you|your (?:team|people|factory|staff|side)|anyone (?:at|in|on) your \w+|anybody (?:at|in|on) your \w+|somebody (?:at|in|on) your \w+|someone (?:at|in|on) your \w+)(?: guys| people)? (?:not )?(?:even |at least |just |for once |ever |finally |possibly |once |please )*(?P<act>.+?)(?: for once| at least| once| properly| or (?:what|not))*\?$"
)
_DID_YOU_EVEN = _frame(
    r"^(?:did|do|have|does|has) (?:you|anyone (?:at|in|on) your \w+|anybody (?:at|in|on) your \w+|your (?:team|people|factory|staff|side)|nobody (?:at|in|on) your \w+)(?: guys| people)? (?:even |actually |ever |really |at least |bother(?:ed)? to )+(?P<act>.+)\?$"
)
_IS_IT_HARD = _frame(
    r"^(?:is it|how hard is it|how difficult is it|why is it|what is)(?: really)?(?: so| that| too)?(?: hard| difficult| complicated| much to ask)?(?: for (?:you|your [\w ]+?))? to (?P<act>.+)\?$"
)
_LAST = _frame(
    r"^(?:this is (?:my|our|the|your) (?:last|final) (?:warning|reminder|chance|message|notice)|last (?:chance|warning)|i(?:'m| am) warning you|we(?:'re| are) warning you|mark my words|be warned)\s?[:,.–-]\s?(?P<rest>.+)$"
)


_EXPLAIN = _frame(
    r"^(?:may i (?:know|ask)|can you (?:please |kindly )?(?:explain|tell)(?: (?:to )?(?:me|us))?|could you (?:explain|tell)(?: (?:to )?(?:me|us))?|please explain(?: (?:to )?(?:me|us))?|kindly explain(?: (?:to )?(?:me|us))?|explain(?: (?:to )?(?:me|us))?|"
    r"(?:i|we) (?:really |just |still |simply |honestly )*(?:don't|do not|can't|cannot|can not|fail to|wonder|would like to know|want to know|wonder)(?: (?:understand|see|get|imagine))?|what made you think(?: it's ok)?|tell (?:me|us)) why (?P<rest>.+?)[.?]?$"
)
_DID_I_NOT = _frame(
    r"^(?:did|have|had|do) (?:i|we)(?:n't| not)? (?:not |already |clearly )*(?:warn|tell|inform|say|explain|write|mention|told|warned|informed|explained|said|agree|agreed)(?: to)?(?: (?:you|your team|your company))?(?P<where>(?: (?:in|on|by|at|during) [^,?]+?)*)(?: that)? (?P<rest>.+)\?$"
)
_DIDNT_I = _frame(
    r"^(?:didn't|haven't|hadn't) (?:i|we) (?:already |clearly |both )*(?:warn|tell|inform|say|explain|write|mention|told|warned|informed|explained|said|agree|agreed)(?: to)?(?: (?:you|your team|your company))?(?P<where>(?: (?:in|on|by|at|during) [^,?]+?)*)(?: that)? (?P<rest>.+)\?$"
)
_NTH_TIME = _frame(
    r"^(?:(?:for|this is) the (?P<nth>second|third|fourth|fifth|sixth|tenth|last|hundredth|\w+th) time|(?:again|once more|once again)?,? ?(?:i|we) (?:must |have to |need to |will )?(?:say|repeat|tell|remind)(?: it| you| this)?(?: again)?(?: that)?(?:, [A-Z]\w+)?|i repeat|once more|again)\s?[:,–-]\s?(?P<rest>.+)$"
)
_NOTE_THAT = _frame(
    r"^(?:(?:please|kindly|pls) (?:kindly )?(?:note|be informed|be advised|know)(?: that)?|(?:i|we) (?:have to|must|need to|should) (?:say|note|tell you|point out|inform you|add)(?: that)?|(?:it seems|it appears|it looks like|it is clear|it's clear|the fact is|fact is|the problem is|the truth is|the point is|the thing is)(?: that)?|(?:i|we) (?:think|believe|guess|suppose|see|notice|noticed|find|feel|understand)(?: that)?)[,:]? (?P<rest>(?:you|your|nobody|no one|none)\b.+)$"
)
_NOT_ONCE = _frame(
    r"^(?:not one time|not once|never once|never|at no time|not a single time|not one single time) (?P<aux>did|have|has|had|do|does|could|would) (?P<rest>(?:you|u|your [\w]+|anyone|anybody).+)$"
)
_HAD_YOU = _frame(
    r"^(?:had (?:you|your [\w]+)|if (?:you|your [\w]+)(?: had|'d)?) (?:only |just |at least )?(?P<act>(?:not )?\w+ .+?),(?P<said> (?:as|like) [^,]+,)? (?P<then>[^,]*\b(?:would|could|might)(?:n't| not)?\b.+)$"
)
_HEAR_FROM = _frame(
    r"^you(?:'ll| will| are going to) (?:soon )?hear from (?P<who>[^,]+?)(?P<rest>,? .*)?$"
)
_NOTHING_TO_DO = _frame(
    r"^(?P<what>[\w -]+?) (?:has|have|had) (?:absolutely |really )?nothing to do with (?:us|our \w+|me)(?:[,;:] (?P<rest>.+))?$"
)
_NOT_OURS_AND = _frame(
    r"^(?:(?:it|this|that|the (?P<what>[\w -]+?))(?:'s| is| was)(?: definitely| certainly| absolutely| really| simply)? not|(?:it|this|that) (?:isn't|wasn't)|not) (?:our|my) (?:\w+ )?(?:problem|fault|responsibility|business|concern|mistake|issue|job|error|headache)[,;:] (?P<rest>.+)$"
)
_ONE_MORE = _frame(
    r"^(?P<what>(?:one more|another|just one more|once more a) [\w -]+?),? and (?P<then>(?:we|i)\b.+)$"
)
_NO_NO = _frame(
    r"^no (?P<first>[\w -]+?)(?: (?P<when>today|tomorrow|this week|by [\w ]+?))?,? (?:then )?no (?P<then>[\w /-]+)$"
)
_THEN_WE = _frame(
    r"^(?:ok(?:ay)?,? |fine,? |well,? |all right,? )?(?:then|so|next time|tomorrow) (?P<then>(?:we|i)(?:'ll| will| shall|'m going to| am going to| are going to|'re going to)? (?:open|file|call|post|go|contact|report|inform|cancel|stop|take|send|claim|charge|write|publish|leave|move|switch|ask|involve|hand)\b.+?)(?:, (?:your choice|up to you|you decide|simple as that|end of story))?$"
)
_CLEFT = _frame(
    r"^(?:it|this|that)(?:'s| is| was) (?:only |just |all |simply )?(?:because of|due to|thanks to) (?:your (?P<cause>[^,]*?)|you(?: guys| people)?) (?:that|why) (?P<rest>.+)$"
)
_NOT_TRUE = _frame(
    r"^(?:what (?:you|your [\w]+) (?:said|wrote|write|say|claim|claimed|told|tell|state|stated)(?P<where>[^,]*?)|your (?:statement|claim|version|story|explanation)(?P<about>[^,]*?)) (?:is|was|are) (?:simply |just |absolutely |completely |totally )?(?:not true|not correct|false|wrong|untrue|a lie|nonsense|a joke|rubbish|incorrect|not right),? (?P<rest>.+)$"
)


_FIND_OUT = _frame(
    r"^why (?:do|does|did|must|should) (?:i|we|our \w+)(?: always)?(?: have to| need to)? (?:find out|hear|learn|read|discover)(?: it)? from (?P<who>.+?) that (?P<rest>.+)\?$"
)
_HAVE_TO = _frame(
    r"^why (?:do|does|did|must|should) (?P<who>i|we|our \w+)(?: always)? (?:have to |need to )?(?P<act>.+)\?$"
)
_FAULT_SHORT = _frame(
    r"^your (?:\w+ )?(?:fault|mistake|error)(?: that)?[,:]? (?P<rest>(?!is\b|was\b|and\b|not\b).+)$"
)
_WHY = _frame(
    r"^why (?P<aux>did|do|does|have|has|had|is|are|was|were|can|could|would|will)(?P<not>n't|nt| not)? (?P<who>you|u|your (?:[\w-]+ ){0,2}?(?:"
    + "|".join(sorted(_PEOPLE))
    + r")|nobody(?: (?:at|in|on|from) your \w+)?|no one(?: (?:at|in|on|from) your \w+)?) (?P<rest>.+)\?$"
)
_WHY_PLAIN = _frame(
    r"^why (?P<who>you|u|your (?:[\w-]+ ){0,2}?(?:"
    + "|".join(sorted(_PEOPLE))
    + r")) (?P<rest>.+)\?$"
)
_MADE_YOU = _frame(
    r"^what (?:made|makes) you (?:think (?:that )?(?:it(?:'s| is| was)|this (?:is|was)) (?:ok|okay|fine|right|acceptable|a good idea|normal)(?: for you)? to (?P<act>.+?)|(?P<do>(?!think\b|believe\b)\w+ .+?))(?P<name>, [A-Z]\w+)?\?$"
)
_KNOW_THAT = _frame(
    r"^(?:as (?:the|a|an|our) [\w ]+?,? )?(?:you(?:'re| are)? (?:are )?(?:supposed to|expected to|should|must|ought to|surely|certainly|of course|very well|well|perfectly well|exactly|have to)(?: very well| perfectly well)? (?:know|knew|understand|remember|be aware)|you know(?: very well| perfectly well| exactly)?) (?:very well |perfectly well |exactly )?that (?P<rest>.+)$"
)
_TOLD_PLAIN = _frame(
    rf"^(?:i|we) (?:have |had |'ve )?{_AGO}(?:told|informed|warned|reminded) (?:you|u|your (?:team|people|company|side))(?: (?:before|already|clearly|(?:100|1000|a hundred|a thousand|a million|many|so many|several|(?P<times>two|three|four|five|\d{{1,2}})) times|twice))*[,:]? (?P<rest>(?!to\b|about\b|of\b|not\b|that\b|how\b|what\b|when\b|in\b|on\b).+)$"
)
_NEVER_DID = _frame(
    r"^(?P<who>we|i) (?:have |had )?never (?:ever )?(?P<act>(?:agreed|said|promised|confirmed|ordered|asked|approved|signed|accepted|requested|offered|guaranteed|received|got|wrote|mentioned|authorised|authorized)\b.*?)(?:, (?:so |and )?(?:please )?(?P<then>(?:check|look|read|see|show|prove)\b.+))?$"
)


_HOW_POSSIBLE = _frame(
    r"^how (?:is|was|can) (?:it|this|that) (?:be )?(?:possible|happen)(?: again)? that (?P<rest>.+)\?$"
)
_FROM_YOUR_SIDE = _frame(
    r"^(?:this|that|it|(?:the )?(?:\w+ )?(?:delay|mistake|problem|error|fault|damage|issue|shortage|cause)) (?:is|was|comes|came|lies|lay|starts|started|happened) (?:all |only |clearly |completely )?(?:from|on|with|at|in|because of) (?:your (?:side|end|part|team|factory|warehouse|office|people|company)|you)[,;:–-] ?(?P<rest>.+)$"
)
_SHOULD_NOTICE = _frame(
    r"^(?:a|an|any|every|even a|even an) (?!we\b|i\b)[^,]{3,60}? (?:should|ought to|must|would|could|can|has to) (?:be able to )?(?:notice|know|see|understand|find|spot|realise|realize|tell) that (?P<rest>.+)$"
)
_EXPECT_THING = _frame(
    r"^(?:i|we) (?:now |do |really |still )?(?:expect|want|need|demand|require|await|insist on)(?: from (?:you|your \w+))?(?P<when>,? (?:by|until|before|within|no later than) [\w :.]+?)?(?: from (?:you|your \w+))? (?P<what>(?:an?|the|your|our|my|all|full|some|new) .+)$"
)
_STOP_AND = _frame(r"^(?:please )?(?:stop|quit) \w+ing\b.*? and (?P<act>(?!then\b)[a-z]+ .+)$")


def _by_frame(text: str, parse: Parse, strength: Strength) -> Said | None:
    """The sentence by one of the frames, what stands inside said again in its turn."""
    for pattern, way in (
        (_LAST, _as_rest),
        (_NOTE_THAT, _as_rest),
        (_EXPLAIN, _as_why),
        (_DID_I_NOT, _as_recall),
        (_DIDNT_I, _as_recall),
        (_NTH_TIME, _as_repeated),
        (_NOT_ONCE, _as_never),
        (_HAD_YOU, _as_with),
        (_HEAR_FROM, _as_passed_on),
        (_NOTHING_TO_DO, _as_not_ours),
        (_NOT_OURS_AND, _as_not_ours),
        (_ONE_MORE, _as_one_more),
        (_NO_NO, _as_after),
        (_THEN_WE, _as_open_threat),
        (_CLEFT, _as_cause),
        (_NOT_TRUE, _as_other_record),
        (_AS_TOLD, _as_recall),
        (_TOLD_THAT, _as_recall),
        (_TOLD_TO, _as_told_to),
        (_HOW_OFTEN, _as_how_often),
        (_FAULT_THAT, _as_settled),
        (_YOUR_FAULT, _as_cause),
        (_BECAUSE_OF_YOU, _as_cause),
        (_BECAUSE_OF_YOU_LAST, _as_cause),
        (_NOT_OUR, _as_not_ours),
        (_OR_ELSE, _as_alternative),
        (_LONG, _as_delay),
        (_HOW_POSSIBLE, _as_why),
        (_FROM_YOUR_SIDE, _as_settled),
        (_SHOULD_NOTICE, _as_settled),
        (_EXPECT_THING, _as_wanted),
        (_STOP_AND, _as_request),
        (_FIND_OUT, _as_learned),
        (_FAULT_SHORT, _as_settled),
        (_WHY, _as_why_asked),
        (_WHY_PLAIN, _as_why_asked),
        (_HAVE_TO, _as_had_to),
        (_MADE_YOU, _as_made),
        (_KNOW_THAT, _as_recall),
        (_TOLD_PLAIN, _as_recall),
        (_NEVER_DID, _as_records),
        (_IS_IT_HARD, _as_request),
        (_CAN_YOU_NOT, _as_request),
        (_DID_YOU_EVEN, _as_check),
        (_HOW_COULD, _as_how),
        (_HOW_COME, _as_why),
    ):
        found = pattern.match(text.rstrip(".") if not text.endswith("?") else text)
        if found is not None:
            said: Said | None = way(found, parse, strength)
            if said is not None:
                return said
    return None


def _inner(text: str, parse: Parse, strength: Strength) -> Said:
    """What stands inside a frame, said again where it blames, else as it is."""
    text = text.strip(" .,")
    for attempt in (_by_frame, _by_clauses):
        said = attempt(capital(text), parse, strength)
        if said is not None:
            first = said.parts[0].split(" ", 1)[0] if said.parts else ""
            said.named = bool(first) and text.startswith(first) and text[:1].isupper()
            return said
    return Said([text], named=text[:1].isupper())


def _as_learned(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said(
        [f"we learned from {found['who']} that {found['rest']}"],
        [request("en", "inform", strength)],
    )


def _as_had_to(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said(
        [f"{lowered(found['who'])} had to {found['act']}".replace("i had", "I had")],
        [request("en", "look", strength)],
    )


def _as_why_asked(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    groups = found.groupdict()
    aux = groups.get("aux") or ""
    nobody = found["who"].lower().startswith("no")
    no = " not" if groups.get("not") or nobody else ""
    often = re.match(r"(?:always|never|keep|constantly|again) ", found["rest"])
    rest = re.sub(r"^(?:always|still|even|again|ever|just|simply) ", "", found["rest"])
    clause = Sentence(parse(f"You {aux}{no} {rest}.".replace("  ", " "))).clauses
    if is_reader(clause[0].subject) is False or child(clause[0].head, {"cop"}) is not None:
        return None
    pieces = Pieces.of(clause[0])
    if pieces is None:
        return None
    said = _why(pieces, strength)
    if said is None or not said.parts:
        return said
    del often
    for other in clause[1:]:
        if is_reader(other.subject) and other.head.dep_ not in ("advcl",):
            return None
        _append(said, text_of(other.lead), text_of(other.words), other)
    return said


def _as_made(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    clause = Sentence(parse(f"You {found['act'] or found['do']}.")).clauses[0]
    pieces = Pieces.of(clause)
    passive = pieces.passive("past") if pieces else None
    if passive is None:
        return None
    name = found["name"] or ""
    asked = request("en", "do", strength, what=f"let us know why {lowered(passive)}")
    return Said([f"{asked[:-1]}{name}{asked[-1]}"])


def _as_records(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    verb = parse(f"{found['who']} never {found['act']}.")[2]
    after = found["act"].split(" ", 1)[1] if " " in found["act"] else ""
    text = f"according to our records, {_will(found['who'])} did not {verb.lemma_} {after}".rstrip()
    if found["then"]:
        return Said([text, *_do(found["then"], strength).parts])
    return Said([text], [request("en", "check", strength)])


def _as_wanted(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    when = (found["when"] or "").strip(" ,")
    return _do(f"send us {found['what']}{' ' + when if when else ''}", strength)


def _as_repeated(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = _inner(found["rest"], parse, strength)
    if said.parts:
        first = said.first
        nth = found["nth"]
        note = f" ({nth} time)" if nth and nth.lower() != "last" else ""
        text = wording("en", "recall", strength, what=first)
        said.parts[0] = text.replace(":", f"{note}:", 1)
    return said


def _as_never(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    subject, _, rest = found["rest"].partition(" ")
    if subject.lower() == "your":
        noun, _, rest = rest.partition(" ")
        subject = f"{subject} {noun}"
    return _by_clauses(f"{capital(subject)} {found['aux']} never {rest}", parse, strength)


def _as_with(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    clause = Sentence(parse(f"You had {found['act']}.")).clauses[0]
    pieces = Pieces.of(clause)
    if pieces is None or pieces.negated or pieces.object is None or not pieces.object_text:
        return None
    if pieces.lemma in verbs("en", "handing_over"):
        with_ = f"with {as_what(pieces)}"
    else:
        with_ = " ".join(
            filter(None, [f"with {pieces.object_text} {participle(pieces.lemma)}", pieces.rest])
        )
    return Said(
        [f"{with_}, {lowered(found['then'], name=found['then'][:1].isupper())}"],
        [request("en", "look", strength)],
    )


def _as_passed_on(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"we will pass this on to {found['who']}{found['rest'] or ''}"], [])


def _as_one_more(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"if there is {lowered(found['what'])}, {_will(found['then'])}"], [])


def _as_after(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    when = f" {found['when']}" if found["when"] else " by ⟦date⟧"
    act = f"arrange the {found['first']}{when}"
    return Said(
        [request("en", "do", strength, what=act), f"the {found['then']} can only follow after it"]
    )


def _as_open_threat(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return Said([f"if we cannot find a solution by ⟦date⟧, {_will(_with_will(found['then']))}"], [])


def _with_will(then: str) -> str:
    return re.sub(
        r"^(i|we) (?!will|shall|am|are|'ll|'m|'re)",
        lambda m: f"{m[1]} will ",
        then,
        flags=re.IGNORECASE,
    )


def _as_other_record(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = _inner(found["rest"], parse, strength)
    if not said.parts:
        return None
    first = said.first
    said.parts[0] = f"our records show the following: {first}"
    return said


def _as_rest(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    return _inner(found["rest"], parse, strength)


def _as_recall(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = _inner(found["rest"], parse, strength)
    where = (found.groupdict().get("where") or "").strip()
    times = found.groupdict().get("times")
    note = ", ".join(filter(None, [f"as mentioned {where}" if where else "", ""]))
    if times:
        note = (
            f"{note or 'as mentioned'} ({times})" if not where else f"as mentioned {times} {where}"
        )
    if said.parts:
        first = said.first
        said.parts[0] = (
            f"{note}, {first}" if note else wording("en", "recall", strength, what=first)
        )
    return said


def _as_told_to(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    act = found["act"] or f"not {found['not']}"
    if re.search(r",|\b(?:but|and (?:you|nobody|nothing|still))\b", act):
        return None
    said = _do(act, strength)
    note = " ".join(filter(None, [found["times"], (found["where"] or "").strip()]))
    if note:
        said.parts[0] = f"As mentioned {note}, {said.first}"
    return said


def _as_how_often(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    if found["act"]:
        return _do(found["act"][3:], strength)
    if found["what"]:
        return Said([wording("en", "not_received", strength, what=found["what"])],
                    [request("en", "send", strength, it=_it(found["what"]))])  # fmt: skip
    said = _inner(found["rest"], parse, strength)
    if said.parts:
        said.parts[0] = wording("en", "recall", strength, what=said.first)
    return said


def _as_settled(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = _inner(found["rest"], parse, strength)
    return Said(said.parts, said.requests or [wording("en", "settle_together", strength)])


def _as_cause(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    groups = found.groupdict()
    if groups.get("rest"):
        said = _inner(groups["rest"], parse, strength)
        if not said.parts:
            return None
        cause = groups.get("cause")
        before = f"because of the {_bare_cause(cause)}, " if cause and _bare_cause(cause) else ""
        first = said.first
        said.parts[0] = before + (first if before else said.parts[0])
        return Said(said.parts, said.requests or [wording("en", "settle_together", strength)])
    what = groups.get("what")
    if not what:
        return None
    return Said([f"{wording('en', 'our_view', strength, what=f'the {what} did not arise on our side')}"],
                [wording("en", "settle_together", strength)])  # fmt: skip


_JUDGING = lazy(
    r"\b(?:terrible|awful|constant|endless|stupid|usual|total|complete|sheer|own|poor|bad|horrible|"
    r"unprofessional|careless|sloppy|ridiculous|repeated|lousy|eternal|famous|so-called|slow)\s",
    re.IGNORECASE,
)
_BLAMING_CAUSE = lazy(
    r"\b(?:negligence|carelessness|incompetence|mistakes?|errors?|fault|stupidity|laziness|"
    r"inability|failure|attitude|ignorance|mess|chaos|people|team|factory|greed|arrogance)\b",
    re.IGNORECASE,
)


def _bare_cause(cause: str) -> str:
    bare = _JUDGING.sub("", cause + " ").strip()
    return "" if _BLAMING_CAUSE.search(bare) else bare


def _as_alternative(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    first = parse(found["act"])[0]
    if first.tag_ not in ("VB", "VBP", "NN", "VBN"):
        return None
    said = _do(lowered(found["act"]), strength)
    said.parts.append(wording("en", "consequence", strength, what=_will(found["then"])))
    return said


def _will(then: str) -> str:
    """“we'll cancel” as “we will cancel”, lower case but for “I”."""
    then = re.sub(r"^(we|i)'ll\b", lambda m: f"{m[1]} will", then, flags=re.IGNORECASE)
    return re.sub(r"^i\b", "I", lowered(then))


def _as_not_ours(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    groups = found.groupdict()
    what = lowered(groups.get("what") or "this")
    if groups.get("what") and not what.startswith(("the ", "this", "that", "it", "our ")):
        what = f"the {what}"
    view = wording("en", "our_view", strength, what=f"{what} did not arise on our side")
    if not groups.get("rest"):
        return Said([f"{view}: ⟦the facts⟧"], [wording("en", "can_do", strength)])
    said = _inner(groups["rest"], parse, strength)
    if not said.parts:
        return None
    first = said.first
    return Said([f"{view}: {first}", *said.parts[1:]], [wording("en", "can_do", strength)])


def _as_delay(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    rest = (found["rest"] or "").strip()
    what = f" ({rest})" if rest else ""
    del what
    if rest.startswith("to "):
        return _status_of(rest[3:], parse, strength)
    return Said([], [request("en", "status", strength)])


def _status_of(act: str, parse: Parse, strength: Strength) -> Said | None:
    parsed = parse(f"They {act}")
    clause = Sentence(parsed).clauses[0]
    pieces = Pieces.of(clause)
    passive = pieces.passive("will") if pieces else None
    if passive is None:
        return Said([], [request("en", "status", strength)])
    return Said([request("en", "do", strength, what=f"let us know when {passive}")])


def _as_request(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    act = found["act"].strip()
    first = parse(f"You {act}")
    if len(first) < 2 or first[1].pos_ not in ("VERB", "AUX", "ADV"):
        return None
    return _do(act, strength)


def _as_check(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    act = found["act"].strip()
    looked = re.match(r"(?:read|look at|looked at|check|checked|open|opened|see|seen|test|tested|"
                      r"inspect|inspected|review|reviewed) (.+)", act)  # fmt: skip
    if looked:
        what = re.sub(r"^(?:the|our|my|your) (?!\w)", "", looked[1])
        return Said([request("en", "do", strength, what=f"take another look at {what}")])
    return None


def _as_how(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    parsed = parse(f"You {found['act']}.")
    clause = Sentence(parsed).clauses[0]
    pieces = Pieces.of(clause)
    passive = pieces.passive("past") if pieces else None
    if passive is None:
        return None
    return Said(
        [request("en", "do", strength, what=f"let us know how it came about that {passive}")]
    )


def _as_why(found: re.Match[str], parse: Parse, strength: Strength) -> Said | None:
    said = _inner(found["rest"], parse, strength)
    if len(said.parts) != 1 or said.parts[0].startswith(("We were expecting", "We had")):
        return None
    what = f"let us know why {said.first}"
    return Said([request("en", "do", strength, what=what)])


def _do(act: str, strength: Strength) -> Said:
    """A request to do something; a deadline of its own is kept, else one is asked for."""
    act = re.sub(
        r"^(?:please|just|kindly|finally|simply|at least|now|bother to) ", "", act.strip(" .!?,")
    )
    act = re.sub(r"\b(?:right now|now|for once|already|finally|for god's sake)$", "", act).strip(
        " ,"
    )
    act = re.sub(r"^(?:don't|do not|dont) ", "not ", act)
    if not act.startswith("not ") and not _DEADLINE.search(act):
        act += " by ⟦date, time, zone⟧"
    return Said([request("en", "do", strength, what=act)])


_DEADLINE = lazy(
    r"\b(?:by|before|until|till|within|no later than|not later than|today|tomorrow|immediately|"
    r"this week|this month|asap|urgently|without (?:any )?(?:further )?delay|at once|right away|straight away|on time|in time|next|in future|in the future|from now on|always|first)\b",
    re.IGNORECASE,
)


def _it(what: str, many: bool | None = None) -> str:
    """“it” or “them” for what was spoken of."""
    if many is None:
        head = re.split(r"\s(?:for|of|to|from|with|in|on|at|that|which|by)\s", what)[0].strip()
        many = bool(re.search(r"(?<![su'])s$|\band\b", head)) and not head.endswith(("ss", "us"))
    return "them" if many else "it"


# --- clauses ---------------------------------------------------------------------------------


_WITHOUT_ASKING = lazy(
    r"without (?:even )?(?:asking|consulting)(?: (?:us|me|anyone|anybody))?(?: (?:one|a single) word| first| at all| before)?"
)
_WITHOUT_TELLING = lazy(
    r"without (?:even )?(?:telling|informing|notifying|warning)(?: (?:us|me|anyone|anybody))?(?: (?:one|a single) word| first| at all| before)?"
)


@dataclass(slots=True)
class Pieces:
    """A clause with an agent, taken apart. Texts are as they stand in the sentence."""

    verb: Word
    lemma: str
    negated: bool
    often: bool
    perfect: bool
    past: bool
    future: bool
    modal: str
    passive_already: bool
    subject: Word | None
    object: Word | None
    object_text: str
    handed_to: str
    before: str
    rest: str
    rest_words: list[Word]
    particle: str

    @classmethod
    def of(cls, clause: Clause) -> Pieces | None:
        """The pieces, or None where the head is no verb."""
        verb = clause.head
        if verb.pos_ not in ("VERB", "AUX") or child(verb, {"cop"}) is not None:
            return None
        skip: set[int] = set()
        negated = clause.is_negated or _is_nobody(clause.subject)
        often = any(one.lower_ in words("en", "often") for one in verb.children)
        auxiliaries = list(clause.auxiliaries)
        inner = verb
        lemma = verb.lemma_.lower()
        tense_of = verb
        while True:
            below = child(inner, {"xcomp", "ccomp"})
            if (
                below is not None
                and (
                    lemma in verbs("en", "omitting") | verbs("en", "repeating") | {"have"}
                    or (negated and lemma in ("think", "care", "want", "try", "dare", "find"))
                )
                and child(below, {"nsubj"}) is None
                and (lemma != "have" or any(one.lower_ == "to" for one in below.children))
            ):
                if lemma in verbs("en", "omitting") - {"bother", "manage"}:
                    negated = not negated
                often = often or lemma in verbs("en", "repeating")
                skip |= {inner.i} | {one.i for one in below.children if one.lower_ == "to"}
                skip |= {one.i for one in inner.children if one.dep_ in ("aux", "advmod")}
                auxiliaries += [one for one in inner.children if one.dep_ in ("aux", "aux:pass")]
                inner, lemma = below, below.lemma_.lower()
                continue
            break
        subject = clause.subject
        own = clause.own_subject
        if own is not None:
            skip |= {one.i for one in own.subtree}
        skip.add(inner.i)
        for one in [*verb.children, *inner.children]:
            low = one.lower_
            if (
                one.dep_ in ("aux", "aux:pass")
                or low in ("not", "n't", "n’t", "nt")
                or (
                    one.dep_ == "advmod"
                    and low in words("en", "dropped")
                    and not list(one.children)
                )
                or (
                    low in ("yet", "again", "still", "never", "please", "even")
                    and one.dep_ in ("advmod", "discourse", "cc")
                )
            ):
                skip |= {w.i for w in one.subtree}
        particle_word = child(inner, {"compound:prt"})
        particle = particle_word.text if particle_word is not None else ""
        if particle_word is not None:
            skip.add(particle_word.i)
        handed = child(inner, {"iobj"})
        object_ = child(inner, {"obj"})
        if object_ is None and handed is not None and lemma not in verbs("en", "telling"):
            object_, handed = handed, None
        if handed is not None:
            skip |= {one.i for one in handed.subtree}
        owned = {one.i for one in clause.words}
        object_words: list[Word] = []
        if object_ is not None:
            aside = {
                two.i for one in object_.children if _is_circumstance(one) for two in one.subtree
            }
            object_words = [
                one
                for one in object_.subtree
                if one.i in owned and one.i not in skip and one.i not in aside
            ]
            skip |= {one.i for one in object_words}
        left = [one for one in clause.words if one.i not in skip]
        before = [
            one
            for one in left
            if one.i < (own.i if own is not None else inner.i) and one.i < inner.i
        ]
        after = [one for one in left if one not in before]
        auxes = {one.lower_ for one in auxiliaries}
        modal = next((one for one in auxes if one in _MODALS), "")
        perfect = bool(auxes & {"have", "has", "had", "'ve", "’ve"}) and not modal
        past = (
            bool(auxes & {"did", "had", "was", "were"})
            or (not auxes and tense_of.tag_ in ("VBD", "VBN"))
            or (bool(auxes) and auxes <= {"did"})
        )
        return cls(
            verb=inner, lemma=lemma, negated=negated, often=often, perfect=perfect,
            past=past and not perfect, future=bool(auxes & {"will", "'ll", "shall", "wo"}),
            modal=modal, passive_already=child(inner, {"aux:pass"}) is not None, subject=subject,
            object=object_, object_text=text_of(object_words),
            handed_to=text_of(handed.subtree) if handed is not None else "", before=text_of(before),
            rest=text_of(after), rest_words=after, particle=particle,
        )  # fmt: skip

    def passive(self, tense: str = "") -> str | None:
        """“OBJECT was not done REST”: what happened, without its agent; None without an object."""
        if self.object is None or self.object.tag_ in ("WP", "WDT") or not self.object_text:
            return None
        if self.lemma in verbs("en", "never_said_again") and (
            self.lemma not in words("en", "plain_again") or self.object.pos_ == "PRON"
        ):
            return None
        if self.object.lower_ in ("us", "me") and self.lemma not in words("en", "done_to_us"):
            return None
        if child(self.verb, {"xcomp", "ccomp"}) is not None:
            return None
        subject = as_subject(self.object_text)
        many = is_many(self.object)
        no = " not" if self.negated else ""
        known = (
            self.verb.lower_
            if self.verb.tag_ in ("VBD", "VBN") and self.verb.lower_.endswith("ed")
            else ""
        )
        form = (known or participle(self.lemma)) + (f" {self.particle}" if self.particle else "")
        if tense == "will" or self.future:
            verb = f"will{no} be {form}"
        elif self.perfect:
            have = "have" if many or subject.lower() in ("i", "we", "they") else "has"
            verb = f"{have}{no} been {form}"
        elif tense == "past" or self.past or self.often:
            verb = f"{be(subject, many=many, past=True)}{no} {form}"
        elif self.verb.tag_ == "VBG":
            verb = f"{be(subject, many=many, past=False)}{no} being {form}"
        else:
            verb = f"{be(subject, many=many, past=False)}{no} {form}"
        rest = _WITHOUT_ASKING.sub("without our agreement", self.rest)
        rest = _WITHOUT_TELLING.sub("without notice to us", rest)
        return " ".join(filter(None, [subject, verb, rest]))

    @property
    def act(self) -> str:
        """What the agent was to do, from the verb on: “send us the layout by Friday”."""
        return " ".join(filter(None, [self.lemma, self.particle, self.handed_to, self.what]))

    @property
    def what(self) -> str:
        """Object and what follows it, in their order."""
        return " ".join(filter(None, [self.object_text, self.rest]))


def _is_circumstance(word: Word) -> bool:
    """Whether a phrase behind an object rather belongs to the verb: “packed the cups without foam”."""
    case = child(word, {"case"})
    return (
        word.dep_ == "nmod"
        and case is not None
        and case.lower_ in ("without", "with", "in", "on", "at", "from", "by", "after", "before")
    )


_MODALS = frozenset("should must could would can may might ought need ca shall".split())


def _is_nobody(subject: Word | None) -> bool:
    """“nobody”, “no one”, “none of you”, “not one of your people”."""
    if subject is None:
        return False
    return subject.lower_ in _NOBODY or any(
        one.lower_ in ("no", "not") and one.head.i == subject.i for one in subject.subtree
    )


def is_reader(subject: Word | None) -> bool:
    """Whether a subject is the reader, or somebody on the reader's side."""
    if subject is None:
        return False
    if subject.lower_ in _READER:
        return True
    yours = any(
        one.lower_ in ("your", "ur", "you") for one in subject.subtree if one.i != subject.i
    )
    if subject.lower_ in _NOBODY or subject.lower_ in ("one", "someone", "somebody", "anyone"):
        return yours or subject.lower_ in _NOBODY
    return yours and (subject.lower_ in _PEOPLE or subject.pos_ == "PROPN")


def _is_idle(clause: Clause) -> bool:
    """Whether a clause about the reader only scolds: no fact, and nothing to be done about it."""
    return (
        is_reader(clause.subject)
        and clause.head.lemma_.lower() in words("en", "idle")
        and not any(one.like_num or one.pos_ == "PROPN" for one in clause.words)
    )


_SCOLDS = lazy(
    r"\b(?:excuses?|stories|story|nerve|clue|idea|manners|shame|blame|surprised|sorry|attitude|respect)\b",
    re.IGNORECASE,
)


def _is_excused(clause: Clause, clauses: list[Clause]) -> bool:
    """Whether a clause beside others can go: about the reader, without a fact, not understood."""
    if clause.parent is None or any(one.like_num or one.pos_ == "PROPN" for one in clause.words):
        return False
    if is_reader(clause.subject):
        aside = clause.head.dep_ == "advcl" and not is_reader(clause.parent.subject)
        return aside or bool(_SCOLDS.search(text_of(clause.words)))
    return clause.own_subject is None and bool(_SCOLDS.search(text_of(clause.words)))


def _by_clauses(text: str, parse: Parse, strength: Strength) -> Said | None:
    """The sentence clause by clause; None where no clause could be said again."""
    clauses = Sentence(parse(text)).clauses
    threat = _as_threat(clauses, strength)
    if threat is not None:
        return threat
    said = Said()
    changed = False
    for clause in clauses:
        again = _clause_again(clause, strength)
        lead = text_of(clause.lead)
        if again is None and (_is_idle(clause) or _is_excused(clause, clauses)):
            changed = True
            continue
        if again is None:
            if clause.own_subject is None and clause.parent is not None and changed:
                return None  # it would lose the subject that it shared
            _append(said, lead, text_of(clause.words) + _question_mark(clause), clause)
            continue
        changed = True
        for position, part in enumerate(again.parts):
            if position:
                said.parts.append(part)
            else:
                _append(said, lead, part, clause)
        said.requests += again.requests
    return said if changed and (said.parts or said.requests) else None


_TOPICS = frozenset(
    """document documents invoice invoices certificate certificates bl b/l booking bookings shipment
    shipments container containers vessel delivery deliveries order orders payment payments deposit
    balance price prices discount quotation quotations offer offers quality packing packaging carton
    cartons pallet pallets label labels sample samples artwork drawing drawings specification
    specifications mould moulds mold tooling reply replies answer answers mail mails email emails
    e‐mail e‐mails call calls meeting meetings minutes agenda report reports ticket tickets support helpdesk
    hotline server system software update release api portal website app contract agreement warranty
    claim claims complaint complaints refund return returns freight rate rates customs clearance
    insurance inspection test tests colour color size sizes quantity schedule plan planning forecast
    eta etd deadline deadlines production material fabric goods product products machine machines
    communication cooperation service translation catalogue demurrage storage leadtime instructions
    procedure password account data file files code bug bugs deck slides presentation draft form visa
    travel flight hotel stock inventory""".split()
)
_HARD = lazy(
    r"\b(?:incompetent|stupid|lazy|liars?|idiots?|cheaters?|thie(?:f|ves)|fools?)\b", re.IGNORECASE
)


_MOST_WORDS = 20
"""Longer sentences say more than their topic."""


def _as_topic(text: str, parse: Parse, strength: Strength) -> Said | None:
    """Where only the topic is plain: the open point by name, the rest for the writer to fill in.

    Not where the sentence bears a figure, which would have no place.
    """
    parsed = parse(text)
    if any(one.isdigit() for one in text) or len(parsed) > _MOST_WORDS:
        return None
    if any(one.pos_ == "PROPN" and one.i and one.text[:1].isupper() for one in parsed):
        return None
    for word in parsed:
        if word.lower_ in _TOPICS and word.pos_ in ("NOUN", "PROPN") and word.dep_ != "compound":
            parts = [
                one
                for one in word.lefts
                if one.dep_ in ("compound", "amod")
                and not _BAD.search(one.text)
                and one.i + 3 > word.i
                and one.pos_ in ("NOUN", "PROPN")
            ]
            what = text_of([*parts, word])
            return Said([wording("en", "open_point", strength, what=f"the {lowered(what, name=word.pos_ == 'PROPN')}")],
                        [request("en", "open", strength)])  # fmt: skip
    return None


_TEMPER: tuple[tuple[Any, str], ...] = tuple(
    (_frame(pattern), words_)
    for pattern, words_ in (
        (
            r"\b(?:because of|due to|thanks to|owing to|from|by) your (?:own )?(?:mistakes?|errors?|fault|negligence|carelessness|failure|incompetence)\b",
            "because of this",
        ),
        (
            r"\b(?:your|by your) (?:endless|constant|eternal|terrible|awful|poor|bad|lousy|sloppy|careless|late|slow|stupid|ridiculous|so[- ]called|unprofessional|usual|famous)\s",
            "the ",
        ),
        (r"\bbecause of (?:this|your|that) (?:mistake|error|fault)\b", "as a result"),
        (
            r"\b(?:is|was) (?:an?|really a|such a) (?:nightmare|disaster|joke|catastrophe|farce|mess|shame|scandal)\b",
            "is difficult",
        ),
        (
            r",? (?:your choice|up to you|seriously|end of story|period|full stop|simple as that|no more (?:stories|excuses)|no excuses|shame on you|think about it|well done|good job|nice one|thanks for nothing|thank you very much|as simple as that|this is not fair|not fair|what a joke|very professional|great job|congratulations|bravo)(?=[.!]?$)",
            "",
        ),
        (
            r",? (?:this is|that is|it is|which is) (?:really |simply |just |absolutely |completely |totally )?(?:not (?:fair|acceptable|professional|serious|normal)|unacceptable|ridiculous|unbelievable|a joke|a shame|unprofessional|a scandal|outrageous|very unprofessional|crazy|nonsense)(?=[.!]?$)",
            "",
        ),
        (r"\bcheck your own\b", "check the"),
        (
            r"\b(?:poor|terrible|awful|horrible|lousy|shoddy|sloppy|cheap|useless|stupid|ridiculous) (?=\w)",
            "",
        ),
    )
)
_ABOUT_THEM = lazy(r"\b(?:you|your|yours|u|ur)\b", re.IGNORECASE)


def _as_calmed(text: str, parse: Parse, strength: Strength) -> Said | None:
    """A sentence that is a plain statement since its heat was taken out, with a request."""
    return _as_it_stands(text, parse, strength, calmed=True)


def _as_it_stands(
    text: str, parse: Parse, strength: Strength, *, calmed: bool = False
) -> Said | None:
    """A statement of facts whose heat lies in a few words: without these, and with a request."""
    if text.endswith("?"):
        return None
    cool = text
    for pattern, words_ in _TEMPER:
        cool = pattern.sub(words_, cool)
    cool = cool.strip(" .,;")
    if (
        cool.strip(" .!") == text.strip(" .!")
        or len(cool.split()) < 4
        or not any(one.tag_ in ("VBZ", "VBD", "VBP", "MD") for one in parse(cool))
    ):
        return None
    return Said([cool], [request("en", "look", strength)])


def _question_mark(clause: Clause) -> str:
    return "?" if clause.is_question else ""


def _append(said: Said, lead: str, part: str, clause: Clause) -> None:
    """Put a clause behind those before it, joined as it was."""
    first = re.sub(r" then$", "", lead.lower().strip(" ,"))
    if not said.parts:
        if first in (
            "because",
            "since",
            "if",
            "when",
            "although",
            "though",
            "while",
            "as",
            "after",
            "before",
            "unless",
            "until",
        ):
            said.parts.append(f"{first} {lowered(part, name=clause.words[0].pos_ == 'PROPN')}")
        else:
            said.parts.append(part)
        return
    if said.parts[-1].endswith(("?", ".")):
        goes_on = clause.head.dep_ in ("advcl", "acl") or (
            bool(first) and first not in ("so", "and", "but")
        )
        if not goes_on:
            said.parts.append(part)
            return
        mark = said.parts[-1][-1]
        name = bool(clause.words) and clause.words[0].pos_ == "PROPN"
        inner = f"{first + ' ' if first else ''}{lowered(part, name=name)}"
        said.parts[-1] = (
            f"{said.parts[-1][:-1]}{', ' if _ended_with_comma(clause) else ' '}{inner}{mark}"
        )
        return
    comma = any(one.text == "," for one in clause.lead) or _ended_with_comma(clause)
    if not first and not comma and clause.head.dep_ not in ("advcl", "acl", "ccomp"):
        said.parts.append(part)
        return
    name = bool(clause.words) and clause.words[0].pos_ == "PROPN"
    inner = lowered(part, name=name)
    joint = ", " if comma and first not in ("because", "that") else " "
    said.parts[-1] += f"{joint}{first + ' ' if first else ''}{inner}"


def _ended_with_comma(clause: Clause) -> bool:
    first = (clause.lead or clause.words)[0]
    return bool(first.i > 0 and first.nbor(-1).text == ",")


def _as_threat(clauses: list[Clause], strength: Strength) -> Said | None:
    """“If you don't X by D, we will Y”: please X by D; if that is not possible, we will Y.

    The same where the condition is that something is not there by then.
    """
    for clause in clauses:
        mark = text_of(clause.lead).lower()
        if clause.head.dep_ != "advcl" or mark not in ("if", "unless", "in case"):
            continue
        others = [one for one in clauses if one is not clause]
        negated = clause.is_negated or _is_nobody(clause.subject)
        if not others or is_reader(others[0].subject) or clause.subject is None:
            continue
        if any(one.head.dep_ == "advcl" for one in others) or not _is_consequence(others[0]):
            continue
        if is_reader(clause.subject):
            pieces = Pieces.of(clause)
            if pieces is None or not (pieces.negated or mark == "unless"):
                continue
            said = _do(re.sub(r"^be able to ", "", pieces.act), strength)
        elif negated != (mark == "unless"):
            condition = _affirmed(clause)
            if condition is None:
                continue
            said = Said([request("en", "do", strength, what=f"make sure that {condition}")])
        else:
            continue
        then = ""
        for other in others:
            lead = text_of(other.lead)
            comma = ", " if then and any(one.text == "," for one in other.lead) else " "
            then += f"{comma if then else ''}{lead + ' ' if lead and then else ''}{text_of(other.words)}"
        name = others[0].words[0].pos_ == "PROPN"
        then = _will(lowered(then, name=name))
        said.parts.append(wording("en", "consequence", strength, what=then))
        return said
    return None


def _is_consequence(clause: Clause) -> bool:
    """“we will cancel”, “I have to inform the bank”, “our customer cancels”."""
    subject = clause.subject
    return subject is not None and (
        subject.lower_ in ("i", "we")
        or any(one.lower_ in ("our", "my", "the") for one in subject.subtree)
    )


def _affirmed(clause: Clause) -> str | None:
    """A negated clause without its “not”: “the goods are not on board” is “the goods are on board”."""
    dropped = {
        one.i
        for one in clause.words
        if one.lower_ in ("not", "n't", "n’t") and one.head.i == clause.head.i
    }
    support = [
        one
        for one in clause.auxiliaries
        if one.lemma_ == "do" or one.lower_ in ("do", "does", "did")
    ]
    if not dropped:
        return None
    kept = [one for one in clause.words if one.i not in dropped and one not in support]
    text = text_of(kept)
    first = clause.words[0]
    return lowered(text, name=first.pos_ == "PROPN") if text else None


def _clause_again(clause: Clause, strength: Strength) -> Said | None:
    """A clause said again, or None where it blames nobody or is not understood."""
    asked_why = any(
        one.lower_ in ("why", "how") and one.dep_ == "advmod" for one in clause.head.children
    )
    if child(clause.head, {"cop"}) is not None:
        return _quality(clause, strength)
    if not is_reader(clause.subject):
        return _expecting(clause, strength) or _own_slip(clause, strength)
    pieces = Pieces.of(clause)
    if pieces is None:
        return None
    if clause.is_question and asked_why:
        return _why(pieces, strength)
    supposed = _was_to(clause, pieces, strength)
    if supposed is not None:
        return supposed
    if pieces.modal in ("should", "could", "ought", "might") and _has_have(clause):
        return Said([sentence(wording("en", "next_time", strength, what=pieces.act))])
    if pieces.modal in _MUST and not pieces.negated:
        return _do(pieces.act, strength)
    if pieces.lemma in verbs("en", "promising") or (
        pieces.lemma in ("say", "claim", "state", "write", "tell") and not pieces.negated
    ):
        return _promised(pieces, strength)
    return _done_or_not(pieces, strength)


def _has_have(clause: Clause) -> bool:
    return any(
        one.lemma_ == "have" or one.lower_ in ("have", "'ve", "of") for one in clause.auxiliaries
    )


_LATENESS = {
    "pay": "payments", "reply": "replies", "answer": "answers", "respond": "replies",
    "deliver": "deliveries", "ship": "shipments", "confirm": "confirmations",
}  # fmt: skip


def _idiom(pieces: Pieces, before: str, strength: Strength) -> Said | None:
    """Verbs whose passive would be no English: “you put us in …”, “you pay late”."""
    lemma, rest = pieces.lemma, pieces.rest
    if pieces.negated:
        return None
    if lemma == "sit" and rest.startswith("on "):
        found = re.match(r"on (.+?)((?: (?:for|since)\b.*)?)$", rest)
        if found:
            return Said(
                [f"{before}{found[1]} has been open{found[2]}"], [request("en", "status", strength)]
            )
    if (
        lemma in ("put", "leave", "bring", "place", "get")
        and pieces.object_text in ("us", "me")
        and rest
    ):
        milder = re.sub(
            r"\b(?:terrible|awful|horrible|impossible|ridiculous|embarrassing|very bad|bad|stupid)\b",
            "difficult",
            rest,
        )
        milder = re.sub(r"\ba (?=[aeiou])", "an ", re.sub(r"\ban difficult", "a difficult", milder))
        if re.match(r"(?:in|under|into)\b", milder):
            return Said(
                [f"{before}this puts {pieces.object_text} {milder}"],
                [request("en", "look", strength)],
            )
    if lemma in ("cost", "lose") and pieces.object_text:
        to = f"{pieces.handed_to} " if pieces.handed_to else ""
        if lemma == "cost":
            return Said([f"{before}this cost {to}{pieces.what}"], [request("en", "look", strength)])
    if lemma == "make" and re.search(
        r"\b(?:hard|harder|difficult|impossible|easier|complicated)\b", pieces.what
    ):
        return Said(
            [f"{before}this makes {re.sub(r'^so (?=hard|diff)', '', pieces.what)}"],
            [request("en", "look", strength)],
        )
    if lemma == "cause" and pieces.object_text:
        to = f" for {pieces.handed_to}" if pieces.handed_to else ""
        return Said([f"{before}this led to {pieces.what}{to}"], [request("en", "look", strength)])
    if (
        lemma in _LATENESS
        and pieces.object is None
        and re.match(r"(?:too |so |very |days |weeks |\w+ (?:days|weeks|hours) )?late\b", rest)
    ):
        text = f"{_LATENESS[lemma]} reached us {rest}"
        if pieces.often:
            return Said(
                [wording("en", "occasions", strength, what=text)], [request("en", "look", strength)]
            )
        return Said([before + text], [request("en", "look", strength)])
    return None


def _done_or_not(pieces: Pieces, strength: Strength) -> Said | None:
    """What the reader did, or did not do, as what happened or is open."""
    lemma = pieces.lemma
    before = f"{pieces.before}, " if pieces.before else ""
    idiom = _idiom(pieces, before, strength)
    if idiom is not None:
        return idiom
    if pieces.modal and pieces.modal not in ("ca", "can", "could"):
        return None
    if pieces.negated and lemma in verbs("en", "handing_over") and pieces.object is not None:
        if pieces.object.lower_ in ("me", "us") and not pieces.rest:
            return None
        what = as_what(pieces)
        then = bool(_THEN.search(f"{pieces.before} {what}"))
        name = "not_received_then" if then else "not_received"
        text = (
            before + lowered(wording("en", name, strength, what=what))
            if before
            else wording("en", name, strength, what=what)
        )
        return _often(
            pieces,
            Said([text], [request("en", "send", strength, it=_it(what, is_many(pieces.object)))]),
            strength,
        )
    if pieces.negated and lemma in verbs("en", "paying"):
        if pieces.object is None:
            rest = f" {pieces.rest}" if pieces.rest else ""
            said = Said(
                [before + wording("en", "no_payment", strength) + rest],
                [request("en", "pay", strength)],
            )
            return _often(pieces, said, strength)
        return _often(
            pieces,
            Said(
                [before + wording("en", "payment_not_received", strength, what=pieces.what)],
                [request("en", "pay", strength)],
            ),
            strength,
        )
    if (
        pieces.negated
        and lemma in ("get", "come", "write", "call")
        and "back" in (pieces.particle, *pieces.rest.split()[:1])
    ):
        rest = re.sub(
            r"^(?:back )?(?:to (?:me|us))?\s?(?:on|about|with|regarding)?\s?", "", pieces.rest
        )
        return _no_reply(before, rest, pieces, strength)
    if pieces.negated and lemma in verbs("en", "answering"):
        what = re.sub(r"^(?:to (?:me|us)\b\s?)?(?:to |on |about )?", "", pieces.what)
        return _no_reply(before, what, pieces, strength)
    if not pieces.negated and lemma in verbs("en", "ignoring") and pieces.object is not None:
        if re.search(
            r"\b(?:e-?mails?|mails?|messages?|calls?|questions?|letters?|reminders?|requests?|offers?|complaints?|us|me)\b",
            pieces.object_text,
        ):
            what = "" if pieces.object_text in ("us", "me") else pieces.what
            return _no_reply(before, what, pieces, strength)
    if pieces.negated and lemma in verbs("en", "telling"):
        what = " ".join(
            filter(
                None,
                [
                    pieces.object_text
                    if pieces.object_text not in ("us", "me", "anyone", "anybody", "our team")
                    else "",
                    pieces.rest,
                ],
            )
        )
        if what and not re.match(
            r"(?:that|about|of|how|when|where|which|what|whether|why|in|before|earlier|at|until|on)\b",
            what,
        ):
            return None
        return _often(
            pieces,
            Said(
                [before + wording("en", "not_told", strength, what=what).strip()],
                [request("en", "inform", strength)],
            ),
            strength,
        )
    if pieces.negated and lemma in verbs("en", "meeting"):
        where = " ".join(filter(None, [pieces.what]))
        where = re.sub(r"^(?:up )?(?:to|for|at)\b", "at", where)
        if pieces.object is not None:
            where = f"at {pieces.what}"
        return Said(
            [before + wording("en", "missed_you", strength, what=where).strip()],
            [request("en", "meet", strength)],
        )
    if (
        lemma in ("make", "do")
        and pieces.object is not None
        and not pieces.negated
        and re.search(r"\b(?:mistakes?|errors?|mess)\b", pieces.object_text)
    ):
        return None
    if (
        not pieces.negated
        and lemma
        in (
            "deliver",
            "send",
            "ship",
            "supply",
            "give",
            "provide",
            "dispatch",
            "load",
            "pack",
            "print",
            "make",
            "produce",
            "put",
            "use",
        )
        and pieces.object is not None
        and re.search(r"\bwrong\b", pieces.object_text)
    ):
        noun = re.sub(
            r"\b(?:a|an|the|us|completely|totally)?\s?\b(?:\w+ly )?wrong\s",
            "",
            pieces.object_text,
            count=1,
        ).strip()
        if noun:
            many = is_many(pieces.object)
            head = capital(f"the {noun}")
            name = "no_match" if many else "no_match_one"
            rest = f" {pieces.rest}" if pieces.rest else ""
            said = Said(
                [before + wording("en", name, strength, what=head) + rest],
                [request("en", "look", strength)],
            )
            return _often(pieces, said, strength)
    passive = pieces.passive()
    if passive is None:
        return None
    ask = "status" if pieces.negated else "look"
    text = before + lowered(passive, name=True)
    return _often(pieces, Said([text], [request("en", ask, strength)]), strength)


def as_what(pieces: Pieces) -> str:
    """What was to be handed over, with what belongs to it."""
    return re.sub(r"\bto (?:us|me|our [\w-]+)\b\s?", "", pieces.what).strip()


def _no_reply(before: str, what: str, pieces: Pieces, strength: Strength) -> Said:
    plain = not what or re.match(
        r"(?:for|since|in|by|until|so far|within|when|on \w+day|before|because|after|yesterday|today|last)\b",
        what,
    )
    text = (
        f"{wording('en', 'no_reply', strength)} {what}"
        if plain
        else wording("en", "no_reply_to", strength, what=what)
    )
    return _often(
        pieces, Said([before + text.strip()], [request("en", "reply", strength)]), strength
    )


def _often(pieces: Pieces, said: Said, strength: Strength) -> Said:
    """“always” and “never” as a number of times, for the writer to fill in."""
    if pieces.often and said.parts:
        first = re.sub(r"^(we|We) have not yet received", "we did not receive", said.parts[0])
        said.parts[0] = wording(
            "en", "occasions", strength, what=lowered(first, name=first[:1] == "I")
        )
        if not re.match("On ⟦", said.parts[0]):
            return said
    return said


def _why(pieces: Pieces, strength: Strength) -> Said | None:
    """A reproachful “why” as a question about status or reason."""
    lemma = pieces.lemma
    if pieces.negated:
        if (
            lemma in verbs("en", "handing_over")
            and pieces.object is not None
            and pieces.object.lower_ not in ("us", "me")
        ):
            what = as_what(pieces)
            return Said(
                [wording("en", "not_received", strength, what=what)],
                [request("en", "when", strength, it=_it(what, is_many(pieces.object)))],
            )
        if lemma in verbs("en", "paying"):
            what = pieces.what
            text = (
                wording("en", "payment_not_received", strength, what=what)
                if what
                else wording("en", "no_payment", strength)
            )
            return Said([text], [request("en", "pay", strength)])
        if lemma in verbs("en", "answering"):
            return _no_reply(
                "", re.sub(r"^(?:to (?:me|us)\b\s?)?(?:to )?", "", pieces.what), pieces, strength
            )
        if lemma in verbs("en", "telling"):
            what = " ".join(
                filter(
                    None,
                    [
                        pieces.object_text if pieces.object_text not in ("us", "me") else "",
                        pieces.rest,
                    ],
                )
            )
            return Said(
                [wording("en", "not_told", strength, what=what).strip()],
                [request("en", "inform", strength)],
            )
        passive = pieces.passive()
        if passive is None:
            return None
        return Said([passive], [request("en", "status", strength)])
    passive = pieces.passive()
    if passive is None:
        return None
    return Said([request("en", "do", strength, what=f"let us know why {lowered(passive)}")])


def _was_to(clause: Clause, pieces: Pieces, strength: Strength) -> Said | None:
    """“You were supposed to send X by D”: we were expecting X by D."""
    if (
        clause.head.lemma_ not in ("suppose", "mean", "expect", "schedule")
        or not pieces.passive_already
    ):
        return None
    below = child(clause.head, {"xcomp", "ccomp", "advcl"})
    if below is None:
        return None
    inner = Pieces.of(
        Clause(below, [one for one in below.subtree if one.lower_ != "to" or one.head is not below])
    )
    if inner is None:
        return None
    if inner.lemma in verbs("en", "handing_over") and inner.object is not None:
        what = as_what(inner)
        return Said(
            [wording("en", "expected", strength, what=what)],
            [request("en", "when", strength, it=_it(what, is_many(inner.object)))],
        )
    if inner.object is None or not inner.object_text:
        return None
    subject = as_subject(inner.object_text)
    to = f"{subject} {be(subject, many=is_many(inner.object), past=True)} to be {participle(inner.lemma)}"
    return Said([" ".join(filter(None, [to, inner.rest]))], [request("en", "status", strength)])


def _promised(pieces: Pieces, strength: Strength) -> Said | None:
    below = child(pieces.verb, {"xcomp", "ccomp"})
    if below is None:
        if pieces.lemma not in verbs("en", "promising"):
            return None
        if pieces.object is None or pieces.object.lower_ in ("us", "me") or pieces.negated:
            return None
        if pieces.lemma in ("confirm", "agree", "commit") or pieces.object.pos_ == "PRON":
            return _done_or_not(pieces, strength)
        return Said(
            [wording("en", "expected", strength, what=pieces.what)],
            [request("en", "status", strength)],
        )
    owned = list(below.subtree)
    own = child(below, {"nsubj", "nsubj:pass"})
    if own is not None and not is_reader(own):
        text = text_of(one for one in owned if one.dep_ != "mark" or one.head is not below)
        return Said(
            [wording("en", "understood", strength, what=lowered(text, name=own.pos_ == "PROPN"))],
            [request("en", "status", strength)],
        )
    inner = Pieces.of(
        Clause(
            below,
            [one for one in owned if not (one.head is below and (one.lower_ in ("to", "that")))],
        )
    )
    if inner is None or inner.negated:
        return None
    if (
        inner.lemma in verbs("en", "handing_over")
        and inner.object is not None
        and inner.object.lower_ not in ("us", "me")
    ):
        return Said(
            [wording("en", "expected", strength, what=as_what(inner))],
            [request("en", "status", strength)],
        )
    if inner.object is None or not inner.object_text:
        return None
    subject = as_subject(inner.object_text)
    text = " ".join(filter(None, [subject, f"would be {participle(inner.lemma)}", inner.rest]))
    return Said(
        [wording("en", "understood", strength, what=lowered(text))],
        [request("en", "status", strength)],
    )


_BAD = lazy(
    r"\b(?:joke|disaster|nightmare|mess|shame|disgrace|rubbish|garbage|trash|useless|terrible|awful|horrible|"
    r"poor|bad|worst|unacceptable|ridiculous|disappointing|sloppy|careless|unprofessional|wrong|incorrect|"
    r"incomplete|faulty|below|cheap|catastrophe|catastrophic|scandal|insult|pathetic|lousy|inaccurate|late|"
    r"slow|expensive|high|weak|unreliable|chaotic|confusing|unclear|a mystery|unbelievable|dirty|broken)\b",
    re.IGNORECASE,
)
_PRICES = lazy(
    r"\b(?:prices?|quotes?|quotations?|offers?|costs?|charges?|fees?|rates?)\b", re.IGNORECASE
)


def _quality(clause: Clause, strength: Strength) -> Said | None:
    """“Your packing is a joke”: the packing does not meet what was agreed."""
    subject = clause.own_subject
    if (
        subject is None
        or subject.lower_ in _READER
        or subject.lower_ in _PEOPLE
        or clause.is_negated
    ):
        return None
    words_ = text_of(subject.subtree)
    said = text_of(one for one in clause.words if one not in set(subject.subtree))
    if not words_.lower().startswith("your ") or not _BAD.search(said):
        return None
    if any(
        one.like_num or one.pos_ == "PROPN"
        for one in clause.words
        if one not in set(subject.subtree)
    ):
        return None
    what = f"the {words_[5:]}"
    many = is_many(subject)
    if _PRICES.search(words_):
        return Said(
            [
                f"{what} {be(what, many=many, past=False)} above what we can work with: ⟦target price⟧"
            ],
            [request("en", "look", strength)],
        )
    name = "not_satisfied_many" if many else "not_satisfied"
    return Said([wording("en", name, strength, what=what)], [request("en", "look", strength)])


def _expecting(clause: Clause, strength: Strength) -> Said | None:
    """“We expect you to X by D”: a request to X by D."""
    subject = clause.subject
    if subject is None or subject.lower_ not in ("i", "we") or clause.head.lemma_ not in _EXPECTING:
        return None
    below = child(clause.head, {"xcomp", "ccomp", "advcl", "acl"})
    target = child(clause.head, {"obj", "iobj"}) or (
        child(below, {"nsubj"}) if below is not None else None
    )
    if below is not None and target is not None and is_reader(target):
        inner = Pieces.of(
            Clause(
                below,
                [
                    one
                    for one in below.subtree
                    if one is not target and not (one.head is below and one.lower_ == "to")
                ],
            )
        )
        if inner is not None:
            return _do(inner.act, strength)
    return None


def _own_slip(clause: Clause, strength: Strength) -> Said | None:
    """An imperative that orders: a request."""
    head = clause.head
    if (
        head.tag_ in ("VB", "VBP")
        and clause.subject is None
        and head.dep_ == "ROOT"
        and not clause.is_question
    ):
        lead = [one for one in clause.words if one.i < head.i]
        if all(one.lower_ in ("just", "now", "simply") for one in lead) and head.lemma_ not in (
            "let",
            "thank",
            "see",
        ):
            return _do(lowered(text_of(clause.words)), strength)
    return None
