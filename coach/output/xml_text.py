"""Text that an XML document may hold."""

from __future__ import annotations

from coach.lazily import lazy

_FORBIDDEN = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """The text, with � for every character that XML 1.0 cannot say at all."""
    return _FORBIDDEN.sub("\ufffd", text)
