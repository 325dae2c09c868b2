"""The names that models for several languages have for them: en, eng_Latn, en_XX, >>cmn_Hans<<."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coach.models.errors import UnknownLanguage

_LONG = {
    "af": ("afr",), "am": ("amh",), "ar": ("arb", "ara"), "az": ("azj", "aze"), "be": ("bel",),
    "bg": ("bul",), "bn": ("ben",), "bs": ("bos",), "ca": ("cat",), "cs": ("ces",), "da": ("dan",),
    "de": ("deu",), "el": ("ell",), "en": ("eng",), "es": ("spa",), "et": ("est", "ekk"),
    "eu": ("eus",), "fa": ("pes", "fas"), "fi": ("fin",), "fr": ("fra",), "ga": ("gle",),
    "gl": ("glg",), "gu": ("guj",), "he": ("heb",), "hi": ("hin",), "hr": ("hrv",), "hu": ("hun",),
    "hy": ("hye",), "id": ("ind",), "is": ("isl",), "it": ("ita",), "ja": ("jpn",), "ka": ("kat",),
    "kk": ("kaz",), "km": ("khm",), "kn": ("kan",), "ko": ("kor",), "lo": ("lao",), "lt": ("lit",),
    "lv": ("lvs", "lav"), "mk": ("mkd",), "ml": ("mal",), "mn": ("khk", "mon"), "mr": ("mar",),
    "ms": ("zsm", "msa"), "mt": ("mlt",), "my": ("mya",), "ne": ("npi", "nep"), "nl": ("nld",),
    "no": ("nob", "nb", "nor"), "pa": ("pan",), "pl": ("pol",), "ps": ("pbt", "pus"),
    "pt": ("por",), "ro": ("ron",), "ru": ("rus",), "si": ("sin",), "sk": ("slk",), "sl": ("slv",),
    "sq": ("als", "sqi"), "sr": ("srp",), "sv": ("swe",), "sw": ("swh", "swa"), "ta": ("tam",),
    "te": ("tel",), "th": ("tha",), "tl": ("tgl", "fil"), "tr": ("tur",), "uk": ("ukr",),
    "ur": ("urd",), "uz": ("uzn", "uzb"), "vi": ("vie",), "zh": ("zho", "cmn"),
}  # fmt: skip
"""Other codes of the languages that have an ISO 639-1 code, as NLLB, M2M, mBART and Marian use
them: those of ISO 639-3, that of the language itself before that of its family."""
_SCRIPTS = {
    "ar": ("Arab", "AR", ""),
    "ru": ("Cyrl", "RU", ""),
    "sr": ("Cyrl", "", "Latn"),
    "zh": ("Hans", "CN", ""),
}
"""Which script or country of a language is meant where nothing is said, the likeliest first."""
_HANT = ("Hant", "TW", "HK")
_SCRIPT_OF = {"CN": "Hans", "SG": "Hans", "TW": "Hant", "HK": "Hant", "MO": "Hant"}
"""The script in which Chinese is written in a country."""
_CODE = re.compile(r"[a-z]{2,3}_[A-Z][A-Za-z]{1,3}")
_FAMILIES = frozenset(
    "mul aav afa alv art bat bnt cau cel cpf cpp crp cus dra fiu gem gmq gmw inc ine ira itc map"
    " nic pqe roa sem sit sla tai trk urj zle zls zlw".split()
)
"""Codes of ISO 639-5 with which Marian models name many languages at once."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What languages the model tells apart.

    `ids` leads from a code to the token with which an answer in it begins. `marks` are codes that
    stand before the text instead. `reads` and `writes` are the languages of a model that has but
    one of them, where they are known.
    """

    name: str
    ids: dict[str, int]
    marks: frozenset[str]
    reads: str | None
    writes: str | None

    def code(self, tag: str, *, to_write: bool = False) -> str:
        """The model's code for a BCP 47 tag or code of its own. Raises UnknownLanguage.

        Whoever reads one script of a language reads the other; `to_write` it has to be the right
        one.
        """
        codes = self.marks or self.ids
        found = tag if tag in codes else _likeliest(tag, codes)
        if found is None or (to_write and not _has_script_of(tag, found)):
            raise UnknownLanguage(self.name, tag, sorted(codes))
        return found

    def require_pair(self, source: str | None, target: str | None) -> None:
        """Raise UnknownLanguage where a model for one pair of languages is asked for another."""
        pair = [own for own in (self.reads, self.writes) if own is not None]
        if source is not None and self.reads is not None and not _is_in(source, self.reads):
            raise UnknownLanguage(self.name, source, pair)
        if target is None or self.writes is None:
            return
        if not (_is_in(target, self.writes) and _has_script_of(target, self.writes)):
            raise UnknownLanguage(self.name, target, pair)

    def known(self) -> bool:
        """Whether it is known what the model writes."""
        return bool(self.marks or self.ids or self.writes)

    def speaks(self, source: str, target: str) -> bool:
        """Whether it is known to translate from one language into the other; BCP 47 tags."""
        if not self.known() or _is_same(source, target):
            return False
        try:
            self.require_pair(source, target)
            if self.ids and not self.marks:
                self.code(source)
            if self.ids or self.marks:
                self.code(target, to_write=True)
        except UnknownLanguage:
            return False
        return True


def languages_of(name: str, tokenizer: Any) -> Languages:
    """What the tokenizer of M2M, NLLB, mBART or Marian knows; nothing for that of another model."""
    marks = frozenset(
        mark.strip("<>") for mark in getattr(tokenizer, "supported_language_codes", ())
    )
    ids = dict(getattr(tokenizer, "lang_code_to_id", None) or {})
    if not ids and hasattr(tokenizer, "src_lang"):
        added: dict[str, int] = tokenizer.get_added_vocab()
        ids = {token: number for token, number in added.items() if _CODE.fullmatch(token)}
    reads, writes = getattr(tokenizer, "source_lang", None), getattr(tokenizer, "target_lang", None)
    return Languages(name, ids, marks, reads, None if marks else writes)


def _asked(tag: str) -> tuple[str, tuple[str, ...]]:
    """The language of a tag in the shortest notation, and the scripts or countries that fit."""
    language, *rest = re.split("[-_]", tag)
    language = _short(language) or language
    usual = _SCRIPTS.get(language, ("Latn", "XX", ""))
    script = next((part.title() for part in rest if len(part) == 4), "")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    if language == "zh":
        script = script or _SCRIPT_OF.get(country, "")
    if script == "Hant":
        return language, _HANT
    if script and script != usual[0]:
        return language, (script,)
    return language, usual if script or not country else (country, *usual)


def _likeliest(tag: str, codes: Iterable[str]) -> str | None:
    """The code that means the tag's language, in the script that it names or else the usual."""
    language, scripts = _asked(tag)
    names = {language, *_LONG.get(language, ())}
    fitting = sorted(code for code in codes if code.split("_")[0] in names)
    for wanted in scripts:
        for code in fitting:
            if code.partition("_")[2].casefold() == wanted.casefold():
                return code
    return fitting[0] if len(fitting) == 1 else None


def _has_script_of(tag: str, code: str) -> bool:
    """Whether who writes `code` writes Chinese in the characters that `tag` asks for."""
    language, scripts = _asked(tag)
    return language != "zh" or (scripts == _HANT) == (_asked(code)[1] == _HANT)


def _is_same(source: str, target: str) -> bool:
    """Whether two tags mean one language in one script."""
    (first, scripts), (second, others) = _asked(source), _asked(target)
    return first == second and (scripts == _HANT) == (others == _HANT)


def _is_in(tag: str, own: str) -> bool:
    """Whether the language is the model's own, or may be one of a group that it has.

    Which languages a group such as “ROMANCE” has, its name does not tell.
    """
    if own in _FAMILIES or own.isupper():
        return True
    return _asked(tag)[0] in (_asked(own)[0], own)


def _short(code: str) -> str | None:
    """The ISO 639-1 code of a language in any notation, or None for one that is not known."""
    language = re.split("[-_]", code)[0]
    if language in _LONG:
        return language
    return next((short for short, long in _LONG.items() if language in long), None)
