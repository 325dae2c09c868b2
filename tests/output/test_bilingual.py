"""Original and translation beside each other: rows, columns, Markdown, HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import coach
from coach.output import bilingual
from coach.output.columns import width
from coach.translation.engines import EngineError
from coach.translation.result import Translation
from coach.translation.whole import SameLanguage
from tests.output.translation_sample import DRAFT, SAMPLE
from tests.translation.toy_engine import Toy


def rows() -> list[tuple[str, str]]:
    return [(row.before, row.after) for row in bilingual.rows_of(SAMPLE, DRAFT)]


def test_each_sentence_stands_beside_its_translation() -> None:
    assert rows() == [
        ("Dear Mr Weber, 👍", "尊敬的Weber先生： 👍"),
        ("Thank you for PO-4501.", "感谢您的PO-4501。"),
        ("We ship 500 pcs |", "我们发运50件 |"),
        ("soon.", "很快。"),
        ("- The <artwork> pleases our painter.", "- The <artwork> pleases our painter."),
        ("- Pay 30%.", "- Pay 30%."),
        ("> You wrote this.", "> You wrote this."),
        ("Bye", "再见"),
    ]
    begins = [row.begins for row in bilingual.rows_of(SAMPLE, DRAFT)]
    assert begins == [False, True, False, False, True, False, True, True]


def test_nothing_that_can_be_seen_is_left_out() -> None:
    def plain(text: str) -> str:
        return "".join(text.split())

    assert plain("".join(before for before, _ in rows())) == plain(DRAFT)
    assert plain("".join(after for _, after in rows())) == plain(SAMPLE.text)


def test_text_without_sentences_is_shown_too() -> None:
    nothing = Translation("-- \n12", "en", "zh", (), (), (), (), needs_human_review=False)
    found = [(row.before, row.after) for row in bilingual.rows_of(nothing, "-- \n12")]
    assert found == [("--", "--"), ("12", "12")]


@pytest.mark.parametrize("columns", [40, 80, 121])
def test_columns_fit_the_terminal(columns: int) -> None:
    lines = list(bilingual.columns_text(SAMPLE, DRAFT, columns, "en"))
    cut = lines[: lines.index("Key facts")]
    assert all(width(line) <= columns for line in cut)
    bars = {width(line.partition("│")[0]) for line in cut if "│" in line}
    assert len(bars) == 1
    whole = "\n".join(lines)
    assert "▸ - The" in whole
    assert "artwork=稿件|图稿" in re.sub(r"[│\s]", "", whole)
    assert "quantity 数量" in whole
    assert "the number differs" in whole.replace("\n    ", " ")
    assert "Put back into English:" in whole


def test_interleaved_has_each_translation_under_its_sentence() -> None:
    lines = list(bilingual.interleaved_text(SAMPLE, DRAFT, 100, "zh"))
    at = lines.index("Thank you for PO-4501.")
    assert lines[at + 1] == "→ 感谢您的PO-4501。"
    assert "▸ - Pay 30%." in lines
    assert lines[lines.index("> You wrote this.") + 1] == ""
    assert "关键信息" in lines


def test_markdown_is_a_table_whose_cells_are_not_read_as_marks() -> None:
    text = bilingual.markdown(SAMPLE, DRAFT, "en")
    header, rule, first, *_ = text.split("\n")
    assert header == "| English | Chinese |"
    assert rule == "| --- | --- |"
    assert first == "| Dear Mr Weber, 👍 | 尊敬的Weber先生： 👍 |"
    assert "We ship 500 pcs \\|" in text
    assert "\\<artwork\\>" in text
    assert "<br>artwork = 稿件\\|图稿" in text
    for line in text.split("\n## ")[0].split("\n")[:-1]:
        assert len(re.findall(r"(?<!\\)\|", line)) in (0, 3)


class _Open(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def test_html_is_whole_and_escapes_what_the_draft_says() -> None:
    text = bilingual.html(SAMPLE, DRAFT, "en")
    reader = _Open()
    reader.feed(text)
    assert reader.stack == []
    assert "artwork" not in reader.tags
    assert "script" not in reader.tags
    assert "&lt;artwork&gt;" in text
    assert '<td lang="zh">感谢您的PO-4501。' in text
    assert '<td lang="en" class="left" title="not translated">' in text
    assert "<dt>artwork</dt><dd>稿件|图稿</dd>" in text
    harmful = replace(SAMPLE, target='zh"><script>')
    assert "<script" not in bilingual.html(harmful, DRAFT, "en")


_WORDS = st.lists(
    st.sampled_from(
        "Dear Mr. Weber,|Thank you for your order.|- |\n|\n\n| |  |> old words|感谢您的订单。|500 pcs|"
        "| a | b ||The artwork pleases us.|```\nx = 1\n```|Subject: PO-4501|👍|\t|1. |---|Lin Wei"
        "|\r\n|Kind regards,|# Offer".split("|")
    ),
    max_size=12,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(_WORDS)
def test_rows_of_any_draft_leave_nothing_out(text: str) -> None:
    try:
        found = coach.translate(text, to="zh", engine=Toy())
    except (EngineError, SameLanguage):
        assume(False)
    rows = bilingual.rows_of(found, text)
    for before, after in (
        ("".join(row.before for row in rows), text),
        ("".join(row.after for row in rows), found.text),
    ):
        assert "".join(before.split()) == "".join(after.split())
