"""Customs tariff numbers: the Harmonized System's six digits and what countries add to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.lazily import lazy

_HS = lazy(
    r"(?:\b(?:H\.?S\.?|HTS(?:US)?|TARIC|NCM|CN|customs|commodity|tariff"
    r"|HSN)[ -]?(?:tariff )?(?:codes?|no\.?|numbers?|nr\.?|classification|heading)?"
    r"|(?:HS|海关|商品|税则|商检)\s?(?:编码|编号|代码|号列?))"
    r"(?P<said>[ ]?(?:(?:should|must) be|is|are|:|：|=|#|应该?[为是]|为|是|用"
    r"|under)?[ ]{0,2})(?P<code>\d[\d. ]{0,18}\d)(?![\w%/-]|\.\d| ?(?:pcs|sets|days|kgs?|元|个"
    r"|件|USD))",
    re.IGNORECASE | re.ASCII,
)
_NAMED = lazy(
    r"code|no|number|nr|classification|heading|编码|编号|代码|号", re.IGNORECASE | re.ASCII
)
IMPOSSIBLE_LENGTHS = frozenset({3, 5, 7})
"""Chapters have two digits, headings four, subheadings six; countries add two to seven more."""
LONGEST = 13
_NO_CHAPTER = frozenset({"00", "77"})


def find_hs_codes(text: str) -> Iterator[Found]:
    """The tariff numbers announced as such in `text`."""
    for found in _HS.finditer(text):
        code = _one_code(found["code"])
        digits = code.replace(".", "").replace(" ", "")
        announced = bool(_NAMED.search(found[0][: found.start("said") - found.start()]))
        if len(digits) < 4 and not announced:
            continue
        if not announced and not re.match(
            r"H\.?S|HTS|TARIC|NCM", found[0], re.IGNORECASE | re.ASCII
        ):
            continue
        wrong = _wrong(digits)
        start = found.start("code")
        yield Found("hs_code", start, start + len(code), digits, wrong is None, wrong)


def _one_code(words: str) -> str:
    """The first code of a run: groups by blanks belong to it while no group stands on its own."""
    groups = words.split(" ")
    if len(groups) > 1 and any(
        len(group) > 4 or len(group.replace(".", "")) % 2 for group in groups[1:]
    ):
        return groups[0]
    return words


def _wrong(digits: str) -> str | None:
    if len(digits) in IMPOSSIBLE_LENGTHS or len(digits) > LONGEST:
        return "length"
    return "chapter" if digits[:2] in _NO_CHAPTER else None
