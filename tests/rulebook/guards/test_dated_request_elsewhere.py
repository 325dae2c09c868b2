from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.draft import Context
from coach.rulebook.book import Match
from coach.rulebook.guards.dated_request_elsewhere import holds


def answer(text: str, words: str) -> bool:
    document = analyse(text)
    start = document.text.index(words)
    sentence = document.sentence_at(start)
    assert sentence is not None
    at = start - sentence.start
    return holds(Match(None, sentence, at, at + len(words)), document, Context())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Please confirm by 20 November. We hope to hear from you soon.", "soon"),
        ("Please confirm by November 20th. I look forward to hearing from you shortly.", "shortly"),
        ("Could you send the draft by Friday, 20 Nov 2026? Hope to hear from you soon.", "soon"),
        ("We need your answer by 2026-11-20.\n\nLooking forward to your reply soon.", "soon"),
        ("请于2026年11月20日前确认。盼早日回复。", "早日"),
        ("烦请在11月20日17:00（北京时间）前回复。期待您的尽快回复！", "尽快"),
    ],
)
def test_holds(text: str, words: str) -> None:
    assert answer(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Please confirm. We hope to hear from you soon.", "soon"),
        ("Please confirm by Friday. We hope to hear from you soon.", "soon"),
        ("Thank you for the order of 20 November. We hope to hear from you soon.", "soon"),
        ("Please see our offer of 20 November. We hope to hear from you soon.", "soon"),
        ("Please confirm by 20 November. We will ship soon.", "soon"),
        ("We hope to hear from you soon, please reply by 20 November.", "soon"),
        ("请确认。盼早日回复。", "早日"),
        ("请于11月20日前确认。我们会尽快发货。", "尽快"),
        ("11月20日已发货。期待您的尽快回复。", "尽快"),
    ],
)
def test_does_not_hold(text: str, words: str) -> None:
    assert not answer(text, words)
