"""What is made of the answers of the judges; none of them need be installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.judging import asking, link_grammar
from benchmarks.judging.asking import ask
from benchmarks.judging.harper import Harper, faults
from benchmarks.judging.link_grammar import LinkGrammar, read_output, sentences
from benchmarks.judging.residue import Residue
from benchmarks.judging.smollm2 import preferred
from benchmarks.judging.verdicts import JudgeMissing, Pair

# As link-parser 5.12.0 prints it.
LINES = ["He has gone.", "We has not receive it the of.", "A long one."]
OUTPUT = """link-grammar: Info: Library version link-grammar-5.12.0. Enter "!help" for help.
He has gone.
Found 8 linkages (8 had no P.P. violations)
\tLinkage 1, cost vector = (UNUSED=0 DIS= 0.06 LEN=9)

We has not receive it the of.
No complete linkages found.
Found 3 linkages (3 had no P.P. violations) at null count 4
\tLinkage 1, cost vector = (UNUSED=4 DIS= 0.00 LEN=12)

A long one.
Timer is expired!
Entering "panic" mode...
Found 5 linkages (5 had no P.P. violations) at null count 2
Bye.
"""

STAND_IN_PARSER = """#!{python}
import sys
for line in sys.stdin.read().splitlines():
    print(line)
    left = line.count("doed")
    print(f"Found 1 linkage (1 had no P.P. violations) at null count {{left}}" if left
          else "Found 2 linkages (2 had no P.P. violations)")
"""


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(asking, "PROGRAMS", folder)
    monkeypatch.setattr(asking, "PYTHON", Path(sys.executable))


def test_words_left_out_are_counted_and_time_outs_are_no_answer() -> None:
    assert read_output(OUTPUT, LINES) == [0, 4, None]


def test_an_answer_that_is_missing_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="did not answer: Gone"):
        read_output(OUTPUT, [*LINES, "Gone."])


def test_a_sentence_is_no_order_to_the_command() -> None:
    assert sentences("!help me. This is fine.") == ["help me.", "This is fine."]


def test_link_grammar_objects_to_sentences_with_words_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "link-parser"
    command.write_text(STAND_IN_PARSER.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    pair = Pair("It was done. Thanks.", "It was doed. Thanks.")
    verdict = LinkGrammar().verdicts([pair])[0]
    assert verdict.original == ()
    assert verdict.rewrite == ("1 not linked: It was doed.",)
    assert verdict.worse == 1


def test_link_grammar_says_how_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JudgeMissing, match="apt-get install link-grammar"):
        link_grammar.parsed(["He has gone."])


def test_matters_of_taste_are_no_faults() -> None:
    assert faults([["Style", "min", "?"], ["Capitalization", "u", "?"]]) == ()
    assert faults([["Grammar", "doed", "?"]]) == ("Grammar: doed",)


def test_abbreviations_are_no_faults_of_spelling() -> None:
    answer = [["Spelling", "DDP", "?"], ["Spelling", "doed", "?"], ["Agreement", "IS", "?"]]
    assert faults(answer) == ("Spelling: doed", "Agreement: IS")


def test_harper_is_asked_about_masked_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = (
        "import json, sys; print(json.dumps([[['Echo', t, '']] for t in json.load(sys.stdin)]))"
    )
    program(tmp_path, monkeypatch, "harper_.py", answer)
    pair = Pair("PO 4501 is late.", "PO 4501 is late by ⟦how long⟧.")
    verdict = Harper().verdicts([pair])[0]
    assert verdict.original == ("Echo: order 41 is late.",)
    assert verdict.rewrite == ("Echo: order 41 is late by two weeks.",)
    assert verdict.worse == 1


def test_a_program_that_fails_or_answers_too_little_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "harper_.py", "raise SystemExit(3)")
    with pytest.raises(subprocess.CalledProcessError):
        ask("harper_.py", ["a"])
    program(tmp_path, monkeypatch, "harper_.py", "print([])")
    with pytest.raises(RuntimeError, match="0 of 1"):
        ask("harper_.py", ["a"])


def test_without_its_environment_a_judge_is_missing(tmp_path: Path) -> None:
    with pytest.raises(JudgeMissing, match="make judge"):
        ask("harper_.py", ["a"], tmp_path / "python")


def test_the_less_probable_of_two_is_objected_to() -> None:
    worse = preferred(-3.0, -4.0)
    assert (worse.original, len(worse.rewrite or ()), worse.worse) == ((), 1, 1.0)
    better = preferred(-4.0, -3.0)
    assert (len(better.original or ()), better.rewrite, better.worse) == (1, (), -1.0)
    assert preferred(-3.0, -3.0).original == preferred(-3.0, -3.0).rewrite == ()


def test_blame_that_is_left_is_a_fault() -> None:
    blaming = "You still haven't sent us the artwork."
    calm = "We have not yet received the artwork."
    left, gone = Residue().verdicts([Pair(blaming, blaming), Pair(blaming, calm)])
    assert left.rewrite
    assert left.worse == len(left.rewrite)
    assert gone.original
    assert (gone.rewrite, gone.worse) == ((), 0)
