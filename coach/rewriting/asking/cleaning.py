"""What a model answers without what it puts around it."""

from __future__ import annotations

from coach.analysis.scripts import HAS_HAN
from coach.finding import Text
from coach.lazily import lazy

_THOUGHT = lazy(r"(?is)^.*</think>|<think>.*$")
_FENCE = lazy(r"^```\w*\s*|\s*```$")
_TAG = lazy(r"</?sentence>")
_SPACED = lazy(r"\s+([.,;:!?…]+)(?=\s|$)")
_BLANK = lazy(r"⟦\s*([^⟦⟧]*?)\s*⟧")
_QUOTES = (("“", "”"), ('"', '"'), ("「", "」"), ("‘", "’"), ("'", "'"))
_SHARED = {False: 60, True: 20}
"""So many characters of the instructions in an answer are no chance; fewer in Chinese."""
_REPEATS = Text(
    "the model repeats its instructions instead of saying the sentence again",
    "模型复述了指令，没有改写句子",
)
_EMPTY = Text("the model says nothing", "模型什么也没写")
_TOO_LONG = Text(
    "the model says much more than the sentence does",
    "模型写出的内容比原句多得多",
)
_ROOM = 240
"""Characters that a request with its blanks may add to a sentence of any length."""


def cleaned(answer: str, original: str) -> str:
    """The answer in one line, without thoughts, fences, or quotation marks around the whole."""
    words = _TAG.sub(" ", _FENCE.sub("", _THOUGHT.sub("", answer).strip()))
    words = " ".join(words.split())
    for opening, closing in _QUOTES:
        inner = words[1:-1]
        around = words.startswith(opening) and words.endswith(closing) and len(words) > 2
        if around and opening not in inner and not original.startswith(opening):
            words = inner.strip()
    words = _BLANK.sub(r"⟦\1⟧", words)
    return words if HAS_HAN.search(words) else _SPACED.sub(r"\1", words)


def amiss(answer: str, sentence: str, rules: str) -> tuple[Text, ...]:
    """Why an answer is no way to say `sentence` again, by its look alone; () if it may be one.

    `rules` are the instructions that the model was given.
    """
    if not any(sign.isalpha() for sign in answer):
        return (_EMPTY,)
    reasons = []
    size = _SHARED[HAS_HAN.search(rules) is not None]
    told = " ".join(rules.split())
    if any(answer[at : at + size] in told for at in range(len(answer) - size + 1)):
        reasons.append(_REPEATS)
    if len(answer) > 3 * len(sentence) + _ROOM:
        reasons.append(_TOO_LONG)
    return tuple(reasons)
