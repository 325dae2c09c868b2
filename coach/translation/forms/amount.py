"""Amounts of money, with what they are for: “USD 4.20/pc” and 4.20美元/件; the digits stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from coach.identifiers.figures import NUMBER
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
_CODE = lazy(
    r"(?:[A-Z]{3}|US\$|HK\$|[$€£¥￥])[ \u00a0]?\d[\d.,]*|\d[\d.,]*[ \u00a0]?(?:[A-Z]{3}|€)"
)
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
    rendered = _money(stretch, tongues)
    if rendered is None:
        return figures_of(stretch, tongues)
    start, end, before, behind = _unit(stretch, tongues) if tongues.are_ours else _alone(stretch)
    return (Form(start, end, before + rendered + behind),)


def _alone(stretch: Stretch) -> tuple[int, int, str, str]:
    return stretch.start, stretch.end, "", ""


def _money(stretch: Stretch, tongues: Tongues) -> str | None:
    """The amount without its unit; None where its currency has no certain form."""
    words = stretch.words
    value = _VALUE.fullmatch(stretch.value)
    if not tongues.are_ours:
        return _elsewhere(words, value, tongues)
    scaled = bool(_SCALED.search(words) or (_NUMERALS.search(words) and not words.isascii()))
    if not scaled and _CODE.fullmatch(words) and (tongues.target == "zh" or words.isascii()):
        return words
    if value is None or value["code"] not in currencies():
        return words if _CODE.fullmatch(words) else None
    figure = _full(value) if scaled else _as_written(words)
    if figure is None:
        return None
    row = currencies()[value["code"]]
    if tongues.target == "en" or re.search(r"[A-Z]{3}|[$€£¥]", words):
        code = row["code"] if tongues.target == "en" else _code_in(words) or row["code"]
        return f"{code} {figure}"
    return figure + row["zh"]


def _code_in(words: str) -> str | None:
    found = re.search(r"[A-Z]{3}|US\$|HK\$|[$€£¥]", words)
    return found[0] if found else None


def _as_written(words: str) -> str | None:
    both = _RANGE.search(words)
    if both is not None:
        return f"{both[1]}-{both[2]}"
    found = _FIGURE.search(words)
    return found[0] if found else None


def _full(value: re.Match[str]) -> str:
    """The whole figure, for one said in thousands, millions or Chinese numerals."""
    ends = [f"{Decimal(end):,f}" for end in (value["low"], value["high"]) if end]
    return "-".join(ends)


def _elsewhere(words: str, value: re.Match[str] | None, tongues: Tongues) -> str | None:
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
