"""What holds for every file of a format: nothing moves but the words that were changed."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from dataclasses import replace
from email.message import EmailMessage

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.reading import Edit, Options, ReadingError, Source, read_source

WORDS = st.text(
    st.sampled_from("abcdeZ äé中文货，。“”'\"\\<>&%{}[]:;,#|-*_`~=!?/@()1.😀\u200b\u00a0"),
    max_size=30,
)
LINES = st.text(st.sampled_from("ab cZ中货。'\"\\<>&:#|-*=\n\t1."), max_size=60)
NEW = st.text(st.sampled_from("xyÄ新词'\"\\&<>:#,;{}|%1-"), min_size=1, max_size=12)
PROSE = st.sampled_from(
    (
        "we ship it soon",
        "please pay by Friday",
        "请尽快付款给我们。",
        "kindly do the needful asap",
        "we said “yes” & left",
    )
)
EVERYTHING = Options(strings=("$..*",))
quickly = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def require_whole(source: Source, data: bytes) -> None:
    """Places are in order, cover the text, and verbatim stretches are the file's own."""
    assert source.applied({}) == data
    for unit in source.units:
        position = 0
        for piece in unit.pieces:
            assert piece.start == position
            assert piece.start < piece.end
            assert piece.source_start <= piece.source_end
            position = piece.end
            if piece.verbatim and source.text is not None:
                said = source.text[piece.source_start : piece.source_end]
                assert said == unit.text[piece.start : piece.end]
        assert not unit.pieces or position == len(unit.text)


def require_changed(name: str, data: bytes, options: Options, draw: st.DataObject) -> None:
    """A word of some unit changed: that unit says so, the others and all other bytes are the same."""
    source = read_source(name, data=data, options=options)
    require_whole(source, data)
    require_said_or_refused(name, data, options, draw)
    places = [
        (at, piece)
        for at, unit in enumerate(source.units)
        for piece in unit.pieces
        if piece.verbatim and piece.writable and unit.text[piece.start : piece.end].strip()
    ]
    if not places:
        return
    at, piece = draw.draw(st.sampled_from(places))
    start = draw.draw(st.integers(piece.start, piece.end - 1))
    end = draw.draw(st.integers(start, piece.end))
    words = draw.draw(NEW)
    unit = source.units[at]
    try:
        new = source.applied({at: [Edit(start, end, words)]})
    except ReadingError:
        return  # refused, and nothing was written
    again = read_source(name, data=new, options=options)
    expected = [one.text for one in source.units]
    expected[at] = unit.text[:start] + words + unit.text[end:]
    assert [" ".join(one.text.split()) for one in again.units] == [
        " ".join(one.split()) for one in expected
    ]
    before = len(_shared(data, new))
    after = len(_shared(data[::-1], new[::-1]))
    changed = data[before : len(data) - after] if before + after < len(data) else b""
    assert len(changed.decode("utf-8", "replace").strip()) <= len(unit.text) * 2 + 2


def require_said_or_refused(name: str, data: bytes, options: Options, draw: st.DataObject) -> None:
    """Any stretch of any unit changed: the unit says so or it is refused, whatever lies between."""
    source = read_source(name, data=data, options=options)
    if not source.units:
        return
    at = draw.draw(st.integers(0, len(source.units) - 1))
    unit = source.units[at]
    start = draw.draw(st.integers(0, len(unit.text)))
    end = draw.draw(st.integers(start, len(unit.text)))
    words = draw.draw(NEW)
    try:
        new = source.applied({at: [Edit(start, end, words)]})
    except ReadingError:
        return
    every = replace(options, whatever=True)
    got = [" ".join(one.text.split()) for one in read_source(name, data=new, options=every).units]
    assert " ".join((unit.text[:start] + words + unit.text[end:]).split()) in got


def _shared(one: bytes, other: bytes) -> bytes:
    length = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return one[:length]


@quickly
@given(
    LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]), st.booleans(), st.data()
)
def test_plain_text(text: str, encoding: str, windows: bool, draw: st.DataObject) -> None:
    text = "请您确认 " + text
    data = text.replace("\n", "\r\n").encode(encoding) if windows else text.encode(encoding)
    require_changed("a.txt", data, Options(), draw)


@quickly
@given(
    st.recursive(
        WORDS | st.integers() | st.none(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
        max_leaves=8,
    ),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.data(),
)
def test_json(value: object, ascii_only: bool, indent: int | None, draw: st.DataObject) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    source = read_source("a.json", data=data, options=Options(strings=("$..*", "$..[*]")))
    said = [one for one in _strings(value) if one.strip() and not _is_markup(one)]
    if not isinstance(value, str):
        got = [one.text for one in source.units]
        assert [one for one in said if one not in got] == []
    require_changed("a.json", data, EVERYTHING, draw)


def _is_markup(text: str) -> bool:
    return "<" in text or "{" in text


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [
            one for key, item in value.items() if key != "coach-ignore" for one in _strings(item)
        ]
    return [one for item in value for one in _strings(item)] if isinstance(value, list) else []


@quickly
@given(
    st.lists(st.lists(LINES, min_size=2, max_size=4), min_size=1, max_size=4),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.data(),
)
def test_csv(rows: list[list[str]], delimiter: str, quoting: int, draw: st.DataObject) -> None:
    width = len(rows[0])
    rows = [["id", "body", "c", "d"][:width], *([*row, "", "", ""][:width] for row in rows)]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(rows)
    data = file.getvalue().encode()
    options = Options(columns=("body",))
    written = f"sep={delimiter}\r\n".encode() + data
    source = read_source("a.csv", data=written, options=options)
    expected = [row[1] for row in rows[1:] if row[1].strip() and not _is_markup(row[1])]
    got = [one.text for one in source.units]
    assert [one for one in expected if one not in got] == []
    require_changed("a.csv", written, options, draw)


@quickly
@given(
    st.dictionaries(
        st.sampled_from("abcdef"), LINES | PROSE | st.lists(LINES, max_size=3), min_size=1
    ),
    st.sampled_from(["'", '"', "|", ">", None]),
    st.booleans(),
    st.integers(20, 90),
    st.data(),
)
@example({"a": " x\n\n y\nz "}, ">", False, 20, None)
def test_yaml(
    value: dict[str, object], style: str | None, flow: bool, width: int, draw: st.DataObject | None
) -> None:
    data = yaml.dump(
        value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True
    ).encode()
    source = read_source("a.yaml", data=data, options=EVERYTHING)
    expected = [one for one in _strings(value) if one.strip() and not _is_markup(one)]
    got = [one.text.rstrip("\n") for one in source.units]
    assert [one for one in expected if one.rstrip("\n") not in got] == []
    if draw is not None:
        require_changed("a.yaml", data, EVERYTHING, draw)


@quickly
@given(LINES, st.sampled_from(['"', "'", '"""', "'''"]), st.data())
def test_toml(text: str, mark: str, draw: st.DataObject) -> None:
    written = (
        json.dumps(text)[1:-1].replace("\\/", "/") if mark[0] == '"' else text.replace("'", "")
    )
    if mark == "'":
        written = written.replace("\n", " ")
    data = f"# note\n[a]\n[[a.list]]\nx = 1\n[[a.list]]\nbody = {mark}{written}{mark} # end\ny = ['{'one two three'}']\n".encode()
    source = read_source("a.toml", data=data, options=EVERYTHING)
    assert source.units[-1].name == "a.list[1].y[0]"
    require_changed("a.toml", data, EVERYTHING, draw)


@quickly
@given(st.lists(LINES, min_size=1, max_size=4), st.data())
def test_catalogue(texts: list[str], draw: st.DataObject) -> None:
    entries = []
    for number, text in enumerate(texts):
        lines = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").split("\n")
        strings = "\n".join([*(f'"{line}\\n"' for line in lines[:-1]), f'"{lines[-1]}"'])
        entries.append(f'# note {number}\n#, fuzzy\nmsgid "id {number}"\nmsgstr ""\n{strings}\n')
    data = b'msgid ""\nmsgstr "Language: en\\n"\n\n' + "\n".join(entries).encode()
    source = read_source("a.po", data=data, options=Options(sides=("msgstr",)))
    expected = [text for text in texts if text.strip() and not _is_markup(text)]
    got = [one.text for one in source.units]
    assert [one for one in expected if one not in got] == []
    require_changed("a.po", data, Options(sides=("msgstr",)), draw)


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <b> </b> <br> <div> </div> <td> <tr> <table> </table> <ul> <li> </ul> <blockquote> </blockquote> <pre> </pre>"
        " <!--x--> <!-- &nbsp; &amp; &lt; &#20013; &copy & < > <a href='x>y'> </a> <img alt='we ship it soon'> <script>a<b</script>"
        " <title> </title> <div style='display:none'> {{x}} {%if\u00a0a%} {%else%} {%endif%} {#x#} \u00a0".split(
            " "
        )
    )
    | PROSE
    | st.sampled_from([" ", "\n", "  \n "]),
    max_size=25,
)


@quickly
@given(MARKUP, st.data())
def test_html(parts: list[str], draw: st.DataObject) -> None:
    require_changed("a.html", "".join(parts).encode(), Options(), draw)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# ",
            "- ",
            "1. ",
            "> ",
            "**",
            "*",
            "_",
            "`",
            "```\n",
            "[a](b)",
            "[",
            "](c)",
            "<b>",
            "</b>",
            "<!-- x -->",
            "\n\n",
            "\n",
            "  \n",
            "\\",
            "| a | b |\n|---|---|\n| c | d |\n",
            "&amp;",
            "    ",
            "\t",
            "<http://a.b>",
            "![x](y)",
            "---\n",
            "{{x}}",
            "{% if a %}",
            "{% endif %}",
        ]
    )
    | PROSE,
    max_size=20,
)


@quickly
@given(MARKDOWN, st.booleans(), st.data())
def test_markdown(parts: list[str], windows: bool, draw: st.DataObject) -> None:
    text = "".join(parts)
    data = (text.replace("\n", "\r\n") if windows else text).encode()
    require_changed("a.md", data, Options(), draw)


@quickly
@given(
    MARKUP, st.sampled_from(["a.txt.j2", "a.html.j2", "a.md.j2", "a.hbs", "a.liquid"]), st.data()
)
def test_templates(parts: list[str], name: str, draw: st.DataObject) -> None:
    text = "".join(parts)
    if name.endswith("hbs"):
        text = (
            text.replace("{%if\u00a0a%}", "{{#if a}}")
            .replace("{%else%}", "{{else}}")
            .replace("{%endif%}", "{{/if}}")
        )
    require_changed(name, text.encode(), Options(), draw)


@settings(max_examples=60, deadline=None)
@given(
    LINES,
    st.sampled_from(["quoted-printable", "base64", "8bit"]),
    st.sampled_from(["utf-8", "gb18030"]),
    WORDS,
    NEW,
    st.data(),
)
def test_mail(
    body: str, transfer: str, charset: str, subject: str, words: str, draw: st.DataObject
) -> None:
    mail = EmailMessage()
    mail["From"] = "a@example.com"
    mail["Subject"] = "Order 5 " + " ".join(subject.split())
    body = "Dear Bob, 我们 " + body
    mail.set_content(body, charset=charset, cte=transfer)
    mail.add_alternative(f"<p>{PROSE}</p><p>We ship it soon.</p>", subtype="html")
    data = mail.as_bytes()
    source = read_source("a.eml", data=data)
    require_whole(source, data)
    plain = next(at for at, unit in enumerate(source.units) if unit.name == "text/plain")
    assert source.units[plain].text.rstrip() == body.rstrip()
    start = draw.draw(st.integers(0, len("Dear Bob")))
    try:
        new = source.applied({plain: [Edit(start, 8, words)]})
    except ReadingError:
        return
    again = read_source("a.eml", data=new)
    assert again.units[plain].text == body[:start] + words + source.units[plain].text[8:]
    assert (
        max(map(len, new.splitlines())) <= max(78, *map(len, data.splitlines()))
        or transfer == "8bit"
    )


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "a.md",
        "a.html",
        "a.eml",
        "a.csv",
        "a.po",
        "a.json",
        "a.jsonl",
        "a.yaml",
        "a.toml",
        "a.j2",
        "a.hbs",
        "a.liquid",
        "a.docx",
        "a.xlsx",
    ],
)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200) | MARKUP.map(lambda parts: "".join(parts).encode()))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    source = None
    with contextlib.suppress(ReadingError):
        source = read_source(name, data=data)
    if source is not None:
        require_whole(source, data)
