"""GitLab's code quality report: an array of issues."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any, TextIO

from coach.batch.outcome import Located, Outcome, Summary
from coach.output.formats import Options

_SEVERITIES = {"error": "critical", "warning": "minor", "advice": "info"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        self._first = True
        out.write("[")

    def add(self, outcome: Outcome) -> None:
        """An issue for each finding that counts, and for a file that could not be read."""
        for one in outcome.standing:
            self._issue(self._finding(outcome.path, one))
        if outcome.problem is not None:
            self._issue(
                {
                    "description": outcome.problem,
                    "check_name": "coach/unreadable",
                    "fingerprint": _named(outcome.path, "unreadable"),
                    "severity": "major",
                    "location": {"path": outcome.path, "lines": {"begin": 1}},
                }
            )

    def close(self, summary: Summary) -> None:
        """The end of the array."""
        self._out.write("\n]\n")

    def _finding(self, path: str, one: Located) -> dict[str, Any]:
        place = one.place
        begin, end = (place.line, place.end_line) if place.start is not None else (1, 1)
        told = one.message.of(self._options.language)
        return {
            "description": f"{one.unit}: {told}" if one.unit else told,
            "check_name": one.rule_id,
            "fingerprint": _named(path, one.fingerprint),
            "severity": _SEVERITIES.get(one.severity, "info"),
            "categories": ["Style"],
            "location": {"path": path, "lines": {"begin": begin, "end": end}},
        }

    def _issue(self, data: dict[str, Any]) -> None:
        self._out.write("\n" if self._first else ",\n")
        self._first = False
        self._out.write(json.dumps(data, ensure_ascii=False))


def _named(path: str, fingerprint: str) -> str:
    return blake2b(f"{path}\0{fingerprint}".encode(), digest_size=16).hexdigest()
