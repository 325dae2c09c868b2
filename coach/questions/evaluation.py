"""Measure the reading of requests, of answers, of changes and of unclear places on labelled data.

Requests: a CSV file with the columns `text` and `is_intent` (Yes or No): does the sentence
contain a request? Pairs: JSON lines {"incoming", "draft", "questions": [{"text", "status"}],
"changes": [{"incoming"}]}. Unclear: JSON lines {"incoming", "unclear"}. A question of ours and
one of theirs are the same if they overlap; unanswered and evaded ones together are those that
are owed.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from coach.analysis import analyse
from coach.questions.answering import answers
from coach.questions.changing import changes
from coach.questions.intent import asks_something
from coach.questions.unclear import reading

Half = Literal["learn", "held-back", "all"]
_OWED = frozenset({"unanswered", "evaded"})
_LONGEST = 32_768


@dataclass(slots=True)
class Count:
    """True, false and missed ones, with the lines behind the mistakes."""

    true: int = 0
    false: int = 0
    missed: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of those found that are labelled; 1 where nothing was found."""
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled ones that were found; 1 where nothing is labelled."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = 2 * self.true + self.false + self.missed
        return 2 * self.true / both if both else 1.0

    def add(self, *, wanted: bool, found: bool, line: str) -> None:
        """Count one case; `line` is kept where it is a mistake."""
        if wanted and found:
            self.true += 1
        elif wanted or found:
            self.missed += wanted
            self.false += found
            self.mistakes.append(("missed: " if wanted else "false:  ") + line)


def half_of(text: str) -> Half:
    """Which half a sentence belongs to, by a hash of its words: one to learn from, one to judge."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return "held-back" if int.from_bytes(digest, "big") % 2 else "learn"


def read_sentences(path: Path, half: Half = "all") -> Iterator[tuple[str, bool]]:
    """Sentences and whether they contain a request. Raises ValueError that names a wrong line."""
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        if not {"text", "is_intent"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path}:1: expected the columns text and is_intent")
        for row in rows:
            if row["is_intent"] not in ("Yes", "No"):
                raise ValueError(f"{path}:{rows.line_num}: is_intent is Yes or No")
            if half in ("all", half_of(row["text"])):
                yield row["text"], row["is_intent"] == "Yes"


def evaluate_requests(sentences: Iterable[tuple[str, bool]]) -> Count:
    """How often a sentence is rightly called one that contains a request."""
    result = Count()
    for text, wanted in sentences:
        result.add(wanted=wanted, found=asks_something(text), line=text)
    return result


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file. Raises ValueError that names the line that is not valid."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.strip():
            try:
                data = json.loads(raw)
                data["incoming"] + ""
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path}:{number}: {error}") from error
            yield data


@dataclass(slots=True)
class PairEvaluation:
    """Questions found, questions owed, and changed values."""

    found: Count = field(default_factory=Count)
    owed: Count = field(default_factory=Count)
    changed: Count = field(default_factory=Count)


def evaluate_pairs(pairs: Iterable[dict[str, Any]]) -> PairEvaluation:
    """How well questions are found, and those that the draft owes an answer, and changed values."""
    result = PairEvaluation()
    for pair in pairs:
        incoming, draft = pair["incoming"], analyse(pair["draft"])
        _count_questions(result, incoming, answers(incoming, draft), pair)
        ours = [(one.start, one.end, one.text) for one in changes(incoming, draft)]
        theirs = [_span(incoming, one["incoming"]) for one in pair.get("changes", ())]
        _count_spans(result.changed, ours, theirs)
    return result


def _count_questions(
    result: PairEvaluation, incoming: str, ours: tuple[Any, ...], pair: dict[str, Any]
) -> None:
    theirs = [(*_span(incoming, one["text"]), one) for one in pair["questions"]]
    _count_spans(
        result.found,
        [(one.start, one.end, one.text) for one in ours],
        [(start, end) for start, end, _ in theirs],
    )
    matched: set[int] = set()
    for start, end, label in theirs:
        same = [number for number, one in enumerate(ours) if one.start < end and start < one.end]
        matched.update(same)
        result.owed.add(
            wanted=label["status"] in _OWED,
            found=any(ours[number].status in _OWED for number in same),
            line=f"{label['status']}: {label['text']}",
        )
    for number, one in enumerate(ours):
        if number not in matched and one.status in _OWED:
            result.owed.add(wanted=False, found=True, line=f"no question: {one.text}")


def _count_spans(
    count: Count, ours: list[tuple[int, int, str]], theirs: list[tuple[int, int]]
) -> None:
    for start, end in theirs:
        hit = any(first < end and start < last for first, last, _ in ours)
        count.add(wanted=True, found=hit, line=f"{start}..{end}")
    for first, last, text in ours:
        if not any(first < end and start < last for start, end in theirs):
            count.add(wanted=False, found=True, line=text)


def _span(text: str, piece: str) -> tuple[int, int]:
    start = text.find(piece)
    if start < 0:
        raise ValueError(f"{piece!r} is not in the message")
    return start, start + len(piece)


def evaluate_unclear(messages: Iterable[dict[str, Any]]) -> Count:
    """How many of the labelled unclear places are found."""
    result = Count()
    for message in messages:
        start, end = _span(message["incoming"], message["unclear"])
        found = reading(message["incoming"]).unclear
        hit = any(one.start < end and start < one.end for one in found)
        result.add(wanted=True, found=hit, line=message["incoming"])
    return result


def as_row(name: str, count: Count) -> str:
    """One line of a table for a terminal."""
    return (
        f"{name:<28}P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"
        f"  true {count.true:>4}  false {count.false:>4}  missed {count.missed:>4}"
    )
