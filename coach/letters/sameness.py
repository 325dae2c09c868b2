"""When two values say the same: 1,000 pcs and 1000件, USD 4.10 and 4.1, 20 Dec and 12月20日."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.analysis.words import word_set
from coach.lazily import lazy

_NUMBER = lazy(r"\d{1,3}(?:[, ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?")
_THOUSANDS = lazy(r" ?k\b|千", re.ASCII)
_TEN_THOUSANDS = lazy(r"万(\d)?千?")
_MONTH = lazy(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|(\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})月"
)
_CURRENCIES = (
    (lazy("美元|美金|美刀"), " usd "),
    (lazy("欧元"), " eur "),
    (lazy("人民币"), " rmb "),
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_HAN_DIGITS = {han: str(number) for number, han in enumerate("零一二三四五六七八九")} | {"两": "2"}
_WORDS = lazy(r"[a-z&/]+|[\u3400-\u9fff]|[$€£¥%\"]")
_SAME = {
    word: group[0]
    for group in (
        line.split()
        for line in (
            "pc pcs piece pieces unit units ea each 个 件 只 台 支 把 pce nos",
            "set sets 套", "pair pairs 双 对", "ctn ctns carton cartons 箱", "roll rolls 卷",
            "box boxes 盒", "bag bags 袋", "kg kgs kilo kilos 公斤", "mt ton tons tonne tonnes 吨",
            "m meter meters metre metres 米", "container containers 柜", "pallet pallets 托",
            "usd us$ $ dollar dollars 美元 美金 刀", "eur euro euros € 欧元", "gbp £ pound pounds",
            "rmb cny ¥ yuan 元 块 人民币", "day days 天 日", "week weeks 周", "month months",
            "deposit advance prepayment upfront 定金 订金 预付", "balance remaining 尾款 余款",
            "tt t/t wire", "lc l/c 信用证", "colour color", "black 黑", "white 白", "red 红",
            "blue 蓝", "green 绿", "grey gray 灰", "yellow 黄", "gold golden 金", "silver 银",
            "cfr cnf c&f", "free 免费", "logo",
        )
    )
    for word in group
}  # fmt: skip
_IDLE = word_set(
    "the a an of at for per by on in to is with and or our your only about approx around max min",
    "total price unit before after until till from within via please each",
    "的 是 为 在 于 约 左右 每",
    "major minor critical",
    "用 做 按 以 到 共 价 号 月 年 前 后 单 one such all make date st nd rd th net working",
)


@dataclass(frozen=True, slots=True)
class Key:
    """What a value means for a comparison: its numbers in their order, and its words."""

    numbers: tuple[float, ...]
    words: frozenset[str]


def key_of(folded: str) -> Key:
    """The key of a value in lower case and simplified characters."""
    text = folded
    for currency, code in _CURRENCIES:
        text = currency.sub(code, text)
    months: list[float] = []
    if found := _MONTH.search(text):
        name = found[1]
        months = [float(_MONTHS.index(name[:3]) + 1 if name else _han(found[2]))]
        text = text[: found.start()] + " " + text[found.end() :]
    numbers = _numbers(text)
    if months:
        # A year adds nothing to a day and a month where the other side left it out.
        numbers = months + [number for number in numbers if number < 1900]
    words = frozenset(
        _SAME.get(word, word)
        for word in _WORDS.findall(_NUMBER.sub(" ", text))
        if word not in _IDLE and word != "/"
    )
    return Key(tuple(numbers), words)


def same(one: Key, other: Key, *, loosely: bool = False) -> bool:
    """Whether two values of one topic say the same.

    Numbers have to be equal. Words may be left out on one side, not exchanged for others. With
    `loosely` the numbers of one may be some of the other's: “30% deposit” of a longer term.
    """
    if one.numbers != other.numbers:
        if not loosely or not (one.numbers and other.numbers):
            return False
        few, many = sorted((set(one.numbers), set(other.numbers)), key=len)
        return few <= many
    if one.numbers:
        units = [key.words & _UNITS for key in (one, other)]
        if units[0] and units[1] and not units[0] & units[1]:
            return False
        rest = [key.words - _UNITS for key in (one, other)]
        return loosely or rest[0] <= rest[1] or rest[1] <= rest[0] or bool(rest[0] & rest[1])
    return bool(one.words & other.words) and (one.words <= other.words or other.words <= one.words)


def units_of(key: Key) -> frozenset[str]:
    """The units in a value."""
    return key.words & _UNITS


_UNITS = frozenset(
    "pc set pair ctn roll box bag kg mt m cm mm gsm inch ml container pallet usd eur gbp rmb"
    " day week month %".split()
)


def _numbers(text: str) -> list[float]:
    found: list[float] = []
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() < end:
            continue
        figure = _figure(number[0])
        end = number.end()
        if _THOUSANDS.match(text, end):
            figure *= 1000
        elif tens := _TEN_THOUSANDS.match(text, end):
            # 8万5 is 85,000.
            figure = figure * 10000 + 1000 * int(tens[1] or 0)
            end = tens.end()
        found.append(figure)
    return found or [float(_han(run)) for run in _HAN_NUMBER.findall(text)]


_HAN_NUMBER = lazy(
    r"[一二两三四五六七八九十百千万]{1,8}(?=[个件套台双箱只条吨支米张把瓶卷柜天周年])"
)


def _figure(text: str) -> float:
    """A number as written: 1,000 and 1 000 are thousands, 4,20 has a decimal comma."""
    text = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def _han(text: str) -> int:
    """A Chinese number below 100,000 in characters or digits."""
    if text.isdigit():
        return int(text)
    total, section, digit = 0, 0, 0
    for letter in text:
        if letter in _HAN_DIGITS:
            digit = int(_HAN_DIGITS[letter])
        elif letter == "万":
            total, section, digit = (section + digit or 1) * 10000, 0, 0
        else:
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[letter]
            digit = 0
    return total + section + digit
