"""Marks as the reader's language writes them, where a model writes those of the source."""

from __future__ import annotations

import re

from coach.analysis.scripts import HAN, HAS_HAN

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_HALF = re.compile(
    rf"(?<=[{HAN}])[,;:?!] *|(?<=[{HAN}])\.(?: *(?=[{HAN}])|$)"
    rf"|(?<=[0-9A-Za-z%)])[,;:?!] *(?=[{HAN}])|(?<=[0-9A-Za-z%)])[.?!]$"
)
_BETWEEN = re.compile(rf"(?<=[{HAN}，。；：？！、]) +(?=[{HAN}，。；：？！、])")
_END = frozenset(".。!！?？…:：;；,，)）\"”’'")


def tidy(written: str, source: str, target: str) -> str:
    """The translation with Chinese marks in Chinese, and no full stop that the source has not."""
    text = " ".join(written.split())
    if target.split("-")[0] == "zh" and HAS_HAN.search(text):
        text = _BETWEEN.sub("", _HALF.sub(lambda mark: _FULL[mark[0].strip()], text))
    if text[-1:] in {".", "。"} and not text.endswith("..") and source[-1:] not in _END:
        text = text[:-1]
    return text
