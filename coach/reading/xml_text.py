"""XML with the place of every character of its text, and texts of it with changed words.

expat is the only reader that says where everything stands. A document type is refused, so nothing
can be defined in a file that grows when it is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from coach.lazily import lazy
from coach.reading.source import Change, Edit, ReadingError, TextSource

if TYPE_CHECKING:
    from coach.reading.composing import Composer

_TAG_NAME = lazy(r"<[^\s/>]+")
_SPACE = "http://www.w3.org/XML/1998/namespace space"


def decoded_part(data: bytes) -> TextSource:
    """A part of an office file as text. Raises ReadingError."""
    import codecs

    prefix, encoding = b"", "utf-8"
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            prefix, encoding = mark, name
    try:
        return TextSource(data[len(prefix) :].decode(encoding), (), encoding, (), prefix)
    except UnicodeDecodeError as error:
        raise ReadingError("its text is damaged; save it again") from error


class Walk:
    """Goes through a text of XML; a subclass says what to do at tags and text.

    Names are (namespace, local name); places are code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._bytes = text.encode("utf-8", "surrogatepass")
        self._at = (0, 0)
        self._pending: tuple[str, int] | None = None
        self.is_cdata = False

    def run(self) -> None:
        """Go. Raises ReadingError if the text is no XML or has a document type."""
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.ordered_attributes = False
        parser.buffer_text = False

        def place() -> int:
            now = self._place(parser.CurrentByteIndex)
            self._flush(now)
            return now

        def begin(name: str, attributes: dict[str, str]) -> None:
            namespace, _, local = name.rpartition(" ")
            self.begin(namespace, local, attributes, place())

        def end(name: str) -> None:
            namespace, _, local = name.rpartition(" ")
            self.end(namespace, local, place())

        def characters(data: str) -> None:
            self._pending = (data, place())

        def cdata(inside: bool) -> None:
            place()
            self.is_cdata = inside

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartCdataSectionHandler = lambda: cdata(True)
        parser.EndCdataSectionHandler = lambda: cdata(False)
        parser.StartDoctypeDeclHandler = _refuse
        parser.DefaultHandlerExpand = lambda data: place() and None
        try:
            parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            raise ReadingError("its text is damaged (no XML); save it again") from error

    def _place(self, byte: int) -> int:
        """The code point at a byte, which is not before the last one asked for."""
        last, point = self._at
        point += len(self._bytes[last:byte].decode("utf-8", "surrogatepass"))
        self._at = (byte, point)
        return point

    def _flush(self, now: int) -> None:
        if self._pending is not None:
            data, start = self._pending
            self._pending = None
            self.characters(data, start, now)

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        """A tag begins an element."""

    def end(self, namespace: str, name: str, at: int) -> None:
        """An element ends."""

    def characters(self, data: str, start: int, end: int) -> None:
        """Text, all of it or a part, and its stretch."""

    def write(self, composer: Composer, data: str, start: int, end: int) -> None:
        """Put text into a unit: as it stands, or for what it is written as."""
        if data == self.text[start:end]:
            composer.keep(start, end, writable=not self.is_cdata)
        else:
            composer.put(data, start, end, writable=not self.is_cdata)


def _refuse(*_: object) -> None:
    raise ReadingError("it defines a document type of its own, which is not read")


def keeps_space(attributes: Mapping[str, str]) -> bool:
    """Whether an element keeps the space at its edges."""
    return attributes.get(_SPACE) == "preserve"


@dataclass(frozen=True, slots=True)
class Node:
    """An element that holds text: where its tag and its content begin, and its content ends."""

    tag: int
    start: int
    end: int
    keeps_space: bool


@dataclass(frozen=True, slots=True)
class XmlText(TextSource):
    """A text of XML; where new words begin or end with a space, their element says to keep it."""

    nodes: tuple[Node, ...] = ()

    def changes(self, edits: Mapping[int, Sequence[Edit]]) -> list[Change]:
        """See TextSource.changes."""
        return with_space_kept(self.text, self.nodes, TextSource.changes(self, edits))


def with_space_kept(text: str, nodes: Sequence[Node], changes: list[Change]) -> list[Change]:
    """The changes, and what elements need to say so that the space at their edges is kept."""
    by_node: dict[Node, list[Change]] = {}
    for change in changes:
        at = bisect_right(nodes, change[0], key=lambda node: node.start) - 1
        if at >= 0 and change[1] <= nodes[at].end and not nodes[at].keeps_space:
            by_node.setdefault(nodes[at], []).append(change)
    marks: list[Change] = []
    for node, several in by_node.items():
        content, position = "", node.start
        for start, end, words in several:
            content += text[position:start] + words
            position = end
        content += text[position : node.end]
        named = _TAG_NAME.match(text, node.tag)
        if content != content.strip() and named is not None:
            marks.append((named.end(), named.end(), ' xml:space="preserve"'))
    return sorted([*changes, *marks], key=lambda change: change[:2])


def escape(words: str) -> str:
    """Words as XML writes them."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
