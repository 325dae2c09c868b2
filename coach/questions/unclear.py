"""What a message asks that could be taken in more than one way, and how to ask back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.analysis import analyse
from coach.analysis.scripts import HAS_HAN
from coach.document import Document, Sentence
from coach.finding import Text
from coach.lazily import lazy
from coach.questions.courtesy import is_courtesy
from coach.questions.detecting import read_lines, requests_in
from coach.questions.request import Request
from coach.tables import table

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Unclear:
    """A place that can mean several things. `start` and `end` are source code points.

    `family` is its key in rules/questions/unclear.yaml, `readings` what the client may mean and
    `question` what to ask back.
    """

    text: str
    start: int
    end: int
    family: str
    readings: tuple[Text, ...]
    question: Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What an incoming message asks, what in it is unclear, and a restatement to send back."""

    requests: tuple[Request, ...]
    unclear: tuple[Unclear, ...]
    restatement: Text


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    readings: tuple[Text, ...]
    ask: Text


def reading(incoming: Document | str) -> Reading:
    """What the client asks, what is unclear, and words to make sure of both."""
    document = analyse(incoming) if isinstance(incoming, str) else incoming
    requests = requests_in(document)
    unclear = unclear_in(document)
    return Reading(requests, unclear, _restated(requests, unclear))


def unclear_in(document: Document) -> tuple[Unclear, ...]:
    """The places that can mean several things, in their order and without overlap."""
    found: list[Unclear] = []
    for sentence in read_lines(document):
        spans: list[tuple[int, int]] = []
        for family, start, end in _matches(sentence):
            if all(end <= first or last <= start for first, last in spans):
                spans.append((start, end))
                found.append(_unclear(document, sentence, family, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def _matches(sentence: Sentence) -> Iterator[tuple[_Family, int, int]]:
    folded = sentence.folded
    if is_courtesy(folded, "", chinese=bool(HAS_HAN.search(folded))) or _TOLD.search(folded):
        return
    for family in _families():
        if family.unless and family.unless.search(folded):
            continue
        for found in family.find.finditer(folded):
            if found.end() - found.start() > 1:
                yield family, found.start(), found.end()


_TOLD = lazy(
    r"^(?:thank|thanks|we (?:received|have received|got|saw|are the)|i (?:received|got"
    r"|saw|opened)|yesterday|last (?:week|month|year)|my (?:customer|client"
    r"|wife) (?:asked|loves|said|told))\b"
    r"|^(?:谢谢|感谢|收到|我们收到|我收到|上次您说|听说|恭喜)"
)


def _unclear(
    document: Document, sentence: Sentence, family: _Family, start: int, end: int
) -> Unclear:
    while start < end and sentence.raw[start] in " ,，":
        start += 1
    while end > start and sentence.raw[end - 1] in " ,，":
        end -= 1
    source = document.to_source(sentence.start + start, sentence.start + end)
    text = document.source[slice(*source)]
    shown = " ".join(text.split())[:_LONGEST]
    return Unclear(
        text,
        *source,
        family.name,
        family.readings,
        Text(family.ask.en.replace("{match}", shown), family.ask.zh.replace("{match}", shown)),
    )


def _restated(requests: tuple[Request, ...], unclear: tuple[Unclear, ...]) -> Text:
    """A message that repeats what was asked and asks about what is open; "" for neither."""
    asked = [" ".join(one.text.split()) for one in requests]
    english: list[str] = []
    chinese: list[str] = []
    if asked:
        english += [
            "Thank you for your message. This is how we understand it; please correct us if needed:"
        ]
        chinese += ["您好，来信收到。我们的理解如下，如有不对请指正："]
        english += [f"{number}. You ask: “{text}”" for number, text in enumerate(asked, 1)]
        chinese += [f"{number}. 您提到：“{text}”" for number, text in enumerate(asked, 1)]
    if unclear:
        english += [
            "Before we go on, please tell us:"
            if asked
            else "Thank you for your message. Please tell us:"
        ]
        chinese += ["另外，请确认：" if asked else "您好，来信收到。请确认："]
        english += [f"- {one.question.en}" for one in unclear]
        chinese += [f"- {one.question.zh}" for one in unclear]
    return Text("\n".join(english), "\n".join(chinese))


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(_family(row) for row in table("questions")["unclear"])


def _family(row: dict[str, object]) -> _Family:
    find, unless, readings, ask = (row.get(key) for key in ("find", "unless", "readings", "ask"))
    assert isinstance(find, dict)
    assert isinstance(readings, list)
    assert isinstance(ask, dict)
    english = [
        rf"(?<![\w'])(?:{one})(?![\w'])" if not one.startswith("^") else one for one in find["en"]
    ]
    exempt = None
    if isinstance(unless, dict):
        exempt = re.compile("|".join(filter(None, (unless.get("en"), unless.get("zh")))))
    return _Family(
        name=str(row["id"]),
        find=re.compile("|".join([*english, *find["zh"]])),
        unless=exempt,
        readings=tuple(Text(one["en"], one["zh"]) for one in readings),
        ask=Text(ask["en"], ask["zh"]),
    )
