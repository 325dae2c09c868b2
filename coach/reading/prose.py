"""Which strings of a file full of strings a person will read, and which of them are messages."""

from __future__ import annotations

import re
from itertools import islice

from coach.lazily import lazy

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN_RUN = lazy(rf"[{_HAN}]")
_CODE = lazy(
    r"\s*(?:[a-z][a-z0-9+.-]*://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.-]*[/\\][\w./\\-]*"
    r"|[\w-]++(?:\.[\w-]++)*+|[#.]?[\w-]+\s*\{[^{}:]*:[^{}]*\}|(?:\{\{[^{}]*\}\}\s*)+)\s*",
    re.IGNORECASE | re.DOTALL,
)
_HTML = lazy(
    r"</(?:p|div|td|table|li|ul|a|b|i|strong|em|span|h[1-6]|body|html|font|u)\s*>|<br\s*/?>|<p>",
    re.IGNORECASE,
)
_FILLED_IN = lazy(
    r"\{\{|\{%|\$\{\w|%\(\w+\)[sd]|(?<![\w%])%(?:[1-9]\$)?[sd@](?!\w)|\{\w*\}|\*\|\w+(?::[^|\n]*)?\|\*"
    r"|%%?[A-Za-z]\w{0,60}%%?(?!\d)|<%=|\{![A-Za-z]|\[\[\w+\]\]|#\{\w"
)
_SENTENCE_END = lazy(r"[.!?](?=\s|$)|[。！？]")
_LABEL = frozenset(
    "subject title heading header headline label button caption name alt placeholder preheader"
    " preview summary description 主题 标题 名称 按钮".split()
)


def reads_like_prose(text: str) -> bool:
    """Whether a string has three words or a Chinese sentence, and is no address or identifier."""
    han = _HAN_RUN.findall(text)
    if len(han) >= 4 or (len(han) >= 2 and _SENTENCE_END.search(text)):
        return True
    if _CODE.fullmatch(text):
        return False
    return len(list(islice(_WORD.finditer(text), 3))) == 3


def is_html(text: str) -> bool:
    """Whether a string is written in HTML."""
    return "<" in text and _HTML.search(text) is not None


def is_filled_in(text: str) -> bool:
    """Whether a machine fills in blanks later: {{name}}, %s, ${x}, *|FNAME|*; not [Name]."""
    return _FILLED_IN.search(text) is not None


def is_whole(text: str, name: str = "") -> bool:
    """Whether a string is a message of its own rather than a subject, a label or a notice.

    `name` is what the file calls it, such as "subject".
    """
    if name.lower().rpartition(".")[2].strip("[]0123456789 ") in _LABEL:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) >= 3:
        return True
    length = len(_WORD.findall(text)) + len(_HAN_RUN.findall(text)) // 2
    return length >= 25 and len(_SENTENCE_END.findall(text)) >= 2
