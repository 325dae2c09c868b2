"""Advice about culture on whole drafts: those that deserve it and those that are fine.

The drafts stand in tests/data; each has the profile of its reader, as a writer would set it.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import coach
from coach import checks
from coach.analysis import analyse
from coach.cultures.profiles import all_cultures
from coach.engine import default_coach
from coach.finding import Finding
from coach.rulebook.examples import context_from

DATA = Path(__file__).resolve().parent.parent / "data"


def drafts(name: str) -> list[Any]:
    items = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return [pytest.param(item, id=f"{number}") for number, item in enumerate(items)]


def advice(draft: str, context: coach.Context) -> list[Finding]:
    return [
        finding for finding in coach.check(draft, context).findings if finding.category == "culture"
    ]


@pytest.mark.parametrize("item", drafts("culture_ordinary.yaml"))
def test_a_good_draft_is_let_be(item: dict[str, Any]) -> None:
    assert advice(item["draft"], context_from(item["context"])) == []


@pytest.mark.parametrize("item", drafts("culture_advice.yaml"))
def test_a_draft_that_deserves_advice_gets_it(item: dict[str, Any]) -> None:
    findings = advice(item["draft"], context_from(item["context"]))
    assert {finding.rule_id for finding in findings} == {item["rule"]}


@pytest.mark.parametrize("item", drafts("culture_advice.yaml"))
def test_advice_is_soft_and_adds_nothing(item: dict[str, Any]) -> None:
    for finding in advice(item["draft"], context_from(item["context"])):
        assert finding.severity == "advice"
        for words in (finding.message, finding.why):
            assert "{" not in words.en + words.zh
        assert finding.suggestions
        for suggestion in finding.suggestions:
            assert suggestion.applicability in ("advice", "choice")
            assert suggestion.note is None or "{" not in suggestion.note.en + suggestion.note.zh


@pytest.mark.parametrize("item", drafts("culture_advice.yaml"))
def test_without_a_country_nothing_is_guessed(item: dict[str, Any]) -> None:
    context = item["context"]
    recipient = {key: value for key, value in context["recipient"].items() if key != "country"}
    assert advice(item["draft"], context_from({**context, "recipient": recipient})) == []


@pytest.mark.parametrize("item", drafts("culture_advice.yaml"))
def test_the_switch(item: dict[str, Any]) -> None:
    context = context_from(item["context"])
    report = coach.check(item["draft"], context, disable=("culture",))
    assert not any(finding.category == "culture" for finding in report.findings)
    report = coach.check(item["draft"], context, disable=[item["rule"]])
    assert not any(finding.rule_id == item["rule"] for finding in report.findings)


GROUPS = sorted({culture.group: culture.country for culture in all_cultures()}.items())
RULES = [rule for rule in default_coach().book.checks if rule.category == "culture"]
PIECES = st.sampled_from(
    [
        "Dear Mr. ", "Dear ", "Hi", "Tanaka", "-san", "Al ", "Nguyen", "尊敬的", "先生", "：", "您好", "，", ",",
        "\n", "\n\n", "。", ". ", "I hope you are well", "No", "不行", "你们公司", "2,500 kg", "EUR 12,50",
        "25/06/2027", "请", "please pay", "overdue", "尚未收到", "lunch", "\U0001f44d", "⟦date⟧", "http://x.cn",
        "over lunch", "How are you?", "> ", "-- ", "祝您", "Mr. X-san", "ß", "\u3000", "\ufeff", "H.E.",
    ]
)  # fmt: skip


@pytest.mark.parametrize(("group", "country"), GROUPS)
@settings(max_examples=60, deadline=None)
@given(text=st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_every_place_lies_in_the_draft(group: str, country: str, text: str) -> None:
    party = coach.Party(
        name="Abdul Nguyen", country=country, title="Dr.", language="zh", relationship="new"
    )
    document = analyse(text)
    for now in ("2027-02-15T10:00:00+08:00", "2027-03-10T10:00:00+08:00"):
        context = coach.Context(
            kind="inquiry_reply", recipient=party, now=datetime.fromisoformat(now)
        )
        for rule in RULES:
            assert rule.check is not None
            for hit in checks.load(rule.check)(document, context, rule.settings):
                assert 0 <= hit.start < hit.end <= len(document.text)


COURTESIES = (
    "Dear {name},\n\nI hope this email finds you well. I hope your family is in good health. "
    "Thank you for your long-term support and trust. Could you confirm order 4501?"
)
BARE = "The documents for order 4501 are attached. Confirm them by 12 June 2026."


def test_the_opening_is_judged_in_both_directions() -> None:
    german = coach.Context(recipient=coach.Party(country="DE"))
    saudi = coach.Context(recipient=coach.Party(country="SA"))
    long = COURTESIES.format(name="Mr. Weber")
    assert [finding.rule_id for finding in advice(long, german)] == ["culture/opening"]
    assert advice(long, saudi) == []
    assert advice(BARE, german) == []
    assert [finding.rule_id for finding in advice(BARE, saudi)] == ["culture/opening"]


def test_words_come_in_the_writers_language_with_their_source() -> None:
    (finding,) = advice(BARE, coach.Context(recipient=coach.Party(country="SA")))
    assert "many readers in Saudi Arabia expect" in finding.message.en
    assert "不少沙特客户习惯" in finding.message.zh
    assert "Source: flyabudhabi" in finding.why.en
    assert "出处：flyabudhabi" in finding.why.zh


def test_a_deadline_in_ramadan_stays() -> None:
    draft = "Dear Mr. Khalid,\n\nInvoice 7781 is overdue; please pay it by 26 February 2027."
    context = context_from({"recipient": {"country": "SA"}, "now": "2027-02-20T10:00:00+08:00"})
    (finding,) = advice(draft, context)
    assert finding.rule_id == "culture/ramadan"
    assert [suggestion.replacement for suggestion in finding.suggestions] == [None]
    note = finding.suggestions[0].note
    assert note is not None
    assert "Keep the deadline" in note.en
    assert "local time" in finding.message.en


def test_advice_on_words_stands_beside_advice_on_the_opening() -> None:
    draft = "Invoice 7781 is overdue, pay it by 26 February 2027."
    context = context_from({"recipient": {"country": "SA"}, "now": "2027-02-20T10:00:00+08:00"})
    assert {finding.rule_id for finding in advice(draft, context)} == {
        "culture/opening",
        "culture/ramadan",
    }


def test_every_polite_word_can_be_picked() -> None:
    draft = "王总：\n\n你们的图纸已收到，请你确认。"
    findings = advice(draft, coach.Context(recipient=coach.Party(country="CN")))
    assert [draft[finding.start : finding.end] for finding in findings] == ["你们", "你"]
    assert [finding.suggestions[0].replacement for finding in findings] == ["贵司", "您"]


@pytest.mark.parametrize("context", ["Context()", "Context(recipient=Party(name='Tanaka'))"])
def test_nothing_about_cultures_is_loaded_without_a_country(context: str) -> None:
    program = (
        "import sys; from coach import Context, Party, check\n"
        f"check('Dear Tanaka, send us the goods. 请你确认。', {context})\n"
        "print([name for name in sys.modules if 'culture' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
