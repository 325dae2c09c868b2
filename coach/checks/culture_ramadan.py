"""Chasing a reader while it is Ramadan where they work: advice on timing, not on the deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.opening import body_of
from coach.cultures.reader import today_there
from coach.cultures.season import in_ramadan_there
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

_MONEY = r"(?:payment|invoice|balance|deposit|amount|instal\w+|usd|eur|gbp|aed|sar|[$€£])"
_CHASE = lazy(
    r"\b(?:reminder|(?:to|must) remind|(?:just |am |are )following up|to follow up on"
    r"|chasing|overdue|past due|unpaid|outstanding (?:balance|amount|payment|invoice)"
    r"|still (?:waiting for|awaiting|outstanding|missing)|(?:awaiting|waiting for) your"
    r"|(?:have|has) (?:still )?not (?:yet )?(?:been )?(?:received|heard|paid|replied)"
    r"|haven't (?:yet )?(?:received|heard|got)|hasn't (?:yet )?(?:been )?(?:paid|received)"
    r"|(?:any|no) (?:news|feedback|reply|response|answer)"
    r"(?! (?:is |will be )?(?:needed|necessary|required)))\b"
    rf"|{_MONEY}[^.!?]{{0,40}}\b(?:was|is) due\b"
    "|(?:温馨|特此|再次|友情)提醒|提醒[您贵一]|催[款促一您]|逾期|未付|未支付|仍未"
    "|尚未(?:收到|付|支付|回复|确认|到账)|还没有?(?:收到|付|回)|一直没有?(?:收到|回)|至今[未没]"
    "|有消息了?吗|进展如何|(?:等|等待|期待)[您你]们?的?(?:回复|确认|付款|消息)"
)
_PAST = lazy(r"\b(?:thank\w*|no need|not necessary|disregard)\b|谢谢|感谢|无需|不用")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """The first words that chase; `{hours}` is when offices there work these days."""
    custom = in_ramadan_there(context, "ramadan")
    if custom is None:
        return
    place = chase_in(document, context)
    if place is not None:
        hours = _hours(context)
        yield Hit(*place, {**custom.words, "hours": hours})


def chase_in(document: Document, context: Context) -> tuple[int, int] | None:
    """Where the message chases, in text offsets; a payment reminder does so as a whole."""
    body = body_of(document)
    for sentence in body:
        found = _CHASE.search(sentence.folded)
        if found and not _PAST.search(sentence.folded[: found.start()]):
            return sentence.start + found.start(), sentence.start + found.end()
    if context.kind == "payment_reminder" and body:
        return _clause_of(body[0])
    return None


def _clause_of(sentence: Sentence) -> tuple[int, int]:
    found = re.search("[,，;；]", sentence.raw)
    return sentence.start, sentence.start + found.start() if found else sentence.end


def _hours(context: Context) -> Text:
    """The hours of the next working day there, such as 09:00–14:30."""
    place, today = context.recipient.place, today_there(context)
    assert place is not None
    assert today is not None
    spans = place.hours(place.next_workday(today))
    if not spans:
        return Text("the morning", "上午")
    first, last = f"{spans[0][0]:%H:%M}", f"{spans[-1][1]:%H:%M}"
    return Text(f"{first}–{last}", f"{first}–{last}")
