from __future__ import annotations

import re

from coach.questions.starters import _BY_WANTED
from coach.questions.topics import topics

_PROMISES = re.compile(r"\b(?:will be sent|guarantee|promise|soon|asap)\b|保证|一定|尽快")


def test_every_starter_has_blanks_and_neither_figure_nor_promise() -> None:
    for text in [*(topic.starter for topic in topics().values()), *_BY_WANTED.values()]:
        for words in (text.en, text.zh):
            assert "⟦" in words
            outside = re.sub(r"⟦[^⟧]*⟧", "", words)
            assert not re.search(r"\d", outside), words
            assert not _PROMISES.search(outside), words
