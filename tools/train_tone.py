"""Train models/tone/blame.json: does a sentence blame its reader?

    python tools/train_tone.py [--data SHARED]

Lines: tools/training/tone/blame_*.jsonl ({"text", "blame"}), the examples of the rules, and as
sentences that blame nobody those of our templates, filled and with blanks, and of the messages in
tools/training/messages as far as no rule hears blame in them, and blaming lines as coach.rewrite
says them again; with SHARED also its
tone/written_*.jsonl, and as sentences that blame nobody the e-mails of ud_english_ewt/train.conllu
and the sentences of requests/email_intent_train.csv. Prints the figures on
tests/data/blame_{en,zh}.jsonl, which is never learned from, and how many sentences of real mail
(ud_english_ewt, dev and test) are heard as blame.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import yaml
from sparse_fit import apply, fit, rows_of, save, vocabulary
from tone_lines import Line, lines_of

import coach
from coach.analysis import analyse
from coach.analysis.normalise import fold
from coach.engine import english_pipeline
from coach.messages.kinds import fields
from coach.models.artefacts import seal
from coach.rewriting.sentences import candidates
from coach.templates.filling import fill
from coach.templates.library import templates
from coach.tone.features import tone_features

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "models" / "tone" / "blame.json"
DECAY, WEIGHT, LEAST = 1e-6, 3.0, 1.0
BY_MODEL = "blame/sounds-like-reproach"
REWRITTEN = 3
"""Of so many sentences that our grammar says again, one is learned from."""
TIMES = 3
"""How often a sentence of a template counts."""
BORDERS = (0.0, 0.5, 1.0, 1.5)


def examples_of(folder: Path) -> Iterator[Line]:
    """The examples of the rules: those that a blame rule flags blame their reader."""
    for path in sorted(folder.glob("*.yaml")):
        blames = path.name.startswith("blame")
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")):
            if "check" in (rule.get("find") or {}):
                continue
            for example in rule.get("examples", ()):
                for name, text in example.items():
                    if name in ("flag", "pass") and isinstance(text, str):
                        plain = text.replace("[[", "").replace("]]", "")
                        yield plain, blames and name == "flag", ""


def template_lines() -> Iterator[Line]:
    """The sentences of our templates, with their examples and with their blanks, and what we put
    in for fields.
    """
    for field in fields().values():
        for language in ("en", "zh"):
            if field.insert is not None:
                yield field.insert.of(language), False, ""
    for template in templates():
        for language in ("en", "zh"):
            values = {one.name: one.example.of(language) for one in template.placeholders}
            for given in (values, {}):
                for variant in [None, *(one.id for one in template.variants)]:
                    letter = fill(template, given, language=language, variant=variant)
                    for sentence in analyse(letter.text).sentences:
                        yield sentence.raw, False, ""


def rewritten_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Blaming lines as our grammar says them again, as far as no rule hears blame in them."""
    pipeline = english_pipeline()
    assert pipeline is not None
    for text, blames, _ in lines:
        if not blames:
            continue
        document = analyse(text)
        for sentence in document.sentences:
            for words in candidates(sentence, document, pipeline.parse, "neutral"):
                heard = coach.check(words, coach.Context(kind="general"), disable=["completeness"])
                if not any(
                    one.category == "blame" and one.rule_id != BY_MODEL for one in heard.findings
                ):
                    yield from ((one.raw, False, "") for one in analyse(words).sentences)
                break


def message_lines() -> Iterator[Line]:
    """The sentences of labelled trade messages in which no rule hears blame."""
    for path in sorted((ROOT / "tools" / "training" / "messages").glob("messages_*.jsonl")):
        for raw in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(raw)["text"]
            report = coach.check(text, coach.Context(kind="general"), disable=["completeness"])
            blamed = [
                (one.start, one.end)
                for one in report.findings
                if one.category == "blame" and one.rule_id != BY_MODEL
            ]
            document = analyse(text)
            for sentence in document.sentences:
                start, end = document.to_source(sentence.start, sentence.end)
                if not any(first < end and start < last for first, last in blamed):
                    yield sentence.raw, False, ""


def mail_of(path: Path) -> Iterator[str]:
    """The sentences of e-mails in a treebank."""
    genre = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            genre = line.partition("=")[2].strip().split("-")[0]
        elif line.startswith("# text =") and genre == "email":
            yield line.partition("=")[2].strip()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    learn = [*lines_of((ROOT / "tools" / "training" / "tone").glob("blame_*.jsonl"))]
    for language in ("en", "zh"):
        learn += examples_of(ROOT / "rules" / language)
    learn += [*dict.fromkeys(rewritten_lines([*learn]))][::REWRITTEN]
    learn += TIMES * [*dict.fromkeys(template_lines())]
    learn += message_lines()
    mail: list[str] = []
    if options.data:
        learn += lines_of((options.data / "tone").glob("written_*.jsonl"))
        treebank = options.data / "ud_english_ewt"
        learn += [(text, False, "") for text in mail_of(treebank / "train.conllu")]
        with (options.data / "requests" / "email_intent_train.csv").open(
            encoding="utf-8", errors="replace", newline=""
        ) as file:
            learn += [(row["text"], False, "") for row in csv.DictReader(file)]
        mail = [text for name in ("dev", "test") for text in mail_of(treebank / f"{name}.conllu")]
    sets = [tone_features(fold(text)) for text, _, _ in learn]
    known = vocabulary(sets)
    y = np.array([[blames] for _, blames, _ in learn], dtype=np.float32)
    w, b = fit(rows_of(sets, known), y, softmax=False, decay=DECAY, weight=WEIGHT)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    save(OUT, ["blame"], known, w, b, LEAST)
    seal(OUT.parent.parent)
    print(f"{len(learn)} lines, {int(y.sum())} blame, {len(known)} features")

    def odds(texts: Iterable[str]) -> np.ndarray:
        return apply(rows_of([tone_features(fold(text)) for text in texts], known), w, b)[:, 0]

    for language in ("en", "zh"):
        judge = [*lines_of([ROOT / "tests" / "data" / f"blame_{language}.jsonl"])]
        for area in ("trade", "heated"):
            rows = [line for line in judge if line[2] == area]
            scores, truth = odds(text for text, _, _ in rows), np.array([one for _, one, _ in rows])
            figures = [
                f"{border}: P {truth[scores >= border].mean():.2f} "
                f"R {(scores >= border)[truth].mean():.2f}"
                for border in BORDERS
            ]
            print(f"{language} {area:<7} {len(rows):>4}  " + "  ".join(figures))
    if mail:
        scores = odds(mail)
        print(
            f"real mail, {len(mail)} sentences: "
            + ", ".join(f"{int((scores >= border).sum())} from {border}" for border in BORDERS)
        )


if __name__ == "__main__":
    main()
