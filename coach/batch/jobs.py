"""Files as jobs: read once, and long files of JSON lines in parts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from coach.batch.configuring import Configuration
from coach.batch.running import Job
from coach.batch.settings import LINES, FileSettings

PART = 24 * 1024
"""Bytes of a part, up to the end of a line."""


def jobs_of(files: Iterable[str], configuration: Configuration) -> Iterator[Job]:
    """The jobs for the files, in their order; a file that cannot be read is one with a problem.

    Raises SettingsError for settings that cannot be used.
    """
    folder = os.getcwd().rstrip(os.sep) + os.sep
    for path in files:
        shown = path.removeprefix(folder).replace(os.sep, "/")
        yield from jobs_of_file(path, shown, configuration.settings_for(path))


def jobs_of_file(path: str, name: str, settings: FileSettings) -> Iterator[Job]:
    """The jobs for one file, which is shown as `name`."""
    limit = settings.reading.most_bytes
    try:
        size = os.stat(path).st_size
        if size > PART and path.lower().endswith(LINES):
            with open(path, "rb") as file:
                yield from _parts(file, size, name, settings)
        elif size > limit:
            yield Job(name, b"", settings, problem=_too_large(size, limit))
        else:
            with open(path, "rb", buffering=0) as whole:
                yield Job(name, whole.read(), settings)
    except OSError as error:
        yield Job(name, b"", settings, problem=_reason(error))


def _too_large(size: int, limit: int) -> str:
    return (
        f"{size / 1e6:.1f} MB are more than the {limit / 1e6:.1f} MB allowed for a file;"
        " split it, or raise max_megabytes"
    )


def _reason(error: OSError) -> str:
    words = error.strerror or "cannot be read"
    return words[0].lower() + words[1:]


def _parts(file: BinaryIO, size: int, name: str, settings: FileSettings) -> Iterator[Job]:
    """Stretches of whole lines; each knows what came before it."""
    lines = characters = 0
    first = True
    while True:
        data = file.read(PART)
        if data and not data.endswith(b"\n"):
            data += file.readline(settings.reading.most_bytes)
        last = not data or file.tell() >= size
        if data or first:
            yield Job(name, data, settings, lines, characters, first, last)
        if last:
            return
        first = False
        lines += data.count(b"\n")
        characters += len(data.decode("utf-8", "replace"))
