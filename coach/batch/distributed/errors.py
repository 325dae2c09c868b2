"""What can be wrong with a dataset as a whole; each in one line that says what to do."""

from __future__ import annotations


class DatasetError(ValueError):
    """A dataset that cannot be read, or a folder that cannot be written to."""


class NoRay(ValueError):
    """Ray is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "linting with Ray needs more than the coach alone: pip install 'draft-coach[ray]'"
        )
