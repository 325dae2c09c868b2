"""Codes and blanks as plain words, since a grammar judge stumbles over them in any sentence."""

from __future__ import annotations

import re

from coach.analysis import analyse
from coach.facts import find_facts

_CODES = {"container", "tracking", "awb", "iban", "bic", "account", "imo", "hs_code"}
_ADDRESSES = {"url", "email"}
_BLANK = re.compile(r"⟦([^⟧]*)⟧")
_WITH_DIGIT = re.compile(r"[^\s,;()]*\d[^\s,;()]*")
_ORDER = re.compile(r"\bP\.?O\b\.?")
_NUMBER, _NAME = "41", "Berlin"
_FILLED = (
    ("what happened", "two cartons were missing"),
    ("what exactly", "two cartons were missing"),
    ("what you need", "call us"),
    ("how long", "two weeks"),
    ("month", "May"),
    ("number", "three"),
    ("item", "a lamp"),
    ("date", "Friday"),
    ("time", "Friday"),
)
"""How a blank that asks for this may be filled in; the first that fits is taken."""


def masked(text: str) -> str:
    """`text` with every blank filled in, codes as a small number and addresses as a name."""
    filled = _BLANK.sub(lambda blank: _filling(blank[1]), text)
    for fact in reversed(find_facts(analyse(filled))):
        if fact.kind == "reference":
            plain = _ORDER.sub("order", _WITH_DIGIT.sub(_NUMBER, fact.text))
        elif fact.kind in _CODES:
            plain = _NUMBER
        elif fact.kind in _ADDRESSES:
            plain = _NAME
        else:
            continue
        filled = filled[: fact.start] + plain + filled[fact.end :]
    return filled


def _filling(asks: str) -> str:
    return next((words for key, words in _FILLED if key in asks), _NAME)
