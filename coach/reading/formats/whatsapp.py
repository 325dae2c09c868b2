"""Chats exported from WhatsApp: each message of one's own, as iPhones and Android write them.

Such a file ends in .txt and is known by its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.lazily import lazy
from coach.reading.composing import Composer
from coach.reading.options import Options
from coach.reading.plain_text import decoded, with_units
from coach.reading.source import ReadingError, Source, TextSource

SUFFIXES: tuple[str, ...] = ()

_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日)"
_CLOCK = (
    r"(?:[上下中]午|凌晨|清晨|早上|晚上)?\s?\d{1,2}[:：.]\d{2}(?:[:：.]\d{2})?"
    r"(?:[\s\u202f\u00a0]?[AaPp]\.?\s?[Mm]\.?)?"
)
_HEAD = lazy(
    rf"^[\u200e\u200f\ufeff]?(?:\[{_DAY},?\s{_CLOCK}\]\s|{_DAY},?\s{_CLOCK}\s[-–]\s)"
    r"(?:(?P<author>[^:：\r\n]{1,60}): ?)?",
    re.MULTILINE,
)
_NOT_WORDS = lazy(
    r"\s*(?:[\u200e\u200f].*|<[^<>\n]{3,40}>|null"
    r"|(?:this message was|you) deleted(?: this message)?\.?"
    r"|(?:此|该|你|您|這|此則).{0,6}(?:消息|訊息|信息).{0,6}(?:删除|刪除|撤回).{0,4}"
    r"|(?:missed (?:voice|video) call|未接.{0,6}(?:通话|通話|来电)).*)\s*",
    re.IGNORECASE | re.DOTALL,
)
_FILE = lazy(
    r"[^\r\n]*(?:\((?:file attached|文件附件|檔案附件|附件文件|附加檔案)\)"
    r"|<(?:attached|附件)[:：][^>\n]*>)[ \t]*(?:\r?\n|\Z)",
    re.IGNORECASE,
)
_EDITED = lazy(
    r"(?:(?<!\s)\s++)?[\u200e\u200f]?<(?:This message was edited|此消息已编辑|此訊息已編輯)>\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Message:
    """A message: who wrote it, in which line it begins, where its words stand."""

    author: str
    line: int
    start: int
    end: int


def is_chat(text: str) -> bool:
    """Whether a text is such an export: its first line begins a message, and others do."""
    start = len(text) - len(text.lstrip("\ufeff\r\n "))
    heads = _HEAD.finditer(text, start, start + 5000)
    first = next(heads, None)
    return first is not None and first.start() == start and next(heads, None) is not None


def read(data: bytes, name: str, options: Options) -> Source:
    """Each message of the authors chosen; see `chat`. Raises ReadingError if it is no chat."""
    source = decoded(data, options)
    if not is_chat(source.text):
        raise ReadingError("this is no chat exported from WhatsApp")
    return chat(source, name, options)


def chat(source: TextSource, name: str, options: Options) -> TextSource:
    """The messages of the authors chosen, else of all but the one after whom the file is named.

    Raises ReadingError if a chosen author wrote nothing.
    """
    messages = list(_messages(source.text))
    authors = {one.author for one in messages}
    chosen = set(options.authors)
    if chosen - authors:
        wrong = ", ".join(sorted(chosen - authors))
        raise ReadingError(f"{wrong} wrote nothing; there are: {', '.join(sorted(authors))}")
    if not chosen:
        chosen = {one for one in authors if one.strip("~ ") not in name} or authors
    units = []
    for message in messages:
        if message.author in chosen:
            composer = Composer(source.text)
            composer.keep(message.start, message.end)
            units.append(
                composer.unit(
                    f"line {message.line}, {message.author}",
                    whole=False,
                    template=bool(options.template),
                    channel="whatsapp",
                )
            )
    return with_units(source, units)


def _messages(text: str) -> Iterator[_Message]:
    """Messages with words; those of the program, and files without a word, are none."""
    heads = list(_HEAD.finditer(text))
    line, counted = 1, 0
    for number, head in enumerate(heads):
        line += text.count("\n", counted, head.start())
        counted = head.start()
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        if head["author"] is None:
            continue
        file = _FILE.match(text, head.end(), end)
        start = file.end() if file else head.end()
        edited = _EDITED.search(text, start, end)
        end = edited.start() if edited else start + len(text[start:end].rstrip())
        if start < end and not _NOT_WORDS.fullmatch(text, start, end):
            yield _Message(head["author"].strip("\u200e\u200f "), line, start, end)
