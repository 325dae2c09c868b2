"""Logistic regression over sets of features, and its file for coach.linear."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

NAMES = ("f:", "K:")
"""Features that name a field or a kind: they tell for which the model was trained."""
RAREST = 3
"""A feature that fewer lines have is left out."""


def vocabulary(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    counts = Counter(feature for one in sets for feature in one)
    kept = sorted(feature for feature, count in counts.items() if count >= RAREST)
    return {feature: number for number, feature in enumerate(kept)}


def rows_of(sets: list[frozenset[str]], known: dict[str, int]) -> csr_matrix:
    """Feature sets as a sparse table, each of ones over the root of their number."""
    rows = [sorted(known[f] for f in one if f in known) for one in sets]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([number for row in rows for number in row], dtype=np.int32)
    scale = np.array([1 / max(len(one), 1) ** 0.5 for one in sets], dtype=np.float32)
    values = np.repeat(scale, np.diff(ends))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(known)))


def fit(
    x: csr_matrix,
    y: np.ndarray,
    *,
    softmax: bool,
    decay: float,
    steps: int = 200,
    weight: float = 1,
) -> tuple[np.ndarray, np.ndarray]:
    """Logistic regression by Adam on the whole set; L2 decay on the weights."""
    w = np.zeros((x.shape[1], y.shape[1]), dtype=np.float32)
    b = np.full(y.shape[1], 0.0 if softmax else -3.0, dtype=np.float32)
    m = [np.zeros_like(w), np.zeros_like(b)]
    v = [np.zeros_like(w), np.zeros_like(b)]
    turned = x.T.tocsr()
    for step in range(1, steps + 1):
        z = x @ w + b
        if softmax:
            z -= z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
        else:
            p = 1 / (1 + np.exp(-z))
        g = (p - y) * np.where(y > 0, weight, 1) / len(y)
        grads = [turned @ g + decay * w, g.sum(0)]
        rate = 0.2 * (1 - step / (steps + 1))
        for k, (value, grad) in enumerate(zip((w, b), grads, strict=True)):
            m[k] = 0.9 * m[k] + 0.1 * grad
            v[k] = 0.999 * v[k] + 0.001 * grad**2
            value -= rate * (m[k] / (1 - 0.9**step)) / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
    return w, b


def apply(x: csr_matrix, w: np.ndarray, b: np.ndarray) -> np.ndarray:
    return x @ w + b


def save(
    path: Path, labels: list[str], known: dict[str, int], w: np.ndarray, b: np.ndarray, least: float
) -> None:
    weights = {}
    for feature, number in known.items():
        row = [f"{k}:{round(float(v) * 10)}" for k, v in enumerate(w[number]) if abs(v) >= least]
        if row or feature.startswith(NAMES):
            weights[feature] = " ".join(row)
    data = {"labels": labels, "bias": [round(float(one), 3) for one in b], "weights": weights}
    path.write_text(
        json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8"
    )
