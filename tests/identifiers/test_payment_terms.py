"""Terms of payment: methods, shares and days, in the wordings people use."""

from __future__ import annotations

import pytest

from coach.identifiers.terms import find_payment_terms, find_splits, split_adds_up


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("T/T 30% deposit, 70% before shipment", "30 deposit, 70 part"),
        ("30% T/T in advance, 70% against copy of B/L", "30 deposit, 70 part"),
        ("30/70 by wire", "30 deposit, 70 balance"),
        ("deposit 30% balance 70% before loading", "30 deposit, 70 balance"),
        ("20% down, 80% when you see the B/L copy", "20 deposit, 80 part"),
        ("30%订金+70%尾款见提单副本", "30 deposit, 70 balance"),
        ("预付三成，发货前付七成", "30 deposit, 70 part"),
        ("订金百分之三十，余款百分之七十出货前付清", "30 deposit, 70 balance"),
        (
            "30% deposit, 60% before shipment, 10% after installation",
            "30 deposit, 60 part, 10 part",
        ),
    ],
)
def test_splits_that_add_up(text: str, shares: str) -> None:
    (split,) = find_splits(text)
    assert ", ".join(f"{one.percent} {one.role}" for one in split.shares) == shares
    assert split_adds_up(split) is True


@pytest.mark.parametrize(
    "text",
    [
        "30% deposit, 60% before shipment",
        "50% upfront and 40% on delivery",
        "定金30%，尾款60%发货前付清",
        "We need 30% as deposit. The other 60% is due before shipment.",
    ],
)
def test_splits_that_do_not_add_up(text: str) -> None:
    (split,) = find_splits(text)
    assert split_adds_up(split) is False


@pytest.mark.parametrize(
    "text",
    [
        "30% deposit, balance before shipping",
        "30% deposit or 50% deposit",
        "A 30% deposit is fine.",
        "首付40%，其余货到付款",
    ],
)
def test_splits_that_leave_it_open(text: str) -> None:
    (split,) = find_splits(text)
    assert split_adds_up(split) is None


@pytest.mark.parametrize(
    "text",
    [
        "We gave a 5% discount and 3% off.",
        "30% of the goods are ready, 70% are packed.",
        "60% cotton, 40% polyester",
        "the 40/60 mm pipe",
        "关税10%，损耗5%",
    ],
)
def test_other_percentages_are_no_split(text: str) -> None:
    assert find_splits(text) == ()


@pytest.mark.parametrize(
    ("text", "method", "days", "days_from"),
    [
        ("L/C at sight", "L/C", None, None),
        ("L/C 60 days", "L/C", 60, None),
        ("L/C 90 days after B/L date", "L/C", 90, "after B/L date"),
        ("60 days L/C", "L/C", 60, None),
        ("D/A 60", "D/A", 60, None),
        ("D/A 60 days after sight", "D/A", 60, "after sight"),
        ("net 30", "net", 30, None),
        ("2/10 net 30", "net", 30, None),
        ("net 30 days from invoice date", "net", 30, "from invoice date"),
        ("O/A 60 days from B/L date", "O/A", 60, "from B/L date"),
        ("月结30天", "monthly", 30, "月"),
        ("即期信用证", "L/C", None, None),
    ],
)
def test_methods(text: str, method: str, days: int | None, days_from: str | None) -> None:
    (term,) = find_payment_terms(text)
    assert (term.method, term.days, term.days_from) == (method, days, days_from)
    assert term.at_sight == (days is None)


@pytest.mark.parametrize(
    "text", ["net 30 kg per carton", "TTC and OA office software", "a net of 5"]
)
def test_no_terms(text: str) -> None:
    assert find_payment_terms(text) == ()
