"""Rules that ask for grammar, on a tiny pipeline trained here; and that others never load spaCy."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from coach.analysis.parsing import Pipeline
from coach.engine import Coach, load_coach
from coach.rulebook.book import Rulebook
from coach.rulebook.compiling import compile_rules
from coach.rulebook.loading import load_rules

SENTENCES = [
    ("You forgot the invoice .", ["PRP", "VBD", "DT", "NN", "."], [1, 1, 3, 1, 1], ["nsubj", "ROOT", "det", "dobj", "punct"]),
    ("We sent the samples .", ["PRP", "VBD", "DT", "NNS", "."], [1, 1, 3, 1, 1], ["nsubj", "ROOT", "det", "dobj", "punct"]),
    ("You sent the invoice .", ["PRP", "VBD", "DT", "NN", "."], [1, 1, 3, 1, 1], ["nsubj", "ROOT", "det", "dobj", "punct"]),
    ("They forgot the labels .", ["PRP", "VBD", "DT", "NNS", "."], [1, 1, 3, 1, 1], ["nsubj", "ROOT", "det", "dobj", "punct"]),
    ("The invoice names you .", ["DT", "NN", "VBZ", "PRP", "."], [1, 2, 2, 2, 2], ["det", "nsubj", "ROOT", "dobj", "punct"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def language() -> Language:
    """A tagger and parser that have seen five sentences, often."""
    random.seed(0)
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = [
        Example.from_dict(nlp.make_doc(text), {"tags": tags, "heads": heads, "deps": deps})
        for text, tags, heads, deps in SENTENCES
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    return nlp


def coach_with(directory: Path, language: Language) -> Coach:
    rules = load_rules([directory])
    return Coach(Rulebook(compile_rules(rules, [directory]), lambda: Pipeline(language)))


EXAMPLES = '[{flag: "[[You forgot]] the invoice."}, {flag: "[[You forgot]] it."}, {pass: "a"}, {pass: "b"}]'


def test_a_token_pattern_with_tags(write_rule: Callable[..., Path], language: Language) -> None:
    pack = write_rule(
        "{tokens: [[{LOWER: you}, {TAG: VBD, LOWER: forgot}]]}", EXAMPLES, rule_id="blame/x"
    )
    coach = coach_with(pack, language)
    (finding,) = coach.check("You forgot the invoice.").findings
    assert (finding.start, finding.end) == (0, 10)
    assert not coach.check("They forgot the labels.").findings


def test_a_dependency_pattern(write_rule: Callable[..., Path], language: Language) -> None:
    find = """
    dependency:
    - - {RIGHT_ID: verb, RIGHT_ATTRS: {LOWER: forgot}}
      - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: who, RIGHT_ATTRS: {DEP: nsubj, LOWER: you}}"""
    coach = coach_with(write_rule(find, EXAMPLES, rule_id="blame/x"), language)
    (finding,) = coach.check("You forgot the invoice.").findings
    assert (finding.start, finding.end) == (0, 10)
    assert not coach.check("They forgot the labels.").findings


def test_a_pack_with_a_dependency_pattern_keeps_its_examples(
    write_rule: Callable[..., Path],
) -> None:
    find = """
    dependency:
    - - {RIGHT_ID: verb, RIGHT_ATTRS: {LEMMA: forget, POS: VERB}}
      - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: who, RIGHT_ATTRS: {DEP: nsubj, LOWER: you}}"""
    coach = load_coach([write_rule(find, EXAMPLES, rule_id="blame/x")])
    both = coach.check("They asked. You forgot the labels. You forgot the film.")
    assert [one.start for one in both.findings if one.rule_id == "blame/x"] == [12, 35]


def test_a_draft_that_needs_no_grammar_loads_no_heavy_library() -> None:
    code = (
        "import sys, coach\n"
        "coach.check('Dear Tom, we confirm the order of 500 pcs. Let us meet this weekend. 请尽快回复。')\n"
        "heavy = {'spacy', 'flask', 'pydantic', 'torch', 'transformers', 'yaml', 'langdetect', 'textstat', 'jieba'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    warm = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.returncode == 0
    assert warm.stdout.strip() == "[]"
