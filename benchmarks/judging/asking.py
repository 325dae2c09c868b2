"""Programs that run in the judges' own environment: texts in, what they say out, both as JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.judging.verdicts import JudgeMissing

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = ROOT / ".venv-judge/bin/python"
PROGRAMS = ROOT / "benchmarks/programs"


def ask(program: str, texts: Sequence[str], python: Path | None = None) -> list[Any]:
    """What `program` says of each text, run by `python`, else by that of the judges.

    Raises JudgeMissing without the environment, CalledProcessError if the program fails.
    """
    python = python or PYTHON
    if not python.exists():
        raise JudgeMissing("its environment is not there; `make judge` makes it")
    done = subprocess.run(
        [python, PROGRAMS / program],
        input=json.dumps(list(texts)),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    answers: list[Any] = json.loads(done.stdout)
    if len(answers) != len(texts):
        raise RuntimeError(f"{program} answered {len(answers)} of {len(texts)} texts")
    return answers
