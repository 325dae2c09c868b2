"""The candidate speaks of what the original speaks of: nothing invented, nothing missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.lazily import lazy
from coach.rewriting.guarding.figures import figures_of
from coach.rewriting.guarding.reading import Pair, Reading, Word
from coach.rewriting.guarding.verdict import Reason, reason
from coach.rewriting.guarding.vocabulary import vocabulary

_CAUSE = lazy(
    r" (?:because|due to|owing to|cause by|as a result|result from|thanks to|since|for reason|on "
    r"account of|come from|stem from|after) "
)
_CHINESE_CAUSE = lazy(
    r"因为|由于|(?<!原)因(?![此而，。]|$)|原因是|是因|缘于|受[^，。]{1,8}影响|导致|造成|所致|引起|引发|缘故|有关系?(?=，|。|$)|鉴于|考虑到"
)
_CAUSED = lazy(r"害|所以|都怪|结果|自然|搞出来|弄得|才")
_MOST_NEW = 4
_MOST_APART = 3
"""From so many new words on, a clause that shares nothing with the original is invented."""
_MOST_ASKED = 5
"""From so many new words on, a clause of a request speaks of something else."""
_MOST_NEW_CHINESE = 4


def causes(pair: Pair) -> Iterator[Reason]:
    """A because with something new behind it."""
    if pair.language == "en":
        for clause in pair.candidate.clauses:
            yield from _english_cause(pair, clause)
        return
    known = pair.explained
    for start, end in known.chinese_clauses(pair.candidate):
        found = _CHINESE_CAUSE.search(pair.candidate.folded[start:end])
        was = pair.original.folded
        if found and _CHINESE_CAUSE.search(was) is None:
            new = sum(stop - begin for begin, stop in known.new_in(start, end))
            behind = start + found.end() if found.start() < 4 else start
            given = known.share_in_original(behind, end)
            caused = _CAUSED.search(was) is not None
            if given < (0.2 if caused else 0.25) or (new >= 3 and given < 0.5):
                yield _told("cause-added", pair, start, end)
                return
        elif found and sum(stop - begin for begin, stop in known.new_in(start, end)) >= 3:
            yield _told("cause-added", pair, start, end)
            return


def _english_cause(pair: Pair, clause: tuple[Word, ...]) -> Iterator[Reason]:
    plain = " " + " ".join(word.lemma for word in clause) + " "
    found = _CAUSE.search(plain)
    if not found:
        return
    skipped = plain[: found.end()].count(" ") - 1
    behind = [word for word in clause[skipped:] if _tells(word)]
    new = [word for word in behind if not pair.explained.word(word)]
    old = any(
        pair.explained.in_original(word.lemma)
        for word in clause[skipped:]
        if len(word.lemma) > 2 and word.lemma not in _FILLING
    )
    if (
        len(new) > 1
        or (new and len(new) == len(behind))
        or (not old and _says_much(clause[skipped:]))
    ):
        yield _told("cause-added", pair, clause[0].start, clause[-1].end)


def _says_much(words: tuple[Word, ...]) -> bool:
    return any(
        len(word.lemma) > 3
        and word.lemma.isalpha()
        and word.lemma not in _FILLING
        and word.lemma not in vocabulary("en").words("calendar")
        for word in words
    )


def added(pair: Pair) -> Iterator[Reason]:
    """A clause of which most is new."""
    known = pair.explained
    if pair.language == "en":
        asked = _asked(pair)
        for clause in pair.candidate.clauses:
            telling = [word for word in clause if _tells(word)]
            new = [word for word in telling if not known.word(word)]
            shared = [word for word in telling if known.in_original(word.lemma)]
            if asked(clause[0].start):
                much = len(new) >= _MOST_ASKED
            else:
                much = len(new) >= _MOST_NEW or (len(new) >= _MOST_APART and not shared)
            if much:
                yield _told("content-added", pair, new[0].start, new[-1].end)
                return
        return
    for start, end in known.chinese_clauses(pair.candidate):
        runs = known.new_in(start, end)
        new_characters = sum(stop - begin for begin, stop in runs)
        if (
            new_characters >= _MOST_NEW_CHINESE
            or (new_characters >= 3 and known.share_in_original(start, end) < 0.42)
            or (new_characters >= 2 and new_characters * 2 >= end - start)
        ):
            yield _told("content-added", pair, runs[0][0], runs[-1][1])
            return
    for found in _LATIN.finditer(pair.candidate.folded):
        if found[0] not in pair.original.folded and len(found[0]) > 1:
            yield _told("content-added", pair, *found.span())
            return


_REQUEST = lazy(
    r" (?:please|kindly|(?:can|could|would|will|may|might) (?:you|your|we|i|someone|somebody)|we "
    r"would be (?:glad|grateful)) "
)


def _asked(pair: Pair) -> Callable[[int], bool]:
    """Whether a text offset of the candidate lies in a question or a request."""
    spans = [
        (sentence[0].start, sentence[-1].end)
        for sentence in pair.candidate.sentences
        if sentence[-1].text == "?"
        or _REQUEST.search(" " + " ".join(word.lemma for word in sentence) + " ")
    ]
    return lambda offset: any(start <= offset < end for start, end in spans)


_LATIN = lazy(r"[a-z]{2,}")


def _tells(word: Word) -> bool:
    return word.lemma[:1].isalpha() and not any(
        word.lemma in vocabulary("en").words(name) for name in ("plain", "calendar")
    )


def _told(name: str, pair: Pair, start: int, end: int) -> Reason:
    span = pair.candidate.source_of(start, end)
    return reason(name, pair.candidate.quoted(start, end), side="candidate", span=span)


def lost(pair: Pair) -> Iterator[Reason]:
    """What a trade message is about, by the words of the trade."""
    trade = vocabulary(pair.language).words("trade")
    if pair.language == "zh":
        now = pair.candidate.folded
        for term in sorted(trade, key=lambda one: (-len(one), one)):
            if term in pair.kept.folded and not _survives(term, now):
                at = pair.kept.folded.find(term)
                yield reason("content-lost", term, side="original",
                             span=pair.kept.source_of(at, at + len(term)))  # fmt: skip
                return
        return
    for word in pair.kept.words:
        if (
            word.lemma in trade
            and not word.text.endswith(("ed", "ing"))
            and not _mentions(pair.candidate, word.lemma)
            and not _neighbour_left(pair, word)
        ):
            yield reason("content-lost", word.text, side="original",
                         span=pair.kept.source_of(word.start, word.end))  # fmt: skip
            return


def _neighbour_left(pair: Pair, word: Word) -> bool:
    """Whether a telling word right beside it in its clause is still there."""
    for clause in pair.kept.clauses:
        if word in clause:
            at = clause.index(word)
            beside = (*clause[max(0, at - 1) : at], *clause[at + 1 : at + 2])
            return any(
                len(one.lemma) > 3 and _mentions(pair.candidate, one.lemma) for one in beside
            )
    return False


def apart(pair: Pair) -> Iterator[Reason]:
    """English: a statement that shares nothing with the original and is no usual one."""
    if pair.language != "en":
        return
    known = pair.explained
    asked = _asked(pair)
    for sentence in pair.candidate.sentences:
        if asked(sentence[0].start) or any("\ue000" <= one.text[0] <= "\ue004" for one in sentence):
            continue
        plain = " " + " ".join(word.lemma for word in sentence) + " "
        telling = [word for word in sentence if word.lemma[:1].isalpha() and len(word.lemma) > 3]
        if len(telling) < 2 or _USUAL.search(plain):
            continue
        if not any(
            known.in_original(word.lemma)
            for word in sentence
            if len(word.lemma) > 2 and word.lemma not in _FILLING
        ):
            yield _told("content-added", pair, sentence[0].start, sentence[-1].end)
            return


_USUAL = lazy(
    r" (?:thank|thanks|regards|sincerely|sorry for the (?:trouble|inconvenience)|not (?:yet "
    r")?(?:receive|hear|have|get|see|reach|arrive|answer|resolve|settle|clear|clarify)"
    r"|no (?:reply|answer|response|news)|ask you|ask for|suggest|propose|request|open"
    r"|outstanding|pending|wait|await|urgent|urgently|need|stay|remain|apply|final|same|receive"
    r"|arrive|appreciate|look forward) "
)
_FILLING = frozenset(
    "the and you our its has was are for not all but can have with this that will would from "
    "they them there their about into than then what when which your please".split()
)


def counted(pair: Pair) -> Iterator[Reason]:
    """What a number of the original counts is still there: 1,150 helmets are no gloves."""
    for figure in figures_of(pair.kept):
        if figure.kind not in ("number", "quantity"):
            continue
        end = pair.kept.document.offsets.text(figure.end)
        if pair.language == "zh":
            classified = figure.text[-1:] in _CLASSIFIERS
            counted = _MEASURED_HAN if classified else _COUNTED_HAN
            found = counted.match(pair.kept.folded, end)
            if "第" in pair.kept.document.source[max(0, figure.start - 2) : figure.end]:
                continue
            if found and not any(one in pair.candidate.folded for one in found[1]):
                yield reason("content-lost", found[1])
                return
            continue
        for word in pair.kept.words:
            if word.start < end:
                continue
            if (
                word.start <= end + 1
                and word.lemma.isalpha()
                and len(word.lemma) > 3
                and not word.text.endswith("er")
                and not _mentions(pair.candidate, word.lemma)
                and not any(
                    word.lemma in vocabulary("en").words(name)
                    for name in ("plain", "exclaimed", "calendar")
                )
            ):
                yield reason("content-lost", word.text)
                return
            break


_COUNTED_HAN = lazy(
    r"[只件箱台套张顶支根双桶瓶袋包卷块片把辆艘份]([^\W是都没才找一每那这的了还就也在被和跟与到从要两有不太差全已未长我你们他她它a-z\d][\u4e00-\u9fff])"
)


_CLASSIFIERS = frozenset("只件箱台套张顶支根双桶瓶袋包卷块片把辆艘份")
_MEASURED_HAN = lazy(_COUNTED_HAN.pattern.partition("]")[2])


def clauses_lost(pair: Pair) -> Iterator[Reason]:
    """A clause that tells a fact, and of which nothing is left."""
    if pair.language == "zh":
        yield from _chinese_clauses_lost(pair)
        return
    for sentence in pair.kept.sentences:
        if sentence[-1].text == "?":
            continue
        for clause in pair.kept.clauses:
            if not sentence[0].start <= clause[0].start <= sentence[-1].start:
                continue
            words = [word for word in clause if word.lemma not in _JOINING]
            telling = [word for word in words if len(word.lemma) > 3 and _tells_fact(word)]
            if (
                len(telling) > 1
                and words[0].text in _FACTUAL
                and any(
                    word.lemma in ("be", "have", "not") or word.text[-2:] == "ed" for word in words
                )
                and not any(word.text in _PERSONAL for word in clause)
                and not any(_mentions(pair.candidate, word.lemma) for word in telling)
            ):
                yield reason("content-lost", " ".join(word.text for word in words))
                return


_JOINING = frozenset("and but or so because as since while although".split())
_FACTUAL = frozenset({"the"})
_PERSONAL = frozenset("you your i my me we us our".split())


def _tells_fact(word: Word) -> bool:
    return word.lemma.isalpha() and word.lemma not in _FILLING


_CHINESE_PERSONAL = lazy(
    r"[你您我咱吗吧呢啊呀嘛哦喔哈?？!！真谁别哪脑眼嘴脸骗糊哄耍滚蠢傻笨瞎聋丢]|什么|怎么|白纸|算数"
)
_CHINESE_PART = lazy(r"[^，。；、,;\n]+[，。；、,;\n]?")
_FUNCTION_HAN = frozenset("的了是在和也都就还又不没有把被这那个一上下来去到要会能着过很太得")


def _chinese_clauses_lost(pair: Pair) -> Iterator[Reason]:
    now = pair.candidate.folded
    trade = vocabulary("zh").words("trade")
    for found in _CHINESE_PART.finditer(pair.kept.folded):
        part = found[0]
        characters = [
            one for one in part if "\u4e00" <= one <= "\u9fff" and one not in _FUNCTION_HAN
        ]
        if len(characters) < 3 or _CHINESE_PERSONAL.search(part):
            continue
        if not _DEFECT.search(part) and not any(word in part for word in trade):
            continue
        if sum(one in now for one in characters) * 4 < len(characters):
            yield reason("content-lost", part)
            return


_DEFECT = lazy(r"[漏卡裂断缺锈霉歪破碎潮翘]|空白|不亮|不转|不通|打不开|松动|脱落")


def _mentions(reading: Reading, lemma: str) -> bool:
    """Whether a text has the word, one of its family, or one that means the same."""
    alike = vocabulary("en").alike.get(lemma, frozenset())
    return (
        lemma in reading.lemmas
        or not alike.isdisjoint(reading.lemmas)
        or any(other[:5] == lemma[:5] for other in reading.lemmas if len(lemma) > 4)
    )


def _survives(word: str, text: str) -> bool:
    """Whether the word, or one that shares most of its characters, is still there."""
    if word in text:
        return True
    if len(word) == 2:
        return word[0] in text or word[1] in text
    return any(word[place : place + 2] in text for place in range(len(word) - 1))


def too_little(pair: Pair) -> Iterator[Reason]:
    """A candidate in which hardly anything of the original is left."""
    if pair.language == "zh":
        was = set(re.findall(r"[\u4e00-\u9fff]", pair.kept.folded))
        now = set(pair.candidate.folded)
        if len(was) > 14 and len(was & now) * 9 < len(was):
            yield reason("too-short")
        return
    was_words = {word.lemma for word in pair.kept.words if _tells(word)}
    kept = {word for word in was_words if word in pair.candidate.lemmas}
    figures = any(
        one.agrees(other) for one in figures_of(pair.kept) for other in figures_of(pair.candidate)
    )
    if len(was_words) > 3 and not kept and not figures:
        yield reason("too-short")
