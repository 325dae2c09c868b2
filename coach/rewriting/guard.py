"""The guard: a replacement may not add, drop or change a fact of what it replaces."""

from __future__ import annotations

import re
from collections import Counter

from coach.document import MASK_CHARACTERS
from coach.lazily import lazy

_BLANK = lazy(r"⟦[^⟧]*⟧")
_FIGURE = lazy(r"[A-Za-z]*[-/#]?\d[\w.,:/%-]*\w|\d", re.ASCII)
_NAME = lazy(r"(?<=[a-z,;] )(?!I\b)[A-Z][\w&.-]*")
_MASKED = lazy(f"[{''.join(MASK_CHARACTERS.values())}]+")
_CHINESE_NUMBER = lazy(
    r"[一二三四五六七八九十百千万两〇零]+(?=[天日号月年周个件箱台套元吨米次批]|%)"
)


def keeps_facts(original: str, replacement: str) -> bool:
    """Whether both texts carry the same figures, references, names and masked stretches.

    Blanks of the replacement do not count. Both texts are normalised, masks as in
    `Document.masked`.
    """
    kept = _BLANK.sub(" ", replacement)
    was = _BLANK.sub(" ", original)
    return all(
        Counter(kind.findall(was)) == Counter(kind.findall(kept))
        for kind in (_FIGURE, _MASKED, _CHINESE_NUMBER)
    ) and set(_NAME.findall(was)) <= set(re.findall(r"[\w&.-]+", kept))


# temporary
from dataclasses import dataclass
from coach.draft import Context
from coach.finding import Text


@dataclass(frozen=True)
class Reason:
    id: str
    text: Text


@dataclass(frozen=True)
class Verdict:
    reasons: tuple[Reason, ...]

    @property
    def passes(self) -> bool:
        return not self.reasons


def judge(original: str, candidate: str, context: Context = Context()) -> Verdict:
    from coach.analysis import analyse
    from coach.facts import find_facts

    a = Counter(f.value for f in find_facts(analyse(original)) if f.kind != "placeholder")
    b = Counter(f.value for f in find_facts(analyse(candidate)) if f.kind != "placeholder")
    return Verdict(()) if a == b else Verdict((Reason("fact", Text(f"{a - b} {b - a}", "")),))
