"""Link Grammar: whether all words of a sentence can be linked into one whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence

from benchmarks.judging.masking import masked
from benchmarks.judging.verdicts import JudgeMissing, Pair, Verdict
from coach.analysis import analyse

COMMAND = "link-parser"
SECONDS = 5
_OPTIONS = ("-verbosity=1", "-graphics=0", "-echo=1", "-spell=0", f"-timeout={SECONDS}")
_LEFT_OUT = re.compile(r"\bat null count (\d+)")
_GAVE_UP = re.compile(r"timer is expired|panic|resources? exhausted|memory .*exhausted", re.I)
_FOUND = re.compile(r"^Found \d+ linkages?\b", re.M)


class LinkGrammar:
    """Objects to a sentence some of whose words find no link."""

    name = "link-grammar"

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        texts = [
            [sentences(masked(pair.original)), sentences(masked(pair.rewrite))] for pair in pairs
        ]
        every = dict.fromkeys(one for both in texts for text in both for one in text)
        left_out = dict(zip(every, parsed(list(every)), strict=True))
        return [_verdict(before, after, left_out) for before, after in texts]


def sentences(text: str) -> list[str]:
    """Each on one line, without the “!” or “%” by which the command would take it for an order."""
    document = analyse(text)
    lines = (" ".join(document.text[one.start : one.end].split()) for one in document.sentences)
    return [line for line in (line.lstrip("!% ") for line in lines) if line]


def parsed(lines: list[str]) -> list[int | None]:
    """How many words of each line find no link; None where the command gave up.

    Raises JudgeMissing, CalledProcessError.
    """
    if shutil.which(COMMAND) is None:
        raise JudgeMissing("on Debian and Ubuntu: apt-get install link-grammar")
    done = subprocess.run(
        [COMMAND, "en", *_OPTIONS],
        input="".join(f"{line}\n" for line in lines),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=True,
    )
    return read_output(done.stdout, lines)


def read_output(output: str, lines: Sequence[str]) -> list[int | None]:
    """The same from what the command prints, which repeats each line before its answer.

    Raises RuntimeError if a line is not repeated.
    """
    places, at = [], 0
    for line in lines:
        at = f"\n{output}".find(f"\n{line}\n", at)
        if at < 0:
            raise RuntimeError(f"{COMMAND} did not answer: {line}")
        places.append(at)
        at += len(line) + 1
    ends = [*places[1:], len(output)]
    return [
        _read_answer(output[start + len(line) : end])
        for line, start, end in zip(lines, places, ends, strict=True)
    ]


def _read_answer(answer: str) -> int | None:
    if _GAVE_UP.search(answer):
        return None
    left_out = _LEFT_OUT.search(answer)
    if left_out:
        return int(left_out[1])
    return 0 if _FOUND.search(answer) else None


def _verdict(before: list[str], after: list[str], left_out: dict[str, int | None]) -> Verdict:
    old, new = _faults(before, left_out), _faults(after, left_out)
    worse = sum(left_out[one] or 0 for one in after) - sum(left_out[one] or 0 for one in before)
    return Verdict(old, new, worse if old is not None and new is not None else 0)


def _faults(text: list[str], left_out: dict[str, int | None]) -> tuple[str, ...] | None:
    if any(left_out[one] is None for one in text):
        return None
    return tuple(f"{left_out[one]} not linked: {one}" for one in text if left_out[one])
