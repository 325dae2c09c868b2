"""Reproachful questions: asked for the reason, the status or the next step, or left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Word, child
from coach.rewriting.grammar.english.asking import Ask
from coach.rewriting.grammar.english.obligations import to_do
from coach.rewriting.grammar.english.said import Parse, Said
from coach.rewriting.grammar.morphology import finite, lowered
from coach.rewriting.strength import Strength

Retold = Callable[[str, Parse, Strength], str | None]
"""A statement said again as one piece of text; None where that cannot be done."""

_SUBJECTS = {"nsubj", "nsubj:pass", "expl", "csubj"}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHY = lazy(
    r"^(?:(?:so|and|but|then|now|sorry,? but|or),? )*(?:why|how come|for what reason|"
    r"what is the reason(?: that| why)?|how is it possible that|how can it be that|"
    r"how can it happen that)\b[, ]*(?P<rest>.+)$",
    re.IGNORECASE,
)
_HOW_COULD = lazy(
    r"^(?:(?:so|and|but|then|now),? )*how (?:on earth )?(?P<aux>can|could|dare|did|"
    r"do) (?P<who>you|your (?:[\w‐-]+ ){1,2}?)(?: ?(?:possibly|ever|even|just|"
    r"manage to))* ?(?P<act>.+)$",
    re.IGNORECASE,
)
_WHO = lazy(
    r"^(?:(?:so|and|but|then|now),? )*(?P<w>who|when|what|where|which|how (?:long|many|"
    r"much))\b(?: exactly| on earth| finally| really)?(?P<rest> .+)$",
    re.IGNORECASE,
)
_PAYS = lazy(
    r"^(?:(?:so|and|but|then|now),? )*who (?:(?:now|then|will|is going to|shall|should|"
    r"must)\s)*(?:now )?(?:pays?|covers?|bears?|take care of)\b(?P<what> (?:for )?(?!for\b|now\b|"
    r"me\b|us\b).+?)?(?: now)?$",
    re.IGNORECASE,
)
_IDLE = lazy(
    r"^(?:(?:so|and|but|then|now|or|really|please|sorry),? )*(?:(?:does|do|did|is|are|has|have|"
    r"was|were|can|could|don't|doesn't|didn't|is it that|isn't|aren't|will)\s(?:really |even |"
    r"then )*"
    r"(?:nobody|no one|anybody|anyone|any one|somebody|someone|you|u|your [\w‐-]+|that|this|"
    r"it)\b.*\b(?:check\w*|read\w*|look\w*|think\w*|know\w*|listen\w*|care\w*|see|notice\w*|"
    r"test\w*|training|serious|kidding|joking|sleep\w*|stupid|fool\w*|hard|difficult|engineers|"
    r"speak|talk\w*|communicat\w*|believe|understand\w*|normal|ask\w*|count\w*|acceptable|fair|"
    r"possible|truth|service|logic|professional|joke)\b.*|"
    r"what (?:kind|sort) of .+|what do you think .+|is (?:this|that|it) .+|are you .+|do you .+|"
    r"how (?:can|could) (?:this|that|it) (?:happen|be)(?: at all| again)?|"
    r"how (?:should|shall|can|do) (?:i|we) (?:explain|work|trust|believe|plan|understand)\b.*|"
    r"what (?:is|was) (?:the |your )?(?:problem|truth|point|meaning|reason|excuse|story)\b.*|"
    r"what (?:do|should|shall|can) (?:i|we) (?:think|say|tell|believe)\b.*|"
    r"(?:really|seriously|why|ok|understood|clear|right|no)|why then .{0,20})$",
    re.IGNORECASE,
)
_CAN_YOU = lazy(
    r"^(?:(?:so|and|but|then|now),? )*(?:can'?t|can not|cannot|could|couldn'?t|can|will|would|"
    r"won't|why can'?t|why can not|why don't) (?:you|u|your (?:team|people|factory|staff|side)|"
    r"anyone (?:at|in|on) your \w+|anybody (?:at|in|on) your \w+|somebody (?:at|in|on) your \w+|"
    r"someone (?:at|in|on) your \w+)(?: guys| people)? (?:not )?"
    r"(?:even |at least |just |for once |ever |finally |possibly |once |please |kindly |"
    r"people )*(?P<act>.+?)(?: for once| at least| once| properly| or (?:what|not))*$",
    re.IGNORECASE,
)


_PLAIN_ORDER = lazy(
    r"^(?:you|your|we|i|our|my|the|this|that|these|those|it|they|he|she|nobody|no one|a|an|\d+)\b",
    re.IGNORECASE,
)


_DID = lazy(
    r"^(?P<aux>did|does|do) (?P<who>you|we|i|they|he|she|it|(?:your|our|the|my) [\w‐]+(?: (?:in|"
    r"at|from) [A-Z]\w+)?)(?P<no> not)?"
    r" (?P<often>(?:always|never|again|first) )?(?P<verb>[a-z]+)(?P<rest>\b.*)$",
    re.IGNORECASE,
)


def statement(parsed: Any) -> str | None:
    """The statement in a question: “did you ship it” is “you shipped it”; None if unclear."""
    if _PLAIN_ORDER.match(parsed.text):
        return str(parsed.text).rstrip(" ?")
    if did := _DID.match(parsed.text):
        verb = finite(
            did["verb"].lower(), {"did": "VBD", "does": "VBZ", "do": "VBP"}[did["aux"].lower()]
        )
        if did["no"]:
            verb = f"{did['aux'].lower()} not {did['verb']}"
        if _is_base(did["verb"]):
            return f"{did['who']} {did['often'] or ''}{verb}{did['rest']}".rstrip(" ?")
    root = next((one for one in parsed if one.dep_ == "ROOT"), None)
    subject = child(root, _SUBJECTS) if root is not None else None
    if root is None or subject is None:
        return None
    first = next((one for one in parsed if one.tag_ in _FINITE), None)
    words = [one for one in parsed if not (one.text == "?" and one.i == len(parsed) - 1)]
    if first is None:
        return None
    if first.i > subject.i:
        return _joined(words)
    no = [
        one
        for one in parsed
        if one.lower_ in ("n't", "not", "n’t")
        and one.i in (first.i + 1, subject.i + 1, max(s.i for s in subject.subtree) + 1)
    ]
    noun = [one for one in subject.subtree if one.i > first.i]
    left = [one for one in words if one.i < first.i]
    rest = [one for one in words if one not in noun and one not in no and one.i > first.i]
    if any(one.i > root.i and one.i > first.i + len(noun) + 12 for one in noun):
        return None
    verb = first.text.lower()
    helper = [f"{verb} not"] if no else [verb]
    if verb in ("did", "does", "do") and not no and rest:
        place = next(
            (
                i
                for i, one in enumerate(rest)
                if one.tag_ in ("VB", "VBP", "VBN") and one.pos_ in ("VERB", "AUX")
            ),
            None,
        )
        if place is None:
            return None
        tag = {"did": "VBD", "does": "VBZ", "do": "VBP"}[verb]
        helper = []
        before = _joined(rest[:place])
        behind = _joined(rest[place + 1 :])
        done = finite(rest[place].lemma_.lower(), tag)
        middle = " ".join(filter(None, [before, done, behind]))
    else:
        if verb in ("ca", "wo"):
            helper = ["cannot" if verb == "ca" else "will not"]
        middle = _joined(rest)
    return re.sub(
        r"\s+([,.;:?)])",
        r"\1",
        " ".join(filter(None, [_joined(left), _joined(noun), *helper, middle])),
    )


def _is_base(verb: str) -> bool:
    """Whether a word is the base form of a verb of the table."""
    return verb.lower() in ("be", "have", "do", "go") or finite(verb.lower(), "VBD") not in (
        f"{verb.lower()}",
        "",
    )


def _joined(words: list[Word]) -> str:
    return "".join(one.text_with_ws for one in words).strip()


def asked(text: str, parse: Parse, strength: Strength, retold: Retold) -> Said | None:
    """A question said again; empty where it only scolds, None where it is not understood."""
    bare = text.strip(" ?.!")
    figures = bool(re.search(r"\d", bare))
    if (pays := _PAYS.match(bare)) is not None:
        what = (pays["what"] or "").strip()
        return Said(
            [], [Ask("costs_of", {"what": re.sub(r"^for ", "", what)}) if what else Ask("costs")]
        )
    if (why := _WHY.match(bare)) is not None:
        rest = _settled(why["rest"], parse, strength, retold)
        return None if rest is None else Said([], [_know("why", rest)])
    if (could := _HOW_COULD.match(bare)) is not None:
        rest = retold(f"{could['who'].strip()} {_in_past(could['act'], parse)}", parse, strength)
        return None if rest is None else Said([], [_know("how it came about that", rest)])
    if _IDLE.match(bare) and not figures:
        return Said()
    if (can := _CAN_YOU.match(bare)) is not None:
        return Said([], [to_do(can["act"])])
    if _WHO.match(bare) is not None:
        said = statement(parse(f"{bare}?"))
        if said is None or not re.search(r"\w+ \w+ \w+", said):
            return None
        return Said([], [_know("", said)])
    yes_no = re.match(
        r"(?:did|do|does|have|has|had|is|are|was|were|will|can|could)\b", bare, re.IGNORECASE
    )
    if yes_no:
        rest = _settled(bare, parse, strength, retold)
        return None if rest is None else Said([], [_know("whether", rest)])
    return None


def _in_past(act: str, parse: Parse) -> str:
    """“change the price” as “changed the price”."""
    parsed = parse(f"You {act}.")
    verb = next((one for one in parsed if one.i and one.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > 3:
        return act
    return "".join(
        (finite(one.lemma_.lower(), "VBD") + one.whitespace_) if one is verb else one.text_with_ws
        for one in parsed[1:-1]
    )


def _settled(rest: str, parse: Parse, strength: Strength, retold: Retold) -> str | None:
    """The statement of a question without its heat and, where that can be done, its agent."""
    rest = re.sub(
        r"\b(?:always|even|again and again|suddenly|just|simply|only now|still|then) ", "", rest
    )
    plain = statement(parse(f"{rest}?"))
    if plain is None:
        return None
    return retold(plain, parse, strength)


def _know(link: str, what: str) -> Ask:
    return Ask("do", {"what": " ".join(filter(None, ["let us know", link, lowered(what)]))})
