"""Patterns sleep until what they need stands in a sentence, and never through a match."""

from __future__ import annotations

import json
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.analysis import analyse
from coach.messages.kinds import fields, kind_names, message_kind
from coach.messages.needs import needs_of
from coach.messages.patterns import compiled
from coach.messages.reading import BORDERS, SIGNS, read_own
from coach.messages.triggers import STRUCK, sighted_in
from coach.tables import derived

DATA = Path(__file__).resolve().parents[1] / "data"


def patterns() -> set[str]:
    of_fields = chain.from_iterable(
        (*one.present, *one.vague, *one.ignore) for one in fields().values()
    )
    of_kinds = (cue for kind in kind_names() for _, cue in message_kind(kind).cues)
    return {*of_fields, *of_kinds}


@cache
def readings() -> list[str]:
    return [
        read_own(analyse(json.loads(line)["text"])).typed
        for name in ("messages_en.jsonl", "messages_zh.jsonl")
        for line in (DATA / name).read_text("utf-8").splitlines()[::4]
    ]


def whole(patterns: tuple[str, ...], typed: str) -> tuple[int, int] | None:
    """The first match of all patterns together, looked for in the whole text."""
    found = compiled(patterns).search(typed) if patterns else None
    return None if found is None else found.span()


def assert_same(typed: str) -> None:
    seen = sighted_in(typed)
    for field in fields().values():
        for listed in (field.present, field.vague):
            assert seen.first(listed) == whole(listed, typed), field.id
        if field.ignore:
            struck = compiled(field.ignore).sub(lambda found: STRUCK * len(found[0]), typed)
            assert seen.struck(field.ignore).first(field.present) == whole(field.present, struck)
    for kind in kind_names():
        for _, cue in message_kind(kind).cues:
            assert seen.wordings(cue) == len({*compiled((cue,)).findall(typed)}), cue


@pytest.mark.parametrize("number", range(16))
def test_a_message_is_read_as_by_all_patterns_over_the_whole_text(number: int) -> None:
    assert_same(readings()[number])


PIECES = st.sampled_from(sorted({*derived("fields")["sets"], *BORDERS, " ", "5", *SIGNS.values()}))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_so_is_what_is_made_of_the_literals_of_patterns(typed: str) -> None:
    assert_same(typed)


def test_a_struck_border_joins_two_sentences() -> None:
    seen = sighted_in("we ship¶on \ue010")
    assert seen.without([(7, 8)]) is sighted_in(f"we ship{STRUCK}on \ue010")


def test_the_compiled_tables_know_every_pattern() -> None:
    known = {*derived("fields")["patterns"], *derived("messages")["patterns"]}
    assert known == patterns()
    assert not any(STRUCK in literal for literal in derived("fields")["sets"])


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\blead time\b", [{"lead time"}]),
        (r"{date}[^¶\n]{0,9}(?:ready|done)", [{SIGNS["date"]}, {"ready", "done"}]),
        (r"ship(?:ped|ping)?", [{"ship"}]),
        (r"[a-z]{3,} \(", [{" ("}]),
        (r"\w+", []),
        (r"(?:kg|\w)", []),
        (r"po?", []),
        (r"(?i:eta)", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, sets: list[set[str]]) -> None:
    (needs,) = needs_of(pattern)
    assert sorted(map(sorted, needs.sets())) == sorted(map(sorted, sets))


@pytest.mark.parametrize(
    ("pattern", "crossed"),
    [
        (r"a[^¶\n]{0,9}b", ""),
        (r"a[^¶]{0,9}b", "\n"),
        (r"a\W?b", "\n¶"),
        (r"a.b", "¶"),
        (r"(?:^|\n)a", "\n¶"),
        (r"a\s\S", "\n¶"),
        (r"(?P<name>a)", "\n¶"),
    ],
)
def test_which_borders_a_match_crosses(pattern: str, crossed: str) -> None:
    assert {*chain.from_iterable(one.crosses for one in needs_of(pattern))} == {*crossed}
