"""The descriptions of the API in Chinese: a table of what each English one means.

The models and schemas have one description each, in English, and programs read it there. The table
descriptions_zh.tsv stands beside it for people; a test holds it to be complete and to have no line
that nothing needs. “N.N” stands for the version of a schema, so that a new one needs no new line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from coach.lazily import lazy

TABLE = Path(__file__).with_name("descriptions_zh.tsv")
_VERSION = lazy(r"(?<=schema )\d+\.\d+|(?<=such as “)\d+\.\d+(?=”)")
_ANY_VERSION = "N.N"
_CHOICES = lazy(r"one of (.+)")


def in_chinese(description: str) -> str | None:
    """The description in Chinese; None where there is none."""
    choices = _CHOICES.fullmatch(description)
    if choices:
        return f"{'、'.join(choices[1].split(', '))} 之一"
    version = _VERSION.search(description)
    found = descriptions().get(key_of(description))
    return found.replace(_ANY_VERSION, version[0]) if found and version else found


def key_of(description: str) -> str:
    """Under what the table has a description."""
    return _VERSION.sub(_ANY_VERSION, description)


@cache
def descriptions() -> dict[str, str]:
    """Each English description with what it means."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows)
