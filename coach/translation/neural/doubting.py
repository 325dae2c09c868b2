"""What a neural model writes when it fails: nothing, the same again and again, or the source."""

from __future__ import annotations

import re
from collections import Counter

from coach.analysis.scripts import HAN, HANGUL, KANA, letters, runs
from coach.finding import Text

NOTHING = Text("the model gave no translation", "模型没有给出译文")
ENDLESS = Text("the model repeated itself without end", "模型的译文不断重复")
UNTRANSLATED = Text("the model left words untranslated", "模型有词句没有翻译")
CHANGED = Text(
    "the model changed or lost a number, date, name or reference",
    "模型改动或遗漏了数字、日期、名称或编号",
)

_SCRIPTS = {
    language: frozenset(scripts.split())
    for languages, scripts in (
        ("zh yue", "zh"),
        ("ja", "ja zh"),
        ("sr", "ru uk latin"),
        ("ar fa ur ps", "ar"),
        ("hi mr ne", "hi"),
        ("ru uk be bg mk kk mn", "ru uk"),
        *((one, one) for one in ("ko", "el", "he", "hy", "ka", "bn", "ta", "th", "am", "km")),
        ("af ca cs da de en es et eu fi fr ga gl hr hu id is it", "latin"),
        ("lt lv ms mt nl no pl pt ro sk sl sq sv sw tl tr vi", "latin"),
    )
    for language in languages.split()
}
"""What a language is written in, by the names of `coach.analysis.scripts.runs`."""
_LATIN = frozenset({"latin"})
_LEAST_OWN = 0.3
"""Part of the letters that is in the language's script at least, beside names and brands."""
_MOST_REPEATED = 3
_LONGEST_REPEATED = 20
_TELLING = 2
"""Words that a text has to have before it can look untranslated."""
_LEFT_IN_A_ROW = 4
"""Small words of the source in their order that no other language has by chance."""
_WORD = re.compile(rf"[{HAN}{KANA}{HANGUL}]|[^\W_{HAN}{KANA}{HANGUL}]+(?:['’-]\w+)*")


def doubt(source: str, written: str, target: str) -> Text | None:
    """Why what the model wrote for `source` is no translation into `target`; None where it may be.

    Both are the texts without their facts, as the model got and gave them.
    """
    words, new = _WORD.findall(source), _WORD.findall(written)
    if not new:
        return NOTHING if words else None
    if _repeated(new) > max(_MOST_REPEATED, _repeated(words)):
        return ENDLESS
    if _is_left(words, new, target) or not _is_written_in(target, written, words):
        return UNTRANSLATED
    return None


def _repeated(words: list[str]) -> int:
    """How often the same words stand one after the other at most."""
    most = 1
    for length in range(1, min(_LONGEST_REPEATED, len(words) // 2) + 1):
        same = 0
        for first, second in zip(words, words[length:], strict=False):
            same = same + 1 if first == second else 0
            most = max(most, 1 + same // length)
    return most


def _is_left(words: list[str], new: list[str], target: str) -> bool:
    """Whether words of the source stand in the translation as they were.

    One word alone may be the same in languages of one script, or an abbreviation.
    """
    if [word.casefold() for word in words] == [word.casefold() for word in new]:
        said = [word for word in words if word.isalpha()]
        foreign = _SCRIPTS.get(target.split("-")[0], _LATIN) != _LATIN
        return len(said) >= _TELLING or (foreign and any(not word.isupper() for word in said))
    rows = {tuple(row) for row in _rows(words) if all(word.islower() for word in row)}
    return any(tuple(row) in rows for row in _rows(new))


def _rows(words: list[str]) -> list[list[str]]:
    starts = range(len(words) - _LEFT_IN_A_ROW + 1)
    return [words[start : start + _LEFT_IN_A_ROW] for start in starts]


def _is_written_in(target: str, written: str, words: list[str]) -> bool:
    """Whether enough of it is in the script of the language; True for one that is not known."""
    own = _SCRIPTS.get(target.split("-")[0])
    if own is None or len(words) < _TELLING:
        return True
    share: Counter[bool] = Counter()
    for _, script, run in runs(written):
        share[script in own] += letters(run)
    return share.total() == 0 or share[True] >= _LEAST_OWN * share.total()
