"""A run over many files: from names to what is written, counted, and put into files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from coach.batch.outcome import Outcome, Summary
from coach.batch.running import Done, Job, coach_with

if TYPE_CHECKING:
    from coach.batch.baseline import Baseline
    from coach.batch.changed import Changed

Told = Callable[[Outcome], None]
"""Is told of each file, or of each part of a long one, in order."""


@dataclass(slots=True)
class Library:
    """What happens to jobs that are done: known findings set aside, changes written, all counted.

    `known` are findings of a baseline. `changed` with `new_only` sets aside what the files of a
    revision had. `write` puts fixed bytes into the files.
    """

    now: datetime
    known: Baseline | None = None
    changed: Changed | None = None
    new_only: bool = False
    write: bool = False
    summary: Summary = field(default_factory=Summary)
    _fixing: _Rewriting | None = None
    _open: str | None = None
    _open_counts: bool = False

    def __post_init__(self) -> None:
        self.summary.at = self.now.isoformat(timespec="seconds")

    def outcomes(self, done: Iterable[Done]) -> Iterator[Outcome]:
        """Each outcome as it is to be written, in order."""
        for one in done:
            outcome = self._written(one)
            outcome = outcome.moved(one.job.lines, one.job.characters)
            outcome = self._without_known(one.job, outcome)
            self._count(outcome, one.job)
            yield outcome

    def beside(self, outcome: Outcome) -> Outcome:
        """An outcome about a file that was counted before, without what is known."""
        if self.known is not None:
            outcome = self.known.marked(outcome)
        self.summary.add(outcome)
        return outcome

    def close(self) -> None:
        """Let go of a file that was on its way when the run was broken off."""
        if self._fixing is not None:
            self._fixing.drop()
            self._fixing = None

    def add_trouble(self, path: str, reason: str) -> Outcome:
        """Count a path that led to no file."""
        outcome = Outcome(path, problem=reason)
        self.summary.problems += 1
        return outcome

    def _count(self, outcome: Outcome, job: Job) -> None:
        if job.first:
            self.summary.files += 1
            self._open_counts = False
        self.summary.add(outcome)
        if outcome.standing and not self._open_counts:
            self.summary.files_with_findings += 1
            self._open_counts = True

    def _without_known(self, job: Job, outcome: Outcome) -> Outcome:
        if not outcome.findings:
            return outcome
        path = Path(job.path)
        if self.known is not None:
            old = None if self.changed is None else self.changed.old_path(path)
            outcome = self.known.marked(outcome, None if old is None else str(old))
        if self.changed is not None and self.new_only and outcome.standing:
            from coach.batch.baseline import marked_by

            outcome = marked_by(outcome, self._of_revision(job, path))
        return outcome

    def _of_revision(self, job: Job, path: Path) -> Iterator[str]:
        """The fingerprints of what was found in a file as it was at the revision."""
        assert self.changed is not None
        data = self.changed.old_bytes(path)
        if data is None:
            return
        from coach.batch.linting import lint

        was = lint(job.path, data, job.settings, coach_with(job.settings.packs), self.now)
        yield from (one.fingerprint for one in was.findings)

    def _written(self, done: Done) -> Outcome:
        """The outcome, once what was fixed is on the disk; else with the problem."""
        if not self.write or done.job.problem is not None:
            return done.outcome
        job = done.job
        if job.first and job.last:
            if done.data is None:
                return done.outcome
            return _tried(done.outcome, lambda: _replace(job, done.data or b""))
        if job.first:
            self._fixing = _Rewriting(Path(job.path))
        if self._fixing is None:
            return done.outcome
        self._fixing.add(job.data if done.data is None else done.data, done.data is not None)
        if not job.last:
            return done.outcome
        fixing, self._fixing = self._fixing, None
        return _tried(done.outcome, fixing.finish)


def _replace(job: Job, data: bytes) -> None:
    from coach.batch.replacing import replace_file

    replace_file(Path(job.path), [data], expected=job.data)


def _tried(outcome: Outcome, write: Callable[[], None]) -> Outcome:
    from coach.batch.replacing import ChangedMeanwhile

    try:
        write()
    except ChangedMeanwhile as error:
        return replace(outcome, problem=str(error), fixed=0)
    except OSError as error:
        reason = f"cannot be written: {error.strerror or error}"
        return replace(outcome, problem=reason, fixed=0)
    return outcome


class _Rewriting:
    """A long file that is put together from its parts, beside it, until the last one is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = _stamp(path)
        import tempfile

        self._parts: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by drop
        self._changed = False

    def add(self, data: bytes, changed: bool) -> None:
        """The next part, as it is to be."""
        self._parts.write(data)
        self._changed = self._changed or changed

    def finish(self) -> None:
        """Put the file into place if anything changed. Raises OSError and ChangedMeanwhile."""
        from coach.batch.replacing import ChangedMeanwhile, replace_file

        try:
            if self._changed:
                if _stamp(self._path) != self._stamp:
                    raise ChangedMeanwhile(
                        "the file was changed while it was being linted; run it again"
                    )
                self._parts.seek(0)
                replace_file(self._path, iter(lambda: self._parts.read(1 << 20), b""))
        finally:
            self.drop()

    def drop(self) -> None:
        """Forget the parts."""
        self._parts.close()


def _stamp(path: Path) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns
