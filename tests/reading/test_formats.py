"""What is read of each format, and what its readers do not see."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest

from coach.reading import Edit, Options, ReadingError, Source, read_source
from tests.reading.office_files import (
    commented_letter,
    letter,
    price_list,
    shared_strings,
    text_box_letter,
)


def read(name: str, text: str | bytes, **options: object) -> Source:
    data = text.encode() if isinstance(text, str) else text
    return read_source(name, data=data, options=Options(**options))  # type: ignore[arg-type]


def texts(source: Source) -> dict[str | None, str]:
    return {unit.name: unit.text for unit in source.units}


def changed(source: Source, at: int, old: str, new: str) -> str:
    start = source.units[at].text.index(old)
    return source.applied({at: [Edit(start, start + len(old), new)]}).decode()


def test_remarks_in_plain_text_are_not_read() -> None:
    source = read(
        "a.txt", "Dear Bob,\n[coach-ignore-next-line time/soon -- agreed]\nWe ship soon.\n"
    )
    assert source.units[0].text == "Dear Bob,\nWe ship soon.\n"
    assert source.remarks[0].text == "coach-ignore-next-line time/soon -- agreed"
    assert source.units[0].source_span(10, 12) == (55, 57)


def test_markdown_as_it_is_seen() -> None:
    source = read(
        "a.md",
        "---\ntitle: x\n---\n# Delay of *order* 12 #\n\nWe **still** wait for [the *artwork*](http://a.b 't')\n"
        "  you `code` promised\\* &amp; more.\n\n> quoted **a**\n> b\n\n- one\n\n```\ncode\n```\n<!-- why -->\n",
    )
    assert source.units[0].text == (
        "# Delay of order 12\n\nWe still wait for the artwork\nyou `code` promised* & more.\n\n"
        "> quoted a\n> b\n\n- one"
    )
    assert [remark.text for remark in source.remarks] == ["why"]


def test_words_across_emphasis_keep_its_marks() -> None:
    source = read("a.md", "We **still** wait for it.")
    assert changed(source, 0, "We", "They") == "They **still** wait for it."
    assert changed(source, 0, "We still wait", "Please send") == "Please send for it."
    assert changed(source, 0, "We still", "We") == "We wait for it."
    assert changed(source, 0, "still wait", "wait") == "We wait for it."
    assert changed(source, 0, "still", "now_ *here*") == "We **now\\_ \\*here\\*** wait for it."


def test_html_as_it_is_seen() -> None:
    source = read(
        "a.html",
        "<title>Late &amp; later</title><div style='display: none'>In the inbox</div><p>We <b>st</b>ill\n wait&nbsp;here.<br>"
        "Bye</p><!--[if mso]><p>Outlook only</p><![endif]--><img alt='Photo of a carton'><script>no</script>"
        "<div hidden>nobody sees it</div><table><tr><td>Qty:<td>5</table>",
    )
    assert texts(source) == {
        "title": "Late & later",
        "preheader": "In the inbox",
        None: "We still wait\u00a0here.\nBye\n\nQty:\t5",
        "img alt, line 2": "Photo of a carton",
    }
    assert [unit.whole for unit in source.units] == [False, False, True, False]
    assert not source.units[2].template
    assert read("a.html", "<p>Dear {{ name }}</p>").units[0].template
    assert not read("a.html", "<p>Dear {{ name }}</p>", template=False).units[0].template


def test_words_in_html_are_escaped_and_tags_stay() -> None:
    source = read("a.html", "<p>We <b>st</b>ill wait &amp; see {{ a }}</p>")
    assert (
        changed(source, 0, "still", "<5 & 6>")
        == "<p>We <b>&lt;5 &amp; 6&gt;</b> wait &amp; see {{ a }}</p>"
    )
    assert (
        changed(source, 0, "see {{ a }}", "{{ a | x('<') }} & go")
        == "<p>We <b>st</b>ill wait &amp; {{ a | x('<') }} &amp; go</p>"
    )
    with pytest.raises(ReadingError, match="across markup"):
        changed(read("a.html", "<p>one</p><p>two</p>"), 0, "one\n\ntwo", "three")


def test_a_template_says_one_branch_and_the_others_apart() -> None:
    source = read(
        "a.txt.j2",
        "Dear {{ name | default('our dear customer') }},\n{% if late %}\nWe are late.\n{% else %}\nAll is well here.\n{% endif %}\n"
        "{# a remark #}{% raw %}{{x}}{% endraw %}\n",
    )
    assert (
        source.units[0].text
        == "Dear {{ name | default('our dear customer') }},\nWe are late.\n{{x}}\n"
    )
    assert texts(source)["else, line 5"].strip() == "All is well here."
    assert texts(source)["tag, line 1"] == "our dear customer"
    assert all(unit.template for unit in source.units)
    assert source.remarks[0].text == "a remark"


def test_handlebars() -> None:
    source = read(
        "a.hbs",
        "{{#if a}}Dear {{x}}{{else}}Dear Sir or Madam{{/if}}, {{!-- note --}}bye {{> foot}}",
    )
    assert source.units[0].text == "Dear {{x}}, bye {{> foot}}"
    assert source.units[1].text == "Dear Sir or Madam"
    inverse = read("a.mustache", "{{#a}}It is paid now.{{/a}}{{^a}}Please do pay it.{{/a}}")
    assert [unit.text for unit in inverse.units] == ["It is paid now.", "Please do pay it."]


def test_mail_programs_placeholders_are_kept_and_mark_a_template() -> None:
    for blank in (
        "{{contact.firstname}}",
        "*|FNAME|*",
        "%FIRST_NAME%",
        "${name}",
        "%(name)s",
        "{0}",
        "{!Contact.Name}",
    ):
        unit = read("a.json", f'{{"a": "Dear {blank}, we ship soon"}}').units[0]
        assert blank in unit.text
        assert unit.template
    assert not read("a.json", '{"a": "Dear [Name], we ship 5% soon"}').units[0].template


def test_json_strings_by_selector() -> None:
    text = '{"mails": [{"id": "late", "body": "We ship \\"soon\\" \\u4e2d"}, {"id": "pay", "body": "Please pay it"}]}'
    assert texts(read("a.json", text)) == {
        "mails[0].body": 'We ship "soon" 中',
        "mails[1].body": "Please pay it",
    }
    assert list(texts(read("a.json", text, strings=("mails[1].*",)))) == [
        "mails[1].id",
        "mails[1].body",
    ]
    assert list(texts(read("a.json", text, strings=("$..id",)))) == ["mails[0].id", "mails[1].id"]
    assert '"We ship \\"later\\" \\u00e9' in changed(
        read("a.json", text), 0, 'soon" 中', 'later" é'
    )


def test_what_is_ignored_beside_a_string() -> None:
    source = read(
        "a.json",
        '{"a": "We ship it soon", "coach-ignore": "time -- agreed", "b": {"c": "Please pay it"}}',
    )
    assert [(one.text, one.unit) for one in source.remarks] == [("coach-ignore time -- agreed", 0)]
    table = read("a.csv", "text,coach-ignore\nWe ship it soon,time\nPlease pay it,\n")
    assert [(one.text, one.unit) for one in table.remarks] == [("coach-ignore time", 0)]


def test_html_within_a_string() -> None:
    source = read("a.json", '{"a": "<p>Dear \\"<b>Bob<\\/b>\\",<\\/p><p>we ship<\\/p>"}')
    assert source.units[0].text == 'Dear "Bob",\n\nwe ship'
    assert '\\"<b>A &lt; \\"B\\"<\\/b>\\"' in changed(source, 0, "Bob", 'A < "B"')


def test_a_cell_gets_quotation_marks_when_it_needs_them() -> None:
    source = read("a.csv", 'id,text\n1,We ship it soon\n2,"Please ""pay"" it"\n')
    assert texts(source) == {"2:text": "We ship it soon", "3:text": 'Please "pay" it'}
    assert (
        changed(source, 0, "soon", 'on 5 May, "sure"')
        == 'id,text\n1,"We ship it on 5 May, ""sure"""\n2,"Please ""pay"" it"\n'
    )
    assert (
        changed(source, 0, "soon", "on 5 May")
        == 'id,text\n1,We ship it on 5 May\n2,"Please ""pay"" it"\n'
    )


def test_columns() -> None:
    text = "a,b,c\nWe ship it soon,Please pay it,x\n"
    for chosen in ("b", "B", "2"):
        assert list(texts(read("a.csv", text, columns=(chosen,)))) == ["2:b"]
    assert texts(read("a.csv", text, columns=("c",))) == {"2:c": "x"}


def test_plain_yaml_gets_quotation_marks_when_it_needs_them() -> None:
    source = read("a.yaml", "# note\na: We ship it soon  # why\nb: |\n  Dear Bob,\n  we wait.\n")
    assert texts(source) == {"a": "We ship it soon", "b": "Dear Bob,\nwe wait."}
    assert (
        changed(source, 0, "soon", "soon: yes #1").splitlines()[1]
        == 'a: "We ship it soon: yes #1"  # why'
    )
    assert (
        changed(source, 1, "Bob,", "Bob,\nhello")
        == "# note\na: We ship it soon  # why\nb: |\n  Dear Bob,\n  hello\n  we wait.\n"
    )
    assert [remark.text for remark in source.remarks] == ["note", "why"]


def test_a_catalogue_reads_translations_before_originals() -> None:
    text = 'msgid ""\nmsgstr "Language: en\\n"\n\n# why\nmsgid "Please pay it"\nmsgstr ""\n"Kindly "\n"pay it\\n"\n\nmsgid "We ship soon"\nmsgstr ""\n'
    assert texts(read("a.po", text)) == {"msgstr 1": "Kindly pay it\n", "msgid 2": "We ship soon"}
    assert list(texts(read("a.po", text, sides=("msgid",)))) == ["msgid 1", "msgid 2"]
    assert read("a.po", text).remarks[0].unit == 0
    assert '"Please "\n"pay \\"it\\"\\n"' in changed(
        read("a.po", text), 0, "Kindly pay it", 'Please pay "it"'
    ).replace('"Please pay \\"it\\""\n"\\n"', '"Please "\n"pay \\"it\\"\\n"')


def test_chats() -> None:
    text = (
        "03/05/2026, 14:05 - Messages are end-to-end encrypted.\n03/05/2026, 14:05 - Amy: Hi Bob,\nwe ship soon\n"
        "03/05/2026, 14:06 - Bob: ok\n03/05/2026, 14:07 - Amy: <Media omitted>\n"
    )
    source = read("a.txt", text)
    assert texts(source) == {"line 2, Amy": "Hi Bob,\nwe ship soon", "line 4, Bob": "ok"}
    assert {unit.channel for unit in source.units} == {"whatsapp"}
    assert list(texts(read("a.txt", text, authors=("Bob",)))) == ["line 4, Bob"]
    assert list(texts(read("WhatsApp Chat with Bob.txt", text))) == ["line 2, Amy"]
    assert list(texts(read("a.txt", "[1] Dear Bob,\n[2] we ship soon"))) == [None]


def test_a_document_keeps_its_runs_and_everything_else() -> None:
    data = letter()
    source = read("a.docx", data)
    body = source.units[0].text
    assert body == (
        "Dear Mr Lopez,\nWe are sorry: your order is late. We ship it soon & call you < Friday.\n\n"
        "- Please check the marks asap\nQuantity:\t500 pcs\nDelivery:\tin a few days\nBest regards\nAmy\tSales"
    )
    assert texts(source)["header 1"] == "Haida Metal, we answer you soon"
    start = body.index("late")
    new = source.applied({0: [Edit(start, body.index(" & call"), "late; it leaves on 5 May ")]})
    document = docx.Document(io.BytesIO(new))
    runs = [(run.text, run.bold) for run in document.paragraphs[1].runs]
    assert runs[:3] == [
        ("We are sorry: your order is ", None),
        ("late; it leaves on 5 May ", True),
        ("", None),
    ]
    assert runs[3][0] == " & call you < Friday."
    require_other_parts(data, new, {"word/document.xml"})


def require_other_parts(before: bytes, after: bytes, parts: set[str]) -> None:
    """All parts but these are packed as they were, byte for byte."""
    old, new = (zipfile.ZipFile(io.BytesIO(one)) for one in (before, after))
    assert [one.filename for one in old.infolist()] == [one.filename for one in new.infolist()]
    assert {
        one.filename for one in old.infolist() if old.read(one) != new.read(one.filename)
    } == parts
    for one, other in zip(old.infolist(), new.infolist(), strict=True):
        if one.filename not in parts:
            size = 30 + len(one.filename.encode()) + one.compress_size
            assert (
                before[one.header_offset : one.header_offset + size]
                == after[other.header_offset : other.header_offset + size]
            )


def test_a_line_break_in_a_document_is_one() -> None:
    source = read("a.docx", letter())
    at = source.units[0].text.index("Dear")
    new = source.applied({0: [Edit(at, at + 4, "Hello\nDear")]})
    assert docx.Document(io.BytesIO(new)).paragraphs[0].text == "Hello\nDear Mr Lopez,"


def test_comments_and_changes_in_a_document() -> None:
    source = read("a.docx", commented_letter())
    assert source.units[0].text.endswith("We ship it soon.")
    (remark,) = source.remarks
    assert remark.text == "coach-ignore time/soon -- 客户同意"
    assert remark.about is not None
    assert source.units[0].text[slice(*remark.about)] == "货已经好了，我们这两天就发货。"


def test_both_copies_of_a_text_box_are_changed() -> None:
    data = text_box_letter()
    source = read("a.docx", data)
    assert texts(source)["text box 1"] == "Please pay the deposit asap"
    new = source.applied({1: [Edit(23, 27, "now")]})
    with zipfile.ZipFile(io.BytesIO(new)) as packed:
        assert packed.read("word/document.xml").count(b"Please pay the deposit now") == 2


def test_a_workbook_keeps_what_it_has() -> None:
    data = price_list()
    source = read("a.xlsx", data)
    assert texts(source)["Mail texts!C2"] == "Dear Bob,\nwe ship it soon & safely.\n\nRegards"
    assert texts(source)["中文!A1"] == "您好，货已经好了\n\n请尽快付款"
    assert [(remark.text, source.units[remark.unit or 0].name) for remark in source.remarks] == [
        ("coach-ignore time/soon -- agreed", "Mail texts!B2")
    ]
    at = list(texts(source)).index("中文!A1")
    sheet = openpyxl.load_workbook(io.BytesIO(source.applied({at: [Edit(3, 4, "<商>")]})))
    assert sheet["中文"]["A1"].value == "<p>您好，<b>&lt;商&gt;</b>已经好了</p><p>请尽快付款</p>"
    assert sheet["Mail texts"]["D2"].value == "=A2+1"
    assert list(texts(read("a.xlsx", data, columns=("subject",)))) == [
        "Mail texts!B2",
        "Mail texts!B3",
    ]
    assert list(texts(read("a.xlsx", data, columns=("中文!A",)))) == ["中文!A1"]


def test_a_shared_string_is_changed_in_one_cell_alone() -> None:
    data = shared_strings()
    source = read("a.xlsx", data)
    assert list(texts(source)) == ["Texts!B2", "Texts!B3", "Texts!B4", "Texts!B5"]
    new = source.applied({1: [Edit(11, 15, "on 5 May")], 2: [Edit(7, 18, "pay ")]})
    sheet = openpyxl.load_workbook(io.BytesIO(new))["Texts"]
    assert [sheet[f"B{row}"].value for row in range(2, 6)] == [
        "We ship it soon", "We ship it on 5 May", "Please pay  & reply", "We call you soon"
    ]  # fmt: skip
    require_other_parts(data, new, {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})


@pytest.mark.parametrize(
    ("mail", "old", "new", "written"),
    [
        (
            "Subject: We ship soon\n and call\n\nHi",
            "soon",
            "on 5 May",
            "We ship on 5 May\n and call\n\n",
        ),
        (
            "Subject: We ship soon\n\nHi",
            "soon",
            "later – 5 May",
            "=?utf-8?b?V2Ugc2hpcCBsYXRlciDigJMgNSBNYXk=?=\n\n",
        ),
        ("Subject: 我们 ship soon\n\nHi", "soon", "近日", "我们 ship 近日\n\n"),
        (
            "Subject: =?gb2312?B?x+u+ob/suLa/7g==?=\n\nHi",
            "尽快",
            "按时",
            "=?gb2312?b?x+uwtMqxuLa/7g==?=\n\n",
        ),
        (
            "Subject: =?utf-8?q?We_ship_soon_=E2=80=93_ok?=\n\nHi",
            "soon",
            "late",
            "=?utf-8?q?We_ship_late_=E2=80=93_ok?=\n\n",
        ),
    ],
)
def test_subjects(mail: str, old: str, new: str, written: str) -> None:
    source = read("a.eml", mail)
    assert (source.units[0].name, source.units[0].whole) == ("Subject", False)
    assert changed(source, 0, old, new).startswith(f"Subject: {written}")


def test_a_mail_keeps_its_transfer_encodings() -> None:
    mail = (
        "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=gb2312\n"
        "Content-Transfer-Encoding: base64\n\nx+u+ob/suLa/7g==\n--b\nContent-Type: text/html; charset=windows-1252\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>We =96 ship soon=20\nyes=\nno</p>\n--b\n"
        "Content-Type: text/plain\nContent-Disposition: attachment\n\nnot read\n--b--\n"
    )
    source = read("a.eml", mail)
    assert texts(source) == {
        "Subject": "x",
        "text/plain": "请尽快付款",
        "text/html": "We – ship soon yesno",
    }
    assert changed(source, 1, "尽快", "按时") == mail.replace(
        "x+u+ob/suLa/7g==", "x+uwtMqxuLa/7g=="
    )
    assert changed(source, 2, "soon", "– late") == mail.replace("ship soon", "ship =96 late")
    with pytest.raises(ReadingError, match="7bit"):
        changed(read("a.eml", "Subject: x\n\nWe ship soon"), 1, "soon", "近日")


def test_a_format_can_be_named() -> None:
    assert texts(read("mails", '{"a": "We ship it soon"}', form="json")) == {"a": "We ship it soon"}
    assert texts(read("json", "We ship it soon")) == {None: "We ship it soon"}
    assert texts(read("A.JSON", '["We ship it soon"]')) == {"[0]": "We ship it soon"}


def test_nothing_heavy_is_imported_to_read_plain_text() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from coach.reading import read_source; read_source('a.txt', data=b'Dear Bob');"
        "print([one for one in ('markdown_it', 'yaml', 'email', 'zipfile', 'html', 'xml') if one in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout
        == "[]\n"
    )
