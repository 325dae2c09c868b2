"""Changes of the text that take a moment to find: a part said again, or translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from coach.finding import Language, Text
from coach.lazily import lazy
from coach.lsp.documents import OpenDocument
from coach.lsp.settings import Settings
from coach.lsp.wording import NEEDS_REVIEW, NOTHING_TO_REWRITE, NOTHING_TO_TRANSLATE

Edit = tuple[int, int, str]
"""The words for a span of a document, in code points."""
_BETWEEN = lazy(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")

_LINE = lazy(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with a span (in code points) of one version of a document."""

    do: Literal["rewrite", "translate"]
    uri: str
    version: int
    start: int
    end: int
    to: Language | None = None

    def plain(self) -> dict[str, Any]:
        """The order in the form that the editor keeps for us; some drop what is null."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_plain(cls, data: Any) -> Order:
        """The order that an editor gives back. Raises ValueError for what is none."""
        wrong = ValueError("this is no change that Draft Coach has offered")
        fields = {*cls.__dataclass_fields__}
        if not isinstance(data, Mapping) or not fields - {"to"} <= set(data) <= fields:
            raise wrong
        order = cls(**data)
        numbers = (order.version, order.start, order.end)
        if order.do not in ("rewrite", "translate") or not isinstance(order.uri, str):
            raise wrong
        if any(not isinstance(one, int) or isinstance(one, bool) for one in numbers):
            raise wrong
        if not 0 <= order.start <= order.end:
            raise wrong
        if order.do == "translate" and order.to not in get_args(Language):
            raise wrong
        return order


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the text, and what the user has to know about it."""

    edits: tuple[Edit, ...]
    told: tuple[Text, ...] = ()


def carried_out(order: Order, document: OpenDocument, settings: Settings) -> Outcome:
    """Find the words. Raises ValueError where the order is not about this document."""
    if document.form is None or order.end > len(document.text):
        raise ValueError("the place is not in this document")
    if order.do == "translate":
        return _translated(order, document, settings)
    return _rewritten(order, document, settings)


def _rewritten(order: Order, document: OpenDocument, settings: Settings) -> Outcome:
    """The changes that lie within the span; the whole is read, so that its facts are known."""
    from coach.rewriting.whole import rewrite

    assert document.form is not None
    done = rewrite(
        document.readable,
        settings.context_of(document.form),
        strength=settings.strength,
        disable=settings.disabled_in(document.form),
    )
    edits = tuple(
        (change.start, change.end, change.after)
        for change in done.applied
        if order.start <= change.start
        and change.end <= order.end
        and document.is_read(change.start, change.end)
    )
    return Outcome(edits, () if edits else (NOTHING_TO_REWRITE,))


def _translated(order: Order, document: OpenDocument, settings: Settings) -> Outcome:
    """The span translated, run by run; lines that are not read stay between them."""
    from coach.translation.whole import SameLanguage, translate

    assert document.form is not None
    assert order.to is not None
    edits: list[Edit] = []
    told: list[Text] = []
    for start, end in _runs(document, order.start, order.end):
        words = document.text[start:end]
        try:
            done = translate(words, settings.context_of(document.form), to=order.to)
        except SameLanguage:
            continue
        told += (*done.notices, *(one.message for one in done.warnings))
        if done.text != words:
            edits.append((start, end, done.text))
            if done.needs_human_review:
                told += done.review or (NEEDS_REVIEW,)
    return Outcome(tuple(edits), tuple(told) if edits or told else (NOTHING_TO_TRANSLATE,))


def _runs(document: OpenDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a span between lines of which nothing is read, such as mail headers."""
    begun = None
    last = start
    for line in _LINE.finditer(document.text, start, end):
        if not line[0].strip():
            continue
        if document.readable[slice(*line.span())].strip():
            begun = line.start() if begun is None else begun
            last = line.end()
        elif begun is not None:
            yield begun, last
            begun = None
    if begun is not None:
        yield begun, last


def message_span(document: OpenDocument) -> tuple[int, int]:
    """The span from the first to the last character that is read."""
    text = document.readable
    return len(text) - len(text.lstrip()), len(text.rstrip())


def paragraph_span(document: OpenDocument, at: int) -> tuple[int, int] | None:
    """The paragraph around a place; None where the place is on an empty line between two."""
    text = document.readable
    start, end = 0, len(text)
    for found in _BETWEEN.finditer(text):
        if found.end() <= at:
            start = found.end()
        elif found.start() >= at:
            end = found.start()
            break
        else:
            return None
    words = text[start:end]
    if not words.strip():
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def without_overlaps(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits in the order of the text, each that meets one before it left out."""
    end = -1
    for edit in sorted(edits, key=lambda one: one[:2]):
        if edit[0] >= end and (edit[0], edit[1]) != (end, end):
            yield edit
            end = max(end, edit[1])
