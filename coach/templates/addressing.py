"""How a reader is addressed in a greeting, from what the writer set for the recipient.

Nothing is concluded from how a name sounds: without a title there is none in the greeting, and
which part is the family name is told by `coach.cultures.names` or left open.
"""

from __future__ import annotations

import re

from coach.analysis.scripts import HAS_HAN
from coach.draft import Party
from coach.finding import Language
from coach.lazily import lazy

_LEADING_TITLE = lazy(
    r"(?P<title>mr|mrs|ms|miss|mx|dr|prof|eng|engr|herr|frau)\b\.?\s+(?P<name>\S.*)", re.IGNORECASE
)
_HAN_TITLE = lazy("(?:先生|女士|小姐|总|经理|博士|教授|主任|主管|董事长|老师|工)$")
_SUFFIX = lazy(r"[- ](?:san|sama|nim)$", re.IGNORECASE)
_PLAIN = frozenset(("mr", "mrs", "ms", "miss", "mx"))
_IN_CHINESE = {
    "mr": "先生", "herr": "先生", "mrs": "女士", "ms": "女士", "miss": "女士", "frau": "女士",
    "dr": "博士", "prof": "教授", "manager": "经理", "director": "总监",
}  # fmt: skip


def address_of(party: Party, language: Language) -> str | None:
    """The reader as a greeting names him: “Mr Weber”, “Tanaka-san”, 韦伯先生, 王经理.

    None where no name is set.
    """
    name, title = (party.name or "").strip(), (party.title or "").strip()
    if not name:
        return None
    if _HAN_TITLE.search(name) or _SUFFIX.search(name):
        return name
    if not title and (found := _LEADING_TITLE.match(name)):
        title, name = found["title"], found["name"]
    family, given, suffix = _parts(party, name)
    if language == "zh":
        return _in_chinese(name, family, title)
    if suffix and title.rstrip(".").lower() in {"", *_PLAIN}:
        return f"{family or name}{suffix}"
    if HAS_HAN.search(title):
        return name
    return f"{title} {given or family or name}" if title else name


def _parts(party: Party, name: str) -> tuple[str | None, str | None, str]:
    """The family name, the given name where the country puts titles before it, and its suffix."""
    from dataclasses import replace

    from coach.cultures.names import name_of
    from coach.cultures.profiles import culture_of

    culture = culture_of(party)
    parts = name_of(replace(party, name=name), culture) if culture else None
    if culture is None or parts is None:
        return None, None, ""
    custom = culture.custom("address")
    by_given = custom is not None and custom.value == "given"
    given = parts.only or parts.given if by_given else None
    return parts.only or parts.family, given, custom.suffix if custom else ""


def _in_chinese(name: str, family: str | None, title: str) -> str:
    """A Chinese title goes behind the name; one that has no Chinese form stays before it."""
    if not title:
        return name
    behind = title if HAS_HAN.search(title) else _IN_CHINESE.get(title.rstrip(".").lower())
    return f"{family or name}{behind}" if behind else f"{title} {name}"
