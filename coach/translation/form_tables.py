"""The tables of rules/forms: units, papers, currencies, blanks and times in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from coach.tables import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of rules/forms/units.yaml. `sign` is None where it has words in most languages."""

    en: str
    plural: str
    zh: str
    sign: str | None
    counted: bool
    bare: bool


@cache
def units(language: str) -> Mapping[str, Unit]:
    """The units by the words, in small letters, that writers of English or Chinese use for them."""
    found: dict[str, Unit] = {}
    for kind in ("counted", "measured"):
        for row in table("forms")["units"][kind]:
            unit = Unit(
                row["en"],
                row.get("plural", row["en"]),
                row["zh"],
                row.get("sign"),
                kind == "counted",
                row.get("bare", False),
            )
            for word in row.get(f"says_{language}", ()):
                found.setdefault(word, unit)
    return found


@cache
def priced(language: str) -> Mapping[str, Mapping[str, Any]]:
    """What a price is for, by the words behind “/” or “per”: rows of rules/forms/units.yaml."""
    rows: Sequence[Mapping[str, Any]] = table("forms")["units"]["priced"]
    return {word: row for row in rows for word in row.get(f"says_{language}", ())}


@cache
def papers(language: str) -> Mapping[str, str]:
    """The label of a number in the other language, by the words of a writer of `language`."""
    other = {"en": "zh", "zh": "en"}[language]
    rows: Sequence[Mapping[str, Any]] = table("forms")["papers"]["rows"]
    return {word: row[other] for row in rows for word in row.get(f"says_{language}", ())}


@cache
def currencies() -> Mapping[str, Mapping[str, str]]:
    """For a currency's ISO code: the `code` and the word `zh` that stand with a figure."""
    rows: Mapping[str, Mapping[str, str]] = table("forms")["currencies"]["rows"]
    return rows


@cache
def surnames() -> Mapping[str, str]:
    """Chinese family names in Latin letters, as far as they have one reading."""
    rows: Mapping[str, str] = table("forms")["surnames"]["rows"]
    return rows


@cache
def blanks(language: str) -> Mapping[str, str]:
    """The words of blanks in the other language, by those in `language`."""
    pairs = [tuple(row) for row in table("forms")["blanks"]["rows"]]
    for row in table("templates")["placeholders"].values():
        pairs.append((row["meaning"]["en"], row["meaning"]["zh"]))
    found: dict[str, str] = {}
    for en, zh in pairs:
        given, other = (en, zh) if language == "en" else (zh, en)
        found.setdefault(given, other)
    return found


@cache
def times() -> Mapping[str, Any]:
    """The document rules/forms/times.yaml."""
    document: Mapping[str, Any] = table("forms")["times"]
    return document
