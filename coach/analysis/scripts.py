"""Writing systems: which characters belong to which, and where a text changes from one to another.

The constants in capitals are the inside of a regular expression class.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.lazily import lazy

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_CJK = HAN + KANA + HANGUL
_OTHER = (
    "\u0370-\u10ff\u1200-\u1dbf\u1f00-\u1fff\u2c00-\u2dff\ua000-\ua95f\ua980-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc"
)


HAS_HAN = lazy(f"[{HAN}]")
HAN_RUN = lazy(f"[{HAN}]+")
LATIN_WORD = lazy(f"[{LATIN}]+(?:'[{LATIN}]+)?")
HAS_KANA_OR_HANGUL = lazy(f"[{KANA}{HANGUL}]")
HAS_NOT_LATIN = lazy(f"[{_CJK}{_OTHER}]")
HAS_RARE = lazy(f"[{KANA}{HANGUL}{_OTHER}]")
_IS_CJK = lazy(f"[{_CJK}]")
_IS_KANA = lazy(f"[{KANA}]")
_RUN = lazy(
    f"[{LATIN}][^{_CJK}{_OTHER}]*+|[{_CJK}][^{LATIN}{_OTHER}]*+|[{_OTHER}][^{_CJK}{LATIN}]*+"
)
_ALPHABETS = (
    ("el", "\u0370", "\u03ff"),
    ("ru", "\u0400", "\u052f"),
    ("hy", "\u0530", "\u058f"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("am", "\u1200", "\u137f"),
    ("km", "\u1780", "\u17ff"),
    ("he", "\ufb1d", "\ufb4f"),
    ("ar", "\ufb50", "\ufefc"),
)


def is_han(character: str) -> bool:
    """Whether `character`, one or none, is a Chinese one."""
    return character > "\u2fff" and HAS_HAN.match(character) is not None


def runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Each run of one script in `text`: its text offset, its language code, and the run itself.

    The code of a Latin run is "latin", for letters alone do not tell which language it is.
    """
    plain = not HAS_RARE.search(text)
    for found in _RUN.finditer(text):
        run = found[0]
        if not HAS_NOT_LATIN.match(run):
            yield found.start(), "latin", run
        else:
            yield found.start(), "zh" if plain else _language(run), run


def letters(run: str) -> int:
    """How much `run` says, in letters; a Han, kana or Hangul character says as much as three."""
    weight = 3 if _IS_CJK.match(run) else 1
    return weight * sum(map(str.isalpha, run))


def _language(run: str) -> str:
    """The language usually written in the script of `run`, which is not Latin."""
    first = run[0]
    for code, low, high in _ALPHABETS:
        if low <= first <= high:
            return "uk" if code == "ru" and not {"і", "ї", "є"}.isdisjoint(run) else code
    foreign = HAS_KANA_OR_HANGUL.search(run)
    if foreign:
        return "ja" if _IS_KANA.match(foreign[0]) else "ko"
    return "zh" if HAS_HAN.match(first) else "und"
