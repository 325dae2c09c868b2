"""Sentences beyond what a model reads, cut at the joints of their clauses and joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from coach.analysis.scripts import HAN
from coach.translation.passage import Passage

_JOINTS = (
    re.compile(r"[;；][ ]?|: (?=\S)|：| [–—] |——"),
    re.compile(rf", (?=(?:and|but|so|or|because|which|while|as|if)\b)|，|(?<=[{HAN}]),"),
    re.compile(", |、| (?=(?:and|but|because|which|while|if|when|that)\\b)"),
)
"""Where a sentence may be cut, behind the match; the joints that hold least first."""
_LEAST = 2
"""Characters of a part; a shorter one says nothing."""
_ENDS = ".。"
_NO_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue"})
_COMMAS = {"zh": "，", "yue": "，", "ja": "、"}


def cut(passage: Passage, fits: Callable[[Passage], bool]) -> list[Passage] | None:
    """The passage in parts that fit, each as long as can be; None where it has no joint to cut at.

    `fits` says whether the model can read it in one go.
    """
    if fits(passage):
        return [passage]
    for joints in _JOINTS:
        places = _places(passage, joints)
        if not places:
            continue
        middle = len(passage.text) / 2
        place = min(places, key=lambda place: abs(place - middle))
        parts = [cut(half, fits) for half in _halves(passage, place)]
        whole = [part for part in parts if part is not None]
        if len(whole) == len(parts):
            return [one for part in whole for one in part]
    return None


def joined(parts: Sequence[str], sources: Sequence[Passage], target: str) -> str:
    """The translations of the parts of `sources` as one sentence in the language `target`.

    A model ends each part like a sentence; where the source did not, its comma is put back.
    """
    language = target.split("-")[0]
    done = []
    for number, (part, source) in enumerate(zip(parts, sources, strict=True)):
        if number < len(parts) - 1 and part[-1:] in _ENDS and source.text[-1:] not in _ENDS:
            comma = _COMMAS.get(language, ",")
            part = part[:-1] + (comma if source.text[-1:] in ",，、" else source.text[-1:])
        done.append(part)
    return ("" if language in _NO_SPACES else " ").join(done)


def _places(passage: Passage, joints: re.Pattern[str]) -> list[int]:
    """Where the passage may be cut: outside of what is protected, and not at its ends."""
    ends = (found.end() for found in joints.finditer(passage.text))
    return [
        place
        for place in ends
        if _LEAST <= place <= len(passage.text) - _LEAST
        and not any(fact.start < place < fact.end for fact in passage.protected)
    ]


def _halves(passage: Passage, place: int) -> tuple[Passage, Passage]:
    """What stands before and behind `place`, without space around it."""
    first = passage.text[:place].rstrip()
    behind = len(passage.text) - len(passage.text[place:].lstrip())
    later = tuple(
        replace(fact, start=fact.start - behind, end=fact.end - behind)
        for fact in passage.protected
        if fact.start >= place
    )
    earlier = tuple(fact for fact in passage.protected if fact.end <= place)
    return (
        replace(passage, text=first, protected=earlier),
        replace(passage, text=passage.text[behind:], protected=later, before=first),
    )
