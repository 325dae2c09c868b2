"""Quantities: the figure stays, the unit is the reader's word; “two weeks” is 两周."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.identifiers.figures import NUMBER, chinese_number, number_of, scaled
from coach.lazily import lazy
from coach.translation.figures import figure_for
from coach.translation.form_tables import Unit, units
from coach.translation.forms import Form, Stretch, Tongues, figures_of

_EN_NUMBERS = "one two three four five six seven eight nine ten".split()
_ZH_NUMBERS = "一两三四五六七八九十"
_TO = r"[ ]?(?:-|–|~|～|至|到|to)[ ]?"
_QUANTITY = lazy(
    rf"(?:(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?"
    r"(?:[ ]?(?P<scale>thousand|million|k(?=[ ]|pcs)|千(?![克瓦])|百万|万))?"
    rf"|(?P<word>{'|'.join(_EN_NUMBERS)}|[一二两三四五六七八九十百千万]{{1,7}}))"
    r"(?P<glue>[ \n\u00a0-]*)(?P<unit>[^\d\s].*)",
    re.IGNORECASE | re.DOTALL,
)
_HALF = {
    "半个月": "half a month",
    "半天": "half a day",
    "半年": "half a year",
    "半小时": "half an hour",
}
_CONTAINERS = lazy(r"\d+ x \d\d[A-Z]{2}")
_STEEL = lazy(r"[2-4]\d\dL")
"""Steel that looks like litres."""
_SIZE = lazy(r"\d[\dx*×X .]*(?:cm|mm|m|厘米|毫米|米)?")
_NO_GOODS = lazy(r"(?![\u4e00-\u9fffA-Za-z\d])|[的，及和与或每共已将未需均都可左以之内前后起]")
"""What may follow a measure word that stands for pieces by itself: no name of goods."""


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The quantity in one piece where the unit is known, else its figures."""
    if stretch.text[: stretch.start].endswith("第"):
        return ()  # 第二批 counts nothing
    if _STEEL.fullmatch(stretch.words):
        return stretch.as_written()
    rendered = _of_ours(stretch, tongues) if tongues.are_ours else _with_sign(stretch, tongues)
    if rendered is None:
        return figures_of(stretch, tongues)
    return (Form(stretch.start, stretch.end, rendered),)


def _of_ours(stretch: Stretch, tongues: Tongues) -> str | None:
    words = stretch.words
    if _CONTAINERS.fullmatch(stretch.value):
        return words if tongues.source == "en" else stretch.value
    if _SIZE.fullmatch(words):
        return _size(words, tongues)
    if words in _HALF:
        return _HALF[words]
    found = _QUANTITY.fullmatch(words)
    unit = found and units(tongues.source).get(_plain(found["unit"]))
    if not found or not unit:
        return None
    alone = not found["word"] and _NO_GOODS.match(stretch.text, stretch.end)
    if unit.bare and tongues.target == "en" and not alone:
        return None
    if found["word"]:
        return _in_words(found["word"].lower(), unit, tongues)
    ends = [_figure(end, found["scale"]) for end in (found["low"], found["high"]) if end]
    figure = "-".join(ends)
    return _joined(figure, unit, one=figure == "1", tongues=tongues)


def _figure(written: str, scale: str | None) -> str:
    """The figure as it is written; in full where it is said in thousands."""
    return f"{scaled(number_of(written), scale).normalize():,f}" if scale else written


def _plain(unit: str) -> str:
    return " ".join(unit.lower().split()).removesuffix(".")


def _joined(figure: str, unit: Unit, *, one: bool, tongues: Tongues) -> str:
    if tongues.target == "zh":
        return figure + unit.zh
    return f"{figure} {unit.en if one else unit.plural}"


def _in_words(word: str, unit: Unit, tongues: Tongues) -> str | None:
    """A number up to ten in words, a greater one in digits with commas."""
    if tongues.target == "zh":
        return _ZH_NUMBERS[_EN_NUMBERS.index(word)] + unit.zh
    number = chinese_number(word)
    if number is None or number < 1:
        return None
    figure = _EN_NUMBERS[number - 1] if number <= len(_EN_NUMBERS) else f"{number:,}"
    return _joined(figure, unit, one=number == 1, tongues=tongues)


def _size(words: str, tongues: Tongues) -> str:
    if tongues.target == "zh":
        return words
    for zh, sign in (("厘米", " cm"), ("毫米", " mm"), ("米", " m")):
        if words.endswith(zh):
            return words.removesuffix(zh).rstrip() + sign
    return words


def _with_sign(stretch: Stretch, tongues: Tongues) -> str | None:
    """A measured quantity with the sign that readers of most languages know."""
    if _CONTAINERS.fullmatch(stretch.value):
        return stretch.words if tongues.source == "en" else stretch.value
    if _SIZE.fullmatch(stretch.words) and stretch.words.isascii():
        return stretch.words
    if tongues.source not in ("en", "zh"):
        return None
    found = _QUANTITY.fullmatch(stretch.words)
    unit = found and units(tongues.source).get(_plain(found["unit"]))
    if not found or not unit or not unit.sign or not found["low"] or found["scale"]:
        return None
    figures = [figure_for(one, tongues) for one in (found["low"], found["high"]) if one]
    return f"{'–'.join(figures)} {unit.sign}"
