"""The lines that are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.judging.development import read_texts, said_again

BLAMING = "You still haven't sent us the approved artwork for PO 4501."


def test_lines_that_blame_are_read(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(
        '{"text": "a", "blame": 1}\n\n{"text": "b", "blame": 0}\n{"text": "c"}\n', encoding="utf-8"
    )
    assert list(read_texts([file])) == ["a", "c"]


@pytest.mark.parametrize("line", ['{"text": 1}', "[]", '{"text": " "}', "{"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f'{{"text": "a"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"lines\.jsonl:2: "):
        list(read_texts([file]))


def test_only_what_is_said_again_is_judged() -> None:
    pairs, given = said_again(["Thank you for the samples.", BLAMING])
    assert given == 2
    assert [pair.original for pair in pairs] == [BLAMING]
    assert pairs[0].rewrite != BLAMING


def test_the_limit_is_of_rewrites_and_nothing_is_read_beyond() -> None:
    pairs, given = said_again(["Thank you for the samples.", BLAMING, BLAMING], limit=1)
    assert (len(pairs), given) == (1, 2)
