"""What may name somebody or something in a sentence: for masking, where too much does no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from coach.analysis.scripts import HAN, HAS_HAN, LATIN
from coach.analysis.words import any_of, word_set
from coach.lazily import lazy
from coach.rewriting.sentences import Parse

_WORD = lazy(rf"[{LATIN}][{LATIN}0-9&.'’_/-]*[{LATIN}0-9]|[{LATIN}]")
_STARTS = lazy(r"(?:^|[.!?:;…。！？：；]|--|[-–—] )[\s\"'“”‘’(（\[]*$")
_CONTRACTED = lazy(r"['’](?:s|re|ve|ll|d|m|t)$|n['’]t$")
_DAY = lazy(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?$|(?:jan|feb|mar|apr|jun|jul|aug|sept?"
    r"|oct|nov|dec)[a-z]*$|may$",
)
_PLAIN = word_set(
    "a an the this that these those here there it its he she they we you i me us him her them my",
    "your our his their mine yours ours theirs who whom whose which what when where why how and or",
    "but nor so yet if unless until while because since although though as than then not no never",
    "none nobody nothing neither either both all any some every each many much more most few less",
    "least other another such same one only just even still again already always often ever once",
    "also too very really quite rather so at by for from in into of off on out over to under up",
    "down with without within about above after against along among around before behind below",
    "between beyond during except near per through toward towards upon via is am are was were be",
    "been being do does did done doing have has had having can could may might must shall should",
    "will would let please kindly dear hi hello hey thanks thank sorry yes ok okay well now today",
    "tomorrow yesterday soon later instead otherwise therefore however moreover further besides",
    "meanwhile anyway maybe perhaps obviously clearly apparently honestly frankly seriously",
    "actually finally fortunately unfortunately sadly congratulations bravo wow great brilliant",
    "wonderful fantastic excellent nice good bad wrong right late early next last first second",
    "third asap fyi urgent immediately unbelievable unacceptable ridiculous incredible nonsense",
    "enough stop due regarding concerning according despite given considering whatever whoever",
    "whenever everyone everybody everything someone somebody something anyone anybody anything",
)
_TRADE = word_set(
    "po pi ci pl bl b/l l/c lc t/t tt d/p d/a etd eta awb cod rma qc qa hs oem odm moq fcl lcl cbm",
    "msds coa coo pcs pc ctn ctns pdf email e-mail rfq sku ok faq",
)
"""Words of the trade that name a thing for everybody."""
_FAMILY_NAMES = (
    "欧阳 司马 诸葛 上官 王 李 张 刘 陈 杨 赵 黄 吴 徐 孙 胡 朱 郭 何 罗 林 梁 宋 郑 谢 "
    "韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 "
    "戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 崔 康 毛 邱 秦 江 史 顾 侯 "
    "邵 孟 龙 段 雷 钱 汤 尹 黎 常 武 乔 贺 赖 龚 文 周 高 马 于"
)
_TITLES = (
    "总经理 副总 总监 经理 主管 主任 厂长 老板 先生 女士 小姐 师傅 老师 博士 工程师 助理",
    "会计 律师 总 工 姐 哥",
)
_TITLED = lazy(
    rf"(?P<name>{any_of(_FAMILY_NAMES)}[{HAN}]{{0,2}}?)(?:{any_of(*_TITLES)})"
    rf"|(?P<called>[小老阿]{any_of(_FAMILY_NAMES)})(?![{HAN}]{{0,1}}[板师])"
)
_NAMED = lazy(
    rf"(?:^|[，,。；;：:！!？?、\s“（(]|[跟和找问让叫给由请与向把被对])"
    rf"(?P<name>{any_of(_FAMILY_NAMES)}(?!{any_of(*_TITLES)})[{HAN}]{{1,2}}?)"
    r"(?=答应|说|承诺|保证|负责|告诉|通知|确认|回复|发[来给过的]|跟|也|又|已|没|不|从|总|老|一直|上次"
    r"|[在就昨今前刚去还都]|那边|这边|他们|[，,。；;！!？?、\s”）)]|$)"
)
_NO_NAMES = word_set(
    "何时 何必 何况 何以 何人 方便 方面 方式 方案 高度 高兴 常常 常规 常见 周一 周二 周三",
    "周四 周五 周六 周日 周末 周内 周期 于是 于此 文件 文字 石头 金额 金属 马上 马虎 任何",
    "任务 许多 许可 程度 程序 时候 田间 曾经 史上 康复 余款 余额 余下 于今 江湖 顾客 钱款",
    "龙头 段时 田地 黄金 黄色 黎明 江边 方法 方向 对方 何处 何来 贺卡 常年 武断 钟头 丁点",
    "毛病 毛利 毛重 毛边 毛绒 白色 林林 雷同 程中 严重 张口 张嘴 高层 高价 文本 文档",
)


def names_in(words: str, parse: Parse | None) -> Iterator[tuple[int, int]]:
    """The spans of `words`, a sentence, that may be names; `parse` tells names at its beginning."""
    if HAS_HAN.search(words):
        yield from _in_chinese(words)
    else:
        yield from _in_english(words, parse)


def _in_english(words: str, parse: Parse | None) -> Iterator[tuple[int, int]]:
    tagged: dict[int, str] | None = None
    for found in _WORD.finditer(words):
        word = _CONTRACTED.sub("", found[0]).rstrip(".'’-/&")
        if not any(letter.isupper() for letter in word) or _is_of_trade(word) or word == "I":
            continue
        shouted = len(word) > 1 and word.isupper()
        marked = shouted or _STARTS.search(words, 0, found.start()) is not None
        if marked and word.lower() in _PLAIN:
            continue
        if marked and word.lower() in _ordinary():
            if shouted or parse is None:
                continue
            tagged = _tags(words, parse) if tagged is None else tagged
            if tagged.get(found.start()) != "PROPN":
                continue
        yield found.start(), found.start() + len(word)


def _is_of_trade(word: str) -> bool:
    low = word.lower()
    return low in _TRADE or low.removesuffix("s") in _TRADE


def is_day(word: str) -> bool:
    """Whether a word is the name of a weekday or a month."""
    return _DAY.match(word.lower()) is not None


def _tags(words: str, parse: Parse) -> dict[int, str]:
    parsed: Any = parse(words)
    return {token.idx: token.pos_ for token in parsed}


@cache
def _ordinary() -> frozenset[str]:
    """English words in their forms, in lower case: what is none of them may be a name."""
    from coach import assets

    path = assets.path("rules") / "en" / "inflections.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    forms = (form for line in lines for cell in line.split("\t") for form in cell.split("|"))
    return frozenset(form.lower() for form in forms if form)


def _in_chinese(words: str) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(words):
        if not _is_of_trade(found[0]):
            yield found.span()
    for pattern in (_TITLED, _NAMED):
        for found in pattern.finditer(words):
            which = next(key for key, name in found.groupdict().items() if name)
            if found[which][:2] not in _NO_NAMES:
                yield found.span(which)
    for found in _places_zh().finditer(words):
        yield found.span()


@cache
def _places_zh() -> re.Pattern[str]:
    """The Chinese names of countries and of the cities of trade."""
    from babel import Locale

    from coach.calendars.rows import cities

    names = {city.name.zh for city in cities()}
    countries = Locale("zh").territories.items()
    names |= {name for code, name in countries if len(code) == 2 and len(name) > 1}
    return re.compile("|".join(sorted(map(re.escape, names), key=lambda one: (-len(one), one))))
