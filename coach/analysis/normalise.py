"""One spelling for every character, with a way back to what was typed.

Rules match `text`; people see `source`. Most drafts need only substitutions of one character by
one character, and then both have the same offsets and no map is built.
"""

from __future__ import annotations

import re
import unicodedata

from coach.analysis.simplified import simplify
from coach.document import OffsetMap
from coach.lazily import lazy

_KEPT_WIDE = "，！？；：（）"
"""Full-width punctuation that is Chinese, not an ASCII character typed in the wrong width."""

_ZERO_WIDTH = (
    "\u00ad\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a\ufe20-\ufe2f"
_LIGATURES = "\ufb00-\ufb06"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_ENTITY_SPACE = r"&nbsp;|&#160;|&#[xX][aA]0;"


def _substitutions() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for kept in _KEPT_WIDE:
        del table[kept]
    table.update(dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "))
    table.update({chr(code): " " for code in range(0x2000, 0x200B)})
    table.update(dict.fromkeys("‘’ʼ´", "'"))
    table.update(dict.fromkeys("\u2010\u2011", "-"))
    table.update(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
    table.update(
        {chr(code): "\ufffd" for code in range(0xE000, 0xE005)}
    )  # ours: see MASK_CHARACTERS
    return table


_TABLE = _substitutions()
_SUBSTITUTE = lazy("[" + re.escape("".join(_TABLE)) + "]")
_SPECIAL = lazy(f"[{_ZERO_WIDTH}{_MARKS}{_LIGATURES}]")
_REWRITE = lazy(f"\r\n?|[ {_ZERO_WIDTH}]{{2,}}|[{_ZERO_WIDTH}{_LIGATURES}]|[{_MARKS}]{{1,16}}")
_REWRITE_WITH_ENTITIES = lazy(
    f"(?:[ {_ZERO_WIDTH}]|{_ENTITY_SPACE}){{2,}}|{_REWRITE.pattern}|{_ENTITY}"
)
_FIND_ENTITY = lazy(_ENTITY)


def normalise(source: str) -> tuple[str, OffsetMap]:
    """The text in which rules match, and its map to code points of `source`.

    Every span of the text has a valid, non-empty span of the source behind it.
    """
    text = source
    if _SUBSTITUTE.search(text):
        text = _SUBSTITUTE.sub(lambda found: _TABLE[found[0]], text)
    if "&" in text and ";" in text and _FIND_ENTITY.search(text):
        return _rewrite(text, _REWRITE_WITH_ENTITIES)
    if "  " in text or "\r" in text or (not text.isascii() and _SPECIAL.search(text)):
        return _rewrite(text, _REWRITE)
    return text, OffsetMap()


def fold(text: str) -> str:
    """`text` in lower case and simplified characters, of the same length: "İ" becomes "i"."""
    folded = text.lower()
    return simplify(folded if len(folded) == len(text) else text.replace("İ", "i").lower())


def _rewrite(text: str, pattern: re.Pattern[str]) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    starts: list[int] = []
    position = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        if unicodedata.combining(text[start]) and start > position:
            start -= 1  # the letter the mark stands on
        pieces.append(text[position:start])
        starts.extend(range(position, start))
        replacement = _replacement(text[start:end])
        pieces.append(replacement)
        starts.extend(_origins(len(replacement), start, end))
        position = end
    pieces.append(text[position:])
    starts.extend(range(position, len(text) + 1))
    normalised = "".join(pieces)
    if normalised == text:
        return text, OffsetMap()
    return normalised, OffsetMap(starts)


def _replacement(piece: str) -> str:
    first = piece[0]
    if first == "\r":
        return "\n"
    if first == "&":
        return _entities(piece)
    if "\ufb00" <= first <= "\ufb06":
        return unicodedata.normalize("NFKC", piece)
    if " " in piece or "&" in piece:
        return " "
    if _SPECIAL.match(first) and not unicodedata.combining(first):
        return ""
    return unicodedata.normalize("NFC", piece)


def _entities(piece: str) -> str:
    from html import unescape

    plain = unescape(piece)
    if plain == piece:
        return piece  # not the name of a character
    plain = "".join(_TABLE.get(character, character) for character in plain).replace("\r", "\n")
    return " " if plain and not plain.strip(" ") else _SPECIAL.sub("", plain)


def _origins(length: int, start: int, end: int) -> list[int]:
    """For each of `length` new characters the source offset within `start..end` it stands for."""
    if length <= 1 or length > end - start:
        return [start] * length
    return [start, *range(end - length + 1, end)]
