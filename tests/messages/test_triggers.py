"""Patterns sleep until a literal of theirs stands in the text, and never through a match."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from coach.analysis import analyse
from coach.messages.kinds import fields, kind_names, message_kind
from coach.messages.patterns import compiled
from coach.messages.reading import read_own
from coach.messages.triggers import awake_in, first_of, literals_of
from coach.tables import derived

DATA = Path(__file__).resolve().parents[1] / "data"


def patterns() -> set[str]:
    of_fields = chain.from_iterable((*one.present, *one.vague) for one in fields().values())
    of_kinds = (cue for kind in kind_names() for _, cue in message_kind(kind).cues)
    return {*of_fields, *of_kinds}


def test_every_pattern_that_matches_is_awake() -> None:
    known = patterns()
    checked = 0
    for name in ("messages_en.jsonl", "messages_zh.jsonl"):
        for line in (DATA / name).read_text("utf-8").splitlines()[::4]:
            typed = read_own(analyse(json.loads(line)["text"])).typed
            awake = awake_in(typed)
            for pattern in known - awake:
                assert compiled((pattern,)).search(typed) is None, pattern
                checked += 1
    assert checked > 1000  # most patterns sleep


def test_the_compiled_tables_know_the_literals_of_every_pattern() -> None:
    assert {*derived("fields"), *derived("messages")} == patterns()


def test_literals() -> None:
    assert literals_of([r"\blead time\b", r"\d+"]) == {
        r"\blead time\b": ["lead time"],
        r"\d+": None,
    }


def test_the_first_match_wins() -> None:
    awake = frozenset({"b+", "a"})
    assert first_of(("b+", "a"), "xabb", awake) == (1, 2)
    assert first_of(("b+", "a"), "xabb", frozenset()) is None
