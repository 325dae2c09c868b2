"""Ports are found by name and code, and words that only look like ports are not."""

from __future__ import annotations

import pytest

from coach.identifiers.ports import all_ports, find_ports, port_named


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.port.country) for one in find_ports(text)]


@pytest.mark.parametrize(
    ("text", "ports"),
    [
        ("FOB Ningbo, then CIF Hamburg", [("Ningbo", "CN"), ("Hamburg", "DE")]),
        ("our price is fob ningbo", [("ningbo", "CN")]),
        ("from Los Angeles via Long Beach", [("Los Angeles", "US"), ("Long Beach", "US")]),
        ("POL: CNSHA, POD: DEHAM", [("CNSHA", "CN"), ("DEHAM", "DE")]),
        ("DAP LAX airport", [("LAX", "US")]),
        ("从青岛港到汉堡港", [("青岛", "CN"), ("汉堡", "DE")]),
        ("CIF马赛，FOB中山", [("马赛", "FR"), ("中山", "CN")]),
        ("FOB Xi'an or St. Petersburg", [("Xi'an", "CN"), ("St. Petersburg", "RU")]),
        ("CFR Cork", [("Cork", "IE")]),
        ("arriving at the port of Santos", [("Santos", "BR")]),
        ("上海洋山港装船", [("上海", "CN"), ("洋山港", "CN")]),
    ],
)
def test_ports_of_a_text(text: str, ports: list[tuple[str, str]]) -> None:
    assert found(text) == ports


@pytest.mark.parametrize(
    "text",
    [
        "Split the payment in two. Mobile phones and a cork.",
        "Mr Santos and Kingston sent it; a male adapter, a ship's hull.",
        "午饭吃汉堡包，喝青岛啤酒。",
        "我这里加一个，在平台中查，最大连续负载，日照时间长，金边玻璃杯",
        "马赛克瓷砖发到罗马尼亚",
        "HAM and EGGS, the LAX rules",
    ],
)
def test_words_that_are_no_ports(text: str) -> None:
    assert found(text) == []


def test_the_table_is_whole() -> None:
    ports = all_ports()
    assert sum("sea" in port.modes for port in ports) >= 150
    assert sum(bool({"air", "inland"} & port.modes) for port in ports) >= 80
    codes = [port.code for port in ports if port.code]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 5 and code.isalpha() and code.isupper() for code in codes)
    assert all(len(port.country) == 2 and port.modes <= {"sea", "air", "inland"} for port in ports)


def test_a_port_by_its_name() -> None:
    rotterdam = port_named("Rotterdam")
    assert rotterdam is not None
    assert rotterdam == port_named("鹿特丹") == port_named("NLRTM")
    assert (rotterdam.country, rotterdam.modes) == ("NL", {"sea"})
    assert port_named("Nowhere") is None
