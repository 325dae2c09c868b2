"""Wait for files to change, with the package watchfiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coach.batch.errors import NoWatcher


def changes(names: Sequence[str]) -> Iterator[set[Path]]:
    """The files below the names that changed, each time some did. Raises NoWatcher."""
    try:
        from watchfiles import Change, watch
    except ImportError as error:
        raise NoWatcher(
            "--watch needs the package watchfiles: pip install 'draft-coach[watch]'"
        ) from error
    roots = {path if path.is_dir() else path.parent for path in map(Path, names)}
    for batch in watch(*sorted(roots), raise_interrupt=True):
        found = {Path(name) for change, name in batch if change is not Change.deleted}
        if found:
            yield found
