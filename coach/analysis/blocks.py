"""The parts of a message: who is greeted, what is said, what is only carried along.

Quoted history, signatures and code are found line by line. Each decision errs towards prose: a
signature that is linted costs a false alarm at worst, an unread sentence costs a finding.
"""

from __future__ import annotations

import re
from typing import Literal

from coach.analysis.lines import Line, split_lines
from coach.analysis.quoting import quoted_history
from coach.analysis.scripts import HAN
from coach.analysis.signatures import is_closing, mark_signatures
from coach.analysis.words import any_of
from coach.document import Block, BlockKind
from coach.lazily import lazy

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LIST_MARKER = lazy(
    r" ?(?:[-*•·–—▪■●○◦‣➢➤✓✔☐☑] +|[-•·▪●](?=[A-Z\u4e00-\u9fff])"
    rf"|\(?[0-9]{{1,2}}\) ?|[（(](?:[0-9]{{1,2}}|{_NUMERAL})[)）] ?"
    rf"|[0-9]{{1,2}}\. +|[0-9]{{1,2}}\.(?=[A-Z\u4e00-\u9fff])|[0-9]{{1,2}}、 ?|{_NUMERAL}[、.] ?"
    r"|[①-⑳] ?|[a-hA-H]\) +|[a-h]\. +)(?=[^ \n])"
)
_SUBJECT = lazy(
    " ?" + any_of("subject subj re betreff fw fwd 主题 主題 主旨 标题 標題") + "[ ]?[:：] *",
    re.IGNORECASE,
)
_LABEL = lazy(f" ?#{{1,6}} +|{_SUBJECT.pattern}", re.IGNORECASE)
_HEADER = lazy(
    " ?"
    + any_of(
        "to cc bcc from date sent reply-to 收件人 抄送 密送 发件人 寄件者 寄件人 日期 发送时间"
    )
    + "[ ]?[:：]",
    re.IGNORECASE,
)
_TRACE = lazy(
    r" ?(?:at [\w.$<>]+\([^)\n]*\)|File \"[^\"\n]+\", line [0-9]+"
    r"|Traceback \(most recent call last\)|Caused by: [\w.$]+|[\w.]{1,80}(?:Error|Exception): )"
)
_TRACE_SIGNS = ("Traceback (", "Exception", "Error: ", 'File "')

_NAME = r"(?:[A-Z\u00c0-\u00de\ue002][\w.'\ue002-]*|[\u4e00-\u9fff]{1,6}|and|&|/|or)"
_ADDRESSED = any_of(
    "there all team everyone everybody guys friend friends folks sir madam sirs both dear dears",
    "again my boss bro buddy colleague colleagues partner partners customer customers ladies",
    "gentlemen",
)
_GREETING = lazy(
    r" ?(?:"
    r"(?i:dears?|to whom it may concern)\b(?:[^!?\n.]|(?<=\b[MDS]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.)"
    r"{0,55}"
    r"|(?i:hi|hello|hey|hiya|hallo|good (?:morning|afternoon|evening|day)|greetings|morning"
    r"|happy \w+day)"
    rf"(?:(?:[ ,]| and ){{1,2}}(?:{_NAME}|(?i:{_ADDRESSED}|(?:dear )?(?:m[rs]s?|dr|prof)\b\.?)))*"
    r"|(?i:hi|hello|hey) \w+(?: \w+)?(?=[ ]?[,，])"
    r")[ ]?[,，:：;!！.~～-]*(?: ?[\U0001f300-\U0001faff☺])?"
)
_TITLE = any_of(
    "总 總 总监 经理 經理 先生 女士 小姐 老师 主任 部长 主管 老板 董 董事长 博士 工 姐 哥"
)
_HELLO = any_of(
    "您好 你好 大家好 各位好 早上好 上午好 中午好 下午好 晚上好 早安 晚安 早",
    "哈喽 哈啰 嗨 亲 亲爱的 在吗",
)
_CHINESE_GREETING = lazy(
    r" ?(?:"
    r"(?:尊敬的?|敬爱的|亲爱的|親愛的|各位|敬启者|致)[^。！？；，\n]{0,30}"
    rf"|{_HELLO}(?:[，,！! ]{{0,2}}[\w.\ue002 ]{{1,10}}(?=[，,：:！!]$))?"
    rf"|[\w.\ue002 ]{{1,16}}[，,：: ]{{0,2}}{_HELLO}"
    rf"|[\w.\ue002]{{1,8}}{_TITLE}"
    r")[ ]?[，,：:！!。~～ ]*"
)
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_DAY = r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}"
_BUBBLE = lazy(
    rf" ?\[?(?:{_CLOCK}, {_DAY}|{_DAY},? {_CLOCK})(?:\]| -)(?: [^:：\n]{{1,40}}[:：])? ?"
)
_BUBBLE_HEAD = lazy(
    r" ?(?:[A-Z][\w.-]{0,20}(?: [A-Z][\w.-]{0,20}){0,2}|[\u4e00-\u9fff]{1,6})[ ,]{1,2}"
    rf"(?:{_DAY} )?{_CLOCK}:?$"
)
_SHORT_LINE = 30
"""A line break after no more characters was meant as one."""
_LONG_LINE = 50
"""A line break after more columns, without punctuation before it, was made by a mail program."""
_WIDE = lazy(f"[{HAN}，。！？；：（）“”、]")


def find_blocks(text: str, masked: str, *, chat: bool) -> tuple[Block, ...]:
    """The blocks of a normalised text, in order. Lines without anything in them belong to none."""
    lines = split_lines(masked)
    _mark_code(text, lines)
    _mark_quotes(text, lines)
    _mark_headers(lines)
    if chat or text[:1] in ("[", "1", "2", "3", "0"):
        lines = _mark_bubbles(lines, chat)
    _mark_lists(lines)
    _mark_greetings(lines)
    mark_signatures(lines)
    return _merge(masked, lines)


def body_start(masked: str, block: Block) -> int:
    """Where the words of `block` begin in text offsets: after a bullet, a "Subject:" or a "#"."""
    if block.kind == "list_item":
        found = _LIST_MARKER.match(masked, block.start, block.end)
    elif block.kind == "heading":
        found = _LABEL.match(masked, block.start, block.end)
    else:
        return block.start
    return found.end() if found else block.start


_LABELLED = lazy(r"[A-Z][\w/()' -]{1,30}: |[\u4e00-\u9fff]{1,10}：")


def continues(masked: str, newline: int) -> bool:
    """Whether the line after the line break at text offset `newline` goes on with the sentence."""
    line = masked[masked.rfind("\n", 0, newline) + 1 : newline].rstrip()
    following = masked[newline + 1 : newline + 40].lstrip(" ")
    if not line or not following or line[-1] in ":：.!?。！？；":
        return False
    if _LABELLED.match(following):
        return False  # “Payment terms: …” begins a line of its own
    first = following[0]
    if line[-1] in "，、" or (line[-1] == "," and first.islower()):
        return True
    if "a" <= first <= "z" and not line[0].islower():
        return len(line) > _SHORT_LINE  # where lines begin with a capital, a small letter goes on
    if line.isascii():
        return len(line) > _LONG_LINE
    wide = len(line) + len(_WIDE.findall(line))
    return wide > _LONG_LINE + (10 if _WIDE.match(first) else 0)


def _mark_code(text: str, lines: list[Line]) -> None:
    """Fenced code and stack traces."""
    if "```" in text or "~~~" in text:
        fence = ""
        for line in lines:
            body = line.body.lstrip()
            if fence:
                line.kind = "code"
                if body.startswith(fence) and not body.strip(fence[0]).strip():
                    fence = ""
            elif body.startswith(("```", "~~~")):
                fence = body[:3]
                line.kind = "code"
    if any(sign in text for sign in _TRACE_SIGNS) or ("(" in text and "\n at " in text):
        _mark_traces(lines)


def _mark_traces(lines: list[Line]) -> None:
    inside = False
    for line in lines:
        if line.kind == "prose" and _TRACE.match(line.body):
            line.kind, inside = "code", True
        else:
            inside = inside and line.kind == "prose" and line.body.startswith(" ")
            if inside:
                line.kind = "code"


def _mark_quotes(text: str, lines: list[Line]) -> None:
    if ">" in text:
        for line in lines:
            if line.kind == "prose" and line.body.startswith((">", " >")):
                line.kind = "quote"
    history = quoted_history(text)
    number = 0
    for line in lines:
        while number < len(history) and history[number][1] <= line.start:
            number += 1
        if number == len(history):
            return
        if line.kind and line.end > history[number][0]:
            line.kind = "quote"


def _mark_headers(lines: list[Line]) -> None:
    """Mail headers on top of a draft, and Markdown headings."""
    headers: list[Line] = []
    for line in lines:
        if line.kind == "prose" and (_SUBJECT.match(line.body) or _HEADER.match(line.body)):
            headers.append(line)
        elif headers or line.kind:
            break
    for line in headers:
        if _SUBJECT.match(line.body):
            line.kind = "heading"
        elif len(headers) > 1:  # a lone "Date: Wednesday" is what the draft says
            line.kind = "signature"
    for line in lines:
        if line.body[:1] == "#" and line.kind == "prose" and line.body.lstrip("#")[:1] == " ":
            line.kind = "heading"


def _mark_bubbles(lines: list[Line], chat: bool) -> list[Line]:
    """Split the time and name of a chat export ("[10:32, 24/11/2026] Tom: ") from what was said."""
    result: list[Line] = []
    for line in lines:
        found = _BUBBLE.match(line.body) if line.kind == "prose" else None
        if found:
            middle = line.start + found.end()
            result.append(Line(line.start, middle, "signature", found[0]))
            line = Line(
                middle, line.end, "prose" if middle < line.end else "", line.body[found.end() :]
            )
        elif (
            chat
            and line.kind == "prose"
            and line is not lines[-1]
            and _BUBBLE_HEAD.match(line.body)
        ):
            line.kind = "signature"
        result.append(line)
    return result


def _mark_lists(lines: list[Line]) -> None:
    for line in lines:
        if line.kind != "prose":
            continue
        first, second = line.body[0], line.body[1:2]
        if (
            not first.isalpha() or second in (".", ")", "、") or first in "一十"
        ) and _LIST_MARKER.match(line.body):
            line.kind = "list_item"


def _mark_greetings(lines: list[Line]) -> None:
    """The greeting stands in the first two lines that are not carried along."""
    seen = 0
    for line in lines:
        if line.kind != "prose":
            continue
        body = line.body.rstrip()
        if len(body) > 80 or not (_GREETING.fullmatch(body) or _CHINESE_GREETING.fullmatch(body)):
            return
        if not is_closing(body):
            line.kind = "greeting"
        seen += 1
        if seen == 2:
            return


def _merge(masked: str, lines: list[Line]) -> tuple[Block, ...]:
    """Neighbouring lines of one kind become one block; a greeting is a line of its own."""
    blocks: list[Block] = []
    kind: BlockKind | Literal[""] = ""
    start = end = 0
    for line in lines:
        same = line.kind == kind and kind in ("prose", "quote", "code", "signature")
        goes_on = kind == "list_item" and line.kind == "prose"
        if same or (goes_on and (line.body[0] == " " or continues(masked, end))):
            end = line.end
            continue
        if kind:
            blocks.append(Block(kind, start, end))
        kind, start, end = line.kind, line.start, line.end
    if kind:
        blocks.append(Block(kind, start, end))
    # An open fence makes a block even of the empty line at the end of a text.
    return tuple([block for block in blocks if block.start < block.end])
