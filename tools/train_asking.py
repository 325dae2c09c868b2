"""Train models/requests/asked.json and unmarked.json: which clauses of a message ask for something.

    python tools/train_asking.py PAIRS.jsonl …

A line of PAIRS is {"incoming", "questions": [{"text"}]} with every question of the message.
The figures are those of folds: every message is judged by models that have not seen it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sparse_fit import apply, fit, rows_of, save, vocabulary

from coach.analysis import analyse
from coach.messages.reading import read_own
from coach.models.artefacts import seal
from coach.questions.detecting import told_requests
from coach.questions.hearing import passed_over, told_features

OUT = Path(__file__).resolve().parent.parent / "models" / "requests"
FOLDS, DECAY, LEAST = 6, 3e-5, 0.3
BORDERS = (-1.0, -0.4, 0.0, 0.5, 1.0)
HALF = 0.5

Row = tuple[int, frozenset[str], bool]
"""The number of a message, the features of a piece of it, and whether it asks for something."""


def rows_of_message(number: int, pair: dict[str, Any]) -> tuple[list[Row], list[Row]]:
    """The requests that the rules tell, and the clauses that they pass over."""
    message = analyse(pair["incoming"])
    typed = read_own(message).typed
    told = told_requests(message)
    places = [
        (start, start + len(one["text"]))
        for one in pair["questions"]
        if (start := pair["incoming"].find(one["text"])) >= 0
    ]
    first = [
        (
            number,
            told_features(message, typed, one),
            any(one.start < end and start < one.end for start, end in places),
        )
        for one in told
    ]
    left = [
        (start, end)
        for start, end in places
        if not any(one.start < end and start < one.end for one in told)
    ]
    second = [
        (
            number,
            found,
            any(_mostly(message.to_source(clause.start, clause.end), one) for one in left),
        )
        for clause, found in passed_over(message, told)
    ]
    return first, second


def _mostly(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > HALF * min(one[1] - one[0], other[1] - other[0])


def train(name: str, rows: Sequence[Row], weight: float) -> None:
    """Print the figures of the folds at several borders and write the model."""
    group = np.array([number for number, _, _ in rows])
    y = np.array([[asks] for _, _, asks in rows], dtype=np.float32)
    sets = [found for _, found, _ in rows]
    known = vocabulary(sets)
    x = rows_of(sets, known)
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        test = group % FOLDS == fold
        w, b = fit(x[~test], y[~test], softmax=False, decay=DECAY, weight=weight)
        scores[test] = apply(x[test], w, b)[:, 0]
    asks = y[:, 0] > 0
    print(f"{name}: {len(rows)} lines, {int(asks.sum())} ask")
    for border in BORDERS:
        above = scores >= border
        print(
            f"  from {border:4.1f}: {int((above & asks).sum())} that ask, "
            f"{int((above & ~asks).sum())} that do not"
        )
    w, b = fit(x, y, softmax=False, decay=DECAY, weight=weight)
    save(OUT / f"{name}.json", ["asks"], known, w, b, LEAST)


def main() -> None:
    told: list[Row] = []
    passed: list[Row] = []
    lines = [
        line
        for path in sys.argv[1:]
        for line in Path(path).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    for number, line in enumerate(lines):
        first, second = rows_of_message(number, json.loads(line))
        told += first
        passed += second
    train("asked", told, 1)
    train("unmarked", passed, 3)
    seal(OUT.parent)


if __name__ == "__main__":
    main()
