"""The Chinese grammar of times: the times of a sentence, with their zones and anchors."""

from __future__ import annotations

import re

from coach.timing.chinese_grammar import expression
from coach.timing.chinese_lexer import BREAK, Line
from coach.timing.expression import Found

def find(raw: str, folded: str) -> list[Found]:
    """The time expressions of a sentence, in its order.

    `raw` is the sentence as typed, `folded` the same in lower case and simplified characters.
    """
    line = Line(folded)
    found: list[Found] = []
    index, count = 0, len(line.tokens)
    while index < count:
        read = expression(line, index) if line.tokens[index].kind != BREAK else None
        if read is None:
            index += 1
            continue
        node, end = read
        found.append(Found(line.start(index), line.end(end), node))
        index = max(end, index + 1)
    return found
