"""The analysed draft: what stands where, and what of it may be linted.

Two coordinate systems exist and no third. *Source* offsets are code points of the untouched
input. *Text* offsets are code points of `Document.text`, the normalised form in which rules match;
`Document.to_source` leads from the second to the first, once, when a finding is made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "prose", "greeting", "closing", "list_item", "quote", "signature", "code", "heading"
]
MaskKind = Literal["url", "email", "placeholder", "code", "markup"]

LINTED: frozenset[str] = frozenset({"prose", "greeting", "closing", "list_item", "heading"})
"""Blocks whose sentences are checked; the others are only read."""

MASK_CHARACTERS: dict[str, str] = {
    "url": "\ue000",
    "email": "\ue001",
    "placeholder": "\ue002",
    "code": "\ue003",
    "markup": "\ue004",
}
"""What stands in `Document.masked` for each character that must not be linted, by kind."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of the normalised text came from.

    `starts[i]` is the source offset of the first source character behind text character `i`,
    with one more entry for the end of the text. None where both are the same position for position.
    """

    starts: Sequence[int] | None = None

    def start(self, offset: int) -> int:
        """Source offset of the text offset `offset`, as the beginning of a span."""
        return offset if self.starts is None else self.starts[offset]

    def end(self, offset: int, start: int) -> int:
        """Source offset of the text offset `offset`, as exclusive end of a span from `start`."""
        if self.starts is None:
            return offset
        return max(self.starts[offset], self.start(start) + 1)

    def text(self, offset: int) -> int:
        """The text offset of the first character that came from the source offset or behind it."""
        return offset if self.starts is None else bisect_left(self.starts, offset)


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch that is never linted: a URL, an address, a placeholder, code. Text offsets."""

    kind: MaskKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, quoted history, signature … Text offsets."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one language: "en", "zh", another ISO 639-1 code, or "und". Text offsets."""

    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark; for Chinese a single character. Sentence offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be linted.

    `start` and `end` are text offsets. `raw` is the normalised text with masks and line breaks
    replaced one for one, so that `raw[i]` stands at text offset `start + i`; `folded` is `raw` in
    lower case and simplified characters, of the same length. `languages` names the rule languages
    that apply to it.
    """

    start: int
    end: int
    raw: str
    folded: str
    languages: frozenset[str]
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """A draft after analysis. See the module docstring for the two kinds of offsets."""

    source: str
    text: str
    masked: str
    offsets: OffsetMap
    blocks: tuple[Block, ...] = ()
    segments: tuple[Segment, ...] = ()
    masks: tuple[Mask, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    language: str = "und"
    _sentence_starts: tuple[int, ...] = field(default=(), repr=False)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the text span `start..end`."""
        return self.offsets.start(start), self.offsets.end(end, start)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The linted sentence that covers the text offset, if any."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if offset < sentence.end else None
