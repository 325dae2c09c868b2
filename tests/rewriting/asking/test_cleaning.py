"""What models put around their answers is taken off, and what is no answer is told."""

from __future__ import annotations

import pytest

from coach.finding import Language
from coach.prompts import prompt
from coach.rewriting.asking.cleaning import amiss, cleaned

WAS = "You still owe ⟨F1⟩."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("  ⟨F1⟩ is open. \n", "⟨F1⟩ is open."),
        ("⟨F1⟩ is open.\n\nPlease pay.", "⟨F1⟩ is open. Please pay."),
        ("<think>He is angry.\nHm.</think>\n\n⟨F1⟩ is open.", "⟨F1⟩ is open."),
        ("He is angry.</think>⟨F1⟩ is open.", "⟨F1⟩ is open."),
        ("⟨F1⟩ is open.<think>And then", "⟨F1⟩ is open."),
        ("<sentence>⟨F1⟩ is open.</sentence>", "⟨F1⟩ is open."),
        ("```text\n⟨F1⟩ is open.\n```", "⟨F1⟩ is open."),
        ("“⟨F1⟩ is open.”", "⟨F1⟩ is open."),
        ('"⟨F1⟩ is open."', "⟨F1⟩ is open."),
        ("「⟨F1⟩尚未收到。」", "⟨F1⟩尚未收到。"),
        ('"Open" is what "⟨F1⟩" is', '"Open" is what "⟨F1⟩" is'),
        ("⟨F1⟩ is open . Could you pay by ⟦ date ⟧ ?", "⟨F1⟩ is open. Could you pay by ⟦date⟧?"),
        ("", ""),
    ],
)
def test_the_answer_alone_is_left(answer: str, words: str) -> None:
    assert cleaned(answer, WAS) == words


def test_quotation_marks_that_the_writer_set_stay() -> None:
    assert cleaned('"Later", you said."', '"Soon" is your word.') == '"Later", you said."'


@pytest.mark.parametrize("language", ["en", "zh"])
def test_instructions_said_again_are_no_answer(language: Language) -> None:
    rules = prompt("rewrite", language).rules()
    middle = len(rules) // 2
    [reason] = amiss(f"My rules: {rules[middle : middle + 120]}", "x" * 200, rules)
    assert "instructions" in reason.en
    assert "指令" in reason.zh


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_of_the_examples_may_be_used(language: Language) -> None:
    found = prompt("rewrite", language)
    for example in found.examples:
        assert amiss(example.now, example.was, found.rules()) == ()


@pytest.mark.parametrize("answer", ["", "<think>Hm.</think>", "…?!", "「」"])
def test_an_answer_without_words_is_none(answer: str) -> None:
    [reason] = amiss(cleaned(answer, WAS), WAS, "")
    assert "nothing" in reason.en


def test_an_answer_of_any_length_is_none() -> None:
    [reason] = amiss("So it goes. " * 60, WAS, "")
    assert "much more" in reason.en
