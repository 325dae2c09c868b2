"""Compiled expressions are kept, and are the same as those that Python compiles anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import assets, pattern_store
from coach.lazily import lazy
from coach.pattern_store import kept, write_patterns

HERE = [
    (r"(?P<number>\d+) ?(?:pcs|个)(?!\w)", re.IGNORECASE),
    (r"[^\W\d_]+(?:(a)|(?P<last>b))", 0),
    (r"^ü+$", re.MULTILINE),
]
LAZY = [lazy(pattern, flags) for pattern, flags in HERE]  # found among the objects of this process


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("store") / "patterns.bin"
    write_patterns(out)
    return out


@pytest.fixture(autouse=True)
def _reading(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(assets, "path", lambda name: store.with_name(name))
    pattern_store._store.cache_clear()
    yield
    pattern_store._store.cache_clear()


def test_what_is_kept_is_what_python_compiles() -> None:
    expressions = list(pattern_store._expressions())
    assert set(HERE) <= set(expressions)
    assert len(expressions) > 1000
    for pattern, flags in expressions:
        ours = kept(pattern, flags)
        theirs = re.compile(pattern, flags)
        assert ours == theirs  # the same code
        assert ours is not None
        assert (ours.flags, ours.groups) == (theirs.flags, theirs.groups)
        assert ours.groupindex == theirs.groupindex


def test_it_finds_what_a_pattern_finds() -> None:
    pattern = kept(*HERE[1])
    assert pattern is not None
    found = pattern.search("12 xyzb")
    assert found is not None
    assert (found.span(), found.lastgroup, found["last"], found[1]) == ((3, 7), "last", "b", None)


def test_an_unknown_expression_or_other_flags_are_not_kept() -> None:
    pattern, flags = HERE[0]
    assert kept(pattern + "x", flags) is None
    assert kept(pattern, 0) is None


@pytest.mark.parametrize("content", [b"", b"abc", b"\n\n\n", b"another 1\nabc\n3\nxyz"])
def test_a_file_of_another_python_or_none_at_all_is_left_alone(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patterns.bin").write_bytes(content)
    monkeypatch.setattr(assets, "path", lambda name: tmp_path / name)
    pattern_store._store.cache_clear()
    assert kept(*HERE[0]) is None


def test_numbers_that_are_no_expression_are_not_run(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *head, content = store.read_bytes().split(b"\n", 3)
    broken = content.replace(b"\n", b"\n\xff\xff\xff\xff")[: len(content)]
    (tmp_path / "patterns.bin").write_bytes(b"\n".join([*head, broken]))
    monkeypatch.setattr(assets, "path", lambda name: tmp_path / name)
    pattern_store._store.cache_clear()
    first = next(iter(pattern_store._expressions()))
    assert kept(*first) is None
