"""Values that the draft gives otherwise than the incoming message."""

from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.questions.changing import changes


def changed(incoming: str, draft: str) -> list[tuple[str, str, str]]:
    found = changes(incoming, analyse(draft))
    for one in found:
        assert incoming[one.start : one.end] == one.text
        assert draft[one.draft_start : one.draft_end] == one.draft_text
    return [(one.what, one.text, one.draft_text) for one in found]


@pytest.mark.parametrize(
    ("incoming", "draft", "expected"),
    [
        ("We order 500 pcs.", "We confirm 300 pcs.", ("quantity", "500 pcs", "300 pcs")),
        ("The agreed price is USD 4.2.", "The price is USD 4.50.", ("price", "USD 4.2", "USD 4.50")),
        ("The goods have to arrive by 15 Dec.", "They will arrive on 20 Dec.",
         ("date", "15 Dec", "20 Dec")),
        ("Please quote FOB Ningbo.", "USD 3.10 CIF Hamburg.", ("term", "FOB Ningbo", "CIF Hamburg")),
        ("We pay a 30% deposit.", "A 50% deposit is needed.", ("percentage", "30%", "50%")),
        ("Payment by L/C at sight.", "Payment by T/T.", ("term", "L/C at sight", "T/T")),
        ("3000米的布，请确认。", "2000米布，确认无误。", ("quantity", "3000米", "2000米")),
        ("请务必5月10号之前送到。", "5月16号可以送到。", ("date", "5月10号", "5月16号")),
        ("Confirm ship date June 2.", "Goods will leave our factory on June 12.",
         ("date", "June 2", "June 12")),
        ("单价按21.5欧元。", "The price is EUR 22.50.", ("price", "21.5欧元", "EUR 22.50")),
    ],
)  # fmt: skip
def test_changes(incoming: str, draft: str, expected: tuple[str, str, str]) -> None:
    assert changed(incoming, draft) == [expected]


@pytest.mark.parametrize(
    ("incoming", "draft"),
    [
        ("We order 1,200 pcs.", "We confirm 1200 pieces."),
        ("2 MT at USD 9.40 per kg", "2,000 kg at USD 9.40/kg"),
        ("The goods have to arrive by 15 December.", "They arrive on 12 December."),
        ("We order 500 pcs.", "You asked for 500 pcs; we have 300 pcs now."),
        ("We order 500 pcs.", "The MOQ is 300 pcs."),
        ("We order 500 pcs.", "Packing: 20 pcs per carton."),
        ("Our budget is about USD 4.", "The price is USD 4.20."),
        ("With reference to your quotation dated 11 February 2026.", "We ship on 30 April."),
        ("能否降至86元", "最低可以做到88元，86元确实有困难。"),
        ("Price FOB Ningbo please.", "USD 3.10 FOB Ningbo."),
    ],
)
def test_no_change(incoming: str, draft: str) -> None:
    assert changed(incoming, draft) == []
