"""What linting many files takes, beside other linters in the same run: `python -m benchmarks.lint`.

Every figure is CPU seconds of whole commands, start-up included, unless it says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import messages, peers
from benchmarks.series import Series, cpu_seconds, take_turns

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "build/bench"
DATA = HERE.parent / "tests/data"
COACH = (sys.executable, "-m", "coach", "lint", "--fail-on", "never", "--output", os.devnull)
MAILS, PASSAGES, PASSAGE = 400, 200, 275
"""How many e-mails and Chinese passages, and characters of a passage."""


def main() -> None:
    arguments = _arguments()
    OUT.mkdir(parents=True, exist_ok=True)
    peers.install(OUT)
    peers.install_zhlint(OUT)
    report: dict[str, Any] = {}
    if arguments.data:
        mails = messages.treebank_mail(arguments.data)[:MAILS]
        report["English"] = _english(mails, arguments.rounds)
    report["Chinese"] = _chinese(list(_passages()), arguments.rounds)
    report["again"] = _again(arguments.files)
    report["processes"] = _processes(arguments.messages)
    (OUT / "lint.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(f"\nWritten to {OUT / 'lint.json'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lint", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each linter runs (3)")
    parser.add_argument("--files", type=int, default=10_000, help="files of the library (10000)")
    parser.add_argument("--messages", type=int, default=100_000, help="messages of a file (100000)")
    parser.add_argument("--data", type=Path, help="shared data folder, for real e-mails")
    return parser.parse_args()


def _english(mails: Sequence[str], rounds: int) -> dict[str, Any]:
    folder, files = _written("mail", mails, ".txt")
    words = sum(len(mail.split()) for mail in mails)
    programs = {
        "coach": partial(_run, "coach", [*COACH, "--no-cache", folder], (0,)),
        "proselint": partial(_run, "proselint", [peers.proselint(OUT), "check", *files], (0, 1)),
        "write-good": partial(
            _run, "write-good", ["node", peers.write_good(OUT), *files], range(256)
        ),
    }
    return _table(f"{len(mails)} e-mails, {words:,} words", "words", words, programs, rounds)


def _chinese(passages: Sequence[str], rounds: int) -> dict[str, Any]:
    folder, _ = _written("passages", passages, ".md")
    characters = sum(map(len, passages))
    pattern = os.path.join(os.path.relpath(folder), "*.md")  # it finds nothing by a whole path
    programs = {
        "coach": partial(_run, "coach", [*COACH, "--no-cache", folder], (0,)),
        "zhlint": partial(_run, "zhlint", ["node", peers.zhlint(OUT), pattern], range(256)),
    }
    title = f"{len(passages)} Chinese passages, {characters:,} characters"
    return _table(title, "characters", characters, programs, rounds)


def _passages() -> Iterator[str]:
    """Passages of Chinese sentences that people wrote for our tests, each sentence once."""
    names = ("sentences_zh_1", "times_zh_1", "times_blurred_zh", "facts_zh", "messages_zh")
    passage: list[str] = []
    count = 0
    for line in (line for name in names for line in _lines(f"{name}.jsonl")):
        passage.append(json.loads(line)["text"])
        if sum(map(len, passage)) >= PASSAGE and count < PASSAGES:
            yield "\n".join(passage) + "\n"
            passage, count = [], count + 1


def _table(
    title: str, unit: str, size: int, programs: Mapping[str, Any], rounds: int
) -> dict[str, Any]:
    print(f"\n{title}: CPU seconds, start-up included (median, range)")
    figures: dict[str, Series] = take_turns(programs, rounds)
    data: dict[str, Any] = {"title": title}
    for name, series in figures.items():
        rate = size / series.as_json()["median"]
        data[name] = {**series.as_json(), f"{unit} a second": rate}
        print(f"  {name:12}{series}   {rate:,.0f} {unit}/s")
    for name in figures:
        if name != "coach":
            ratio = figures[name].ratio_to(figures["coach"])
            data[f"coach is so many times as fast as {name}"] = ratio.as_json()
            print(f"  coach is {ratio} times as fast as {name}")
    return data


def _run(name: str, command: Sequence[str | Path], statuses: Any) -> Mapping[str, float]:
    return {name: cpu_seconds(command, os.environ, statuses)}


def _again(count: int) -> dict[str, float]:
    """A library twice: the second time nothing has changed."""
    texts = list(_texts())
    folder, _ = _written(
        "library", [f"{texts[one % len(texts)]}\n\nRef. {one}\n" for one in range(count)], ".txt"
    )
    cache = OUT / "lint-cache"
    shutil.rmtree(cache, ignore_errors=True)
    command = [*COACH, "--cache-dir", cache, folder]
    first, second = (_timed(command) for _ in range(2))
    print(f"\n{count:,} files, then again unchanged")
    print(f"  first  {first[0]:8.1f} s, CPU {first[1]:8.1f} s")
    print(f"  second {second[0]:8.1f} s, CPU {second[1]:8.1f} s")
    print(
        f"  {first[1] / second[1]:.1f} times less CPU, {first[0] / second[0]:.1f} times less time"
    )
    return {"first": first[0], "second": second[0], "first CPU": first[1], "second CPU": second[1]}


def _processes(count: int) -> dict[str, float]:
    """One long file of JSON lines with one process and with two, and the memory that each takes."""
    texts = list(_texts())
    file = OUT / "messages.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for one in range(count):
            text = f"{texts[one % len(texts)]}\n\nRef. {one}"
            out.write(json.dumps({"id": one, "text": text}, ensure_ascii=False) + "\n")
    print(f"\n{count:,} messages in one file of {file.stat().st_size / 1e6:.0f} MB")
    figures: dict[str, float] = {}
    for jobs in (1, 2):
        command = [*COACH, "--no-cache", "--format", "jsonl", "--jobs", str(jobs), file]
        took, cpu, peak = _timed(command)
        figures |= {f"{jobs} s": took, f"{jobs} CPU s": cpu, f"{jobs} MB": peak}
        print(f"  {jobs} process(es): {took:.1f} s, CPU {cpu:.1f} s, {peak:.0f} MB at most in each")
    print(f"  two processes are {figures['1 s'] / figures['2 s']:.2f} times as fast as one")
    return figures


def _texts() -> Iterator[str]:
    for name in ("messages_en.jsonl", "messages_zh.jsonl"):
        for line in _lines(name):
            yield json.loads(line)["text"]


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def _timed(command: Sequence[str | Path]) -> tuple[float, float, float]:
    """Seconds, CPU seconds, and the most megabytes that any process of the command took."""
    begun = time.perf_counter()
    process = subprocess.Popen([*map(str, command)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command} failed with status {status}")
    took = time.perf_counter() - begun
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _written(name: str, texts: Sequence[str], suffix: str) -> tuple[Path, list[Path]]:
    """The texts as files of a folder, a hundred to a folder in it where there are many."""
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    files: list[Path] = []
    for number, text in enumerate(texts):
        home = folder if len(texts) <= 1000 else folder / f"{number // 100:03}"
        home.mkdir(parents=True, exist_ok=True)
        files.append(home / f"{number:05}{suffix}")
        files[-1].write_text(text, encoding="utf-8")
    return folder, files


if __name__ == "__main__":
    main()
