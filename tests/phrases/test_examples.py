"""Sentences that the phrasebook translates just so, with their facts in the reader's form."""

from __future__ import annotations

from pathlib import Path

import pytest

import coach

FILES = sorted((Path(__file__).parents[1] / "data").glob("phrases_*.tsv"))
ROWS = [
    tuple(line.split("\t"))
    for path in FILES
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
CASES = [
    (source, there, to)
    for english, chinese, direction in ROWS
    for source, there, to, side in ((english, chinese, "zh", "en"), (chinese, english, "en", "zh"))
    if direction in (side, "both")
]


@pytest.mark.parametrize(("source", "there", "to"), CASES)
def test_a_sentence_is_said_so(source: str, there: str, to: str) -> None:
    found = coach.translate(source, to=to, source="en" if to == "zh" else "zh")
    assert found.text == there
    assert all(sentence.whole for sentence in found.sentences)
