"""Two facts of one kind must keep the words beside them: from and to, ordered and received."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from coach.lazily import lazy
from coach.rewriting.guarding.figures import figures_of
from coach.rewriting.guarding.reading import Pair, Reading, Word
from coach.rewriting.guarding.verdict import Reason, reason

_REACH = 6
"""Words, or twice as many Chinese characters, beside a fact that tell which one it is."""
_MARGIN = 0.15
_IDLE = frozenset(
    "the a an of and or be have do you your we i it that this is , . ! ? ; : ( ) \" ' - "
    "please".split()
)
_PARTY = {
    **dict.fromkeys(("us", "we", "our", "ours"), "we"),
    **dict.fromkeys(("you", "your", "yours"), "you"),
}
_CHINESE_PARTY = lazy(r"(?P<we>我们|我方|我司|我)|(?P<you>你们|贵司|贵方|您|你)")
_ROLE = lazy(r"(从|由|经|走|到|至|往|去|在|把|给|比|是|要|用)([\u4e00-\u9fff]{2})")
_IDLE_HAN = frozenset("的是了号日月年在也都")
_HAN = lazy(r"[\u4e00-\u9fff]")
_CUT = frozenset(",;.!?:，。；！？、：\n()（）")


@dataclass(frozen=True, slots=True)
class _Item:
    """A fact, a name or a side, and how near which words stand to it."""

    name: str
    kind: str
    unit: str
    words: str
    near: dict[str, float]


def swapped(pair: Pair) -> Iterator[Reason]:
    """Facts, names and sides whose neighbours fit better the other way round."""
    was, now = _items(pair.original), _items(pair.candidate)
    for a, b in combinations(sorted(was), 2):
        if a not in now or b not in now or not _comparable(was[a], was[b]):
            continue
        straight = _alike(was[a], now[a]) + _alike(was[b], now[b])
        crossed = _alike(was[a], now[b]) + _alike(was[b], now[a])
        if crossed > straight + _MARGIN:
            yield reason("facts-swapped", was[a].words, other=was[b].words)
            return


def _comparable(one: _Item, other: _Item) -> bool:
    """Whether one could stand in the place of the other."""
    return one.kind == other.kind and (not one.unit or not other.unit or one.unit == other.unit)


def _alike(one: _Item, other: _Item) -> float:
    return sum(min(weight, other.near[word]) for word, weight in one.near.items()
               if word in other.near)  # fmt: skip


def _items(reading: Reading) -> dict[str, _Item]:
    items: dict[str, _Item] = {}
    source = reading.document.source
    spans = [
        (min(figure.values) if figure.number is None else f"{figure.number:g}",
         "name" if figure.kind == "incoterm" else
         figure.kind if figure.kind in ("date", "time", "percentage") else "figure",
         figure.start, figure.end, figure.unit)
        for figure in figures_of(reading)
    ]  # fmt: skip
    spans += [(name, "name", *span, "") for name, span in reading.names.items()]
    offsets = reading.document.offsets
    for name, kind, start, end, unit in spans:
        key = f"{kind}:{name}"
        at = offsets.text(start), offsets.text(end)
        near = _near(reading, *at)
        items[key] = _Item(name, kind, unit, source[start:end], _merged(items.get(key), near))
    for name, start, end in _parties(reading):
        key = f"side:{name}"
        near = _near(reading, start, end)
        words = reading.quoted(start, end)
        items[key] = _Item(name, "side", "", words, _merged(items.get(key), near))
    return items


def _merged(known: _Item | None, near: dict[str, float]) -> dict[str, float]:
    """The neighbours of all places at which something stands, the nearest of each."""
    if known is None:
        return near
    both = {**known.near, **near}
    return {word: max(known.near.get(word, 0.0), near.get(word, 0.0)) for word in both}


def _parties(reading: Reading) -> Iterator[tuple[str, int, int]]:
    if reading.language == "zh":
        for found in _CHINESE_PARTY.finditer(reading.folded):
            yield str(found.lastgroup), *found.span()
        return
    words = reading.words
    for before, word in pairwise(words):
        if word.text in ("us", "you") and before.text in ("on", "by", "for"):
            yield _PARTY[word.text], word.start, word.end


def _near(reading: Reading, start: int, end: int) -> dict[str, float]:
    """The words beside a place in its clause, the nearest the heaviest; text offsets."""
    if reading.language == "zh":
        return _near_chinese(reading.folded, start, end)
    before = [word for word in reading.words if word.end <= start]
    behind = [word for word in reading.words if word.start >= end]
    near: dict[str, float] = {}
    for side, share in ((reversed(before), 1.0), (behind, 0.8)):
        distance = 0
        for word in side:
            if word.text in _CUT or distance >= _REACH:
                break
            if word.text[0].isdigit():
                continue
            if word.text in _IDLE and not reading.document.text[word.start].isupper():
                continue
            distance += 1
            near[word.lemma] = max(near.get(word.lemma, 0.0), share / distance)
    return near


def _near_chinese(text: str, start: int, end: int) -> dict[str, float]:
    near: dict[str, float] = {}
    for places, share in ((range(start - 1, -1, -1), 1.0), (range(end, len(text)), 0.8)):
        distance = 0
        for place in places:
            character = text[place]
            if character in _CUT or distance >= 2 * _REACH:
                break
            if character in _IDLE_HAN:
                continue
            if _HAN.match(character) or character.isalpha():
                distance += 1
                near[character] = max(near.get(character, 0.0), share / distance)
    return near


def roles(pair: Pair) -> Iterator[Reason]:
    """In Chinese, what stands behind 从, 到, 是 … must not stand behind the other one now."""
    if pair.language != "zh":
        return
    was, now = _roles(pair.original), _roles(pair.candidate)
    for role, words in was.items():
        new = now.get(role)
        if new and len(words) == len(new) == 1 and words != new:
            (one,), (other,) = words, new
            if one in pair.candidate.folded and other in pair.original.folded:
                yield reason("facts-swapped", one, other=other)
                return


def _roles(reading: Reading) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for role, words in re.findall(_ROLE.pattern, reading.folded):
        found.setdefault(role, set()).add(words)
    return {role: words for role, words in found.items() if role in "从到走经往"}


_CONTRASTED = lazy(r"(?:而不是|不是|并非|而非)[“\"「]?([^，。；！？“”\"「」\s]{2,8})")
_CONTRAST_WORDS = frozenset({"not", "instead", "rather"})
_SKIPPED = frozenset("of than the a an in on at to for as be it".split())


def contrasts(pair: Pair) -> Iterator[Reason]:
    """“A, not B” must not become “B, not A”."""
    was, now = _contrasted(pair.original), _contrasted(pair.candidate)
    if not was or not now or was & now:
        return
    for one in sorted(was):
        for other in sorted(now):
            if _has(pair.candidate, one) and _has(pair.original, other):
                yield reason("facts-swapped", one, other=other)
                return


def _contrasted(reading: Reading) -> set[str]:
    """The words right behind a “not” or “instead of”."""
    if reading.language == "zh":
        return {found[1] for found in _CONTRASTED.finditer(reading.folded)}
    found = set()
    words = reading.words
    for place, word in enumerate(words):
        if word.lemma in _CONTRAST_WORDS and (not place or words[place - 1].lemma not in _VERBS):
            behind = [one for one in words[place + 1 : place + 5] if one.lemma not in _SKIPPED]
            if behind:
                found.add(behind[0].text)
    return found


_VERBS = frozenset("do have be can could will would shall should may might must".split())


def _has(reading: Reading, words: str) -> bool:
    if reading.language == "zh":
        return words in reading.folded
    return any(word.text == words for word in reading.words)


def crossed(pair: Pair) -> Iterator[Reason]:
    """Two statements that have exchanged one of their parts.

    Of four words two were said together, two others together,
    and now each stands with one of the others.
    """
    was, now = _placed(pair.original), _placed(pair.candidate)
    shared = sorted(set(was) & set(now))
    for a, b in combinations(shared, 2):
        if not was[a] & was[b] or now[a] & now[b]:
            continue
        with_a = [one for one in shared if now[one] & now[a] and not was[one] & was[a]]
        with_b = [one for one in shared if now[one] & now[b] and not was[one] & was[b]]
        for c in with_a:
            for d in with_b:
                if was[c] & was[d] and not now[c] & now[d] and _is_apart(a, b, c, d):
                    yield reason("facts-swapped", c, other=d)
                    return


def _is_apart(*words: str) -> bool:
    """Whether no word is part of another one."""
    return not any(one in other for one in words for other in words if one is not other)


def _placed(reading: Reading) -> dict[str, frozenset[int]]:
    """The numbers of the clauses of each word that says something."""
    found: dict[str, frozenset[int]] = {}
    for number, words in enumerate(_statements_of(reading)):
        for word in words:
            found[word] = found.get(word, frozenset()) | {number}
    return found


def _statements_of(reading: Reading) -> Iterator[list[str]]:
    if reading.language == "zh":
        for part in re.split(r"[，。；！？,;\n]", reading.folded):
            yield [part[at : at + 2] for at in range(len(part) - 1)
                   if all("\u4e00" <= one <= "\u9fff" and one not in _IDLE_PAIR
                          for one in part[at : at + 2])]  # fmt: skip
        return
    for clause in reading.clauses:
        yield [word.lemma for word in clause if _is_part(word, reading)]


def _is_part(word: Word, reading: Reading) -> bool:
    """Whether a word says enough to change places with another."""
    long = len(word.lemma) > 3 or word.lemma in ("yes", "no")
    loud = reading.document.text[word.start : word.end].isupper()
    return (long or loud) and word.lemma.isalpha() and word.lemma not in _NO_PART


_IDLE_PAIR = frozenset("的了是在和也都就还又不没有把被这那个一上下来去到要会能着过很太得为收发请")
_NO_PART = _IDLE | frozenset(
    "have with this that will would from they them there their about into than then what when "
    "which please could though although while again already still only just were been".split()
)


def sides(pair: Pair) -> Iterator[Reason]:
    """What we do must not become what the reader does: “by us”, 由我们."""
    if pair.language == "zh":
        was = {_side(found[1]) for found in _BY_SIDE.finditer(pair.original.folded)}
        now = {_side(found[1]) for found in _BY_SIDE.finditer(pair.candidate.folded)}
        ours = re.search(pair.original.vocabulary.own, pair.original.folded)
        if (len(was) == len(now) == 1 and was != now) or (now == {"we"} and not was and not ours):
            yield reason("facts-swapped", "我方", other="贵司")
        return
    then, after = ({word.text for word in one.words} for one in (pair.original, pair.candidate))
    for mine, theirs in (("ours", "yours"), ("yours", "ours")):
        if mine in then - after and theirs in after - then:
            yield reason("facts-swapped", mine, other=theirs)
            return
    for sentence in pair.candidate.sentences:
        if sentence[-1].text == "?" or any(word.lemma in ("please", "kindly", "could", "can", "if")
                                           for word in sentence):  # fmt: skip
            continue
        for place, word in enumerate(sentence[:-1]):
            verb = sentence[place + 1].lemma
            if (
                word.text == "you"
                and verb in pair.explained.ours - pair.explained.theirs
                and (verb not in _HELPING)
            ):
                yield reason("facts-swapped", f"we {verb}", other=f"you {verb}")
                return


_HELPING = frozenset("be have do will would can could may might must should shall".split())
_BY_SIDE = lazy(r"(?:由|归|属于)(我们|我方|我司|咱们|你们|贵司|贵方|您)")


def _side(words: str) -> str:
    return "we" if words[0] in "我咱" else "you"


_TOWARDS = lazy(r"([\u4e00-\u9fff]{2})(?:到|至|往|→)([\u4e00-\u9fff]{2})")


def directions(pair: Pair) -> Iterator[Reason]:
    """Chinese: from X to Y must not become from Y to X."""
    if pair.language != "zh":
        return
    was, now = pair.original.folded, pair.candidate.folded
    for origin, goal in _TOWARDS.findall(was):
        for other_origin, other_goal in _TOWARDS.findall(now):
            back = (
                other_origin in was
                and was.find(goal) >= 0
                and (was.find(other_origin) >= was.find(goal) and other_origin != origin)
            )
            if back and origin != other_goal and now.find(origin) > now.find(other_origin):
                yield reason("facts-swapped", origin, other=other_origin)
                return
            if other_goal == origin:
                yield reason("facts-swapped", origin, other=goal)
                return


_CHINESE_ORDERED = lazy(
    r"(?:订的是|订购的是|要的是|要求是|要求的是|应为|应该是|我要|需要的是)([^，。；！？\s]{2})"
)
_CHINESE_CAME = lazy(
    r"(?:收到的是|来的是|来的|发的是|换成|做成|发成|印成|寄的是|送来的是|给的是)(?:了)?([^，。；！？\s]{2})"
)
_ORDERED = frozenset("order ask want need require specify request".split())
_CAME = frozenset("received got arrived delivered came sent shipped supplied gave".split())


def ordered_and_received(pair: Pair) -> Iterator[Reason]:
    """What was ordered must not become what was received."""
    was, now = _exchange(pair.original), _exchange(pair.candidate)
    for mine, theirs in ((0, 1), (1, 0)):
        crossed = (now[mine] & was[theirs]) - was[mine]
        if crossed and not now[mine] & was[mine]:
            word = min(crossed)
            yield reason("facts-swapped", word, other=min(was[mine] or crossed))
            return


def _exchange(reading: Reading) -> tuple[set[str], set[str]]:
    """The words right behind those of ordering, and right behind those of receiving."""
    if reading.language == "zh":
        text = reading.folded
        return set(_CHINESE_ORDERED.findall(text)), set(_CHINESE_CAME.findall(text))
    ordered: set[str] = set()
    came: set[str] = set()
    words = reading.words
    for place, word in enumerate(words):
        into = ordered if word.lemma in _ORDERED else came if word.text in _CAME else None
        if into is not None:
            behind = [one for one in words[place + 1 : place + 5] if one.lemma not in _NO_GOODS]
            into.update(one.lemma for one in behind[:1] if one.lemma.isalpha())
    return ordered, came


_NO_GOODS = _SKIPPED | frozenset(
    "you us we me my your our i instead only some all these those this that".split()
)
