"""The facts of a draft: what no suggestion, rewrite or translation may change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from coach.document import LINTED, Block, Document
from coach.identifiers import finders
from coach.identifiers.found import Found

FactKind = Literal[
    "amount",
    "quantity",
    "percentage",
    "date",
    "time",
    "reference",
    "container",
    "tracking",
    "awb",
    "iban",
    "bic",
    "account",
    "imo",
    "hs_code",
    "phone",
    "vessel",
    "voyage",
    "name",
    "company",
    "incoterm",
    "payment",
    "url",
    "email",
    "placeholder",
    "number",
]

_MASKED: frozenset[str] = frozenset({"url", "email", "placeholder"})
_READ = LINTED | {"signature"}
"""The blocks whose facts are the draft's own; those of quoted history are not."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its unit, a date, a reference, an address … Source offsets.

    `value` is the plain form in which two writings of the same thing agree: “USD 1200.5”, “500
    piece”, “2026-11-27”, a number without its blanks. `valid` is False for what breaks a rule of
    its kind (a check digit, a length), True for what keeps it, None where nothing can be verified.
    `detail` says more: the carrier, what a reference refers to (order, invoice …), the currencies
    that a sign may mean, what is wrong with an invalid number.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    value: str
    valid: bool | None = None
    detail: str | None = None


def find_facts(document: Document) -> tuple[Fact, ...]:
    """The facts of what is linted and of the signature, and every masked stretch, in text order."""
    facts = [_fact(document, found) for found in find_in(document)]
    facts += [
        Fact(
            cast(FactKind, mask.kind),
            text := document.source[slice(*source)],
            *source,
            " ".join(text.split()),
        )
        for mask in document.masks
        if mask.kind in _MASKED
        for source in [document.to_source(mask.start, mask.end)]
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def find_in(document: Document) -> list[Found]:
    """The facts of what is linted and of the signature, with text offsets, none overlapping."""
    read = [block for block in document.blocks if block.kind in _READ]
    found = (one for one in _all_found(document) if _stands_in(one, read))
    return finders.without_overlaps(found)


def _all_found(document: Document) -> Iterator[Found]:
    from coach.identifiers.people import signed_by

    yield from finders.found_in(document.masked)
    yield from finders.find_moments(document.sentences)
    for block in document.blocks:
        if block.kind == "signature":
            name = signed_by(document.masked, block.start, block.end)
            if name is not None:
                yield name


def _stands_in(found: Found, blocks: list[Block]) -> bool:
    return any(block.start <= found.start < block.end for block in blocks)


def _fact(document: Document, found: Found) -> Fact:
    source = document.to_source(found.start, found.end)
    text = document.source[slice(*source)]
    value = re.sub(r"\s+", " ", found.value)
    return Fact(cast(FactKind, found.kind), text, *source, value, found.valid, found.detail)
