"""A rewriting as plain data and as JSON: the form the API answers and other programs read.

Schema 1.0. Every `start` and `end` is in the unit that `offset_unit` names, `end` exclusive. Those
of offers, rejected words and facts `before` lie in the draft; those of blanks, of what is left and
of facts `after` in the rewritten text; a change has both. `report` is the check of the rewritten
text in the form of `coach.output.json`.
"""

from __future__ import annotations

import json
from typing import Any

from coach.finding import Finding
from coach.output.json import (
    OffsetUnit,
    fact_to_dict,
    offsets_in,
    report_to_dict,
    suggestion_to_dict,
    text_to_dict,
)
from coach.rewriting.left import left
from coach.rewriting.result import Rewrite

SCHEMA = "1.0"


def rewrite_to_json(
    rewrite: Rewrite,
    source: str,
    *,
    incoming: str | None = None,
    unit: OffsetUnit = "code_point",
    indent: int | None = None,
) -> str:
    """`rewrite_to_dict` as one JSON text, non-ASCII characters as they are."""
    data = rewrite_to_dict(rewrite, source, incoming=incoming, unit=unit)
    return json.dumps(data, ensure_ascii=False, indent=indent)


def rewrite_to_dict(
    rewrite: Rewrite,
    source: str,
    *,
    incoming: str | None = None,
    unit: OffsetUnit = "code_point",
) -> dict[str, Any]:
    """The rewriting as dictionaries, lists, strings and numbers.

    `source` is the draft and `incoming` the message it answers, both as given to `coach.rewrite`;
    `unit` is the unit of every position in the answer.
    """
    was, now = offsets_in(source, unit), offsets_in(rewrite.text, unit)
    return {
        "schema": SCHEMA,
        "offset_unit": unit,
        "text": rewrite.text,
        "applied": [
            {
                "start": was(change.start),
                "end": was(change.end),
                "new_start": now(change.new_start),
                "new_end": now(change.new_end),
                "before": change.before,
                "after": change.after,
                "findings": [_reason(finding) for finding in change.findings],
                "ids": list(change.ids),
            }
            for change in rewrite.applied
        ],
        "rejected": [
            {
                "id": one.id,
                "start": was(one.start),
                "end": was(one.end),
                "candidate": one.candidate,
                "reasons": [text_to_dict(reason) for reason in one.reasons],
            }
            for one in rewrite.rejected
        ],
        "blanks": [
            {"start": now(blank.start), "end": now(blank.end), "asks": blank.asks}
            for blank in rewrite.blanks
        ],
        "left": [
            {
                **_reason(one.finding),
                "start": now(one.finding.start),
                "end": now(one.finding.end),
                "offers": list(one.offers),
                "skeleton": one.skeleton,
            }
            for one in left(rewrite)
        ],
        "facts": [
            {
                "before": fact_to_dict(one.before, was),
                "after": None if one.after is None else fact_to_dict(one.after, now),
            }
            for one in rewrite.facts
        ],
        "offers": [
            {
                "finding": {
                    **_reason(offer.finding),
                    "start": was(offer.finding.start),
                    "end": was(offer.finding.end),
                },
                "suggestion": suggestion_to_dict(offer.suggestion, was),
            }
            for offer in rewrite.offers
        ],
        "notices": [text_to_dict(one) for one in rewrite.notices],
        "sent": [
            {"generator": one.generator, "system": one.system, "prompt": one.prompt}
            for one in rewrite.sent
        ],
        "report": report_to_dict(
            rewrite.report, rewrite.text, incoming=incoming, unit=unit, readability=False
        ),
    }


def _reason(finding: Finding) -> dict[str, Any]:
    """What a finding says, without a place: it may have been found on the way."""
    return {
        "rule_id": finding.rule_id,
        "category": finding.category,
        "severity": finding.severity,
        "message": text_to_dict(finding.message),
        "why": text_to_dict(finding.why),
    }
