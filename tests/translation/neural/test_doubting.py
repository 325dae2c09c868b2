"""What is no translation, and what only looks like none."""

from __future__ import annotations

import pytest

from coach.finding import Text
from coach.translation.neural.doubting import ENDLESS, NOTHING, UNTRANSLATED, doubt

SHIP = "we will ship the goods to you by X1"


@pytest.mark.parametrize(
    ("source", "written", "target", "reason"),
    [
        (SHIP, "", "zh", NOTHING),
        (SHIP, "。。。", "zh", NOTHING),
        (SHIP, "货货货货货货", "zh", ENDLESS),
        (SHIP, "我们会 我们会 我们会 我们会 我们会", "zh", ENDLESS),
        (SHIP, "Wir senden die Ware an die Ware an die Ware an die Ware an die", "de", ENDLESS),
        (SHIP, SHIP, "zh", UNTRANSLATED),
        (SHIP, SHIP.upper(), "de", UNTRANSLATED),
        (SHIP, "我们将 ship the goods to you 于X1", "zh", UNTRANSLATED),
        (SHIP, "Wir will ship the goods bis X1", "de", UNTRANSLATED),
        (SHIP, "Wir liefern die Ware bis X1", "zh", UNTRANSLATED),
        ("我们X1发货", "We 我们X1发货", "en", UNTRANSLATED),
        ("Regards", "Regards", "zh", UNTRANSLATED),
        ("Best regards", "Best regards", "fr", UNTRANSLATED),
    ],
)
def test_no_translation(source: str, written: str, target: str, reason: Text) -> None:
    assert doubt(source, written, target) is reason


@pytest.mark.parametrize(
    ("source", "written", "target"),
    [
        (SHIP, "我们将在X1前给您发货", "zh"),
        (SHIP, "Wir liefern die Ware bis X1 an Sie", "de"),
        ("非常非常非常非常感谢", "Very, very, very, very many thanks", "en"),
        ("OK", "OK", "zh"),
        ("Total: X1", "Total: X1", "es"),
        ("FOB", "FOB", "de"),
        ("请联系Smith and Sons Trading", "Please contact Smith and Sons Trading", "en"),
        ("contact Siemens Energy about X1", "就X1联系Siemens Energy公司", "zh"),
        ("— / —", "", "zh"),
        ("we ship today", "noi spediamo oggi", "xx"),
        ("we ship the goods", "мы отправляем товар", "ru"),
        ("we ship the goods", "出荷します", "ja"),
    ],
)
def test_what_may_be_a_translation(source: str, written: str, target: str) -> None:
    assert doubt(source, written, target) is None


def test_a_long_text_is_judged_in_linear_time() -> None:
    words = " ".join(f"w{number}" for number in range(20_000))
    assert doubt("我们发货", words, "en") is None
