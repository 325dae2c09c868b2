"""What guard tests share: a match written as a sentence with the matched words in [[ ]]."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from coach.analysis.normalise import fold
from coach.document import Sentence
from coach.rulebook.book import CompiledRule, Match


@pytest.fixture
def match_at() -> Callable[[str], Match]:
    """Gives the match for a marked sentence: “See you on [[Friday]].”"""

    def make(marked: str) -> Match:
        start = marked.index("[[")
        end = marked.index("]]") - 2
        raw = marked.replace("[[", "").replace("]]", "")
        sentence = Sentence(0, len(raw), raw, fold(raw), frozenset({"en"}), "prose")
        return Match(cast(CompiledRule, None), sentence, start, end)

    return make
