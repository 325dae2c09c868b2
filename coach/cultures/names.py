"""The name that the writer set for the recipient, taken apart by the name order of the country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coach.cultures.profiles import Culture, all_cultures
from coach.draft import Party
from coach.lazily import lazy


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart as far as the profile tells; a part is None where it does not."""

    tokens: tuple[str, ...]
    family: str | None
    given: str | None

    @property
    def only(self) -> str | None:
        """The name where it has one part alone."""
        return self.tokens[0] if len(self.tokens) == 1 else None


_TITLES = lazy(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|eng|engr|ing|herr|frau|sir|madam|sheikh|h\.e)\b\.? *)+",
    re.IGNORECASE,
)
_SUFFIXES = lazy(r"(?:[- ](?:san|sama|nim|bey|han[iı]m)|先生|女士|小姐|总|经理)$", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el abdul abd abdel abu bin bint ibn van von de der den di da del della dos das du la le ten"
    " ter zu zur san st".split()
)
_HAN_NAME = lazy("[\u4e00-\u9fff]{2,4}")
_TWO_CHARACTER_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 夏侯 皇甫 尉迟".split()
)


def name_of(party: Party, culture: Culture) -> PersonName | None:
    """The name that was set for `party`, taken apart by the name order of `culture`.

    Which part is the family name is told by capitals (“TANAKA Hiroshi”), a comma (“Tanaka,
    Hiroshi”), the family names common in the country, or the order where it is fixed; where these
    leave it open the parts stay None, as the family name does where several names come last.
    """
    name = _SUFFIXES.sub("", _TITLES.sub("", (party.name or "").strip())).strip()
    if not name:
        return None
    if _HAN_NAME.fullmatch(name):
        return _chinese_name(name, culture)
    left, comma, right = name.partition(",")
    if comma and right.strip():
        return PersonName((left.strip(), *right.split()), left.strip(), right.split()[0])
    given_first = culture.custom("name_order", "given_first") is not None
    tokens = _joined(name.split()) if given_first else tuple(name.split())
    place = _family_place(tokens, culture)
    if place is None:
        return PersonName(tokens, None, None)
    others = [token for number, token in enumerate(tokens) if number != place % len(tokens)]
    given = others[-1] if culture.group == "vietnam" else others[0]
    return PersonName(tokens, tokens[place] if place == 0 or len(others) == 1 else None, given)


def _joined(tokens: list[str]) -> tuple[str, ...]:
    """The parts of a name, with “Al”, “van der” or “Abdul” and the name they belong to as one."""
    parts: list[str] = []
    goes_on = False
    for token in tokens:
        if goes_on:
            parts[-1] = f"{parts[-1]} {token}"
        elif not (len(token.rstrip(".")) == 1 and parts):  # a middle initial is left out
            parts.append(token)
        goes_on = token.lower() in _PARTICLES
    return tuple(parts)


def _chinese_name(name: str, culture: Culture) -> PersonName:
    if not culture.custom("honorific"):
        return PersonName((name,), None, None)
    length = 2 if name[:2] in _TWO_CHARACTER_FAMILIES and len(name) > 2 else 1
    return PersonName((name[:length], name[length:]), name[:length], name[length:])


def _family_place(tokens: tuple[str, ...], culture: Culture) -> int | None:
    """Which token is the family name, 0 or -1."""
    if len(tokens) < 2:
        return None
    capitals = [len(token) > 1 and token.isupper() for token in tokens]
    if capitals[0] != capitals[-1]:
        return 0 if capitals[0] else -1
    order = culture.customs["name_order"].value
    if order == "given_first":
        return None if tokens[0].capitalize() in family_names_elsewhere() else -1
    common = culture.custom("family_names")
    if common is None:
        return None
    first, last = (tokens[place].capitalize() in common.value for place in (0, -1))
    if culture.group == "vietnam" and first:
        return 0
    return None if first == last else 0 if first else -1


@cache
def family_names_elsewhere() -> frozenset[str]:
    """The common names of the countries where the family name stands first.

    Somebody who bears one may be written in that order anywhere, so that the order tells nothing.
    """
    return frozenset(
        name
        for culture in all_cultures()
        if (custom := culture.custom("family_names"))
        for name in custom.value
    )
