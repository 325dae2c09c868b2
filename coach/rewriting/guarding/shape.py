"""What the guard's documents of rules/rewriting/ may say; a mistake is told with its line."""

from __future__ import annotations

import re

from coach.lazily import lazy
from coach.rulebook.located import Located

_LANGUAGES = ("en", "zh")
_SLOT = lazy(r"\{([a-z]+)\}")
_FAMILY = ("affirmed", "ours", "words", "said", "still", "unless")


def check(name: str, root: Located) -> None:
    """Refuse a reason without both languages, or a pattern that is none. Raises RuleError."""
    if name == "guard":
        _reasons(root)
    else:
        _language(root)


def _reasons(root: Located) -> None:
    for part, _, value in root.items("the document of the guard", ("reasons", "meta", "injection")):
        if part != "reasons":
            for _, _, text in value.items(part, _LANGUAGES):
                _compiles(text, text.as_text(part))
            continue
        for which, _, texts in value.items("reasons"):
            told = {language: text for language, _, text in texts.items(which, _LANGUAGES)}
            if set(told) != set(_LANGUAGES):
                raise texts.error(f"{which} needs words in en and in zh")
            for text in told.values():
                unknown = set(_SLOT.findall(text.as_text(which))) - {"words", "other"}
                if unknown:
                    raise text.error(f"{which} has an unknown slot {{{min(unknown)}}}")


def _language(root: Located) -> None:
    import re2

    parts = ("own", "some", "admits", "denies", "kept", "added", "words", "opposites", "alike")
    for part, _, value in root.items("a document of the guard", parts):
        if part not in ("kept", "added"):
            continue
        for which, _, family in value.items(part):
            for group, _, texts in family.items(which, _FAMILY):
                if group in ("words", "affirmed", "ours"):
                    continue
                for pattern, place in texts.as_texts(which):
                    try:
                        re2.compile(pattern.replace("<own>", "(?:我)").replace("<some>", "."))
                    except re2.error as error:
                        raise place.error(f"not a pattern: {error}") from error


def _compiles(place: Located, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise place.error(f"not a pattern: {error}") from error
