"""JSON lines: a line for each finding and each file that could not be read, then the summary."""

from __future__ import annotations

import json
from typing import Any, TextIO

from coach.batch.outcome import Outcome, Summary
from coach.output.formats import Options
from coach.output.located import SCHEMA, located_to_dict


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out

    def add(self, outcome: Outcome) -> None:
        """The findings of the file, a line each."""
        for one in outcome.findings:
            self._line({"type": "finding", "path": outcome.path, **located_to_dict(one)})
        if outcome.problem is not None:
            self._line({"type": "problem", "path": outcome.path, "reason": outcome.problem})

    def close(self, summary: Summary) -> None:
        """The summary as the last line."""
        self._line({"type": "summary", "schema": SCHEMA, **summary.as_data()})

    def _line(self, data: dict[str, Any]) -> None:
        self._out.write(json.dumps(data, ensure_ascii=False) + "\n")
