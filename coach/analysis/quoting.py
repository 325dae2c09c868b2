"""Where the history of a conversation begins under a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import takewhile

from coach.analysis.words import any_of, word_set
from coach.lazily import lazy

_SIGNS = word_set(
    "wrote schrieb écrit escribió scritto 写道 寫道 写到 --- __",
    "From: FROM: From： *From von: Von: De:",
    "发件人 發件人 寄件 orwarded 转发 轉寄 原始邮件",
)
_MARKER = lazy(
    r"^[ >]*(?:-{2,}+|_{5,}+)[ ]?"
    + any_of(
        "original_message original_appointment original_email forwarded_message forwarded_by",
        "ursprüngliche_nachricht message_d'origine mensaje_original",
        "原始邮件 原始郵件 原邮件 原郵件 转发邮件 转发的邮件 轉寄郵件 回复的原邮件 邮件原文",
    )
    + r"|^ ?(?:begin forwarded message|开始转发邮件)[ ]?[:：]",
    re.IGNORECASE | re.MULTILINE,
)
_WROTE = lazy(
    r"(?:wrote|schrieb(?: [^\n:]{1,100})?|a écrit|escribió|ha scritto|写道|寫道|写到)"
    r"[ ]?[:：][* ]*$",
    re.MULTILINE,
)
_WROTE_ON = lazy(r"[ *]*(?:(?:on|at|am|le|el|il)\b|在|于|20[0-9]{2})", re.IGNORECASE)
_WROTE_BY = lazy(
    r"[ *]*[^\n<>]{0,60}<?[^\s<>]{1,64}@[^\s<>]{1,64}>?[ ]?(?:wrote|于|写道|寫道)", re.IGNORECASE
)
_TIME = lazy(r"[0-9]{1,2}[:：][0-9]{2}")
_YEAR = lazy(r"20[0-9]{2}")
_FROM = lazy(
    r"^(?:_{5,}[ ]?\n)?[ *_>]{0,4}"
    + any_of("from von de da 发件人 發件人 寄件者 寄件人")
    + r"[*_]{0,3}[ ]?[:：]",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = lazy(
    r"[ *_>]{0,4}"
    + any_of(
        "sent date to cc subject gesendet an datum betreff envoyé à objet enviado para asunto",
        "发送时间 发送日期 發送時間 时间 日期 收件人 收件者 抄送 主题 主題 主旨",
    )
    + r"[*_]{0,3}[ ]?[:：]",
    re.IGNORECASE,
)
_FIELD_SAME_LINE = lazy(r" [*_]{0,3}(?:sent|date|发送时间|日期)[*_]{0,3}[ ]?[:：]", re.IGNORECASE)


def quoted_history(text: str) -> list[tuple[int, int]]:
    """The spans of quoted history in `text`, in order, in text offsets.

    A header over lines that start with ">" covers itself alone, for answers may stand between
    those lines; any other header covers everything after it.
    """
    if not any(sign in text for sign in _SIGNS):
        return []
    spans: list[tuple[int, int]] = []
    for start, end, sure in merge(_markers(text), _attributions(text), _header_blocks(text)):
        if text[end : end + 400].lstrip(" \n").startswith(">"):
            spans.append((start, end))
        elif sure:
            spans.append((start, len(text)))
            break
    return spans


def _markers(text: str) -> Iterator[tuple[int, int, bool]]:
    """ "-----Original Message-----" and its like."""
    for found in _MARKER.finditer(text):
        end = text.find("\n", found.end())
        yield found.start(), len(text) if end < 0 else end, True


def _attributions(text: str) -> Iterator[tuple[int, int, bool]]:
    """ "On 24 Nov 2026 at 10:32, Tom <tom@example.com> wrote:", also wrapped over two lines."""
    for found in _WROTE.finditer(text):
        start = _attribution_start(text, found.start())
        header = text[start : found.end()] if start is not None else ""
        if start is not None and ("@" in header or any(map(str.isdigit, header))):
            sure = "@" in header or bool(_TIME.search(header) and _YEAR.search(header))
            yield start, found.end(), sure


def _attribution_start(text: str, wrote: int) -> int | None:
    """Where the attribution ending at text offset `wrote` begins, on its line or the one above."""
    line = text.rfind("\n", max(0, wrote - 300), wrote) + 1
    if line == 0 and wrote > 300:
        return None
    if _WROTE_ON.match(text, line):
        return line
    above = text.rfind("\n", max(0, line - 300), max(0, line - 1)) + 1
    if (above or line <= 300) and above < line and _WROTE_ON.match(text, above):
        return above
    return line if _WROTE_BY.match(text, line) else None


def _header_blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """ "From: … Sent: … To: … Subject: …" below something else; on top they belong to the draft."""
    top = len(text) - len(text.lstrip())
    for found in _FROM.finditer(text):
        if found.start() <= top and not found[0].startswith("_"):
            continue
        lines = text[found.end() : found.end() + 800].split("\n", 7)
        fields = list(takewhile(str.strip, lines[1:7]))
        count = sum(bool(_FIELD.match(field)) for field in fields)
        if count > 1 or _FIELD_SAME_LINE.search(lines[0]):
            length = len(lines[0]) + sum(len(field) + 1 for field in fields)
            yield found.start(), found.end() + length, True
