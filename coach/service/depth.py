"""How deeply a JSON body may be nested, found out without reading what it says."""

from __future__ import annotations

import re

from coach.finding import Text
from coach.service.errors import Problem

DEEPEST = 32
"""Levels of a body; the deepest of the API has six."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_TO_SQUARE = bytes.maketrans(b"{}", b"[]")
_ALL_BUT_BRACKETS = bytes(sorted(set(range(256)) - set(b"[]{}")))


def require_shallow(body: bytes) -> None:
    """Raise Problem for a body that is nested too deeply. What is no JSON is left to its reader."""
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return
    brackets = _STRING.sub(b"", body).translate(_TO_SQUARE, _ALL_BUT_BRACKETS)
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"[]", b"")  # the innermost level of all that is left
    if b"[]" in brackets:
        raise Problem(
            400,
            "too-deep",
            Text("The request is nested too deeply", "请求的嵌套层数太多"),
            Text(
                f"JSON may have {DEEPEST} levels of lists and objects.",
                f"JSON 的列表和对象最多 {DEEPEST} 层。",
            ),
        )
