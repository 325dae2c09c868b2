"""SARIF 2.1.0, which code scanning and editors read. Columns count units of UTF-16.

Results are written as they come; the tool with its rules follows them, since only then it is known
which rules there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from coach.batch.outcome import Located, Outcome, Place, Summary, Suppression, WayOut
from coach.finding import Text
from coach.output.formats import LEVELS, Options
from coach.version import VERSION

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "coachFinding/v1"
_ROOT = "SRCROOT"
_KINDS = {"ignore": "inSource", "baseline": "external"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        self._rules: dict[str, tuple[int, Located]] = {}
        self._notifications: list[dict[str, Any]] = []
        self._first = True
        schema = json.dumps(SCHEMA)
        out.write(
            f'{{"$schema": {schema}, "version": "2.1.0", "runs": [{{'
            '"columnKind": "utf16CodeUnits", "results": ['
        )

    def add(self, outcome: Outcome) -> None:
        """A result for each finding, the suppressed ones marked as such."""
        for one in outcome.findings:
            self._out.write("\n" if self._first else ",\n")
            self._first = False
            self._out.write(json.dumps(self._result(outcome.path, one), ensure_ascii=False))
        if outcome.problem is not None:
            self._notifications.append(
                {
                    "level": "error",
                    "message": {"text": outcome.problem},
                    "locations": [{"physicalLocation": _physical(outcome.path, None)}],
                }
            )

    def close(self, summary: Summary) -> None:
        """The tool, its rules, and how the run went."""
        rest: dict[str, Any] = {
            "tool": {
                "driver": {
                    "name": "Draft Coach",
                    "version": VERSION,
                    "semanticVersion": VERSION,
                    "language": "zh-CN" if self._options.language == "zh" else "en-US",
                    "rules": list(self._descriptors()),
                }
            },
            "invocations": [
                {
                    "executionSuccessful": not self._notifications,
                    "toolExecutionNotifications": self._notifications,
                }
            ],
        }
        written = json.dumps(rest, ensure_ascii=False)
        self._out.write(f"\n], {written[1:-1]}}}]}}\n")

    def _result(self, path: str, one: Located) -> dict[str, Any]:
        language = self._options.language
        index, _ = self._rules.setdefault(one.rule_id, (len(self._rules), one))
        location: dict[str, Any] = {"physicalLocation": _physical(path, one.place)}
        if one.unit:
            location["logicalLocations"] = [{"name": one.unit, "fullyQualifiedName": one.unit}]
        result: dict[str, Any] = {
            "ruleId": one.rule_id,
            "ruleIndex": index,
            "level": LEVELS.get(one.severity, "note"),
            "message": {"text": one.message.of(language)},
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: one.fingerprint},
            "properties": {"category": one.category, "severity": one.severity},
        }
        fixes: list[dict[str, Any]] = []
        for way in one.ways_out:
            fix = self._fix(path, way)
            if way.changes and fix not in fixes:
                fixes.append(fix)
        if fixes:
            result["fixes"] = fixes
        result["suppressions"] = [] if one.suppressed is None else [_suppression(one.suppressed)]
        return result

    def _fix(self, path: str, way: WayOut) -> dict[str, Any]:
        told = way.note.of(self._options.language) if way.note else " ".join(
            (way.replacement or "").split()
        )  # fmt: skip
        return {
            "description": {"text": told or "–"},
            "artifactChanges": [
                {
                    "artifactLocation": _artifact(path),
                    "replacements": [
                        {
                            "deletedRegion": _region(change.place),
                            "insertedContent": {"text": change.words},
                        }
                        for change in way.changes
                    ],
                }
            ],
        }

    def _descriptors(self) -> Iterable[dict[str, Any]]:
        """The rules that results name, in the order of their first result."""
        if not self._rules:
            return
        known = _rule_words(self._options.packs)
        for rule_id, (_, one) in self._rules.items():
            severity, says, why = known.get(rule_id, (one.severity, one.message, one.why))
            language = self._options.language
            yield {
                "id": rule_id,
                "shortDescription": {"text": says.of(language)},
                "fullDescription": {"text": why.of(language)},
                "help": {"text": f"{says.of(language)}\n\n{why.of(language)}"},
                "defaultConfiguration": {"level": LEVELS.get(severity, "note")},
                "properties": {"tags": [one.category]},
            }


def _rule_words(packs: tuple[Path, ...]) -> dict[str, tuple[str, Text, Text]]:
    """Severity and words of every rule by its id, “…” for what each finding fills in."""
    from coach.rulebook.reference import shown
    from coach.rulebook.storing import load_book

    words: dict[str, tuple[str, Text, Text]] = {}
    for rule in load_book(packs)["rules"]:
        says, why = (Text(*map(shown, rule[name])) for name in ("says", "why"))
        words.setdefault(rule["id"], (rule["severity"], says, why))
    return words


def _physical(path: str, place: Place | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if place is not None and place.start is not None:
        physical["region"] = _region(place)
    return physical


def _artifact(path: str) -> dict[str, str]:
    """A file by its address, relative to the root of the sources where it can be."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column16,
        "endLine": place.end_line,
        "endColumn": place.end_column16,
    }


def _suppression(one: Suppression) -> dict[str, str]:
    data = {"kind": _KINDS.get(one.kind, "external")}
    if one.reason:
        data["justification"] = one.reason
    return data
