"""What the reader did, or did not do, said again as what happened or what is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause, child, is_many
from coach.rewriting.grammar.english.acting import Act, without_us
from coach.rewriting.grammar.english.asking import LOOK, Ask
from coach.rewriting.grammar.english.page import Page
from coach.rewriting.grammar.morphology import as_subject, be, finite, lowered, participle
from coach.rewriting.grammar.wordings import verbs, wording, words, words_pattern
from coach.rewriting.strength import Strength


@dataclass(slots=True)
class Told:
    """A clause said again, in the middle of a sentence, and the request that follows from it."""

    text: str
    ask: Ask = LOOK


Deed = Callable[[Act, Clause, Page, Strength], Told | None]

THEN = lazy(
    r"\b(?:yesterday|last (?:week|month|year|time|\w+day)|on (?:the )?\d|on \w+day|in (?:january|"
    r"february|"
    r"march|april|may|june|july|august|september|october|november|december)|by \w+day|(?:by|until|"
    r"till|before|on|in) "
    r"(?:the )?\d|(?:\d+|two|three|four|five|six|a few|several) (?:days?|weeks?|months?|"
    r"hours?) ago|\d{1,2} "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|in time|on time|before)",
    re.IGNORECASE,
)
"""A time in the past: what was not done then is over."""
_TIME_FIRST = lazy(
    r"(?:for|since|in|by|until|till|so far|within|when|on \w+day|before|because|after|yesterday|"
    r"today|last)\b",
    re.IGNORECASE,
)
_POSTS = lazy(
    r"\b(?:e[-‐]?mails?|mails?|messages?|calls?|questions?|letters?|reminders?|requests?|rfqs?|"
    r"offers?|"
    r"complaints?|notices?|us|me)\b",
    re.IGNORECASE,
)


def told_again(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """What the agent of a clause did or did not do, without the agent; None if not understood."""
    if act.modal in ("would", "should", "must", "ought", "need", "shall", "may", "might"):
        return None
    for deed in _NOT_DONE if act.negated else _DONE:
        told = deed(act, clause, page, strength)
        if told is not None:
            return _often(act, told, strength)
    return _happened(act, page)


def _often(act: Act, told: Told, strength: Strength) -> Told:
    """“always” and “never” as a number of times, for the writer to fill in."""
    habit = act.often and (act.tense == "present" or not act.negated)
    if not habit or told.text.startswith("on ⟦") or "never" in told.text:
        return told
    text = re.sub(r"^we have not (?:yet )?received", "we did not receive", told.text)
    return Told(lowered(wording("en", "occasions", strength, what=text)), told.ask)


def _happened(act: Act, page: Page) -> Told | None:
    text = act.passive()
    if text is None and act.object is None and act.complement is None:
        things = (one for one in act.verb.children if one.dep_ == "obl")
        text = next((said for one in things if (said := act.passive_of(one, page))), None)
    if text is None:
        return None
    open_ = act.negated and act.tense in ("perfect", "present") and not act.modal
    return Told(act.lead + text, Ask("done") if open_ else LOOK)


# --- not done ----------------------------------------------------------------------------------


def _not_handed_over(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if act.lemma not in verbs("en", "handing_over") or act.object is None or not act.object_text:
        return None
    if act.object.lower_ in ("us", "me"):
        return None
    elsewhere = not act.to_us and re.match(r"to (?!us\b|me\b)", act.rest)
    if elsewhere or act.modal or act.object.pos_ == "PRON":
        return None
    over = bool(THEN.search(f"{act.before} {act.what}")) or act.tense == "past"
    name = "not_received_then" if over else "not_received"
    text = act.lead + lowered(wording("en", name, strength, what=without_us(act.what)))
    return Told(text, Ask("send", {"it": it(act)}))


def _not_paid(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if act.lemma not in verbs("en", "paying") or act.modal:
        return None
    if act.object is None or not act.object_text:
        rest = f" {act.rest}" if act.rest else ""
        return Told(act.lead + lowered(wording("en", "no_payment", strength)) + rest, Ask("pay"))
    if act.object.lower_ in ("us", "me", "it", "them"):
        return None
    name = "payment_not_received"
    if re.match(
        r"(?:the |your |our |any )?(?:\d+ ?% )?(?:deposit|balance|payment|down payment|advance|"
        r"instalment|remaining)",
        act.object_text,
    ):
        name = "not_received"
    return Told(act.lead + lowered(wording("en", name, strength, what=act.what)), Ask("pay"))


def _not_answered(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if (
        act.lemma in ("call", "phone", "ring")
        and not act.object_text
        and not act.rest.startswith(("back", "at"))
    ):
        return Told(f"{act.lead}we did not receive a call {act.rest}".strip(), Ask("reply"))
    back = act.lemma in ("get", "come", "write", "call") and re.match(
        r"back\b", f"{act.particle} {act.rest}".strip()
    )
    if not back and act.lemma not in verbs("en", "answering"):
        return None
    what = re.sub(r"^back ?", "", act.what)
    found = re.match(r"(?:on|about|regarding) (.+)$", what)
    if found is not None and not _TIME_FIRST.match(what):
        return Told(f"{act.lead}{no_reply('', strength)} regarding {found[1]}", Ask("reply"))
    what = re.sub(r"^(?:to (?:me|us)\b\s?)?(?:to |on |about |with |regarding )?", "", what)
    if found := re.match(r"(?:(?:the|our|my) )?(?:tele)?(?:phone|calls?)\b ?(.*)$", what):
        return Told(f"{act.lead}our calls were not answered {found[1]}".strip())
    text = no_reply(what, strength)
    if act.tense == "past" and THEN.search(f"{act.before} {what}"):
        text = text.replace("we have not yet received", "we did not receive")
    return Told(act.lead + text, Ask("reply"))


def no_reply(what: str, strength: Strength) -> str:
    """That no answer came, to something or within a time."""
    what = re.sub(r"^(?:any|a single|one) (?:of )?", "", what)
    if what in ("", "us", "me", "it", "them") or _TIME_FIRST.match(what):
        what = "" if what in ("us", "me", "it", "them") else what
        return lowered(f"{wording('en', 'no_reply', strength)} {what}".strip())
    return lowered(wording("en", "no_reply_to", strength, what=what))


def _not_told(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    to_us = act.to_us or (
        act.object is not None and act.object.lower_ in ("us", "me", "anyone", "anybody")
    )
    speaking = act.lemma in ("say", "mention", "write") and act.object_text in (
        "",
        "one word",
        "a word",
        "anything",
    )
    if act.lemma not in verbs("en", "telling") and not speaking:
        return None
    about = (
        act.rest
        if to_us
        and act.object is not None
        and act.object.lower_ in ("us", "me", "anyone", "anybody")
        else act.what
    )
    about = re.sub(r"^(?:us|me|anything|one word|a word|a thing)\b ?", "", about)
    if about and not re.match(
        r"(?:that|about|of|how|when|where|which|what|whether|why|in|before|earlier|at|until|till|"
        r"on|for|by|after|so)\b",
        about,
    ):
        return None
    return Told(
        act.lead + lowered(wording("en", "not_told", strength, what=about)).strip(), Ask("inform")
    )


_REMARK = 5
"""Words of “but you did not”, which says nothing of its own."""


def _not_done(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“…, you didn't”: this was not done."""
    short = len(page.parsed) <= _REMARK
    if act.lemma != "do" or act.what or act.complement is not None or not short:
        return None
    return Told(f"{act.lead}this {act.finite('it', many=False, form='done')}")


def _not_noticed(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if (
        act.lemma not in ("notice", "see", "check", "react")
        or act.object_text
        or act.complement is not None
    ):
        return None
    verb = act.finite("this", many=False, form=participle(act.lemma))
    return (
        Told(act.lead + " ".join(filter(None, ["this", verb, act.rest])))
        if act.lemma != "react"
        else None
    )


def _not_met(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if act.lemma not in verbs("en", "meeting") or (
        act.lemma in ("show", "turn") and act.particle != "up"
    ):
        return None
    where = act.what
    if act.object is not None and act.object_text:
        where = f"in {act.what}" if act.lemma == "join" else f"at {act.what}"
    where = re.sub(r"^(?:to|for)\b", "at", where)
    return Told(
        act.lead + lowered(wording("en", "missed_you", strength, what=where)).strip(), Ask("meet")
    )


# --- done --------------------------------------------------------------------------------------


def _left_unanswered(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    if act.lemma not in verbs("en", "ignoring") or act.object is None:
        return None
    if not _POSTS.search(act.object.lower_) or act.lemma == "miss":
        return None
    return Told(act.lead + no_reply(act.what, strength), Ask("reply"))


def _done_to_us(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You charged us twice”, “you told us that …”: we were charged, we were told."""
    us = act.object is not None and act.object.lower_ in ("us", "me")
    if not (us or act.to_us):
        return None
    who = "I" if any(one.lower_ == "me" for one in clause.words) else "we"
    if act.lemma in words("en", "done_to_us"):
        thing = "" if us else act.object_text
        inner = _to_do(act, page)
        if (
            act.complement is not None
            and inner is None
            and child(act.complement, {"nsubj", "cop"}) is None
        ):
            return None
        verb = act.finite(who, many=who == "we", form=act.form)
        return Told(act.lead + " ".join(filter(None, [who, verb, thing, without_us(act.rest)])))
    if act.lemma in ("let", "make", "leave", "keep") and us:
        found = re.match(r"(?:to )?wait(?:ing)?\b ?(.*)$", act.rest)
        if found:
            have = "had to wait" if act.tense == "past" else "have been waiting"
            return Told(" ".join(filter(None, [act.lead + who, have, found[1]])), Ask("done"))
    return None


def _received(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You sent us X”: we received X."""
    if (
        not act.to_us
        or act.lemma not in verbs("en", "reaching_us")
        or not act.object_text
        or act.modal
    ):
        return None
    if (act.object is not None and act.object.pos_ == "PRON") or act.complement is not None:
        return None
    who = "I" if any(one.lower_ == "me" for one in clause.words) else "we"
    verb = {"past": "received", "perfect": "have received", "present": "receive"}.get(act.tense)
    if verb is None:
        return None
    return Told(act.lead + " ".join(filter(None, [who, act.middle, verb, without_us(act.what)])))


def _said(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You confirmed that …”, “you wrote “…””: it was confirmed, we were told."""
    if act.lemma not in verbs("en", "saying") or act.modal:
        return None
    quoted = re.match(r"[\"“”'‘]", act.what)
    inner = act.complement
    that = inner is not None and (
        child(inner, {"nsubj", "nsubj:pass", "expl"}) is not None
        or child(inner, {"cop"}) is not None
        or inner.tag_ in ("VBD", "VBZ", "VBP")
    )
    if (
        quoted
        and act.lemma in ("write", "state", "declare")
        and re.search(r"[\"”] (?:in|on|at|as|instead)\b", act.what)
    ):
        return None
    if quoted or that:
        if any(
            one.i < act.verb.i
            for one in (inner.subtree if inner is not None and not quoted else [])
        ):
            return None
        us = act.object is not None and act.object.lower_ in ("us", "me")
        if act.object_text and not us and not quoted and act.lemma not in ("claim", "say", "state"):
            return None
        return _reported(act, act.rest if us else act.what)
    return None


def _answered(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You answer with “…””: the answer is “…”."""
    if act.lemma not in ("answer", "reply", "respond") or act.modal or act.tense == "future":
        return None
    found = re.match(
        r"(?:(?:us|me) )?(?:only )?(?:with (?=an?\b|the\b|[\"“])|(?=[\"“]))(.+)$", act.what
    )
    if not found:
        return None
    return Told(f"{act.lead}the answer {'was' if act.tense == 'past' else 'is'} {found[1]}")


def _reported(act: Act, what: str) -> Told:
    if act.lemma in verbs("en", "promising"):
        verb = act.finite("it", many=False, form=act.form)
        return Told(act.lead + " ".join(filter(None, ["it", verb, what])))
    verb = {
        "past": "were told",
        "perfect": "have been told",
        "present": "are told",
        "going": "are told",
    }.get(act.tense, "were told")
    return Told(act.lead + " ".join(filter(None, ["we", verb, what])))


def _promised_to_do(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You promised to send X on Monday”: X was to be sent on Monday."""
    inner = act.complement
    if act.lemma not in verbs("en", "promising") or inner is None or inner.dep_ != "xcomp":
        return None
    within = Clause(
        inner, [one for one in inner.subtree if not (one.head == inner and one.lower_ == "to")]
    )
    below = Act.of(within, page)
    if below is None or below.negated:
        return None
    if below.lemma in verbs("en", "answering") or (
        below.lemma in ("call", "get", "come") and below.rest.startswith("back")
    ):
        rest = re.sub(r"^back ?(?:to (?:us|me))? ?", "", below.rest)
        return Told(act.lead + f"we were expecting a reply {rest}".strip(), Ask("reply"))
    return to_be_done(below, past=act.tense != "present", before=act.lead)


def to_be_done(act: Act, *, past: bool, before: str = "") -> Told | None:
    """“X was to be done REST”, and a request to say when; None without an object."""
    if act.object is None or not act.object_text or act.object.lower_ in ("us", "me"):
        return None
    if act.complement is not None or act.object.tag_ in ("WP", "WDT"):
        return None
    subject = as_subject(act.object_text)
    verb = be(subject, many=is_many(act.object), past=past)
    no = " not" if act.negated else ""
    form = " ".join(filter(None, [participle(act.lemma), act.particle]))
    text = " ".join(filter(None, [subject, f"{verb}{no} to be {form}", without_us(act.rest)]))
    return Told(before + text, Ask("done"))


def _to_do(act: Act, page: Page) -> str | None:
    """The infinitive of “asked us TO PAY”."""
    inner = act.complement
    if inner is None or not any(one.lower_ == "to" for one in inner.children):
        return None
    return page.text(inner.subtree)


def _asked(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You want us to pay”, “you ask us for X”: we are asked."""
    if act.lemma not in verbs("en", "wanting"):
        return None
    verb = {"past": "were asked", "perfect": "have been asked"}.get(act.tense, "are asked")
    owned = clause.words
    after = [one for one in owned if one.i > act.verb.i]
    said = page.text(after)
    found = re.match(
        r"(?:from )?(?:us|me|that (?:we|i)|we|i)\b(?: (?:should|must|have to|shall|can|"
        r"will))? ?(?:now )?(to |for |about |why |when |how |what |if |whether )?(.*)$",
        said,
        re.IGNORECASE,
    )
    if found and (found[1] or re.match(r"that|we\b|i\b", said, re.IGNORECASE)):
        link = found[1] or "to "
        return (
            Told(f"{act.lead}we {_with(act.middle, verb)} {link}{found[2]}".rstrip())
            if found[2]
            else None
        )
    inner = act.complement
    ours = child(inner, {"nsubj"}) if inner is not None and inner.dep_ == "ccomp" else None
    if inner is not None and ours is not None and ours.lower_ in ("we", "i"):
        below = [
            one
            for one in inner.subtree
            if one.head == inner and one.dep_ in ("mark", "nsubj", "aux")
        ]
        text = page.text([one for one in inner.subtree if one not in below])
        page.put(inner.subtree, "")
        return Told(f"{act.lead}we {_with(act.middle, verb)} to {text}")
    if (
        inner is not None
        and inner.dep_ == "xcomp"
        and act.lemma in ("want", "expect", "wish")
        and not act.object_text
    ):
        within = Act.of(
            Clause(
                inner,
                [one for one in inner.subtree if not (one.head == inner and one.lower_ == "to")],
            ),
            page,
        )
        return None if within is None else _wanted_to_do(within, act)
    if re.match(r"(?:why|when|how|what|if|whether|for|about)\b", said) and act.lemma in (
        "ask",
        "wonder",
    ):
        return Told(f"{act.lead}we {_with(act.middle, verb)} {said}")
    thing = (
        act.object is not None and act.object.pos_ not in ("PRON", "ADV") and bool(act.object_text)
    )
    if (
        thing
        and act.complement is None
        and act.lemma != "wish"
        and act.object is not None
        and act.object.i < act.verb.i + 6
    ):
        return Told(
            f"{act.lead}we {_with(act.middle, verb)} for "
            f"{re.sub(r'^from (?:us|me) ', '', act.what)}"
        )
    return None


def _wanted_to_do(within: Act, act: Act) -> Told | None:
    """“You want to charge us USD 380”: we are to be charged USD 380."""
    past = act.tense == "past"
    us = within.object is not None and within.object.lower_ in ("us", "me")
    if (
        within.lemma in words("en", "done_to_us")
        and (us or within.to_us)
        and within.complement is None
    ):
        thing = "" if us else within.object_text
        verb = f"we {'were' if past else 'are'} to be {within.form}"
        return Told(act.lead + " ".join(filter(None, [verb, thing, within.rest])))
    return None


def _settled_to(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You decided to leave it out”, “you knew that …”: it was decided, it was known."""
    inner = act.complement
    if inner is None or act.object_text or act.modal or act.tense == "future":
        return None
    if act.lemma in ("decide", "plan", "agree") and inner.dep_ == "xcomp":
        return Told(
            " ".join([f"{act.lead}it {act.finite('it', many=False, form=act.form)}", act.rest])
        )
    if (
        act.lemma == "know"
        and inner.dep_ == "ccomp"
        and child(inner, {"nsubj", "nsubj:pass", "expl"}) is not None
    ):
        verb = "was known" if act.tense == "past" else "is known"
        return Told(" ".join(filter(None, [f"{act.lead}it {verb}", act.rest])))
    return None


def _let(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You let the goods go on board”: the goods were allowed to go on board."""
    inner = act.complement
    if (
        act.lemma != "let"
        or inner is None
        or inner.tag_ != "VB"
        or act.object is None
        or not act.object_text
    ):
        return None
    if act.object.lower_ in ("us", "me"):
        who = "I" if act.object.lower_ == "me" else "we"
        if act.tense != "past" and act.verb.tag_ != "VB":
            return None
        rest = re.sub(rf"^{re.escape(inner.text)}\b", "", act.rest).strip()
        return Told(
            " ".join(filter(None, [f"{act.lead}{who} {finite(inner.lemma_.lower(), 'VBD')}", rest]))
        )
    subject = as_subject(act.object_text)
    past = be(subject, many=is_many(act.object), past=act.tense == "past" or act.verb.text == "let")
    return Told(f"{act.lead}{subject} {past} allowed to {act.rest}")


def _made_do(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You ask our people to work”: our people are asked to work."""
    inner = act.complement
    if (
        act.lemma not in words("en", "made_do")
        or inner is None
        or inner.dep_ != "xcomp"
        or act.object is None
    ):
        return None
    if not act.object_text or act.object.lower_ in ("us", "me", "you"):
        return None
    subject = as_subject(act.object_text)
    verb = act.finite(subject, many=is_many(act.object), form=act.form)
    return Told(act.lead + " ".join(filter(None, [subject, verb, act.rest])))


def _with(middle: str, verb: str) -> str:
    """An adverb behind the first verb: “are now asked”."""
    first, _, rest = verb.partition(" ")
    return " ".join(filter(None, [first, middle, rest]))


def _wrong_item(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You sent us the wrong file”: the file we received does not match the order."""
    if not act.to_us or act.lemma not in verbs("en", "reaching_us") or act.object is None:
        return None
    found = re.fullmatch(r"(?:a|an|the|completely|totally| )*\bwrong ([\w ‐-]+)", act.object_text)
    if not found or act.rest or len(clause.words) < len(list(page.parsed)) - 3:
        return None
    name = "no_match" if is_many(act.object) else "no_match_one"
    return Told(
        act.lead + lowered(wording("en", name, strength, what=f"the {found[1]}")), Ask("correct")
    )


_LATENESS = {
    "pay": "payment", "reply": "the reply", "answer": "the reply", "respond": "the reply",
    "deliver": "the delivery", "ship": "the shipment", "confirm": "the confirmation",
}  # fmt: skip


def _late(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You pay late”, “you answered after 3 weeks”: the payment reached us late."""
    if act.lemma not in _LATENESS or act.object_text or act.modal:
        return None
    if not re.match(
        r"(?:only |too |so |very |days |weeks |\w+ (?:days|weeks|hours) )?(?:late\b|after (?:\d|"
        r"two|three|four|five|six|a ))",
        act.rest,
    ):
        return None
    habit = act.often or act.tense == "present"
    what = _LATENESS[act.lemma]
    text = f"{what} reached us {act.rest}"
    return Told(
        lowered(wording("en", "occasions", strength, what=text)) if habit else act.lead + text
    )


def _effect(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """Verbs whose passive would be no English: “you put us in …”, “you sit on …”."""
    us = act.object is not None and act.object.lower_ in ("us", "me")
    if act.lemma == "do" and act.object_text == "nothing":
        return Told(
            " ".join(
                filter(
                    None,
                    [f"{act.lead}nothing {act.finite('it', many=False, form='done')}", act.rest],
                )
            ),
            Ask("status"),
        )
    if act.lemma == "sit" and (
        found := re.match(
            r"on (.+?)((?: (?:for|since|two|three|four|five|six|\d+|a)\b.*)?)$", act.what
        )
    ):
        was = "was" if act.tense == "past" else "has been"
        return Told(
            f"{act.lead}{found[1]} {was} open{found[2]}", LOOK if was == "was" else Ask("done")
        )
    if (
        act.lemma in ("put", "bring", "place", "get")
        and us
        and re.match(r"(?:in|into|under)\b", act.rest)
    ):
        milder = re.sub(words_pattern("milder"), "difficult", act.rest)
        return Told(f"{act.lead}this puts {act.object_text} {milder}")
    if act.lemma == "cost" and act.object_text:
        to = "us " if act.to_us else ""
        return Told(
            f"{act.lead}this {'cost' if act.tense != 'present' else 'costs'} {to}{act.what}"
        )
    if act.lemma == "make" and re.search(
        r"\b(?:hard|harder|difficult|impossible|complicated)\b", act.what
    ):
        made = "made" if act.tense == "past" else "makes"
        return Told(f"{act.lead}this {made} {re.sub(r'so (?=hard|diff)', '', act.what)}")
    if act.lemma == "cause" and act.object_text:
        return Told(f"{act.lead}this led to {act.what}")
    return None


def _forgotten(act: Act, clause: Clause, page: Page, strength: Strength) -> Told | None:
    """“You forgot the seal”: the seal was left out."""
    if act.lemma not in ("forget", "omit", "skip") or act.object is None or not act.object_text:
        return None
    if act.object.pos_ == "PRON":
        return None
    subject = as_subject(act.object_text)
    verb = act.finite(subject, many=is_many(act.object), form="left out")
    return Told(act.lead + " ".join(filter(None, [subject, verb, act.rest])))


_NOT_DONE: tuple[Deed, ...] = (
    _not_handed_over, _not_paid, _not_answered, _not_told, _not_done, _not_noticed, _not_met,
    _done_to_us,
)  # fmt: skip
_DONE: tuple[Deed, ...] = (
    _left_unanswered, _answered, _settled_to, _let, _made_do, _asked, _promised_to_do, _said,
    _wrong_item, _done_to_us, _received, _late, _effect, _forgotten,
)  # fmt: skip


def it(act: Act) -> str:
    """“it” or “them” for the object."""
    return "them" if act.object is not None and is_many(act.object) else "it"
