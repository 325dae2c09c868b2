"""Words of the trade with their tags, for cutting Chinese sentences into words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.analysis.chinese_words import PARTS_OF_SPEECH
from coach.analysis.simplified import simplify
from coach.rulebook.errors import Place, RuleError

TABLE_FILE = "words.tsv"


def read_terms(directories: Iterable[Path]) -> dict[str, str]:
    """The tag of each word in the tables `zh/words.tsv` of all rule directories together.

    A later directory may give a word another tag. Raises RuleError for a line that is not a word,
    a tab and a tag.
    """
    terms: dict[str, str] = {}
    for directory in directories:
        path = directory / "zh" / TABLE_FILE
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                if line and not line.startswith("#"):
                    word, tag = _term(line, Place(path, number, 1))
                    terms[word] = tag
    return terms


def _term(line: str, place: Place) -> tuple[str, str]:
    word, tab, tag = line.partition("\t")
    if not tab or not word.strip() or any(character in word for character in " /"):
        raise RuleError(place, "a line is a word without spaces, a tab and its tag")
    if tag not in PARTS_OF_SPEECH:
        column = Place(place.path, place.line, len(word) + 2)
        raise RuleError(column, f"no tag {tag!r}; there are: {', '.join(sorted(PARTS_OF_SPEECH))}")
    return simplify(word.lower()), tag
