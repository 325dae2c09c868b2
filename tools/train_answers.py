"""Train models/requests/answers.json: which clause goes with which question, and does it answer?
And evasions.json beside it: words that answer nothing.

    python tools/train_answers.py PAIRS.jsonl …

A line of PAIRS is {"incoming", "draft", "questions": [{"text", "status", "answer"}]}, "answer"
being the words of the draft that answer or evade. Logistic regression by Newton's method with an L2
penalty. Each stage learns from what the stage before says of pairs it has not seen; the figures are
those of the same folds, per file.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sparse_fit import apply, fit, rows_of, save, vocabulary

from coach.analysis import analyse
from coach.messages.features import features_of
from coach.messages.reading import read_own
from coach.models.artefacts import seal
from coach.questions.asking import asked_in
from coach.questions.clauses import clauses_of
from coach.questions.detecting import requests_in
from coach.questions.linear import Features, Linear
from coach.questions.vagueness import vague_features, weighed
from coach.questions.weighing import (
    Sides,
    Weighed,
    answer_features,
    sides,
    tie_again_features,
    tie_features,
)

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "models" / "requests" / "answers.json"
WORDS_OUT = OUT.with_name("evasions.json")
REPLIES = ROOT / "tools" / "training" / "replies"
VAGUE_LINES = ROOT / "tools" / "training" / "requests" / "vague.txt"
FOLDS, BORDERS = 12, (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
WORDS_DECAY, WORDS_LEAST = 1e-4, 0.3
VARIED = 0.1
"""What a varied pair counts beside a real one."""
PENALTIES = {"vague": 3.0, "tie": 20.0, "tie_again": 10.0, "answered": 60.0}


@dataclass(slots=True)
class Case:
    """A labelled pair, measured. `labels` by question: the status, None for what is none.

    `weight` is less for a pair that was varied from a real one; `family` is that of both.
    """

    file: int
    family: int
    weight: float
    both: Sides
    first: list[list[Features]]
    labels: list[str | None]
    goes: list[list[bool]]
    kinds: list[str | None]


def read(paths: Sequence[str]) -> list[Case]:
    """The pairs of the files and their variants, those without a question or a clause left out."""
    cases = []
    fine_words = VAGUE_LINES.read_text(encoding="utf-8").split("\n")
    for file, path in enumerate(paths):
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
            pair = json.loads(line)
            family = 1000 * file + number
            cases.append(case(pair, file, family, 1.0))
            shuffle = random.Random(family)
            varied = variants(pair, fine_words, shuffle)
            cases += [case(each, file, family, VARIED) for each in varied]
    return [one for one in cases if one.both.asked and one.both.clauses]


def variants(
    pair: dict[str, Any], fine_words: Sequence[str], shuffle: random.Random
) -> Iterator[dict[str, Any]]:
    """The pair with one answer taken out or fine words in its place, maybe with one question less.

    So the models see drafts that pass over what others answer, and clauses that belong to nothing.
    """
    answered = [one for one in pair["questions"] if one["status"] == "answered"]
    if len(answered) > 1:
        yield _hurried(pair, shuffle.choice(answered))
    for label in answered:
        answer = label["answer"]
        if not answer or any(
            other is not label and (other["answer"] or "") and _shared(answer, other["answer"])
            for other in pair["questions"]
        ):
            continue
        instead = ""
        if shuffle.random() < 0.4:
            chinese = any("\u4e00" <= character <= "\u9fff" for character in pair["draft"])
            lines = [line for line in fine_words if line and (line[0] > "\u4e00") == chinese]
            instead = shuffle.choice(lines).rstrip(".")
        others = [one for one in pair["questions"] if one is not label]
        gone = shuffle.choice(others) if len(others) > 1 and shuffle.random() < 0.5 else None
        yield {
            "incoming": pair["incoming"].replace(gone["text"], "") if gone else pair["incoming"],
            "draft": pair["draft"].replace(answer, instead, 1),
            "questions": [
                *(one for one in others if one is not gone),
                {
                    "text": label["text"],
                    "status": "evaded" if instead else "unanswered",
                    "answer": instead or None,
                },
            ],
        }


def _hurried(pair: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """The pair with a draft that says nothing but one answer."""
    answer = kept["answer"] or ""
    questions = [
        one
        if one["answer"] and _shared(one["answer"], answer)
        else {**one, "status": "unanswered", "answer": None}
        for one in pair["questions"]
    ]
    return {"incoming": pair["incoming"], "draft": answer, "questions": questions}


def _shared(one: str, other: str) -> bool:
    return one in other or other in one


def case(pair: dict[str, Any], file: int, family: int, weight: float) -> Case:
    """One labelled pair."""
    message, draft = analyse(pair["incoming"]), analyse(pair["draft"])
    both = sides(asked_in(message, requests_in(message)), clauses_of(draft))
    places = [draft.to_source(one.start, one.end) for one in both.clauses]
    labels: list[str | None] = []
    goes = [[False] * len(places) for _ in both.asked]
    kinds: list[str | None] = [None] * len(places)
    for label in pair["questions"]:
        answer = label.get("answer")
        if answer:
            for at in _inside(pair["draft"], answer, places):
                kinds[at] = "answered" if kinds[at] == "answered" else label["status"]
    for number, one in enumerate(both.asked):
        same = [
            label
            for label in pair["questions"]
            if _meets(pair["incoming"], label["text"], one.request.start, one.request.end)
        ]
        states = {label["status"] for label in same}
        labels.append(None if not same else "answered" if states == {"answered"} else "owed")
        for label in same:
            for at in _inside(pair["draft"], label.get("answer") or "", places):
                goes[number][at] = True
    return Case(file, family, weight, both, tie_features(both), labels, goes, kinds)


def _meets(text: str, piece: str, start: int, end: int) -> bool:
    at = text.find(piece)
    return start < at + len(piece) and at < end


def _inside(draft: str, answer: str, places: Sequence[tuple[int, int]]) -> list[int]:
    start = draft.find(answer) if answer else -1
    if start < 0:
        return []
    end = start + len(answer)
    return [at for at, (a, b) in enumerate(places) if min(b, end) - max(a, start) > 0.5 * (b - a)]


def train(
    rows: Sequence[Features], labels: Sequence[bool], counts: Sequence[float], penalty: float
) -> Linear:
    """Weights by Newton's method on standardised features; both answers weigh as they come."""
    names = sorted({name for row in rows for name in row})
    table = np.array([[float(row.get(name, 0.0)) for name in names] for row in rows])
    wanted, count = np.array(labels, dtype=float), np.array(counts)
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1e9
    table = np.hstack([(table - mean) / spread, np.ones((len(rows), 1))])
    ridge = np.full(table.shape[1], penalty)
    ridge[-1] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (count * (chance - wanted)) + ridge * weights
        bend = (table * (count * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / spread
    bias = float(weights[-1] - (plain * mean).sum())
    return Linear(bias, {name: float(value) for name, value in zip(names, plain, strict=True)})


Rows = tuple[list[Features], list[bool], list[float]]


def vague_rows(cases: Sequence[Case]) -> Rows:
    """Clauses that answer or evade, and lines of fine words."""
    rows = [
        (vague_features(clause), kind != "answered", 1.0)
        for one in cases
        if one.weight == 1.0
        for clause, kind in zip(one.both.clauses, one.kinds, strict=True)
        if kind is not None
    ]
    extra = VAGUE_LINES.read_text(encoding="utf-8").splitlines()
    rows += [
        (vague_features(clause), True, 1.0)
        for line in extra
        if line.strip()
        for clause in clauses_of(analyse(line))[:1]
    ]
    return _columns(rows)


def reply_rows() -> list[tuple[frozenset[str], bool]]:
    """Replies of one line, and lines of fine words: do they answer nothing?"""
    lines = [
        json.loads(line)
        for path in sorted(REPLIES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    fine = VAGUE_LINES.read_text(encoding="utf-8").splitlines()
    said = [(one["reply"], one["evades"]) for one in lines]
    return [
        (features_of(read_own(analyse(text)).typed), evades)
        for text, evades in [*said, *((line, True) for line in fine if line.strip())]
    ]


Worded = tuple[dict[str, int], Any, Any]


def fit_words(cases: Sequence[Case], replies: list[tuple[frozenset[str], bool]]) -> Worded:
    """The model of words, from the clauses that answer or evade and from the replies."""
    rows = replies + [
        (features_of(clause.typed), kind != "answered")
        for one in cases
        if one.weight == 1.0
        for clause, kind in zip(one.both.clauses, one.kinds, strict=True)
        if kind is not None
    ]
    known = vocabulary(found for found, _ in rows)
    y = np.array([[evades] for _, evades in rows], dtype=np.float32)
    x = rows_of([found for found, _ in rows], known)
    return known, *fit(x, y, softmax=False, decay=WORDS_DECAY)


def words_say(model: Worded, one: Case) -> list[float]:
    """The log-odds of each clause."""
    if not one.both.clauses:
        return []
    known, w, b = model
    sets = [features_of(clause.typed) for clause in one.both.clauses]
    return [float(value) for value in apply(rows_of(sets, known), w, b)[:, 0]]


def _columns(rows: list[tuple[Features, bool, float]]) -> Rows:
    return [row for row, _, _ in rows], [label for _, label, _ in rows], [n for _, _, n in rows]


def tie_rows(cases: Sequence[Case], tables: Sequence[list[list[Features]]]) -> Rows:
    """Questions that were labelled, with each clause."""
    rows = [
        (row[at], one.goes[number][at], one.weight)
        for one, table in zip(cases, tables, strict=True)
        for number, row in enumerate(table)
        if one.labels[number] is not None
        for at in range(len(row))
    ]
    return _columns(rows)


def answer_rows(cases: Sequence[Case], weighed: Sequence[list[Weighed]]) -> Rows:
    """Questions that were labelled, with what goes with them."""
    rows = [
        (each.features, label == "answered", one.weight)
        for one, found in zip(cases, weighed, strict=True)
        for each, label in zip(found, one.labels, strict=True)
        if label is not None
    ]
    return _columns(rows)


def chances(model: Linear, table: list[list[Features]]) -> list[list[float]]:
    """The chance of each question and clause."""
    return [[model.probability(row) for row in rows] for rows in table]


def unseen(
    cases: list[Case],
    folds: list[list[int]],
    learn: Callable[[list[int]], Any],
    say: Callable[[Any, int], Any],
) -> list[Any]:
    """What models say of cases that they have not seen."""
    found: list[Any] = [None] * len(cases)
    for fold in folds:
        left_out = set(fold)
        model = learn([at for at in range(len(cases)) if at not in left_out])
        for at in fold:
            found[at] = say(model, at)
    return found


def main() -> None:
    """Train all stages, print the figures of the folds and write the weights."""
    cases = read(sys.argv[1:])
    order = list(range(len(cases)))
    families = sorted({one.family for one in cases})
    random.Random(1).shuffle(families)
    fold_of = {family: at % FOLDS for at, family in enumerate(families)}
    folds = [[at for at in order if fold_of[cases[at].family] == fold] for fold in range(FOLDS)]
    models: dict[str, Linear] = {}

    def stage(
        name: str, rows: Callable[[list[int]], Rows], say: Callable[[Linear, int], Any]
    ) -> Any:
        def learn(at: list[int]) -> Linear:
            return train(*rows(at), PENALTIES[name])

        models[name] = learn(order)
        return unseen(cases, folds, learn, say)

    vague = stage(
        "vague",
        lambda chosen: vague_rows([cases[at] for at in chosen]),
        lambda model, at: [model.probability(vague_features(c)) for c in cases[at].both.clauses],
    )
    replies = reply_rows()
    worded = unseen(
        cases,
        folds,
        lambda chosen: fit_words([cases[at] for at in chosen], replies),
        lambda model, at: words_say(model, cases[at]),
    )
    vague = [[*map(weighed, *both)] for both in zip(vague, worded, strict=True)]
    save(WORDS_OUT, ["evades"], *fit_words(cases, replies), WORDS_LEAST)
    first = [one.first for one in cases]
    ties = stage(
        "tie",
        lambda chosen: tie_rows([cases[at] for at in chosen], [first[at] for at in chosen]),
        lambda model, at: chances(model, first[at]),
    )
    second = [
        tie_again_features(one.both, one.first, tie) for one, tie in zip(cases, ties, strict=True)
    ]
    again = stage(
        "tie_again",
        lambda chosen: tie_rows([cases[at] for at in chosen], [second[at] for at in chosen]),
        lambda model, at: chances(model, second[at]),
    )
    found = [
        answer_features(one.both, one.first, tie, sound)
        for one, tie, sound in zip(cases, again, vague, strict=True)
    ]
    said = stage(
        "answered",
        lambda chosen: answer_rows([cases[at] for at in chosen], [found[at] for at in chosen]),
        lambda model, at: [model.probability(one.features) for one in found[at]],
    )
    report(cases, said)
    data = {
        name: {
            "bias": round(one.bias, 4),
            "weights": {key: round(value, 4) for key, value in one.weights.items() if value},
        }
        for name, one in models.items()
    }
    OUT.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    seal(OUT.parent.parent)


def report(cases: list[Case], said: list[list[float]]) -> None:
    """Precision and recall of owed questions, for each file and border."""
    for file, path in [*enumerate(sys.argv[1:]), (-1, "all")]:
        rows = [
            (value, label == "owed")
            for one, values in zip(cases, said, strict=True)
            if file in (-1, one.file) and one.weight == 1.0
            for value, label in zip(values, one.labels, strict=True)
            if label is not None
        ]
        figures = []
        for border in BORDERS:
            true = sum(value < border and owed for value, owed in rows)
            found = sum(value < border for value, _ in rows)
            owed = sum(owed for _, owed in rows)
            figures.append(f"{border}: P {true / max(1, found):.2f} R {true / max(1, owed):.2f}")
        print(f"{Path(path).name:<24} {len(rows):>4}  " + "  ".join(figures))


if __name__ == "__main__":
    main()
