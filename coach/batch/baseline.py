"""Findings that were there before: a library starts from where it is, and only new slips count.

The file is JSON that a review can read: for each path, relative to the folder of the file, the
fingerprints of its findings with their rules. It holds no text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from coach.batch.errors import BaselineError
from coach.batch.outcome import Located, Outcome, Suppression

FILE = "coach-baseline.json"
FORMAT = 1


@dataclass(slots=True)
class Baseline:
    """Fingerprints by path. `folder` is what the paths are relative to."""

    folder: Path
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    _gone: frozenset[str] | None = None

    @staticmethod
    def read(path: Path) -> Baseline:
        """The baseline in a file. Raises BaselineError."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise BaselineError(
                f"{path}: cannot be read ({error.strerror}); write it with --write-baseline"
            ) from error
        except ValueError as error:
            raise BaselineError(f"{path}: this is no baseline: {error}") from error
        files = data.get("files") if isinstance(data, dict) else None
        if not isinstance(files, dict) or data.get("format") != FORMAT:
            raise BaselineError(f"{path}: this is no baseline; write it anew with --write-baseline")
        return Baseline(path.absolute().parent, files)

    def marked(self, outcome: Outcome, before: str | None = None) -> Outcome:
        """The outcome with the findings that are known suppressed.

        `before` is the path that the file had when the baseline was written, if it was another.
        """
        known = self._of(outcome.path, before)
        if not known:
            return outcome
        return replace(outcome, findings=tuple(_marked(one, known) for one in outcome.findings))

    def _of(self, path: str, before: str | None) -> Mapping[str, str] | frozenset[str]:
        for name in (path, before):
            if name is not None and self._relative(name) in self.known:
                return self.known[self._relative(name)]
        return self._of_files_that_are_gone()

    def _of_files_that_are_gone(self) -> frozenset[str]:
        """What was known of files that are not there any more, since they may have a new name."""
        if self._gone is None:
            self._gone = frozenset(
                fingerprint
                for path, fingerprints in self.known.items()
                if not os.path.exists(self.folder / path)
                for fingerprint in fingerprints
            )
        return self._gone

    def add(self, outcome: Outcome) -> None:
        """Take in the findings of a file that nobody ignored."""
        found = {one.fingerprint: one.rule_id for one in outcome.standing}
        if found:
            self.known.setdefault(self._relative(outcome.path), {}).update(found)

    def _relative(self, path: str) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def write(self, path: Path) -> None:
        """Put the baseline into a file, whole or not at all. Raises BaselineError."""
        files = {name: dict(sorted(found.items())) for name, found in sorted(self.known.items())}
        text = json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, indent=1)
        from coach.batch.replacing import replace_file

        try:
            replace_file(path, [f"{text}\n".encode("utf-8", "surrogateescape")])
        except OSError as error:
            raise BaselineError(f"{path}: cannot be written: {error.strerror}") from error


def marked_by(outcome: Outcome, fingerprints: Iterable[str]) -> Outcome:
    """The outcome with the findings of these fingerprints suppressed."""
    known = frozenset(fingerprints)
    return replace(outcome, findings=tuple(_marked(one, known) for one in outcome.findings))


def _marked(one: Located, known: Mapping[str, str] | frozenset[str]) -> Located:
    if one.suppressed is None and one.fingerprint in known:
        return replace(one, suppressed=Suppression("baseline"))
    return one
