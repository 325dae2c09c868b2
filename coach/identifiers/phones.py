"""Telephone numbers. Whether one can exist, phonenumbers knows for those with a country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, at_words
from coach.lazily import lazy

_WORLDWIDE = lazy(
    r"(?<![\w+])(?:\+"
    r"|00(?=(?:1|7|[2-9]\d{1,2})[ -]))[ ]?[1-9](?:[ \-./]{0,2}\(?\d\)?){6,16}(?![\d-])",
    re.ASCII,
)
_LABELLED = lazy(
    r"(?:\b(?:tel(?:ephone)?|phone|mobile|mob|cell(?:phone)?|whats ?app|fax|call (?:us|me|him"
    r"|her)(?: at| on)?|\bph"
    r"|wechat/phone)\.?(?: ?(?:no|number|nr|#))?\.?[ ]?[:：/]?[ ]?"
    r"|(?:电话|手机|座机|传真|联系方式|致电|拨打|微信同号)(?:号码?)?(?:是"
    r"|为)?[:：]?[ ]?)(?P<number>\(?0?\d(?:[ \-.()]{0,2}\d){5,14})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_LABEL_HEADS = frozenset("tel pho mob cel wha fax cal ph wec".split())
_MOBILE = lazy(r"(?<![\w.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w.-]|%)", re.ASCII)


_CHINESE_MOBILE = lazy(r"\+861[3-9]", re.ASCII)
"""Mobile numbers there have eleven digits, while the plan as a whole has seven to twelve."""


def find_phones(text: str) -> Iterator[Found]:
    """Telephone numbers; the value is “+” and digits, or digits if no country is written."""
    for found in _WORLDWIDE.finditer(text):
        digits = re.sub(r"\(0\)|\D", "", found[0])
        value = "+" + digits.removeprefix("00")
        valid = _can_exist(value)
        yield Found("phone", *found.span(), value, valid, None if valid else "length")
    labelled = (
        at_words(_LABELLED, text, _LABEL_HEADS) if text.isascii() else _LABELLED.finditer(text)
    )
    for places, name in ((labelled, "number"), (_MOBILE.finditer(text), 0)):
        for found in places:
            yield Found("phone", *found.span(name), re.sub(r"\D", "", found[name]))


def _can_exist(value: str) -> bool:
    """Whether the country's plan has numbers of that length."""
    if _CHINESE_MOBILE.match(value):
        return len(value) == 14
    import phonenumbers

    try:
        number = phonenumbers.parse(value, None)
        verdict = phonenumbers.is_possible_number_with_reason(number)
        return bool(verdict == phonenumbers.ValidationResult.IS_POSSIBLE)
    except phonenumbers.NumberParseException:
        return False
