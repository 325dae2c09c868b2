"""What holds for every document and workbook: other libraries read what was meant."""

from __future__ import annotations

import io

import docx
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.reading import Edit, Options, read_source
from tests.reading.office_files import archive

RUN = st.text(st.sampled_from("ab cZ中货。&<>\"'1 \u00a0"), min_size=1, max_size=12)
NEW = st.text(st.sampled_from("xY 新&<>\"'"), max_size=12).map(str)
seldom = settings(max_examples=40, deadline=None)


def saved(thing: object) -> bytes:
    file = io.BytesIO()
    thing.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


@seldom
@given(st.lists(st.lists(RUN, min_size=1, max_size=4), min_size=1, max_size=4), NEW, st.data())
def test_documents(paragraphs: list[list[str]], words: str, draw: st.DataObject) -> None:
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(number % 2)
    data = saved(document)
    source = read_source("a.docx", data=data)
    if not source.units:
        assert not "".join(map("".join, paragraphs)).strip()
        return
    unit = source.units[0]
    assert unit.text.split() == " ".join(map("".join, paragraphs)).split()
    which = draw.draw(st.integers(0, len(paragraphs) - 1))
    text = "".join(paragraphs[which])
    begins = unit.text.find(text) if unit.text.count(text) == 1 else -1
    if begins < 0:
        return
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    new = source.applied({0: [Edit(begins + start, begins + end, words)]})
    expected = [*map("".join, paragraphs)]
    expected[which] = text[:start] + words + text[end:]
    assert [one.text for one in docx.Document(io.BytesIO(new)).paragraphs] == expected


@seldom
@given(st.lists(st.lists(RUN, min_size=1, max_size=3), min_size=1, max_size=5), NEW, st.data())
def test_workbooks(rows: list[list[str]], words: str, draw: st.DataObject) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = saved(book)
    everything = Options(columns=("A", "B", "C"), whatever=True)
    source = read_source("a.xlsx", data=data, options=everything)
    if not source.units:
        return
    at = draw.draw(st.integers(0, len(source.units) - 1))
    unit = source.units[at]
    place = (unit.name or "").partition("!")[2]
    before = openpyxl.load_workbook(io.BytesIO(data)).active
    assert before[place].value == unit.text
    start = draw.draw(st.integers(0, len(unit.text) - 1))
    end = draw.draw(st.integers(start + 1, len(unit.text)))
    expected = unit.text[:start] + words + unit.text[end:]
    if not expected.strip():
        return
    new = openpyxl.load_workbook(io.BytesIO(source.applied({at: [Edit(start, end, words)]}))).active
    for row in before.iter_rows():
        for cell in row:
            was = cell.value if cell.coordinate != place else expected
            assert new[cell.coordinate].value == was


@seldom
@given(st.text(st.sampled_from("<>/w:t p=\"'&;ab中!-[]CDATA?"), max_size=60))
def test_any_xml_is_read_or_refused(inside: str) -> None:
    from contextlib import suppress

    from coach.reading import ReadingError

    text = f'<w:document xmlns:w="wordprocessingml"><w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:document>'
    data = archive({"word/document.xml": text})
    with suppress(ReadingError):
        assert read_source("a.docx", data=data).applied({}) == data
