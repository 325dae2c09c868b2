"""A clause with an agent, taken apart: what was to be done to what, when, and was it done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause, Word, child, is_many
from coach.rewriting.grammar.english.page import Page
from coach.rewriting.grammar.morphology import as_subject, be, participle
from coach.rewriting.grammar.wordings import verbs, words

Tense = Literal["perfect", "past", "present", "future", "going"]

_US = frozenset({"us", "me"})
_NOT = frozenset({"not", "n't", "n’t", "nt", "never"})
_MODALS = frozenset("should must could would can may might ought need ca shall".split())
_LATE = frozenset(
    {"late", "early", "wrong", "wrongly", "incorrectly", "badly", "twice", "short", "again"}
)
_OBLIGED = frozenset({"have", "need", "ought"})


@dataclass(slots=True)
class Act:
    """What somebody did or was to do. The texts are as they stand in the sentence."""

    verb: Word
    lemma: str
    negated: bool
    often: bool
    """Whether it is said of every time: “always”, “keep doing”."""
    tense: Tense
    modal: str
    """The modal verb, “have to” and “supposed to” among them, or nothing."""
    object: Word | None
    object_text: str
    to_us: bool
    """Whether it was to be handed or said to the writer."""
    before: str
    middle: str
    rest: str
    particle: str
    complement: Word | None
    """A clause or infinitive within: “asked us TO PAY”, “said THAT …”."""

    @classmethod
    def of(cls, clause: Clause, page: Page) -> Act | None:
        """The parts of a clause, or None where its head is no verb or stands in the passive."""
        head = clause.head
        if head.pos_ not in ("VERB", "AUX") or child(head, {"cop"}) is not None:
            return None
        verb, lemma, negated, often, modal, skip = _down(clause)
        if child(verb, {"aux:pass"}) is not None:
            return None
        auxiliaries = clause.auxiliaries
        own = clause.own_subject
        if own is not None:
            skip |= {one.i for one in own.subtree}
        skip |= {clause.head.i, verb.i} | {one.i for one in auxiliaries}
        often = often or any(one.lower_ in words("en", "often") for one in head.children)
        for one in [*head.children, *verb.children]:
            dropped = one.lower_ in words("en", "dropped") and not list(one.children)
            if one.lower_ in _NOT or (dropped and one.dep_ in ("advmod", "discourse", "cc")):
                skip |= {two.i for two in one.subtree}
        particle = child(verb, {"compound:prt"})
        if particle is not None:
            skip.add(particle.i)
        object_, to_us = _object(verb, clause, skip)
        owned = {one.i for one in clause.words}
        object_words: list[Word] = []
        moved: list[Word] = []
        if object_ is not None:
            object_words, moved = _object_words(object_, owned, page)
            skip |= {one.i for one in object_words}
            skip -= {one.i for one in moved if one.i in owned}
            if any(one.lower_ in ("also", "then") for one in object_words):
                return None
        left = [one for one in clause.words if one.i not in skip]
        start = own.i if own is not None else head.i
        before = [one for one in left if one.i < start and one.i < head.i]
        middle = [
            one
            for one in left
            if start < one.i < verb.i and one not in before and one.pos_ in ("ADV", "NUM", "PART")
        ]
        rest = [one for one in left if one not in before and one not in middle]
        if any(one.i < verb.i for one in rest):
            return None
        if any(one.tag_ in ("WRB", "WP", "WDT") or one.dep_ == "mark" for one in before):
            return None
        if object_ is not None and (
            _is_doubtful(object_) or any(one.i not in owned for one in moved)
        ):
            return None
        if (
            lemma in ("keep", "leave")
            and object_ is not None
            and any(one.dep_ in ("acl", "amod") for one in object_.rights)
        ):
            return None
        apart = (
            bool(rest) and rest[0].i > 0 and rest[0].nbor(-1).text == "," and rest[0].i > verb.i + 1
        )
        said = _as_adverb(page.text(rest))
        lows = {one.lower_ for one in auxiliaries}
        return cls(
            verb=verb, lemma=lemma, negated=negated, often=often, tense=_tense(head, verb, lows),
            modal=modal or next((one for one in lows if one in _MODALS), ""), object=object_,
            object_text=page.text(object_words), to_us=to_us, before=page.text(before),
            middle=page.text(middle), rest=f", {said}" if apart and said else said,
            particle=particle.text if particle is not None else "",
            complement=next((one for one in verb.children if _is_complement(one)), None),
        )  # fmt: skip

    @property
    def what(self) -> str:
        """The object and what follows it."""
        return " ".join(filter(None, [self.object_text, self.rest]))

    @property
    def done(self) -> str:
        """What the agent was to do, from the verb on: “send us the layout by Friday”."""
        us = "us" if self.to_us else ""
        return " ".join(filter(None, [self.lemma, self.particle, us, self.what]))

    @property
    def lead(self) -> str:
        """What stands before the subject, with its comma."""
        if not self.before:
            return ""
        comma = "" if self.before.lower() in ("now", "then", "today", "yesterday", "first") else ","
        return f"{self.before}{comma} "

    def finite(self, subject: str, *, many: bool, form: str) -> str:
        """“was not sent”, “have been sent”: the passive with the tense and negation of the act."""
        no = " not" if self.negated else ""
        form = " ".join(filter(None, [self.middle, form]))
        if self.modal in ("could", "can", "ca", "might", "may", "would"):
            modal = {"ca": "can"}.get(self.modal, self.modal)
            return f"{modal}{no or ''} be {form}".replace("can not", "cannot")
        if self.tense == "future":
            return f"will{no} be {form}"
        if self.tense == "perfect":
            has = "have" if many or subject.lower() in ("i", "we", "they") else "has"
            return f"{has}{no} been {form}"
        past = self.tense == "past"
        going = "being " if self.tense == "going" else ""
        return f"{be(subject, many=many, past=past)}{no} {going}{form}"

    def passive(self) -> str | None:
        """What happened to the object, without its agent; None where that is no good English."""
        if self.object is None or not self.object_text:
            return None
        if self.complement is not None and not any(
            one.lower_ == "to" for one in self.complement.children
        ):
            return None
        if self.object.tag_ in ("WP", "WDT") or self.object.lower_ in (*_US, "you", "yourself"):
            return None
        if self.lemma in verbs("en", "never_said_again"):
            if self.lemma not in words("en", "plain_again"):
                return None
            if self.object.pos_ == "PRON" and self.lemma in ("make", "say", "find", "read", "see"):
                return None
        if len(self.object_text.split()) > _HEAVY:
            return None
        if self.lemma in ("put", "place", "leave") and not (self.rest or self.particle):
            return None
        if self.lemma in ("put", "place") and re.match(r"\d", self.rest.lstrip(", ")):
            return None
        subject = as_subject(self.object_text)
        verb = self.finite(subject, many=is_many(self.object), form=self.form)
        return " ".join(filter(None, [subject, verb, without_us(self.rest)]))

    def passive_of(self, thing: Word, page: Page) -> str | None:
        """“the cause was not looked for”: the passive of a verb with its preposition."""
        case = child(thing, {"case"})
        if case is None or case.lower_ not in words("en", "bound") or case.i != self.verb.i + 1:
            return None
        if self.lemma in ("come", "go", "be", "stand", "sit", "live", "travel", "fly", "drive"):
            return None
        name = [one for one in thing.subtree if one is not case]
        if any(one.dep_ in ("acl:relcl", "conj") for one in name) or thing.pos_ not in (
            "NOUN",
            "PROPN",
        ):
            return None
        if thing.like_num or any(one.ent_type_ for one in name):
            return None
        said = page.text(name)
        if self.rest[: len(case.text) + 1 + len(said)] != f"{case.text} {said}":
            return None
        rest = self.rest[len(case.text) + 1 + len(said) :].strip()
        verb = self.finite(said, many=is_many(thing), form=f"{self.form} {case.text}")
        return " ".join(filter(None, [said, verb, without_us(rest)]))

    @property
    def form(self) -> str:
        """The participle with its particle: “left out”."""
        known = self.verb.lower_ if self.verb.tag_ in ("VBD", "VBN") else ""
        regular = known if known.endswith("ed") and self.verb.lemma_.lower() == self.lemma else ""
        return " ".join(filter(None, [_usual(regular) or participle(self.lemma), self.particle]))


_HEAVY = 18
"""Words of an object that still stands well before its verb."""
_WITHOUT = lazy(
    r"without (?:even |any |ever )?(asking|consulting|telling|informing|notifying|warning|notice|"
    r"announcement|agreement)\b(?: (?:us|me|anyone|anybody|to us))?(?: (?:one|a single) word|"
    r" first| at all| before"
    r"| on our side)*",
    re.IGNORECASE,
)
_ASKING = frozenset({"asking", "consulting", "agreement"})


def without_us(text: str) -> str:
    """“without asking us” is “without our agreement”, “… telling us” is “without notice to us”."""
    return _WITHOUT.sub(
        lambda m: "without our agreement" if m[1].lower() in _ASKING else "without notice to us",
        text,
    )


def _usual(form: str) -> str:
    """A participle as a careful writer spells it; empty where the word is none."""
    return {
        "stucked": "stuck",
        "costed": "cost",
        "putted": "put",
        "sended": "sent",
        "builded": "built",
    }.get(form, form)


_ADVERB = lazy(r"^(?:completely |totally |so |very )?(wrong|incorrect|bad)(?= |$)")


def _as_adverb(text: str) -> str:
    return _ADVERB.sub(lambda m: f"{m[1]}ly", text)


def _down(clause: Clause) -> tuple[Word, str, bool, bool, str, set[int]]:
    """The verb that is meant below “fail to”, “keep …ing”, “have to”, and what that says of it."""
    head = clause.head
    verb, lemma = head, head.lemma_.lower()
    negated = clause.is_negated or is_nobody(clause.subject)
    often, modal = False, ""
    skip: set[int] = set()
    while True:
        below = child(verb, {"xcomp", "ccomp"})
        if (
            below is None
            or below.pos_ not in ("VERB", "AUX")
            or child(below, {"nsubj", "cop", "aux:pass"})
        ):
            break
        with_to = any(one.lower_ == "to" for one in below.children)
        empty = negated and lemma in ("think", "care", "want", "try", "dare", "bother", "find")
        if lemma in _OBLIGED and with_to and verb.lower_ != "having":
            modal = "had" if verb.tag_ == "VBD" else "have"
        elif lemma in verbs("en", "omitting"):
            if lemma not in ("bother", "manage"):
                negated = not negated
        elif lemma in verbs("en", "repeating"):
            often = True
        elif not empty:
            break
        skip |= {verb.i} | {one.i for one in below.children if one.lower_ == "to"}
        skip |= {
            one.i
            for one in verb.children
            if one.dep_ in ("aux", "advmod") or (one.lower_ == "it" and one.dep_ == "obj")
        }
        verb, lemma = below, below.lemma_.lower()
    return verb, lemma, negated, often, modal, skip


def _object(verb: Word, clause: Clause, skip: set[int]) -> tuple[Word | None, bool]:
    """The thing done to, and whether it was done or said to the writer; skips the recipient."""
    things = [one for one in verb.children if one.dep_ in ("obj", "iobj")]
    to_us = False
    if len(things) > 1:
        for one in things:
            if one.lower_ in _US:
                to_us = True
                skip.add(one.i)
        things = [one for one in things if one.lower_ not in _US]
    for one in verb.children:
        case = child(one, {"case"})
        if one.lower_ in _US and one.dep_ == "obl" and case is not None and case.lower_ == "to":
            to_us = True
            skip |= {one.i, case.i}
    things = [one for one in things if one.i > verb.i]
    if not things and verb.i + 1 < len(verb.doc):
        things = [
            one
            for one in verb.children
            if one.dep_ == "obl:unmarked"
            and one.pos_ in ("NOUN", "PROPN")
            and one.left_edge.i == verb.i + 1
            and not any(
                two.like_num or two.lower_ in ("a", "every", "each", "last", "next", "this")
                for two in one.children
            )
        ]
    things.sort(key=lambda one: one.dep_ != "obj")
    if len(things) > 1 and things[0].dep_ == things[1].dep_:
        things = things[:1]
    return (things[0] if things else None), to_us


def _object_words(object_: Word, owned: set[int], page: Page) -> tuple[list[Word], list[Word]]:
    """The words of the object, and those that only follow it: “the cups | without foam”."""
    aside = {two.i for one in object_.children if _is_circumstance(one) for two in one.subtree}
    inner = [one for one in object_.subtree if one.i not in aside]
    late = [one for one in object_.rights if one.lower_ in _LATE and not list(one.children)]
    moved = [one for one in object_.subtree if one.i in aside] + late
    kept = [one for one in inner if one not in late]
    after = object_.doc[kept[-1].i + 1] if kept and kept[-1].i + 1 < len(object_.doc) else None
    if (
        after is not None
        and after.text.isdigit()
        and after.i in owned
        and after not in moved
        and _ends(after)
    ):
        kept.append(after)  # a reference behind what it is the number of
    if not any(one.dep_ == "conj" for one in kept):
        cut = next(
            (place for place, one in enumerate(kept) if one.text == "," and place), len(kept)
        )
        moved += kept[cut + 1 :]
        kept = kept[:cut]
    while kept and (kept[-1].is_punct and kept[-1].text not in '"”’)%⟧'):
        kept.pop()
    return kept, moved


def _is_complement(word: Word) -> bool:
    """Whether a word is a clause or an infinitive that a verb asks for, not “wrong” or “late”."""
    return word.dep_ == "ccomp" or (word.dep_ == "xcomp" and word.pos_ in ("VERB", "AUX"))


def _is_doubtful(object_: Word) -> bool:
    """Whether the parse took a second verb for a thing: “made two and charge also the papers”."""
    behind = object_.doc[object_.i + 1] if object_.i + 1 < len(object_.doc) else None
    if (
        object_.tag_ == "CD"
        and behind is not None
        and len(behind.text) < 3
        and behind.text.isupper()
    ):
        return True  # a unit that was not understood
    return any(
        one.dep_ == "conj"
        and (one.pos_ in ("VERB", "AUX") or any(two.dep_ == "advmod" for two in one.children))
        for one in object_.children
    )


def _ends(number: Word) -> bool:
    """Whether no unit follows a number."""
    return number.i + 1 >= len(number.doc) or number.nbor().pos_ not in (
        "NOUN",
        "NUM",
        "PROPN",
        "ADJ",
    )


def _is_circumstance(word: Word) -> bool:
    """Whether a phrase behind an object belongs to the verb: “packed the cups without foam”."""
    case = child(word, {"case"})
    return word.dep_ in ("nmod", "nmod:unmarked") and (
        case is None
        or case.lower_
        in (
            "without",
            "with",
            "in",
            "on",
            "at",
            "from",
            "by",
            "after",
            "before",
            "to",
            "until",
            "as",
            "instead",
        )
    )


def _tense(head: Word, verb: Word, auxiliaries: set[str]) -> Tense:
    if auxiliaries & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if auxiliaries & {"have", "has", "'ve", "’ve"}:
        return "perfect"
    if auxiliaries & {"did", "had", "was", "were"}:
        return "past"
    if not auxiliaries and head.tag_ in ("VBD", "VBN"):
        return "past"
    if head.tag_ == "VBG" and auxiliaries:
        return "going"
    return "present"


def is_nobody(subject: Word | None) -> bool:
    """“nobody”, “no one”, “none of you”, “not one of your people”."""
    if subject is None:
        return False
    return subject.lower_ in words("en", "nobody") or any(
        one.lower_ in ("no", "not") and one.head.i == subject.i for one in subject.subtree
    )


def is_reader(subject: Word | None) -> bool:
    """Whether a subject is the reader, or somebody on the reader's side."""
    if subject is None:
        return False
    if subject.lower_ in words("en", "reader"):
        return True
    if (
        subject.i + 1 < len(subject.doc)
        and subject.nbor().pos_ == "NOUN"
        and subject.pos_ == "NOUN"
    ):
        return False  # “your warehouse receipt”
    if subject.lower_ in words("en", "nobody"):
        return not any(one.lower_ in ("our", "us", "here") for one in subject.subtree)
    yours = any(
        one.lower_ in ("your", "ur", "you") for one in subject.subtree if one.i != subject.i
    )
    if subject.lower_ in ("one", "someone", "somebody", "anyone", "anybody", "whoever"):
        return yours
    own = {one.lower_ for one in subject.children}
    staff = subject.lower_ in words("en", "staff") or subject.lower_ in words("en", "partners")
    return bool(own & {"your", "ur"} or (yours and subject.pos_ == "PROPN")) and (
        staff or subject.pos_ == "PROPN"
    )
