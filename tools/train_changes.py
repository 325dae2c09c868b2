"""Train models/requests/changes.json: is a value of the draft one of the incoming message, changed?

    python tools/train_changes.py PAIRS.jsonl …

A line of PAIRS is {"incoming", "draft", "changes": [{"incoming", "draft"}]} with verbatim values.
The figures are those of folds: every pair of messages is judged by models that have not seen it; a
change whose value no finder finds counts as missed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sparse_fit import apply, fit, rows_of, save, vocabulary

from coach.analysis import analyse
from coach.models.artefacts import seal
from coach.questions.altering import candidates

OUT = Path(__file__).resolve().parent.parent / "models" / "requests" / "changes.json"
FOLDS, DECAY, WEIGHT, LEAST = 6, 1e-5, 2.0, 0.3
BORDERS = (-1.0, -0.5, 0.0, 0.5, 1.0)

Row = tuple[int, frozenset[str], bool]


def rows_of_pair(number: int, pair: dict[str, Any]) -> list[Row]:
    message, draft = analyse(pair["incoming"]), analyse(pair["draft"])
    labels = [
        (_places(pair["incoming"], one["incoming"]), _places(pair["draft"], one["draft"]))
        for one in pair["changes"]
    ]
    rows = []
    for ours, theirs, found in candidates(message, draft):
        here, there = (
            message.to_source(ours.start, ours.end),
            draft.to_source(theirs.start, theirs.end),
        )
        is_change = any(_meets(here, first) and _meets(there, second) for first, second in labels)
        rows.append((number, found, is_change))
    return rows


def _places(text: str, words: str) -> list[tuple[int, int]]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return places


def _meets(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)


def main() -> None:
    lines = [
        json.loads(line)
        for path in sys.argv[1:]
        for line in Path(path).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    rows = [row for number, pair in enumerate(lines) for row in rows_of_pair(number, pair)]
    wanted = sum(len(pair["changes"]) for pair in lines)
    group = np.array([number for number, _, _ in rows])
    truth = np.array([is_change for _, _, is_change in rows])
    sets = [found for _, found, _ in rows]
    known = vocabulary(sets)
    x = rows_of(sets, known)
    y = truth[:, None].astype(np.float32)
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        test = group % FOLDS == fold
        w, b = fit(x[~test], y[~test], softmax=False, decay=DECAY, weight=WEIGHT)
        scores[test] = apply(x[test], w, b)[:, 0]
    print(f"{len(rows)} pairs of values, {int(truth.sum())} changed; {wanted} labelled")
    for border in BORDERS:
        said = scores >= border
        hit = int((said & truth).sum())
        print(f"  {border:4.1f}: P {hit / max(1, int(said.sum())):.2f} R {hit / wanted:.2f}")
    w, b = fit(x, y, softmax=False, decay=DECAY, weight=WEIGHT)
    save(OUT, ["changed"], known, w, b, LEAST)
    seal(OUT.parent.parent)


if __name__ == "__main__":
    main()
