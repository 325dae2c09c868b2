"""Every example of docs/api.md, run in its order against a real service."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/api.md"
TSC = ROOT / "web/page/node_modules/.bin/tsc"
SHOWN = "http://127.0.0.1:8000"
MORE = "…"
PATIENCE = 60
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANSWERS = ("json", "text")


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code, and what the guide shows below it."""

    line: int
    language: str
    code: str
    answer: str | None
    kind: str | None


def examples() -> list[Example]:
    text = GUIDE.read_text(encoding="utf-8")
    blocks = [
        (text[: found.start()].count("\n") + 1, text[found.end() :], *found.groups())
        for found in _FENCE.finditer(text)
    ]
    made = []
    for (line, rest, language, code), following in zip(blocks, [*blocks[1:], None], strict=True):
        if language in ANSWERS:
            continue
        shown = following and following[2] in ANSWERS and rest.startswith("\n```")
        made.append(
            Example(line, language, code, following[3], following[2])
            if following and shown
            else Example(line, language, code, None, None)
        )
    return made


EXAMPLES = examples()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service runs that has all that the guide tells of."""
    folder = tmp_path_factory.mktemp("service")
    command = "from coach.cli.serve import command; command()"
    options = ["--port=0", f"--ledger={folder / 'ledger.db'}", f"--memory={folder / 'memory.db'}",
               f"--feedback={folder / 'counts.db'}"]  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "COACH_TOKEN": ""},
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert address, said
    yield address[0]
    process.terminate()
    process.wait(PATIENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the examples run: some read what the one before wrote."""
    return tmp_path_factory.mktemp("reader")


def command(example: Example, code: str, folder: Path) -> list[str]:
    if example.language == "sh":
        return ["bash", "-euc", code]
    if example.language == "python":
        return [sys.executable, "-c", code]
    assert example.language == "ts"
    if not TSC.exists() or not shutil.which("node"):
        pytest.skip("TypeScript is not installed (npm ci in web/page)")
    source = folder / "example.mts"
    source.write_text(code, encoding="utf-8")
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--skipLibCheck"]  # fmt: skip
    subprocess.run([str(TSC), *options, str(source)], check=True, timeout=PATIENCE, cwd=folder)
    return ["node", str(source.with_suffix(".mjs"))]


def is_part(shown: Any, answered: Any) -> bool:
    """Whether what is shown stands in the answer; “…” is any entries of a list."""
    if isinstance(shown, dict):
        return isinstance(answered, dict) and all(
            name in answered and is_part(value, answered[name]) for name, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(answered, list) and _are_entries(shown, answered)
    return bool(shown == answered)


def _are_entries(shown: list[Any], answered: list[Any]) -> bool:
    if shown[:1] == [MORE]:
        rests = (answered[skipped:] for skipped in range(len(answered) + 1))
        return any(_are_entries(shown[1:], rest) for rest in rests)
    if not shown or not answered:
        return shown == answered
    return is_part(shown[0], answered[0]) and _are_entries(shown[1:], answered[1:])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.language}-{one.line}")
def test_an_example_prints_what_is_shown(example: Example, service: str, folder: Path) -> None:
    code = example.code.replace(SHOWN, service)
    done = subprocess.run(
        command(example, code, folder),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert example.answer is not None
    if example.kind == "text":
        assert done.stdout.strip() == example.answer.strip()
    else:
        answered = json.loads(done.stdout)
        assert is_part(json.loads(example.answer), answered), done.stdout[:2000]


def test_every_language_and_address_is_shown() -> None:
    assert {example.language for example in EXAMPLES} == {"sh", "python", "ts"}
    shown = GUIDE.read_text(encoding="utf-8")
    for part in ("check/batch", "rewrite", "translate/accept", "rules", "feedback", "windows",
                 "plan.ics", "questions", "templates", "letters", "ledger/orders", "kinds"):  # fmt: skip
        assert f"{SHOWN}/api/v1/{part}" in shown, part


MAIN = (
    "check",
    "check/batch",
    "rewrite",
    "translate",
    "rules",
    "feedback",
    "windows",
    "questions",
    "templates",
    "letters",
    "ledger/orders",
)
"""What a program asks again and again."""


@pytest.mark.parametrize("language", ["python", "ts"])
@pytest.mark.parametrize("part", MAIN)
def test_what_programs_ask_is_shown_in_their_languages(part: str, language: str) -> None:
    """The rules in Python are read from what curl has written before."""
    codes = [example.code for example in EXAMPLES if example.language == language]
    reads = "weekend.json" if (part, language) == ("rules", "python") else f"/{part}"
    assert any(reads in code for code in codes)


@pytest.mark.parametrize("shown", [{"a": 2}, {"b": 1}, {"a": [1]}, [{"a": 1}, 2], [1, MORE]])
def test_what_is_not_in_an_answer_is_noticed(shown: Any) -> None:
    assert not is_part(shown, {"a": 1} if isinstance(shown, dict) else [{"a": 1}])
