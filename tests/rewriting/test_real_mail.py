"""Safe suggestions on real mail: every fact stays, and a second time changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import coach

TREEBANK = tuple(f"ud_english_ewt/{part}.conllu" for part in ("dev", "test", "train"))
MAILS = 200
CONTEXT = coach.Context(kind="general")


def texts(folder: Path) -> Iterator[str]:
    """The documents of a treebank, mail and web, each as one text."""
    for name in TREEBANK:
        lines: list[str] = []
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc") and lines:
                yield " ".join(lines)
                lines = []
            elif line.startswith("# text = "):
                lines.append(line.removeprefix("# text = "))
        yield " ".join(lines)


@pytest.mark.needs_data(*TREEBANK)
def test_safe_suggestions_keep_every_fact(data: Path) -> None:
    applied = 0
    for text in islice(texts(data), MAILS):
        once = coach.rewrite(text, CONTEXT, accept=("safe",))
        applied += len(once.applied)
        assert [one.before.text for one in once.facts if one.after is None] == [], text
        assert coach.rewrite(once.text, CONTEXT, accept=("safe",)).text == once.text
        answered = {finding.rule_id for change in once.applied for finding in change.findings}
        left = {
            finding.rule_id
            for finding in once.report.findings
            if any(one.applicability == "safe" for one in finding.suggestions)
        }
        assert not answered & left
    assert applied > 5
