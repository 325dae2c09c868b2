"""Passages through a model that writes: shown in the best way, judged, asked again, joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from coach.finding import Text
from coach.translation.engines import Rendering
from coach.translation.neural.cutting import cut, joined
from coach.translation.neural.doubting import CHANGED, doubt
from coach.translation.neural.masking import Shown, ways_to_show
from coach.translation.neural.tidying import tidy
from coach.translation.passage import Passage

WINDOW = 64
"""Passages that are worked on together, and then given."""
_TOO_LONG = Text(
    "the sentence is too long for the model and has no joint to cut at; make two of it",
    "句子超出模型可读的长度，且无处可断；请拆成两句",
)


class Writer(Protocol):
    """A model that is told its languages. `letters` are those that it knows, for hidden facts."""

    @property
    def letters(self) -> str:
        """The best one first; see `coach.translation.neural.masking`."""

    def fits(self, text: str) -> bool:
        """Whether it can read the text in one go."""

    def write(self, texts: Sequence[str]) -> Sequence[str | Text]:
        """The best translation of each text, or why there is none."""


@dataclass(slots=True)
class _Work:
    """A part of a passage on its way through the model: what was tried, and what became of it."""

    part: Passage
    ways: Iterator[Shown]
    shown: Shown
    done: str | None = None
    error: Text | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A passage in parts that the model can read; none where there are no words to translate."""

    passage: Passage
    works: list[_Work] = field(default_factory=list)
    error: Text | None = None


def renderings(passages: Sequence[Passage], target: str, writer: Writer) -> Iterator[Rendering]:
    """What became of each passage, some at a time; `target` is a BCP 47 tag.

    A passage that the model spoils in each way is the source with an `error`.
    """
    for first in range(0, len(passages), WINDOW):
        window = [_in_parts(passage, writer) for passage in passages[first : first + WINDOW]]
        pending = [work for parts in window for work in parts.works]
        while pending:
            answers = writer.write([work.shown.text for work in pending])
            for work, answer in zip(pending, answers, strict=True):
                _judge(work, answer, target)
            pending = [work for work in pending if work.done is None and _goes_on(work, writer)]
        yield from (_rendering(parts, target) for parts in window)


def _in_parts(passage: Passage, writer: Writer) -> _Parts:
    if not _has_words(passage):
        return _Parts(passage)

    def fits(part: Passage) -> bool:
        return writer.fits(next(ways_to_show(part, writer.letters)).text)

    parts = cut(passage, fits)
    if parts is None:
        return _Parts(passage, error=_TOO_LONG)
    ways = [ways_to_show(part, writer.letters) for part in parts]
    return _Parts(
        passage, [_Work(part, way, next(way)) for part, way in zip(parts, ways, strict=True)]
    )


def _has_words(passage: Passage) -> bool:
    """Whether there is a letter outside of what is protected."""
    return any(
        sign.isalpha() and not any(fact.start <= place < fact.end for fact in passage.protected)
        for place, sign in enumerate(passage.text)
    )


def _goes_on(work: _Work, writer: Writer) -> bool:
    """Whether there is another way to show what has failed; it is then shown that way."""
    shown = next((way for way in work.ways if writer.fits(way.text)), None)
    work.shown = shown or work.shown
    return shown is not None


def _judge(work: _Work, answer: str | Text, target: str) -> None:
    """Take the translation if it is one and has all facts, or note why it is not."""
    if isinstance(answer, Text):
        work.error = answer
        return
    work.error = doubt(work.shown.text, answer, target)
    if work.error is None:
        work.done = work.shown.restored(tidy(answer, work.part.text, target))
        work.error = CHANGED if work.done is None else None


def _rendering(parts: _Parts, target: str) -> Rendering:
    """A passage put together; the source with an error where one of its parts has failed."""
    passage = parts.passage
    done = [work.done for work in parts.works if work.done is not None]
    error = parts.error or next((work.error for work in parts.works if work.done is None), None)
    if error is not None:
        return Rendering(passage.text, whole=False, error=error)
    if not parts.works:
        return Rendering(_with_facts_rendered(passage))
    return Rendering(joined(done, [work.part for work in parts.works], target))


def _with_facts_rendered(passage: Passage) -> str:
    text = passage.text
    for fact in reversed(passage.protected):
        text = text[: fact.start] + fact.rendered + text[fact.end :]
    return text
