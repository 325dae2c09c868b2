"""Lines with labels, by which a part of the coach is measured: JSON objects, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def read_labelled(path: Path, needed: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The lines of a file, each with the fields `needed`.

    Raises ValueError that names a wrong line, and OSError.
    """
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                data = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: not JSON: {error}") from error
            missing = [name for name in needed if not isinstance(data, dict) or name not in data]
            if missing:
                raise ValueError(f"{path}:{number}: expected the field {missing[0]!r}")
            yield data
