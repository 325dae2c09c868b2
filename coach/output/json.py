"""A report as plain data and as JSON: the form the API answers and other programs read.

Schema 1.5. Every `start` and `end` is in the unit that `offset_unit` names, `end` exclusive.
Positions of the checklist and of answers lie in the draft, those of questions in the incoming
message. `values` of times are wall-clock times of the writer, `end` exclusive; null is an open
side. `counts`, `costliest` and the ids are stable for the same draft and context.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from coach.facts import Fact
from coach.finding import Finding, Suggestion, Text
from coach.lazily import lazy
from coach.messages.kinds import field_name
from coach.report import FieldStatus, Question, Report, Scores
from coach.timing.expression import TimeExpression

if TYPE_CHECKING:
    from coach.reader_view.shape import ReaderView

SCHEMA = "1.5"
OffsetUnit = Literal["code_point", "utf-16"]

_ASTRAL = lazy("[\U00010000-\U0010ffff]")


def report_to_json(
    report: Report,
    source: str,
    *,
    incoming: str | None = None,
    unit: OffsetUnit = "code_point",
    readability: bool = True,
    reader_view: bool = False,
    indent: int | None = None,
) -> str:
    """`report_to_dict` as one JSON text, non-ASCII characters as they are."""
    data = report_to_dict(
        report,
        source,
        incoming=incoming,
        unit=unit,
        readability=readability,
        reader_view=reader_view,
    )
    return json.dumps(data, ensure_ascii=False, indent=indent)


def report_to_dict(
    report: Report,
    source: str,
    *,
    incoming: str | None = None,
    unit: OffsetUnit = "code_point",
    readability: bool = True,
    reader_view: bool = False,
) -> dict[str, Any]:
    """The report as dictionaries, lists, strings and numbers.

    `source` is the text that was checked, `incoming` the message it answers, if there was one;
    both as given to the check. `unit` is the unit of every position in the answer. Readability is
    computed only if `readability` is true, the reader's view only if `reader_view` is, else they
    are None.
    """
    in_draft = offsets_in(source, unit)
    in_incoming = offsets_in(incoming or "", unit)
    ids = {id(finding): f"f{number}" for number, finding in enumerate(report.findings, start=1)}
    return {
        "schema": SCHEMA,
        "offset_unit": unit,
        "language": report.language,
        "kind": report.kind,
        "kind_confidence": report.kind_confidence,
        "now": report.now.isoformat(),
        "findings": [
            finding_to_dict(finding, ids[id(finding)], source, in_draft)
            for finding in report.findings
        ],
        "costliest": [ids[id(finding)] for finding in report.costliest()],
        "checklist": [_field(field, in_draft) for field in report.checklist],
        "questions": [_question(question, in_incoming, in_draft) for question in report.questions],
        "facts": [fact_to_dict(fact, in_draft) for fact in report.facts],
        "times": [_time(one, in_draft) for one in report.times],
        "notices": [text_to_dict(one) for one in report.notices],
        "scores": _scores(report.scores, readability),
        "reader_view": _view(report.reader_view, in_draft) if reader_view else None,
    }


def offsets_in(text: str, unit: OffsetUnit) -> Callable[[int], int]:
    """From a code point offset of `text` to the same place in `unit`."""
    if unit == "code_point" or text.isascii():
        return _unchanged
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    return (lambda offset: offset + bisect_left(astral, offset)) if astral else _unchanged


def _unchanged(offset: int) -> int:
    return offset


def text_to_dict(text: Text) -> dict[str, str]:
    """Words for people, in both languages."""
    return {"en": text.en, "zh": text.zh}


def _maybe(text: Text | None) -> dict[str, str] | None:
    return None if text is None else text_to_dict(text)


def _spans(spans: Iterable[tuple[int, int]], offset: Callable[[int], int]) -> list[dict[str, int]]:
    return [{"start": offset(start), "end": offset(end)} for start, end in spans]


def finding_to_dict(
    finding: Finding, name: str, source: str, offset: Callable[[int], int]
) -> dict[str, Any]:
    """A finding under its id; `source` is the text it lies in, `offset` as in `fact_to_dict`."""
    return {
        "id": name,
        "rule_id": finding.rule_id,
        "category": finding.category,
        "severity": finding.severity,
        "scope": finding.scope,
        "start": offset(finding.start),
        "end": offset(finding.end),
        "text": source[finding.start : finding.end],
        "message": text_to_dict(finding.message),
        "why": text_to_dict(finding.why),
        "suggestions": [
            suggestion_to_dict(suggestion, offset) for suggestion in finding.suggestions
        ],
    }


def suggestion_to_dict(suggestion: Suggestion, offset: Callable[[int], int]) -> dict[str, Any]:
    """A suggestion; `offset` leads from code points to the unit of the answer."""
    return {
        "id": suggestion.id,
        "start": offset(suggestion.start),
        "end": offset(suggestion.end),
        "replacement": suggestion.replacement,
        "applicability": suggestion.applicability,
        "note": _maybe(suggestion.note),
    }


def _field(field: FieldStatus, offset: Callable[[int], int]) -> dict[str, Any]:
    return {
        "field": field.field,
        "name": text_to_dict(field_name(field.field)),
        "requirement": field.requirement,
        "status": field.status,
        "spans": _spans(field.spans, offset),
        "source": field.source,
        "value": field.value,
        "insert_at": None if field.insert_at is None else offset(field.insert_at),
        "suggestion": field.suggestion,
    }


def _question(
    question: Question, in_incoming: Callable[[int], int], in_draft: Callable[[int], int]
) -> dict[str, Any]:
    return {
        "text": question.text,
        "start": in_incoming(question.start),
        "end": in_incoming(question.end),
        "status": question.status,
        "answer_spans": _spans(question.answer_spans, in_draft),
        "starter": _maybe(question.starter),
    }


def fact_to_dict(fact: Fact, offset: Callable[[int], int]) -> dict[str, Any]:
    """A fact; `offset` leads from code points to the unit of the answer."""
    return {
        "kind": fact.kind,
        "text": fact.text,
        "start": offset(fact.start),
        "end": offset(fact.end),
        "value": fact.value,
        "valid": fact.valid,
        "detail": fact.detail,
    }


def _time(one: TimeExpression, offset: Callable[[int], int]) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": offset(one.start),
        "end": offset(one.end),
        "kind": one.kind,
        "fixes": list(one.fixes),
        "leaves_open": list(one.leaves_open),
        "vague": one.vague,
        "approximate": one.approximate,
        "zone": one.zone,
        "anchor": one.anchor,
        "values": [
            {"start": _moment(value.start), "end": _moment(value.end), "grain": value.grain}
            for value in one.values
        ],
    }


def _view(view: ReaderView, offset: Callable[[int], int]) -> dict[str, Any]:
    from coach.reader_view.shape import TITLES

    return {
        "lines": [
            {
                "name": line.name,
                "title": text_to_dict(TITLES[line.name]),
                "said": [
                    {
                        "text": one.text,
                        "start": offset(one.start),
                        "end": offset(one.end),
                        "reckoned": _maybe(one.reckoned),
                        "open": _maybe(one.open),
                    }
                    for one in line.said
                ],
                "gap": _maybe(line.gap),
            }
            for line in view.lines
        ]
    }


def _moment(moment: datetime | None) -> str | None:
    """Wall-clock time in ISO 8601, without a zone."""
    return None if moment is None else moment.isoformat(timespec="seconds")


def _scores(scores: Scores, readability: bool) -> dict[str, Any]:
    return {
        "words": scores.words,
        "sentences": scores.sentences,
        "longest_sentence": scores.longest_sentence,
        "counts": dict(scores.counts),
        "readability": scores.readability if readability else None,
    }
