"""What holds for every draft, however it is written."""

from __future__ import annotations

import html
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coach
from coach.engine import default_coach

PIECES = [
    "Let's meet this weekend", "You never reply on time", "gonna ping you ASAP", "尽快安排", "你们怎么还没发货",
    "关于PO-4501的delivery，weekend可以安排吗", "😀👩‍👩‍👧", "\r\n", "\n\n", " ", "\u00a0", "　", "ＡＳＡＰ", "don&#39;t",
    "&nbsp;", "&amp;", "e\u0301", "ﬁne", "\u200b", "{{name}}", "https://a.example/b?c=d", "> quoted", "İ", "。", "?", ", ", "#",
    "\ufeff", "\t", "<b>", "</b>", "⟦date⟧", "this\r\nweekend", "soon", "this&nbsp;weekend",
]  # fmt: skip
drafts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), min_size=1, max_size=14
).map("".join)


def quoted(text: str) -> str:
    """The form in which a message quotes the draft: white space folded, long ones cut."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


@settings(max_examples=300, deadline=None)
@given(drafts)
def test_every_position_is_right(text: str) -> None:
    report = default_coach().check(text)
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        template = next(r for r in default_coach().book.rules if r.id == finding.rule_id).says
        if "{match}" in template.en or "{match}" in template.zh:
            message = finding.message
            assert quoted(text[finding.start : finding.end]) in message.en + message.zh
        for suggestion in finding.suggestions:
            assert 0 <= suggestion.start <= suggestion.end <= len(text)
            replaces = suggestion.start < suggestion.end
            assert replaces or finding.category == "completeness"  # a line that is put in
    for fact in report.facts:
        assert fact.text == text[fact.start : fact.end] != ""


@settings(max_examples=100, deadline=None)
@given(drafts)
def test_the_same_draft_gives_the_same_findings_with_and_without_memory(text: str) -> None:
    coach_ = default_coach()
    first = coach_.check(text).findings
    assert coach_.check(text).findings == first
    coach_.clear_cache()
    assert coach_.check(text).findings == first


@pytest.mark.parametrize(
    "draft",
    [
        "😀😀 Let's meet this weekend.",
        "Hello.\r\nLet's meet this weekend.\r\n",
        "好的，Let's meet this weekend.",
        html.escape("“Fish & chips” — Let's meet") + " this weekend.",
        "Let&rsquo;s meet&nbsp;this weekend.",
        "Cafe\u0301: let's meet this weekend.",
    ],
)
def test_a_span_is_found_where_it_stands(draft: str) -> None:
    report = coach.check(draft)
    assert "this weekend" in [draft[f.start : f.end] for f in report.findings]


@pytest.mark.parametrize("gap", ["\r\n", "\n", "&nbsp;", "\u00a0", "  ", "\u3000"])
def test_a_span_across_a_line_break_or_an_entity_covers_the_source(gap: str) -> None:
    draft = f"Could you please tell us whether we can all meet this{gap}weekend."
    (finding,) = (f for f in coach.check(draft).findings if f.category == "time")
    assert draft[finding.start : finding.end] == f"this{gap}weekend"


def test_what_the_writer_did_not_write_is_not_linted() -> None:
    for draft in (
        "Thanks, confirmed.\n\n> Let's meet this weekend.\n",
        "Thanks, confirmed.\n\nOn Mon, 3 Nov 2026 at 10:02, Tom Lee <t@x.example> wrote:\nLet's meet this weekend.",
        "Thanks, confirmed.\n\n-----Original Message-----\nFrom: Tom\nSent: Monday\n\nLet's meet this weekend.",
        "Confirmed: https://x.example/this-weekend/gonna and `this weekend`.",
    ):
        assert [f for f in coach.check(draft).findings if f.category == "time"] == [], draft


def test_now_is_kept_or_read_once() -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert coach.check("Hello there.", coach.Context(now=now)).now == now
    assert coach.check("Hello there.").now.tzinfo is not None
    with pytest.raises(ValueError, match="time zone"):
        coach.Context(now=datetime(2026, 11, 24))


def test_nothing_to_check_is_said() -> None:
    with pytest.raises(ValueError, match="no text"):
        coach.check(" \n")


def test_a_megabyte_is_answered() -> None:
    text = "Please let us know this weekend whether PO 4501 can ship. 请尽快安排。\n" * 14_000
    assert len(text.encode()) > 1_000_000
    report = coach.check(text)
    assert len(report.findings) >= 14_000
