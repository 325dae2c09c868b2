"""Numbers of papers and goods: the number stays to the letter, what it belongs to is translated."""

from __future__ import annotations

from collections.abc import Iterable

from coach.lazily import lazy
from coach.translation.form_tables import papers
from coach.translation.forms import Form, Stretch, Tongues

_ENGLISH = lazy(
    r"(?:(?:your|our|the|this)[ ])?(?P<label>[A-Za-z][A-Za-z/. -]*?)"
    r"(?P<no>[ ]?(?:numbers?|nos?\b\.?|nr\b\.?|num\b\.?|id\b|ref\b\.?|#|№))?"
    r"(?P<glue>[ ]?[:：=#][ ]?|[ ]is[ ]|[ ]|(?<=[.#№]))(?P<code>\S*\d\S*)",
    2,  # re.IGNORECASE
)
_CHINESE = lazy(
    r"(?P<label>[\u4e00-\u9fff]+?)(?P<no>编号|号码|号|单号|[Nn]o\.?)?"
    r"(?P<glue>[ ]?[:：#]?(?:是|为)?[ ]?)(?P<code>[^\s\u4e00-\u9fff]*\d[^\s\u4e00-\u9fff]*)"
)
_POSSESSIVE = lazy(r"(?:your|our|the|this)[ ]", 2)
_CODE = lazy(r"[^\s:：#=№\u4e00-\u9fff]*\d\S*$")
_NUMBERED = lazy(r"(?:no|nr)\.?[ ]?(?=\d)|编号[:：]?", 2)


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The number with its label in the reader's language, or the number alone."""
    words = stretch.words
    found = (_ENGLISH if tongues.source == "en" else _CHINESE).fullmatch(words)
    if found is not None and tongues.are_ours:
        label, ends = _label(found["label"], found["no"], tongues)
        if label is not None and _is_of_one_piece(stretch, found["code"]):
            lead = _POSSESSIVE.match(words)
            start = stretch.start + (lead.end() if lead else 0)
            rendered = _joined(label, ends, found["glue"], found["code"], tongues)
            return (Form(start, stretch.end, rendered),)
    return (_code(stretch),)


def _label(label: str, number: str | None, tongues: Tongues) -> tuple[str | None, bool]:
    """The label in the reader's language, and whether a word for “number” follows it."""
    known = papers(tongues.source)
    if tongues.source == "zh":
        whole = label + (number or "")
        if whole in known:
            return known[whole], False
        return known.get(label), number is not None
    return known.get(" ".join(label.lower().split())), number is not None


def _is_of_one_piece(stretch: Stretch, code: str) -> bool:
    """Whether the label is no part of the number, as it is in “PO 4501”, which is PO-4501."""
    return "".join(filter(str.isalnum, stretch.value)) == "".join(filter(str.isalnum, code.upper()))


def _joined(label: str, numbered: bool, glue: str, code: str, tongues: Tongues) -> str:
    colon = ":" in glue or "：" in glue
    if tongues.target == "zh":
        number = "号" if numbered and not label.endswith("号") else ""
        return f"{label}{number}{'：' if colon else ''}{code}"
    number = " no." if numbered else ""
    return f"{label}{number}{':' if colon else ''} {code}"


def _code(stretch: Stretch) -> Form:
    """The number without the words before it, as far as they are no part of it."""
    words = stretch.words
    plain = "".join(filter(str.isalnum, words)).upper()
    if plain == "".join(filter(str.isalnum, stretch.value)):
        return Form(stretch.start, stretch.end, words)
    numbered = _NUMBERED.match(words)
    if numbered is not None:
        return Form(stretch.start + numbered.end(), stretch.end, words[numbered.end() :])
    found = _CODE.search(words)
    at = found.start() if found else 0
    return Form(stretch.start + at, stretch.end, words[at:])
