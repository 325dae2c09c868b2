"""What the model of tone sees of a sentence: its words, their neighbours, and who is spoken to."""

from __future__ import annotations

from itertools import pairwise

from coach.lazily import lazy

_PIECE = lazy(
    r"[a-z]+(?:['’][a-z]+)?|\d[\d.,:]*|[\u3400-\u9fff]|[?!？！…:;,，。.“”\"'()-]"
    r"|[\U0001F300-\U0001FAFF]"
)
_ALIKE = str.maketrans({"’": "'", "？": "?", "！": "!", "，": ",", "。": "."})
_YOU = frozenset(
    "you your yours u ur yourself yourselves you're you've you'd you'll 你 您 贵".split()
)
_STEM, _LONG, _STEP = 4, 8, 4


def tokens_of(folded: str) -> list[str]:
    """The words and marks of a text in lower case; numbers as one sign, Chinese by character."""
    return [
        "<n>" if piece[0].isdigit() else piece for piece in _PIECE.findall(folded.translate(_ALIKE))
    ]


def tone_features(folded: str) -> frozenset[str]:
    """The features of a sentence in lower case and simplified characters."""
    words = tokens_of(folded)
    tokens = ["^", *words, "$"]
    to_you = any(word in _YOU for word in words)
    found = set(tokens)
    found.update(f"{a} {b}" for a, b in pairwise(tokens))
    found.update(f"{a}*{b}" for a, b in zip(tokens, tokens[2:], strict=False))
    found.update(map(" ".join, zip(tokens, tokens[1:], tokens[2:], strict=False)))
    found.update(
        f"4{a}{b}{c}{d}"
        for a, b, c, d in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)
        if len(a) == len(b) == len(c) == len(d) == 1
    )
    found.update(token[:_STEM] + "-" for token in tokens if len(token) > _STEM)
    found.update(f"Y{to_you}|{token}" for token in tokens)
    found.update(
        (
            f"you:{to_you}",
            f"q:{'?' in words}|{to_you}",
            f"x:{'!' in words}|{to_you}",
            f"len:{min(_LONG, len(tokens) // _STEP)}",
            "s:" + " ".join(words[:2]),
            "s3:" + " ".join(words[:3]),
            "e:" + " ".join(words[-2:]),
        )
    )
    return frozenset(found)
