"""Files in: bytes to text, and later each format to drafts with exact places."""

from __future__ import annotations

import sys
from pathlib import Path

from coach.reading.decoding import decode, encoding_of

__all__ = ["decode", "encoding_of", "read_text"]


def read_text(name: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises OSError if it cannot be read, ValueError if it is not text; both say what to do.
    """
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return decode(data)
