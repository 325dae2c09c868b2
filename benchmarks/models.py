"""The figures of our trained models on data that they have not learned from, with 95 % intervals.

    python -m benchmarks.models [--data SHARED]

With the shared data also the English pipeline on UD English EWT, beside en_core_web_sm where it is
installed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

import coach
from coach.analysis import analyse
from coach.facts import find_facts
from coach.messages.evaluation import evaluate_messages, read_messages
from coach.questions.evaluation import Count, evaluate_pairs, read_json_lines
from coach.rewriting.whole import SAID_AGAIN

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
BY_MODEL = "blame/sounds-like-reproach"
_Z = 1.96


def interval(part: int, whole: int) -> str:
    """A share with its Wilson interval."""
    if not whole:
        return "–"
    share = part / whole
    middle = (share + _Z**2 / (2 * whole)) / (1 + _Z**2 / whole)
    half = _Z * sqrt(share * (1 - share) / whole + _Z**2 / (4 * whole**2)) / (1 + _Z**2 / whole)
    return f"{share:.3f} [{middle - half:.2f}, {middle + half:.2f}] ({part} of {whole})"


def both(count: Count) -> str:
    """Precision and recall of a count."""
    precision = interval(count.true, count.true + count.false)
    return f"P {precision}  R {interval(count.true, count.true + count.missed)}"


def of_messages() -> Iterator[tuple[str, str]]:
    """Kinds and fields of whole messages."""
    for name, files in (("set 7", ""), ("set 8", "_2"), ("set 9", "_3")):
        lines = [
            line
            for language in ("en", "zh")
            for line in read_messages(DATA / f"messages_{language}{files}.jsonl")
        ]
        found = evaluate_messages(lines)
        yield f"{name}, kind", interval(found.kinds_right, found.messages)
        yield f"{name}, field status", interval(found.fields_right, found.fields)
        yield f"{name}, missing, precision", interval(found.missing_right, found.missing_said)
        yield f"{name}, missing, recall", interval(found.missing_right, found.missing_true)


def of_questions() -> Iterator[tuple[str, str]]:
    """Questions found, and those that are owed an answer."""
    for number in (4, 5, 6):
        found = evaluate_pairs(read_json_lines(DATA / f"message_pairs_{number}.jsonl"))
        yield f"pairs {number}, questions found", both(found.found)
        yield f"pairs {number}, owed an answer", both(found.owed)


def of_blame() -> Iterator[tuple[str, str]]:
    """Blame by sentence: rules alone, and with the model of tone."""
    for language in ("en", "zh"):
        for area in ("trade", "heated"):
            together, alone = Count(), Count()
            for line in read_lines(DATA / f"blame_{language}.jsonl"):
                if line["area"] != area:
                    continue
                report = coach.check(str(line["text"]), coach.Context(kind="general"))
                rules = {one.rule_id for one in report.findings if one.category == "blame"}
                wanted = bool(line["blame"])
                together.add(wanted=wanted, found=bool(rules), line="")
                alone.add(wanted=wanted, found=bool(rules - {BY_MODEL}), line="")
            yield f"blame, {language}, {area}", both(together)
            yield f"blame, {language}, {area}, rules alone", both(alone)


def of_reproaches() -> Iterator[tuple[str, str]]:
    """Reproaches as mails have them: how many are heard, and how many of these are said again."""
    for language in ("en", "zh"):
        lines = heard = again = 0
        for line in read_lines(DATA / "reproaches.jsonl"):
            if line["language"] != language:
                continue
            found = coach.rewrite(str(line["text"]), coach.Context(kind="general"))
            report = coach.check(str(line["text"]), coach.Context(kind="general"))
            blamed = any(one.category == "blame" for one in report.findings)
            lines += 1
            heard += blamed
            again += blamed and any(SAID_AGAIN in one.suggestion.id for one in found.offers)
        yield f"reproaches heard, {language}", interval(heard, lines)
        yield f"of these said again, {language}", interval(again, heard)


def of_facts() -> Iterator[tuple[str, str]]:
    """Facts that bear a number; read since they were first measured."""
    for language in ("en", "zh"):
        found = wanted = 0
        for line in read_lines(DATA / f"facts_{language}.jsonl"):
            text = str(line["text"])
            facts = find_facts(analyse(text))
            at: dict[str, int] = {}
            for label in line["facts"]:  # type: ignore[attr-defined]
                start = text.find(label["text"], at.get(label["text"], 0))
                at[label["text"]] = start + 1
                end = start + len(label["text"])
                wanted += 1
                found += any(one.start < end and start < one.end for one in facts)
        yield f"facts, {language}", interval(found, wanted)


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    for raw in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(raw)


def main() -> None:
    parser = argparse.ArgumentParser(description="The figures of our trained models.")
    parser.add_argument("--data", type=Path, help="the folder with the shared data")
    options = parser.parse_args()
    for figures in (of_messages, of_questions, of_blame, of_reproaches, of_facts):
        for name, figure in figures():
            print(f"{name:<36} {figure}", flush=True)
    if options.data:
        print("English pipeline, UD English EWT test:", flush=True)
        tool = [sys.executable, str(ROOT / "tools" / "train_english.py")]
        treebank = str(options.data / "ud_english_ewt")
        subprocess.run([*tool, treebank, str(ROOT / "models" / "en"), "--report"], check=True)


if __name__ == "__main__":
    main()
