"""Ports, airports and inland places of trade: the table rules/terms/ports.yaml and its finder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal

from coach.analysis.scripts import HAS_HAN
from coach.identifiers.found import KEPT
from coach.lazily import lazy
from coach.tables import table

Mode = Literal["sea", "air", "inland"]


@dataclass(frozen=True, slots=True)
class Port:
    """A place where goods are handed over or carried to.

    `country` is an ISO 3166-1 alpha-2 code, `code` the five-letter UN/LOCODE and `iata` the
    airport's three letters, each None where the table does not say. `common` and `zh_common` mark
    a name that is an ordinary word or a person's name as well.
    """

    en: str
    zh: str
    country: str
    code: str | None
    iata: str | None
    modes: frozenset[Mode]
    common: bool = False
    zh_common: bool = False


@dataclass(frozen=True, slots=True)
class PortFound:
    """A port named in a text; offsets count code points of that text."""

    start: int
    end: int
    port: Port


_WORD = lazy(r"[^\W\d_](?:[^\W\d_]|['’])*")
_JOIN = lazy(r"[ \t]{1,3}|[ ]?\n|[-.] ?")
_SHORT = 4
"""Up to so many letters a name in lower case may be any word."""
_BEFORE = lazy(
    r"(?:\b(?:EXW|FCA|FAS|FOB|CFR|CNF|C&F|CIF|CPT|CIP|DAP|DPU|DAT|DDU|DDP|POL|POD"
    r"|ports?(?: of (?:loading|discharge|shipment|destination|entry|departure))?"
    r"|loading|discharge|terminal|harbou?r|airport|ship(?:ped|ment|s)? (?:to|from)"
    r"|ETA|ETD|arriv\w+ (?:at|in)|sail\w* (?:to|from)|via|vessel to)"
    r"|[港岸到至从经])[ \t:：,/-]{0,3}(?:is |are |the |port of |the port of |of )?$",
    re.IGNORECASE,
)
_AFTER = lazy(r"[ \t]?(?:sea ?)?(?:port|terminal|airport|harbou?r|港|机场)", re.IGNORECASE)
_CODE = lazy(r"(?<![A-Za-z0-9])(?:[A-Z]{5}|[A-Z]{2} [A-Z]{3}|[A-Z]{3})(?![A-Za-z0-9])")
_OTHER = lazy(r"[包王肉排克]|啤酒|[路街]\d|尼亚|数字|柱|[接续]|道")
"""What behind a Chinese name says that no port is meant: 汉堡包, 青岛啤酒, 马赛克, 最大连续."""


@cache
def all_ports() -> tuple[Port, ...]:
    """Every place of the table, in its order."""
    return tuple(port for port, _ in _rows())


def port_named(name: str) -> Port | None:
    """The place of that English or Chinese name or UN/LOCODE; None where the table has none."""
    index = _index()
    key = " ".join(word.lower() for word in _WORD.findall(name))
    return index.english.get(key) or index.chinese.get(name.strip()) or index.codes.get(name)


@lru_cache(maxsize=4 * KEPT)
def find_ports(text: str) -> tuple[PortFound, ...]:
    """The places named in `text`, in its order and without overlaps.

    A name that is also an ordinary word (Split, Mobile, Cork) counts only with a capital beside a
    trade term or a word for a port; a three-letter airport code likewise.
    """
    found = [*_in_latin(text), *_codes_in(text)]
    if HAS_HAN.search(text):
        found += _in_chinese(text)
    taken: list[PortFound] = []
    for one in sorted(found, key=lambda item: (item.start, -item.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return tuple(taken)


def _in_latin(text: str) -> Iterator[PortFound]:
    firsts, english = _index().firsts, _index().english
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        most = firsts.get(word[0].lower())
        if most is None:
            continue
        for count in range(min(most, len(words) - place), 0, -1):
            last = words[place + count - 1]
            run = words[place : place + count]
            port = english.get(" ".join(one[0].lower() for one in run))
            if port is not None and _joined(text, run) and _is_meant(text, port, run):
                yield PortFound(word.start(), last.end(), port)
                break


def _joined(text: str, run: list[re.Match[str]]) -> bool:
    return all(_JOIN.fullmatch(text, one.end(), two.start()) for one, two in pairwise(run))


def _is_meant(text: str, port: Port, run: list[re.Match[str]]) -> bool:
    start, end = run[0].start(), run[-1].end()
    if len(run) > 1:
        return True
    if port.common:
        return text[start].isupper() and _has_marker(text, start, end)
    return end - start > _SHORT or text[start].isupper() or _has_marker(text, start, end)


def _has_marker(text: str, start: int, end: int) -> bool:
    """Whether a trade term or a word for a port stands beside."""
    return bool(_BEFORE.search(text[max(0, start - 40) : start]) or _AFTER.match(text, end))


def _in_chinese(text: str) -> Iterator[PortFound]:
    for name, port in _index().chinese.items():
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            meant = not port.zh_common or _has_marker(text, start, end)
            if meant and not _OTHER.match(text, end):
                yield PortFound(start, end, port)
            start = text.find(name, end)


def _codes_in(text: str) -> Iterator[PortFound]:
    for found in _CODE.finditer(text):
        port = _index().codes.get(found[0].replace(" ", ""))
        if port is not None and (len(found[0]) > 3 or _has_marker(text, *found.span())):
            yield PortFound(*found.span(), port)


@dataclass(frozen=True, slots=True)
class _Index:
    """Names to ports: English by lower-case words, and how many words a first word may lead."""

    english: dict[str, Port]
    firsts: dict[str, int]
    chinese: dict[str, Port]
    codes: dict[str, Port]


@cache
def _index() -> _Index:
    index = _Index({}, {}, {}, {})
    for port, names in _rows():
        for name in names:
            if HAS_HAN.search(name):
                index.chinese.setdefault(name.split("(")[0], port)
                continue
            words = [word.lower() for word in _WORD.findall(name)]
            index.english.setdefault(" ".join(words), port)
            index.firsts[words[0]] = max(index.firsts.get(words[0], 0), len(words))
        for code in (port.code, port.iata):
            if code:
                index.codes.setdefault(code, port)
    return index


@cache
def _rows() -> tuple[tuple[Port, tuple[str, ...]], ...]:
    """Each place with all its names."""
    places: dict[str, list[dict[str, Any]]] = table("terms")["ports"]["places"]
    return tuple(
        (_port(country, row), (row["en"], row["zh"], *row.get("also", ())))
        for country, rows in places.items()
        for row in rows
    )


def _port(country: str, row: dict[str, Any]) -> Port:
    modes: Any = frozenset(row.get("modes", "sea").split())
    code, iata = row.get("code"), row.get("iata")
    if iata is None and code and "air" in modes:
        iata = code
    return Port(
        en=row["en"],
        zh=row["zh"].split("(")[0],
        country=country,
        code=country + code if code else None,
        iata=iata,
        modes=modes,
        common=row.get("common", False),
        zh_common=row.get("zh_common", False),
    )
