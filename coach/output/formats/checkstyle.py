"""Checkstyle's XML, which many tools for reviews read."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import quoteattr

from coach.batch.outcome import Located, Outcome, Summary
from coach.output.formats import Options
from coach.output.xml_text import allowed

_SEVERITIES = {"error": "error", "warning": "warning", "advice": "info"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        self._path: str | None = None
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')

    def add(self, outcome: Outcome) -> None:
        """The file with its findings that count."""
        if outcome.path != self._path:
            self._end_file()
            self._path = outcome.path
            self._out.write(f"  <file name={_attribute(outcome.path)}>\n")
        for one in outcome.standing:
            self._out.write(self._error(one))
        if outcome.problem is not None:
            self._out.write(
                f'    <error line="1" severity="error" message={_attribute(outcome.problem)}'
                ' source="coach.unreadable"/>\n'
            )

    def close(self, summary: Summary) -> None:
        """The end of the document."""
        self._end_file()
        self._out.write("</checkstyle>\n")

    def _end_file(self) -> None:
        if self._path is not None:
            self._out.write("  </file>\n")

    def _error(self, one: Located) -> str:
        told = one.message.of(self._options.language)
        told = f"{one.unit}: {told}" if one.unit else told
        line, column = (one.place.line, one.place.column) if one.place.start is not None else (1, 1)
        severity = _SEVERITIES.get(one.severity, "info")
        return (
            f'    <error line="{line}" column="{column}" severity="{severity}"'
            f" message={_attribute(told)} source={_attribute('coach.' + one.rule_id)}/>\n"
        )


def _attribute(text: str) -> str:
    return quoteattr(allowed(text))
