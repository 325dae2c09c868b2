"""Drafts held against a ledger: what contradicts is marked, look-alikes stay silent."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import coach
from coach import checks
from coach.analysis import analyse
from coach.draft import Context, Party
from coach.ledger.memory import MemoryLedger, ledger_from

DRAFTS = Path(__file__).parent.parent / "data/ledger_drafts.jsonl"
NOW = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
PLAIN = {
    "orders": [
        {
            "number": "PO 4501", "invoice": "INV-88", "customer": "Keller GmbH",
            "product": "LED lamps", "quantity": "5000", "unit": "pcs", "unit_price": "2.35",
            "amount": "11750", "currency": "USD", "incoterm": "FOB", "place": "Ningbo",
            "order_date": "2026-10-20", "delivery_date": "2026-12-10", "deposit": "3525",
            "balance": "8225", "etd": "2026-12-15", "eta": "2027-01-12",
            "tracking": "1Z999AA10123456784", "container": "MSKU1234565", "bl": "MAEU123456789",
        },
        {
            "number": "PO 4502", "customer": "Keller GmbH", "quantity": "300", "unit": "sets",
            "unit_price": "41", "amount": "12300", "currency": "USD", "incoterm": "CIF",
            "place": "Hamburg",
        },
    ],
    "accounts": {
        "Keller GmbH": [
            {"account": "DE89370400440532013000"},
            {"account": "CN 6222000011112222", "until": "2026-05-01"},
        ]
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger() -> MemoryLedger:
    return ledger_from(PLAIN)


def drafts() -> list[tuple[str, list[str]]]:
    rows = (json.loads(line) for line in DRAFTS.read_text("utf-8").splitlines())
    return [(row["text"], row["wrong"]) for row in rows]


@pytest.mark.parametrize(("text", "wrong"), drafts())
def test_marked(text: str, wrong: list[str], ledger: MemoryLedger) -> None:
    context, document = Context(now=NOW, ledger=ledger), analyse(text)
    find = checks.load("ledger_contradiction")
    hits = [hit for what in ("facts", "account") for hit in find(document, context, {"what": what})]
    assert [document.text[hit.start : hit.end] for hit in hits] == wrong


def findings(text: str, ledger: MemoryLedger | None, **more: Party) -> list[coach.Finding]:
    report = coach.check(text, Context(now=NOW, ledger=ledger, **more))
    return [found for found in report.findings if found.rule_id.startswith("identifier/ledger")]


def test_the_finding_tells_both_values_in_both_languages(ledger: MemoryLedger) -> None:
    text = "Dear Mr Keller,\n\nWe confirm PO 4501 for 500 pcs."
    (found,) = findings(text, ledger)
    assert text[found.start : found.end] == "500 pcs"
    assert found.severity == "error"
    assert found.message.en == "The draft says 500 pcs, the ledger 5,000 pcs for PO 4501."
    assert found.message.zh == "草稿写500 pcs，台账里PO 4501是5,000 pcs。"
    assert [suggestion.replacement for suggestion in found.suggestions] == [None]


def test_without_a_ledger_nothing_is_said() -> None:
    assert findings("We confirm PO 4501 for 500 pcs.", None) == []


def test_quoted_history_is_not_held_against_the_ledger(ledger: MemoryLedger) -> None:
    text = (
        "Dear Tom,\n\nnoted, thank you.\n\nOn Monday Tom wrote:\n> Please make PO 4501 500 pcs.\n"
    )
    assert findings(text, ledger) == []


def test_a_strange_account_is_a_fraud_warning_without_account_data(ledger: MemoryLedger) -> None:
    text = "Dear Mr Keller, please pay PO 4501 to IBAN GB33BUKB20201555555555 from now on."
    (found,) = findings(text, ledger)
    said = " ".join((found.message.en, found.message.zh, found.why.en, found.why.zh))
    notes = " ".join(s.note.en + s.note.zh for s in found.suggestions if s.note)
    assert "fraud" in said
    assert "signed contract" in notes
    assert "DE89" not in said + notes
    assert "unchanged" not in said + notes


def test_without_an_order_the_recipient_tells_whose_account_it_is(ledger: MemoryLedger) -> None:
    text = "Please pay to IBAN GB33BUKB20201555555555."
    assert findings(text, ledger) == []
    assert len(findings(text, ledger, recipient=Party(name="Keller GmbH"))) == 1


def test_an_order_without_facts_contradicts_nothing() -> None:
    ledger = ledger_from({"orders": [{"number": "PO 4501"}]})
    for text, _ in drafts():
        document = analyse(text)
        hits = checks.load("ledger_contradiction")(document, Context(now=NOW, ledger=ledger), {})
        assert list(hits) == []
