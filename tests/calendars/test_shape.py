"""A mistake in a calendar document is named with file, line and column."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coach import assets
from coach.rulebook.errors import RuleError
from coach.tables import read_table

NAME = "name: {en: a, zh: 甲}"


def error_of(tmp_path: Path, document: str, text: str) -> str:
    folder = tmp_path / "calendars"
    folder.mkdir()
    shutil.copy(assets.path("rules") / "calendars/festivals.yaml", folder)
    (folder / f"{document}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_table(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("document", "text", "told"),
    [
        ("weather", "rows: []", "1:1: no calendar document 'weather'"),
        ("weekends", "source: a", "1:1: the document has no 'rows'"),
        ("weekends", "rows: []\nnote: a", "2:1: the document has no field 'note'"),
        ("weekends", "rows:\n  - {countries: [DE], days: [sat]}", "2:5: the row has no 'source'"),
        ("weekends", "source: a\nrows:\n  - {days: [sat]}", "3:5: the row has neither"),
        (
            "weekends",
            "source: a\nrows:\n  - {countries: [UK], days: [sat]}",
            "3:18: no country 'UK'",
        ),
        ("weekends", "source: a\nrows:\n  - {regions: [Kedah], days: [sat]}", "3:15: no region"),
        (
            "weekends",
            "source: a\nrows:\n  - {countries: [DE], days: [sa]}",
            "3:30: a weekday is 'sa'",
        ),
        (
            "weekends",
            "source: a\nrows:\n  - {countries: [DE], days: [sat], from: 2025-13-01}",
            "3:42: month must be in 1..12",
        ),
        ("hours", "source: a\nrows:\n  - {countries: [DE], hours: 9-17}", "3:30: "),
        (
            "hours",
            'source: a\nrows:\n  - {countries: [DE], hours: "12:00-09:00"}',
            "3:30: '12:00-09:00' are no hours in order",
        ),
        ("ramadan", 'source: a\nrows:\n  - {countries: [XX], hours: "09:00-12:00"}', "no country"),
        (
            "closures",
            f"source: a\nrows:\n  - {{kind: shut, countries: [DE], from: 08-01, to: 08-02, {NAME}}}",
            "3:12: kind is 'shut'; use one of: closure, slow",
        ),
        (
            "closures",
            f"source: a\nrows:\n  - {{kind: slow, countries: [DE], from: 02-30, to: 08-02, {NAME}}}",
            "3:41: day is out of range",
        ),
        (
            "closures",
            f"source: a\nrows:\n  - {{kind: slow, countries: [DE], festival: xmas, from: 1, to: 2, {NAME}}}",
            "no festival 'xmas' in festivals.yaml",
        ),
        (
            "closures",
            f"source: a\nrows:\n  - {{kind: slow, countries: [DE], festival: easter, from: 08-01, to: 2, {NAME}}}",
            "invalid literal for int",
        ),
        (
            "closures",
            "source: a\nrows:\n  - {kind: slow, countries: [DE], from: 08-01, to: 08-02, name: {en: a}}",
            "a name has no 'zh'",
        ),
        (
            "bridges",
            f"source: a\nrows:\n  - {{country: CN, festival: qingming, from: 0, {NAME}}}",
            "no 'to'",
        ),
        (
            "zones",
            "source: a\nrows:\n  DE: {zone: Europe/Berln}",
            "3:14: no time zone 'Europe/Berln'",
        ),
        ("zones", "source: a\nrows:\n  DE: {zone: Asia/Tokyo}", "3:14: the zone is not one of DE"),
        (
            "zone_abbreviations",
            f'source: a\nrows:\n  ABC:\n    - {{zone: UTC, offset: "5", {NAME}}}',
            "4:27: '5' is no offset from UTC",
        ),
        (
            "cities",
            "source: a\nclocks: {}\nrows: {DE: {Europe/Paris: {Hamburg: 汉堡}}}",
            "not one of DE",
        ),
        ("cities", "source: a\nclocks: {Mars: {en: a, zh: 甲}}\nrows: {}", "no time zone 'Mars'"),
        ("holiday_names", "source: a\nrows: {May Day: ''}", "2:17: this must be a non-empty text"),
        (
            "festivals",
            f"source: a\nrows:\n  may:\n    {{{NAME}, english: [a], chinese: [甲], date: 05-32}}",
            "4:62: day is out of range",
        ),
        (
            "festivals",
            f"source: a\nrows:\n  may:\n    {{{NAME}, english: [a], chinese: [甲], date: eastre}}",
            "no rule 'eastre'",
        ),
        (
            "festivals",
            f"source: a\nrows:\n  may:\n    {{{NAME}, english: [a], chinese: [甲], date: easter, days: 0}}",
            "days are a number from 1 on",
        ),
        (
            "festivals",
            f"source: a\nrows:\n  may:\n    {{{NAME}, english: [a], chinese: [甲], date: easter, loose: [b]}}",
            "'b' is none of the names",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, document: str, text: str, told: str
) -> None:
    message = error_of(tmp_path, document, text)
    assert told in message
    assert re.match(rf".*{document}\.yaml:\d+:\d+: ", message)
    assert "\n" in message


def test_our_own_documents_are_right() -> None:
    read_table(assets.path("rules") / "calendars")
