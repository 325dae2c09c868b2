"""Our English pipeline on sentences of trade mail, and its figures on the treebank."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach import assets
from coach.analysis.parsing import Pipeline, pipeline_in

ROOT = Path(__file__).resolve().parents[2]
TREEBANK = "ud_english_ewt/test.conllu"


@pytest.fixture(scope="module")
def english() -> Pipeline:
    found = pipeline_in(assets.path("models") / "en")
    assert found is not None
    return found


def negated(verb: str) -> list[dict[str, Any]]:
    """A verb with “not” and its subject."""
    return [
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LOWER": verb}},
        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "not", "RIGHT_ATTRS": {"LEMMA": "not"}},
        {
            "LEFT_ID": "verb",
            "REL_OP": ">",
            "RIGHT_ID": "subject",
            "RIGHT_ATTRS": {"DEP": {"IN": ["nsubj", "nsubj:pass"]}},
        },
    ]


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("You have not sent us the approved artwork.", "sent", "You have not sent"),
        ("The deposit was not received by our bank.", "received", "deposit was not received"),
        ("Our forwarder did not book the vessel in time.", "book", "forwarder did not book"),
    ],
)
def test_who_did_not_do_what(english: Pipeline, text: str, verb: str, words: str) -> None:
    [(_, start, end)] = english.find(text, [(0, "dependency", negated(verb))])
    assert text[start:end] == words


def test_a_sentence_without_it_has_no_match(english: Pipeline) -> None:
    text = "You have sent us the approved artwork."
    assert list(english.find(text, [(0, "dependency", negated("sent"))])) == []


@pytest.mark.needs_data(TREEBANK)
def test_the_card_tells_the_figures(data: Path) -> None:
    tool = ROOT / "tools" / "train_english.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(data / "ud_english_ewt"), "models/en", "--report"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout.splitlines()[0])["all"]
    card = (assets.path("models") / "en" / "README.md").read_text(encoding="utf-8")
    row = next(line for line in card.splitlines() if line.startswith("| **this"))
    told = [float(cell.strip(" *")) for cell in row.split("|")[2:7]]
    names = ("pos_acc", "tag_acc", "dep_uas", "dep_las", "lemma_acc")
    assert told == pytest.approx([figures[name] for name in names], abs=0.002)
