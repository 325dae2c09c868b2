"""What stands in a package is known by its modules: checks, guards, proposers."""

from __future__ import annotations

from pathlib import Path


def names_beside(init: str) -> frozenset[str]:
    """The names of the modules beside `init`, the `__file__` of their package."""
    paths = Path(init).parent.glob("*.py")
    return frozenset(path.stem for path in paths if path.stem != "__init__")
