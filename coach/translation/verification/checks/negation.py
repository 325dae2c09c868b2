"""What is denied stays denied, and nothing else becomes so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.lazily import lazy
from coach.translation.result import Mismatch
from coach.translation.verification.comparison import Comparison, placed
from coach.translation.verification.reading import Pair, Side

_FIRM_EN = lazy(
    r"(?<![\w-])(?:not|cannot|never|nothing|nobody|nowhere|neither|nor|none|without|unable"
    r"|no(?! ?\.? ?\d|\.:|,|\.|\)))(?![\w-])|(?<![\w-])[a-z]+n't\b"
)
_IDLE_EN = lazy(
    r"\bnot (?:only|just|merely|necessarily|until|later|more than|less than|to mention|exceed\w*)\b"
    r"|\bwhether or not\b|\bor not\b|\bwhy (?:not|don't)\b|\b(?:not|don't) (?:hesitate|forget)\b"
    r"|\bnothing but\b|\bnone other\b|\bcan(?:'|no)t help\b|\bcouldn't (?:help|be more)\b"
    r"|(?:^|[,.;!?\"'] ?)\w+n't (?:you|it|we|they|he|she|that|this|there|i)\b|\bcan't miss\b"
    r"|\bno (?:doubt|matter|wonder|more|less"
    r"|later|sooner|fewer|problem)\b|\bnever mind\b|\byes(?:/| or )no\b"
    r"|[\"'(]no[\"')]|\bnot (?:all|every|always)\b"
    r"|\bnot (?:un(?:common|usual|likely|able|aware|reasonable|known|heard)|impossib"
    r"|infrequent|insignifican|inconsidera)[a-z]*|\bnor\b|\bneither\b|\bor no\b|\bif not\b"
    r"|\bbut not\b(?= limited)"
)
"""Words with a “not” that Chinese often says without one; they ask for none there."""
_SOFT_EN = lazy(
    r"\b(?:un(?!it|iver|i[fqo]|der|til\b|to\b|cle|able\b|mount|bind|bound|dead|lock|load|pack|zip|block|do)[a-z]{3,}|in(?:valid|correct|complete|compatible"
    r"|active|accurate|adequate|abilit|sufficient|consistent|convenien|capable|accessible|definite"
    r"|visible|secure|appropriate|dependent|direct|eligible|operative|exact|formal|evitabl|finite"
    r"|nocen|explicabl|discriminat|justice|significan)\w*|im(?:possib|proper|perfect|patien|polite"
    r"|matur|mutab|mobil|mortal|precis)\w*|il(?:legal|legib|logic)\w*|ir(?:regular|relevan|responsib"
    r"|reversib|revocab)\w*|dis(?:abl|allow|agree|lik|approv|regard|satisf|honest)\w*"
    r"|non\b[a-z-]*|non[a-z]+|asymm\w+|disjoint|mismatch\w*|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ial)|lack\w*|miss\w*|unless"
    r"|forb\w+|prohibit\w*|ignor\w*|omit\w*|skip\w*|instead|only|(?!wireless|unless|nevertheless|nonetheless)[a-z]{3,}less(?:ly|ness)?)\b"
)
"""Words that deny in themselves: Chinese often says them with 不 or 无."""
_ANSWERS_EN = lazy(
    r"\b(?:avoid\w*|prevent\w*|stop\w*|ceas\w*|exclu\w+|except\w*|until|hardly|barely|rarely"
    r"|seldom|scarcely|few|little|less|too|rather|otherwise|suppress\w*|ban(?:ned)?|off|free"
    r"|empty|blank|absen\w+|out of|beyond|far from|short\w*|loss\w*|los[te]|losing"
    r"|yet to|anything but|outstanding|pending|zero|differen\w*|differ|other than|exempt\w*"
    r"|waive\w*|cancel\w*|mis(?!s)[a-z]{4,}"
    r"|anti\w*|run out|at most|most|even|still|lest|regardless|despite|although|though"
    r"|hidden|hide|read-only|broken|expir\w*|neglect\w*|deprecat\w*|obsolete|undo|undone|block\w*|abort\w*|block\w*"
    r"|garbage|null|void|underflow\w*|weak\w*|poor\w*|unlike|hard|difficult\w*|resist\w*|abnormal\w*"
    r"|spare|left|defy|doubt\w*|mute\w*|alone|sorry|ineffective|defect\w*|drop|been a while"
    r"|conditional|reverse)\b"
)
_NEGATIVE_ZH = "不没未无非别勿莫毋否"
_EMPTY_ZH = lazy(
    r"不[仅但光单止过同久断论管少错禁惜愧妨朽]|不只(?!是)|不得不|不可不|不能不|不要紧|不好意思|不客气"
    r"|不用谢|不动产|不锈|不透明|不外乎|差不多|好久不|很久[不没]|不要忘|别忘|勿忘|对不起|了不起|看不起|舍不得|恨不得|免不了|少不了|不得了"
    r"|要不然|说不定|不知不觉|不可思议|不幸|美索不达|不列颠|不丹|(?<!但)是不是|(?<!可)能不能|可不可以|会不会|要不要|有没有|行不行"
    r"|好不好|对不对|知不知道|愿不愿|够不够|[出淹沉吞埋]没|未来|未必|无论|无非|无疑|无妨|无所谓|无比|无线"
    r"|无敌|无畏|无政府|非常|除非|莫非|是非|非洲|非凡|莫名|独一无二|微不足道|莫(?![要想问])|[区分类级特个识性差鉴辨另派国科判道离送久职"
    r"告种]别|别[名人的处针忘具墅致扭]|[是能可与]否|否[则定决认]"
)
"""Words in which such a character denies nothing."""
_SOFT_ZH = lazy(
    r"不[良足便安利肯当符明一兼稳变确齐满限善再用必需适如已规等可行合易公连]|不[迟晚早多少低高大小超](?=[于过])|无[效法数限知穷关状名损缝序符需须意害用误力情辜视尽缘]|未[知定完决经满尽免能设使用]|从未|毫[不无]|[毋勿无]需"
    r"|不含|不支持|非[官空正零法]|没收|没完|没错|没事|没关系|没问题|未[付结清收]|若无|有无|不透|不平|不存在|不受|不被|不带|不在|不见|不到|不起|不住|不了|不开|不出|不清|不正|不对|不由|不时|不计|不应"
)
"""Words that deny and may answer a “not”, but translate “un-”, “fail”, “lack” as well."""
_ANSWERS_ZH = lazy(
    r"失败|拒绝|禁[用止]|严禁|避免|以免|防止|免得|缺[少乏失]|停[止产用]|除[了去非外]|仅|只[有是能会]|难以|跳过|忽略"
    r"|取消|反而|绝|岂|哪[里能会]|何[必况曾]|少于|低于|代替|取代|而是|隐藏|关闭|排除|脱离|唯|去掉|丢失|舍弃|放弃|下溢"
    r"|免费|休想|甭|怀疑|违反|除此|阻塞|恢复|但愿|摆脱|毫|有问题|出问题"
)


_MILD_ZH = lazy(
    r"不[变足规当明稳适平由时齐]|不可[见摧或避思]|有无|若无|未决|毫无?|无[意害辜]|未[付结清收]|非[官空正零]"
)
"""Of these, what English says without a word that denies: unchanged is “kept”."""
_SAME = tuple(
    (lazy(rf"\b(?:{english})"), lazy(chinese), soft)
    for english, chinese, soft in (
        ("fail", "失败", True),
        ("refus|reject|den[yi]", "拒绝", True),
        ("ignor", "忽略", True),
        ("skip", "跳过", True),
        ("lack|miss", "缺[少乏失]", True),
        ("only", "仅|只[有是能会]", True),
        ("unless", "除非", True),
        ("instead", "代替|取代|而是", True),
        ("cancel", "取消", False),
        ("clos|turn(?:ed|ing)? off|switch(?:ed|ing)? off|shut", "关闭", False),
        ("stop|halt|ceas|discontinu", "停[止产用]", False),
        ("declin", "拒绝", False),
        ("los[et]|losing", "丢失", False),
        ("hid", "隐藏", False),
        ("avoid|prevent", "避免|防止|以免", False),
        ("short", "缺[少乏失]", False),
        ("except|besides|apart from", "除[了去外]", False),
        ("replac|substitut", "代替|取代", False),
        ("exclud", "排除", False),
        ("free", "免", False),
        ("less than|fewer|under|below", "少于|低于", False),
    )
)
"""Words that answer each other and so no “not”."""


_LONG = 200
"""In so long a sentence one “not” may be said in other words."""


@dataclass(frozen=True, slots=True)
class _Denials:
    """Where a side denies something, and how many words may stand for a denial of the other.

    `soft` deny in themselves (“invalid”, 无效) and mostly answer each other; those of them that
    `asks` need some answer all the same. `others` do not deny.
    """

    firm: tuple[tuple[int, int], ...]
    soft: int
    others: int
    asks: tuple[tuple[int, int], ...] = ()


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """A “not” without counterpart, on either side."""
    found: list[tuple[int, Pair, Side, tuple[int, int]]] = []
    for place, pair in enumerate(comparison.pairs):
        sides = pair.english_and_chinese
        if sides is None or sides[0].empty or sides[1].empty:
            continue
        one = _unanswered(*sides)
        if one is not None:
            found.append((place, pair, *one))
    for place, pair, side, span in found:
        beside = [other for other in found if abs(other[0] - place) == 1]
        if not any(other[2].reading is not side.reading for other in beside):
            yield _told(pair, side, span)


def _unanswered(english: Side, chinese: Side) -> tuple[Side, tuple[int, int]] | None:
    """The side that denies what the other does not, and where."""
    there, here = _english(english, chinese.low), _chinese(chinese)
    low, text = english.low, chinese.low
    same = [soft for a, b, soft in _SAME if a.search(low) and b.search(text)]
    same_soft = sum(same)
    soft = max(0, there.soft - same_soft)
    able = text.count("无法")
    spare = able + max(0, here.soft - able + max(0, here.others - len(same)) - soft)
    slack = 0 if len(low) < _LONG else 1
    if len(there.firm) > len(here.firm) + spare + slack:
        return english, there.firm[0]
    answers = len(there.firm) + soft + max(0, there.others - len(same) + same_soft)
    if len(here.firm) > answers + slack:
        return chinese, here.firm[0]
    surplus = len(here.firm) + len(here.asks) - answers - slack
    if here.asks and surplus > (there.others if answers else 0):
        return chinese, here.asks[0]
    return None


def _english(side: Side, other: str) -> _Denials:
    low = side.low
    idle = [one.span() for one in _IDLE_EN.finditer(low)]
    firm = [
        one.span()
        for one in _FIRM_EN.finditer(low)
        if not _within(one.span(), idle) and not re.search(rf"(?<![a-z]){one[0]}(?![a-z])", other)
    ]
    others = len(idle) + len(_ANSWERS_EN.findall(low))
    places = tuple((side.start + a, side.start + b) for a, b in firm)
    return _Denials(places, len(_SOFT_EN.findall(low)), others)


def _chinese(side: Side) -> _Denials:
    low = side.low
    empty = [one.span() for one in _EMPTY_ZH.finditer(low)]
    soft = [one.span() for one in _SOFT_ZH.finditer(low) if not _within(one.span(), empty)]
    firm = [
        one.span()
        for one in re.finditer(f"[{_NEGATIVE_ZH}]", low)
        if not _within(one.span(), empty) and not _within(one.span(), soft)
    ]
    places = tuple((side.start + a, side.start + b) for a, b in firm)
    asks = tuple((side.start + a, side.start + b) for a, b in soft if not _MILD_ZH.match(low, a))
    return _Denials(places, len(soft), len(_ANSWERS_ZH.findall(low)), asks)


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end for start, end in others)


def _told(pair: Pair, side: Side, span: tuple[int, int]) -> Mismatch:
    word = side.reading.text[span[0] : span[1]]
    of_source = side is pair.source
    if of_source:
        messages = (
            f"The original denies something (“{word}”); the translation does not.",
            f"原文有否定（“{word}”），译文没有。",
        )
    else:
        messages = (
            f"The translation denies something (“{word}”); the original does not.",
            f"译文多了否定（“{word}”），原文没有。",
        )
    return placed(pair, "negation", messages, span, None, of_source=of_source)
