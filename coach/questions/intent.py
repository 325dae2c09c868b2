"""Whether an English sentence of e-mail wants something of its reader, in the widest sense.

A linear model over words, pairs and triples of word classes, and what the rules of this package
find: it also hears proposals (“we could meet on Tuesday”) and instructions of newsletters, which
are no questions to answer. models/requests/README.md tells its data, recipe and figures; made by
tools/train_requests.py. It gives no positions: those come from the rules.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt

from coach.analysis.words import word_set
from coach.lazily import lazy
from coach.models.artefacts import read_text
from coach.questions.courtesy import is_courtesy
from coach.questions.english import find_english
from coach.questions.meaning import mean_of, vectors_in
from coach.questions.phrasing import shape_of

ASKS = 0.4
"""From this probability on a sentence counts as one that wants something; chosen in training."""

_LINK = lazy(r"https?://\S+|www\.\S+|\$link|\S+@\S+")
_WORD = lazy(r"[a-z]+(?:'[a-z]+)?|\d[\d.,:/-]*|[?!:]|\ue000")
_ADDRESSED = lazy(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*[,:-]")
_ENDINGS = ("ing", "ed", "es", "s")
_CLASSES = {
    "MEET": "meet meeting call calls lunch dinner discuss talk chat together conference visit join"
    " schedule reschedule appointment sit catch connect drinks coffee breakfast speak",
    "YOU": "you u your ya",
    "ME": "me us",
    "I": "i we",
    "CAN": "can could would will may might shall",
    "MUST": "should must need needs",
    "WHAT": "what when where which who why how whether",
    "PLEASE": "please pls plz kindly",
    "BE": "is are was were be been am",
    "IT": "he she they it this that these those there",
    "DO": "do does did have has had",
    "THE": "the a an my our his her their its any some",
    "OF": "of in on at for with from by about to",
    "LET": "let lets let's",
    "AND": "and or but if so then as",
    "TELL": "know advise tell inform confirm",
    "SEND": "send forward email mail fax provide give get",
    "LIKE": "suggest propose recommend like want hope wonder wondering love interested appreciate"
    " glad happy",
    "NOT": "not don't didn't isn't can't won't never no",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight week"
    " weekend morning afternoon noon",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in word_set(words)}


@dataclass(frozen=True, slots=True)
class _Model:
    bias: float
    weights: dict[str, float]


def asks_something(text: str) -> bool:
    """Whether the sentence wants something of its reader."""
    return probability(text) >= ASKS


def probability(text: str) -> float:
    """How likely the sentence wants something, from 0 to 1."""
    model = _model()
    score = model.bias + sum(
        model.weights.get(name, 0.0) * value for name, value in features(text).items()
    )
    return 1 / (1 + exp(-max(-50.0, min(50.0, score))))


def features(text: str) -> dict[str, float]:
    """The features of a sentence: what is present, scaled so that long ones do not shout, and its
    meaning.
    """
    present = _present(text)
    size = 3 / sqrt(max(1, len(present)))
    mean = mean_of(vectors_in(text.lower()))
    return dict.fromkeys(sorted(present), size) | {
        f"meaning {at}": value for at, value in enumerate(mean)
    }


def _present(text: str) -> set[str]:
    folded = _LINK.sub(" \ue000 ", text.lower().replace("’", "'"))
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)]
    around = ["<", *words, ">"]
    classes = ["<", *(_CLASS_OF.get(word, _kind(word)) for word in words), ">"]
    found = {f"1 {_stem(word)}" for word in words}
    found.update(f"2 {one} {two}" for one, two in itertools.pairwise(around))
    found.update(
        f"3 {one} {two} {three}"
        for one, two, three in zip(classes, classes[1:], classes[2:], strict=False)
    )
    found.add("start " + " ".join(classes[:4]))
    found.update(_forms(folded))
    found.add(f"length {min(6, len(words) // 6)}")
    if _ADDRESSED.match(text):
        found.add("addressed")
    return found | shape_of(text)


def _forms(folded: str) -> set[str]:
    """What the rules find: forms of requests, apart from courtesy."""
    found = set()
    for span in find_english(folded):
        courtesy = is_courtesy(folded[span.start : span.end], folded[: span.start], chinese=False)
        found.add(f"{'courtesy' if courtesy else 'form'} {span.form}")
        found.add("courtesy" if courtesy else "form")
    return found


def _kind(word: str) -> str:
    return word if word in "?!:\ue0000" else "w"


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def _model() -> _Model:
    """The trained weights. Raises ModelError where they are not installed."""
    data = json.loads(read_text("requests/weights.json"))
    return _Model(data["bias"], data["weights"])
