"""Questions of the incoming message that the draft passes over, or touches without an answer.

`status` is "unanswered" or "evaded". An evaded question is marked at the words that evade it. All
unanswered ones are one finding, at the last sentence that says something, for there the answers can
be added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from coach.checks import Hit
from coach.document import Document, Sentence
from coach.draft import Context
from coach.finding import Text
from coach.lazily import lazy

if TYPE_CHECKING:
    from coach.questions.answering import Judged

_MOST_SHOWN = 3
_LONGEST = 48
_CLOSES = lazy(
    r"\b(?:look(?:ing)? forward|hear from you|any (?:further )?questions?|feel free"
    r"|hesitate|thanks?\b|thank you|regards|best wishes|have a (?:nice|great|good))"
    r"|期待|盼|如有|谢谢|感谢|祝|此致|顺颂|随时联系"
)


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each evasion, or the one place for all that is missing."""
    if not (context.incoming and context.incoming.strip()):
        return
    from coach.questions.answering import judge

    judged = judge(context.incoming, document)
    if settings["status"] == "evaded":
        yield from _evasions(judged)
        return
    missing = [one for one in judged if one.status == "unanswered"]
    place = _place(document)
    if missing and place is not None:
        yield Hit(place.start, place.end, _values(missing))


def _evasions(judged: Sequence[Judged]) -> Iterator[Hit]:
    """One hit for each stretch of evading words, with the questions that it leaves open."""
    places: dict[tuple[int, int], list[Judged]] = {}
    for one in judged:
        if one.status == "evaded":
            putting_off = (clause for clause in one.clauses if clause.deferred or clause.empty)
            clause = next(putting_off, one.clauses[0])
            start, end = (
                clause.deferred or clause.empty or (0, len(clause.folded.rstrip(" .,。，")))
            )
            places.setdefault((clause.start + start, clause.start + end), []).append(one)
    for (start, end), questions in places.items():
        yield Hit(start, end, _values(questions))


def _place(document: Document) -> Sentence | None:
    """The last sentence of the body that is no courtesy; else the last one there is."""
    body = [one for one in document.sentences if one.block in ("prose", "list_item")]
    said = [one for one in body if not _CLOSES.search(one.folded) and not _is_name(one.raw)]
    found = said or body or document.sentences
    return found[-1] if found else None


def _is_name(raw: str) -> bool:
    """Whether a line is only a name below the message: “Kevin Wu”, 陈志远."""
    words = raw.split()
    latin = len(words) <= 3 and all(word[:1].isupper() and word.isalpha() for word in words)
    return latin or bool(re.fullmatch("[\u4e00-\u9fff]{1,4}", raw.strip()))


def _values(questions: Sequence[Judged]) -> dict[str, str | Text]:
    from coach.questions.starters import starter_for

    shown = [_short(one.request.text) for one in questions[:_MOST_SHOWN]]
    more = len(questions) - len(shown)
    starters = list(dict.fromkeys(starter_for(one.request) for one in questions))
    return {
        "questions": Text(
            "; ".join(f"“{text}”" for text in shown) + (f" and {more} more" if more else ""),
            "、".join(f"“{text}”" for text in shown) + (f"等{len(questions)}处" if more else ""),
        ),
        "count": str(len(questions)),
        "starters": Text(" ".join(one.en for one in starters), "".join(one.zh for one in starters)),
    }


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
