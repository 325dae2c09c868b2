"""What a grammar judge is given in place of codes and blanks."""

from __future__ import annotations

import pytest

from benchmarks.judging.masking import masked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We have not yet received PO 4501.", "We have not yet received order 41."),
        ("Part SHA-4471-B is missing.", "Part 41 is missing."),
        ("MSKU1234565 has not arrived.", "41 has not arrived."),
        ("Please read http://a.com/x again.", "Please read Berlin again."),
        ("Please send it by ⟦date, time, zone⟧.", "Please send it by Friday."),
        ("Let us know ⟦how long⟧ in advance.", "Let us know two weeks in advance."),
        ("On ⟦number⟧ occasions (⟦dates⟧)", "On three occasions (Friday)"),
        ("Dear ⟦name⟧, thank you.", "Dear Berlin, thank you."),
    ],
)
def test_codes_and_blanks_become_plain_words(text: str, plain: str) -> None:
    assert masked(text) == plain


def test_dates_and_amounts_stay_as_they_are() -> None:
    text = "Your invoice for USD 1,200.50 is dated 3 March."
    assert masked(text) == text
