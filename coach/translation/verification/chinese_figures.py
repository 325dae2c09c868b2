"""The numbers of a Chinese text: digits with 万 and 亿, numerals, 半, fractions, 折 and 成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.figures import NUMBER, number_of
from coach.identifiers.figures import chinese_number as _below_ten_thousand
from coach.lazily import lazy
from coach.translation.verification.atoms import Figure, Number, exactly
from coach.translation.verification.units import chinese_units, currency_before

_DIGITS = lazy(rf"(?<![a-z0-9_])(?:(?<!\d[.,]){NUMBER}|(?<=\d[.,]){NUMBER})", re.ASCII)
_SCALE = lazy(
    r"[ ]?(?:(?P<text>百万|千万|十万|百亿|千亿|万|亿|千(?![克瓦米字赫帧])|百(?!分))"
    r"|(?P<latin>[kwm])(?![a-z]))"
)
_SCALES = {
    "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "百亿": 10**10, "千亿": 10**11, "k": 1000, "w": 10**4, "m": 10**6,
}  # fmt: skip
_NUMERALS = lazy(r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+|[俩仨双廿]")
_DIGIT = "零〇一二三四五六七八九"
_MEASURED = lazy(
    r"[ ]?[多余来几]?(?:个|名|位|种|次|项|条|件|天|日|号|月|年|周|星期|小时|分钟|秒|台|套|张"
    r"|份|只|支|块|层|组|批|行"
    r"|列|页|章|节|句|字|段|人|倍|岁|元|美元|美金|欧元|公斤|千克|吨|米|厘米|毫米|箱|托|柜|包|袋|卷|颗|根|把|艘|辆|匹|头"
    r"|座|间|家|户|步|点|度|维|级|阶|轮|回合|代|世|季|部|本|封|轴|边形|成员|折|成|半|碗|杯|瓶|片|面|具|扇|场|遍|趟|排|枚"
    r"|端|色|处|道|支|队|队|股|路|方|大|者|百|千|万|比特|字节|像素|位数|工作日)"
)
_FRACTION = lazy(
    rf"(?P<bottom>百|千|万|{NUMBER}|[二三四五六七八九十百千]+)分之"
    rf"(?P<top>{NUMBER}|[零一二两三四五六七八九十百点]+)"
)
_DISCOUNT = lazy(
    rf"(?P<number>{NUMBER}|[一二三四五六七八九][一二三四五六七八九]?)折(?![叠腾中断线扣磨算返])"
)
_TENTHS = lazy(
    r"(?P<number>[1-9]|[一二两三四五六七八九])成(?![立为本员品都功熟交对分就长果绩人群份])"
)
_DECADE = lazy(r"(?P<century>\d\d) ?世纪 ?(?P<decade>\d0) ?年代")
_HALF = lazy(r"半(?!径|透|角|夜|路|途|途|自|导|封|兽|精|身|空|岛|球|音|圆|色|调|打|人)")
_ROUNDED = lazy(
    r"(?P<number>[一二两三四五六七八九][一二两三四五六七八九十百千]*)[多余](?P<scale>万|亿|千)"
)
_NTH = lazy(r"第[ ]?$")
_PROTECTED = lazy(
    r"一|第二|第一|万一|千万(?!元)|万能|万事|百科|百分比|百分号|百分制|三明治|三角|四角|四处|四周(?!年|内|后|前)|五金|十分(?!钟|之)|八卦"
    r"|六角|七夕|十字|九宫|三脚|二进制|十进制|八进制|十六进制|二维|三维|四维|一二|再三|三思|二手|二者|两者|两侧|两端|两边|两旁|两极"
    r"|两栖|千里|万物|百姓|百合|千古|万岁|万一|四舍五入|五彩|三方|四方|八方|五官|七彩|百宝|千变万化|两难|十足|二叉|不三不四"
    r"|数百|数千|数万|数十|几十|几百|几千|几万|成千上万|成百上千|上百|上千|上万|千千万万|万万|亿万|周[一二三四五六日]|星期[一二三四五六日]"
    r"|礼拜[一二三四五六]|双击|双向|双方|双眼|双手|双亲|双线|双精度|双字节|双重|双引号|双倍|双核|双面|无双|双胞|两次(?=[输填])"
)
_LOOSE = lazy(
    r"双|两|俩|翻倍|加倍|一半|对半|单|首|个位|其一|几十|十几|十来|几|数十|数百|数千|数万|成千上万|上百|上千|上万|十多|百万|万|千|百|十|亿|元旦|中午|午夜|零"
)
_LOOSE_VALUES: dict[str, tuple[int, ...]] = {
    "双": (2,), "两": (2,), "俩": (2,), "翻倍": (2,), "加倍": (2,), "单": (1,), "首": (1,),
    "其一": (1,), "几": (2, 3), "数十": (10, 12), "几十": (10, 12),
    "十几": (10, 12), "十来": (10, 12), "数百": (100,), "数千": (1000,), "数万": (10000,),
    "成千上万": (1000, 10000), "上百": (100,), "上千": (1000,), "上万": (10000,), "十多": (10, 12),
    "百万": (10**6,), "万": (10**4,), "千": (1000,), "百": (100,), "十": (10,), "亿": (10**8,),
    "中午": (12,), "午夜": (0, 12), "零": (0,), "个位": (1,), "元旦": (1,),
}  # fmt: skip


def read_chinese_digits(low: str) -> Iterator[Figure]:
    """Fractions, discounts, and the numbers in digits; `low` is without exact stretches."""
    taken: list[tuple[int, int]] = []
    for one in _FRACTION.finditer(low):
        taken.append(one.span())
        yield _fraction(one)
    for one in _DISCOUNT.finditer(low):
        taken.append(one.span())
        yield _discount(one)
    for one in _TENTHS.finditer(low):
        taken.append(one.span())
        value = Number(_small(one["number"]) * 10)
        values = frozenset({value, value / 10, value / 100, Number(_small(one["number"]))})
        yield Figure(*one.span(), values, frozenset({"percent"}), firm=low[one.start()].isdigit())
    for one in _DECADE.finditer(low):
        taken.append(one.span())
        century, decade = int(one["century"]), int(one["decade"])
        years = {Number(decade), Number(100 * (century - 1) + decade)}
        yield Figure(*one.span(), frozenset(years))
    for one in _DIGITS.finditer(low):
        if not any(start <= one.start() < end for start, end in taken):
            yield _figure(low, *one.span())


def _small(digit: str) -> int:
    return int(digit) if digit.isascii() else chinese_number(digit) or 0


def _amount(words: str) -> Number:
    if words[0].isascii():
        return exactly(number_of(words))
    whole, _, rest = words.partition("点")
    value = Number(chinese_number(whole) or 0)
    digits = "".join(str(chinese_number(digit) or 0) for digit in rest)
    return value + (Number(int(digits), 10 ** len(digits)) if digits else 0)


def _fraction(one: re.Match[str]) -> Figure:
    bottom, top = _amount(one["bottom"]), _amount(one["top"])
    if one["bottom"] == "百":
        return Figure(*one.span(), frozenset({top, top / 100}), frozenset({"percent"}))
    value = top / bottom if bottom else top
    if one["bottom"] in ("千", "万"):
        return Figure(*one.span(), frozenset({value, value * 100}), frozenset({"percent"}))
    return Figure(*one.span(), frozenset({value, value * 100, top, bottom}), firm=True)


def _discount(one: re.Match[str]) -> Figure:
    words = one["number"]
    if words.isascii() and not words[0].isalpha():
        number = exactly(number_of(words))
    else:
        digits = [chinese_number(digit) or 0 for digit in words]
        number = Number(digits[0]) + (Number(digits[1], 10) if len(digits) > 1 else 0)
    share = number if number > 10 else number * 10
    values = frozenset({100 - share, share, number})
    return Figure(*one.span(), values, frozenset({"percent"}), firm=True)


def _figure(low: str, start: int, end: int) -> Figure:
    number = number_of(low[start:end])
    values = {exactly(number)}
    if re.fullmatch(r"\d{1,3}\.\d{3}", low[start:end]):
        values.add(exactly(number * 1000))
    elif re.fullmatch(r"\d{1,3},\d{3}", low[start:end]):
        values.add(exactly(number / 1000))
    units = currency_before(low, start)
    scale = _SCALE.match(low, end)
    if scale:
        kept = values if scale["latin"] else set()
        values = {value * _SCALES[scale["text"] or scale["latin"]] for value in values} | kept
        end = scale.end()
    elif low[end : end + 1] == "打" and low[end + 1 : end + 2] not in ("印", "开", "包"):
        return Figure(start, end + 1, frozenset(values | {12 * value for value in values}))
    elif re.match(r"[ ]?个?半(?=[年天月个小])", low[end : end + 4]):
        values = values | {value + Number(1, 2) for value in values}
    ahead, after = chinese_units(low, end)
    if not units:
        units, end = ahead, after
    if low[start - 1 : start] in ("#", "第"):
        units = units & frozenset({"quarter", "day", "week", "month", "year", "hour"})
    return Figure(start, end, frozenset(values), units)


def chinese_number(numerals: str) -> int | None:
    """The number of Chinese numerals, 两亿三千万 too; None where they make none."""
    for scale, worth in (("亿", 10**8), ("万", 10**4)):
        before, mark, behind = numerals.rpartition(scale)
        if mark:
            high, rest = chinese_number(before or "一"), chinese_number(behind or "零")
            if high is None or rest is None:
                return None
            if behind and len(behind) == 1 and behind not in "零〇":
                rest *= worth // 10
            return high * worth + rest
    return _below_ten_thousand(numerals)


def read_numerals(low: str) -> Iterator[Figure]:
    """The numbers in numerals; 一 and what belongs to a word are not firm."""
    for pattern in (_FRACTION, _DISCOUNT, _TENTHS):
        low = pattern.sub(lambda found: "\ue001" * len(found[0]), low)
    kept = [one.span() for one in _PROTECTED.finditer(low)]
    for one in _ROUNDED.finditer(low):
        number = (chinese_number(one["number"]) or 1) * _SCALES[one["scale"]]
        yield Figure(*one.span(), frozenset({Number(number)}))
    low = _ROUNDED.sub(lambda found: "\ue001" * len(found[0]), low)
    for one in _NUMERALS.finditer(low):
        start, end = one.span()
        if low[end : end + 1] == "点" and len(one[0]) == 1 and low[end + 1 : end + 2] in _DIGIT:
            continue
        yield from _numerals(low, start, end, any(s <= start < e for s, e in kept))
    for one in _HALF.finditer(low):
        values = frozenset(Number(value) for value in ("1/2", "50", "30", "6", "12", "1.5", "2.5"))
        yield Figure(*one.span(), values, firm=False)
    for one in _LOOSE.finditer(low):
        if one[0] in _LOOSE_VALUES:
            loose = frozenset(Number(value) for value in _LOOSE_VALUES[one[0]])
            yield Figure(*one.span(), loose, firm=False)


def _numerals(low: str, start: int, end: int, protected: bool) -> Iterator[Figure]:
    words = low[start:end].replace("俩", "两").replace("双", "两").replace("仨", "三")
    words = words.replace("廿", "二十")
    if len(words) > 1 and all(word in _DIGIT for word in words):
        for word in words:
            yield Figure(
                start, end, frozenset({Number(_DIGIT.index(word) - (word != "零"))}), firm=False
            )
        yield Figure(start, end, frozenset({Number(chinese_digits(words))}), firm=False)
        return
    number = chinese_number(words)
    if number is None:
        return
    values = {Number(number)}
    measured = _MEASURED.match(low, end)
    nth = _NTH.search(low[max(0, start - 2) : start])
    bare = words in ("百", "千", "万", "亿", "百万", "千万", "零", "〇", "一")
    firm = not protected and not bare and number > 2 and bool(len(words) > 1 or measured or nth)
    firm = firm or (
        words in "二两"
        and not protected
        and bool(measured)
        and not nth
        and low[start:end] in "二两"
    )
    units, after = chinese_units(low, end)
    if re.match(r"个?半", low[end : end + 2]):
        values.add(number + Number(1, 2))
    if low[end : end + 1] == "打":
        values.add(Number(12 * number))
    if low[end : end + 1] == "点" or low[start - 1 : start] in ("点", "周", "期", "拜"):
        firm = False
    if nth:
        units = units & frozenset({"quarter"})
    yield Figure(start, after if firm else end, frozenset(values), units, firm=firm)


def chinese_digits(words: str) -> int:
    """二〇二六 as 2026."""
    return int("".join(str(max(0, _DIGIT.index(word) - (word != "零"))) for word in words))
