"""The other side's words said again: values without a form of their own, and points of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.analysis.words import word_set
from coach.letters.acts import Sentence
from coach.letters.chat import Line
from coach.letters.sameness import Key
from coach.letters.topics import TOPICS, topics_named
from coach.letters.values import LONGEST_MESSAGE, Value, folded

FREE_POINT = "point"
"""The topic of what both sides settled in the same words without naming a topic that is known."""

_YES_WORDS = re.compile(
    r"\b(?:ok|okay|yes|yep|yeah|yup|sure|fine|good|great|perfect|agreed?|confirm(?:ed)?"
    r"|accept(?:ed|able)?|approved|deal|done|no problem|it is|works?|cool|right|correct"
    r"|of course|got it|will do|do so|so)\b"
    r"|可以|没问题|同意|确认|接受|好的?|行的?|ok|成交|定了?|就|按|这么|这样|是的|对的?"
)
_FILLERS = re.compile(
    r"\b(?:the|a|an|your|our|my|is|are|for|us|me|with|we|i|you|now|all|both|and|also|too"
    r"|then|it|that|this|please|pls|to|at|of|by|on|as|side|here|everything|already|will"
    r"|have|be|just|from|thanks|thank|dear|sir|friend|bro)\b"
    r"|[的了都也吧啊呀呢哈我们你您这边那方面和跟与及还有]|方式|时间|日期|费用?|条件|方面"
    r"|说|讲|提|报|能"
)
_IDLE = word_set(
    "hi hey yes no ok hello the and for you your our are can with that this have will what",
    "how about from just not but was were they them then than okay good fine great thanks",
    "thank please send let know need want make take time today tomorrow friend dear morning",
    "see call back ask check boss one all now here there very much more also too order",
    "price sorry sure soon welcome nice day well think when which who why where get got",
    "do go same both each every other another better best still only such well really maybe must",
    "something anything nothing everything problem question issue thing things way lot part rest",
    "again already once first last next new old big small high low long short fast late early",
    "work works working use used using say said tell told asked talk look looks looking find",
    "keep put come coming going gone done did does doing has had been being would could should",
    "may might shall month week year hour minute afternoon evening night tonight weekend saturday",
    "sunday manager team customer client supplier factory company side guys people sir madam",
    "haha lol btw fyi asap sounds deal noted received understood checked check total amount offer",
    "give like right quotation offer email mail message file photo picture pic video monday",
    "tuesday wednesday thursday friday",
)
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")


def echoed_values(
    line: Line, plain: str, found: Sequence[Value], others: Sequence[Value]
) -> Iterator[Value]:
    """Where the text of one of `others` stands in a message that has no value there itself."""
    taken = [(value.at, value.until) for value in found]
    for value in sorted(others, key=lambda other: -len(other.text)):
        wanted = folded(value.text)
        if len(wanted) < 2 or wanted.replace(".", "").isdigit():
            continue
        at = plain.find(wanted)
        until = at + len(wanted)
        if at < 0 or _inside_word(plain, at, until):
            continue
        if all(until <= start or end <= at for start, end in taken):
            taken.append((at, until))
            yield replace(value, text=line.text[at:until], start=line.start + at,
                          end=line.start + until, at=at, until=until)  # fmt: skip


def names_only(clause: Sentence, values: Sequence[Value]) -> bool:
    """Whether a clause holds nothing but names of topics, a yes and small words."""
    left = clause.text
    for value in values:
        if clause.start <= value.at and value.until <= clause.end:
            at, until = value.at - clause.start, value.until - clause.start
            left = left[:at] + " " * (until - at) + left[until:]
    for topic in TOPICS:
        left = topic.cue.sub(lambda hit: " " * len(hit[0]), left)
    left = _FILLERS.sub(" ", _YES_WORDS.sub(" ", left))
    return not re.search(r"[^\W_]", left)


def echoed_point(clause: Sentence, heard: Line) -> Value | None:
    """The words of `heard` that make up all that a clause says beside its yes."""
    words = [
        word for word in _WORD.findall(_FILLERS.sub(" ", _YES_WORDS.sub(" ", clause.text)))
        if word not in _IDLE
    ]  # fmt: skip
    if not words or not any(_names_something(word) for word in words):
        return None
    before = folded(heard.text[:LONGEST_MESSAGE])
    kept = _longest_shared(before, clause.text, words)
    if kept is None or any(word not in before[slice(*kept)] for word in words):
        return None
    at, until = kept
    named = topics_named(before[at:until])
    return Value(named[0] if named else FREE_POINT, heard.text[at:until], heard.start + at,
                 heard.start + until, at, until, Key((), frozenset(words)))  # fmt: skip


def _names_something(word: str) -> bool:
    """A word of three letters, or a figure with a letter: “3d”."""
    return not word.isdigit() and (len(word) > 2 or any(letter.isdigit() for letter in word))


def _longest_shared(before: str, now: str, words: Sequence[str]) -> tuple[int, int] | None:
    """The longest run of words of `before`, from the first of `words`, that `now` repeats."""
    best: tuple[int, int] | None = None
    for found in re.finditer(rf"(?<![a-z0-9]){re.escape(words[0])}(?![a-z0-9])", before):
        until = found.end()
        for following in _WORD.finditer(before, found.end()):
            if before[found.start() : following.end()] not in now:
                break
            until = following.end()
        if found[0] in now and (best is None or until - found.start() > best[1] - best[0]):
            best = found.start(), until
    return best


def _inside_word(plain: str, at: int, until: int) -> bool:
    """Whether a span cuts a Latin word or a number."""
    before, after = plain[at - 1 : at], plain[until : until + 1]
    return (_is_latin(before) and _is_latin(plain[at])) or (
        _is_latin(after) and _is_latin(plain[until - 1])
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
