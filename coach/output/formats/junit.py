"""JUnit's XML: a suite for each file, a failed case for each finding that counts.

A file without findings is one case that passed; a suppressed finding is one that was skipped.
"""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from coach.batch.outcome import Located, Outcome, Summary
from coach.output.formats import Options
from coach.output.formats.text import marked
from coach.output.xml_text import allowed


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="coach lint">\n')

    def add(self, outcome: Outcome) -> None:
        """The suite of the file."""
        standing = len(outcome.standing)
        skipped = len(outcome.findings) - standing
        errors = int(outcome.problem is not None)
        cases = len(outcome.findings) + errors or 1
        path = _attribute(outcome.path)
        self._out.write(
            f'  <testsuite name={path} tests="{cases}" failures="{standing}"'
            f' errors="{errors}" skipped="{skipped}" time="0">\n'
        )
        for one in outcome.findings:
            self._out.write(self._case(path, one))
        if outcome.problem is not None:
            self._out.write(
                f'    <testcase name="readable" classname={path} time="0">'
                f'<error message={_attribute(outcome.problem)} type="unreadable"/></testcase>\n'
            )
        elif not outcome.findings:
            self._out.write(f'    <testcase name="clean" classname={path} time="0"/>\n')
        self._out.write("  </testsuite>\n")

    def close(self, summary: Summary) -> None:
        """The end of the document."""
        self._out.write("</testsuites>\n")

    def _case(self, path: str, one: Located) -> str:
        language = self._options.language
        unit = f"{one.unit}:" if one.unit else ""
        name = _attribute(f"{one.rule_id} at {unit}{one.place.line}:{one.place.column}")
        head = f'    <testcase name={name} classname={path} time="0">'
        if one.suppressed is not None:
            reason = one.suppressed.reason or one.suppressed.kind
            return f"{head}<skipped message={_attribute(reason)}/></testcase>\n"
        told = _attribute(one.message.of(language))
        words = [one.why.of(language), *marked(one.excerpt)]
        words += [f"→ {way.replacement}" for way in one.ways_out[:2] if way.replacement]
        body = escape(allowed("\n".join(words)))
        return (
            f'{head}\n      <failure message={told} type="{one.severity}">{body}</failure>\n'
            "    </testcase>\n"
        )


def _attribute(text: str) -> str:
    return quoteattr(allowed(text))
