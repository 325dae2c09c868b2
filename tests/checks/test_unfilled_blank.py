from __future__ import annotations

import pytest

from coach.analysis import analyse
from coach.checks.unfilled_blank import find
from coach.draft import Context


def blanks(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(analyse(text), Context(), {})]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Dear [Name],", "[Name]"),
        ("We ship on ⟦date⟧.", "⟦date⟧"),
        ("Hello {{name}}, thanks.", "{{name}}"),
        ("The total is ____ USD.", "____"),
        ("Dear Mr ***, thank you.", "***"),
        ("货物将于<日期>装船。", "<日期>"),
    ],
)
def test_a_blank_is_found(text: str, blank: str) -> None:
    assert blanks(text) == [blank]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks.\n\n**********\nWe ship on 5 May.",
        "***URGENT*** We ship on 5 May.",
        "*** News: we ship on 5 May.",
        "CR [aka conference room] is free.",
        "The layout is here: <<Layout B.pdf>>",
        "Yes, I come ____\nNo ____\nBy phone ____",
        'The contract reads "payable by [Buyer] on receipt".',
    ],
)
def test_ornaments_files_and_forms_are_no_blanks(text: str) -> None:
    assert blanks(text) == []
