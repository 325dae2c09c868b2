"""Rewritings as JSON: every field, and positions in the unit that was asked for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

import coach
from coach.output.json import OffsetUnit
from coach.output.rewriting import rewrite_to_dict, rewrite_to_json
from coach.output.rewriting_text import explained_lines, left_lines

DOCS = Path(__file__).resolve().parents[2] / "docs"
NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
DRAFT = (
    "Dear Mr Keller, 👍\n\nYou still haven't sent us the approved artwork for PO-4501. "
    "You people are all liars 👎. Please answer ASAP.\n\nKind regards,\nLin Wei"
)


def utf16(text: str, start: int, end: int) -> str:
    """What a browser finds between two UTF-16 offsets."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.fixture(scope="module")
def rewritten() -> coach.Rewrite:
    return coach.rewrite(DRAFT, coach.Context(now=NOW))


@pytest.fixture(scope="module")
def judge() -> jsonschema.Draft202012Validator:
    def schema(name: str) -> dict[str, object]:
        return dict(json.loads((DOCS / name).read_text(encoding="utf-8")))

    report = Resource.from_contents(schema("report.schema.json"))
    registry: Registry[object] = Registry().with_resource("report.schema.json", report)
    return jsonschema.Draft202012Validator(schema("rewrite.schema.json"), registry=registry)


@pytest.mark.parametrize("unit", ["code_point", "utf-16"])
def test_the_schema_holds_for_what_is_written(
    rewritten: coach.Rewrite, judge: jsonschema.Draft202012Validator, unit: OffsetUnit
) -> None:
    data = rewrite_to_dict(rewritten, DRAFT, unit=unit)
    for part in ("applied", "blanks", "left", "facts", "offers"):
        assert data[part], part
    judge.validate(data)
    judge.validate(rewrite_to_dict(coach.rewrite(DRAFT, accept=(), choose=()), DRAFT, unit=unit))
    with pytest.raises(jsonschema.ValidationError):
        judge.validate({**data, "more": 1})


def test_utf_16_positions_point_at_the_same_words(rewritten: coach.Rewrite) -> None:
    data = rewrite_to_dict(rewritten, DRAFT, unit="utf-16")
    text = data["text"]
    for change in data["applied"]:
        assert utf16(DRAFT, change["start"], change["end"]) == change["before"]
        assert utf16(text, change["new_start"], change["new_end"]) == change["after"]
    for blank in data["blanks"]:
        assert utf16(text, blank["start"], blank["end"]) == f"⟦{blank['asks']}⟧"
    for one in data["left"]:
        assert utf16(text, one["start"], one["end"]).startswith("You people")
    for fact in data["facts"]:
        assert (
            utf16(DRAFT, fact["before"]["start"], fact["before"]["end"]) == fact["before"]["text"]
        )
        assert utf16(text, fact["after"]["start"], fact["after"]["end"]) == fact["after"]["text"]
    for offer in data["offers"]:
        place = offer["suggestion"]
        assert utf16(DRAFT, place["start"], place["end"]) in DRAFT


def test_what_cannot_be_said_again_comes_with_blanks_to_say_it_in(rewritten: coach.Rewrite) -> None:
    (left,) = rewrite_to_dict(rewritten, DRAFT)["left"]
    assert left["rule_id"] == "blame/harsh-words"
    assert left["offers"] == []
    assert left["skeleton"].count("⟦") >= 3


def test_what_was_not_accepted_is_named_by_its_id() -> None:
    found = coach.rewrite(DRAFT, coach.Context(now=NOW), accept=())
    reproach, _ = rewrite_to_dict(found, DRAFT)["left"]
    assert reproach["skeleton"] is None
    assert coach.rewrite(
        DRAFT, coach.Context(now=NOW), accept=(), choose=reproach["offers"][:1]
    ).applied


def test_json_keeps_every_character(rewritten: coach.Rewrite) -> None:
    written = rewrite_to_json(rewritten, DRAFT)
    assert "👍" in written
    assert json.loads(written)["text"] == rewritten.text


def test_lines_tell_what_is_left_in_both_languages(rewritten: coach.Rewrite) -> None:
    lines = list(left_lines(rewritten, "mail.txt", "en"))
    assert lines[0] == "mail.txt:3:88: to fill in: ⟦date, time, zone⟧"
    assert any(line.startswith("    → ⟦What happened") for line in lines)
    assert "待填写：" in "\n".join(left_lines(rewritten, "mail.txt", "zh"))


def test_lines_explain_changes_and_what_was_held_back() -> None:
    found = coach.rewrite(DRAFT, coach.Context(now=NOW), choose=_both(DRAFT))
    lines = list(explained_lines(found, DRAFT, "mail.txt", "en"))
    assert lines[0].startswith("mail.txt:3:1: “You still haven't")
    assert lines[1].startswith("    blame/you-did-not: ")
    assert any("held back:" in line for line in lines)
    assert any("Another change takes the same place" in line for line in lines)


def _both(draft: str) -> list[str]:
    """Two suggestions for one place."""
    offers = [one.suggestion for one in coach.rewrite(draft, coach.Context(now=NOW)).offers]
    reproach = [one.id for one in offers if one.id.startswith("blame/you-did-not@")]
    return reproach[:2]
