"""Documents and workbooks as trading firms have them, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
from openpyxl.comments import Comment

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of text parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def _saved(thing: object) -> bytes:
    file = io.BytesIO()
    thing.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def letter() -> bytes:
    """A letter with formatted runs, a list, a table, a header and a footer."""
    document = docx.Document()
    document.add_paragraph("Dear Mr Lopez,")
    paragraph = document.add_paragraph("We are sorry: your order is ")
    paragraph.add_run("late").bold = True
    paragraph.add_run(". We ship it so")
    paragraph.add_run("on & call you < Friday.")
    paragraph.add_run("a note to ourselves").font.hidden = True
    document.add_paragraph("")
    document.add_paragraph("Please check the marks asap", style="List Bullet")
    table = document.add_table(2, 2)
    for number, text in enumerate(("Quantity:", "500 pcs", "Delivery:", "in a few days")):
        table.cell(number // 2, number % 2).text = text
    last = document.add_paragraph("Best regards")
    last.add_run().add_break()
    last.add_run("Amy\tSales")
    document.sections[0].header.paragraphs[0].text = "Haida Metal, we answer you soon"
    document.sections[0].footer.paragraphs[0].text = "Please think before you print it"
    return _saved(document)


def commented_letter() -> bytes:
    """A letter with a comment to the coach on one of its paragraphs, and words struck and put in."""
    document = docx.Document()
    document.add_paragraph("王经理：")
    paragraph = document.add_paragraph("货已经好了，我们这两天就发货。")
    document.add_comment(
        paragraph.runs, text="coach-ignore time/soon -- 客户同意", author="Amy", initials="A"
    )
    document.add_paragraph("请尽快付款 USD 3,000。")
    return _edited(
        _saved(document),
        "word/document.xml",
        lambda text: text.replace(
            "<w:sectPr",
            '<w:p><w:r><w:t>We ship </w:t></w:r><w:del w:id="9" w:author="A"><w:r><w:delText>never</w:delText></w:r>'
            '</w:del><w:ins w:id="8" w:author="A"><w:r><w:t>it soon.</w:t></w:r></w:ins></w:p><w:sectPr',
            1,
        ),
    )


def text_box_letter() -> bytes:
    """A letter with a text box, which Word writes twice: for itself and for older versions."""
    box = "<w:txbxContent><w:p><w:r><w:t>Please pay the deposit asap</w:t></w:r></w:p></w:txbxContent>"
    run = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{box}'
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = docx.Document()
    document.add_paragraph("Dear Anna, the goods are ready soon.")
    return _edited(
        _saved(document),
        "word/document.xml",
        lambda text: text.replace("<w:sectPr", run + "<w:sectPr", 1),
    )


def price_list() -> bytes:
    """A workbook with headings, a formula, a comment, and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Mail texts"
    sheet.append(["id", "subject", "body"])
    sheet.append([1, "Your order is late", "Dear Bob,\nwe ship it soon & safely.\n\nRegards"])
    sheet.append([2, "Please pay the deposit", "Kindly pay asap, the goods wait <here>."])
    sheet["D2"] = "=A2+1"
    sheet["B2"].comment = Comment("coach-ignore time/soon -- agreed", "Amy")
    book.create_sheet("中文").append(["<p>您好，<b>货</b>已经好了</p><p>请尽快付款</p>"])
    return _saved(book)


def shared_strings() -> bytes:
    """A workbook as Excel writes it: shared strings, one of them rich, one of them in two cells."""
    strings = (
        "<si><t>id</t></si><si><t>text</t></si><si><t>We ship it soon</t></si>"
        '<si><r><t xml:space="preserve">Please </t></r><r><rPr><b/></rPr><t>pay it</t></r>'
        '<r><t xml:space="preserve"> asap &amp; reply</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2" t="s"><v>2</v></c></row>'
        '<row r="3"><c r="B3" t="s"><v>2</v></c></row><row r="4"><c r="B4" t="s"><v>3</v></c></row>'
        '<row r="5"><c r="B5" t="inlineStr"><is><t>We call you soon</t></is></c></row>'
    )
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="Texts" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{_SHEET}" count="5" uniqueCount="4">{strings}</sst>',
        }
    )


def _edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A document with the XML of one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


OFFICE_FILES: dict[str, Callable[[], bytes]] = {
    "letter.docx": letter,
    "commented_letter.docx": commented_letter,
    "text_box_letter.docx": text_box_letter,
    "price_list.xlsx": price_list,
    "shared_strings.xlsx": shared_strings,
}
