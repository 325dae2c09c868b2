"""The words that the server shows beside those of the findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from coach.finding import Language, Text

Part = Literal["message", "paragraph", "selection"]

REWRITE: dict[Part, Text] = {
    "message": Text("Rewrite this message", "改写整封消息"),
    "paragraph": Text("Rewrite this paragraph", "改写本段"),
    "selection": Text("Rewrite the selection", "改写选中内容"),
}
TRANSLATE: dict[tuple[Part, Language], Text] = {
    ("message", "en"): Text("Translate this message to English", "整封消息译成英文"),
    ("message", "zh"): Text("Translate this message to Chinese", "整封消息译成中文"),
    ("paragraph", "en"): Text("Translate this paragraph to English", "本段译成英文"),
    ("paragraph", "zh"): Text("Translate this paragraph to Chinese", "本段译成中文"),
    ("selection", "en"): Text("Translate the selection to English", "选中内容译成英文"),
    ("selection", "zh"): Text("Translate the selection to Chinese", "选中内容译成中文"),
}
SAFE = Text("Make all changes that cannot alter the meaning", "采用所有不改变意思的修改")
NOTHING_TO_REWRITE = Text(
    "Draft Coach: there is nothing to rewrite here. What is left needs your own words.",
    "Draft Coach：这里没有可改写的内容，其余需要你自己修改。",
)
NOTHING_TO_TRANSLATE = Text(
    "Draft Coach: this is in that language already, or has no words to translate.",
    "Draft Coach：这里已是该语言，或没有可译的文字。",
)
NEEDS_REVIEW = Text("Have a person read it before it goes out.", "发送前请人工核对。")
NOT_APPLIED = Text(
    "Draft Coach: the editor did not take the change.", "Draft Coach：编辑器没有接受这项修改。"
)
MOST_SHOWN = 60
"""How many characters of a suggestion stand in the name of its fix."""
MOST_NOTES = 4


def fix_title(before: str, after: str) -> Text:
    """The name of a change from some words to others; one of them may be empty."""
    was, now = _short(before), _short(after)
    if not now:
        return Text(f"Delete “{was}”", f"删除“{was}”")
    if not was:
        return Text(f"Insert “{now}”", f"插入“{now}”")
    return Text(f"Write “{now}”", f"改为“{now}”")


def too_long(most: int) -> Text:
    """Why a document is not read."""
    return Text(
        f"Draft Coach reads messages of up to {most:,} characters; this document is longer.",
        f"Draft Coach 最多读 {most:,} 个字符，本文档超出了。",
    )


def in_one(several: Sequence[Text]) -> Text:
    """Several notes as one message, the first few of many."""
    shown = [*dict.fromkeys(several)]
    more = len(shown) - MOST_NOTES
    if more > 0:
        shown[MOST_NOTES:] = [Text(f"And {more} more.", f"另有{more}条。")]
    return Text(" ".join(one.en for one in shown), "".join(one.zh for one in shown))


def _short(words: str) -> str:
    """Words on one line, the middle left out where there are too many."""
    words = " ".join(words.split())
    if len(words) <= MOST_SHOWN:
        return words
    half = (MOST_SHOWN - 3) // 2
    return f"{words[:half]} … {words[-half:]}"
