"""Translation memories as other programs keep them: TMX 1.4 and tables (TSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError, ParserCreate

from coach.finding import Text
from coach.translation.memory import Pair, language_key
from coach.translation.memory_file import MemoryProblem
from coach.version import VERSION

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements of a segment that hold another program's codes, not words."""
_MOMENT = "%Y%m%dT%H%M%SZ"
_HEADER = ("source_language", "target_language", "source", "target")


def to_tmx(pairs: Iterable[Pair]) -> str:
    """The pairs as a document of TMX 1.4."""
    root = ElementTree.Element("tmx", version="1.4")
    listed = list(pairs)
    sources = {pair.source for pair in listed}
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "Draft Coach",
            "creationtoolversion": VERSION,
            "segtype": "sentence",
            "o-tmf": "Draft Coach",
            "adminlang": "en",
            "srclang": sources.pop() if len(sources) == 1 else "*all*",
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for pair in listed:
        unit = ElementTree.SubElement(body, "tu", srclang=pair.source)
        if pair.accepted is not None:
            unit.set("creationdate", pair.accepted.astimezone(UTC).strftime(_MOMENT))
        for language, words in ((pair.source, pair.text), (pair.target, pair.translation)):
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": language})
            ElementTree.SubElement(variant, "seg").text = words
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    return f"{head}{text}\n"


def from_tmx(data: bytes) -> list[Pair]:
    """The pairs of a document of TMX; a unit in several languages gives several pairs.

    The source of a unit is in the language that the unit or the header names, else its first.
    Raises MemoryProblem for what is not TMX.
    """
    try:
        root = _tree(data)
    except (ExpatError, LookupError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
        raise MemoryProblem(
            Text(
                f"line {line}, column {column}: this is not TMX",
                f"第{line}行第{column}列：不是TMX格式",
            )
        ) from error
    if root.tag != "tmx":
        raise MemoryProblem(
            Text(
                "this is not TMX: the document has to start with <tmx>",
                "不是TMX格式：文件应以<tmx>开头",
            )
        )
    header = root.find("header")
    named = "" if header is None else header.get("srclang", "")
    return [pair for unit in root.iter("tu") for pair in _unit(unit, unit.get("srclang", named))]


def _tree(data: bytes) -> ElementTree.Element:
    """The document as a tree. It may name its DTD, which is not read.

    It may define no entities: few bytes of them can unfold into gigabytes.
    """
    builder, parser = ElementTree.TreeBuilder(), ParserCreate()

    def refuse(*_: object) -> None:
        raise LookupError("entities are not read")

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.Parse(data, True)
    return builder.close()


def _unit(unit: Any, named: str) -> Iterator[Pair]:
    variants = [
        (variant.get("xml:lang") or variant.get("lang") or "", _words(segment).strip())
        for variant in unit.iter("tuv")
        for segment in variant.iter("seg")
    ]
    known = [(tag, words) for tag, words in variants if words and _key(tag)]
    if not known:
        return
    first = next((one for one in known if _key(one[0]) == _key(named)), known[0])
    for tag, words in known:
        if _key(tag) != _key(first[0]):
            yield Pair(first[1], words, first[0], tag, _moment(unit))


def _words(element: Any) -> str:
    """The words of a segment; what stands behind a code of another program is text again."""
    inner = "" if element.tag in _CODES else element.text or ""
    if element.tag not in _CODES:
        inner += "".join(_words(child) + (child.tail or "") for child in element)
    return inner


def _key(tag: str) -> str | None:
    try:
        return language_key(tag)
    except ValueError:
        return None


def _is_language(word: str) -> bool:
    """Whether a word is the tag of a language that there is: “en”, and not “box”."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(word.strip().replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _moment(unit: Any) -> datetime | None:
    for name in ("changedate", "creationdate"):
        try:
            return datetime.strptime(unit.get(name, ""), _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def to_tsv(pairs: Iterable[Pair]) -> str:
    """The pairs as a table with the languages of each; cells are quoted as a spreadsheet does."""
    written = io.StringIO()
    table = csv.writer(written, dialect="excel-tab", lineterminator="\n")
    table.writerow(_HEADER)
    for pair in pairs:
        table.writerow((pair.source, pair.target, pair.text, pair.translation))
    return written.getvalue()


def from_tsv(text: str, source: str | None = None, target: str | None = None) -> list[Pair]:
    """The pairs of a table: four columns as `to_tsv` writes them, or two.

    The languages of two columns are the words of the first line, such as “en” and “zh”, or
    `source` and `target`. Raises MemoryProblem, which names the line, for what cannot be used.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), dialect="excel-tab")
    rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    if not rows:
        return []
    first = tuple(cell.strip().lower() for cell in rows[0][1])
    if first == _HEADER:
        return [_row(line, row, 4) for line, row in rows[1:]]
    if len(first) == 2 and source is None and target is None and all(map(_is_language, first)):
        source, target = first
        rows = rows[1:]
    if source is None or target is None:
        raise MemoryProblem(
            Text(
                "which languages is this? Name them with --from and --to, or in the first line: "
                "en<TAB>zh",
                "请用 --from 和 --to 说明两栏的语言，或在首行写上：en<制表符>zh",
            )
        )
    return [_row(line, [source, target, *row], 4) for line, row in rows]


def _row(line: int, row: list[str], width: int) -> Pair:
    if len(row) != width or not all(cell.strip() for cell in row):
        raise MemoryProblem(
            Text(
                f"line {line}: a text and its translation were expected, with one tab between",
                f"第{line}行：应有原文和译文，中间用一个制表符隔开",
            )
        )
    if not (_key(row[0]) and _key(row[1])):
        raise MemoryProblem(
            Text(
                f"line {line}: languages are tags such as en, zh or pt-BR",
                f"第{line}行：语言应写成 en、zh、pt-BR 这样的代码",
            )
        )
    return Pair(row[2], row[3], row[0], row[1])


def glossary_from_tsv(text: str) -> dict[str, str]:
    """The terms of a table of two columns; a first line of two language tags is passed over.

    Raises MemoryProblem, which names the line, for a row that has not both.
    """
    pairs = from_tsv(text, "en", "zh") if text.strip() else []
    if pairs and _is_language(pairs[0].text) and _is_language(pairs[0].translation):
        pairs = pairs[1:]
    return {pair.text.strip(): pair.translation.strip() for pair in pairs}
