"""Days that no calendar has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.draft import Context

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We sail on 31 November.", ["31 November"]),
        ("We sail on Nov. 31st, 2026.", ["Nov. 31st, 2026"]),
        ("Pay by the 30th of February 2027.", ["30th of February 2027"]),
        ("Pay by 29 February 2027.", ["29 February 2027"]),
        ("ETA 2026-02-30.", ["2026-02-30"]),
        ("船期2026年9月31日。", ["2026年9月31日"]),
        ("船期13月5号。", ["13月5号"]),
        ("ETD is 31.11.2026.", ["31.11.2026"]),
        ("ETD is 11/31/2026.", ["11/31/2026"]),
        ("ETD is 30/02/2027.", ["30/02/2027"]),
        ("ETD is 31.10.2026 or 10/31/2026 or 05/06/2026.", []),
        ("We sail on 31 October.", []),
        ("Pay by 29 February 2028.", []),
        ("Pay by 29 February.", []),
        ("May 31 pcs be sent?", []),
        ("船期4月30日。", []),
        ("Part 2026-13-05-B is in stock.", []),
    ],
)
def test_marked(text: str, wrong: list[str], marked: Marked, context: Context) -> None:
    assert marked("impossible_date", text, context) == wrong
