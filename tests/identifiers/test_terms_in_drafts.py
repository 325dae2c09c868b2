"""What the checks say about terms in drafts as strangers write them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import coach

DATA = Path(__file__).parent / "data"
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
RULES = frozenset(
    "incoterm-retired incoterm-place incoterm-port incoterm-by-air payment-split balance-event"
    " payment-days release-before-payment dollar-sign yen-sign bank-details bank-country".split()
)
ROWS = [
    tuple(row.split("\t"))
    for row in (DATA / "terms.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize(("sides", "rules", "text"), ROWS)
def test_exactly_these_rules_find_something(sides: str, rules: str, text: str) -> None:
    report = coach.check(text, context(sides))
    names = {finding.rule_id.partition("/")[2] for finding in report.findings}
    assert names & RULES == (set() if rules == "-" else set(rules.split(",")))


def context(sides: str) -> coach.Context:
    if sides == "-":
        return coach.Context(now=NOW)
    sender, recipient = sides.split(">")
    return coach.Context(
        now=NOW, sender=coach.Party(country=sender), recipient=coach.Party(country=recipient)
    )
