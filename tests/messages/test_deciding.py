"""The last word on a field: what the model may change, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import coach
from coach.analysis import analyse
from coach.checks.missing_field import SURE_TO_SAY
from coach.draft import Context
from coach.linear import linear_model
from coach.messages.checklist import examine, judge
from coach.messages.deciding import decided, likeliest, weighed
from coach.messages.kinds import fields
from coach.messages.signs import about_message, status_features

DATA = Path(__file__).resolve().parents[1] / "data"


def messages() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for name in ("messages_en.jsonl", "messages_zh.jsonl")
        for line in (DATA / name).read_text("utf-8").splitlines()[::4]
    ]


@pytest.mark.parametrize("kind", ["auto_reply", "internal_handover", "supplier_request"])
def test_a_kind_without_training_keeps_the_verdict_of_the_patterns(kind: str) -> None:
    document = analyse("Hi Tom,\nplease find below our office hours.\nBest regards\nAnn")
    case = examine(document, Context(kind=kind), kind)
    assert decided(case) is case


def test_what_is_proved_stays() -> None:
    text = (
        "Dear Mr Weber,\nyour PO 4501: 3,000 pcs at USD 8.60, total USD 28,500, FOB Ningbo. "
        "Payment: 30% deposit, 60% before shipment.\nBest regards, Amy Chen, Ningbo Lamps"
    )
    lines = {
        one.field: one for one in judge(analyse(text), Context(kind="order_confirmation")).lines
    }
    assert lines["total"].status == lines["payment_terms"].status == "contradicting"
    assert lines["total"].chance == 1.0


@pytest.mark.parametrize("name", ["payment_terms", "moq", "validity"])
def test_a_blank_that_waits_to_be_filled_counts_as_stated(name: str) -> None:
    insert = fields()[name].insert
    assert insert is not None
    text = (
        "Dear Mr Weber,\n\nThank you for your inquiry about lamps. USD 4.20 per piece FOB Ningbo.\n"
        f"{insert.en}\n\nBest regards\nAmy Chen, Ningbo Lamps"
    )
    lines = {one.field: one for one in judge(analyse(text), Context(kind="inquiry_reply")).lines}
    assert lines[name].status == "present"


def test_every_verdict_has_its_evidence_and_its_chance() -> None:
    for message in messages():
        document = analyse(message["text"])
        for line in judge(document, Context(kind=message["kind"])).lines:
            assert 0 < line.chance <= 1
            for start, end in line.spans:
                assert 0 <= start < end <= len(document.text)
            if line.status in ("missing", "not_applicable"):
                assert line.spans == () or line.source != "draft" or line.chance == 1.0
            if line.status == "vague":
                assert line.source == "draft"
                assert line.spans


def test_only_what_is_sure_is_marked_in_the_draft() -> None:
    for message in messages():
        context = Context(kind=message["kind"])
        lines = judge(analyse(message["text"]), context).lines
        sure = [one for one in lines if one.status == "missing" and one.chance >= SURE_TO_SAY]
        marked = [
            one
            for one in coach.check(message["text"], context).findings
            if one.rule_id.startswith("completeness/missing-")
        ]
        assert len(marked) <= len([one for one in sure if one.requirement != "optional"])


def test_the_model_knows_its_labels_and_reads_the_message() -> None:
    assert set(linear_model("messages/statuses").labels) == {
        "present",
        "vague",
        "missing",
        "not_applicable",
    }
    case = examine(analyse("请于5月12日前付清发票INV-2077的余款。"), Context(), "payment_reminder")
    about = about_message(case)
    assert {"K:payment_reminder", "zh:True"} <= about
    found = status_features("due_date", case, about)
    assert "f:due_date" in found
    assert "due_date|K:payment_reminder" in found


@pytest.mark.parametrize(
    ("missing", "rules", "verdict"),
    [
        (0.44, "missing", "vague"),
        (0.46, "missing", "missing"),
        (0.59, "present", "vague"),
        (0.59, "not_applicable", "vague"),
        (0.61, "present", "missing"),
    ],
)
def test_a_field_is_missing_only_where_that_is_likely_enough(
    missing: float, rules: str, verdict: str
) -> None:
    rest = 1 - missing
    chances = {"missing": missing, "present": 0.4 * rest, "vague": 0.6 * rest}
    assert likeliest(chances, rules) == verdict


def test_the_trees_outweigh_the_words_but_not_alone() -> None:
    labels = ("present", "vague")
    assert weighed(labels, [2.0, 0.0], [0.0, 2.0])["vague"] > 0.5
    assert weighed(labels, [9.0, 0.0], [0.0, 2.0])["present"] > 0.5
    assert sum(weighed(labels, [2.0, 0.0], [0.0, 2.0]).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("unit_price", "Unit price: very competitive, FOB Ningbo, in USD."),
        ("acknowledge", "这不是我们的问题。是工程部搞错了，跟我们没关系。"),
    ],
)
def test_words_that_the_patterns_find_vague_state_nothing(name: str, text: str) -> None:
    kind = "inquiry_reply" if name == "unit_price" else "complaint_reply"
    lines = {one.field: one for one in judge(analyse(text), Context(kind=kind)).lines}
    assert lines[name].status in ("vague", "missing")


def test_what_no_passage_speaks_of_is_not_called_stated() -> None:
    text = "Hi Tom,\nour canteen has a new cook and the soup is good.\nBest regards\nAnn"
    case = examine(analyse(text), Context(kind="payment_reminder"), "payment_reminder")
    status = decided(case).verdicts
    for name in ("invoice", "amount_due", "due_date"):
        assert case.verdicts[name] == status[name] == "missing"
