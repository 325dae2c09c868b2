"""Numbers in words, and what only looks like one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.analysis import analyse
from coach.facts import find_facts
from coach.identifiers.spelled import find_spelled

DATA = Path(__file__).resolve().parents[1] / "data"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("sixty-eight pieces", "quantity", "68 piece"),
        ("TWO HUNDRED AND TWENTY-FIVE CARTONS", "quantity", "225 carton"),
        ("one thousand eight hundred pieces", "quantity", "1800 piece"),
        ("twelve hundred pieces", "quantity", "1200 piece"),
        ("ten free days", "quantity", "10 day"),
        ("two and a half weeks", "quantity", "2.5 week"),
        ("forty-five working days", "quantity", "45 day"),
        ("five dollars and forty cents", "amount", "$ 5.4"),
        ("ninety pence", "amount", "GBP 0.9"),
        ("Euros eighty-six thousand four hundred", "amount", "EUR 86400"),
        ("nine percent", "percentage", "9%"),
        ("two thirds", "percentage", "2/3"),
        ("half in advance", "percentage", "1/2"),
        ("half a day", "quantity", "0.5 day"),
        ("five colleagues", "number", "5"),
        ("AQL2.5", "number", "AQL2.5"),
        ("60Hz", "quantity", "60 Hz"),
        ("贰佰桶", "quantity", "200 drum"),
        ("三份", "quantity", "3 份"),
        ("五千套", "quantity", "5000 set"),
        ("三分之二", "percentage", "三分之二"),
        ("九八折", "percentage", "九八折"),
        ("两成二", "percentage", "两成二"),
        ("二十一日", "date", "二十一日"),
        ("两个半月", "quantity", "2.5 month"),
        ("一半", "percentage", "一半"),
        ("一套", "quantity", "1 set"),
        ("第二次催款", "number", "第二次"),
        ("the second reminder", "number", "second"),
    ],
)
def test_numbers_in_words(text: str, kind: str, value: str) -> None:
    assert (kind, value) in {(one.kind, one.value) for one in find_spelled(text)}


@pytest.mark.parametrize(
    "text",
    [
        "one moment please",
        "on behalf of",
        "at first",
        "as one of our oldest clients",
        "often",
        "the third party",
        "万一有问题",
        "十分感谢",
        "千万不要",
        "第三方",
        "一个",
        "周三",
        "九月",
        "逐一核对",
        "统一安排",
        "专一",
        "下一批",
        "这一套",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert list(find_spelled(text)) == []


@pytest.mark.parametrize("name", ["facts_en.jsonl", "facts_zh.jsonl"])
def test_facts_that_bear_a_number(name: str) -> None:
    """By another hand; read since it was first measured (tests/data/README.md)."""
    found = wanted = 0
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        facts = find_facts(analyse(message["text"]))
        behind: dict[str, int] = {}
        for label in message["facts"]:
            start = message["text"].find(label["text"], behind.get(label["text"], 0))
            behind[label["text"]] = start + 1
            end = start + len(label["text"])
            wanted += 1
            found += any(one.start < end and start < one.end for one in facts)
    assert found >= 0.97 * wanted
