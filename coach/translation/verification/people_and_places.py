"""Names that have a usual form in the other language: given names, family names, places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coach import assets
from coach.lazily import lazy

_TITLE_EN = lazy(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Manager|Director|Engineer|Madam"
    r"|President)\.? ([A-Z][a-z]+)(?! [A-Z][a-z])"
)
_TITLE_ZH = lazy(
    r"([\u4e00-\u9fff])(?:先生|女士|小姐|太太|经理|总监|主任|博士|工程师|老师"
    r"|总(?![是的会计共体结数额之部])|工(?![作厂艺程人序业资具时期会地]))"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is known in both languages; offsets within the text that was read."""

    name: str
    start: int
    end: int


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The kind, the English and the Chinese forms of all names."""
    path = assets.path("rules") / "translation" / "names.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((kind, name, tuple(forms.split("|"))) for kind, name, forms in rows)


@cache
def families() -> dict[str, frozenset[str]]:
    """The characters that a Chinese family name in letters may stand for."""
    return {name: frozenset(forms) for kind, name, forms in _rows() if kind == "family"}


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {name: forms for kind, name, forms in _rows() if kind != "family"}


@cache
def _places() -> frozenset[str]:
    return frozenset(name for kind, name, _ in _rows() if kind == "place")


@cache
def _in_english() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_known(), key=len, reverse=True))})\b(?!-)")


@cache
def _chinese_forms() -> dict[str, str]:
    return {form: name for name, forms in _known().items() for form in forms if len(form) > 1}


@cache
def _in_chinese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_chinese_forms(), key=len, reverse=True)))


def english_names(text: str) -> list[Named]:
    """The names of an English text that have a usual Chinese form."""
    found = [Named(one[0], *one.span()) for one in _in_english().finditer(text)]
    taken = {one.start for one in found}
    for one in _TITLE_EN.finditer(text):
        if one[1] in families() and one.start(1) not in taken:
            found.append(Named(f"family {one[1]}", *one.span(1)))
    return sorted(found, key=lambda one: one.start)


def chinese_names(text: str) -> list[Named]:
    """The names of a Chinese text that have a usual form in letters."""
    forms = _chinese_forms()
    found = [Named(forms[one[0]], *one.span()) for one in _in_chinese().finditer(text)]
    for one in _TITLE_ZH.finditer(text):
        name = next((name for name, signs in families().items() if one[1] in signs), None)
        if name is not None:
            found.append(Named(f"family {name}", one.start(1), one.end(1)))
    return sorted(found, key=lambda one: one.start)


def is_kind_of(name: str) -> str:
    """“family”, “place” or “given”: only names of one kind are taken for each other."""
    if name.startswith("family "):
        return "family"
    return "place" if name in _places() else "given"
