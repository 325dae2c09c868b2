"""The other side's words said again: values without a form of their own, and points of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.analysis.words import word_set
from coach.lazily import lazy
from coach.letters.acts import Sentence, without_yes
from coach.letters.chat import Line
from coach.letters.sameness import Key
from coach.letters.topics import BY_ID, TOPICS, adds_up, topics_named
from coach.letters.values import LONGEST_MESSAGE, Value, folded

FREE_POINT = "point"
"""The topic of what both sides settled in the same words without naming a topic that is known."""

_YES_WORDS = lazy(
    r"\b(?:ok|okay|yes|yep|yeah|yup|sure|fine|good|great|perfect|agreed?|confirm(?:ed)?"
    r"|accept(?:ed|able)?|approved|deal|done|no problem|it is|works?|cool|right|correct"
    r"|of course|got it|will do|do so|so)\b"
    r"|可以|没问题|同意|确认|接受|好的?|行的?|ok|成交|定了?|就|按|这么|这样|是的|对的?"
)
_FILLERS = lazy(
    r"\b(?:the|a|an|your|our|my|is|are|for|us|me|with|we|i|you|now|all|both|and|also|too"
    r"|then|it|that|this|please|pls|to|at|of|by|on|as|side|here|everything|already|will"
    r"|have|be|just|from|thanks|thank|dear|sir|friend|bro)\b"
    r"|[的了都也吧啊呀呢哈我们你您这边那方面和跟与及还有]|方式|时间|日期|费用?|条件|方面"
    r"|说|讲|提|报|能"
)
_PARTIES = lazy(
    r"\b(?:boss|manager|director|team|client|customer|company|finance|management|partner"
    r"|offer|quotation|quote|pi|proforma|order|po|terms|conditions|details|points|above|hi|hello"
    r"|hey|mr|ms|mrs|sorry|fine|hm+|let'?s|lets|well|checked|talked|spoke|asked|boss|just"
    r"|welcome|excellent|super|finally|say|said|so|but|still|can|could|do|happy)\b"
    r"|老板|领导|经理|客户|公司|财务|老总|报价单?|订单|合同|条款|内容|以上|上面|以上内容"
    r"|商量|问过|看过|看了|核对|检查|已经|刚刚?|今天|[\u3400-\u9fff]{1,3}(?:总|姐|哥|先生|小姐"
    r"|老师|女士)|亲|兄弟|朋友|谢谢|感谢|哈哈+|没什么|完全|全部|这|那|就|嗯|唉|哎|算|给"
)
"""Who says yes, and to what that is the whole deal: “boss approved”, “PI confirmed”."""
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
    "final real sure firm clear true full whole both total exact normal usual standard regular",
    "give like right quotation offer email mail message file photo picture pic video monday",
    "tuesday wednesday thursday friday",
)
_WORD = lazy(r"[a-z0-9][a-z0-9'-]*")


def echoed_values(
    line: Line, plain: str, found: Sequence[Value], others: Sequence[Value]
) -> Iterator[Value]:
    """Where the text of one of `others` stands in a message that has no value there itself."""
    taken = [(value.at, value.until) for value in found]
    wanting = [(folded(other.text), other) for other in others]
    wanting += [(place[0], other) for text, other in wanting
                if other.topic == "incoterm" and (place := _PLACE.search(text))]  # fmt: skip
    for wanted, value in sorted(wanting, key=lambda pair: -len(pair[0])):
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


_PLACE = lazy(r"(?<=[a-z] )[a-z][a-z ]{3,}$|[\u3400-\u9fff]{2,}$")
"""The place of a delivery term, which stands for the term where it is said again."""


def names_only(clause: Sentence, values: Sequence[Value]) -> bool:
    """Whether a clause holds nothing but names of topics, a yes and small words."""
    left = _without_values(clause, values)
    for topic in TOPICS:
        left = topic.cue.sub(lambda hit: " " * len(hit[0]), left)
    left = _FILLERS.sub(" ", _YES_WORDS.sub(" ", left))
    return not re.search(r"[^\W_]", left)


def is_yes_to_other(clause: Sentence, values: Sequence[Value]) -> bool:
    """Whether the yes of a clause belongs to something named before it: “artwork approved”.

    Topics of a deal and values are weighed elsewhere and do not count.
    """
    left = _without_values(clause, values)[: clause.yes_at]
    for topic in TOPICS:
        left = topic.cue.sub(" ", left)
    left = _PARTIES.sub(" ", _FILLERS.sub(" ", _YES_WORDS.sub(" ", left)))
    return bool(re.search(r"[a-z]{3}|[\u3400-\u9fff]{2}", left))


def _without_values(clause: Sentence, values: Sequence[Value]) -> str:
    """The text of a clause with blanks for its values."""
    left = clause.text
    for value in values:
        if clause.start <= value.at and value.until <= clause.end:
            at, until = value.at - clause.start, value.until - clause.start
            left = left[:at] + " " * (until - at) + left[until:]
    return left


def echoed_point(clause: Sentence, heard: Line) -> Value | None:
    """The words of `heard` that make up all that a clause says beside its yes."""
    return _echoed_words(clause, heard) or _echoed_characters(clause, heard)


def _echoed_characters(clause: Sentence, heard: Line) -> Value | None:
    """The same of Chinese, where no space parts the yes from what it names: 静音轮可以."""
    left = _HAN_YES_BEFORE.sub("", without_yes(clause.text).strip(" .!~"))
    left = _HAN_YES_AFTER.sub("", left).strip()
    if not _HAN_POINT.fullmatch(left) or _HAN_IDLE.search(left):
        return None
    before = folded(heard.text[:LONGEST_MESSAGE])
    at = before.find(left)
    if at < 0 or _HAN_OTHER.search(before, max(0, at - 3), at):
        return None
    until = at + len(left)
    named = topics_named(left)
    if not all(adds_up(topic) and not BY_ID[topic].cue.fullmatch(left) for topic in named):
        return None
    return Value(named[0] if named else FREE_POINT, heard.text[at:until], heard.start + at,
                 heard.start + until, at, until, Key((), frozenset({left})))  # fmt: skip


def _echoed_words(clause: Sentence, heard: Line) -> Value | None:
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
    opening = _OPENS.search(before, max(0, at - _WIDEST_OPENING), at)
    at = opening.start() if opening else at
    named = topics_named(before[at:until])
    return Value(named[0] if named else FREE_POINT, heard.text[at:until], heard.start + at,
                 heard.start + until, at, until, Key((), frozenset(words)))  # fmt: skip


_HAN_YES_BEFORE = lazy(
    r"^(?:ok|yes|好的?|行|可以|嗯+|对|是的?|那|就|全部|全|都|按|用|走|做|改成?|换成?|选|要|加上?"
    r"|我们|你们|您"
    r"|[ ,.!~])+"
)
_HAN_YES_AFTER = lazy(
    r"(?:[ ,]|的|就|都|也|是|没有?问题|可以的?|ok|好的?|行|同意|确认|接受|定了?|yes|all|吧|了|啊"
    r"|呀)+$"
)
_HAN_POINT = lazy(r"(?=[^\u3400-\u9fff]{0,6}[\u3400-\u9fff]{2})[\u3400-\u9fffa-z0-9]{2,12}")
_HAN_IDLE = lazy(
    r"这|那|样子?$|老样|一样|问题|时间|老板|领导|客户|今天|明天|下午|上午|晚上|现在|马上|消息"
    r"|电话|邮件|微信|库存|样品"
    r"|价|数量|交期|质量|工厂|公司|东西|事|话|什么|多少|怎么|知道|明白|收到|谢谢|辛苦|不|没|先|再"
    r"|等|还|吗|呢"
    r"|我|你|您|他|她"
)
"""Characters of small talk, of another act, or of topics that are accepted by their name."""
_HAN_OTHER = lazy(r"[不没无非除别免]|另外|帮|查|问|确认|一下")
"""Before a point that the other side does not want: 不要静音轮."""
_WIDEST_OPENING = 24
_OPENS = lazy(
    r"(?:(?<![a-z])(?:without|with|no|not|your|our|my|free|extra|full|half|double|single|by|from"
    r"|under"
    r"|inside|outside) (?:the |a |an )?){0,3}\Z"
)
"""Words before a point without which it says something else: “without the bag”, “your account”."""


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
