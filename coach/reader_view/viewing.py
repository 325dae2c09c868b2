"""A draft as its recipient reads it: five lines, each with its words or with the gap."""

from __future__ import annotations

from collections.abc import Iterable

from coach.document import Document
from coach.draft import Context
from coach.finding import Text
from coach.reader_view.arriving import arriving_in
from coach.reader_view.deadlines import deadlines_in
from coach.reader_view.prices import prices_in
from coach.reader_view.shape import Line, LineName, ReaderView, Said, Words, apart
from coach.reader_view.tasks import tasks_in
from coach.reader_view.terms import terms_in

_NOT_SAID = Text("not said", "没有说")
_NOTHING_ASKED = Text("nothing asked", "没有请对方做什么")
_NONE_NEEDED = Text("none needed", "不需要")


def reader_view(document: Document, context: Context) -> ReaderView:
    """What the recipient of the draft takes from it; `context.now` has to be set."""
    tasks = tuple(apart(tasks_in(document, context)))
    deadlines = tuple(apart(deadlines_in(document, context, tasks)))
    terms = tuple(apart(terms_in(document, tasks)))
    taken = (*terms, *deadlines)
    return ReaderView(
        (
            _line("task", document, tasks, _NOTHING_ASKED),
            _line("deadline", document, deadlines, _NOT_SAID if tasks else _NONE_NEEDED),
            _line("get", document, arriving_in(document, context, tasks, taken), _NOT_SAID),
            _line("money", document, prices_in(document), _NOT_SAID),
            _line("terms", document, terms, _NOT_SAID),
        )
    )


def _line(name: LineName, document: Document, places: Iterable[Words], gap: Text) -> Line:
    said: dict[str, Said] = {}
    for place in apart(places):
        one = _said(document, place)
        said.setdefault(one.text.lower(), one)
    if name == "terms":
        said = {text: one for text, one in said.items() if not _is_part(text, said)}
    return Line(name, tuple(said.values()), None if said else gap)


def _is_part(text: str, others: Iterable[str]) -> bool:
    """Whether another place says the same and more: “L/C” beside “L/C at sight”."""
    return any(text != other and text in other for other in others)


def _said(document: Document, place: Words) -> Said:
    start, end = document.to_source(place.start, place.end)
    shown = " ".join(document.source[start:end].split())
    return Said(shown, start, end, place.reckoned, place.open)
