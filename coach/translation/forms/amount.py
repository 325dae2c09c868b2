"""Amounts of money, with what they are for: “USD 4.20/pc” and 4.20美元/件; the digits stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from coach.identifiers.figures import NUMBER, number_of
from coach.lazily import lazy
from coach.translation.figures import DOTTED, figure_for
from coach.translation.form_tables import currencies, priced
from coach.translation.forms import Form, Stretch, Tongues, figures_of

_FIGURE = lazy(NUMBER)
_RANGE = lazy(rf"({NUMBER})[ ]?(?:-|–|~|～|至|到|to )[ ]?(?:\$|€|¥|US\$|USD ?)?({NUMBER})")
_SCALED = lazy(
    r"\d[ ]?(?:[kKwW]|mio|million|thousand|mn|bn|billion|百万|千万|万|亿|千)(?![a-zA-Z])"
    r"|\d[mM](?![a-zA-Z])"
)
_NUMERALS = lazy(r"[零壹贰叁肆伍陆柒捌玖拾佰仟一二两三四五六七八九十百千]")
_DIGITS = r"\d[\d.,'’ \u00a0\u202f]*(?:[–-]{1,2}(?!\d))?"
_CODE = lazy(rf"(?:[A-Z]{{3}}|US\$|HK\$|[$€£¥￥])[ \u00a0]?{_DIGITS}|{_DIGITS}(?:[A-Z]{{3}}|€)")
_SIGN = lazy(r"US\$|HK\$|[$€£¥]")
_SPOKEN = ("块", "刀")
_FRACTION = lazy(r"[毛角分块][零一二三四五六七八九]*$")
_CURRENCIES = {"美金": "USD", "美元": "USD", "欧元": "EUR", "港币": "HKD", "人民币": "CNY"}
_CURRENCY = lazy("|".join(_CURRENCIES))
_VALUE = lazy(r"(?P<code>[A-Z]{3}) (?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?")
_EN_BEHIND = lazy(
    r"(?P<slash>[ ]?/[ ]?)(?P<unit>[A-Za-z0-9'²³]{1,9})(?![A-Za-z0-9])"
    r"|[ ](?P<per>per|a|each)[ ](?P<thing>square met(?:er|re)|[A-Za-z0-9'²³]{1,9})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ZH_THING = (
    r"(?P<unit>个样品|个高柜|个小柜|个柜|20GP|40GP|40HQ|40HC|平方米|立方米|公斤|kg|[\u4e00-\u9fff])"
)
_ZH_BEHIND = lazy(
    rf"[ ]?(?P<mark>[/每])[ ]?{_ZH_THING}(?![\u4e00-\u9fff](?<![的，。含起]))", re.IGNORECASE
)
_ZH_AHEAD = lazy(rf"每{_ZH_THING}[ ]?$")


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The amount in one piece, with its unit if the reader's word for it is known."""
    if _may_be_else(stretch):
        return figures_of(stretch, tongues)
    stretch = _with_currency(stretch)
    rendered = _money(stretch, tongues)
    if rendered is None:
        return figures_of(stretch, tongues)
    start, end, before, behind = stretch.start, stretch.end, "", ""
    if tongues.are_ours:
        start, end, before, behind = _unit(stretch, tongues)
    return (Form(start, end, before + rendered + behind),)


def _may_be_else(stretch: Stretch) -> bool:
    """Whether it may be other money or none: 20块 are pieces too, 一毛三美金 not three dollars."""
    spoken = stretch.words.endswith(_SPOKEN) and not stretch.words.startswith("人民币")
    named = _CURRENCY.match(stretch.text, stretch.end)
    return (spoken and not named) or bool(_FRACTION.search(stretch.text, 0, stretch.start))


def _with_currency(stretch: Stretch) -> Stretch:
    """The amount as far as its currency goes, which may stand behind: 六千块美金, 人民币86块."""
    end = stretch.end
    if stretch.words.startswith("人民币") and stretch.text[end : end + 1] in ("元", "块"):
        return replace(stretch, end=end + 1)
    found = _CURRENCY.match(stretch.text, end) if stretch.words.endswith(_SPOKEN) else None
    if found is None:
        return stretch
    figure = stretch.value.partition(" ")[2]
    return replace(stretch, end=found.end(), value=f"{_CURRENCIES[found[0]]} {figure}")


def _money(stretch: Stretch, tongues: Tongues) -> str | None:
    """The amount without its unit; None where its currency has no certain form."""
    words = stretch.words
    if not tongues.are_ours:
        return _elsewhere(words, tongues)
    in_full = bool(_SCALED.search(words) or (_NUMERALS.search(words) and not words.isascii()))
    if not in_full and _CODE.fullmatch(words) and (tongues.target == "zh" or words.isascii()):
        return words
    value = _VALUE.fullmatch(stretch.value)
    if value is None or value["code"] not in currencies():
        return words if _CODE.fullmatch(words) else None
    if in_full and _is_doubtful(words):
        return None
    figure = _full(value) if in_full else _as_written(words, value)
    row = currencies()[value["code"]]
    if tongues.target == "en":
        return f"{row['code']} {figure}"
    for code in (value["code"], "RMB"):
        if code in words:
            return f"{code} {figure}"
    sign = _SIGN.search(words)
    return f"{sign[0]}{figure}" if sign else figure + row["zh"]


def _as_written(words: str, value: re.Match[str]) -> str:
    """The figures as they are written, if they say all: 9块5 is 9.5."""
    both = _RANGE.search(words)
    found = _FIGURE.search(words)
    if both is not None:
        return f"{both[1]}-{both[2]}"
    if found is None or (not value["high"] and number_of(found[0]) != Decimal(value["low"])):
        return _full(value)
    return found[0]


def _is_doubtful(words: str) -> bool:
    """Whether the figure has two readings, as that of 1.215 million has in euros."""
    found = _FIGURE.search(words)
    return found is not None and number_of(found[0]) != number_of(found[0], comma_decimal=True)


def _full(value: re.Match[str]) -> str:
    """The whole figure, for one said in thousands, millions or Chinese numerals."""
    ends = [f"{Decimal(end):,f}" for end in (value["low"], value["high"]) if end]
    return "-".join(ends)


def _elsewhere(words: str, tongues: Tongues) -> str | None:
    """The figure as the reader's country writes it, beside the currency's code or sign."""
    if tongues.source not in DOTTED or not _CODE.fullmatch(words):
        return None
    figure = _FIGURE.search(words)
    assert figure is not None
    written = figure_for(figure[0], tongues)
    return words[: figure.start()] + written + words[figure.end() :]


def _unit(stretch: Stretch, tongues: Tongues) -> tuple[int, int, str, str]:
    """How far the amount goes with what it is for, and that in the reader's words around it."""
    start, end, text = stretch.start, stretch.end, stretch.text
    if tongues.source == "en":
        found = _EN_BEHIND.match(text, end)
        row = found and priced("en").get((found["unit"] or found["thing"]).lower())
        if found and row:
            each = "" if found["unit"] else f"每{row['zh']}"
            return start, found.end(), each, f"/{row['zh']}" if found["unit"] else ""
        return start, end, "", ""
    found = _ZH_BEHIND.match(text, end)
    row = found and priced("zh").get(found["unit"].lower())
    if found and row:
        behind = f"/{row['en']}" if found["mark"] == "/" else f" per {row['word']}"
        return start, found.end(), "", behind
    found = _ZH_AHEAD.search(text, max(0, start - 6), start)
    row = found and priced("zh").get(found["unit"].lower())
    if found and row:
        return found.start(), end, "", f" per {row['word']}"
    return start, end, "", ""
