"""The terms of a sale, in one place to import from: how goods are delivered, how they are paid."""

from __future__ import annotations

from coach.identifiers.incoterms import Incoterm, NamedPlace, find_incoterms
from coach.identifiers.payment_terms import (
    PaymentTerm,
    Share,
    Split,
    find_payment_terms,
    find_splits,
    split_adds_up,
)

__all__ = [
    "Incoterm",
    "NamedPlace",
    "PaymentTerm",
    "Share",
    "Split",
    "find_incoterms",
    "find_payment_terms",
    "find_splits",
    "split_adds_up",
]
