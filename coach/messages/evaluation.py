"""Measure kinds and field statuses on labelled messages, with every disagreement.

A line is {"id", "kind", "text", "fields": {field: {"status": …}}}, optionally with "incoming". Only
required and conditional fields of the kind count; the kind is guessed once without being told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.analysis import analyse
from coach.draft import KINDS, Context
from coach.messages.checklist import judge
from coach.messages.kinds import message_kind


@dataclass(slots=True)
class MessageEvaluation:
    """Counts, and the lines behind the disagreements, which no failing test may show unasked."""

    messages: int = 0
    kinds_right: int = 0
    kinds_sure: int = 0
    kinds_sure_right: int = 0
    fields: int = 0
    fields_right: int = 0
    missing_said: int = 0
    missing_true: int = 0
    missing_right: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list, repr=False)


def read_messages(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled messages of a file. Raises ValueError naming the line that is not valid."""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.strip():
            try:
                line = json.loads(raw)
                if line["kind"] not in KINDS:
                    raise ValueError(f"no kind {line['kind']!r}")
                _ = line["text"], {name: one["status"] for name, one in line["fields"].items()}
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{path}:{number}: {error}") from error
            yield line


def evaluate_messages(lines: Iterable[dict[str, Any]]) -> MessageEvaluation:
    """Judge every message and compare."""
    result = MessageEvaluation()
    for line in lines:
        document = analyse(line["text"])
        incoming = line.get("incoming")
        _count_kind(result, line, document, incoming)
        judgement = judge(document, Context(kind=line["kind"], incoming=incoming))
        statuses = {one.field: one.status for one in judgement.lines}
        needs = message_kind(line["kind"]).needs
        for name, label in line["fields"].items():
            if needs.get(name) in ("required", "conditional"):
                _count_field(result, line, name, label["status"], statuses[name])
    return result


def _count_kind(
    result: MessageEvaluation, line: dict[str, Any], document: Any, incoming: str | None
) -> None:
    guess = judge(document, Context(incoming=incoming))
    right = guess.kind == line["kind"]
    result.messages += 1
    result.kinds_right += right
    if guess.lines:
        result.kinds_sure += 1
        result.kinds_sure_right += right
    if not right:
        said = f"{guess.kind} ({guess.confidence:.2f})"
        result.disagreements.append(f"{line.get('id')}: kind {line['kind']}, said {said}")


def _count_field(
    result: MessageEvaluation, line: dict[str, Any], name: str, label: str, said: str
) -> None:
    result.fields += 1
    result.fields_right += label == said
    result.missing_true += label == "missing"
    result.missing_said += said == "missing"
    result.missing_right += label == said == "missing"
    if label != said:
        result.confusion[label, said] += 1
        quote = line["fields"][name].get("text")
        result.disagreements.append(
            f"{line.get('id')}: {name} {label}, said {said}: {quote or '–'}"
        )


def as_text(result: MessageEvaluation, *, verbose: bool) -> str:
    """The figures, and with `verbose` every disagreement."""
    lines = [
        f"kinds right           {_share(result.kinds_right, result.messages)}",
        f"kinds decided         {_share(result.kinds_sure, result.messages)}",
        f"  of these right      {_share(result.kinds_sure_right, result.kinds_sure)}",
        f"field status right    {_share(result.fields_right, result.fields)}",
        f"missing: precision    {_share(result.missing_right, result.missing_said)}",
        f"missing: recall       {_share(result.missing_right, result.missing_true)}",
    ]
    for (label, said), count in result.confusion.most_common():
        lines.append(f"  {label} called {said}: {count}")
    return "\n".join(lines + (result.disagreements if verbose else []))


def _share(part: int, whole: int) -> str:
    return f"{part:4d} / {whole:<4d} {part / whole:.3f}" if whole else "   – / 0"
