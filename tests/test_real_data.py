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
BY_MODEL = "blame/sounds-like-reproach"


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
    """By the rules in all mails, by the model of tone in those that it has not learned from."""
    coach = default_coach()
    told, heard = [], []
    words = unseen = 0
    for path in TREEBANK:
        for text in mails(data / path):
            words += len(text.split())
            unseen += len(text.split()) if "train" not in path else 0
            for finding in coach.check(text).findings:
                if finding.category == "blame":
                    kept = heard if finding.rule_id == BY_MODEL else told
                    kept.append((finding.rule_id, text[finding.start : finding.end]))
    assert words > 40_000
    assert len(told) <= words / WORDS_OF_A_MAIL / 20, told
    assert len(heard) <= unseen / WORDS_OF_A_MAIL / 20, heard


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
