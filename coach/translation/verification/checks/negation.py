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
    r"\b(?:not|cannot|never|nothing|nobody|nowhere|neither|nor|none|without|unable|no(?! ?\.? ?\d|\.:"
    r"|,| (?:longer|later|more than|less than|fewer than|doubt|matter|wonder|sooner|need)\b))\b|n't\b"
    r"|\bno (?:longer|need)\b"
)
_IDLE_EN = lazy(
    r"\bnot only\b|\bnot just\b|\bnot merely\b|\bwhether or not\b|\bor not\b|\bif not\b|\bwhy not\b"
    r"|\bdon't hesitate\b|\bdo not hesitate\b|\bnot hesitate\b|\bdon't forget\b|\bdo not forget\b"
    r"|\bnothing but\b|\bnone other\b|\bcan't help\b|\bcannot help\b|\bcouldn't help\b"
    r"|\bnot until\b|\bcouldn't (?:be )?more\b|\bwon't you\b|\bisn't it\b|\baren't (?:you|they|we)\b"
    r"|\bdon't you\b|\bdoesn't it\b|\bcan't you\b|\bcouldn't you\b|\bdidn't (?:you|i|we)\b|\bisn't that\b"
    r"|\bno doubt\b|\bno matter\b|\bno wonder\b|\bwhy don't\b|\bhaven't (?:you|we|i)\b|\bwouldn't\b"
    r"|\bnever mind\b|\bnot to mention\b|\bshouldn't (?:we|you|i)\b|\bnot necessarily\b|\bno problem\b"
    r"|\byes/no\b|\byes or no\b|\"no\"|'no'|\bno one\b|\bisn't\b(?=[^.?!]*\?)"
    r"|\bwasn't\b(?=[^.?!]*\?)|\bnot all\b|\bnot every\b|\bnot always\b|\bnot very\b|\bnot so\b|\bnot too\b"
    r"|\bno more\b|\bno less\b|\bnot more than\b|\bnot less than\b|\bno later\b|\bnot later\b|\bnot exceed"
    r"|\bnor\b|\bneither\b"
)
_LOOSE_EN = lazy(
    r"\b(?:un(?!it|i[a-z]|der|til|to\b|cle)[a-z]{3,}|in(?:valid|correct|complete|compatible|active|accurate"
    r"|adequate|ability|sufficient|consistent|convenient|capable|accessible|definite|visible|secure"
    r"|appropriate|dependent|direct|eligible|operative|divisible)\w*|im(?:possible|proper|perfect"
    r"|patient|polite|mature|mutable)\w*|il(?:legal|legible|logical)\w*|ir(?:regular|relevant"
    r"|responsible|reversible|respective)\w*|dis(?!play|k|c[aou]|t[aiur]|patch|pos|pers|pute|p)\w+|non[a-z-]*"
    r"|fail\w*|refus\w*|reject\w*|den(?:y|ied|ies|ial)\w*|lack\w*|miss\w*|avoid\w*|prevent\w*|stop\w*|cease\w*|exclud\w*|except\w*"
    r"|unless|until|hardly|barely|rarely|seldom|scarcely|few|little|less|only|too|instead|rather than|but|else|otherwise"
    r"|ignor\w*|omit\w*|skip\w*|suppress\w*|forbid\w*|forbidden|prohibit\w*|ban\w*|off|free|empty|blank|absent|absence|out of|beyond"
    r"|away|far from|short of|shortage|loss|lost|lose\w*|losing|wrong|bad|false|error|zero|no|longer|still|yet|before"
    r"|different\w*|differ\w*|other than|another|other|exempt|waive\w*|cancel\w*|rule out|mis[a-z]+|anti\w*|de-?\w+ed|past|run out|than|limit\w*|at most|within|without"
    r"|any\w*|ever|even|just|whether|or|if|every|all|must|should|have to|forever|always|soon|constant\w*|continu\w*|keep\w*|kept|regardless|whatever|whichever|wherever|whoever|anyway|however|despite|although|though|various|careful\w*|sure|ensure|make sure|lest|safe\w*|worry|sorry|afraid|regret|endless\w*|\w+less(?:ly|ness)?|better|simple|simply|merely|mind|wish|wonder|exactly|afford|hidden|hide|immutable|read-only|disabled|disallow\w*|broken|break|expire\w*|neglect\w*|deprecated|obsolete|undo|abort\w*|illegal|nul|null|void|weak\w*|poor\w*|expect\w*|necessar\w*|need\w*|enough|impossible|silent\w*|quiet\w*|mute\w*|unlike|alone|raw|plain|several|many|more|inevitab\w*|definite\w*|certain\w*|unexpected\w*|long|hard|difficult\w*|dare|nothing|both|nowhere|abstain|resist|escape\w*|spare|withhold|withheld|bound|bare|loose\w*|separate\w*|distinct\w*|quit\w*|discard\w*|drop\w*|strip\w*|leave|left|close\w*)\b"
)
_FIRM_ZH = lazy(r"不|没|未|无|别(?!名|人|的|处|针)|勿|莫|非|毋|禁止|切勿|并非|否(?!则)")
_IDLE_ZH = lazy(
    r"不仅|不但|不只|不光|不单|不止|不过|不同|不久|不断|不论|不管|不少|不错|不得不|不可不|不能不|不要紧|不好意思"
    r"|不客气|不用谢|不妨|不禁|不由|不愧|不惜|不迟于|不晚于|不早于|不少于|不多于|不低于|不高于|不超过|不大于|不小于"
    r"|不等(?!于)|不规则|不锈|不透明|不动产|不适|不如|不已|不朽|差不多|对不起|了不起|看不起|舍不得|恨不得|免不了|少不了|不得了|受不了"
    r"|是不是|能不能|可不可以|会不会|要不要|有没有|行不行|好不好|对不对|知不知道|愿不愿|够不够|要不|不然|不外|说不定|不知不觉|毫不|不可思议|不可避免|不可或缺|不善|不幸|不满"
    r"|没问题|没关系|没事|没错|没收|未来|未必|未免|从未|无论|无非|无疑|无妨|无数|无限|无线|无关紧要|无比|无穷|无所谓|无敌|毫无|无状态|无名|无损|无缝|无序|无符号"
    r"|非常|除非|非法|莫非|是非|非洲|非凡|非官方|非空|莫名|区别|分别|类别|级别|特别|个别|识别|别名|性别|差别|鉴别|告别|辨别|别人|别的|别处|另别|别忘|别具|派别|国别|科别|判别|道别|离别|送别|久别"
    r"|是否|能否|可否|否则|与否|否定|否决|否认|不良|不足|不便|不安|不易|不利|不肯|不计其数|不可控|不可抗|不久|不当|不符|不明|不平|不匹配|不一致|不兼容|不稳定|不变|不等长|不确定|不齐"
    r"|不含税|不时|不再|没完|若无|无效|无法|未知|不行(?!$)|未定|未完成|未决|未经|未满|未尽|不得已|不见得|不要忘|不必|不用|无需|无须|不需要|毋须|毋需|勿忘|不限"
)
_LOOSE_ZH = lazy(
    r"[不没未无非别勿莫毋否]|失败|拒绝|拒|禁|避免|以免|防止|免|缺|少|停|除|仅|只|才|难|失|错|误|忽略|略|跳过|取消|脱|离|空|零|反|异|另|差|至|最|尚|还|再|过|太|超|足|够|亏|败|断|丢|弃|绝|止|限|阻|隐|静|闭|关|消|散|漏|独|怎|哪|何|岂|谁|任|隔|脏|坏|永|独立|白|毫|甭|休|罢|唯|直到|之前|以外|尽管|恕|歉|怕|勉强|违|反而|而是|取代|代替|否则|其他|其它|裸|以内|内|下|滞|亦|也|都|均|皆|且|又|便|就"
)
_HARD_IDLE_ZH = "不再|无效|无法|未知|未定|未完成|未决|未经|不必|不用|无需|无须|不需要|毋须|毋需|毫无|从未|不足|不符|毫不|不明|不良|不便|不匹配|不一致|不兼容|不稳定|不确定|不肯|不满|不当|不限|不含税"
"""Words that deny, though they often answer a word without a “not”."""
_SUBSTANCE_ZH = lazy(
    r"[不没未无非别勿莫毋否]|失败|拒绝|禁|避免|以免|防止|免|缺|少于|停|除|仅|只|才|难|失|错|误|忽略|跳过|取消|离|空|零|反|异|差|尚|太|超|足|丢|弃|绝|止|限|阻|隐|闭|关|漏|哪|何|岂|谁|永|任|唯|直到|之前|以前|以外|其他|其它|否则|亏"
)


@dataclass(frozen=True, slots=True)
class _Denial:
    """Where a side denies something, and whether it holds any word that may stand for a denial."""

    firm: tuple[tuple[int, int], ...]
    loose: int


def check(comparison: Comparison) -> Iterator[Mismatch]:
    """A “not” without counterpart, on either side."""
    for pair in comparison.pairs:
        sides = pair.english_and_chinese
        if sides is None or sides[0].empty or sides[1].empty:
            continue
        yield from _compared(pair, *sides)


def _compared(pair: Pair, english: Side, chinese: Side) -> Iterator[Mismatch]:
    there, here = _english(english), _chinese(chinese)
    if there.firm and not here.firm and len(there.firm) > here.loose:
        yield _told(pair, english, there.firm[0])
    elif here.firm and not there.firm and len(here.firm) > there.loose:
        yield _told(pair, chinese, here.firm[0])


def _english(side: Side) -> _Denial:
    low = side.low.replace("’", "'")
    idle = [one.span() for one in _IDLE_EN.finditer(low)]
    firm = [one.span() for one in _FIRM_EN.finditer(low) if not _within(one.span(), idle)]
    loose = len(_LOOSE_EN.findall(low)) + len(idle)
    return _Denial(tuple((side.start + a, side.start + b) for a, b in firm), loose)


def _chinese(side: Side) -> _Denial:
    low = side.low
    idle = [one.span() for one in _IDLE_ZH.finditer(low)]
    firm = [one.span() for one in _FIRM_ZH.finditer(low) if not _within(one.span(), idle)]
    loose = len(_SUBSTANCE_ZH.findall(low))
    return _Denial(tuple((side.start + a, side.start + b) for a, b in firm), loose)


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
