"""Hours of the day in Chinese: 下午三点半, 差五分八点, 15:00, 9点到11点半, 傍晚."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from coach.timing.chinese.blurred import BlurredPart
from coach.timing.chinese.numbers import count_of, integer_of
from coach.timing.chinese.tokens import Line, pattern
from coach.timing.chinese.words import PARTS_OF_DAY, SHARP_PARTS
from coach.timing.meaning import About, Around, Between, Clock, DayPart, Meaning

_NEARLY = r"[还]?(?:差一?点儿?|欠一点|差几分钟?)(?!\d)|刚刚?过(?![期了来去程])|过一点儿?(?!\d)"
"""九点差一点, 十点刚过: not quite."""

_EVENING = ("晚上", "夜里", "深夜")
_AFTERNOON = ("下午", "午后", "傍晚")
_NOUNS = (
    r"(?:建议|意见|要求|说明|理由|原因|内容|问题|想法|体会|注意|需要|请|补充|事|疑问|优势|好处|不足"
    r"|改进|区别|变化|方向|方位|共识|差异|钱|水|利|折扣|回扣|[零一二三四五六七八九]|\d|[%％]|个|位"
    r"|运动)"
)
_HOURLY = (
    r"$|[ （(，。！？；：、,.!?;:）)\n的了吗呢吧啊见开到出来去上下起走集发送取交截关准整正收回打给"
    r"在有和与或可能行会就我您你他方左前后以之钟半]"
)
_OPENINGS = ("", *"，。 ,、；：\n")
_MINUTES = ("MIN", "MINUTE")
_BEFORE_HOUR = tuple("在从到约改定于晚早")
_ASIDE = tuple("这那以几有第说共前上下列述讲提充如哪差早快一")
"""Before 两点 these make it two points: 以下两点, 这两点."""


class Hour(NamedTuple):
    """An hour that was read up to the token `end`.

    `bare` is a number with 点 and nothing else, which can also count points; `part` the part of the
    day that the words named.
    """

    node: Meaning
    end: int
    bare: bool = False
    part: str | None = None


def hours(line: Line, index: int) -> Hour | None:
    """A clock time, part of the day, or from one to another; memoised."""
    key = ("hours", index)
    if key not in line.memo:
        line.memo[key] = _hours(line, index)
    found: Hour | None = line.memo[key]
    return found


def _hours(line: Line, index: int) -> Hour | None:
    first = clock(line, index)
    short = _short_range(line, index)
    if first is None or (short and short.end > first.end):
        return short
    return through(line, first)


def through(line: Line, first: Hour) -> Hour:
    """The hour, or the range that it begins."""
    if line.kind(first.end) != "TO":
        return first
    last = clock(line, first.end + 1)
    if last is None or (isinstance(last.node, DayPart) and not isinstance(first.node, DayPart)):
        return first
    end = last.end + (line.kind(last.end) == "BETWEEN")
    return Hour(Between(first.node, _later(first, last)), end)


def _short_range(line: Line, index: int) -> Hour | None:
    """早上五到六点, 9-11点: the first hour without its 点."""
    at = index
    part = line.value(at) if line.kind(at) == "PARTOFDAY" else None
    at += part is not None
    if line.kind(at) != "NUM" or line.kind(at + 1) != "TO" or line.kind(at + 2) != "NUM":
        return None
    hour = integer_of(line.value(at))
    last = clock(line, at + 2)
    if hour is None or hour > 24 or last is None or not isinstance(last.node, Clock):
        return None
    first = Hour(_clock(hour, 0, 0, part, certain=hour > 12), at + 1, part=part)
    return Hour(Between(first.node, _later(first, last)), last.end)


def _later(first: Hour, last: Hour) -> Meaning:
    """The second hour in the half of the day of the first: 下午5点到6点."""
    one, other = first.node, last.node
    if not (isinstance(one, Clock) and isinstance(other, Clock)) or last.part is not None:
        return other
    if other.certain or not one.certain or first.part is None:
        return other
    begin = (one.hour, one.minute)
    for hour in (other.hour, other.hour + 12, other.hour + 24):
        if (hour, other.minute) > begin:
            return replace(other, hour=hour, certain=True)
    return other


def clock(line: Line, index: int) -> Hour | None:
    """One clock time or part of the day; memoised."""
    key = ("clock", index)
    if key not in line.memo:
        line.memo[key] = _about(line, _one(line, index), index)
    found: Hour | None = line.memo[key]
    return found


def _about(line: Line, found: Hour | None, index: int) -> Hour | None:
    """三点左右, 八点多, 三时许."""
    if found is None or isinstance(found.node, DayPart):
        return found
    nearly = pattern(_NEARLY).match(line.text, line.end(found.end))
    if nearly:
        return Hour(Around(found.node), line.resume(nearly.end()), part=found.part)
    kind = line.kind(found.end)
    if kind in ("ROUGHLY", "MORE") and line.word(found.end) not in ("来", "余"):
        return Hour(Around(found.node), found.end + 1, part=found.part)
    return found


def _one(line: Line, index: int) -> Hour | None:
    kind = line.kind(index)
    if kind == "PARTOFDAY":
        return _with_part(line, index)
    if kind == "MIDNIGHT":
        return _sharp(line, index + 1, 0, None)
    if kind == "OFFWORK":
        closing = Clock(line.value(index), certain=True)
        # An office closes by the clock, a workshop when the work is done.
        done = line.word(index) == "收工"
        return Hour(Around(closing) if done else closing, index + 1, part="下午")
    if kind == "LACK":
        return _lacking(line, index, None)
    return spoken(line, index, None)


def _with_part(line: Line, index: int) -> Hour | None:
    part = line.value(index)
    at = index + 1
    while line.kind(at) == "PARTOFDAY" and at < index + 3:
        part, at = line.value(at), at + 1
    at += line.kind(at) == "OF"
    if line.kind(at) == "ABOUT":
        inner = spoken(line, at + 1, part)
        if inner:
            return Hour(About(inner.node), inner.end, part=part)
    found = _lacking(line, at, part) if line.kind(at) == "LACK" else spoken(line, at, part)
    if found:
        return found._replace(bare=False)
    if at > index + 1 and line.kind(at - 1) == "OF":
        at -= 1
    start, end = PARTS_OF_DAY[part]
    build = DayPart if part in SHARP_PARTS else BlurredPart
    return Hour(build(part, start, end), at, part=part)


def spoken(line: Line, index: int, part: str | None) -> Hour | None:
    """15:00, 三点半, 3pm, behind a part of the day if one was named."""
    kind = line.kind(index)
    if kind == "HMS":
        return _written(line, index, part)
    if kind == "MIDNIGHT" and part:
        return _sharp(line, index + 1, 0, None)
    if kind != "NUM" or line.before(index, 1) == "第":
        return None
    hour = integer_of(line.value(index))
    if hour is None:
        return _between_hours(line, index, part)
    if hour > 24:
        return None
    if line.kind(index + 1) == "MERIDIEM":
        half = line.value(index + 1)
        return Hour(Clock(hour, half=half), index + 2, part=half) if 1 <= hour <= 12 else None
    if line.kind(index + 1) != "CLOCK":
        return None
    if line.after(index + 2, 2) in ("方向", "方位"):
        return None
    found = _sharp(line, index + 2, hour, part, certain=line.word(index)[0] == "0")
    said = found.end > index + 2 or line.word(index + 1) == "点钟"
    doubtful = line.word(index + 1) == "时" and hour < 13 and not line.word(index).isdigit()
    return found._replace(bare=not said or (doubtful and not said))


def _between_hours(line: Line, index: int, part: str | None) -> Hour | None:
    """三四点, 早上七八点."""
    pair = count_of(line.value(index))
    if pair is None or not pair.blurred or pair.high != pair.low + 1 or pair.high > 24:
        return None
    if line.word(index + 1) not in ("点", "点钟") or pattern(_NOUNS).match(line.after(index + 2)):
        return None
    return Hour(Around(_clock(int(pair.low), 0, 0, part, certain=False)), index + 2, part=part)


def _written(line: Line, index: int, part: str | None) -> Hour:
    hour, minute, *rest = line.value(index)
    second = rest[0] if rest else 0
    if line.kind(index + 1) == "MERIDIEM" and part is None and 1 <= hour <= 12:
        half = line.value(index + 1)
        return Hour(Clock(hour, minute, second, half=half), index + 2, part=half)
    certain = line.word(index)[0] == "0" or hour >= 10
    node = _clock(hour, minute, second, part, certain=certain)
    return Hour(node, index + 1 + (line.kind(index + 1) == "MIN"), part=part)


def _sharp(line: Line, at: int, hour: int, part: str | None, *, certain: bool = False) -> Hour:
    """The minutes behind 三点: 半, 一刻, 二十, 零五分, 过五分, 差五分, 整."""
    minute = second = 0
    kind = line.kind(at)
    value = _small(line, at)
    if kind == "WHOLE":
        at += 1
    elif kind == "HALF" and not line.value(at):
        minute, at = 30, at + 1
    elif kind == "PASSING" and (passed := _small(line, at + 1)) is not None:
        if line.kind(at + 2) in ("MIN", "MINUTE"):
            minute, at = passed, at + 3
    elif kind == "LACK" and (lack := _small(line, at + 1)) and line.kind(at + 2) in _MINUTES:
        hour, minute, at = hour - 1, 60 - lack, at + 3
    elif value == 0 and (few := _small(line, at + 1)) is not None and line.kind(at + 2) in _MINUTES:
        minute, at = few, at + 3
    elif value is not None and line.kind(at + 1) == "KE" and value < 4:
        minute, at = 15 * value, at + 2
    elif value is not None and line.kind(at + 1) in ("MIN", "MINUTE"):
        minute, at = value, at + 2
        seconds = _small(line, at)
        if seconds is not None and line.kind(at + 1) == "SECOND":
            second, at = seconds, at + 2
        elif line.kind(at) == "WHOLE":
            at += 1
    elif value is not None and _bare_minutes(line, at):
        minute, at = value, at + 1
    elif value is not None and line.kind(at + 1) == "CHARACTERS" and value < 12:
        minute, at = 5 * value, at + 2
    node = _clock(hour, minute, second, part, certain=certain or hour > 12 or hour == 0)
    return Hour(node, at, part=part)


def _small(line: Line, index: int) -> int | None:
    """A number below 60."""
    if line.kind(index) != "NUM":
        return None
    number = integer_of(line.value(index))
    return number if number is not None and number < 60 else None


def _bare_minutes(line: Line, index: int) -> bool:
    """九点二十, 8点05: two digits that count nothing else."""
    word = line.word(index)
    if len(word) < 2 or (word.isdigit() and len(word) != 2):
        return False
    if line.kind(index + 1) in ("BREAK", "TO", "BEFORE", "AFTER", "ROUGHLY", "WHOLE", "OF", "AND"):
        following = line.after(index + 1, 1)
        return following not in tuple(
            "个件箱台种款家次人块吨只套批柜票米公斤克倍页岁%％份位名万亿元美"
        )
    return line.kind(index + 1) not in (
        "DAY", "MONTHS", "GE", "YEAR", "WEEK", "HOUR", "QUARTER", "MORE", "HALFPLUS", "DATE",
    )  # fmt: skip


def _lacking(line: Line, index: int, part: str | None) -> Hour | None:
    """差五分八点, 差一刻九点."""
    lack = _small(line, index + 1)
    if lack is None:
        return None
    kind = line.kind(index + 2)
    minutes = 15 * lack if kind in ("KE", "KEZHONG") else lack
    hour = _small(line, index + 3)
    if kind not in ("MIN", "MINUTE", "KE", "KEZHONG") or hour is None or not 1 <= hour <= 24:
        return None
    if line.kind(index + 4) != "CLOCK":
        return None
    whole = _clock(hour, 0, 0, part, certain=hour > 12)
    node = replace(whole, hour=whole.hour - 1, minute=60 - minutes)
    return Hour(node, index + 5, part=part)


def _clock(hour: int, minute: int, second: int, part: str | None, *, certain: bool) -> Clock:
    """A clock time in its part of the day; past 24 in the night that follows the day."""
    if part is None or hour > 12:
        return Clock(hour, minute, second, certain=certain or hour == 12)
    if part in _AFTERNOON or (part == "中午" and hour < 10):
        hour = hour % 12 + 12
    elif part in _EVENING:
        hour = hour + 24 if 1 <= hour <= 4 else hour + 12 if hour else 24
    elif part in ("凌晨", "清晨", "后半夜"):
        hour %= 12
    elif part in ("午夜", "半夜") and hour in (0, 12):
        hour = 24
    elif part == "前半夜" or (part in ("白天", "午夜") and (hour < 6 or hour > 8) and hour < 12):
        hour += 12
    return Clock(hour, minute, second, certain=True)


def plausible(line: Line, index: int, found: Hour) -> bool:
    """Whether a bare 三点 or 10时 is an hour and not three points to make."""
    after, before = line.after(found.end, 2), line.before(index, 1)
    hour = found.node.hour if isinstance(found.node, Clock) else 0
    few = hour <= 5
    if pattern(_NOUNS).match(after) or before in _ASIDE or (few and after[:1] in ("：", ":")):
        return False
    if line.word(found.end - 1) == "时":
        return hour > 2 or line.word(index).isdigit()
    if not few or before in _BEFORE_HOUR:
        return True
    if hour <= 2 and before not in _OPENINGS:
        return False
    return pattern(_HOURLY).match(after) is not None
