"""The command `python -m benchmarks`; see the package."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import messages, pack, peers
from benchmarks.series import Series, cpu_seconds, reported, take_turns
from coach.rulebook.storing import load_book
from coach.version import VERSION

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "build/bench"
PROGRAMS = HERE / "programs"
COACH = Path(sys.executable).parent / "coach"
TIMES_AS_MANY_RULES = 10
ORDERS, CONSULTATIONS = 100_000, 1000


def main() -> None:
    arguments = _arguments()
    OUT.mkdir(parents=True, exist_ok=True)
    print(f"Installing write-good and proselint into {OUT}, unless they are there")
    peers.install(OUT)

    english = messages.built_in("en")
    report: dict[str, Any] = {"about": _about(arguments.rounds)}
    report["cold start"] = _cold_start(english[0], arguments.rounds)
    report["warm, English"] = _beside_peers("trade messages, English", english, arguments)
    report["warm, Chinese"] = _alone("trade messages, Chinese", messages.built_in("zh"), arguments)
    if arguments.data:
        mail = messages.treebank_mail(arguments.data)
        report["warm, treebank"] = _beside_peers("e-mails of UD English EWT", mail, arguments)
    for name in ("none", "five"):
        report[f"times, {name}"] = _times(name, arguments)
    report["grammar"] = _grammar(arguments)
    report["ledger"] = _ledger(arguments)
    report["more rules"] = _more_rules(english, arguments)

    (OUT / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(f"\nWritten to {OUT / 'report.json'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the coach.")
    parser.add_argument("--rounds", type=int, default=7, help="how often everything runs (7)")
    parser.add_argument("--passes", type=int, default=5, help="readings of a message per round (5)")
    parser.add_argument("--data", type=Path, help="shared data folder, for real e-mails as well")
    return parser.parse_args()


def _about(rounds: int) -> dict[str, Any]:
    return {
        "coach": VERSION,
        "write-good": peers.WRITE_GOOD,
        "proselint": peers.PROSELINT,
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "rounds": rounds,
    }


def _cold_start(message: str, rounds: int) -> dict[str, Any]:
    """One command on one message, from nothing; the coach finds no cache and can write none."""
    draft = OUT / "message.txt"
    draft.write_text(message, encoding="utf-8")
    commands = {
        "coach": ([COACH, "check", draft], (0, 1)),
        "write-good": (["node", peers.write_good(OUT), draft], range(256)),  # how many it found
        "proselint": ([peers.proselint(OUT), "check", draft], (0, 1)),
        "python -c pass": ([sys.executable, "-c", "pass"], (0,)),
    }
    no_cache = {**os.environ, "XDG_CACHE_HOME": str(draft)}

    def run(name: str) -> Mapping[str, float]:
        command, statuses = commands[name]
        return {name: cpu_seconds(command, no_cache, statuses)}

    programs = {name: partial(run, name) for name in commands}
    take_turns(programs, 1)  # byte code and file cache
    title = f"Cold start, one message of {len(message.split())} words"
    return _table(title, "CPU s", take_turns(programs, rounds))


def _beside_peers(what: str, texts: list[str], arguments: argparse.Namespace) -> dict[str, Any]:
    words = sum(len(text.split()) for text in texts)
    file = _written(texts)
    passes = str(arguments.passes)
    write_good = ["node", PROGRAMS / "write_good.js", OUT, file, passes]
    proselint = [peers.python(OUT), PROGRAMS / "proselint_.py", file, passes]
    figures = take_turns(
        {
            "coach": _coach(file, passes),
            "write-good": lambda: reported(write_good, os.environ),
            "proselint": lambda: reported(proselint, os.environ),
        },
        arguments.rounds,
    )
    title = f"Warm, {len(texts)} {what}, {words / len(texts):.0f} words each"
    return _table(title, "CPU ms a message", figures, ("words", words / len(texts)))


def _alone(what: str, texts: list[str], arguments: argparse.Namespace) -> dict[str, Any]:
    characters = sum(map(len, texts)) / len(texts)
    program = _coach(_written(texts), str(arguments.passes))
    figures = take_turns({"coach": program}, arguments.rounds)
    title = f"Warm, {len(texts)} {what}, {characters:.0f} characters each"
    return _table(title, "CPU ms a message", figures, ("characters", characters))


def _times(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    """What reading times adds to a message that has none, or five of them."""
    text = (HERE / f"messages/times-{name}.txt").read_text(encoding="utf-8")
    command = [sys.executable, PROGRAMS / "times_.py", _written([text]), str(50 * arguments.passes)]
    figures = take_turns({"times": lambda: reported(command, os.environ)}, arguments.rounds)
    title = f"Reading times, a message of {len(text.split())} words with {name}, both sides known"
    return _table(title, "CPU ms a message", figures, first="with times")


def _grammar(arguments: argparse.Namespace) -> dict[str, Any]:
    """What three parsed sentences add to a check, and what rewriting a whole draft takes."""
    command = [sys.executable, PROGRAMS / "grammar_.py", str(5 * arguments.passes)]
    figures = take_turns({"grammar": lambda: reported(command, os.environ)}, arguments.rounds)
    title = "A message with three parsed sentences; a draft of 150 words with five findings"
    return _table(title, "CPU ms", figures, first="with grammar")


def _ledger(arguments: argparse.Namespace) -> dict[str, Any]:
    """What a ledger of many orders takes to consult, and adds to a check."""
    place = str(OUT / "ledger.db")
    program = PROGRAMS / "ledger_.py"
    command = [sys.executable, program, place, str(ORDERS), str(CONSULTATIONS)]
    figures = take_turns({"ledger": lambda: reported(command, os.environ)}, arguments.rounds)
    title = f"A ledger of {ORDERS:,} orders in SQLite"
    return _table(title, "CPU ms", figures, first="check with ledger")


def _more_rules(texts: list[str], arguments: argparse.Namespace) -> dict[str, Any]:
    rules = len(load_book()["rules"])
    folder = OUT / "pack"
    pack.write_pack(folder, rules * (TIMES_AS_MANY_RULES - 1))
    file, passes = _written(texts), str(arguments.passes)
    larger = _coach(file, passes, folder)
    more = f"coach, {TIMES_AS_MANY_RULES} times the rules"
    programs: dict[str, Callable[[], Mapping[str, float]]] = {
        more: lambda: {more: larger()["coach"]},
        "coach": lambda: {"coach": _coach(file, passes)()["coach"]},
    }
    take_turns(programs, 1)  # compiles the pack
    figures = take_turns(programs, arguments.rounds)
    title = f"{rules} rules and {rules * TIMES_AS_MANY_RULES} rules, {len(texts)} messages"
    return _table(title, "CPU ms a message", figures, first=more)


def _coach(file: Path, passes: str, *packs: Path) -> Callable[[], Mapping[str, float]]:
    """Reads the messages in `file`; caches its compiled packs below the output folder."""
    command = [sys.executable, PROGRAMS / "coach_.py", file, passes, *packs]
    environment = {**os.environ, "XDG_CACHE_HOME": str(OUT / "cache")}
    return lambda: reported(command, environment)


def _written(texts: list[str]) -> Path:
    file = OUT / "messages.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    return file


def _table(
    title: str,
    unit: str,
    figures: Mapping[str, Series],
    size: tuple[str, float] | None = None,
    first: str = "coach",
) -> dict[str, Any]:
    """Print the figures, with `first` as so many times each other; and as data."""
    print(f"\n{title} ({unit}: median, range)")
    data: dict[str, Any] = {"title": title, "unit": unit, "figures": {}, "ratios": {}}
    for name, series in figures.items():
        line = f"  {name:26}{series}"
        data["figures"][name] = series.as_json()
        if size and name != "coach typing":
            rate = size[1] * 1000 / series.as_json()["median"]
            data["figures"][name][f"{size[0]} a second"] = rate
            line += f"   {rate:,.0f} {size[0]}/s"
        print(line)
    for name in figures:
        if name not in (first, "coach typing"):
            ratio = figures[first].ratio_to(figures[name])
            data["ratios"][f"{first} / {name}"] = ratio.as_json()
            print(f"  {first + ' / ' + name:26}{ratio} times")
    return data


if __name__ == "__main__":
    main()
