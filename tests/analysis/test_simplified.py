"""Whether both Chinese scripts read alike."""

from __future__ import annotations

from coach.analysis.normalise import fold
from coach.analysis.simplified import simplify


def test_traditional_characters_become_simplified_ones_one_for_one() -> None:
    text = "你們為什麼還沒發貨，貴司說過週五裝櫃"
    assert simplify(text) == "你们为什么还没发货，贵司说过周五装柜"
    assert len(simplify(text)) == len(text)


def test_simplified_and_latin_text_stays() -> None:
    assert simplify("你们还没发货 PO-4512") == "你们还没发货 PO-4512"


def test_folding_keeps_the_length() -> None:
    text = "İstanbul 的貨 ASAP"
    assert fold(text) == "istanbul 的货 asap"
    assert len(fold(text)) == len(text)
