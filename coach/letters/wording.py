"""The words of a confirmation letter, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.draft import Channel
from coach.finding import Language, Text
from coach.lazily import lazy
from coach.letters.chat import Chat
from coach.letters.speakers import is_speaker_word

if TYPE_CHECKING:
    from coach.letters.letter import Citation, Item

FURTHER_POINT = Text("Further point", "其他事项")
AMBIGUOUS_DATES = Text(
    "The chat does not show whether day or month comes first in its dates; they are quoted "
    "as written.",
    "聊天记录里的日期分不清日和月的先后，信中按原样引用，请核对。",
)
UNKNOWN_SIDE = Text(
    "Which name is yours is not known, so the letter greets nobody by name. Give it with “us”.",
    "不清楚哪个名字是您，称呼留空；请指明己方姓名。",
)
UNKNOWN_SIDES = Text(
    "More than two people write and which side is yours is not known, so nothing counts as agreed. "
    "Give your name with “us”.",
    "聊天超过两人，又不清楚哪一方是您，因此没有列入“已确认”；请指明己方姓名。",
)
NOT_READ = Text(
    "Pictures, voice messages, files and deleted messages were not read.",
    "图片、语音、文件和已撤回的消息没有读取，请自行核对。",
)
EDITED = Text(
    "Some messages were edited later; only their last form is known.",
    "有的消息事后修改过，这里只能看到最后的内容。",
)

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_CHANNELS: dict[Channel, Text] = {
    "whatsapp": Text("WhatsApp", "WhatsApp"),
    "wechat": Text("WeChat", "微信"),
    "linkedin": Text("LinkedIn", "领英"),
}
_HEADINGS = {
    "agreed": Text("A. Agreed", "一、双方已确认"),
    "proposed": Text("B. Proposed, awaiting confirmation", "二、已提出，等待确认"),
    "open": Text("C. Open", "三、尚未确定"),
}
_NONE = {
    "agreed": Text("So far, none.", "暂无。"),
    "proposed": Text("None.", "暂无。"),
    "open": Text("None.", "暂无。"),
}
_SAID = {
    "proposed": Text("said by", "提出"),
    "accepted": Text("accepted by", "同意"),
    "answered": Text("answered by", "回复"),
    "asked": Text("asked by", "询问"),
}
_ORDER_NUMBER = lazy(
    r"\b(?:PO|PI|SC|P\.O\.|[Oo]rder(?: [Nn]o\.?"
    r"| [Nn]umber)?)[ :#-]{0,2}(?:[A-Z]{1,4}-?)?\d{3,}[\w-]*|(?:订单号?|合同号"
    r"|PI号)[:： ]?[A-Za-z]{0,4}-?\d{3,}[A-Za-z0-9-]*"
)


def reference(chat: Chat) -> str | None:
    """The order number of the chat, if it names exactly one."""
    found = {hit[0] for line in chat.messages for hit in _ORDER_NUMBER.finditer(line.text)}
    return found.pop() if len(found) == 1 else None


def subject(language: Language, days: tuple[date, date] | None, order: str | None) -> str:
    """The subject line, marked as a confirmation."""
    if language == "zh":
        about = f"{order} " if order else ""
        return f"【确认】{about}{_period(days, language) or '⟦日期⟧'}聊天沟通要点"
    about = f"{order}, " if order else ""
    return f"For confirmation: {about}our chat of {_period(days, language) or '⟦date⟧'}"


def body(
    language: Language,
    readers: Sequence[str],
    days: tuple[date, date] | None,
    channel: Channel | None,
    items: Sequence[Item],
) -> str:
    """The letter from greeting to sign-off."""
    parts = [greeting(language, readers), _opening(language, days, channel)]
    for section in _HEADINGS:
        parts.append(_section(language, section, [i for i in items if i.section == section]))
    parts += [_request(language, items), _closing(language)]
    return "\n\n".join(parts) + "\n"


def greeting(language: Language, readers: Sequence[str]) -> str:
    """The salutation with the names of the chat; a blank for a number or a part like “Client”."""
    names = [_called(name) for name in readers]
    if not names or any(name is None for name in names):
        names = ["⟦姓名⟧" if language == "zh" else "⟦name⟧"]
    known = [name for name in names if name]
    if language == "zh":
        return f"{'、'.join(known)}，您好！" if len(known) == 1 else f"{'、'.join(known)}，各位好！"
    listed = known[0] if len(known) == 1 else ", ".join(known[:-1]) + " and " + known[-1]
    return f"Dear {listed},"


_FAMILIAR = lazy(r"(?:客户|采购|业务)?(?:.{1,3}(?:姐|哥|叔|姨|嫂|弟|妹|爷)|[老小阿].{1,2})|.*亲亲?")
"""How friends call each other in a chat, which is no way to begin a letter: 何姐, 老张, 小刘."""


def _called(name: str) -> str | None:
    bare = re.sub(r"\s*(?:\([^()]*\)|（[^（）]*）)", "", name).strip()
    bare = re.sub(r"[^\w\s.'’&-]+", "", bare).strip(" -_.")
    bare = re.sub(r"\.(?=[\u3400-\u9fff])", ". ", bare)
    if is_speaker_word(bare) or _FAMILIAR.fullmatch(bare):
        return None
    return bare if any(letter.isalpha() for letter in bare) else None


def _opening(language: Language, days: tuple[date, date] | None, channel: Channel | None) -> str:
    where = _CHANNELS.get(channel) if channel else None
    when = _period(days, language)
    if language == "zh":
        place = f"在{where.zh}上" if where else ""
        return (
            f"感谢您{when or ''}{place}与我们沟通。为方便双方留存，现将聊天中谈到的内容"
            "整理成邮件，请您核对。引号内为聊天原文，时间为聊天记录所显示的时间。"
        )
    on = f" on {where.en}" if where else ""
    of = f" of {when}" if when else ""
    return (
        f"Thank you for our chat{on}{of}. So that we both have it in "
        "writing, this e-mail is our confirmation of what was said. Words in quotation marks are "
        "quoted from the chat, with the times shown there."
    )


def _section(language: Language, section: str, items: Sequence[Item]) -> str:
    lines = [_HEADINGS[section].of(language), ""]
    if not items:
        return "\n".join([*lines, _NONE[section].of(language)])
    for item in items:
        lines.append(f"{item.number}. {item.name.of(language)}")
        if item.value is not None:
            lines.append(f"> “{_flat(item.value)}”")
        lines += (f"> {_source(language, citation)}" for citation in item.citations)
    return "\n".join(lines)


def _source(language: Language, citation: Citation) -> str:
    """Who said what, when and in which line."""
    said = _SAID[citation.role].of(language)
    when = _moment(citation, language)
    if language == "zh":
        time = f"，{when}" if when else ""
        return f"{citation.author} {said}{time}（第{citation.line}行）：“{_flat(citation.text)}”"
    time = f", {when}" if when else ""
    return f"{said} {citation.author}{time} (line {citation.line}): “{_flat(citation.text)}”"


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def _moment(citation: Citation, language: Language) -> str | None:
    if citation.moment is None:
        return f"“{citation.stamp}”" if citation.stamp else None
    return _time(citation.moment, language)


def _time(moment: datetime, language: Language) -> str:
    gap = " " if language == "zh" else ", "
    return f"{_day(moment.date(), language)}{gap}{moment:%H:%M}"


def _day(day: date, language: Language) -> str:
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _period(days: tuple[date, date] | None, language: Language) -> str | None:
    if days is None:
        return None
    first, last = (_day(day, language) for day in days)
    if first == last:
        return first
    return f"{first}至{last}" if language == "zh" else f"{first} to {last}"


def _request(language: Language, items: Sequence[Item]) -> str:
    """What the reader is asked to do, and by when."""
    agreed = [item.number for item in items if item.section == "agreed"]
    rest = [item.number for item in items if item.section != "agreed"]
    asks = list(_asks(language, agreed, rest))
    if language == "zh":
        wanted = "；".join(asks) or "请补充您的意见"
        return (
            f"请您在⟦日期、时间、时区⟧之前回复本邮件：{wanted}。"
            "如有与您的理解不符之处，请在回复中更正。"
        )
    wanted = " and ".join(asks) or "with your comments"
    return (
        f"Could you please reply to this e-mail by ⟦date, time, time zone⟧ {wanted}? "
        "If anything differs from your understanding, please send us the correction in the same "
        "reply."
    )


def _asks(language: Language, agreed: Sequence[int], rest: Sequence[int]) -> Iterator[str]:
    if language == "zh":
        if agreed:
            yield f"{_numbers(agreed, language)}如无误，请明确回复“确认”"
        if rest:
            yield f"{_numbers(rest, language)}请告知您的决定"
        return
    if agreed:
        yield f"with “confirmed” for {_numbers(agreed, language)}"
    if rest:
        yield f"with your decision on {_numbers(rest, language)}"


def _numbers(numbers: Sequence[int], language: Language) -> str:
    first, last = numbers[0], numbers[-1]
    if language == "zh":
        return f"第{first}项" if first == last else f"第{first}至{last}项"
    if first == last:
        return f"point {first}"
    return f"points {first} and {last}" if last == first + 1 else f"points {first}–{last}"


def _closing(language: Language) -> str:
    if language == "zh":
        return "顺祝商祺！\n\n⟦姓名、职务⟧\n⟦公司⟧"
    return "Kind regards,\n\n⟦name, position⟧\n⟦company⟧"
