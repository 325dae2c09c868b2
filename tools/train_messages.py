"""Train the small models of coach.messages: which kind a message is, which fields a clause states.

    python tools/train_messages.py DATA OUT

DATA holds kinds_*.jsonl ({"text", "kind"}), fields_*.jsonl ({"text", "fields", "vague"}) and
messages_*.jsonl ({"text", "kind", "fields"}). OUT receives fields.json, kinds.json, figures.json;
it has to be models/messages, where the second model finds the first.
The figures are those of three folds: every line is judged by a model that has not seen it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from coach.analysis import analyse
from coach.messages.classifying import kind_features
from coach.messages.features import features_of, passages
from coach.messages.reading import read_own
from coach.messages.recognising import evidence_in

FOLDS = 3
RAREST = 3
"""A feature that fewer lines have is left out."""


def typed(text: str) -> str:
    return read_own(analyse(text)).typed


def lines_of(folder: Path, pattern: str) -> list[dict[str, object]]:
    found = []
    for path in sorted(folder.glob(pattern)):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return found


def vocabulary(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    counts = Counter(feature for one in sets for feature in one)
    kept = sorted(feature for feature, count in counts.items() if count >= RAREST)
    return {feature: number for number, feature in enumerate(kept)}


class Rows:
    """Feature sets as a sparse table of ones over the root of their number."""

    def __init__(self, sets: list[frozenset[str]], known: dict[str, int]) -> None:
        rows = [sorted(known[f] for f in one if f in known) for one in sets]
        self.shape = (len(rows), len(known))
        scale = [1 / max(len(one), 1) ** 0.5 for one in sets]
        self.row = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.column = np.array([number for row in rows for number in row], dtype=np.int64)
        self.value = np.repeat(np.array(scale, dtype=np.float32), [len(row) for row in rows])
        self.by_column = np.argsort(self.column, kind="stable")

    def of(self, chosen: np.ndarray) -> Rows:
        """The rows where `chosen` is true."""
        part = object.__new__(Rows)
        keep = chosen[self.row]
        number = np.cumsum(chosen) - 1
        part.shape = (int(chosen.sum()), self.shape[1])
        part.row, part.column, part.value = (
            number[self.row[keep]],
            self.column[keep],
            self.value[keep],
        )
        part.by_column = np.argsort(part.column, kind="stable")
        return part

    def times(self, weights: np.ndarray) -> np.ndarray:
        """The product with a matrix of one row a feature."""
        return _summed(weights[self.column] * self.value[:, None], self.row, self.shape[0])

    def turned_times(self, errors: np.ndarray) -> np.ndarray:
        """The product of the transposed table with a matrix of one row a line."""
        order = self.by_column
        return _summed(
            errors[self.row[order]] * self.value[order][:, None], self.column[order], self.shape[1]
        )


def _summed(values: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """The sums of `values` by their sorted `groups`."""
    out = np.zeros((count, values.shape[1]), dtype=np.float32)
    if len(groups):
        starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
        out[groups[starts]] = np.add.reduceat(values, starts, axis=0)
    return out


def fit(
    x: Rows, y: np.ndarray, *, softmax: bool, decay: float, steps: int = 200, weight: float = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Logistic regression by Adam on the whole set; L2 decay on the weights."""
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    b = np.full(y.shape[1], 0.0 if softmax else -3.0, dtype=np.float32)
    m = [np.zeros_like(w), np.zeros_like(b)]
    v = [np.zeros_like(w), np.zeros_like(b)]
    for step in range(1, steps + 1):
        z = x.times(w) + b
        if softmax:
            z -= z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
        else:
            p = 1 / (1 + np.exp(-z))
        g = (p - y) * np.where(y > 0, weight, 1) / len(y)
        grads = [x.turned_times(g) + decay * w, g.sum(0)]
        rate = 0.2 * (1 - step / (steps + 1))
        for k, (value, grad) in enumerate(zip((w, b), grads, strict=True)):
            m[k] = 0.9 * m[k] + 0.1 * grad
            v[k] = 0.999 * v[k] + 0.001 * grad**2
            value -= rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
    return w, b


def apply(x: Rows, w: np.ndarray, b: np.ndarray) -> np.ndarray:
    return x.times(w) + b


def save(
    path: Path, labels: list[str], known: dict[str, int], w: np.ndarray, b: np.ndarray, least: float
) -> None:
    weights = {}
    for feature, number in known.items():
        row = [f"{k}:{round(float(v) * 10)}" for k, v in enumerate(w[number]) if abs(v) >= least]
        if row:
            weights[feature] = " ".join(row)
    data = {"labels": labels, "bias": [round(float(one), 3) for one in b], "weights": weights}
    path.write_text(
        json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8"
    )


def train_kinds(folder: Path, out: Path) -> dict[str, object]:
    lines = lines_of(folder, "kinds_*.jsonl") + lines_of(folder, "messages_*.jsonl")
    readings = [read_own(analyse(str(line["text"]))) for line in lines]
    sets = [kind_features(one, evidence_in(one, "draft")) for one in readings]
    names = [str(line["kind"]) for line in lines]
    labels = sorted(set(names))
    y = np.array([[name == label for label in labels] for name in names], dtype=np.float32)
    known = vocabulary(sets)
    x = Rows(sets, known)
    right = 0
    confident = confident_right = 0
    for fold in range(FOLDS):
        test = np.arange(len(y)) % FOLDS == fold
        w, b = fit(x.of(~test), y[~test], softmax=True, decay=KIND_DECAY)
        z = apply(x.of(test), w, b)
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        hit = p.argmax(1) == y[test].argmax(1)
        right += int(hit.sum())
        sure = p.max(1) >= 0.6
        confident += int(sure.sum())
        confident_right += int((hit & sure).sum())
    w, b = fit(x, y, softmax=True, decay=KIND_DECAY)
    save(out / "kinds.json", labels, known, w, b, 0.1)
    return {
        "lines": len(lines),
        "features": len(known),
        "accuracy": round(right / len(y), 3),
        "sure": round(confident / len(y), 3),
        "accuracy where sure": round(confident_right / confident, 3),
    }


def field_rows(folder: Path) -> tuple[list[frozenset[str]], list[set[str]]]:
    sets, marks = [], []
    for line in lines_of(folder, "fields_*.jsonl"):
        sets.append(features_of(typed(str(line["text"]))))
        marks.append({*line["fields"], *(f"~{one}" for one in line["vague"])})
    for line in lines_of(folder, "messages_*.jsonl"):
        reading = read_own(analyse(str(line["text"])))
        quoted = {
            (name, where)
            for name, label in line["fields"].items()
            if label.get("text")
            and label.get("source") == "draft"
            and (where := reading.document.text.find(label["text"])) >= 0
            and label["status"] in ("present", "vague")
        }
        for start, end in passages(reading.typed):
            inside = {
                name if line["fields"][name]["status"] == "present" else f"~{name}"
                for name, where in quoted
                if where < end and start < where + len(line["fields"][name]["text"]) * 0.6
            }
            sets.append(features_of(reading.typed[start:end]))
            marks.append(inside)
    return sets, marks


KIND_DECAY = 5e-5
FIELD_DECAY = 3e-6
FIELD_WEIGHT = 3
FIELD_STEPS = 120
LEAST = 1.2
"""Smaller weights of the fields are left out: the file is a third, the figures the same."""


def train_fields(folder: Path, out: Path) -> dict[str, object]:
    sets, marks = field_rows(folder)
    order = np.random.default_rng(7).permutation(len(sets))
    sets, marks = [sets[k] for k in order], [marks[k] for k in order]
    counts = Counter(mark for one in marks for mark in one)
    labels = sorted(label for label, count in counts.items() if count >= 12)
    y = np.array([[label in one for label in labels] for one in marks], dtype=np.float32)
    known = vocabulary(sets)
    x = Rows(sets, known)
    hit = said = true = 0
    for fold in range(FOLDS):
        test = np.arange(len(y)) % FOLDS == fold
        w, b = fit(
            x.of(~test),
            y[~test],
            softmax=False,
            decay=FIELD_DECAY,
            weight=FIELD_WEIGHT,
            steps=FIELD_STEPS,
        )
        p = apply(x.of(test), w, b) > 0
        hit += int((p & (y[test] > 0)).sum())
        said += int(p.sum())
        true += int(y[test].sum())
    w, b = fit(x, y, softmax=False, decay=FIELD_DECAY, weight=FIELD_WEIGHT, steps=FIELD_STEPS)
    save(out / "fields.json", labels, known, w, b, LEAST)
    return {
        "lines": len(y),
        "features": len(known),
        "labels": len(labels),
        "precision": round(hit / said, 3),
        "recall": round(hit / true, 3),
    }


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    figures = {"fields": train_fields(folder, out)}
    figures["kinds"] = train_kinds(folder, out)  # sees what the fields' model says
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
