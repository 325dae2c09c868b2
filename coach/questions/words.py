"""The words by which a question and its answer are recognised as being about the same thing.

English words are cut to their stems, Chinese is read in pairs of characters, and what both
languages name is one word in both, after rules/questions/glossary.yaml.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from coach.analysis.words import word_set
from coach.lazily import lazy
from coach.questions.values import number_of
from coach.tables import table

_LATIN = lazy(r"[a-z][a-z0-9'’-]*|\d+(?:[.,']\d+)*%?|[\ue000-\ue004]+")
_HAN = lazy(r"[\u4e00-\u9fff]+")
_STOP = word_set(
    "the a an and or but of to in on at for from by with as is are was were be been am do does did",
    "have has had will would can could should shall may might must i we you u he she it they me us",
    "my our your ur his her its their this that these those there here what which when"
    " where who why",
    "how if whether please pls plz kindly thank thanks dear hi hello yes no not any some all also",
    "just so then than about into out up down over only very much many more most let"
    " know tell send",
    "give get got need want like confirm advise check see make made use per each one"
    " two other another",
    "same new now still again back well ok okay regards best sir madam would don't"
    " can't i'm we're it's",
    "i'd we'd possible able sure say ask question questions answer reply email mail"
    " think hope look",
    "isn't aren't after before because yet take put go going come wondering wonder regarding",
    "provide share help time good great mr ms mrs re being too between through during both ve ll",
    "usd eur rmb day days week weeks month months days' regard goods",
)
_UNITS = word_set(
    "pc pcs piece pieces unit units set sets carton cartons ctn ctns pallet pallets"
    " box boxes bag bags"
)
_STOP_HAN = frozenset("的了吗呢吧啊哦和及与或也都还就在是有不没要会您你们我他她它这那请")
_USUAL_HAN = word_set(
    "什么 多少 怎么 如何 可以 能否 能不 不能 不可 可否 是否 一下 一个 一些 这个 那个 如果 已经",
    "现在",
    "目前 之前 以后 之后 以及 同时 另外 还有 其他 这边 那边 上次 下次 这次 麻烦 提供 需要 想要",
    "告知",
    "知道 希望 贵司 贵方 我司 我方",
    "大概 左右 一般 比较 非常 方便 时候 哪些 哪个 几个 几天 多久",
)
_ENDINGS = (
    *(("ies", "y"), ("able", ""), ("ible", ""), ("sses", "ss"), ("ments", ""), ("ment", "")),
    *(("ations", ""), ("ation", ""), ("ings", ""), ("ing", ""), ("ed", ""), ("es", "")),
    *(("s", ""), ("e", ""), ("y", "")),
)
"""Endings and what stands instead, the longer ones first."""


@lru_cache(maxsize=4096)
def words_in(folded: str) -> frozenset[str]:
    """The words of a text in lower case and simplified characters that carry its meaning."""
    words: set[str] = set()
    for found in _LATIN.finditer(folded):
        word = found[0]
        if word[0].isdigit():
            if len(word) > 1:  # single digits are everywhere
                words.add(number_of(word.rstrip("%")) + word[len(word.rstrip("%")) :])
        elif word in _UNITS and folded[: found.start()].rstrip()[-1:].isdigit():
            continue  # “10 cartons” is about the number
        elif word not in _STOP and len(word) > 1:
            words.add(_stem(word.replace("’", "'").removesuffix("'s")))
    for found in _HAN.finditer(folded):
        run = found[0]
        for first, second in itertools.pairwise(run):
            if first not in _STOP_HAN and second not in _STOP_HAN:
                words.add(first + second)
    for name, pattern in _glossary():
        if pattern.search(folded):
            words.add("=" + name)
    return frozenset(words)


def is_common_word(word: str) -> bool:
    """Whether an English word, or a piece of Chinese, is too usual to tell what a text is about."""
    return word in _STOP or not _STOP_HAN.isdisjoint(word) or word in _USUAL_HAN


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word


@cache
def _glossary() -> tuple[tuple[str, re.Pattern[str]], ...]:
    from coach.questions.topics import words_pattern

    rows = table("questions")["glossary"]
    return tuple((en[0], words_pattern(en, zh)) for en, zh in map(_row, rows))


def _row(row: str) -> tuple[list[str], list[str]]:
    """ "lid, cap = 盖子, 瓶盖" as the words of both languages."""
    english, chinese = row.split("=")
    return (
        [word.strip().replace("-", "[- ]?") for word in english.split(",")],
        [word.strip() for word in chinese.split(",")],
    )
