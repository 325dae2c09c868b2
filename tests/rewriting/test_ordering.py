"""The order of a message: what the reader acts on before the reasons."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import coach
from coach.analysis import analyse
from coach.rewriting import ordering

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
LATE = "Your order PO-4501 will be delayed."
WHY = "The paint was late because of a typhoon."
NEW = "The new shipping date is 12 December 2026."
HOW = "We will ship by air at our cost."


def reordered(body: str, kind: str = "exception_delay") -> str | None:
    """The draft with that body after the choice was made; None where there is none."""
    text = f"Dear Mr Keller,\n\n{body}\n\nKind regards,\nLin Wei"
    context = coach.Context(kind=kind, now=NOW)
    if not list(ordering.offers(analyse(text), context)):
        return None
    once = coach.rewrite(text, context, accept=(), choose=[ordering.ID])
    assert sorted(once.text) == sorted(text)
    assert all(fact.after for fact in once.facts)
    assert not list(ordering.offers(analyse(once.text), context)), "it has to come to rest"
    assert once.text.startswith("Dear Mr Keller,\n\n")
    assert once.text.endswith("\n\nKind regards,\nLin Wei")
    return once.text.split("\n\n", 1)[1].rsplit("\n\n", 1)[0]


@pytest.mark.parametrize(
    ("body", "better"),
    [
        (f"{LATE} {WHY} {NEW} {HOW}", f"{LATE} {NEW} {HOW} {WHY}"),
        (f"{LATE} {WHY} {HOW}", f"{LATE} {HOW} {WHY}"),
        (f"{LATE} {WHY} The order has three items. {NEW}", f"{LATE} {NEW} {WHY} The order has three items."),
        (f"{LATE}\n\n{WHY}\n\n{NEW} {HOW}", f"{LATE}\n\n{NEW} {HOW}\n\n{WHY}"),
        (
            "PO-4501 的交货会延误。原因是供应商的油漆晚到了。新的发货日期是2026年12月12日。",
            "PO-4501 的交货会延误。新的发货日期是2026年12月12日。原因是供应商的油漆晚到了。",
        ),
    ],
)  # fmt: skip
def test_date_and_remedy_go_before_the_reason(body: str, better: str) -> None:
    assert reordered(body) == better


def test_the_kind_decides_the_order() -> None:
    body = (
        "During inspection of PO-4501 we found scratches on 120 of 500 trays. The cause was a worn "
        "mould. We will rework the trays and ship by 12 December 2026."
    )
    better = reordered(body, "exception_quality")
    assert better is not None
    assert better.endswith("The cause was a worn mould.")
    assert reordered(body, "follow_up") is None
    assert reordered(body, "formal_notice") is None


@pytest.mark.parametrize(
    "body",
    [
        f"{LATE} {NEW} {HOW} {WHY}",
        f"{LATE} {WHY} Therefore, the new shipping date is 12 December 2026.",
        f"{LATE} {WHY} So we will ship by air at our cost.",
        f"{LATE} {WHY} However, we will ship by air at our cost.",
        f"{LATE} {WHY} They will ship on the new date, 12 December 2026.",
        f"{LATE} This is because of a typhoon. {NEW}",
        f"{LATE} {WHY} {NEW} This gives the paint time to dry.",
        f"{LATE} A typhoon closed our paint supplier. The supplier will replace the paint by 12 December 2026.",
        f"{LATE} {WHY}\n- {NEW}\n- {HOW}",
        f"{LATE}\n{WHY}\n{NEW}",
        f"{LATE} {WHY}\n\n- 500 pcs\n- 300 pcs\n\n{NEW}",
        f"{LATE} Because of a typhoon the new shipping date is 12 December 2026.",
        f"{WHY} {NEW} {LATE}",
        f"{LATE} {WHY} Production has resumed and we will ship by air at our cost.",
        "PO-4501 的交货会延误。上周染厂突然停电，裁剪没办法按时开始。现在已经恢复生产，工人都在加班赶货。",
        "PO-4501 的交货会延误。原因是供应商的油漆晚到了。因此新的发货日期是2026年12月12日。",
        "PO-4501 的交货会延误。原因是供应商的油漆晚到了。但是我们会改用空运。",
    ],
)
def test_sentences_that_lean_on_others_stay(body: str) -> None:
    assert reordered(body) is None


def test_it_is_offered_and_never_made_by_itself() -> None:
    text = f"Dear Mr Keller,\n\n{LATE} {WHY} {NEW}\n\nKind regards,\nLin Wei"
    context = coach.Context(kind="exception_delay", now=NOW)
    rewritten = coach.rewrite(text, context)
    (offer,) = [one for one in rewritten.offers if one.suggestion.id == ordering.ID]
    assert offer.suggestion.applicability == "choice"
    assert offer.finding.rule_id == ordering.ID
    assert offer.finding.message.zh
    assert rewritten.text == text
    spared = coach.rewrite(text, context, disable=["clarity"])
    assert ordering.ID not in {one.suggestion.id for one in spared.offers}


def test_sentences_are_said_again_and_moved() -> None:
    text = f"Dear Mr Keller,\n\n{LATE} {WHY} {NEW} We are gonna ship by air ASAP.\n\nLin Wei"
    context = coach.Context(kind="exception_delay", now=NOW)
    rewritten = coach.rewrite(text, context, choose=[ordering.ID])
    assert rewritten.text.index("12 December") < rewritten.text.index("typhoon")
    assert "ASAP" not in rewritten.text
    assert ordering.ID in {name for change in rewritten.applied for name in change.ids}
