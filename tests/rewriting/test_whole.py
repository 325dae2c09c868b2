"""Whole drafts rewritten: what holds for every text, and what is chosen by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import coach
from coach.finding import Applicability
from coach.rewriting.whole import APPLICABLE, UnknownSuggestion

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
CONTEXT = coach.Context(now=NOW)
DRAFT = (
    "Dear Mr Keller,\n\nYou still haven't sent us the approved artwork for PO-4501. "
    "Could we have a call this weekend? Please answer ASAP.\n\nKind regards,\nLin Wei"
)
PIECES = [
    "Dear Mr Keller,",
    "王经理：",
    "You still haven't sent us the approved artwork for PO-4501.",
    "Why didn't you pay invoice INV-2026-118 of USD 1,200.50?",
    "You always reply too late!",
    "If you don't pay by 5 December 2026, we will stop production.",
    "You people are all liars 👎",
    "As I told you on 3 November 2026, the MOQ is 500 pcs.",
    "Could we have a call this weekend?",
    "Please answer ASAP.",
    "We are gonna ship it soon, FOB Ningbo",
    "The call is at 3 pm.",
    "05/06/2027 is the ETA of container MSKU1234565.",
    "Your order PO-4501 will be delayed.",
    "A typhoon closed our paint supplier.",
    "The new shipping date is 12 December 2026.",
    "We will ship by air at our cost.",
    "你们怎么还没发货？",
    "样品尽快寄出，价格是每个 6.85 欧元。",
    "咱们周末碰面，有事戳我",
    "- 500 pcs at USD 4.10",
    "> You never answered.",
    "Please send ⟦document⟧ by ⟦date⟧.",
    "https://example.com/a?b=soon",
    "Kind regards,",
    "Lin Wei",
    "\t 👍🏽",
]
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "\r\n", ""])),
    min_size=1,
    max_size=7,
).map(lambda parts: "".join(piece + gap for piece, gap in parts))
wild = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
accepted = st.sets(st.sampled_from(APPLICABLE))
kinds = st.sampled_from([None, "exception_delay", "formal_notice", "inquiry_reply"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(texts, texts, wild).filter(lambda text: bool(text.strip())), accepted, kinds)
@example(DRAFT, {"safe", "blank", "choice"}, "exception_delay")
@example("王经理： 05/06/2027 is the ETA of container MSKU1234565. ", {"blank"}, None)
@example("Why didn't you pay invoice INV-2026-118 of USD 1,200.50? ", {"blank"}, None)
def test_what_holds_for_every_text(text: str, accept: set[Applicability], kind: str | None) -> None:
    context = coach.Context(kind=kind, now=NOW)
    once = coach.rewrite(text, context, accept=accept)
    at = 0
    rebuilt = ""
    for change in once.applied:
        assert text[change.start : change.end] == change.before
        assert once.text[change.new_start : change.new_end] == change.after
        assert change.findings
        assert change.ids
        rebuilt += text[at : change.start] + change.after
        at = change.end
    assert rebuilt + text[at:] == once.text
    for blank in once.blanks:
        assert once.text[blank.start : blank.end] == f"⟦{blank.asks}⟧"
    for one in once.rejected:
        assert 0 <= one.start <= one.end <= len(text)
        assert one.reasons
    for kept in once.facts:
        if kept.after is not None:
            assert once.text[kept.after.start : kept.after.end] == kept.after.text
        elif kept.before.kind != "placeholder":
            # Only a choice may make an exact date of a vague or ambiguous one.
            assert "choice" in accept, kept.before
            assert _meet(kept.before, once.applied), kept.before
    assert coach.rewrite(once.text, context, accept=accept).text == once.text


def _meet(fact: coach.Fact, changes: tuple[coach.Change, ...]) -> bool:
    """Whether the fact stood where the draft was changed."""
    return any(one.start < fact.end and fact.start < one.end for one in changes)


@pytest.mark.parametrize(
    ("text", "fact", "now"),
    [
        ("Can we ship on the 22nd?", "22nd", "22nd"),
        ("Could we talk on Tuesday at 3 pm?", "Tuesday at 3 pm", "Tuesday (⟦date⟧) at 3 pm"),
        ("PO-4501 is ready. Please answer ASAP.", "PO-4501", "PO-4501"),
    ],
)
def test_a_fact_is_found_again_by_value_or_by_its_words(text: str, fact: str, now: str) -> None:
    rewritten = coach.rewrite(text, CONTEXT)
    assert rewritten.applied
    (kept,) = [one for one in rewritten.facts if one.before.text == fact]
    assert kept.after is not None
    assert kept.after.text == now
    assert rewritten.text[kept.after.start : kept.after.end] == now


def test_at_the_very_first_moment_is_no_ordinal() -> None:
    assert not coach.check("我们第一时间处理。").facts


def test_what_is_chosen_goes_before_what_is_accepted() -> None:
    context = coach.Context(
        now=NOW, sender=coach.Party(country="CN"), recipient=coach.Party(country="DE")
    )
    offers = [one.suggestion for one in coach.rewrite(DRAFT, context).offers]
    choices = [one for one in offers if one.id.startswith("time/weekend@")]
    last = [one for one in choices if one.applicability == "choice"][-1]
    rewritten = coach.rewrite(DRAFT, context, choose=[last.id])
    assert last.replacement is not None
    assert last.replacement in rewritten.text
    assert "this weekend" not in rewritten.text


def test_of_two_for_one_place_the_other_is_told_why_not() -> None:
    offers = [one.suggestion for one in coach.rewrite(DRAFT, CONTEXT).offers]
    one, other = [item.id for item in offers if item.id.startswith("blame/you-did-not@")][:2]
    rewritten = coach.rewrite(DRAFT, CONTEXT, choose=[one, other])
    assert one in {name for change in rewritten.applied for name in change.ids}
    (rejection,) = [item for item in rewritten.rejected if item.id == other]
    assert "same place" in rejection.reasons[0].en
    assert DRAFT[rejection.start : rejection.end].startswith("You still")


def test_wrong_words_are_refused() -> None:
    with pytest.raises(ValueError, match="no text"):
        coach.rewrite(" \n")
    with pytest.raises(ValueError, match="accept: 'advice' is none of safe, choice, blank"):
        coach.rewrite(DRAFT, accept=("advice",))
    with pytest.raises(ValueError, match="strength: 'rude' is none of warm, neutral, firm"):
        coach.rewrite(DRAFT, strength=cast("coach.rewriting.strength.Strength", "rude"))
    with pytest.raises(UnknownSuggestion, match="nearest: time/weekend@") as refused:
        coach.rewrite(DRAFT, CONTEXT, choose=["time/weekend@"])
    assert refused.value.name == "time/weekend@"


def test_a_formal_notice_is_not_softened() -> None:
    context = coach.Context(kind="formal_notice", now=NOW)
    text = "You did not pay invoice INV-118. If you do not pay by 5 December 2026, we will sue."
    assert coach.rewrite(text, context).text == text


def test_places_of_what_was_held_back_are_those_of_the_draft() -> None:
    text = f"Please answer ASAP. Please call us ASAP. {DRAFT}"
    rewritten = coach.rewrite(text, CONTEXT)
    for one in rewritten.rejected:
        assert re.match(r"\w", text[one.start])
