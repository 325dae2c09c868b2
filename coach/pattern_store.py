"""Compiled regular expressions, kept beside the package.

Python compiles an expression in half a millisecond, and reading one draft takes some three hundred
of them. What the compiler makes is a list of numbers; `coach rules compile` keeps those numbers, as
Python itself keeps the byte code of modules, and they hold only for the Python that made them.
Python validates the numbers before it runs them. Where they are missing, or another Python made
them, the expression is compiled as ever.

The file: three lines, the Python that made it, the digests of the expressions, and where each ends,
in bytes behind these lines. Then what is kept of each expression, in that order: a line with its
flags, its number of groups and “name=number” for each group with a name, and the numbers. No parser
is needed to read it: the first draft of a process waits for this file.
"""

from __future__ import annotations

import gc
import hashlib
import pkgutil
import re
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from coach import assets

_READING = (
    "analysis calendars checks cultures fields identifiers ledger.consulting letters messages"
    " output questions reading rewriting rulebook timing tone"
).split()
"""The packages that read a draft; the expressions of the others are compiled when used."""

FORMAT = 3
"""Raised whenever the shape of the file changes."""

_NUMBER = "I"
_DIGEST = 24
"""Hexadecimal digits of the digest of an expression."""
_python: Any = import_module("_sre")


def kept(pattern: str, flags: int) -> re.Pattern[str] | None:
    """What `re.compile(pattern, flags)` gives, if it is kept."""
    store = _store()
    place = store.digests.find(_digest(pattern, flags))
    if place < 0:
        return None
    number = place // (_DIGEST + 1)
    start = store.ends[number - 1] if number else 0
    head, _, numbers = store.content[start : store.ends[number]].partition(b"\n")
    all_flags, groups, names = _head_of(head.decode())
    by_number: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        by_number[group] = name
    code = array(_NUMBER, numbers).tolist()
    with suppress(RuntimeError, OverflowError):  # numbers that are no expression
        compiled: re.Pattern[str] = _python.compile(
            pattern, all_flags, code, groups, names, tuple(by_number)
        )
        return compiled
    return None


def write_patterns(out: Path) -> None:
    """Keep the expressions of all modules that read a draft in the file `out`, atomically."""
    from coach.rulebook.compiling import write_whole

    content = bytearray()
    digests: list[str] = []
    ends: list[int] = []
    for pattern, flags in _expressions():
        all_flags, groups, names, code = _compiled(pattern, flags)
        named = [f"{name}={number}" for name, number in names.items()]
        content += " ".join([str(int(all_flags)), str(groups), *named]).encode() + b"\n"
        content += array(_NUMBER, code).tobytes()
        digests.append(_digest(pattern, flags))
        ends.append(len(content))
    lines = [_this_python(), " ".join(digests), " ".join(map(str, ends)), ""]
    write_whole(out, "\n".join(lines).encode() + bytes(content))


def _head_of(line: str) -> tuple[int, int, dict[str, int]]:
    """All flags, the number of groups, and the numbers of those with names."""
    flags, groups, *named = line.split()
    pairs = (one.partition("=") for one in named)
    return int(flags), int(groups), {name: int(number) for name, _, number in pairs}


def _expressions() -> Iterable[tuple[str, int]]:
    """Pattern and flags of every expression that waits in a module that reads drafts."""
    from coach.lazily import Lazy

    for package in _READING:
        _import_all(f"coach.{package}")
    waiting = (one for one in gc.get_objects() if isinstance(one, Lazy))
    return sorted({(one.pattern, one.flags) for one in waiting})


def _import_all(name: str) -> None:
    """Import a package with all its modules; one that needs what is not installed is left out."""
    with suppress(ImportError):
        module = import_module(name)
        for found in pkgutil.iter_modules(getattr(module, "__path__", ()), f"{name}."):
            _import_all(found.name)


def _compiled(pattern: str, flags: int) -> tuple[int, int, dict[str, int], list[int]]:
    """All flags, the number of groups, the names of groups, and the code."""
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    code = compiler._code(parsed, flags)
    state = parsed.state
    return flags | state.flags, state.groups - 1, dict(state.groupdict), code


def _digest(pattern: str, flags: int) -> str:
    told = f"{flags} {pattern}".encode(errors="surrogatepass")
    return hashlib.blake2b(told, digest_size=_DIGEST // 2).hexdigest()


def _this_python() -> str:
    """What the file depends on: its format, the interpreter, and the form of its expressions."""
    parts = FORMAT, sys.implementation.cache_tag, _python.MAGIC, _python.CODESIZE, sys.byteorder
    return " ".join(map(str, parts))


@dataclass(frozen=True, slots=True)
class _Store:
    """What is kept: digests with a space between them, and of each expression the end."""

    digests: str = ""
    ends: tuple[int, ...] = ()
    content: bytes = b""


@cache
def _store() -> _Store:
    """What the file holds; nothing where there is none, or another Python made it."""
    try:
        python, digests, ends, content = assets.path("patterns.bin").read_bytes().split(b"\n", 3)
    except (OSError, ValueError):
        return _Store()
    if python != _this_python().encode():
        return _Store()
    return _Store(digests.decode(), tuple(map(int, ends.split())), content)
