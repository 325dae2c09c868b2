"""What holds for every text, whoever wrote it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.analysis import analyse, tokenise
from coach.document import LINTED

PIECES = [
    "Dear Tom,", "Best regards,", "Thanks", "Tom Li", "Tel: +86 574", "> quoted", ">", "- item", "1. item", "```",
    "On 3 Nov 2026, Anna <a@b.de> wrote:", "From: A", "Sent: B", "To: C", "-----Original Message-----", "-- ",
    "谢谢！", "此致", "请确认。", "weekend", "https://x.com/a", "www.a.cn", "tom@x.com", "{{name}}", "[Name]", "***",
    "<b>", "&nbsp;", "&amp;", "&#39;", "\r\n", "\n", "\n\n", " ", "  ", "\t", "\u200b", "\u0301", "e\u0301", "ﬁ", "İ",
    "ＰＯ", "。", "；", "…", "...", "?!", '"', "’", ".", "a.m.", "Mr.", "3.5", "Ltd.", "We ship", "[10:32, 24/11/2026] T: ",
    "Tom 10:35", "\ufeff", "\ue000", "😊", "Vielen Dank für Ihre", "ありがとう", "Subject: x", "Error: ", "at a.b(c)",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@settings(deadline=None, max_examples=400)
@given(TEXTS, st.booleans())
def test_everything_stands_where_it_says(source: str, chat: bool) -> None:
    document = analyse(source, chat=chat)
    length = len(document.text)
    assert len(document.masked) == length
    for spans in (document.blocks, document.masks, document.segments, document.sentences):
        position = 0
        for span in spans:
            assert position <= span.start < span.end <= length
            position = span.end
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
    if length:
        assert [document.segments[0].start, document.segments[-1].end] == [0, length]


@settings(deadline=None, max_examples=400)
@given(TEXTS, st.booleans())
def test_sentences_are_as_promised(source: str, chat: bool) -> None:
    document = analyse(source, chat=chat)
    blocks = {block for block in document.blocks if block.kind in LINTED}
    for sentence in document.sentences:
        assert len(sentence.raw) == len(sentence.folded) == sentence.end - sentence.start
        assert sentence.raw == sentence.raw.strip()
        assert "\n" not in sentence.raw
        assert sentence.raw == document.masked[sentence.start : sentence.end].replace("\n", " ")
        assert sentence.languages <= {"en", "zh"}
        assert any(
            block.kind == sentence.block
            and block.start <= sentence.start
            and sentence.end <= block.end
            for block in blocks
        )
        assert document.sentence_at(sentence.start) is sentence
        assert document.sentence_at(sentence.end - 1) is sentence
        for token in tokenise(sentence):
            assert sentence.raw[token.start : token.end] == token.text


@settings(deadline=None, max_examples=400)
@given(TEXTS, st.data())
def test_every_span_has_a_source(source: str, data: st.DataObject) -> None:
    document = analyse(source)
    length = len(document.text)
    assert document.source == source
    previous = 0
    for offset in range(length):
        start, end = document.to_source(offset, offset + 1)
        assert previous <= start < end <= len(source)
        previous = start
    if length:
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        begin, stop = document.to_source(start, end)
        assert 0 <= begin < stop <= len(source)


@settings(deadline=None)
@given(TEXTS, st.booleans())
def test_same_text_same_answer(source: str, chat: bool) -> None:
    assert analyse(source, chat=chat) == analyse(source, chat=chat)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "[", ">", ".", "a.", "{%", "<", "@", "a\n", "\n", "http://", "Thanks\n", "From:\nTo:\nCc:\n>\n", "e\u0301"],
)  # fmt: skip
def test_long_monotonous_texts_come_to_an_end(piece: str) -> None:
    source = piece * (100_000 // len(piece))
    assert len(analyse(source).masked) <= len(source)
