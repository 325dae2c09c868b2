"""Where the rules, models, schemas and the page lie: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_CHECKOUT = {
    "rules": "rules",
    "models": "models",
    "page": "web/page/dist",
    "schemas": "docs",
}


def path(name: str) -> Path:
    """The path of an asset: "rules", "models", "page", "schemas" or "rulebook.json".

    Prefers the copy inside the installed package and falls back to the checkout; the path need
    not exist.
    """
    packaged = _PACKAGE / "_data" / name
    if packaged.exists() or name not in _IN_CHECKOUT:
        return packaged
    return _PACKAGE.parent / _IN_CHECKOUT[name]
