"""Train the small models of coach.messages: which kind a message is, which fields its passages
state, and what becomes of each field.

    python tools/train_messages.py DATA OUT

DATA holds kinds_*.jsonl ({"text", "kind"}), fields_*.jsonl ({"text", "fields", "vague"}) and
messages_*.jsonl ({"text", "kind", "fields"}). OUT receives fields.json, statuses.json,
verdicts.json, kinds.json, rivals.json, figures.json; it has to be models/messages, where the second
model finds the first.
The figures are those of three folds: every line is judged by models that have not seen it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sparse_fit import apply, fit, rows_of, save, vocabulary

from coach import assets
from coach.analysis import analyse
from coach.draft import Context
from coach.finding import Language
from coach.linear import linear_model
from coach.messages import rivals, scoring
from coach.messages.case import Case
from coach.messages.checklist import examine
from coach.messages.classifying import kind_features
from coach.messages.deciding import is_settled, likeliest, weighed
from coach.messages.features import Surroundings, passage_features, passages, tokens_of
from coach.messages.reading import read_own
from coach.messages.recognising import evidence_in
from coach.messages.signs import about_message, numbers_of, status_features
from coach.models import artefacts
from coach.templates.filling import fill
from coach.templates.library import templates
from coach.trees import tree_model

FOLDS = 3


def typed(text: str) -> str:
    return read_own(analyse(text)).typed


def lines_of(folder: Path, pattern: str) -> list[dict[str, object]]:
    found = []
    for path in sorted(folder.glob(pattern)):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return found


Passage = tuple[frozenset[str], set[str]]
"""The features of a passage, and the labels of what it states."""
KIND_DECAY = 1e-5
FIELD_DECAY = 3e-6
FIELD_WEIGHT = 3
FIELD_STEPS = 150
STATUS_DECAY = 2e-5
STATUS_STEPS = 200
LEAST, LEAST_STATUS = 1.2, 0.1
"""Smaller weights are left out: the files are a third, the figures the same."""
FEWEST_FIELDS = 40
"""A field of a kind that fewer messages have labelled keeps the verdict of the patterns."""
FEWEST = 12
"""A label that fewer lines have is not learned."""


def train_kinds(folder: Path, out: Path) -> dict[str, object]:
    lines = lines_of(folder, "kinds_*.jsonl") + lines_of(folder, "messages_*.jsonl")
    readings = [read_own(analyse(str(line["text"]))) for line in lines]
    sets = [kind_features(one, evidence_in(one, "draft")) for one in readings]
    names = [str(line["kind"]) for line in lines]
    labels = sorted(set(names))
    y = np.array([[name == label for label in labels] for name in names], dtype=np.float32)
    known = vocabulary(sets)
    x = rows_of(sets, known)
    right = 0
    confident = confident_right = 0
    for fold in range(FOLDS):
        test = np.arange(len(y)) % FOLDS == fold
        w, b = fit(x[~test], y[~test], softmax=True, decay=KIND_DECAY)
        z = apply(x[test], w, b)
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


def passages_of_lines(folder: Path) -> list[Passage]:
    return [
        (
            passage_features(tokens_of(typed(str(line["text"])))),
            {*line["fields"], *(f"~{one}" for one in line["vague"])},
        )
        for line in lines_of(folder, "fields_*.jsonl")
    ]


def passages_of_message(line: dict[str, Any]) -> list[Passage]:
    reading = read_own(analyse(line["text"]))
    found = scoring.marks_of(evidence_in(reading, "draft").values())
    around = Surroundings(reading.typed, found)
    quoted = {
        (name, where)
        for name, label in line["fields"].items()
        if label.get("text")
        and label.get("source") == "draft"
        and (where := reading.document.text.find(label["text"])) >= 0
        and label["status"] in ("present", "vague", "contradicting")
    }
    rows = []
    for start, end in passages(reading.typed):
        inside = {
            f"~{name}" if line["fields"][name]["status"] == "vague" else name
            for name, where in quoted
            if where < end and start < where + len(line["fields"][name]["text"]) * 0.6
        }
        place = around.of(start, end)
        rows.append((passage_features(around.words(start, end), line["kind"], place), inside))
    return rows


def fit_fields(rows: list[Passage], labels: list[str]) -> tuple[dict[str, int], Any, Any]:
    known = vocabulary(one for one, _ in rows)
    y = np.array([[label in marks for label in labels] for _, marks in rows], dtype=np.float32)
    x = rows_of([one for one, _ in rows], known)
    w, b = fit(x, y, softmax=False, decay=FIELD_DECAY, weight=FIELD_WEIGHT, steps=FIELD_STEPS)
    return known, w, b


def train_fields_and_statuses(folder: Path, out: Path) -> tuple[dict[str, object], ...]:
    lines = passages_of_lines(folder)
    messages = lines_of(folder, "messages_*.jsonl")
    by_message = [passages_of_message(line) for line in messages]
    everything = [*lines, *(row for rows in by_message for row in rows)]
    counts = Counter(mark for _, marks in everything for mark in marks)
    labels = sorted(label for label, count in counts.items() if count >= FEWEST)
    hit = said = true = 0
    statuses: list[Row] = []
    rivalries: list[Rivalry] = []
    for fold in range(FOLDS):
        held = [number for number in range(len(messages)) if number % FOLDS == fold]
        train = lines + [
            row for number, rows in enumerate(by_message) if number % FOLDS != fold for row in rows
        ]
        known, w, b = fit_fields(train, labels)
        test = [row for number in held for row in by_message[number]]
        p = apply(rows_of([one for one, _ in test], known), w, b) > 0
        y = np.array([[label in marks for label in labels] for _, marks in test])
        hit, said, true = hit + int((p & y).sum()), said + int(p.sum()), true + int(y.sum())
        save(out / "fields.json", labels, known, w, b, LEAST)
        forget()
        for number in held:
            statuses += [(number, row) for row in statuses_of(messages[number])]
            statuses += [(number, row) for row in with_one_left_out(messages[number])]
            rivalries += rivalries_of(number, messages[number])
        kinds = {line["kind"] for line in messages}
        for number, line in enumerate(letters_of_templates(), len(messages)):
            if number % FOLDS == fold and line["kind"] in kinds:
                statuses += [(number, row) for row in statuses_of(line)]
        print(f"fold {fold}: {len(statuses)} statuses", file=sys.stderr, flush=True)
    known, w, b = fit_fields(everything, labels)
    save(out / "fields.json", labels, known, w, b, LEAST)
    forget()
    fields_figures = {
        "lines": len(everything),
        "features": len(known),
        "labels": len(labels),
        "precision": round(hit / said, 3),
        "recall": round(hit / true, 3),
    }
    return fields_figures, train_statuses(statuses, out), train_rivals(rivalries, out)


@dataclass(frozen=True, slots=True)
class Judged:
    """A field of a message that is to be decided: what the models see, and what is right.

    `numbers` gives what the trees see, from the scores of the linear model and the priors.
    """

    field: str
    kind: str
    found: frozenset[str]
    right: str
    rules: str
    numbers: Callable[[Sequence[float], Mapping[str, list[float]]], list[float]]
    real: bool = True


Row = tuple[int, Judged]
"""The number of the message, and a field of it."""


Rivalry = tuple[int, bool, list[frozenset[str]]]
"""A message's number, whether a field of it contradicts itself, and its pairs of values."""
RIVAL_DECAY = 1e-5
RIVAL_WEIGHT = 5
RIVAL_STEPS = 150
RIVAL_ROUNDS = 4


def rivalries_of(number: int, line: dict[str, Any]) -> list[Rivalry]:
    """The pairs of values of every field with a label; which of them contradict is not labelled."""
    case = examine(analyse(line["text"]), Context(kind=line["kind"]), line["kind"])
    found: dict[str, list[frozenset[str]]] = {}
    for name, _, _, features in rivals.pairs(case.scored, case.kind.needs):
        if name in line["fields"]:
            found.setdefault(name, []).append(features)
    return [
        (number, line["fields"][name]["status"] == "contradicting", rows)
        for name, rows in found.items()
    ]


def fit_rivals(rivalries: list[Rivalry]) -> tuple[dict[str, int], Any, Any]:
    """Of each field that contradicts itself the pair that the model finds likeliest is the one."""
    sets = [one for _, _, rows in rivalries for one in rows]
    owner = np.repeat(np.arange(len(rivalries)), [len(rows) for _, _, rows in rivalries])
    told = np.array([told for _, told, _ in rivalries])
    known = vocabulary(sets)
    x = rows_of(sets, known)
    y = told[owner].astype(np.float32)
    for turn in range(RIVAL_ROUNDS + 1):
        w, b = fit(
            x,
            y[:, None],
            softmax=False,
            decay=RIVAL_DECAY,
            weight=RIVAL_WEIGHT,
            steps=RIVAL_STEPS,
        )
        if turn == RIVAL_ROUNDS:
            break
        scores = apply(x, w, b)[:, 0]
        y = np.zeros(len(sets), dtype=np.float32)
        for number in np.flatnonzero(told):
            own = np.flatnonzero(owner == number)
            y[own[scores[own].argmax()]] = 1
    return known, w, b


def train_rivals(rivalries: list[Rivalry], out: Path) -> dict[str, object]:
    hit = said = 0
    for fold in range(FOLDS):
        known, w, b = fit_rivals([one for one in rivalries if one[0] % FOLDS != fold])
        for _, told, rows in (one for one in rivalries if one[0] % FOLDS == fold):
            if apply(rows_of(rows, known), w, b).max() > 0:
                said, hit = said + 1, hit + told
    known, w, b = fit_rivals(rivalries)
    save(out / "rivals.json", ["contradicting"], known, w, b, LEAST_STATUS)
    true = sum(told for _, told, _ in rivalries)
    return {
        "lines": len(rivalries),
        "features": len(known),
        "precision": round(hit / max(said, 1), 3),
        "recall": round(hit / max(true, 1), 3),
    }


def statuses_of(line: dict[str, Any]) -> list[Judged]:
    """For each field that is to be decided: features, the right status, and that of the rules."""
    case = examine(analyse(line["text"]), Context(kind=line["kind"]), line["kind"])
    about = about_message(case)
    rows = []
    for name, label in line["fields"].items():
        if case.kind.needs.get(name, "optional") == "optional":
            continue
        verdict = case.verdicts[name]
        if not is_settled(name, verdict, case):
            right = "present" if label["status"] == "contradicting" else label["status"]
            rows.append(judged(name, case, about, right))
    return rows


def judged(name: str, case: Case, about: frozenset[str], right: str, real: bool = True) -> Judged:
    return Judged(
        name,
        case.kind.id,
        status_features(name, case, about),
        right,
        case.verdicts[name],
        lambda scores, priors: numbers_of(name, case, scores, priors),
        real,
    )


def letters_of_templates() -> list[dict[str, Any]]:
    """Our own templates, filled with their examples: there nothing is missing or vague."""
    found = []
    for template in templates():
        for language in LANGUAGES:
            for variant in [one.id for one in template.variants][:2] or [None]:
                values = {one.name: one.example.of(language) for one in template.placeholders}
                letter = fill(template, values, language=language, variant=variant)
                case = examine(analyse(letter.text), Context(kind=template.kind), template.kind)
                fields = {
                    name: {"status": verdict}
                    for name, verdict in case.verdicts.items()
                    if verdict in ("present", "not_applicable")
                }
                found.append({"text": letter.text, "kind": template.kind, "fields": fields})
    return found


LANGUAGES: tuple[Language, ...] = ("en", "zh")
ONCE = (
    "recipient contact moq validity payment_terms lead_time incoterm unit_price total next_step "
    "due_date amount_due invoice update_time original_date cause remedy recovery_time eta etd "
    "done_date next_milestone confirm_sentence complaint_ref acknowledge scope ref_inquiry"
).split()
"""Fields that a message states in one place as a rule."""
LEFT_OUT = 2
"""How many fields of a message are left out, each by itself."""


def with_one_left_out(line: dict[str, Any]) -> list[Judged]:
    """The message again without the line or sentence that states a field: there it is missing."""
    rows = []
    stated = [
        name
        for name in ONCE
        if (label := line["fields"].get(name))
        and label["status"] == "present"
        and label.get("source") == "draft"
        and label.get("text")
        and stands_once(label["text"], line["text"])
    ]
    turn = sum(map(ord, line["id"]))
    for name in [stated[(turn + 7 * k) % len(stated)] for k in range(LEFT_OUT)] if stated else []:
        text = without(line["text"], line["fields"][name]["text"])
        case = examine(analyse(text), Context(kind=line["kind"]), line["kind"])
        if case.kind.needs.get(name) == "required" and not is_settled(
            name, case.verdicts[name], case
        ):
            rows.append(judged(name, case, about_message(case), "missing", real=False))
    return rows


def stands_once(words: str, text: str) -> bool:
    """Whether neither the words nor their figures stand in the text a second time."""
    figures = re.findall(r"\d[\d.,]*", words)
    return text.count(words) == 1 and all(text.count(figure) == 1 for figure in figures)


def without(text: str, words: str) -> str:
    """The text without the sentence or line around the words."""
    start = text.index(words)
    end = start + len(words)
    before = max(text.rfind(mark, 0, start) for mark in ("\n", "。", ". ", "！", "？", "! ", "? "))
    behind = [
        at
        for mark in ("\n", "。", ". ", "！", "？", "! ", "? ")
        if (at := text.find(mark, end)) >= 0
    ]
    return text[: before + 1] + text[min(behind, default=len(text)) + 1 :]


def train_statuses(rows: list[Row], out: Path) -> dict[str, object]:
    """The linear model, and the trees over what it says of messages that it has not seen."""
    counts = Counter((one.kind, one.field) for _, one in rows if one.real)
    rows = [row for row in rows if counts[row[1].kind, row[1].field] >= FEWEST_FIELDS]
    labels = sorted({one.right for _, one in rows})
    sets = [one.found for _, one in rows]
    y = np.array([[one.right == label for label in labels] for _, one in rows], dtype=np.float32)
    known = vocabulary(sets)
    x = rows_of(sets, known)
    group = np.array([number for number, _ in rows])
    scores = np.zeros_like(y)
    for fold in range(FOLDS):
        test = group % FOLDS == fold
        w, b = fit(x[~test], y[~test], softmax=True, decay=STATUS_DECAY, steps=STATUS_STEPS)
        scores[test] = apply(x[test], w, b)
    w, b = fit(x, y, softmax=True, decay=STATUS_DECAY, steps=STATUS_STEPS)
    save(out / "statuses.json", labels, known, w, b, LEAST_STATUS)
    real = np.array([one.real for _, one in rows])
    fields = [one for _, one in rows if one.real]
    return {
        "lines": len(rows),
        "features": len(known),
        "right by rules alone": round(
            sum(one.right == one.rules for one in fields) / len(fields), 3
        ),
        "linear alone": figures_of(scores[real].argmax(1), y[real].argmax(1), labels),
        "with trees": train_verdicts(fields, scores[real], group[real], labels, out),
    }


def train_verdicts(
    fields: list[Judged], scores: np.ndarray, group: np.ndarray, labels: list[str], out: Path
) -> dict[str, float]:
    """Trees; judged, with the linear model and as the coach weighs both, on messages of other folds
    than those by which the linear model was judged.
    """
    truth = np.array([labels.index(one.right) for one in fields])
    guess = np.zeros_like(truth)
    fold_of = (group // FOLDS) % FOLDS
    for fold in range(FOLDS):
        test = fold_of == fold
        priors = priors_of(
            [one for one, out_of in zip(fields, test, strict=True) if not out_of], labels
        )
        table = table_of(fields, scores, priors)
        grown = grow(table[~test], truth[~test]).decision_function(table[test])
        guess[test] = [
            labels.index(likeliest(weighed(labels, linear, trees), fields[number].rules))
            for number, linear, trees in zip(
                np.flatnonzero(test), scores[test].tolist(), grown.tolist(), strict=True
            )
        ]
    priors = priors_of(fields, labels)
    write_trees(
        out / "verdicts.json", grow(table_of(fields, scores, priors), truth), labels, priors
    )
    return figures_of(guess, truth, labels)


def priors_of(fields: list[Judged], labels: list[str]) -> dict[str, list[float]]:
    """How often each status is right, for each field of a kind with enough messages."""
    counts: dict[str, list[float]] = {}
    for one in fields:
        counts.setdefault(f"{one.kind}|{one.field}", [0.5] * len(labels))
        counts[f"{one.kind}|{one.field}"][labels.index(one.right)] += 1
    return {
        name: [round(n / sum(own), 3) for n in own]
        for name, own in counts.items()
        if sum(own) >= FEWEST_FIELDS
    }


def table_of(
    fields: list[Judged], scores: np.ndarray, priors: Mapping[str, list[float]]
) -> np.ndarray:
    return np.array([one.numbers(row, priors) for one, row in zip(fields, scores, strict=True)])


def grow(table: np.ndarray, truth: np.ndarray) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=60,
        learning_rate=0.12,
        max_leaf_nodes=16,
        min_samples_leaf=40,
        l2_regularization=5,
        early_stopping=False,
        random_state=1,
    ).fit(table, truth)


def write_trees(
    path: Path,
    grown: HistGradientBoostingClassifier,
    labels: list[str],
    priors: Mapping[str, list[float]],
) -> None:
    """The trees as coach.trees reads them."""
    trees: list[list[list[Any]]] = [[] for _ in labels]
    for stage in grown._predictors:
        for number, tree in enumerate(stage):
            trees[number].append(
                [
                    round(float(node["value"]), 4)
                    if node["is_leaf"]
                    else [
                        int(node["feature_idx"]),
                        round(float(node["num_threshold"]), 4),
                        int(node["left"]),
                        int(node["right"]),
                    ]
                    for node in tree.nodes
                ]
            )
    data = {
        "labels": labels,
        "bias": [round(float(one), 4) for one in np.ravel(grown._baseline_prediction)],
        "priors": priors,
        "trees": trees,
    }
    path.write_text(json.dumps(data, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")


def figures_of(guess: np.ndarray, truth: np.ndarray, labels: list[str]) -> dict[str, float]:
    missing = labels.index("missing")
    return {
        "right": round(float((guess == truth).mean()), 3),
        "missing, precision": round(float((truth[guess == missing] == missing).mean()), 3),
        "missing, recall": round(float((guess[truth == missing] == missing).mean()), 3),
    }


def forget() -> None:
    """Let the models be read anew, as they are now."""
    artefacts.seal(assets.path("models"))
    artefacts.forget()
    linear_model.cache_clear()
    tree_model.cache_clear()
    scoring.forget()


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    figures: dict[str, object] = {"kinds": train_kinds(folder, out)}
    figures["fields"], figures["statuses"], figures["rivals"] = train_fields_and_statuses(
        folder, out
    )
    forget()
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
