"""People and companies where they are plainly marked."""

from __future__ import annotations

import pytest

from coach.identifiers.finders import without_overlaps
from coach.identifiers.people import find_people, signed_by


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Dear Mr. Weber,\n", "name", "Weber"),
        ("Hi Anna,", "name", "Anna"),
        ("Good morning, Kitty -", "name", "Kitty"),
        ("please ask Ms Bennett for it", "name", "Bennett"),
        ("王总，您好", "name", "王"),
        ("we buy from Berg GmbH only", "company", "Berg GmbH"),
        ("from Ningbo Bright Textile Co., Ltd.", "company", "Ningbo Bright Textile Co., Ltd."),
        ("我司宁波明亮纺织有限公司", "company", "宁波明亮纺织有限公司"),
    ],
)
def test_marked(text: str, kind: str, value: str) -> None:
    assert [(one.kind, one.value) for one in without_overlaps(find_people(text))] == [(kind, value)]


@pytest.mark.parametrize("text", ["Dear all,", "Dear Customer,", "Hello there,", "各位老师，"])
def test_nobody(text: str) -> None:
    assert list(find_people(text)) == []


def test_the_name_under_a_letter() -> None:
    text = "Best regards,\nLily Wang\nSales Manager\n"
    found = signed_by(text, 0, len(text))
    assert found is not None
    assert found.value == text[found.start : found.end] == "Lily Wang"
