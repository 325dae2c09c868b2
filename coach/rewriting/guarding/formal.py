"""A formal notice: every duty, term, consequence, clause and legal verb word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coach.rewriting.guarding.reading import Pair
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import vocabulary

_MODALS = frozenset("must shall will may should can could would might need require".split())


def kept_word_for_word(pair: Pair) -> Iterator[Reason]:
    """Legal words, modal verbs among them, are all still there."""
    if not pair.is_formal:
        return
    legal = vocabulary(pair.language).words("legal")
    if pair.language == "zh":
        for term in sorted(legal, key=lambda one: (-len(one), one)):
            if term in pair.original.folded and term not in pair.candidate.folded:
                yield reason("notice-changed", term)
                return
        return
    was = Counter(word.lemma for word in pair.original.words)
    now = Counter(word.lemma for word in pair.candidate.words)
    for word in pair.original.words:
        if word.lemma in legal and not _kept(word.lemma, now):
            yield reason("notice-changed", word.text, side="original",
                         span=pair.original.source_of(word.start, word.end))  # fmt: skip
            return
    for modal in sorted(_MODALS):
        if now[modal] > was[modal]:
            yield reason("notice-added", modal)
            return


def _kept(lemma: str, now: Counter[str]) -> bool:
    """Whether the word stands there, or for a noun or verb one of its family."""
    if now[lemma]:
        return True
    return lemma not in _MODALS and len(lemma) > 5 and any(one[:6] == lemma[:6] for one in now)


def nothing_new(pair: Pair) -> Iterator[Reason]:
    """No new word beside those that join two sentences."""
    if not pair.is_formal:
        return
    words = vocabulary(pair.language).words
    if pair.language == "zh":
        known = pair.explained
        for start, end in known.chinese_clauses(pair.candidate):
            clause = pair.candidate.folded[start:end]
            new = [one for one in clause if "\u4e00" <= one <= "\u9fff"
                   and one not in pair.original.folded]  # fmt: skip
            rest = "".join(new)
            for term in sorted(words("formal"), key=len, reverse=True):
                rest = rest.replace(term, "")
            soft = next((one for one in sorted(words("soft"))
                         if one in clause and one not in pair.original.folded), "")  # fmt: skip
            if soft:
                yield reason("notice-added", soft)
                return
            fresh = known.new_in(start, end)
            if len(rest) > 1 and sum(stop - begin for begin, stop in fresh) > 1:
                yield reason("notice-added", rest)
                return
        return
    for word in pair.candidate.words:
        if (
            word.lemma[:1].isalpha()
            and not pair.explained.in_original(word.lemma)
            and (
                word.lemma in words("soft")
                or (word.lemma not in words("formal") and not pair.explained.word(word))
            )
        ):
            yield reason("notice-added", word.text, side="candidate",
                         span=pair.candidate.source_of(word.start, word.end))  # fmt: skip
            return
