"""Inflected forms of English words, read from a committed table at build time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

VERB_TAGS = ("VBZ", "VBD", "VBN", "VBG")
TAGS = (*VERB_TAGS, "NNS")
"""Columns of the table behind the lemma, by their Penn Treebank tags."""

TABLE_FILE = "inflections.tsv"


class Inflections:
    """The forms of each lemma: `forms["send"]["VBD"] == ("sent",)`."""

    def __init__(self, forms: dict[str, dict[str, tuple[str, ...]]]) -> None:
        self._forms = forms

    @classmethod
    def read(cls, directories: Iterable[Path], language: str) -> Inflections:
        """The tables of all rule directories together; an absent table is an empty one."""
        forms: dict[str, dict[str, tuple[str, ...]]] = {}
        for directory in directories:
            path = directory / language / TABLE_FILE
            if path.exists():
                for line in path.read_text(encoding="utf-8").splitlines():
                    if line and not line.startswith("#"):
                        lemma, *cells = line.split("\t")
                        forms[lemma] = {
                            tag: tuple(cell.split("|"))
                            for tag, cell in zip(TAGS, cells, strict=False)
                            if cell
                        }
        return cls(forms)

    def lemmas(self) -> frozenset[str]:
        """Every lemma of the tables."""
        return frozenset(self._forms)

    def all_forms(self, lemma: str) -> tuple[str, ...]:
        """The lemma and its forms, without repetition."""
        return tuple(dict.fromkeys([lemma, *(f for _, f in self.tagged(lemma, TAGS))]))

    def tagged(self, lemma: str, tags: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of tag and form."""
        known = self._forms.get(lemma, {})
        return [(tag, form) for tag in tags for form in known.get(tag, ())]

    def form(self, lemma: str, tag: str) -> str:
        """The first form with that tag, or the lemma itself if the table has none."""
        return self._forms.get(lemma, {}).get(tag, (lemma,))[0]

    def phrase_forms(self, phrase: str) -> list[tuple[str, str]]:
        """Pairs of tag and inflected phrase: the first word as a verb, the last as a noun.

        The uninflected phrase comes first, with an empty tag.
        """
        forms = [("", phrase)]
        head, _, tail = phrase.partition(" ")
        forms += [
            (tag, f"{form} {tail}" if tail else form) for tag, form in self.tagged(head, VERB_TAGS)
        ]
        start, _, last = phrase.rpartition(" ")
        forms += [
            (tag, f"{start} {form}" if start else form) for tag, form in self.tagged(last, ("NNS",))
        ]
        return forms

    def phrase_as(self, phrase: str, tag: str) -> str:
        """`phrase` inflected like a phrase that carries `tag`."""
        if tag in VERB_TAGS:
            head, space, tail = phrase.partition(" ")
            return self.form(head, tag) + space + tail
        if tag == "NNS":
            start, space, last = phrase.rpartition(" ")
            return start + space + self.form(last, tag)
        return phrase
