"""Who sells and who buys is read off the words and the two countries, never guessed."""

from __future__ import annotations

import pytest

from coach import Context, Party
from coach.analysis import analyse
from coach.identifiers.parties import seller_and_buyer


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("We offer USD 3.20 for your order.", ("CN", "DE")),
        ("Please quote your best price.", ("DE", "CN")),
        ("我们的报价如下。", ("CN", "DE")),
        ("Thank you for the call.", (None, None)),
    ],
)
def test_sides(text: str, sides: tuple[str | None, str | None]) -> None:
    context = Context(sender=Party(country="CN"), recipient=Party(country="DE"))
    assert seller_and_buyer(analyse(text), context) == sides


def test_a_port_of_loading_tells_where_the_seller_is() -> None:
    assert seller_and_buyer(analyse("POL: Ningbo, POD: Hamburg"), Context()) == ("CN", None)
    assert seller_and_buyer(analyse("FOB Ningbo"), Context()) == (None, None)
