"""Layouts of templates as teams keep them, each a file made from a text; the same every time.

Every text is put into the file whole, as the format writes it, so that a change of words in the
text is the same change in the file.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import quopri
from collections.abc import Callable, Iterator
from html import escape

Layout = tuple[str, str, Callable[[str], bytes]]
"""A name, the ending of the file, and from a text to the bytes of the file."""


def layouts() -> Iterator[Layout]:
    """All of them; each suits every text without control characters."""
    yield from _plain()
    yield from _markdown()
    yield from _markup()
    yield from _mail()
    yield from _tables()
    yield from _data()
    yield from _templates()
    yield from _office()


def _plain() -> Iterator[Layout]:
    yield "lf", ".txt", lambda text: text.encode()
    yield "crlf", ".txt", lambda text: text.replace("\n", "\r\n").encode()
    yield "bom", ".txt", lambda text: b"\xef\xbb\xbf" + text.encode()
    yield "utf-16", ".txt", lambda text: text.encode("utf-16")
    yield "utf-16-be", ".txt", lambda text: b"\xfe\xff" + text.encode("utf-16-be")
    yield "gb18030", ".txt", lambda text: f"您好，我们的货已经好了。\n\n{text}".encode("gb18030")
    yield "remark", ".txt", lambda text: f"[coach-ignore-file culture -- x]\n{text}".encode()
    yield "no end", ".text", lambda text: text.rstrip("\n").encode()


def _markdown() -> Iterator[Layout]:
    yield "plain", ".md", lambda text: f"# Reply\n\n{text}\n".encode()
    yield "front", ".md", lambda text: f"---\ntitle: x\n---\n\n{text}\n\n```\npls\n```\n".encode()
    yield "remark", ".md", lambda text: f"<!-- pls\nsee -->\n\n{text}\n\n1. One\n".encode()
    yield "rule", ".md", lambda text: f"{text}\n\n---\n\n[link](http://x.example/pls)\n".encode()
    yield "markdown", ".markdown", lambda text: f"Reply\n=====\n\n{text}\n".encode()
    yield "crlf", ".md", lambda text: f"# Re\n\n{text}\n".replace("\n", "\r\n").encode()


def _markup() -> Iterator[Layout]:
    def paragraphs(text: str, tag: str = "p") -> str:
        return "".join(f"<{tag}>{escape(one)}</{tag}>\n" for one in text.split("\n\n"))

    def lines(text: str) -> str:
        return escape(text).replace("\n", "<br>\n")

    yield "p", ".html", lambda text: f"<html><body>{paragraphs(text)}</body></html>".encode()
    yield "div", ".htm", lambda text: paragraphs(text, "div").encode()
    yield "br", ".html", lambda text: f"<body><p style='x:y'>{lines(text)}</p></body>".encode()
    yield (
        "table",
        ".html",
        lambda text: (
            "<!doctype html><style>p{}</style><!--[if mso]><p>pls</p><![endif]-->"
            f"<table><tr><td style='font:x'>{lines(text)}</td></tr></table>\r\n"
        ).encode(),
    )
    yield (
        "list",
        ".html",
        lambda text: (
            f"<ul><li><b>Hi</b>&nbsp;there</li></ul>{paragraphs(text)}<!-- pls -->".encode()
        ),
    )
    yield (
        "bare",
        ".html",
        lambda text: f"<P>Hi{paragraphs(text)}<script>pls()</script><hr>".encode(),
    )


def _mail() -> Iterator[Layout]:
    head = "From: a@example.com\r\nSubject: Your order\r\nMIME-Version: 1.0\r\n"

    def crlf(text: str) -> bytes:
        return text.replace("\n", "\r\n").encode()

    def plain(text: str) -> bytes:
        kind = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return (head + kind).encode() + crlf(text)

    def packed(text: str) -> bytes:
        kind = (
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        )
        return (head + kind).encode() + base64.encodebytes(crlf(text)).replace(b"\n", b"\r\n")

    def printable(text: str) -> bytes:
        kind = (
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        )
        body = quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")
        return (head + kind).encode() + body

    def both(text: str) -> bytes:
        return (
            f'{head}Content-Type: multipart/alternative; boundary="bb"\r\n\r\n'
            "--bb\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        ).encode() + (
            crlf(text)
            + b"\r\n--bb\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See the text.</p>\r\n"
            + b"--bb--\r\n"
        )

    yield "8bit", ".eml", plain
    yield "base64", ".eml", packed
    yield "quoted-printable", ".eml", printable
    yield "multipart", ".eml", both


def _tables() -> Iterator[Layout]:
    def table(text: str, delimiter: str, quoting: int) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
        writer.writerows([["id", "body", "n"], ["1", text, "2"], ["2", "All is well here.", "3"]])
        return out.getvalue().encode()

    yield "comma", ".csv", lambda text: table(text, ",", csv.QUOTE_MINIMAL)
    yield "semicolon", ".csv", lambda text: table(text, ";", csv.QUOTE_ALL)
    yield "tab", ".tsv", lambda text: table(text, "\t", csv.QUOTE_MINIMAL)
    yield "bom", ".csv", lambda text: b"\xef\xbb\xbf" + table(text, ",", csv.QUOTE_ALL)

    def message(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    yield (
        "catalogue",
        ".po",
        lambda text: (
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'#: a.c:1\nmsgid "letter"\nmsgstr {message(text)}\n'
        ).encode(),
    )


def _data() -> Iterator[Layout]:
    def block(text: str, indent: str) -> str:
        return "".join(f"{indent}{line}\n" if line else "\n" for line in text.split("\n"))

    yield "flat", ".json", lambda text: json.dumps({"id": 7, "body": text}).encode()
    yield (
        "nested",
        ".json",
        lambda text: (
            json.dumps(
                {"templates": [{"name": "a_b", "body": [text]}]}, ensure_ascii=False, indent=2
            )
            + "\n"
        ).encode(),
    )
    yield (
        "array",
        ".json",
        lambda text: f"[ 1.50,{json.dumps(text, ensure_ascii=False)} ,null]\r\n".encode(),
    )
    yield (
        "lines",
        ".jsonl",
        lambda text: ('{"a": 1}\n' + json.dumps({"text": text}) + "\n").encode(),
    )
    yield (
        "lines, raw",
        ".ndjson",
        lambda text: (json.dumps({"text": text}, ensure_ascii=False) + "\r\n\r\n").encode(),
    )
    yield "literal", ".yaml", lambda text: f"a: 1\nbody: |\n{block(text, '  ')}b: x # y\n".encode()
    yield "list", ".yml", lambda text: f"mails:\n  - |-\n{block(text, '    ')}  - z\n".encode()
    yield (
        "quoted",
        ".yaml",
        lambda text: f"body: {json.dumps(text, ensure_ascii=False)}   # end\n".encode(),
    )
    yield (
        "basic",
        ".toml",
        lambda text: f"[mail]\nbody = {json.dumps(text, ensure_ascii=False)} # end\n".encode(),
    )
    yield "multi-line", ".toml", lambda text: f"n = 1\nbody = '''\n{text}'''\n".encode()


def _templates() -> Iterator[Layout]:
    yield (
        "jinja",
        ".j2",
        lambda text: (
            f"{{# x #}}\n{{% if a %}}\n{text}\n{{% endif %}}\nTotal: {{{{ total }}}} pieces.\n".encode()
        ),
    )
    yield "jinja2", ".jinja", lambda text: f"Dear {{{{ name|title }}}},\n\n{text}\n".encode()
    yield (
        "handlebars",
        ".hbs",
        lambda text: (
            f"Dear {{{{name}}}},\n{{{{#if x}}}}\n{text}\n{{{{/if}}}}\n{{{{! z }}}}\n".encode()
        ),
    )
    yield "mustache", ".mustache", lambda text: f"{{{{#a}}}}\n{text}\n{{{{/a}}}}\n".encode()
    yield (
        "liquid",
        ".liquid",
        lambda text: f"{{% assign a = 1 %}}\n{text}\n{{% comment %}}z{{% endcomment %}}\n".encode(),
    )
    yield "blanks", ".txt", lambda text: f"Dear ${{name}},\n\n{text}\n\n<<sender>>\n".encode()
    yield "mail merge", ".txt", lambda text: f"Hi *|FNAME|*,\n\n{text}\n\n{{0}} %s\n".encode()
    yield "crm", ".txt", lambda text: f"Dear [Name],\n\n{text}\n\n%SIGNATURE%\n".encode()


def _office() -> Iterator[Layout]:
    def sheet(text: str) -> bytes:
        import openpyxl

        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page["A1"], page["B1"], page["A2"], page["B2"], page["C2"] = "id", "body", 1, text, "=1+1"
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def letter(text: str, *, table: bool, bold: bool) -> bytes:
        import docx

        document = docx.Document()
        cell = document.add_table(1, 1).cell(0, 0) if table else None
        for line in text.split("\n"):
            if cell is not None:
                cell.add_paragraph(line)
            elif bold and line:
                paragraph = document.add_paragraph()
                paragraph.add_run(line[0]).bold = True
                paragraph.add_run(line[1:])
            else:
                document.add_paragraph(line)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    yield "sheet", ".xlsx", sheet
    yield "paragraphs", ".docx", lambda text: letter(text, table=False, bold=False)
    yield "runs", ".docx", lambda text: letter(text, table=False, bold=True)
    yield "table", ".docx", lambda text: letter(text, table=True, bold=False)
