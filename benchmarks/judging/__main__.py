"""The command `python -m benchmarks.judging`; see the package."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.judging import report
from benchmarks.judging.development import read_texts, said_again
from benchmarks.judging.harper import Harper
from benchmarks.judging.link_grammar import LinkGrammar
from benchmarks.judging.residue import Residue
from benchmarks.judging.smollm2 import SmolLM2
from benchmarks.judging.verdicts import Judge, JudgeMissing, Pair

ROOT = Path(__file__).resolve().parent.parent.parent
LINES = ROOT / "tools/training/tone"
OUT = ROOT / "build/judging"


def main() -> int:
    arguments = _arguments()
    files = arguments.files or sorted(LINES.glob("blame_en_*.jsonl"))
    try:
        pairs, given = said_again(read_texts(files), arguments.limit)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(pairs)} of {given} blaming lines are said again; objected to:\n", flush=True)
    judges: list[Judge] = [Harper(), LinkGrammar(), Residue()]
    if arguments.lm:
        judges.append(SmolLM2())
    return judge(judges, pairs, verbose=arguments.verbose, out=OUT)


def judge(judges: Sequence[Judge], pairs: Sequence[Pair], *, verbose: bool, out: Path) -> int:
    """Print what each judge says and write it below `out`; 1 if one of them is missing, else 0."""
    figures: dict[str, Any] = {}
    names: list[str] = []
    missing = False
    print(report.heading())
    for one in judges:
        try:
            verdicts = one.verdicts(pairs)
        except JudgeMissing as error:
            print(f"{one.name:14}not asked: {error}", flush=True)
            missing = True
            continue
        found = report.tally(verdicts)
        print(report.line(one.name, found), flush=True)
        figures[one.name] = found.as_json()
        names += report.by_name(one.name, pairs, verdicts)
    if verbose:
        print("\n".join(names))
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(f"\nWritten to {out / 'report.json'}")
    return int(missing)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.judging", description="Have rewrites judged by others."
    )
    parser.add_argument("files", type=Path, nargs="*", help='lines of JSON with a "text"')
    parser.add_argument("--limit", type=int, help="so many rewrites at most")
    parser.add_argument("--lm", action="store_true", help="ask SmolLM2 as well")
    parser.add_argument("--verbose", action="store_true", help="name the ten worst of each judge")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
