"""Documents of Word: body, headers and footers, text boxes, notes; its comments are remarks.

Only the XML parts with changed words are written, each byte for byte but for those words, so that
styles, pictures and whatever else a document holds stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from coach.lazily import lazy
from coach.reading.composing import Composer, in_place
from coach.reading.options import Options
from coach.reading.plain_text import text_units
from coach.reading.source import Edit, ReadingError, Remark, Source, Unit
from coach.reading.templating import units_of
from coach.reading.xml_text import Node, Walk, XmlText, decoded_part, escape, keeps_space
from coach.reading.zipped import Archive

SUFFIXES = ("docx", "docm", "dotx", "dotm")

_SHORT = 60
"""A paragraph of no more characters is a line, as in an address; the next one follows at once."""
_CELL = 30
"""A cell of no more characters stands on one line with the next, as a label does."""
_PARTS = (
    ("header", re.compile(r"header(\d*)\.xml")),
    ("footer", re.compile(r"footer(\d*)\.xml")),
    ("footnotes", re.compile(r"footnotes()\.xml")),
    ("endnotes", re.compile(r"endnotes()\.xml")),
)
_NO_DOCUMENT = "this is no document of Word, whatever its name says"
_OFF = ("0", "false", "off")
_LIST = re.compile("List(?:Bullet|Number)")
_MAIN = lazy(
    r"Target=\"/?([^\"]+)\"[^>]*Type=\"[^\"]*/officeDocument\""
    r"|Type=\"[^\"]*/officeDocument\"[^>]*Target=\"/?([^\"]+)\""
)


def read(data: bytes, name: str, options: Options) -> Source:
    """The body as a whole message, the rest as fragments."""
    archive = Archive(data, options.most_text)
    package = _Package(archive)
    main = _main_part(archive)
    for title, part in [(None, main), *_other_parts(archive, main)]:
        package.add(title, part, options)
    comments = str(PurePosixPath(main).parent / "comments.xml")
    if comments in archive.names:
        package.add_comments(decoded_part(archive.read(comments)).text)
    return package


def _main_part(archive: Archive) -> str:
    found = None
    if "_rels/.rels" in archive.names:
        found = _MAIN.search(decoded_part(archive.read("_rels/.rels")).text)
    name = (found[1] or found[2]) if found else "word/document.xml"
    if name not in archive.names:
        raise ReadingError(_NO_DOCUMENT)
    return name


def _other_parts(archive: Archive, main: str) -> list[tuple[str | None, str]]:
    """Headers, footers and notes beside the body, with what they are called."""
    folder = str(PurePosixPath(main).parent)
    found: list[tuple[int, int, str, str]] = []
    for order, (title, pattern) in enumerate(_PARTS):
        for name in archive.names:
            path = PurePosixPath(name)
            match = pattern.fullmatch(path.name) if str(path.parent) == folder else None
            if match:
                found.append((order, int(match[1] or 0), f"{title} {match[1]}".strip(), name))
    return [(title, name) for _, _, title, name in sorted(found)]


class _Package:
    """A document: its units, and where each of them stands in its parts."""

    text = None

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parts: list[tuple[str, XmlText]] = []
        self._places: list[list[tuple[int, int]]] = []
        """For each unit its part and its number there; a text box may stand in a part twice."""
        self._anchors: dict[str, tuple[int, tuple[int, int]]] = {}
        self.units: list[Unit] = []
        self.remarks: list[Remark] = []

    def add(self, title: str | None, name: str, options: Options) -> None:
        """Read a part of the document."""
        part = decoded_part(self._archive.read(name))
        walk = _Walk(part.text)
        walk.run()
        if not walk.is_word:
            raise ReadingError(_NO_DOCUMENT)
        number = len(self._parts)
        inner: list[Unit] = []
        boxes = 0
        twins: dict[str, list[int]] = {}
        for text in walk.texts:
            unit = text.composer.unit(escape=walk.escape)
            if not unit.text.strip():
                continue
            if text.is_fallback:
                for at in twins.get(unit.text, ()):
                    self._places[at].append((number, len(inner)))
                inner.append(unit)
                continue
            called = title
            if text.is_box:
                boxes += 1
                called = ", ".join(filter(None, (title, f"text box {boxes}")))
            first = len(self.units)
            found, told = units_of(unit.text, text_units, template=options.template)
            self.remarks += [Remark(one.text, unit=first) for one in told]
            for one in found:
                names = ", ".join(filter(None, (called, one.name)))
                whole = one.whole and called is None
                self._places.append([(number, len(inner))])
                inner.append(in_place(one, unit))
                self.units.append(
                    replace(one, pieces=(), name=names or None, whole=whole, escape=str)
                )
            if len(found) == 1:
                twins.setdefault(unit.text, []).append(first)
            if found and found[0].text == unit.text:
                for comment, span in text.anchors.items():
                    self._anchors[comment] = (first, span)
        source = XmlText(
            part.text, tuple(inner), part.encoding, (), part.prefix, None, tuple(walk.nodes)
        )
        self._parts.append((name, source))

    def add_comments(self, text: str) -> None:
        """Read the comments, each with the stretch that it is about."""
        walk = _Comments(text)
        walk.run()
        for number, words in walk.comments.items():
            unit, about = self._anchors.get(number, (0, None))
            self.remarks.append(Remark(words.strip(), unit=unit, about=about))

    def applied(self, edits: Mapping[int, Sequence[Edit]]) -> bytes:
        """See Source.applied."""
        by_part: dict[int, dict[int, Sequence[Edit]]] = {}
        for index, several in edits.items():
            for part, number in self._places[index] if several else ():
                by_part.setdefault(part, {})[number] = several
        return self._archive.rewritten(
            {
                self._parts[part][0]: self._parts[part][1].applied(inner)
                for part, inner in by_part.items()
            }
        )


class _Text:
    """A text that is being put together: the body, a header, or a text box."""

    def __init__(self, source: str, *, is_box: bool = False, is_fallback: bool = False) -> None:
        self.composer = Composer(source)
        self.is_box, self.is_fallback = is_box, is_fallback
        self.anchors: dict[str, tuple[int, int]] = {}
        """The stretch of the text that each comment is about, by the comment's number."""
        self._anchoring: list[str] = []
        self._breaks = 0
        self._is_cell = False
        self._began = 0
        self._mark = ""

    def anchor(self, number: str) -> None:
        """A comment is about the next words."""
        self.anchors[number] = (self.composer.length, self.composer.length)
        self._anchoring.append(number)

    def paragraph(self) -> None:
        """A paragraph ends."""
        if self._breaks:
            self._breaks = 2  # an empty one
        else:
            self._breaks = 2 if self.composer.length - self._began > _SHORT else 1

    def cell(self) -> None:
        """A cell ends, whose last paragraph ended."""
        short = self.composer.length - self._began <= _CELL
        self._is_cell = bool(short and self._breaks < 2 and self.composer.length)

    def row(self) -> None:
        """A row ends."""
        self._is_cell, self._breaks = False, max(1, self._breaks)

    def mark(self, mark: str) -> None:
        """The next words begin with a mark, such as a bullet."""
        self._mark = mark

    def before(self, at: int) -> None:
        """What separates the next words from the ones before them."""
        if self._breaks:
            if self.composer.length:
                breaks = "\t" if self._is_cell else "\n" * self._breaks
                self.composer.put(breaks, at, at, writable=False)
            self._began = self.composer.length
        self.composer.put(self._mark, at, at, writable=False)
        self._breaks, self._is_cell, self._mark = 0, False, ""
        for number in self._anchoring:
            self.anchors[number] = (self.composer.length, self.composer.length)
        self._anchoring.clear()


class _Walk(Walk):
    """Goes through a part of a document."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.texts = [_Text(text)]
        self.nodes: list[Node] = []
        self._open = [self.texts[0]]
        self.is_word = False
        self._unread = 0
        """In how many elements we are whose text is not read, such as what was deleted."""
        self._fallbacks = 0
        self._tag: tuple[int, bool] | None = None
        """Where the element of text began that we are in, and whether it keeps space."""
        self._node: Node | None = None
        self._in_run_properties = self._hidden = False
        self._separates: tuple[str, int] | None = None

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        if name == "Fallback":
            self._fallbacks += 1
        if "wordprocessingml" not in namespace:
            return
        self.is_word = True
        text = self._open[-1]
        get = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name in _UNREAD or (name in ("footnote", "endnote") and "type" in get):
            self._unread += 1
        elif name == "t":
            self._tag = (at, keeps_space(attributes))
        elif name == "r":
            self._hidden = False
        elif name == "rPr":
            self._in_run_properties = True
        elif name == "vanish" and self._in_run_properties:
            self._hidden = get.get("val") not in _OFF
        elif name == "numPr" or (name == "pStyle" and _LIST.match(get.get("val", ""))):
            text.mark("- ")
        elif name == "txbxContent":
            fallback = self._fallbacks > 0
            self._open.append(_Text(self.text, is_box=True, is_fallback=fallback))
            self.texts.append(self._open[-1])
        elif name == "commentRangeStart":
            text.anchor(get.get("id", ""))
        elif name == "commentRangeEnd" and get.get("id", "") in text.anchors:
            began, _ = text.anchors[get["id"]]
            text.anchors[get["id"]] = (began, max(began, text.composer.length))
        elif name in _INSTEAD and not self._unread and not self._hidden:
            self._separates = (_INSTEAD[name], at)

    def end(self, namespace: str, name: str, at: int) -> None:
        if name == "Fallback":
            self._fallbacks -= 1
        if "wordprocessingml" not in namespace:
            return
        text = self._open[-1]
        if name in _UNREAD or (name in ("footnote", "endnote") and self._unread):
            self._unread -= 1
        elif name == "t":
            self._tag, self._node = None, None
        elif name == "rPr":
            self._in_run_properties = False
        elif name == "p":
            text.paragraph()
            self._hidden = False
        elif name == "tc":
            text.cell()
        elif name == "tr":
            text.row()
        elif name == "txbxContent":
            self._open.pop()
        elif name in _INSTEAD and self._separates is not None:
            shown, began = self._separates
            self._separates = None
            text.before(began)
            text.composer.put(shown, began, at, writable=False)

    def characters(self, data: str, start: int, end: int) -> None:
        if self._tag is None or self._unread or self._hidden:
            return
        text = self._open[-1]
        text.before(start)
        self.write(text.composer, data, start, end)
        tag, keeps = self._tag
        if self._node is None:
            self._node = Node(tag, start, end, keeps)
            self.nodes.append(self._node)
        else:
            self.nodes[-1] = self._node = replace(self._node, end=end)

    def escape(self, words: str) -> str:
        """Words as a run writes them; a line break ends one text of the run and begins another."""
        parts = escape(words).split("\n")
        if len(parts) > 1 and "<w:t" not in self.text:
            raise ReadingError("a line break cannot be written here; change it by hand")
        return '</w:t><w:br/><w:t xml:space="preserve">'.join(parts)


_UNREAD = frozenset("del moveFrom instrText delText delInstrText".split())
_INSTEAD = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Comments(Walk):
    """Goes through the comments of a document."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.comments: dict[str, str] = {}
        self._number: str | None = None
        self._is_text = False

    def begin(self, namespace: str, name: str, attributes: dict[str, str], at: int) -> None:
        if name == "comment":
            get = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self._number = get.get("id", "")
            self.comments[self._number] = ""
        self._is_text = name == "t"

    def end(self, namespace: str, name: str, at: int) -> None:
        if name == "p" and self._number is not None:
            self.comments[self._number] += "\n"
        elif name == "comment":
            self._number = None
        self._is_text = False

    def characters(self, data: str, start: int, end: int) -> None:
        if self._is_text and self._number is not None:
            self.comments[self._number] += data
