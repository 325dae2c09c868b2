"""Real mail and other people's lines, where the shared data folder is present.

Mail: the e-mail documents of UD English EWT (CC BY-SA 4.0). Lines: blame or not, by the definitions
that the coach is judged by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.engine import default_coach
from coach.evaluation import Line, evaluate

TREEBANK = tuple(f"ud_english_ewt/{part}.conllu" for part in ("train", "dev", "test"))
TONE = {
    language: tuple(f"tone/written_{language}_{number}.jsonl" for number in (1, 2))
    for language in ("en", "zh")
}
WORDS_OF_A_MAIL = 145


def mails(path: Path) -> Iterator[str]:
    """The text of each e-mail document of a treebank file, a sentence on each line."""
    lines: list[str] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if lines:
                yield "\n".join(lines)
            lines = [] if line.startswith("# newdoc id = email-") else None
        elif line.startswith("# text = ") and lines is not None:
            lines.append(line.removeprefix("# text = "))
    if lines:
        yield "\n".join(lines)


@pytest.mark.needs_data(*TREEBANK)
def test_ordinary_mail_is_hardly_ever_called_blame(data: Path) -> None:
    messages = [text for path in TREEBANK for text in mails(data / path)]
    coach = default_coach()
    found = [
        (finding.rule_id, text[finding.start : finding.end])
        for text in messages
        for finding in coach.check(text).findings
        if finding.category == "blame"
    ]
    words = sum(len(text.split()) for text in messages)
    assert words > 40_000
    assert len(found) <= words / WORDS_OF_A_MAIL / 20, found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.needs_data(*TONE["en"], *TONE["zh"])
def test_blame_of_other_peoples_lines(data: Path, language: str) -> None:
    rows = [
        json.loads(line)
        for path in TONE[language]
        for line in (data / path).read_text(encoding="utf-8").splitlines()
    ]
    labelled = [
        Line(row["text"], {"blame": ((0, len(row["text"])),) if row["blame"] else ()})
        for row in rows
    ]
    tally = evaluate(default_coach(), labelled, ["blame"]).families["blame"]
    assert tally.precision >= 0.95
    assert tally.recall >= 0.5
