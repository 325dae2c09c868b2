"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from coach.lazily import lazy


def test_it_does_what_a_pattern_does() -> None:
    pattern = lazy(r"(?P<number>\d+) ?(?:pcs|个)", re.IGNORECASE)
    assert pattern.pattern == r"(?P<number>\d+) ?(?:pcs|个)"
    found = pattern.search("about 500 PCS")
    assert found is not None
    assert found["number"] == "500"
    assert pattern.sub("#", "5 pcs, 7个") == "#, #"
    assert [one.start() for one in pattern.finditer("5 pcs, 7个")] == [0, 7]
    assert list(pattern.groupindex) == ["number"]


def test_a_mistake_is_told_when_the_pattern_is_used() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("text")


def test_importing_the_engine_compiles_next_to_nothing() -> None:
    code = """
import re
from re import _compiler
compiled = []
real = _compiler.compile
_compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or real(pattern, flags)
import coach.engine
ours = [pattern for pattern in compiled if any(ord(letter) > 0x3400 for letter in str(pattern))]
assert not ours, ours
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
