"""Where one sentence ends and the next begins, in English, in Chinese and in hurried chat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.analysis.blocks import body_start, continues
from coach.analysis.scripts import is_han
from coach.analysis.words import word_set
from coach.document import Block
from coach.lazily import lazy

_BOUNDARY = lazy(
    "\n|[;；]+|[.!?。！？｡…]+[\"'”’)\\]}»）」』】》*\u2600-\u27bf\U0001f300-\U0001faff]*"
)
_NEXT_WORD = lazy("[ \n]*[\"'“‘(\\[*]*([A-Za-z']+|[^ \n])?")
_INITIALS = lazy(r"[^\W\d_](?:\.[^\W\d_])*")

_ABBREVIATIONS = word_set(
    "mr mrs ms messrs dr prof rev hon e.g i.e eg ie viz cf vs v approx appr ca c attn encl fig",
    "figs tel mob dept est min max incl excl avg resp adj asst mgr dir bldg no.s p.o w.r.t",
    "a.k.a f.o.b c.i.f p.s n.b",
)
"""Never the end of a sentence."""
_BEFORE_NUMBER = word_set(
    "no nos nr art par para sec ch vol p pp ref item ext rm fl jan feb mar apr jun jul aug sep",
    "sept oct nov dec mon tue tues wed thu thurs fri sat sun s/n",
)
"""Abbreviations before a number, words elsewhere."""
_BEFORE_CAPITAL = word_set(
    "inc co ltd corp llc plc gmbh bros jr sr ph.d a.m p.m am pm u.s u.k e.u u.a.e u.s.a p.r.c n.v",
    "b.v s.a sdn bhd pte pty rd ave blvd st",
)
"""Abbreviations that may end a sentence, but often stand before a capital within one."""
_BEFORE_SMALL = word_set(
    "etc pcs pc kg kgs mt cm mm ft lb lbs oz hr hrs mins ctn ctns pkg qty amt temp spec"
)
"""Abbreviations that end a sentence where a capital follows."""
_STARTERS = word_set(
    "the a an we i you he she they it this that these those our your my his her their",
    "please pls kindly if as for in on at to could can would will do does did is are was",
    "were have has when what why how where who which thank thanks there here but and so",
    "also however let let's after before once since while because sorry regarding then now",
    "no yes not all any each best next with from by see just looking hope hi hello dear ok",
    "i'm we'll we're it's don't by unfortunately meanwhile besides",
)
"""Words with which sentences begin: a capital after "Ltd." proves nothing, "Ltd. Please" does."""


MOST_CHARACTERS = 2000
"""A longer run without a sentence mark is cut, so that the cost stays linear in the text."""


def split(masked: str, block: Block, *, chat: bool) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `block` in text offsets, without the space around them."""
    start = body_start(masked, block)
    if block.kind not in ("greeting", "closing"):
        for found in _BOUNDARY.finditer(masked, start, block.end):
            if _ends(masked, found, start, block.end, chat):
                yield from _trimmed(masked, start, found.end())
                start = found.end()
    yield from _trimmed(masked, start, block.end)


def _trimmed(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MOST_CHARACTERS:
        space = masked.rfind(" ", start + 1, start + MOST_CHARACTERS)
        cut = space if space > 0 else start + MOST_CHARACTERS
        yield from _stripped(masked, start, cut)
        start = cut
    yield from _stripped(masked, start, end)


def _stripped(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = masked[start:end]
    right = body.rstrip()
    if right:
        yield end - len(body.lstrip()), start + len(right)


def _ends(text: str, found: re.Match[str], start: int, end: int, chat: bool) -> bool:
    """Whether the sentence that began at `start` ends with the mark `found`."""
    mark, position, after = found[0], found.start(), found.end()
    first = mark[0]
    if first == "\n":
        return chat or not continues(text, position)
    if first in "。！？；｡" or after >= end:
        return True
    before, following = text[position - 1] if position > start else "", text[after]
    if first == ";":
        return is_han(before) or is_han(following)
    if before in ("(", "（") and first in "!?":
        return False  # "(?)"
    if "!" in mark or "?" in mark or "。" in mark:
        return _ends_loudly(text, mark, before, after)
    if first == "…" or mark.startswith(".."):
        return _ends_in_dots(text, before, after)
    if following in " \n":
        return _full_stop(text, mark, start, position, after)
    return _full_stop_without_space(text, before, start, position, after)


def _ends_loudly(text: str, mark: str, before: str, after: int) -> bool:
    following = text[after]
    if following == "\n":
        return True
    if following == " ":
        quoted = mark[-1] in "\"'”)"
        return not (quoted and text[after + 1 : after + 2].islower())
    return following.isupper() or is_han(following) or is_han(before)


def _ends_in_dots(text: str, before: str, after: int) -> bool:
    if text[after] == "\n" or is_han(before):
        return True
    following = _NEXT_WORD.match(text, after)
    word = following[1] if following else None
    return not word or not word[0].islower()


def _word_before(text: str, start: int, dot: int) -> str:
    words = text[max(start, dot - 20) : dot].rsplit(None, 1)
    return words[-1].lstrip("\"'“(（[*,/").lower() if words and not text[dot - 1].isspace() else ""


def _full_stop(text: str, mark: str, start: int, dot: int, after: int) -> bool:
    """A full stop with a space or line break after it, at `dot`; `after` is where that begins."""
    word = _word_before(text, start, dot)
    if word in _ABBREVIATIONS:
        return False
    found = _NEXT_WORD.match(text, after)
    following = (found[1] if found else None) or " "
    if word.isdigit() and len(word) <= 2 and not text[start : dot - len(word)].strip():
        return False  # the number of an item
    if word in _BEFORE_NUMBER:
        number = any(map(str.isdigit, text[after : after + 8].strip().split(" ", 1)[0]))
        return not number and following.lower() not in _BEFORE_NUMBER
    if word in _BEFORE_SMALL:
        return not following[0].islower()
    if word in _BEFORE_CAPITAL or _INITIALS.fullmatch(word):
        return not following[0].islower() and (following.lower() in _STARTERS or is_han(following))
    return not (len(mark) > 1 and following[0].islower())


def _full_stop_without_space(text: str, before: str, start: int, dot: int, after: int) -> bool:
    """ "received.Please" ends a sentence; "www.x", "v2.Final" and "PO.4501" do not."""
    following = text[after]
    if is_han(before):
        return not following.isdigit()
    if is_han(following):
        return before.isalpha() and text[dot - 2 : dot - 1] != "."  # not "8 a.m.的时候"
    if not following.isupper() or not before.islower():
        return False
    words = text[max(start, dot - 20) : dot].split()
    last = words[-1] if words else ""
    found = _NEXT_WORD.match(text, after)
    word = (found[1] if found else None) or ""
    if word.lower() in _STARTERS:
        return len(last) >= 2 and last.lower() not in _ABBREVIATIONS and last.isalpha()
    return len(last) >= 4 and last.isalpha() and len(word) > 2 and word[1:].islower()
