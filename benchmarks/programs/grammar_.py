"""Prints what grammar costs a message: CPU milliseconds, warm.

Usage: grammar_.py PASSES

"with grammar" checks a message of which a rule has three sentences parsed, "without grammar" the
same message without that rule; "rewriting" says a draft with five findings again, as a whole.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import coach
from coach.engine import Coach, default_coach, load_coach
from coach.messages import scoring

PARSED = """- id: clarity/parsed
  severity: advice
  says: {en: "“{match}”", zh: "“{match}”"}
  why: {en: "x", zh: "x"}
  find:
    dependency:
    - - {RIGHT_ID: verb, RIGHT_ATTRS: {LEMMA: receive, POS: VERB}}
      - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: who, RIGHT_ATTRS: {DEP: nsubj, LOWER: we}}
  examples:
    - flag: "[[We received]] it."
    - flag: "[[We received]] that."
    - pass: "a"
    - pass: "b"
"""
MESSAGES = Path(__file__).resolve().parent.parent / "messages"
MESSAGE = (MESSAGES / "grammar-three.txt").read_text(encoding="utf-8")
DRAFT = (MESSAGES / "grammar-five.txt").read_text(encoding="utf-8")
CONTEXT = coach.Context(kind="general", now=datetime(2026, 11, 18, 10, tzinfo=UTC))


def cost(work: Callable[[], object], forget: Callable[[], None], passes: int) -> float:
    """The median of CPU milliseconds, each time as if no sentence had been seen before."""
    spent = []
    for _ in range(passes + 1):
        forget()
        before = time.process_time()
        work()
        spent.append((time.process_time() - before) * 1000)
    return median(spent[1:])


def main() -> None:
    passes = int(sys.argv[1])
    figures = {}
    with TemporaryDirectory() as folder:
        (Path(folder) / "en").mkdir()
        (Path(folder) / "en" / "clarity-parsed.yaml").write_text(PARSED, encoding="utf-8")
        for name, packs in (("with grammar", [Path(folder)]), ("without grammar", [])):
            reader = load_coach(packs)
            found = reader.check(MESSAGE, CONTEXT).findings
            assert sum(one.rule_id == "clarity/parsed" for one in found) == 3 * len(packs)

            def forget(reader: Coach = reader) -> None:
                reader.clear_cache()
                scoring.forget()

            def work(reader: Coach = reader) -> object:
                return reader.check(MESSAGE, CONTEXT)

            figures[name] = cost(work, forget, passes)
    usual = default_coach()

    def forget_all() -> None:
        usual.clear_cache()
        scoring.forget()

    figures["rewriting"] = cost(lambda: coach.rewrite(DRAFT, CONTEXT), forget_all, passes)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
