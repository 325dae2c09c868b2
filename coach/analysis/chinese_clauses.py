"""How the clauses of a Chinese sentence are built, as far as rules ask: who, whether, how it asks.

There is no parse. Subject, negation and the like are read off the words of a clause by closed lists
of function words and the tags of the words between them; what cannot be told so is "none".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coach.analysis.chinese_words import SENTENCES_KEPT, Word
from coach.analysis.words import word_set
from coach.lazily import lazy

Side = Literal["you", "we", "named", "none"]
Asks = Literal["real", "rhetorical", "none"]

FEATURES: Mapping[str, tuple[str, ...]] = {
    "subject": ("you", "we", "named", "none"),
    "doer": ("you", "we", "named", "none"),
    "construction": ("把", "被", "让", "none"),
    "negated": ("true", "false"),
    "denied": ("true", "false"),
    "question": ("real", "rhetorical", "none"),
    "generaliser": ("true", "false"),
}
"""What a rule may ask of a clause, with the values it can have."""

_ENDS = frozenset(",;:!?()。，；：！？（）…—~～")
_YOU = word_set(
    "你 你们 您 您们 恁 侬 贵司 贵方 贵厂 贵公司 贵店 贵部 贵社 贵单位 贵部门 贵团队 你方 你司",
    "你厂 你家 您方 您司 您家",
)
_WE = word_set(
    "我 我们 咱 咱们 俺 俺们 我司 我方 我厂 我公司 我店 我社 我部 我单位 我团队 本司 本厂 本公司",
    "本人",
)
_THEY = word_set("他 她 它 他们 她们 它们 对方 别人 人家 大家 有人 谁 这 那 这个 那个 这些 那些 此")
_OF_A_SIDE = word_set(
    "人 人员 自己 那边 这边 那里 这里 那头 方面 家 同事 客服 业务 业务员 销售 销售员 财务 仓库",
    "工厂 厂里 车间 团队 老板 经理 主管 质检 质检员 采购 采购员 技术 技术员 设计 设计师 工程师",
    "部门 司机 师傅 工人 员工 领导 跟单 跟单员 单证 单证员 操作 操作员 法务 公司 负责人 各位",
    "几位 两位 内部 售后 品控 安装",
)
"""Who acts for a side: “你们财务” and “你们的客服” are still you."""

_OPENERS = word_set(
    "请 请问 麻烦 烦请 劳烦 劳驾 拜托 恳请 敬请 还请 务请 有劳 辛苦 希望 但愿 其实 那么 那 唉 哎",
    "嗯 好的 的话 就是 是 只是 还是 是不是 有没有 能不能 可不可以 会不会 要不要 是否 能否 可否",
)
_PREPOSITIONS = word_set(
    "在 对 对于 关于 由于 因为 因 根据 按 按照 从 自 自从 为 为了 除了 随着 通过 至于 到 直到 当",
    "针对 鉴于 比 跟 和 与 同 替 帮 用 以 就",
)
_BESIDE_SPACES = frozenset("w nx m mq".split())
"""Tags of what has spaces around it inside a clause."""

_AROUND = frozenset("c d y e o t u w f".split())
"""Tags of what may stand before the subject or between it and the verb."""

_LINKS = frozenset("的 和 与 跟 及 、".split())
_STARTS_PREDICATE = word_set("把 将 被 让 叫 给 由 令 使")
_TELLING = word_set(
    "觉得 认为 以为 知道 希望 说 表示 发现 相信 担心 怀疑 听说 感觉 看到 看出 期待 理解 明白 怕",
    "盼 望 看来 说明 证明 可见 怪 怨 问 告诉",
)
"""Verbs whose object is a clause of its own: 我们觉得 | 你们没有诚意."""

_NEGATIONS = word_set(
    "不 没 没有 未 别 勿 莫 甭 休 无 无法 不能 不会 不要 不用 不必 不肯 不愿 不愿意 不敢 不想",
    "不让 不给 不该 不应 不应该 不得 不可 不可以 不予 不再 不曾 不是 并非 并不 并未 并没 并没有",
    "从未 从不 从没 从来不 从来没 从来没有 尚未 仍未 还未 还没 还没有 都没 也没 都不 也不 未能",
    "未曾 毫不 毫无 绝不 决不 没能 没法 没人 无人 没见 不见 不按 不回 不接 不理 不认 不管 不顾",
    "不行 不通 就不 就没 又没 又不 也未 都未",
)
_NOT_NEGATIONS = word_set(
    "不好意思 不错 不过 不但 不仅 不仅仅 不只 不论 不管怎样 不如 不妨 不久 不断 不同 不少 不愧",
    "不禁 不由得 不得不 不得了 不得已 不锈钢 不然 不止 不一 不足 不良 不光 不单 不外乎 不惜",
    "不客气 不要紧 不用谢 没关系 没问题 没事 没事儿 没错 没准 没劲 未来 未免 不知 不知道 不合格",
    "不稳定 不清楚 不能不 不会不 不可不 无不",
)
_CANNOT = lazy(r"([^不没])不(?!\1)[^不没]")
_EITHER = lazy(r"(.)[\u4e00-\u9fff]?[不没]\1[\u4e00-\u9fff]*")
_LEXICAL = word_set(
    "动不动 差不多 了不起 对不起 说不定 说不准 忍不住 禁不住 用不着 要不然 免不了 少不了"
)
_HARMLESS = word_set("别的 别人 没问题 没有问题 没关系 没有关系 没事 没错")
"""What denies nothing where it is cut in two."""

_MOST_BETWEEN = 3
"""Two negations with no more words than this between them make an affirmation: 不能不, 没有…不."""

_ALWAYS = word_set(
    "总是 老是 每次 每回 每一次 回回 次次 从来 从来不 从来没 从来没有 从不 从没 从未 一直 一向",
    "一贯 向来 永远 天天 动不动 一再 再三 屡次 屡屡 三番五次 三番两次 三天两头 隔三差五 又 又是",
    "又没 又不 再次",
)
_ALWAYS_IF_ADVERB = frozenset("总老")

_RHETORICAL = word_set(
    "难道 难道说 难不成 何必 何苦 岂 岂不 岂不是 岂能 凭什么 凭啥 何曾 谈何 何来 哪门子 哪能",
    "哪敢",
)
_HOW = word_set("怎么 咋 为什么 为啥 为何 干嘛 干吗 怎么会 怎么能 怎么可以 怎能")
_REPROACHFUL = word_set(
    "还 又 总 总是 老 老是 一直 每次 从来 都 就 连 偏 偏偏 非 非要 还是 还没 又没 还不"
)
_CAN = word_set("能 可以 敢 会 可能 好意思")
_NO_MEANS = tuple("这样 这么 那么 如此 把 说 让 随便 擅自 突然 连 就 一点 单方面 不 没".split())
_WHERE = word_set("哪 哪有 哪里有 哪里 哪儿")
_SUCH = tuple("这 那 你 您 贵 不 人 什么 空 时间".split())
_PROMISED = word_set(
    "说 说好 说过 说好了 答应 保证 承诺 讲好 约好 约定 定好 确认 确认过 已经 早就 早"
)
_AS_IF = word_set("至于 像话 好意思 过分 丢人 合理")
_ASKS_WORD = word_set(
    "吗 么 嘛 呢 什么 怎么 怎样 如何 为什么 为何 多少 多久 几 哪 哪里 哪些 哪个 哪天 何时 谁",
    "是否 能否 可否 咋 啥",
)
_POLITE = lazy(
    "请问|想问|请教|咨询|想了解|问一下|问下|问问|想确认|确认一下|确认下|好奇|麻烦问|想知道|方便说"
)
_BROKEN = lazy(".*(?:坏|丢|错|砸|乱|脏|晚|没|光|断|掉|耽误|搞|弄)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence. Sentence offsets.

    `doer` is who does what it tells: behind 被 or 由, else the subject. `negations` are the offsets
    behind which its negations reach, to the end of the clause; one that is taken back by another
    (不得不, 不能不), offers a choice (有没有) or only asks (收到了没) is none.
    """

    start: int
    end: int
    subject: Side
    doer: Side
    constructions: frozenset[str]
    negations: tuple[int, ...]
    question: Asks
    generaliser: bool

    def has(self, features: Mapping[str, Sequence[str]], at: int) -> bool:
        """Whether each of the `features` has one of its values for the words at offset `at`."""
        return all(self._has(name, values, at) for name, values in features.items())

    def _has(self, name: str, values: Sequence[str], at: int) -> bool:
        if name == "construction":
            return not (self.constructions or {"none"}).isdisjoint(values)
        if name == "negated":
            return _told(bool(self.negations)) in values
        if name == "denied":
            return _told(any(offset <= at for offset in self.negations)) in values
        if name == "generaliser":
            return _told(self.generaliser) in values
        side: str = getattr(self, name)
        return side in values


def _told(holds: bool) -> str:
    """As a rule writes it."""
    return "true" if holds else "false"


@lru_cache(SENTENCES_KEPT)
def clauses_of(words: tuple[Word, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence with these words, in order."""
    polite = _POLITE.search("".join(word.text for word in words)) is not None
    return tuple(
        _clause(part, mark, last=last, polite=polite) for part, mark, last in _parts(words) if part
    )


def _parts(words: Sequence[Word]) -> Iterator[tuple[Sequence[Word], str, bool]]:
    """The words of each clause, the mark that ends its stretch, and whether it stands before it."""
    start = 0
    parts: list[Sequence[Word]] = []
    for at, word in enumerate(words):
        if word.text in _ENDS:
            parts.append(words[start:at])
            start = at + 1
            if word.text in "?？。！!；;":
                yield from ((part, word.text, part is parts[-1]) for part in parts)
                parts = []
        elif at > start and _begins_anew(words[at - 1], word):
            parts.append(words[start:at])
            start = at
    parts.append(words[start:])
    yield from ((part, "", part is parts[-1]) for part in parts)


def _begins_anew(before: Word, word: Word) -> bool:
    """Whether `word` begins a clause without a mark: behind a space, or as what is told."""
    if word.text in _YOU | _WE | _THEY and before.text in _TELLING:
        return True
    apart = word.start > before.end
    return apart and _BESIDE_SPACES.isdisjoint((word.tag, before.tag))


def _clause(words: Sequence[Word], mark: str, *, last: bool, polite: bool) -> Clause:
    subject, predicate = _subject(words)
    question = _question(words, asked=mark in ("?", "？"), last=last, polite=polite)
    return Clause(
        start=words[0].start,
        end=words[-1].end,
        subject=subject,
        doer=_agent(words) or subject,
        constructions=_constructions(words),
        negations=_negations(words, rhetorical=question == "rhetorical"),
        question=question,
        generaliser=_generalises(words, predicate),
    )


def _subject(words: Sequence[Word]) -> tuple[Side, int]:
    """Whose clause it is, and at which word what is said of them begins."""
    side: Side = "none"
    at = 0
    while at < len(words):
        word = words[at]
        if word.text in _STARTS_PREDICATE or _is_negation(word):
            break
        if word.text in _OPENERS | _ALWAYS or word.tag in _AROUND:
            at += 1
        elif word.text in _PREPOSITIONS and side == "none":
            at = _phrase_end(words, at + 1)
        else:
            # Behind an adverb, or unknown to the engine, a word is more often the verb.
            verbal = side != "none" and (words[at - 1].tag == "d" or word.tag == "x")
            end = _phrase_end(words, at)
            if end == at or (verbal and word.text not in _YOU | _WE | _THEY):
                break
            side = _side_of(words[at:end]) or side
            at = end
    return side, at


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """Where the noun phrase that begins at word `at` ends; `at` itself if none does."""
    begin = at
    while at < len(words):
        word = words[at]
        linked = at > begin and words[at - 1].text in _LINKS
        if word.text in _STARTS_PREDICATE or word.text in _OPENERS or _is_negation(word):
            break
        if at > begin and not linked and (word.text in _YOU | _WE or word.tag == "x"):
            break
        linking = at > begin and word.text in _LINKS
        before_of = at + 1 < len(words) and words[at + 1].text == "的"
        describing = word.pos in ("ADJ", "VERB") and (before_of or linked)
        if not (linking or describing or _is_nominal(word)):
            break
        at += 1
    return at


def _is_nominal(word: Word) -> bool:
    """Whether a word can be all there is of a noun phrase."""
    return (
        word.pos in ("NOUN", "PROPN", "NUM", "PRON") or word.tag == "x"
    ) and word.text not in _ASKS_WORD | _HOW | _WHERE | _ALWAYS


def _side_of(phrase: Sequence[Word]) -> Side | None:
    """Whose a noun phrase is; None for one that only tells when or how often."""
    first = phrase[0].text
    rest = [word for word in phrase[1:] if word.tag not in ("t", "m", "mq", "f", "q")]
    if first in _YOU or first in _WE:
        own: Side = "you" if first in _YOU else "we"
        belongs = bool(rest) and (
            rest[0].text == "的" or (rest[0].pos == "PRON" and rest[0].text not in _OF_A_SIDE)
        )
        return own if not belongs or rest[-1].text in _OF_A_SIDE else "named"
    if all(word.tag in ("t", "m", "mq", "f", "q", "s") for word in phrase):
        return None
    return "named"


def _agent(words: Sequence[Word]) -> Side | None:
    """Who stands behind 被 or 由; None where nobody does."""
    for at, word in enumerate(words[:-1]):
        if word.text in ("被", "由"):
            end = _phrase_end(words, at + 1)
            return (_side_of(words[at + 1 : end]) or "none") if end > at + 1 else "none"
    return None


def _constructions(words: Sequence[Word]) -> frozenset[str]:
    found = set()
    for at, word in enumerate(words[:-1]):
        following = _phrase_end(words, at + 1) > at + 1
        counted = at > 0 and words[at - 1].tag in ("m", "mq")
        if word.text == "被" or (word.text in ("把", "将") and following and not counted):
            found.add("被" if word.text == "被" else "把")
        elif word.text in ("让", "叫", "令", "使") and following:
            found.add("让")
        elif word.text == "给" and _breaks(words, at + 1):
            found.add("被")
    return frozenset(found)


def _breaks(words: Sequence[Word], at: int) -> bool:
    """Whether 给 before word `at` stands for 被: 给你们弄丢了."""
    end = _phrase_end(words, at)
    tail = "".join(word.text for word in words[end : end + 2])
    return (
        end > at
        and end < len(words)
        and _BROKEN.match(tail) is not None
        and "了" in tail + "".join(word.text for word in words[end + 2 : end + 4])
    )


def _is_negation(word: Word) -> bool:
    """Whether a word denies by itself: 没, 不肯, 来不及, not 不锈钢 or 是不是."""
    text = word.text
    if text in _NEGATIONS:
        return word.tag != "n"
    if text in _NOT_NEGATIONS or text in _LEXICAL or _EITHER.fullmatch(text):
        return False
    if _CANNOT.fullmatch(text):
        return True
    return text[0] in "不没未" and 2 <= len(text) <= 3 and word.tag in ("v", "d", "a", "x")


def _negations(words: Sequence[Word], *, rhetorical: bool) -> tuple[int, ...]:
    places: list[int] = []
    for at, word in enumerate(words):
        if not _is_negation(word) or _only_asks(words, at) or (rhetorical and word.text == "不是"):
            continue
        if at + 1 < len(words) and word.text + words[at + 1].text in _HARMLESS:
            continue
        if places and at - places[-1] <= _MOST_BETWEEN and _takes_back(words[places[-1]], word):
            places.pop()
        else:
            places.append(at)
    return tuple(_reach(words[at]) for at in places)


def _reach(negation: Word) -> int:
    """Behind which offset a negation reaches: of 没收到 the verb is already denied."""
    with_verb = negation.text not in _NEGATIONS and negation.text[0] in "不没未"
    return negation.start + 1 if with_verb else negation.end


def _takes_back(first: Word, second: Word) -> bool:
    """Whether the second negation undoes the first: 不能不, 没有人不, not 没回也没发."""
    return (
        first.text in ("不", "不能", "不会", "不可", "不可能", "没有", "没", "无", "没人", "不得")
        and (second.text in ("不", "不是", "没有", "没"))
        and not (first.text == second.text == "没")
    )


def _only_asks(words: Sequence[Word], at: int) -> bool:
    """Whether 不 or 没 only offers a choice: 能 不 能, 是 不是, 收到了没."""
    if at > 0 and words[at].text == f"不{words[at - 1].text}":
        return True
    if words[at].text not in ("不", "没", "没有"):
        return False
    if at + 1 == len(words) or all(word.tag == "y" for word in words[at + 1 :]):
        return at > 0
    return at > 0 and words[at - 1].text[0] == words[at + 1].text[0]


def _generalises(words: Sequence[Word], predicate: int) -> bool:
    """Whether the clause speaks of always or again; what is said begins at word `predicate`."""
    texts = [word.text for word in words]
    for at, text in enumerate(texts):
        if text in _ALWAYS and not (text == "又" and texts.count("又") > 1):
            return True
        adverb = words[at].tag == "d" or predicate <= at
        if text in _ALWAYS_IF_ADVERB and adverb and at < len(words) - 1:
            following = words[at + 1]
            if following.pos in ("VERB", "ADV", "ADP") or _is_negation(following):
                return True
    return False


def _question(words: Sequence[Word], *, asked: bool, last: bool, polite: bool) -> Asks:
    """How the clause asks; `asked` is whether its stretch ends in a question mark."""
    texts = [word.text for word in words]
    if not _RHETORICAL.isdisjoint(texts):
        return "rhetorical"
    asks = (
        (asked and last)
        or texts[-1] in ("吗", "么", "嘛", "呢")
        or not _ASKS_WORD.isdisjoint(texts)
    )
    if not polite and _is_no_question(words, texts, asked=asked):
        return "rhetorical"
    either = any(_EITHER.fullmatch(text) and text not in _LEXICAL for text in texts)
    return "real" if asks or either else "none"


def _is_no_question(words: Sequence[Word], texts: Sequence[str], *, asked: bool) -> bool:
    """Whether nobody expects an answer: 怎么还不发, 哪有这样的, 不是说好了吗."""
    for at, text in enumerate(texts):
        following = texts[at + 1 : at + 4]
        if text in _HOW and _reproaches(words, at):
            return True
        if text in _WHERE and (text in ("哪有", "哪里有") or following[:1] == ["有"]):
            return any(word.startswith(_SUCH) for word in following)
        if text == "不是" and at < len(texts) - 1 and "还是" not in texts:
            closed = texts[-1] in ("吗", "么", "嘛")
            return closed or (asked and not _PROMISED.isdisjoint(following))
        if text == "谁" and following[:1] == ["还"] and following[1:2] != ["有"]:
            return asked
        if text in _AS_IF and texts[-1] in ("吗", "么", "嘛"):
            return True
        if (
            text in ("还", "这还")
            and {"用", "要", "需要"} & set(following[:1])
            and "说" in following
        ):
            return True
    return False


def _reproaches(words: Sequence[Word], at: int) -> bool:
    """Whether 怎么 or 为什么 at word `at` scolds: 怎么还, 怎么总, 怎么能这样."""
    following = words[at + 1 : at + 4]
    if not following:
        return False
    if following[0].text in _REPROACHFUL and following[0].tag != "v":
        rest = [word.text for word in following[1:]]
        return (
            following[0].text not in ("都", "就", "连")
            or any(map(_is_negation, following[1:]))
            or ("这么" in rest)
        )
    if words[at].text in ("怎么能", "怎么可以", "怎么会", "怎能"):
        return following[0].text.startswith(_NO_MEANS)
    return (
        following[0].text in _CAN
        and len(following) > 1
        and following[1].text.startswith(_NO_MEANS)
        and words[at].text in ("怎么", "咋")
    )
