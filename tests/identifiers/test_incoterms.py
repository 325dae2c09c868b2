"""Delivery terms are found with place and edition; look-alikes are not."""

from __future__ import annotations

import pytest

from coach.identifiers.terms import find_incoterms


@pytest.mark.parametrize(
    ("text", "rule", "place", "country", "edition"),
    [
        ("We quote FOB Ningbo, Incoterms 2020.", "FOB", "Ningbo", "CN", "2020"),
        ("our price fob ningbo is", "FOB", "ningbo", "CN", None),
        ("CIF price to Hamburg", "CIF", "Hamburg", "DE", None),
        ("C and F Lagos", "C&F", "Lagos", "NG", None),
        ("DAP your warehouse", "DAP", "your warehouse", None, None),
        ("FOB (Ningbo) USD 4.20", "FOB", "Ningbo", "CN", None),
        ("FOB USD 3.20/pc Ningbo", "FOB", "Ningbo", "CN", None),
        ("CIP Frankfurt airport 2010", "CIP", "Frankfurt airport", "DE", "2010"),
        ("CFR Santos, Brazil", "CFR", "Santos", "BR", None),
        ("宁波离岸价3美元", "FOB", "宁波", "CN", None),
        ("FOB 深圳盐田港", "FOB", "深圳盐田港", "CN", None),
        ("DDP 美国仓库", "DDP", "美国仓库", None, None),
        ("the CIF price is USD 3", "CIF", None, None, None),
        ("按DDP报", "DDP", None, None, None),
    ],
)
def test_found(
    text: str, rule: str, place: str | None, country: str | None, edition: str | None
) -> None:
    (term,) = find_incoterms(text)
    port = term.place.port if term.place else None
    assert (term.rule, term.place.text if term.place else None) == (rule, place)
    assert (port.country if port else None, term.edition) == (country, edition)
    assert text[term.start : term.end].strip() == text[term.start : term.end]


@pytest.mark.parametrize(
    "text", ["A key fob case.", "DAP 18-46 fertilizer", "The DAT file is attached.", "He has a DAP"]
)
def test_other_meanings(text: str) -> None:
    assert find_incoterms(text) == ()


def test_the_american_fob() -> None:
    (term,) = find_incoterms("Terms: FOB destination, freight collect")
    assert term.domestic
    assert term.place is None


def test_a_retired_rule_names_the_one_of_today() -> None:
    assert [term.instead for term in find_incoterms("DDU Moscow or DAP Moscow")] == ["DAP", None]
