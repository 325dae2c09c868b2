"""Commands of GitHub Actions, which show findings beside the lines of a change."""

from __future__ import annotations

from typing import TextIO

from coach.batch.outcome import Located, Outcome, Summary
from coach.output.formats import Options
from coach.output.formats.text import summed_up

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


class Writer:
    """See coach.output.formats.Writer."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self._out = out
        self._options = options

    def add(self, outcome: Outcome) -> None:
        """A command for each finding that counts, and for a file that could not be read."""
        for one in outcome.standing:
            self._out.write(self._finding(outcome.path, one))
        if outcome.problem is not None:
            path, problem = _property(outcome.path), _data(outcome.problem)
            self._out.write(f"::error file={path},title=coach::{problem}\n")

    def close(self, summary: Summary) -> None:
        """The summary, as a line of the log."""
        self._out.write(summed_up(summary, self._options) + "\n")

    def _finding(self, path: str, one: Located) -> str:
        language = self._options.language
        place = one.place
        title = f"{one.rule_id} ({one.unit})" if one.unit else one.rule_id
        told = one.message.of(language)
        words = next((way.replacement for way in one.ways_out if way.replacement), None)
        if words is not None:
            told += f"\n→ {' '.join(words.split())}"
        parts = [f"file={_property(path)}"]
        if place.start is not None:
            parts += [f"line={place.line}", f"endLine={place.end_line}"]
            if place.line == place.end_line:
                parts += [f"col={place.column}", f"endColumn={place.end_column}"]
        parts.append(f"title={_property(title)}")
        return f"::{_COMMANDS.get(one.severity, 'notice')} {','.join(parts)}::{_data(told)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
