"""What a document of rules/fields may say; a mistake is told with its line."""

from __future__ import annotations

from coach.lazily import lazy
from coach.messages.patterns import compiled
from coach.messages.recognising import DETECTORS, VALUES
from coach.rulebook.located import Located

LANGUAGES = ("en", "zh")
_KEYS = (
    "name", "own", "learned", "detect", "value", "beside", "present", "vague", "vague_is",
    "vague_first", "means", "ignore", "attachments", "insert",
)  # fmt: skip
_ID = lazy(r"[a-z][a-z_]*")


def check(name: str, root: Located) -> None:
    """Refuse a field that cannot be looked for or put in. Raises RuleError."""
    for field, key, value in root.items("a document of fields"):
        if not _ID.fullmatch(field):
            raise key.error(f"{field!r} is no id of a field; use small letters and _")
        parts = {part: inner for part, _, inner in value.items(f"the field {field}", _KEYS)}
        _words(value, parts, "name")
        if "insert" in parts:
            _words(value, parts, "insert")
        if "detect" in parts:
            parts["detect"].as_choice("detect", tuple(DETECTORS))
        elif "present" not in parts:
            raise value.error(f"the field {field} has neither 'present' nor 'detect'")
        for part in ("present", "vague"):
            if part in parts:
                for _, _, listed in parts[part].items(part, LANGUAGES):
                    _patterns(listed, part)
        for meaning, _, words in parts["means"].items("means") if "means" in parts else ():
            for _, _, listed in words.items(meaning, LANGUAGES):
                _patterns(listed, meaning)
        if "ignore" in parts:
            _patterns(parts["ignore"], "ignore")
        if "value" in parts:
            for item in parts["value"].as_list("value"):
                item.as_choice("a kind of value", tuple(VALUES))


def _words(value: Located, parts: dict[str, Located], name: str) -> None:
    if name not in parts:
        raise value.error(f"the field has no {name!r}")
    found = {language: text for language, _, text in parts[name].items(name, LANGUAGES)}
    for language in LANGUAGES:
        if language not in found:
            raise parts[name].error(f"{name} has no {language!r}")
        found[language].as_text(f"{name}.{language}")


def _patterns(listed: Located, what: str) -> None:
    for text, item in listed.as_texts(what):
        try:
            compiled((text,))
        except Exception as error:  # re2 has an exception class of its own, not a ValueError
            raise item.error(f"not a pattern: {error}") from error
