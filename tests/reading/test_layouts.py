"""Real layouts of templates in every format: each word is found, and can be changed alone."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest

from coach.reading import Edit, ReadingError, Source, read_source
from coach.reading.source import Unit
from tests.reading.office_files import OFFICE_FILES

LAYOUTS = Path(__file__).parent.parent / "data" / "layouts"
NAMES = sorted([*(path.name for path in LAYOUTS.iterdir()), *OFFICE_FILES])
MARKED = (
    "soon",
    "asap",
    "尽快",
    "盡快",
    "这两天",
    "next week",
    "a few days",
    "this weekend",
    "later",
    "pls ",
)


@cache
def layout(name: str) -> bytes:
    made = OFFICE_FILES.get(name)
    return made() if made else (LAYOUTS / name).read_bytes()


def said(source: Source) -> list[str]:
    return [" ".join(unit.text.split()) for unit in source.units]


@pytest.mark.parametrize("name", NAMES)
def test_every_layout_has_words_at_their_places(name: str) -> None:
    data = layout(name)
    source = read_source(name, data=data)
    assert source.units
    assert source.applied({}) == data
    assert any(word in unit.text.lower() for unit in source.units for word in MARKED)
    for unit in source.units:
        assert unit.text.strip()
        assert "\ue100" not in unit.text
        assert "\ue101" not in unit.text
        require_places(source, unit)


def require_places(source: Source, unit: Unit) -> None:
    """A marked word stands in the file where the unit says, or nowhere if it is encoded."""
    for word in MARKED:
        at = unit.text.lower().find(word)
        if at < 0 or source.text is None or not unit.pieces:
            continue
        span = unit.source_span(at, at + len(word))
        assert span is not None
        found = source.text[slice(*span)].lower()
        assert found == word or any(mark in found for mark in "\\<=\n"), (unit.name, word, found)


@pytest.mark.parametrize("name", NAMES)
def test_one_word_is_changed_and_nothing_else(name: str) -> None:
    data = layout(name)
    source = read_source(name, data=data)
    changed = 0
    for at, unit in enumerate(source.units):
        for word in MARKED:
            start = unit.text.lower().find(word)
            if start < 0:
                continue
            new = source.applied({at: [Edit(start, start + len(word), "by 5 May at noon")]})
            expected = said(source)
            text = unit.text[:start] + "by 5 May at noon" + unit.text[start + len(word) :]
            expected[at] = " ".join(text.split())
            assert said(read_source(name, data=new)) == expected
            require_rest(source, unit, data, new, start, start + len(word))
            changed += 1
    assert changed


def require_rest(source: Source, unit: Unit, data: bytes, new: bytes, start: int, end: int) -> None:
    """The bytes outside of the changed words are those of before."""
    if data.startswith(b"PK"):
        before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, new))
        assert before.namelist() == after.namelist()
        assert after.testzip() is None
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert 1 <= len(changed) <= 2
        return
    span = unit.source_span(start, end)
    if span is None or source.text is None:
        return  # in base64 the words have no place of their own
    text, soft = source.text, b"=\r\n"
    if b"quoted-printable" in data:  # a line may be broken anew where words became longer
        assert text[: span[0]].encode().replace(soft, b"") in new.replace(soft, b"")
        assert new.replace(soft, b"").endswith(text[span[1] :].encode().replace(soft, b""))
        return
    for encoding in ("utf-8", "utf-16-le", "gb18030", "big5"):
        if text.encode(encoding, "replace") in data:
            before, after = text[: span[0]].encode(encoding), text[span[1] :].encode(encoding)
            assert before in new
            assert new.endswith(after)
            return
    raise AssertionError("the file is in no known encoding")


@pytest.mark.parametrize("name", NAMES)
def test_all_words_at_once(name: str) -> None:
    source = read_source(name, data=layout(name))
    edits: dict[int, list[Edit]] = {}
    expected = said(source)
    for at, unit in enumerate(source.units):
        start = next(
            (unit.text.lower().find(word) for word in MARKED if word in unit.text.lower()), -1
        )
        if start >= 0:
            edits[at] = [Edit(start, start, "5 & 6 < 7 ")]
            text = unit.text[:start] + "5 & 6 < 7 " + unit.text[start:]
            expected[at] = " ".join(text.split())
    new = source.applied(edits)
    assert said(read_source(name, data=new)) == expected


def test_there_are_layouts_of_every_format() -> None:
    assert len(NAMES) >= 50


@pytest.mark.parametrize("name", ["letter.docx", "shared_strings.xlsx", "price_list.xlsx"])
def test_cut_short_anywhere(name: str) -> None:
    data = layout(name)
    for length in range(0, len(data) - 1, max(1, len(data) // 150)):
        with pytest.raises(ReadingError) as refused:
            read_source(name, data=data[:length])
        assert "\n" not in str(refused.value)
