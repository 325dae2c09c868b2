"""What counts as agreed in labelled chats; a change that loses quality shows here.

`chats.jsonl` and `chats_2.jsonl` are by other hands. When the first half of `chats.jsonl` had been
read and its second had not, the second half gave a precision of 0.952 and a recall of 0.690.
`chats_2.jsonl` unread gave 0.849 and 0.587; after its odd chats had been read, its even ones, still
unread, gave 0.871 and 0.675. All have been read since, so these floors guard against loss and do
not measure how the coach does on chats nobody has seen. Of the four values that still count as
wrong in `chats_2.jsonl` three are the labelled price or quantity in other words (“14.90/set” for
“14.90 with fabric bag”).
"""

from __future__ import annotations

from typing import Any

import pytest

import coach
from tests.letters.judging import cases, judge, letter_of

FILES = (
    "chats.jsonl",
    "chats_2.jsonl",
    "chats_own.yaml",
    "chat_exchanges.yaml",
    "chat_answers.yaml",
)
STRANGERS = [*cases("chats.jsonl"), *cases("chats_2.jsonl")]
EVERY = [case for name in FILES for case in cases(name)]


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("chats.jsonl", 0.98, 0.88),
        ("chats_2.jsonl", 0.93, 0.8),
        ("chats_own.yaml", 0.98, 1.0),
        ("chat_exchanges.yaml", 0.98, 0.85),
        ("chat_answers.yaml", 0.98, 0.9),
    ],
)
def test_agreed_is_agreed(name: str, precision: float, recall: float) -> None:
    tally = judge(cases(name))
    assert tally.precision >= precision, str(tally)
    assert tally.recall >= recall, str(tally)


@pytest.mark.parametrize("case", EVERY, ids=lambda case: str(case["id"]))
def test_nothing_is_invented(case: dict[str, Any]) -> None:
    letter = letter_of(case)
    text = case["chat"]
    for item in letter.items:
        if item.value is not None:
            assert text[item.start : item.end] == item.value
        for citation in item.citations:
            assert text[citation.start : citation.end] == citation.text
            assert citation.text.split("\n")[0] in text.splitlines()[citation.line - 1]
    assert [item.number for item in letter.items] == list(range(1, len(letter.items) + 1))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", STRANGERS, ids=lambda case: str(case["id"]))
def test_the_coach_finds_nothing_in_its_letter_but_blanks(
    case: dict[str, Any], language: str
) -> None:
    letter = letter_of(case, language)
    text = f"{letter.subject}\n\n{letter.text}"
    for report in (coach.check(text, coach.Context(kind="general")), coach.check(text)):
        assert {finding.rule_id for finding in report.findings} <= {"ready/unfilled-blank"}
        assert not report.checklist, "without a kind it is held to no other kind's details"
