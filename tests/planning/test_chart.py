"""The chart: well formed, safe, readable for people and for screen readers."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any
from xml.etree import ElementTree

import pytest

from coach.finding import Language
from coach.planning.chart import chart
from coach.planning.windows import windows

WINTER = datetime.fromisoformat("2026-11-26T10:00+08:00")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(places: list[Any], language: Language = "en", **options: Any) -> ElementTree.Element:
    return ElementTree.fromstring(chart(windows(places, start=WINTER, **options), language))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def test_is_one_accessible_picture(beijing: Any, berlin: Any) -> None:
    root = drawn([beijing, berlin])
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    labels = (root.get("aria-labelledby") or "").split()
    found = {element.get("id"): element for element in root.iter() if element.get("id")}
    assert [found[name].tag for name in labels] == [f"{SVG}title", f"{SVG}desc"]
    assert found[labels[0]].text == (
        "Working hours in Beijing and Berlin, "
        "Thursday 26 November 2026 to Wednesday 2 December 2026"
    )
    about = found[labels[1]].text or ""
    assert "Thursday 26 November: 16:00–18:00 in Beijing = 09:00–11:00 in Berlin" in about
    assert "Saturday 28 November: weekend in China and Germany" in about


def test_shows_days_places_and_common_hours(beijing: Any, berlin: Any) -> None:
    shown = texts(drawn([beijing, berlin]))
    assert "Thu 26 Nov" in shown
    assert "Beijing time" in shown
    assert shown.count("Beijing 09:00–18:00") == 5
    assert shown.count("16:00–18:00 = 09:00–11:00") == 5
    assert shown.count("weekend in China and Germany") == 2
    bands = [e for e in drawn([beijing, berlin]).iter(f"{SVG}rect") if e.get("class") == "good"]
    # 16:00 is ten of the eighteen hours from 06:00 on; the last one is in the legend.
    assert [band.get("x") for band in bands[:-1]] == ["55.556%"] * 5
    assert {band.get("width") for band in bands[:-1]} == {"11.111%"}


def test_no_line_runs_through_words(beijing: Any, berlin: Any, new_york: Any, place: Any) -> None:
    """Where the frame of common hours crosses a label, the label has a rim; else it stands beside."""
    rimmed = {}
    for other in (berlin, new_york, place("IN", "Asia/Kolkata")):
        root = drawn([beijing, other])
        rimmed[other.country] = any(e.get("class") == "halo" for e in root.iter(f"{SVG}text"))
        sides = [side for rect in root.iter(f"{SVG}rect") for side in _sides(rect)]
        for element in root.iter(f"{SVG}text"):
            rows = [(top, x) for top, x in sides if 0 < float(element.get("y", "0")) - top < 50]
            left, right = _extent(element)
            if element.get("font-size") == "11.5" and any(left < x < right for _, x in rows):
                assert element.get("paint-order") == "stroke", "".join(element.itertext())
                assert element.get("class") == "halo"
    assert rimmed["IN"]


def _sides(rect: ElementTree.Element) -> list[tuple[float, float]]:
    """Top and sides in pixels of a frame on a phone; nothing for a bar."""
    if rect.get("class") not in ("good", "far") or "%" not in rect.get("x", ""):
        return []
    x, wide = (float((rect.get(name) or "")[:-1]) * 3.36 for name in ("x", "width"))
    return [(float(rect.get("y", "0")), x), (float(rect.get("y", "0")), x + wide)]


def test_many_common_hours_leave_room_for_the_date(beijing: Any, place: Any) -> None:
    day = date(2026, 11, 27)
    spans = tuple((time(hour), time(hour, 40)) for hour in (9, 10, 11, 14, 15, 16))
    other = place("TW", "Asia/Taipei", special={day: spans})
    heads = [text for text in texts(drawn([beijing, other])) if text.endswith("…")]
    assert heads == ["09:00–09:40, 10:00–10:40 …"]


def test_chinese(beijing: Any, berlin: Any) -> None:
    root = drawn([beijing, berlin], "zh")
    shown = texts(root)
    assert root.get("lang") == "zh"
    assert "11月26日 周四" in shown
    assert "柏林 09:00–18:00" in shown
    assert "中国和德国周末" in shown
    assert "共同时间" in shown


def test_holidays_are_named_in_their_row(place: Any, berlin: Any) -> None:
    china = place("CN", "Asia/Shanghai", holidays={date(2026, 11, 27): "Test Day"}, estimated=True)
    assert "Beijing Test Day (estimated)" in texts(drawn([china, berlin]))


def test_stretched_hours_look_different(beijing: Any, new_york: Any) -> None:
    root = drawn([beijing, new_york])
    assert any(text.startswith("stretched 07:00–11:30") for text in texts(root))
    assert "someone stretches" in texts(root)
    assert "common hours" not in texts(root)
    fills = {rect.get("fill") for rect in root.iter(f"{SVG}rect")}
    pattern = next(root.iter(f"{SVG}pattern")).get("id")
    assert f"url(#{pattern})" in fills


@pytest.mark.parametrize("language", ["en", "zh"])
def test_works_under_a_strict_policy(beijing: Any, new_york: Any, language: Language) -> None:
    root = drawn([beijing, new_york], language)
    allowed = {"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "line", "text",
               "tspan", "circle"}  # fmt: skip
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in allowed
        for name in element.attrib:
            assert name != "style"
            assert not name.startswith("on")
            assert "href" not in name
    style = next(root.iter(f"{SVG}style")).text or ""
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style


def test_names_cannot_break_out(place: Any, beijing: Any) -> None:
    evil = '</text><script>alert("1")</script>&'
    other = place("DE", "Europe/Berlin", holidays={date(2026, 11, 27): evil})
    svg = chart(windows([beijing, other], start=WINTER))
    assert "<script" not in svg
    assert any(evil in text for text in texts(ElementTree.fromstring(svg)))


def test_text_stays_inside_on_a_phone(place: Any, beijing: Any) -> None:
    """Every text, at its estimated width, lies between the edges of a picture of 336 pixels."""
    friday = date(2026, 11, 27)
    long = place(
        "VN", "Asia/Ho_Chi_Minh", holidays={friday: "A holiday of a very long name, twice"}
    )
    angeles = place("US", "America/Los_Angeles", holidays={friday: "Thanksgiving"})
    short = place("AE", "Asia/Dubai", special={friday: ((time(9), time(12)),)})
    for language in ("en", "zh"):
        root = drawn([beijing, long, angeles, short], language)  # type: ignore[arg-type]
        for element in root.iter(f"{SVG}text"):
            left, right = _extent(element)
            assert left >= -1, "".join(element.itertext())
            assert right <= 337, "".join(element.itertext())


def _extent(element: ElementTree.Element) -> tuple[float, float]:
    size = float(element.get("font-size", "12"))
    words = "".join(element.itertext())
    wide = sum(size if ord(char) > 0x2E7F else size * 0.56 for char in words)
    x = element.get("x", "0")
    at = float(x[:-1]) * 3.36 if x.endswith("%") else float(x)
    at += float(element.get("dx", "0"))
    anchor = element.get("text-anchor", "start")
    left = at - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return left, left + wide


def test_has_a_height_and_fills_the_width(beijing: Any, berlin: Any) -> None:
    root = drawn([beijing, berlin], days=60)
    assert root.get("width") == "100%"
    height = int(root.get("height") or 0)
    lowest = max(float(e.get("y", "0")) for e in root.iter(f"{SVG}text"))
    assert lowest < height < lowest + 40
    assert not re.search(r"%\d", "".join(root.get("viewBox", "")))
