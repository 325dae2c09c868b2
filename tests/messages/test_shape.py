"""A document of kinds or fields that cannot be used is told with file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.rulebook.errors import RuleError
from coach.tables import read_table

KIND = """name: {en: Test, zh: 测试}
cues:
  - [3, 'quotation']
required: [moq]
conditional:
  port_loading: {incoterm: [FOB]}
"""
FIELD = """moq:
  name: {en: MOQ, zh: 起订量}
  present:
    en: ['moq {quantity}']
"""


def read(tmp_path: Path, folder: str, text: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "test.yaml").write_text(text, encoding="utf-8")
    read_table(tmp_path / folder)


def test_good_documents_are_read(tmp_path: Path) -> None:
    read(tmp_path, "messages", KIND)
    read(tmp_path, "fields", FIELD)


@pytest.mark.parametrize(
    ("folder", "text", "old", "new", "line", "says"),
    [
        ("messages", KIND, "[moq]", "[mog]", 4, "nearest: moq"),
        ("messages", KIND, "incoterm:", "incoterms:", 6, "incoterms"),
        ("messages", KIND, "'quotation'", "'quot(ation'", 3, "not points and a pattern"),
        ("messages", KIND, "required", "requires", 4, "requires"),
        ("fields", FIELD, "{quantity}", "{quanty}", 4, "quanty"),
        ("fields", FIELD, ", zh: 起订量", "", 2, "zh"),
        ("fields", FIELD, "  present:\n    en: ['moq {quantity}']\n", "", 2, "neither"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, folder: str, text: str, old: str, new: str, line: int, says: str
) -> None:
    with pytest.raises(RuleError) as caught:
        read(tmp_path, folder, text.replace(old, new))
    assert caught.value.place.line == line
    assert says in str(caught.value)
