"""One JSON document: every file with its findings, then the summary. Schema 1.0."""

from __future__ import annotations

import json
from typing import TextIO

from coach.batch.outcome import Outcome, Summary
from coach.output.formats import Options
from coach.output.located import SCHEMA, located_to_dict
from coach.version import VERSION


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._first = True
        out.write(f'{{"schema": "{SCHEMA}", "version": "{VERSION}", "files": [')

    def add(self, outcome: Outcome) -> None:
        """The file; a long one stands there once for each of its parts."""
        data = {
            "path": outcome.path,
            "units": outcome.units,
            "words": outcome.words,
            "fixed": outcome.fixed,
            "problem": outcome.problem,
            "notices": [{"en": one.en, "zh": one.zh} for one in outcome.notices],
            "checklists": [
                {
                    "kind": one.kind,
                    "fields": [
                        {"field": field, "requirement": requirement, "status": status}
                        for field, requirement, status in one.fields
                    ],
                }
                for one in outcome.checklists
            ],
            "findings": [located_to_dict(one) for one in outcome.findings],
        }
        self._out.write("\n" if self._first else ",\n")
        self._first = False
        self._out.write(json.dumps(data, ensure_ascii=False))

    def close(self, summary: Summary) -> None:
        """The summary, and the end of the document."""
        self._out.write(f'\n], "summary": {json.dumps(summary.as_data(), ensure_ascii=False)}}}\n')
