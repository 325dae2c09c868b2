import sys

import pytest

from coach.analysis import analyse
from coach.analysis.normalise import fold, normalise


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("ＰＯ－４５０１，５０％，＄３０", "PO-4501，50%，$30"),
        ("请回复：好吗？（急）", "请回复：好吗？（急）"),
        ("don’t", "don't"),
        ("“quoted”", "“quoted”"),
        ("a\u00a0b\u3000c\td", "a b c d"),
        ("follow\u2011up", "follow-up"),
        ("one\u2028two", "one\ntwo"),
        ("mask \ue000 characters", "mask \ufffd characters"),
    ],
)
def test_one_for_one_substitutions_need_no_map(source: str, text: str) -> None:
    normalised, offsets = normalise(source)
    assert normalised == text
    assert offsets.starts is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a  \t b", "a b"),
        ("\ufeffa\u200bb\u00adc\ufe0f", "abc"),
        ("a \u200b b", "a b"),
        ("cafe\u0301", "café"),
        ("ﬁt", "fit"),
        ("can&#39;t &amp; won&#x27;t &rsquo;", "can't & won't '"),
        ("a&nbsp;&nbsp;b &lt;x&gt;", "a b <x>"),
        ("AT&T; R&D &nosuchname;", "AT&T; R&D &nosuchname;"),
        ("q&quot;q", 'q"q'),
    ],
)
def test_what_changes_the_length(source: str, text: str) -> None:
    assert normalise(source)[0] == text


@pytest.mark.parametrize(
    ("source", "word", "behind"),
    [
        ("we\r\n\r\nship  now", "now", "now"),
        ("we can&#39;t ship", "can't", "can&#39;t"),
        ("the cafe\u0301 is", "café", "cafe\u0301"),
        ("a ﬁne day", "fi", "ﬁ"),
        ("a ﬁne day", "i", "ﬁ"),
        ("ship  now", " ", "  "),
        ("a\u200bsap", "sap", "sap"),
        ("x &amp; y", "&", "&amp;"),
    ],
)
def test_the_way_back(source: str, word: str, behind: str) -> None:
    document = analyse(source)
    start = document.text.index(word)
    begin, end = document.to_source(start, start + len(word))
    assert source[begin:end] == behind


def test_a_mark_without_its_letter_stays() -> None:
    assert normalise("\u0301a")[0] == "\u0301a"


def test_folding_keeps_the_length_of_every_character() -> None:
    for code in range(sys.maxunicode + 1):
        assert len(fold(chr(code))) == 1
    assert fold("İSTANBUL Straße") == "istanbul straße"
