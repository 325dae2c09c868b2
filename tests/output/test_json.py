"""Reports as JSON: every field, and positions in the unit that was asked for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coach
from coach.facts import Fact
from coach.finding import Category, Finding, Severity, Suggestion, Text
from coach.output.json import OffsetUnit, report_to_dict, report_to_json
from coach.report import FieldStatus, Question, Report, Scores
from coach.timing.expression import TimeExpression
from coach.timing.meaning import Interval, Unsaid

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "👍 Answer soon, 请尽快 🚢 ASAP."
INCOMING = "🙂 When do you ship?"
NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def finding(
    word: str,
    source: str = SOURCE,
    category: Category = "time",
    severity: Severity = "warning",
) -> Finding:
    start = source.index(word)
    end = start + len(word)
    note = Text("Say when.", "请写明时间。")
    return Finding(
        rule_id=f"{category}/x",
        category=category,
        severity=severity,
        scope="sentence",
        start=start,
        end=end,
        message=Text("No date", "没有日期"),
        why=Text("Why", "原因"),
        suggestions=(
            Suggestion("s1", start, end, "by ⟦date⟧", "blank", note),
            Suggestion("s2", start, end, None, "advice"),
        ),
    )


def report(*findings: Finding) -> Report:
    start = SOURCE.index("尽快")
    return Report(
        findings=findings,
        checklist=(
            FieldStatus("eta", "required", "vague", ((start, start + 2),), "draft", "尽快", start),
            FieldStatus("etd", "optional", "missing"),
        ),
        questions=(
            Question("When do you ship?", 2, 19, "evaded", ((start, start + 2),), Text("On", "于")),
        ),
        facts=(Fact("time", "尽快", start, start + 2, "尽快"),),
        scores=Scores(5, 1, 5, (("time", len(findings)),)),
        now=NOW,
        language="en",
        kind="follow_up",
        kind_confidence=0.75,
        times=(
            TimeExpression(
                "尽快",
                start,
                start + 2,
                "daterange",
                (),
                ("year", "month", "day"),
                True,
                False,
                None,
                None,
                (Interval(datetime(2026, 11, 24, 8, 30), None, "day"),),
                Unsaid(),
            ),
        ),
    )


def utf16(text: str, start: int, end: int) -> str:
    """What a browser finds between two UTF-16 offsets."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_the_whole_document() -> None:
    data = report_to_dict(report(finding("soon")), SOURCE, incoming=INCOMING, readability=False)
    start = SOURCE.index("尽快")
    assert data == {
        "schema": "1.5",
        "offset_unit": "code_point",
        "language": "en",
        "kind": "follow_up",
        "kind_confidence": 0.75,
        "now": "2026-11-24T08:30:00+00:00",
        "findings": [
            {
                "id": "f1",
                "rule_id": "time/x",
                "category": "time",
                "severity": "warning",
                "scope": "sentence",
                "start": 9,
                "end": 13,
                "text": "soon",
                "message": {"en": "No date", "zh": "没有日期"},
                "why": {"en": "Why", "zh": "原因"},
                "suggestions": [
                    {
                        "id": "s1",
                        "start": 9,
                        "end": 13,
                        "replacement": "by ⟦date⟧",
                        "applicability": "blank",
                        "note": {"en": "Say when.", "zh": "请写明时间。"},
                    },
                    {
                        "id": "s2",
                        "start": 9,
                        "end": 13,
                        "replacement": None,
                        "applicability": "advice",
                        "note": None,
                    },
                ],
            }
        ],
        "costliest": ["f1"],
        "checklist": [
            {
                "field": "eta",
                "name": {"en": "arrival date", "zh": "预计到港日"},
                "requirement": "required",
                "status": "vague",
                "spans": [{"start": start, "end": start + 2}],
                "source": "draft",
                "value": "尽快",
                "insert_at": start,
                "suggestion": None,
            },
            {
                "field": "etd",
                "name": {"en": "departure date", "zh": "开船或发货日期"},
                "requirement": "optional",
                "status": "missing",
                "spans": [],
                "source": None,
                "value": None,
                "insert_at": None,
                "suggestion": None,
            },
        ],
        "questions": [
            {
                "text": "When do you ship?",
                "start": 2,
                "end": 19,
                "status": "evaded",
                "answer_spans": [{"start": start, "end": start + 2}],
                "starter": {"en": "On", "zh": "于"},
            }
        ],
        "facts": [
            {
                "kind": "time",
                "text": "尽快",
                "start": start,
                "end": start + 2,
                "value": "尽快",
                "valid": None,
                "detail": None,
            }
        ],
        "times": [
            {
                "text": "尽快",
                "start": start,
                "end": start + 2,
                "kind": "daterange",
                "fixes": [],
                "leaves_open": ["year", "month", "day"],
                "vague": True,
                "approximate": False,
                "zone": None,
                "anchor": None,
                "values": [{"start": "2026-11-24T08:30:00", "end": None, "grain": "day"}],
            }
        ],
        "notices": [],
        "scores": {
            "words": 5,
            "sentences": 1,
            "longest_sentence": 5,
            "counts": {"time": 1},
            "readability": None,
        },
        "reader_view": None,
    }


def test_utf_16_positions_point_at_the_same_words() -> None:
    words = ("soon", "尽快", "ASAP")
    data = report_to_dict(
        report(*map(finding, words)), SOURCE, incoming=INCOMING, unit="utf-16", readability=False
    )
    assert data["offset_unit"] == "utf-16"
    for item, word in zip(data["findings"], words, strict=True):
        assert item["text"] == word
        assert utf16(SOURCE, item["start"], item["end"]) == word
        for suggestion in item["suggestions"]:
            assert utf16(SOURCE, suggestion["start"], suggestion["end"]) == word
    (fact,) = data["facts"]
    assert utf16(SOURCE, fact["start"], fact["end"]) == "尽快"
    (span,) = data["checklist"][0]["spans"]
    assert utf16(SOURCE, span["start"], span["end"]) == "尽快"
    assert data["checklist"][0]["insert_at"] == span["start"]
    (question,) = data["questions"]
    assert utf16(INCOMING, question["start"], question["end"]) == "When do you ship?"
    (answer,) = question["answer_spans"]
    assert utf16(SOURCE, answer["start"], answer["end"]) == "尽快"


@given(st.text(min_size=1), st.data())
def test_every_span_of_every_text_survives_the_change_of_unit(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Finding("time/x", "time", "warning", "sentence", start, end, Text("", ""), Text("", ""))
    only = Report((found,), (), (), (), Scores(1, 1, 1, ()), NOW, "en")
    (item,) = report_to_dict(only, text, unit="utf-16", readability=False)["findings"]
    assert utf16(text, item["start"], item["end"]) == text[start:end] == item["text"]


def test_the_costliest_are_named_by_their_ids() -> None:
    findings = (
        finding("Answer", category="clarity"),
        finding("soon", category="time"),
        finding("尽快", category="blame"),
        finding("🚢", category="identifier", severity="error"),
        finding("ASAP", category="blame", severity="advice"),
        finding(".", category="informal"),
    )
    data = report_to_dict(report(*findings), SOURCE, readability=False)
    assert [item["id"] for item in data["findings"]] == ["f1", "f2", "f3", "f4", "f5", "f6"]
    assert data["costliest"] == ["f4", "f3", "f2", "f6", "f1"]


def test_equal_findings_have_ids_of_their_own() -> None:
    data = report_to_dict(report(finding("soon"), finding("soon")), SOURCE, readability=False)
    assert data["costliest"] == ["f1", "f2"]


@pytest.mark.parametrize("unit", ["code_point", "utf-16"])
def test_the_json_text_says_the_same(unit: OffsetUnit) -> None:
    only = report(finding("soon"))
    text = report_to_json(only, SOURCE, unit=unit, readability=False)
    assert json.loads(text) == report_to_dict(only, SOURCE, unit=unit, readability=False)
    assert "尽快" in text


def test_a_real_report_follows_the_published_schema() -> None:
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    draft = (
        "😀 Let's meet this weekend, PO 4501. 请尽快。 Dear [Name], ASAP gonna ⟦date⟧ a@b.example"
    )
    report = coach.check(draft, coach.Context(kind="general"))
    for unit in ("code_point", "utf-16"):
        jsonschema.validate(report_to_dict(report, draft, unit=unit), schema)
