"""Proposers: words computed from the draft, `now` and the profiles for the ⟦blanks⟧ of a template.

One module each, discovered by the module's name, with
`propose(match, context, blanks) -> Iterator[Proposal]`. What they offer is always a choice, shown
with its reckoning, and only ever taken when the writer picks that very one. A proposer that does
not know enough offers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from coach.draft import Context
from coach.finding import Text
from coach.modules import names_beside
from coach.rulebook.book import Match


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words for each blank of a template, in its order, and how they were reckoned.

    `whole` takes the place of the match itself where the template would repeat words that the
    proposal departs from: “this weekend” when neither side works then.
    """

    words: tuple[str, ...]
    note: Text
    whole: str | None = None


Proposer = Callable[[Match, Context, tuple[str, ...]], Iterator[Proposal]]


@cache
def names() -> frozenset[str]:
    """The names of all proposers, read off the modules of this package."""
    return names_beside(__file__)


@cache
def load(name: str) -> Proposer:
    """The proposer's function."""
    module: Any = import_module(f"{__name__}.{name}")
    proposer: Proposer = module.propose
    return proposer
