"""Train models/requests/weights.json: does an English sentence of e-mail want something?

    python tools/train_requests.py email_intent_train.csv

First a model of the half of the sentences that `coach.questions.evaluation.half_of` gives to
learning judges the other half, and prints its figures; recipe and border were chosen on five folds
of the learning half alone. The weights that are written are those of all sentences. Logistic
regression by AdaGrad with an L2 penalty, pure Python, same result each time.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path

from coach.models.artefacts import seal
from coach.questions.evaluation import Half, read_sentences
from coach.questions.intent import ASKS, features

OUT = Path(__file__).resolve().parent.parent / "models" / "requests" / "weights.json"
EPOCHS, RATE, PENALTY, FEWEST = 25, 0.15, 6e-4, 2

Case = tuple[dict[str, float], bool]


def train(cases: list[Case]) -> tuple[float, dict[str, float]]:
    """The bias and the weights of the features that occur at least FEWEST times."""
    counts = Counter(name for found, _ in cases for name in found)
    known = {name for name, count in counts.items() if count >= FEWEST}
    weights = dict.fromkeys(sorted(known), 0.0)
    squares = dict.fromkeys(weights, 1e-6)
    bias, bias_square = 0.0, 1e-6
    order = list(range(len(cases)))
    shuffle = random.Random(1)
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for number in order:
            found, label = cases[number]
            names = [name for name in found if name in weights]
            score = bias + sum(found[name] * weights[name] for name in names)
            error = 1 / (1 + exp(-max(-50.0, min(50.0, score)))) - label
            bias_square += error * error
            bias -= RATE * error / sqrt(bias_square)
            for name in names:
                gradient = error * found[name] + PENALTY * weights[name]
                squares[name] += gradient * gradient
                weights[name] -= RATE * 0.2 * gradient / sqrt(squares[name])
    return bias, weights


def scores(model: tuple[float, dict[str, float]], cases: list[Case]) -> list[float]:
    """The probability for each case."""
    bias, weights = model
    sums = (bias + sum(weights.get(n, 0.0) * v for n, v in f.items()) for f, _ in cases)
    return [1 / (1 + exp(-max(-50.0, min(50.0, value)))) for value in sums]


def f1(found: list[bool], labels: list[bool]) -> float:
    """The F1 of two lists of yes and no."""
    true = sum(a and b for a, b in zip(found, labels, strict=True))
    return 2 * true / (sum(found) + sum(labels))


HALVES: tuple[Half, Half] = ("learn", "held-back")


def cases_of(path: Path, half: Half) -> Iterator[Case]:
    """The sentences of a half, as features and label."""
    for text, label in read_sentences(path, half):
        yield features(text), label


def main() -> None:
    """Judge by halves, then train on all sentences and write the weights."""
    learn, judge = ([*cases_of(Path(sys.argv[1]), half)] for half in HALVES)
    labels = [label for _, label in judge]
    found = [value >= ASKS for value in scores(train(learn), judge)]
    true = sum(a and b for a, b in zip(found, labels, strict=True))
    print(
        f"{len(learn)} learned, {len(judge)} judged: precision {true / sum(found):.3f}, "
        f"recall {true / sum(labels):.3f}, F1 {f1(found, labels):.3f}"
    )
    cases = learn + judge
    bias, weights = train(cases)
    kept = {name: round(value, 2) for name, value in weights.items() if abs(value) >= 0.02}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    data = {"bias": round(bias, 3), "weights": kept}
    OUT.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    seal(OUT.parent.parent)
    print(f"{len(cases)} sentences, {len(kept)} weights -> {OUT}")


if __name__ == "__main__":
    main()
