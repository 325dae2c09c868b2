"""What the reader must do, or should have done: a request, or what was to be done."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rewriting.grammar.clauses import Clause
from coach.rewriting.grammar.english.acting import Act, without_us
from coach.rewriting.grammar.english.asking import Ask
from coach.rewriting.grammar.english.deeds import Told, to_be_done
from coach.rewriting.grammar.morphology import gerund, participle
from coach.rewriting.grammar.wordings import verbs, words

_MUST = frozenset({"must", "should", "shall", "have", "need", "ought", "better"})
_DEADLINE = lazy(
    r"\b(?:by|before|until|till|within|no later than|not later than|today|tomorrow|tonight|"
    r"immediately|"
    r"this (?:week|month|time)|asap|urgently|without (?:any )?(?:further )?delay|at once|"
    r"right away|straight away|"
    r"on time|in time|next|in (?:the )?future|from now on|always|first|every|each|when|if|after|"
    r"now)\b",
    re.IGNORECASE,
)
_EAGER = lazy(
    r"^(?:(?:please|pls|just|kindly|finally|simply|at least|now|then|so|but|and|also|bother to|"
    r"once|first)\s)+",
    re.IGNORECASE,
)


def to_do(act: str) -> Ask:
    """A request to do something; a deadline of its own is kept, else one is asked for."""
    act = _EAGER.sub("", act.strip(" .!?,;"))
    act = re.sub(
        r"(?:,? (?:right now|for once|already|finally|please|now|at least|once and for all))+$",
        "",
        act,
    )
    act = re.sub(r"^(?:don't|do not|dont|never) ", "not ", act, flags=re.IGNORECASE)
    act = act[:1].lower() + act[1:] if act[1:2] != act[1:2].upper() or act[1:2] == " " else act
    if not act.startswith("not ") and not _DEADLINE.search(act) and "," not in act:
        act += " by ⟦date, time, zone⟧"
    if act.startswith("not "):
        return Ask("not_do", {"what": act[4:]})
    return Ask("do", {"what": act})


def should_have(act: Act, clause: Clause) -> Told | None:
    """“You should have asked us before”: we had expected that; None if it is no such clause."""
    lows = {one.lower_ for one in clause.auxiliaries}
    perfect = bool(lows & {"have", "'ve", "of", "’ve"}) and act.modal in (
        "should",
        "could",
        "ought",
        "might",
        "must",
    )
    if (
        not perfect
        or act.modal in ("must",)
        or (act.complement is not None and act.lemma not in verbs("en", "telling"))
    ):
        return None
    us = act.to_us or (act.object is not None and act.object.lower_ in ("us", "me"))
    if act.negated:
        if act.object is None or not act.object_text or (us and not act.to_us):
            return None
        subject = act.object_text
        text = " ".join(
            filter(None, [f"we had expected {subject} not to be {act.form}", without_us(act.rest)])
        )
        return Told(act.lead + text, Ask("avoid"))
    if act.lemma in verbs("en", "telling") and (us or not act.object_text):
        rest = act.rest if us and not act.to_us else act.what
        return Told(
            act.lead
            + " ".join(filter(None, ["we had expected to be", participle(act.lemma), rest])),
            Ask("next_time"),
        )
    if act.lemma in ("ask", "consult") and (us or not act.object_text):
        return Told(
            act.lead + " ".join(filter(None, ["we had expected to be asked", act.rest])),
            Ask("next_time"),
        )
    if (
        act.lemma in verbs("en", "handing_over")
        and act.object_text
        and not re.match(r"to (?!us\b)", act.rest)
        and not us | (not act.to_us and act.lemma in ("attach", "show", "issue"))
    ):
        return Told(
            act.lead + " ".join(filter(None, ["we had expected to receive", act.what])),
            Ask("next_time"),
        )
    if act.object is None or not act.object_text or us or act.object.tag_ in ("WP", "WDT"):
        return None
    subject = {"they": "them"}.get(act.object_text, act.object_text)
    text = " ".join(
        filter(
            None, [f"we had expected {subject} to be", act.middle, act.form, without_us(act.rest)]
        )
    )
    return Told(act.lead + text, Ask("next_time"))


def obliged(act: Act, clause: Clause) -> Told | Ask | None:
    """“You had to insure it”: it was to be insured; “you must send X”: a request."""
    if act.modal == "had" or (act.modal == "have" and act.tense == "past"):
        if act.object is None and act.complement is None and not act.negated:
            return Told(
                " ".join(filter(None, [act.lead + gerund(act.lemma), act.rest, "was on your side"]))
            )
        return to_be_done(act, past=True, before=act.lead)
    if act.modal in _MUST or (act.tense == "future" and act.lemma in verbs("en", "bearing")):
        done = act.done
        if not done or (act.before and len(act.before.split()) > 3):
            return None
        if act.lemma in verbs("en", "bearing"):
            return Ask("demand", {"what": done})
        lead = f"{act.before} " if act.before else ""
        return to_do(
            ("not " if act.negated else "")
            + done
            + (
                f" {lead}".rstrip()
                if lead.strip().lower() not in ("now", "so", "then", "please")
                else ""
            )
        )
    return None


def supposed(clause: Clause) -> bool:
    """Whether a clause says what the reader was supposed, expected or meant to do."""
    return clause.head.lemma_ in words("en", "supposed") and any(
        one.dep_ == "aux:pass" for one in clause.head.children
    )
