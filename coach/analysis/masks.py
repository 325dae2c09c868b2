"""What is never linted inside a sentence: addresses, placeholders, inline code, markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.analysis.words import word_set
from coach.document import MASK_CHARACTERS, Mask, MaskKind
from coach.lazily import lazy

_URL_CHARACTERS = r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%\[\]]"
_URL = lazy(
    rf"(?:https?|ftp)://{_URL_CHARACTERS}+|www\.[A-Za-z0-9-]{{1,63}}\.{_URL_CHARACTERS}+",
    re.IGNORECASE,
)
_URL_REST = lazy(rf"(?::[0-9]{{2,5}})?/{_URL_CHARACTERS}*")
_TRAILING = ".,;:!?'*~_"

# Endings that also are English words ("it", "in", "shop") count only before a path.
_DOMAIN_END = lazy(
    r"\.(?:(?:com|net|org|edu|gov|biz|io|cn|hk|tw|jp|kr|de|fr|uk|eu|ru|nl|ch|pl|se|dk|cz|au|nz|sg|vn|ae"
    r"|COM|NET|ORG|CN)(?:\.[a-z]{2})?(?![A-Za-z0-9-])"
    r"|(?:ai|app|at|be|br|ca|co|dev|es|id|in|info|it|me|mx|my|no|online|page|pt|sa|shop|site|store|tech|th"
    r"|to|top|tr|us|vip|xyz|za)(?=/))"
)
_HOST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
_LOCAL_PART = _HOST + "_%+"
_EMAIL_DOMAIN = lazy(
    r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}(?![A-Za-z0-9-])"
)

_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|meta|ol|p|pre|s|small"
    "|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul"
)
_PATTERNS: tuple[tuple[str, MaskKind, re.Pattern[str]], ...] = (
    ("`", "code", lazy(r"(?<![`\w])`[^`\n]{1,200}`(?![`\w])")),
    (
        "{",
        "placeholder",
        lazy(
            r"\{\{\{?[^{}\n]{0,100}\}\}\}?|\{%[^{}\n]{0,200}%\}|\{#[^{}\n]{0,200}#\}|\$\{[^{}\n]{1,100}\}"
            r"|\{[\w.\-: ]{0,40}\}"
        ),
    ),
    (
        "%",
        "placeholder",
        lazy(r"(?<![\d%])%(?:\([A-Za-z_]\w{0,40}\)|[1-9]\$)?(?:\.[0-9])?[sdif](?![A-Za-z0-9])"),
    ),
    (
        "[",
        "placeholder",
        lazy(
            r"\[\[?(?![xX]\]|sic\]|[A-Za-z]{0,6}[-# ]?\d+\])(?=[^\]\n]{0,39}[^\W\d_])"
            r"([^\[\]\n.!?;:|。！？；：]{1,40})\]\]?(?![(\[])"
        ),
    ),
    ("⟦", "placeholder", lazy(r"⟦[^⟦⟧\n]{0,200}⟧")),
    ("<<", "placeholder", lazy(r"<<[^<>\n]{1,60}>>")),
    ("«", "placeholder", lazy(r"«[^«»\n]{1,60}»")),
    ("***", "placeholder", lazy(r"\*{3,}")),
    ("___", "placeholder", lazy(r"_{3,}")),
    (
        "<",
        "markup",
        lazy(rf"</?(?:{_TAGS})(?=[ />])[^<>\n]{{0,500}}>|<!--[^<\n]{{0,500}}?-->", re.IGNORECASE),
    ),
    ("<", "placeholder", lazy(rf"<(?!(?:{_TAGS})[ />])[^\W\d_][^<>\n@:/.=]{{1,40}}>")),
)

# What WeChat puts in square brackets when an emoticon or a picture is copied as text.
_CHAT_STICKERS = word_set(
    "微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 囧 抓狂 吐 偷笑",
    "愉快 白眼 傲慢 困 惊恐 憨笑 悠闲 咒骂 疑问 嘘 晕 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 坏笑 右哼哼",
    "鄙视 委屈 快哭了 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智",
    "皱眉 耶 吃瓜 加油 汗 天啊 社会社会 旺柴 好的 打脸 哇 翻白眼 让我看看 叹气 苦涩 裂开 嘴唇 爱心",
    "心碎 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 合十 啤酒 咖啡 蛋糕 玫瑰 凋谢 菜刀 炸弹 便便 月亮",
    "太阳 庆祝 礼物 红包 發 福 烟花 爆竹 猪头 转圈 图片 视频 语音 文件 链接 表情 位置 名片 笑哭",
    "OK Smile Grin Rose Facepalm Joyful ThumbsUp Shake Fist Photo Image Video Voice File Sticker",
)


def find_masks(text: str) -> tuple[Mask, ...]:
    """The stretches of `text` that are not prose, in order and without overlap. Text offsets."""
    spans: list[tuple[int, int, MaskKind]] = []
    if "://" in text or "www." in text or "WWW." in text:
        spans.extend(_urls(text))
    if "." in text:
        spans.extend(_domains(text))
    if "@" in text:
        spans.extend(_emails(text))
    for opening, kind, pattern in _PATTERNS:
        if opening in text:
            spans.extend(
                (*found.span(), kind) for found in pattern.finditer(text) if _wanted(found)
            )
    return _without_overlap(spans) if spans else ()


def apply_masks(text: str, masks: tuple[Mask, ...]) -> str:
    """`text` with each masked character replaced, one for one, by the character of its kind."""
    if not masks:
        return text
    pieces: list[str] = []
    position = 0
    for mask in masks:
        pieces.append(text[position : mask.start])
        pieces.append(MASK_CHARACTERS[mask.kind] * (mask.end - mask.start))
        position = mask.end
    pieces.append(text[position:])
    return "".join(pieces)


def _wanted(found: re.Match[str]) -> bool:
    return found.lastindex is None or found[1].strip() not in _CHAT_STICKERS


def _without_overlap(spans: list[tuple[int, int, MaskKind]]) -> tuple[Mask, ...]:
    spans.sort(key=lambda span: (span[0], -span[1]))
    masks: list[Mask] = []
    position = 0
    for start, end, kind in spans:
        if start >= position:
            masks.append(Mask(kind, start, end))
            position = end
    return tuple(masks)


def _urls(text: str) -> Iterator[tuple[int, int, MaskKind]]:
    for found in _URL.finditer(text):
        yield found.start(), found.start() + len(_without_trailing(found[0])), "url"


def _without_trailing(url: str) -> str:
    """`url` without the punctuation of the sentence around it; balanced parentheses stay."""
    url = url.rstrip(_TRAILING)
    if url.endswith((")", "]")):
        if "(" not in url and "[" not in url:
            url = url.rstrip(_TRAILING + ")]")
        elif url.count("(") + url.count("[") < url.count(")") + url.count("]"):
            url = url[:-1].rstrip(_TRAILING)
    return url


def _domains(text: str) -> Iterator[tuple[int, int, MaskKind]]:
    """Web addresses without a scheme: "example.com/path"."""
    position = 0
    for found in _DOMAIN_END.finditer(text):
        dot, end = found.span()
        window = text[max(position, dot - 100) : dot]
        host = window[len(window.rstrip(_HOST)) :].lstrip("-.")
        start = dot - len(host)
        if not host or (start and text[start - 1] in "@_/"):
            continue
        rest = _URL_REST.match(text, end)
        if rest:
            end += len(_without_trailing(rest[0]))
        yield start, end, "url"
        position = end


def _emails(text: str) -> Iterator[tuple[int, int, MaskKind]]:
    position = 0
    for found in _EMAIL_DOMAIN.finditer(text):
        at, end = found.span()
        window = text[max(position, at - 64) : at]
        local = window[len(window.rstrip(_LOCAL_PART)) :].lstrip(".")
        if local:
            yield at - len(local), end, "email"
            position = end
