"""Ways out with spans of their own, brought to the one span of a match."""

from __future__ import annotations

from dataclasses import replace

from coach.finding import Finding, Suggestion, Text
from coach.service.languagetool.annotated import Annotated, Piece
from coach.service.languagetool.replacements import covered

TEXT = "Dear Jo,\nPlease send the art soon. Thanks.\nBye"
WORD = Finding(
    rule_id="time/soon",
    category="time",
    severity="warning",
    scope="sentence",
    start=TEXT.index("soon"),
    end=TEXT.index("soon") + 4,
    message=Text("m", "m"),
    why=Text("w", "w"),
)
SENTENCE = "Please send the art soon."


def plain(text: str) -> Annotated:
    return Annotated([Piece(text, text, is_text=True)])


def way(words: str | None, over: str, note: Text | None = None) -> Suggestion:
    start = TEXT.index(over)
    return Suggestion("id", start, start + len(over), words, "choice", note)


def outcomes(finding: Finding) -> tuple[str, list[str]]:
    """The marked words, and the text after each replacement."""
    place = covered(finding, plain(TEXT), "en")
    return TEXT[place.start : place.end], [
        TEXT[: place.start] + one["value"] + TEXT[place.end :] for one in place.replacements
    ]


def test_the_same_span() -> None:
    finding = replace(WORD, suggestions=(way("by ⟦date⟧", "soon"), way(None, "soon")))
    assert outcomes(finding) == ("soon", [TEXT.replace("soon", "by ⟦date⟧")])


def test_of_a_whole_sentence_only_what_changes_is_marked() -> None:
    finding = replace(WORD, suggestions=(way("Please send the art by Monday.", SENTENCE),))
    assert outcomes(finding) == ("soon.", [TEXT.replace("soon.", "by Monday.")])


def test_a_narrow_and_a_wide_one_share_the_wide_span() -> None:
    finding = replace(WORD, suggestions=(way("today", "soon"), way("Send it.", SENTENCE)))
    words, texts = outcomes(finding)
    assert words == SENTENCE
    assert texts == [TEXT.replace("soon", "today"), TEXT.replace(SENTENCE, "Send it.")]


def test_a_line_is_put_behind_the_last_word_before_it() -> None:
    at = TEXT.index("\nBye")
    line = Suggestion("id", at, at, "\nDate: ⟦date⟧", "blank")
    finding = replace(WORD, scope="document", suggestions=(line,))
    assert outcomes(finding) == ("Thanks.", [TEXT.replace("Thanks.", "Thanks.\nDate: ⟦date⟧")])


def test_a_line_takes_no_markup_with_it() -> None:
    at = TEXT.index("\nBye")
    pieces = [(TEXT[: at - 5], True), ("**", False), (TEXT[at - 5 :], True)]
    text = Annotated(Piece(words, words if read else "", is_text=read) for words, read in pieces)
    line = Suggestion("id", at, at, "\nDate: ⟦date⟧", "blank")
    place = covered(replace(WORD, scope="document", suggestions=(line,)), text, "en")
    assert text.read[place.start : place.end] == "anks."
    assert place.replacements[0]["value"] == "anks.\nDate: ⟦date⟧"


def test_a_line_at_the_beginning_is_put_before_the_first_word() -> None:
    line = Suggestion("id", 0, 0, "Hello,\n", "choice")
    finding = replace(WORD, scope="document", suggestions=(line,))
    assert outcomes(finding) == ("Dear", ["Hello,\n" + TEXT])


def test_without_words_the_finding_keeps_its_span() -> None:
    assert outcomes(replace(WORD, scope="document")) == ("soon", [])


def test_blanks_and_notes_are_told() -> None:
    note = Text("as in your table", "按您的表")
    ways = (way("by ⟦date⟧, ⟦time⟧ or ⟦date⟧", "soon", note), way("today", "soon", note))
    place = covered(replace(WORD, suggestions=ways), plain(TEXT), "zh")
    assert [one["shortDescription"] for one in place.replacements] == [
        "请填写：date；time",
        "按您的表",
    ]
