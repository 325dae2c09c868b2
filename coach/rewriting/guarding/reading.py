"""A text as the guard reads it: its facts, its words in their plain form, its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coach.analysis import analyse
from coach.analysis.normalise import fold
from coach.document import Document
from coach.draft import Context
from coach.facts import Fact, find_facts
from coach.finding import Language
from coach.lazily import lazy
from coach.rewriting.guarding.figures import Figure, moments_in, read_figures
from coach.rewriting.guarding.lemmas import lemma
from coach.rewriting.guarding.names import is_loud, names_of, starts_sentence
from coach.rewriting.guarding.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from coach.rewriting.guarding.explained import Explained

_WORD = lazy(
    r"[a-z\u00c0-\u024f]+(?:[-'&][a-z\u00c0-\u024f]+)*(?:\d+[\w-]*)?"
    r"|\d+(?:[.,:/-]?[\da-z]+)*|[\ue000-\ue004]+|[\u3400-\u9fff]+|\S"
)
_SPOKEN = {"gonna": ("go", "to"), "gotta": ("have", "to"), "wanna": ("want", "to")}
_SHORT = {"'ll": "will", "'re": "be", "'ve": "have", "'m": "be", "'d": "would"}
_CLAUSE_MARKS = frozenset(",;:.!?()–—\n-")
_JOINTS = frozenset(
    "and but or so because although though while which since as if unless that nor neither "
    "plus".split()
)
_PLAIN_CLAUSE = lazy(r"[^,;:.!?，。；：！？]*[,;:.!?，。；：！？]?")
_PLAIN_SENTENCE = lazy(r"[^.!?。！？]*[.!?。！？]?")
_US = lazy(r" (?:we|us|our|ours|i|me|my|mine|here|internal|internally) ")
_ASKED = lazy(
    r" (?:please|kindly|(?:can|could|would|will|may) you|(?:glad|grateful) if you|ask (?:you "
    r")?(?:to|for)) |[请烦]|麻烦|能否|可否|是否|要求"
)
_GIVEN = lazy(r" (?:we|i|our|accept|enjoy) |我|您可|不必|不用|无需")
_SENTENCE_MARKS = frozenset(".!?;\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters and in its plain form, with text offsets."""

    text: str
    lemma: str
    start: int
    end: int


class Reading:
    """One text, read once; what a check asks for is made when it asks."""

    def __init__(self, text: str, language: Language | None = None, *, chat: bool = False) -> None:
        self.document: Document = analyse(text, chat=chat)
        self.language: Language = language or ("zh" if self.document.language == "zh" else "en")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The guard's words in the language of this text."""
        return vocabulary(self.language)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, without blanks; source offsets."""
        return tuple(fact for fact in find_facts(self.document) if fact.kind != "placeholder")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The facts that are figures, with their values; source offsets."""
        return tuple(read_figures(self.facts, self.document.source))

    @cached_property
    def names(self) -> dict[str, tuple[int, int]]:
        """Latin names in small letters, each with the source span of its first place."""
        return names_of(self.document.source, self.vocabulary)

    def opens_with(self, name: str) -> bool:
        """Whether a name may be none: shouted, or a first word that takes a capital anyway."""
        source = self.document.source
        start, end = self.names[name]
        word = source[start:end]
        return is_loud(word) or (starts_sentence(source, start) and word[1:].islower())

    @cached_property
    def moments(self) -> frozenset[str]:
        """The clock times and weekdays of the whole text."""
        return moments_in(self.document.source)

    @cached_property
    def folded(self) -> str:
        """The masked text in small letters and simplified characters; text offsets."""
        return fold(self.document.masked)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and marks; “don't” is two words at one place."""
        words: list[Word] = []
        for found in _WORD.finditer(self.folded):
            text, (start, end) = found[0], found.span()
            for part in _parted(text):
                words.append(Word(part, lemma(part), start, end))
        return tuple(words)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The plain forms of all words."""
        return frozenset(word.lemma for word in self.words)

    @cached_property
    def plain(self) -> str:
        """The text in which the families of the vocabulary are looked for."""
        if self.language == "zh":
            return self.folded
        return " " + " ".join(word.lemma for word in self.words) + " "

    @cached_property
    def hits(self) -> frozenset[int]:
        """The numbers of the patterns of the vocabulary that match."""
        return self.vocabulary.hits(self.plain)

    @cached_property
    def affirmed(self) -> str:
        """`plain` without the clauses that deny something, ask, or want something of the reader."""
        plain, denies = self.plain, self.vocabulary.denies
        parts = []
        for found in _PLAIN_CLAUSE.finditer(plain):
            part = found[0]
            denied = denies.search(part)
            if _ASKED.search(part) and not _GIVEN.search(part):
                part = " " * len(part)
            if part.rstrip()[-1:] in ("?", "？") or (denied and self.language == "zh"):
                part = " " * len(part)
            elif denied:
                part = part[: denied.start()] + " " * (len(part) - denied.start())
            parts.append(part)
        return "".join(parts)

    @cached_property
    def of_us(self) -> str:
        """English `plain` without the sentences that do not speak of the writer's side."""
        parts = []
        for found in _PLAIN_SENTENCE.finditer(self.plain):
            parts.append(found[0] if _US.search(found[0]) else " " * len(found[0]))
        return "".join(parts)

    @cached_property
    def clauses(self) -> tuple[tuple[Word, ...], ...]:
        """The words between marks and joining words, without the marks."""
        return tuple(_cut(self.words, _CLAUSE_MARKS, _JOINTS))

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each sentence, its last mark included."""
        sentences: list[tuple[Word, ...]] = []
        begin = 0
        for place, word in enumerate(self.words):
            if word.text in _SENTENCE_MARKS:
                sentences.append(self.words[begin : place + 1])
                begin = place + 1
        if begin < len(self.words):
            sentences.append(self.words[begin:])
        return tuple(sentences)

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of text offsets."""
        return self.document.to_source(start, end)

    def quoted(self, start: int, end: int) -> str:
        """The characters of the source at these text offsets."""
        return self.document.source[slice(*self.source_of(start, end))]

    def in_plain(self, start: int, end: int) -> tuple[int, int]:
        """Text offsets of a place in `plain`."""
        if self.language == "zh":
            return start, end
        starts = self._plain_starts
        first = max(bisect_right(starts, start + 1) - 1, 0)
        last = max(bisect_right(starts, max(end - 2, start)) - 1, first)
        return self.words[first].start, self.words[last].end

    @cached_property
    def _plain_starts(self) -> list[int]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word.lemma) + 1
        return starts


def _parted(text: str) -> Sequence[str]:
    if text in _SPOKEN:
        return _SPOKEN[text]
    if "'" not in text:
        return ("can", "not") if text == "cannot" else (text,)
    if text in ("won't", "can't", "shan't"):
        return {"w": "will", "c": "can", "s": "shall"}[text[0]], "not"
    if text.endswith("n't"):
        return text[:-3], "not"
    head, mark, tail = text.rpartition("'")
    if f"'{tail}" in _SHORT:
        return head, _SHORT[mark + tail]
    if tail == "s":
        return (
            (head, "be")
            if head in ("it", "that", "there", "he", "she", "here", "what")
            else (head,)
        )
    return (text,)


def _cut(
    words: Sequence[Word], marks: frozenset[str], joints: frozenset[str]
) -> list[tuple[Word, ...]]:
    clauses: list[tuple[Word, ...]] = []
    clause: list[Word] = []
    for word in words:
        if word.text in marks or word.text in joints:
            if clause:
                clauses.append(tuple(clause))
            clause = [word] if word.text in joints else []
        else:
            clause.append(word)
    if clause:
        clauses.append(tuple(clause))
    return clauses


@dataclass(frozen=True, eq=False)
class Pair:
    """A sentence and its candidate. `rebukes` are source spans of the original that only blame."""

    original: Reading
    candidate: Reading
    context: Context
    rebukes: tuple[tuple[int, int], ...] = ()

    @property
    def language(self) -> Language:
        """The language of the original."""
        return self.original.language

    @property
    def is_formal(self) -> bool:
        """Whether nothing at all may be softened."""
        return self.context.kind == "formal_notice"

    @cached_property
    def kept(self) -> Reading:
        """The original without its rebukes: what must still be there."""
        if not self.rebukes:
            return self.original
        characters = list(self.original.document.source)
        for start, end in self.rebukes:
            characters[start:end] = " " * (end - start)
        return Reading("".join(characters), self.language, chat=self.context.is_chat)

    @cached_property
    def explained(self) -> Explained:
        """Which words of the candidate the original explains."""
        from coach.rewriting.guarding.explained import Explained

        return Explained(self.original, self.candidate)
