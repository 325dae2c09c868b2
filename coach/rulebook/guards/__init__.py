"""Guards: named conditions under which a match is, or is not, a finding.

One module per guard, one function `holds` each, discovered by the module's name. A guard reads the
`Match` it is asked about; one that also declares `SCOPE = "document"` gets the document and the
context as well, and its answer is never cached with the sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from coach.modules import names_beside

PATTERN_CONDITIONS = ("before", "after", "clause", "sentence")


@cache
def names() -> frozenset[str]:
    """The names of all guards, read off the modules of this package."""
    return names_beside(__file__)


@cache
def load(name: str) -> tuple[Callable[..., bool], bool]:
    """The guard's function, and whether it needs document and context."""
    module: Any = import_module(f"{__name__}.{name}")
    return module.holds, getattr(module, "SCOPE", "sentence") == "document"
