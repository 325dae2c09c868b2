"""How much of real messages the phrasebook translates whole, and what that costs.

    python -m benchmarks.translating FILE.jsonl … [--show] [--language en]

A line of a file is a message: {"language": "en", "sentences": [{"text", "translation"}]}. With
--show every sentence is printed with what became of it, beside a translation by a person.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import coach
from coach.translation.result import TranslatedSentence, Translation

WORDS = 150
"""The length of a usual message, in English words; a Chinese word is taken as 1.6 characters."""


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit status is 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print every sentence")
    parser.add_argument("--language", choices=["en", "zh"], help="only messages in this language")
    given = parser.parse_args(arguments)
    for path in given.files:
        messages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for language in ("en", "zh") if given.language is None else (given.language,):
            chosen = [message for message in messages if message["language"] == language]
            if chosen:
                print(measured(chosen, language, path.name, show=given.show))
    return 0


def measured(messages: list[dict[str, Any]], language: str, name: str, *, show: bool) -> str:
    """A line of figures about the messages of one language."""
    counts: Counter[str] = Counter()
    seconds = words = 0.0
    for message in messages:
        text = "\n".join(one["text"] for one in message["sentences"])
        before = process_time()
        done = translated(text, language)
        seconds += process_time() - before
        words += len(text.split()) if language == "en" else len(text) / 1.6
        counts["doubts"] += len(done.warnings)
        for one in done.sentences:
            counts["whole" if one.whole else "left"] += 1
            counts["by phrases"] += one.whole and one.engine == "phrasebook"
        if show:
            sys.stdout.writelines(shown(message, done))
    total = counts["whole"] + counts["left"]
    return (
        f"{name}, {language}: {counts['whole']} of {total} sentences whole"
        f" ({counts['whole'] / total:.2f}; {counts['by phrases']} of them not by facts alone),"
        f" {counts['doubts']} doubts, {seconds * 1000 / words * WORDS:.1f} ms CPU for {WORDS} words"
    )


def translated(text: str, language: str) -> Translation:
    """The message in the other language, by the phrasebook."""
    return coach.translate(text, to="zh" if language == "en" else "en", source=language)


def shown(message: dict[str, Any], done: Translation) -> list[str]:
    """A message sentence by sentence, for a person to read."""
    persons = {one["text"].strip(): one["translation"] for one in message["sentences"]}
    lines = [f"── {message['id']} {message.get('kind', '')}\n"]
    for one in done.sentences:
        lines.append(f"{_mark(one)} {one.source}\n")
        if one.whole and one.translation != one.source:
            lines.append(f"    → {one.translation}\n")
        if one.source in persons:
            lines.append(f"    ♙ {persons[one.source]}\n")
    lines += [f"    ! {doubt.kind}: {doubt.message.en}\n" for doubt in done.warnings]
    return lines


def _mark(sentence: TranslatedSentence) -> str:
    return "=" if sentence.whole else "-"


if __name__ == "__main__":
    sys.exit(main())
