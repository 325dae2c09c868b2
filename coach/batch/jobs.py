"""Files as jobs: read once, and long files of JSON lines in parts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.batch.configuring import Configuration
from coach.batch.running import Job
from coach.batch.settings import FileSettings

LINES = frozenset({".jsonl", ".ndjson"})
"""Endings of files in which every line stands alone."""
PART = 192 * 1024
"""Bytes of a part, up to the end of a line."""


def jobs_of(files: Iterable[Path], configuration: Configuration) -> Iterator[Job]:
    """The jobs for the files, in their order; a file that cannot be read is one with a problem.

    Raises SettingsError for settings that cannot be used.
    """
    for path in files:
        settings = configuration.settings_for(path)
        yield from jobs_of_file(path, settings)


def jobs_of_file(path: Path, settings: FileSettings) -> Iterator[Job]:
    """The jobs for one file."""
    name = shown(path)
    limit = settings.reading.most_bytes
    try:
        size = path.stat().st_size
        if path.suffix.lower() in LINES and size > PART:
            yield from _parts(path, name, settings)
        elif size > limit:
            yield Job(name, b"", settings, problem=_too_large(size, limit))
        else:
            yield Job(name, path.read_bytes(), settings)
    except OSError as error:
        yield Job(name, b"", settings, problem=_reason(error))


def shown(path: Path) -> str:
    """A path as it is shown: with slashes, from the present folder if it lies below it."""
    name = path.as_posix()
    if path.is_absolute():
        folder = Path.cwd().as_posix().rstrip("/") + "/"
        name = name.removeprefix(folder)
    return name


def _too_large(size: int, limit: int) -> str:
    return (
        f"{size / 1e6:.1f} MB are more than the {limit / 1e6:.1f} MB allowed for a file;"
        " split it, or raise max_megabytes"
    )


def _reason(error: OSError) -> str:
    words = error.strerror or "cannot be read"
    return words[0].lower() + words[1:]


def _parts(path: Path, name: str, settings: FileSettings) -> Iterator[Job]:
    """Stretches of whole lines; each knows what came before it."""
    lines = characters = 0
    with path.open("rb") as file:
        end = os.fstat(file.fileno()).st_size
        first = True
        while True:
            data = file.read(PART)
            if data and not data.endswith(b"\n"):
                data += file.readline(settings.reading.most_bytes)
            last = not data or file.tell() >= end
            if data or first:
                yield Job(name, data, settings, lines, characters, first, last)
            if last:
                return
            first = False
            lines += data.count(b"\n")
            characters += len(data.decode("utf-8", "replace"))
