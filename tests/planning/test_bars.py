"""The bars of the terminal: aligned in any language, plain where the terminal is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from coach.planning.bars import ASCII, bars, columns, in_ascii, padded
from coach.planning.windows import windows

WINTER = datetime.fromisoformat("2026-11-26T10:00+08:00")


def test_a_character_is_half_an_hour(beijing: Any, berlin: Any) -> None:
    lines = bars(windows([beijing, berlin], start=WINTER, days=1)).splitlines()
    assert lines == [
        "Beijing time    06    09    12    15    18    21    24",
        "",
        "Thu 26 Nov",
        "Beijing         ······▒▒▒▒▒▒▒▒▒▒▒▒▒▒████············  09:00–18:00",
        "Berlin          ····················████▒▒▒▒▒▒▒▒▒▒▒▒  09:00–18:00",
        "",
        "█ common hours   ▒ working hours",
    ]


def test_wide_characters_line_up(beijing: Any, new_york: Any) -> None:
    shown = bars(windows([beijing, new_york], start=WINTER, days=2), "zh").splitlines()
    begin = {columns(line[: min(map(line.index, set(line) & set("·▒█▓")))])
             for line in shown if line.startswith(("北京  ", "纽约"))}  # fmt: skip
    assert len(begin) == 1
    assert "工作时间不重叠" in "".join(shown)
    assert "▓ 需有人迁就" in shown[-1]


def test_stretching_is_marked_where_somebody_does_not_work(beijing: Any, new_york: Any) -> None:
    lines = bars(windows([beijing, new_york], start=WINTER, days=2)).splitlines()
    (beijing_friday,) = [line for line in lines if line.startswith("Beijing  ")][1:]
    cells = beijing_friday[16:52]
    assert cells == "··▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒····▓▓▓▓▓···"


def test_idle_days_take_one_line(place: Any, beijing: Any) -> None:
    china = place("CN", "Asia/Shanghai", holidays={date(2026, 11, 27): "Test Day"})
    shown = bars(windows([china, china], start=WINTER, days=3)).splitlines()
    assert "Fri 27 Nov      Test Day in China" in shown
    assert "Sat 28 Nov      weekend in China" in shown
    assert sum(line.startswith("Beijing  ") for line in shown) == 2


def test_plain_ascii(beijing: Any, new_york: Any) -> None:
    shown = in_ascii(bars(windows([beijing, new_york], start=WINTER), "en", ASCII))
    assert shown.isascii()
    assert "=" in shown
    assert in_ascii("São Paulo – “Zürich”…") == 'Sao Paulo - "Zurich"...'


def test_columns_and_padding() -> None:
    assert columns("北京") == 4
    assert columns("e\u0301") == 1
    assert padded("北京", 6) == "北京  "
