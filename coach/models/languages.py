"""The names that models for several languages have for them: en, eng_Latn, en_XX, >>cmn_Hans<<."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coach.models.errors import UnknownLanguage

_LONG = {
    "ar": ("arb", "ara"),
    "de": ("deu",),
    "en": ("eng",),
    "es": ("spa",),
    "fr": ("fra",),
    "hi": ("hin",),
    "id": ("ind",),
    "it": ("ita",),
    "ja": ("jpn",),
    "ko": ("kor",),
    "nl": ("nld",),
    "pl": ("pol",),
    "pt": ("por",),
    "ru": ("rus",),
    "th": ("tha",),
    "tr": ("tur",),
    "vi": ("vie",),
    "zh": ("zho", "cmn"),
}
"""ISO 639-3 codes of the languages that have an ISO 639-1 code, as far as trade mail needs them."""
_SCRIPTS = {"zh": ("Hans", "CN", ""), "ar": ("Arab", "AR", ""), "ru": ("Cyrl", "RU", "")}
"""Which script or country of a language is meant where nothing is said, the likeliest first."""
_CODE = re.compile(r"[a-z]{2,3}_[A-Z][A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Languages:
    """What languages the model tells apart.

    `ids` leads from a code to the token with which an answer in it begins. `marks` are codes that
    stand before the text instead. `fixed` is the pair of a model for one pair, where it is known.
    """

    name: str
    ids: dict[str, int]
    marks: frozenset[str]
    fixed: tuple[str, str] | None

    def code(self, tag: str) -> str:
        """The model's code for a BCP 47 tag or code of its own. Raises UnknownLanguage."""
        codes = self.marks or self.ids
        found = tag if tag in codes else _likeliest(tag, codes)
        if found is None:
            raise UnknownLanguage(self.name, tag, sorted(codes))
        return found

    def require_pair(self, source: str | None, target: str | None) -> None:
        """Raise UnknownLanguage where a model for one pair of languages is asked for another."""
        if self.fixed is None:
            return
        for asked, own in zip((source, target), self.fixed, strict=True):
            known = _short(own)
            if asked is not None and known is not None and _short(asked) not in (None, known):
                raise UnknownLanguage(self.name, asked, self.fixed)


def languages_of(name: str, tokenizer: Any) -> Languages:
    """What the tokenizer of M2M, NLLB, mBART or Marian knows; nothing for that of another model."""
    marks = frozenset(
        mark.strip("<>") for mark in getattr(tokenizer, "supported_language_codes", ())
    )
    ids = dict(getattr(tokenizer, "lang_code_to_id", None) or {})
    if not ids and hasattr(tokenizer, "src_lang"):
        added: dict[str, int] = tokenizer.get_added_vocab()
        ids = {token: number for token, number in added.items() if _CODE.fullmatch(token)}
    pair = getattr(tokenizer, "source_lang", None), getattr(tokenizer, "target_lang", None)
    fixed = None if marks or None in pair else (str(pair[0]), str(pair[1]))
    return Languages(name, ids, marks, fixed)


def _likeliest(tag: str, codes: Iterable[str]) -> str | None:
    """The code that means the tag's language, in the script that it names or else the usual."""
    language, _, script = tag.replace("_", "-").partition("-")
    names = {language, *_LONG.get(language, ())}
    fitting = sorted(code for code in codes if code.split("_")[0] in names)
    scripts = (script,) if script else _SCRIPTS.get(language, ("Latn", "XX", ""))
    for wanted in scripts:
        for code in fitting:
            if code.partition("_")[2] == wanted:
                return code
    return fitting[0] if len(fitting) == 1 else None


def _short(code: str) -> str | None:
    """The ISO 639-1 code of a language in any notation, or None for one that is not known."""
    language = re.split("[-_]", code)[0]
    if language in _LONG:
        return language
    return next((short for short, long in _LONG.items() if language in long), None)
