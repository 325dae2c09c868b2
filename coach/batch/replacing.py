"""Put a file in the place of another, whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhile(ValueError):
    """The file is no longer the one that was read."""


def replace_file(path: Path, parts: Iterable[bytes], *, expected: bytes | None = None) -> None:
    """Write `parts` to `path`: at every moment a reader sees the old file or the new one.

    The new file is written beside the old one and reaches the disk before it takes its name;
    permissions, and where the system lets us the owner, stay. A link stays a link: the file it
    leads to is replaced. Raises OSError, and ChangedMeanwhile if the file is not the `expected`
    bytes any more.
    """
    target = Path(os.path.realpath(path))
    before = target.stat() if target.exists() else None
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name[:40]}.", suffix=".new", dir=target.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        if before is None:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
        else:
            _take_over(name, before)
        if expected is not None and target.read_bytes() != expected:
            raise ChangedMeanwhile("the file was changed while it was being linted; run it again")
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _settle(target.parent)


def _take_over(name: str, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(name, before.st_uid, before.st_gid)
    os.chmod(name, stat.S_IMODE(before.st_mode))


def _settle(folder: Path) -> None:
    """Bring the new name to the disk too, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
