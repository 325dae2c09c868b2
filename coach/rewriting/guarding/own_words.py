"""What the candidate says of the writer's side: only what the original says, or what binds nobody.

A new predicate of ours that is on no list of harmless ones is suspicious by itself, so that an
admission or an offer is stopped in words that nobody listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from coach.lazily import lazy
from coach.rewriting.guarding.explained import Explained
from coach.rewriting.guarding.reading import Pair, Word
from coach.rewriting.guarding.sides import AUXILIARIES, MARKS
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import vocabulary

_WE = frozenset({"we", "i"})
_OUR = frozenset({"our", "my"})
_MODALS = frozenset("will would shall should can could may might must".split())
_ASKING = frozenset({"please", "kindly"})
_CONDITIONS = frozenset({"once", "unless", "until", "only", "before", "after"})
_IT = frozenset("it this that them these those anything everything you him her".split())
_NEAR = 7
"""Words behind “we” among which its predicate is looked for."""


def acts(pair: Pair) -> Iterator[Reason]:
    """English: what we did, do, are, or will do."""
    if pair.language != "en":
        return
    known = pair.explained
    for sentence in pair.candidate.sentences:
        asks = sentence[-1].text == "?" or any(word.lemma in _ASKING for word in sentence)
        conditional = any(word.lemma in _CONDITIONS for word in sentence)
        for place, word in enumerate(sentence):
            if word.text in _OUR and not _owned_acts(sentence, place, known, asks=asks):
                last = sentence[min(place + 4, len(sentence) - 1)]
                yield _told(pair, word, last)
                return
            if word.text in _WE and not _harmless(
                sentence, place, known, asks=asks, conditional=conditional
            ):
                last = sentence[min(place + 4, len(sentence) - 1)]
                span = pair.candidate.source_of(word.start, last.end)
                words = pair.candidate.quoted(word.start, last.end)
                yield reason("own-act-added", words, side="candidate", span=span)
                return


def _harmless(
    sentence: Sequence[Word], place: int, known: Explained, *, asks: bool, conditional: bool
) -> bool:
    words = vocabulary("en").words
    helpers: list[str] = []
    behind = sentence[place + 1 : place + 1 + _NEAR]
    before = sentence[place - 1].lemma if place else ""
    for at, word in enumerate(behind):
        if word.text in MARKS:
            if word.text == "," and at < 2:
                continue
            return True
        if word.lemma in AUXILIARIES:
            helpers.append(word.lemma)
            if word.lemma == "do" and any(one.text[:1] == "\ue002" for one in behind[at + 1 :]):
                return True
            continue
        if word.lemma in words("passing") or _is_adverb(word.text):
            if _is_adverb(word.text) and not known.word(word):
                return False
            continue
        if before in _CONDITIONS | {"if"} and known.original_has(before):
            return True
        if "will" in helpers and (
            (conditional and known.is_conditional)
            or (known.threatens and word.lemma in vocabulary("en").words("own_threat"))
        ):
            return True
        return _admitted(word, helpers, behind[at + 1 :], known, asks=asks or before in _MODALS)
    return True


def _owned_acts(sentence: Sequence[Word], place: int, known: Explained, *, asks: bool) -> bool:
    """Whether what is said of “our …” as a subject is harmless or old."""
    if place and sentence[place - 1].lemma not in _BEFORE_SUBJECT | MARKS:
        return True
    for at in range(place + 2, min(place + 5, len(sentence))):
        if sentence[at].text in MARKS:
            return True
        if sentence[at].lemma in AUXILIARIES:
            words = vocabulary("en").words
            for word in sentence[at + 1 : at + 5]:
                if word.text in MARKS or word.lemma == "without":
                    return True
                if word.lemma in AUXILIARIES or word.lemma in words("passing"):
                    continue
                return asks or known.word(word) or word.lemma in words("own_verbs")
    return True


_BEFORE_SUBJECT = frozenset("and but because since as so while although that which or if".split())


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


_NO_ADVERBS = frozenset("reply supply apply rely comply imply family assembly anomaly".split())


def _admitted(
    word: Word, helpers: list[str], behind: Sequence[Word], known: Explained, *, asks: bool
) -> bool:
    """Whether the predicate `word` binds nobody, or is what the original says of our side."""
    words = vocabulary("en").words
    if "should" in helpers and "have" in helpers and not known.original_has("should"):
        return False
    if asks and word.lemma in words("talk"):
        return True
    if (
        word.lemma in known.theirs
        and word.lemma not in known.ours
        and not (word.lemma in words("own_verbs") or word.lemma in words("own_states"))
    ):
        return False
    if known.in_original(word.lemma) or word.lemma in _IT:
        return True
    if "can" in helpers and "not" in helpers and known.refuses:
        return True
    if "can" in helpers and any(one.text[:1] == "\ue002" for one in behind):
        return True
    if "will" in helpers or "shall" in helpers:
        return word.lemma in words("own_future")
    if "be" in helpers[-2:]:
        return (
            word.lemma in words("own_states")
            or word.lemma in words("own_verbs")
            or (word.text.isdigit() or not word.text[:1].isalpha())
        )
    if "have" in helpers and (word.lemma in words("own_nouns") or known.word(word)):
        return "not" not in helpers or word.lemma in words("own_verbs_not")
    listed = (
        words("own_verbs_not") if "not" in helpers or "never" in helpers else words("own_verbs")
    )
    return word.lemma in listed or word.text[:1].isdigit() or not word.text[:1].isalpha()


def things(pair: Pair) -> Iterator[Reason]:
    """English: “our …” only of what the original speaks of as ours, or of what is harmless."""
    if pair.language != "en":
        return
    known = pair.explained
    nouns = vocabulary("en").words("own_nouns")
    words = pair.candidate.words
    for place, word in enumerate(words):
        if word.text not in _OUR:
            continue
        for noun in words[place + 1 : place + 3]:
            if noun.text in MARKS:
                break
            if _is_denied(words, place):
                break
            if _gives_cause(words, place) and noun.lemma not in known.owned:
                yield _told(pair, word, noun)
                return
            flipped = noun.lemma in known.yours and noun.lemma not in known.owned
            if noun.lemma in nouns and not flipped:
                break
            if flipped or not known.word(noun):
                yield _told(pair, word, noun)
                return
            if known.in_original(noun.lemma):
                break


def _is_denied(words: Sequence[Word], place: int) -> bool:
    """Whether a not stands before the place in its clause."""
    for word in reversed(words[max(0, place - 8) : place]):
        if word.text in MARKS:
            return False
        if word.lemma in ("not", "no", "nor", "neither", "never"):
            return True
    return False


def _gives_cause(words: Sequence[Word], place: int) -> bool:
    before = {word.lemma for word in words[max(0, place - 2) : place]}
    return not before.isdisjoint(("because", "due", "cause", "owing", "through", "result"))


def _told(pair: Pair, first: Word, last: Word) -> Reason:
    span = pair.candidate.source_of(first.start, last.end)
    quoted = pair.candidate.quoted(first.start, last.end)
    return reason("own-act-added", quoted, side="candidate", span=span)


def chinese(pair: Pair) -> Iterator[Reason]:
    """Chinese: a clause about our side is made of the original's words and of harmless ones."""
    if pair.language != "zh":
        return
    own = re.compile(vocabulary("zh").own)
    known = pair.explained
    for start, end in known.chinese_clauses(pair.candidate):
        clause = pair.candidate.folded[start:end]
        if own.search(clause) is None:
            continue
        new = known.new_in(start, end, own=True)
        if sum(stop - begin for begin, stop in new) >= _MOST_NEW or not all(
            _TOLD.search(clause, 0, found.start()) or _says_nothing_new(clause[found.end() :], pair)
            for found in own.finditer(clause)
        ):
            begin, stop = (new[0][0], new[-1][1]) if new else (start, end)
            span = pair.candidate.source_of(begin, stop)
            yield reason("own-act-added", pair.candidate.quoted(begin, stop), side="candidate",
                         span=span)  # fmt: skip
            return


def _says_nothing_new(rest: str, pair: Pair) -> bool:
    """Whether what follows our side begins with a predicate that is harmless or old."""
    words = vocabulary("zh").words
    if _harmless_start(words("own_passing"), words("own_verbs")).match(rest):
        return True
    found = re.match(f"(?:{_any_of(words('own_passing')).pattern})+", rest)
    rest = rest[found.end() :].lstrip() if found else rest.lstrip()
    if not rest or not "\u4e00" <= rest[0] <= "\u9fff":
        return True
    was = pair.original.folded
    return rest[:2] in was or any(
        _YOURS.search(was, max(0, place.start() - 5), place.start()) is None
        for place in re.finditer(re.escape(rest[0]), was)
    )


_YOURS = lazy("[你您]|贵[司方]")
_TOLD = lazy(
    "(?:征求|经|经过|取得|跟|给|向|和|与|同|对|找|告诉|告知|通知|联系|问|答复|回复|提供|还|离|比)$"
)
"""What makes our side the one who is spoken to."""


@cache
def _harmless_start(passing: frozenset[str], verbs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(passing).pattern}|\s)*?{_any_of(verbs).pattern}")


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, longest))})")


_MOST_NEW = 2
"""From so many new Chinese characters on, a clause about our side says something new."""
