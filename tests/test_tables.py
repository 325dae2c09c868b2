"""Tables: YAML read as plain data, errors at their place, JSON used as long as it matches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach import assets
from coach.rulebook.errors import RuleError
from coach.tables import _kept, read_table, table, table_key, write_tables

ROOT = Path(__file__).resolve().parents[1]


def written(folder: Path, **documents: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_scalars_are_text_unless_they_are_plainly_something_else(tmp_path: Path) -> None:
    text = "[NO, on, 2025-01-01, 10:00, '7', 1_000, 0x1F, 007, true, false, null, 7, -3, 2.5]"
    found = read_table(written(tmp_path / "samples", one=text))
    assert found["one"] == [
        *("NO", "on", "2025-01-01", "10:00", "7", "1_000", "0x1F", "007"),
        *(True, False, None, 7, -3, 2.5),
    ]


def test_the_calendars_are_a_table() -> None:
    assert table("calendars")["festivals"]["rows"]["christmas"]["date"] == "12-25"
    with pytest.raises(FileNotFoundError, match="no documents"):
        table("no_such_table")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2", "sample.yaml:2:1: not valid YAML"),
        ("a: 1\nb: 2\na: 3", "sample.yaml:3:1: 'a' stands twice"),
        ("- {x: 1, x: 2}", "sample.yaml:1:10: 'x' stands twice"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_table(written(tmp_path / "samples", sample=text))
    assert told in str(caught.value)


def test_only_folders_of_data_are_compiled(tmp_path: Path) -> None:
    written(tmp_path / "rules/en", rule="[]")
    written(tmp_path / "rules/samples", one="{a: NO}")
    (tmp_path / "rules/empty").mkdir()
    out = tmp_path / "data"
    assert write_tables(tmp_path / "rules", out) == [out / "samples.json"]
    kept = json.loads((out / "samples.json").read_text(encoding="utf-8"))
    assert kept == {"key": table_key(tmp_path / "rules/samples"), "documents": {"one": {"a": "NO"}}}


@pytest.mark.parametrize("broken", [None, "", "{", "[]", '{"key": "x"}', "stale"])
def test_compiled_data_is_used_only_while_it_matches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str | None
) -> None:
    folder = written(tmp_path / "rules/samples", one="{a: yaml}")
    kept = tmp_path / "samples.json"
    key = "old" if broken == "stale" else table_key(folder)
    documents = json.dumps({"key": key, "documents": {"one": {"a": "json"}}})
    kept.write_text(documents if broken in (None, "stale") else broken, encoding="utf-8")
    monkeypatch.setattr(assets, "path", lambda name: tmp_path / name)
    for cached in (table, _kept):
        cached.cache_clear()
    try:
        assert table("samples") == {"one": {"a": "json" if broken is None else "yaml"}}
    finally:
        for cached in (table, _kept):
            cached.cache_clear()


def test_neither_yaml_nor_a_calendar_library_is_imported_before_it_is_needed(
    tmp_path: Path,
) -> None:
    write_tables(ROOT / "rules", tmp_path)
    code = f"""
import sys
from datetime import date
from pathlib import Path
from coach import assets
real = assets.path
assets.path = lambda name: Path({str(tmp_path)!r}) / name if name.endswith(".json") else real(name)
from coach.calendars import places, zones
from coach.timing.festivals import festival
heavy = ("yaml", "holidays", "hijridate", "babel")
assert places.place_of("CN", "Asia/Shanghai").zone.key == "Asia/Shanghai"
assert festival("chinese_new_year", 2027).first == date(2027, 2, 6)
assert zones.meanings_of("CST")
assert not [name for name in heavy if name in sys.modules], sorted(sys.modules)
assert places.place_of("CN").day_off(date(2027, 2, 8)) is not None
assert festival("ramadan", 2027).first == date(2027, 2, 8)
assert "yaml" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
