"""Files that cannot be read say so in one line, at once and without much memory."""

from __future__ import annotations

import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from coach.reading import Options, ReadingError, read_source
from tests.reading.office_files import archive, letter, shared_strings

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refusal(name: str, data: bytes, options: Options | None = None) -> str:
    with pytest.raises(ReadingError) as refused:
        read_source(name, data=data, options=options or Options())
    message = str(refused.value)
    assert "\n" not in message
    assert len(message) < 200
    return message


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.xlsx", OLE, "Office 97"),
        ("a.docx", b"Dear Bob", "no Office file"),
        ("a.docx", b"PK\x03\x04 not a zip", "damaged or cut short"),
        ("a.docx", archive({"mimetype": "application/epub+zip"}), "no document of Word"),
        ("a.xlsx", letter(), "no workbook"),
        ("a.docx", shared_strings(), "damaged|no document"),
        ("a.txt", letter(), "zip or an Office file"),
        ("a.csv", OLE, "old or encrypted Office"),
        ("a.html", b"%PDF-1.7 x", "PDF"),
        ("a.md", b"{\\rtf1 x}", "RTF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        ("a.eml", b"Dear Bob,\n\nwe ship soon.", "no mail"),
        (
            "a.eml",
            b"Content-Type: multipart/encrypted; boundary=x\n\n--x\n\nabc\n--x--",
            "encrypted",
        ),
        (
            "a.eml",
            b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nabcde",
            "base64",
        ),
        ("a.json", b'{"a": "b c d"', "line 1, column 14: no JSON"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.json", b"[" * 300 + b"]" * 300, "nested"),
        ("a.jsonl", b'{"a": 1}\n{"a": }\n', "line 2"),
        ("a.yaml", b"a: [b", "no YAML"),
        ("a.yaml", b"- " * 3000 + b"x", "nested"),
        ("a.toml", b"a = ", "no TOML"),
        ("a.toml", b"a." * 100_000 + b"b = 1", "parts"),
        ("a.po", b'msgid "a\n', "line 1: no catalogue"),
        ("a.csv", b'a,b\n1,"open', "never closed"),
    ],
)
def test_it_says_what_is_wrong(name: str, data: bytes, says: str) -> None:
    import re

    assert re.search(says, refusal(name, data))


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.html"])
def test_too_large(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    with file.open("wb") as sparse:
        sparse.truncate(100_000_000)
    tracemalloc.start()
    with pytest.raises(ReadingError, match=r"100\.0 MB are more than the 33\.6 MB allowed"):
        read_source(file)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_the_limit_can_be_raised() -> None:
    assert "allowed" in refusal("a.txt", b"Dear Bob", Options(most_bytes=4))
    assert read_source("a.txt", data=b"Dear Bob", options=Options(most_bytes=32)).units
    assert "MB of text" in refusal("a.txt", b"Dear Bob", Options(most_bytes=28))


def test_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="No such file"):
        read_source(tmp_path / "a.txt")
    with pytest.raises(ReadingError, match="directory"):
        read_source(tmp_path)


@pytest.mark.parametrize(
    ("name", "part"), [("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")]
)
def test_a_zip_bomb_is_not_unpacked(name: str, part: str) -> None:
    file = BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open(part, "w") as content,
    ):
        for _ in range(100):
            content.write(b" " * 1_000_000)
    tracemalloc.start()
    options = Options(most_bytes=40_000_000)
    assert "more than the 10.0 MB of text" in refusal(name, file.getvalue(), options)
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


def test_a_bomb_of_entities_is_not_read() -> None:
    document = f'{DOCTYPE}<w:document xmlns:w="wordprocessingml">&b;</w:document>'
    assert "document type" in refusal("a.docx", archive({"word/document.xml": document}))


def test_damaged_parts() -> None:
    assert "no XML" in refusal("a.docx", archive({"word/document.xml": "<w:document"}))
    data = bytearray(letter())
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = b"\0" * 40
    assert "damaged" in refusal("a.docx", bytes(data))


def test_an_encrypted_part() -> None:
    data = bytearray(archive({"word/document.xml": "<a/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refusal("a.docx", bytes(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<div>" * 20_000 + b"we ship it soon"),
        ("a.md", b"> " * 2000 + b"we ship it soon"),
        ("a.html", b"<!--" * 20_000),
        ("a.html", b"<a '" * 20_000),
        ("a.hbs", b"{{#a}}" * 20_000),
        ("a.j2", b"{% if a %}" * 20_000 + b"{{" * 20_000),
        ("a.eml", b"Subject: " + b"=?utf-8?b?" * 20_000 + b"\n\n"),
        ("a.eml", b"Content-Transfer-Encoding: quoted-printable\n\n" + b" " * 100_000 + b"x"),
    ],
)
def test_deep_and_odd_texts_are_read(name: str, data: bytes) -> None:
    assert read_source(name, data=data).applied({}) == data


def test_a_wrong_choice_names_what_there_is() -> None:
    assert "id, text" in refusal(
        "a.csv", b"id,text\n1,we ship it soon\n", Options(columns=("body",))
    )
    assert "templates[*].body" in refusal("a.json", b"{}", Options(strings=("a[",)))
    assert "msgid or msgstr" in refusal("a.po", b"", Options(sides=("english",)))
    assert "known: " in refusal("a.txt", b"x", Options(form="word"))
    chat = b"1/1/24, 1:11 - Amy: we ship soon\n1/1/24, 1:12 - Bob: ok\n"
    assert "there are: Amy, Bob" in refusal("a.txt", chat, Options(authors=("Tom",)))
