"""How a reader is addressed, from the profile alone."""

from __future__ import annotations

import pytest

from coach.draft import Party
from coach.finding import Language
from coach.templates.addressing import address_of


@pytest.mark.parametrize(
    ("name", "title", "country", "language", "told"),
    [
        ("Markus Weber", "Dr.", "DE", "en", "Dr. Weber"),
        ("Markus Weber", None, "DE", "en", "Markus Weber"),
        ("Weber", "Mr", None, "en", "Mr Weber"),
        ("Mr Weber", None, None, "en", "Mr Weber"),
        ("Hiroshi Tanaka", None, "JP", "en", "Tanaka-san"),
        ("Tanaka", "Mr", "JP", "en", "Tanaka-san"),
        ("Tanaka-san", None, "JP", "en", "Tanaka-san"),
        ("Khalid Al Mansoori", "Eng.", "AE", "en", "Eng. Khalid"),
        ("Kim Minsoo", "Manager", "KR", "en", "Manager Kim"),
        ("王伟", "经理", "CN", "zh", "王经理"),
        ("欧阳明", "先生", "CN", "zh", "欧阳先生"),
        ("王总", None, "CN", "zh", "王总"),
        ("Markus Weber", "Mr", "DE", "zh", "Weber先生"),
        ("Ms Weber", None, None, "zh", "Weber女士"),
        ("Khalid", "Sheikh", "SA", "zh", "Sheikh Khalid"),
        ("韦伯", None, "DE", "zh", "韦伯"),
        (None, "Dr.", "DE", "en", None),
        ("  ", None, None, "zh", None),
    ],
)
def test_address(
    name: str | None, title: str | None, country: str | None, language: Language, told: str | None
) -> None:
    assert address_of(Party(name=name, title=title, country=country), language) == told
