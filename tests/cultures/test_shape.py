"""A document of rules/cultures that cannot be used is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach import assets
from coach.rulebook.errors import RuleError
from coach.tables import read_table

GOOD = (assets.path("rules") / "cultures/japan.yaml").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "cultures"
    folder.mkdir()
    (folder / "japan.yaml").write_text(text, encoding="utf-8")
    read_table(folder)


def test_the_document_itself_is_good(tmp_path: Path) -> None:
    read(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("group: japan", "group: nippon", "named after its file"),
        ("  JP: {", "  Japan: {", "country code of two capitals"),
        ('"1,234.50"', '"1234.5"', "number is 1234.5 as it is written there"),
        ("date: ymd", "date: yyyy", "use one of: dmy"),
        ("value: courteous", "value: polite", "use one of: brief, courteous, warm"),
        (
            "many readers in {country} expect the context",
            "readers expect the context",
            "put it softly",
        ),
        ("不少{country}客户习惯先交代背景再提请求", "{country}客户必须先交代背景", "put it softly"),
        ("sure: page", "sure: certain", "use one of: library, page, own knowledge"),
        ("sure: page", "sure: own knowledge", "own knowledge has none"),
        ("when: always", "when: sometimes", "use one of: always"),
        ("hierarchy:", "hierarchies:", "has no field 'hierarchies'"),
        ("lead_time", "leadtime", "use one of: specification"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=r"japan\.yaml:\d+:\d+: ") as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert problem in str(caught.value)


def test_a_custom_too_long_for_one_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="longer than"):
        read(tmp_path, GOOD.replace("客户习惯先交代背景再提请求", "客户习惯" + "先交代背景" * 5, 1))
