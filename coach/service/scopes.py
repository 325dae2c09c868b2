"""What a token may do, by the address that is asked."""

from __future__ import annotations

from typing import Literal, get_args

Scope = Literal["check", "rewrite", "translate", "ledger", "feedback", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
ALL = frozenset(SCOPES)

_API: dict[str, Scope] = {
    "check": "check",
    "feedback": "feedback",
    "health": "check",
    "kinds": "check",
    "ledger": "ledger",
    "letters": "check",
    "openapi.json": "check",
    "pair": "check",
    "plan": "check",
    "plan.ics": "check",
    "questions": "check",
    "rewrite": "rewrite",
    "rules": "check",
    "templates": "check",
    "translate": "translate",
    "windows": "check",
    "windows.svg": "check",
}
_ROOT = "/api/v1/"
METRICS = "/metrics"
PLAIN_API: Scope = "check"
"""What every address of the API for clients of LanguageTool needs."""


def scope_for(path: str) -> Scope:
    """The scope that a path needs. One that is not listed is for administrators alone."""
    if not path.startswith(_ROOT):
        return "admin"
    return _API.get(path.removeprefix(_ROOT).partition("/")[0], "admin")


def may(scopes: frozenset[Scope], needed: Scope) -> bool:
    """Whether these scopes hold the one that is needed; an administrator may do everything."""
    return needed in scopes or "admin" in scopes
