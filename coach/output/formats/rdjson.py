"""Reviewdog's diagnostic format as one JSON document; its columns count bytes of UTF-8 from 1."""

from __future__ import annotations

import json
from typing import Any, TextIO

from coach.batch.outcome import Located, Outcome, Place, Summary
from coach.output.formats import Options

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "advice": "INFO"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        self._first = True
        out.write('{"source": {"name": "coach"}, "diagnostics": [')

    def add(self, outcome: Outcome) -> None:
        """A diagnostic for each finding that counts, and for a file that could not be read."""
        for one in outcome.standing:
            self._diagnostic(self._finding(outcome.path, one))
        if outcome.problem is not None:
            self._diagnostic(
                {
                    "message": outcome.problem,
                    "location": {"path": outcome.path},
                    "severity": "ERROR",
                }
            )

    def close(self, summary: Summary) -> None:
        """The end of the document."""
        self._out.write("\n]}\n")

    def _finding(self, path: str, one: Located) -> dict[str, Any]:
        told = one.message.of(self._options.language)
        location: dict[str, Any] = {"path": path}
        if one.place.start is not None:
            location["range"] = _range(one.place)
        data: dict[str, Any] = {
            "message": f"{one.unit}: {told}" if one.unit else told,
            "location": location,
            "severity": _SEVERITIES.get(one.severity, "INFO"),
            "code": {"value": one.rule_id},
        }
        suggestions = [
            {"range": _range(way.changes[0].place), "text": way.changes[0].words}
            for way in one.ways_out
            if len(way.changes) == 1
        ]
        if suggestions:
            data["suggestions"] = suggestions
        return data

    def _diagnostic(self, data: dict[str, Any]) -> None:
        self._out.write("\n" if self._first else ",\n")
        self._first = False
        self._out.write(json.dumps(data, ensure_ascii=False))


def _range(place: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": place.line, "column": place.column8},
        "end": {"line": place.end_line, "column": place.end_column8},
    }
