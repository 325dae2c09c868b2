from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import coach
from coach.draft import Context

Marked = Callable[..., list[str]]


def test_unanswered_ones_are_marked_where_answers_can_be_added(
    marked: Marked, context: Context
) -> None:
    asked = replace(context, incoming="What is the price? Which certificates do you hold?")
    draft = "Dear Tom,\n\nThe price is USD 4.20. Looking forward to your reply.\n\nKevin Wu"
    found = marked("unanswered_question", draft, asked, status="unanswered")
    assert found == ["The price is USD 4.20."]


def test_evasions_are_marked_at_the_words(marked: Marked, context: Context) -> None:
    asked = replace(context, incoming="运费是多少？什么时候发货？")
    draft = "运费回头告诉您。我们会尽快发货。"
    assert marked("unanswered_question", draft, asked, status="evaded") == ["回头告诉", "尽快"]


def test_nothing_without_an_incoming_message(marked: Marked, context: Context) -> None:
    for incoming in (None, "  "):
        asked = replace(context, incoming=incoming)
        assert marked("unanswered_question", "We ship asap.", asked, status="evaded") == []
        assert marked("changed_value", "We confirm 300 pcs.", asked) == []


def test_changed_values_are_marked(marked: Marked, context: Context) -> None:
    asked = replace(context, incoming="We order 500 pcs.")
    assert marked("changed_value", "We confirm 300 pcs.", asked) == ["300 pcs"]


def test_the_report_has_the_questions_and_adds_starters() -> None:
    report = coach.check("The price is USD 4.20.", coach.Context(incoming="Price and MOQ?"))
    assert [one.status for one in report.questions] == ["answered", "unanswered"]
    (finding,) = [one for one in report.findings if one.category == "question"]
    assert finding.message.zh == "可能还没回答：“MOQ?”。"
    assert finding.suggestions[0].replacement == (
        "The price is USD 4.20. Our MOQ for ⟦product⟧ is ⟦quantity⟧."
    )
    assert finding.suggestions[0].applicability == "blank"
