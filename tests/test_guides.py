"""The cases of the two guides on working with distant clients, in both languages."""

from __future__ import annotations

import re

import pytest

import coach
from coach.finding import Finding


def found(text: str, category: str, context: coach.Context | None = None) -> list[Finding]:
    report = coach.check(text, context)
    return [finding for finding in report.findings if finding.category == category]


def replacements(findings: list[Finding]) -> list[str]:
    return [s.replacement for f in findings for s in f.suggestions if s.replacement]


@pytest.mark.parametrize("text", ["Let's meet this weekend.", "咱们周末碰面"])
def test_the_weekend_asks_which_day_what_time_whose_clock(text: str) -> None:
    (finding,) = found(text, "time")
    assert re.search("which day.*what time.*whose clock", finding.message.en)
    assert re.search("哪一天.*几点.*时区", finding.message.zh)
    assert replacements([finding])


def test_own_difficulty_is_turned_into_a_question_about_the_need() -> None:
    findings = found("时间太紧，做不到", "clarity")
    assert findings
    assert any("？" in words for words in replacements(findings))
    findings = found("Time is too tight, we can't do it.", "clarity")
    assert any("?" in words for words in replacements(findings))


@pytest.mark.parametrize(
    "text",
    [
        "这个不清楚，还要一段时间",
        "我们会在约定的时间内完成，你放心",
        "We will see.",
        "It should be fine.",
        "应该没问题",
    ],
)
def test_evasive_answers(text: str) -> None:
    assert found(text, "commitment")


def test_a_promise_with_its_date_is_no_evasion() -> None:
    assert not found("我们会在2026年11月27日前完成，你放心", "commitment")
    assert not found("We will send the samples by 27 November 2026.", "commitment")


@pytest.mark.parametrize(
    "text", ["Reply ASAP please.", "We are gonna ship it.", "Let's touch base."]
)
def test_slang(text: str) -> None:
    assert found(text, "informal")


@pytest.mark.parametrize(
    "text", ["This is your fault, you never reply on time.", "你们怎么总是拖延付款"]
)
def test_blame_gets_a_request_in_its_place(text: str) -> None:
    findings = found(text, "blame")
    assert findings
    assert any(re.search(r"[?？]|请", words) for words in replacements(findings))


@pytest.mark.parametrize(
    "text",
    [
        "The weekend surcharge is USD 30.",
        "The lead time is within 30 days of the deposit.",
        "You did not need to pay twice.",
        "We failed to send the drawing on 3 November 2026.",
        "收到订金后30天内交货。",
        "外箱有两处破损，照片见后。",
        "MOQ 500 pcs, FOB Ningbo, T/T 30/70.",
    ],
)
def test_look_alikes_stay_silent(text: str) -> None:
    report = coach.check(text)
    assert [f.rule_id for f in report.findings if f.category in ("time", "informal", "blame")] == []


def test_what_is_agreed_in_a_chat_is_confirmed_by_mail() -> None:
    chat = coach.Context(channel="whatsapp")
    assert found("OK, we confirm the order, USD 3.20 per piece.", "record", chat)
    assert found("As agreed on the phone, the price is USD 3.20.", "record")
    assert found("电话里说好的价格是3.20美元。", "record")


@pytest.mark.parametrize("text", ["Dear [Name],", "We ship on ⟦date⟧.", "Hello {{name}}, thanks."])
def test_what_is_not_filled_in_is_not_ready(text: str) -> None:
    assert found(text, "ready")


def test_a_courtesy_closing_is_let_be_beside_a_dated_request() -> None:
    request = "Please send the artwork by 27 November 2026, 16:00 Beijing time."
    assert not found(f"{request}\nWe hope to hear from you soon.", "time")
    assert found("Please send the artwork.\nWe hope to hear from you soon.", "time")
    assert not found("请于2026年11月27日北京时间16:00前确认。\n期待您早日回复。", "time")
    assert found("请确认。\n期待您早日回复。", "time")
