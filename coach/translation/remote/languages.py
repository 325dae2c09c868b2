"""The languages of DeepL, by its documentation
(github.com/DeepLcom/api-docs, snippets/supported-languages.jsx, read November 2026).

DeepL writes its codes in capitals. A source has no variant (“EN”, “ZH”), a target may have one.
"""

from __future__ import annotations

WITH_GLOSSARY = frozenset(
    "ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv tr uk vi"
    " zh".split()
)
"""Between any two of these it obeys a glossary."""
LANGUAGES = WITH_GLOSSARY | frozenset(
    "ace af an as ay az ba be bho bn br bs ca ceb ckb cy eo eu fa ga gl gn gom gu ha hi hr ht hy ig"
    " is jv ka kk kmr ky la lb lmo ln mai mg mi mk ml mn mr ms mt my ne oc om pa pag pam prs ps qu"
    " sa scn sq sr st su sw ta te tg th tk tl tn ts tt ur uz wo xh yi yue zu".split()
)
"""Between any two of these it translates, and keeps tags."""
FORMALITY = frozenset("de es fr it ja nl pl pt ru".split())
"""In these it says a thing formally or informally; elsewhere the wish is passed over."""
REPHRASED = frozenset("de en es fr it ja ko pt zh".split())
"""In these it says a text again in other words. Chinese only in simplified characters."""

_OLD = {"no": "nb", "iw": "he", "in": "id", "fil": "tl"}
"""Names of languages that DeepL calls otherwise."""
_AMERICAN = frozenset("US CA PH LR PR AS GU VI".split())
"""Where English is spelled as in the United States."""
_LATIN_AMERICA = frozenset(
    "419 AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE".split()
)
_TRADITIONAL = frozenset("TW HK MO".split())
_CLOSE = frozenset({"ar", "he", "ja", "ko", "my", "th", "yue", "zh"})
"""Where a word may stand right beside a number: without spaces, or as a particle of it."""


def source_code(tag: str) -> str | None:
    """DeepL's code of the language of a text; None where it has none. `tag` is BCP 47."""
    language = _parts(tag)[0]
    return language.upper() if language in LANGUAGES else None


def target_code(tag: str) -> str | None:
    """DeepL's code of a language and variant to translate into; None where it has none."""
    language, rest = _parts(tag)
    if language not in LANGUAGES:
        return None
    if language == "zh":
        return "ZH-HANT" if _is_traditional(rest) else "ZH-HANS"
    if language == "en":
        region = next((part for part in rest if len(part) == 2), "US")
        return "EN-US" if region in _AMERICAN else "EN-GB"
    if language == "pt":
        return "PT-BR" if not rest or "BR" in rest else "PT-PT"
    if language == "es" and (set(rest) & _LATIN_AMERICA):
        return "ES-419"
    return language.upper()


def has_glossary(source: str, target: str) -> bool:
    """Whether a glossary is obeyed between two languages; DeepL's codes."""
    return {base(source), base(target)} <= WITH_GLOSSARY


def is_spaced(code: str) -> bool:
    """Whether a language always puts a space between a word and a number; DeepL's code."""
    return base(code) not in _CLOSE


def rephrase_code(tag: str) -> str | None:
    """DeepL's code of a language to rephrase in; None where it does not."""
    language, rest = _parts(tag)
    if language not in REPHRASED or (language == "zh" and _is_traditional(rest)):
        return None
    return target_code(tag) if language in ("en", "pt") else language.upper()


def base(code: str) -> str:
    """The language of a code or tag, without its variant, in small letters."""
    return code.partition("-")[0].lower()


def _is_traditional(rest: tuple[str, ...]) -> bool:
    return "HANT" in rest or ("HANS" not in rest and bool(_TRADITIONAL & set(rest)))


def _parts(tag: str) -> tuple[str, tuple[str, ...]]:
    language, *rest = tag.replace("_", "-").split("-")
    language = language.lower()
    return _OLD.get(language, language), tuple(part.upper() for part in rest)
