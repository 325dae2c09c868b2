"""What a document of rules/rewriting may say; a mistake is told with its line."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rewriting.strength import STRENGTHS
from coach.rulebook.located import Located

_PARTS = ("verbs", "words", "wording", "requests", "skeleton")
_SLOT = lazy(r"\{([a-z_]+)\}")


def check(name: str, root: Located) -> None:
    """Refuse a wording without its neutral text, or lists that are none. Raises RuleError."""
    if name.startswith("guard"):
        from coach.rewriting.guarding.shape import check as check_guard

        check_guard(name, root)
        return
    for part, _, value in root.items("a document of rewriting", _PARTS):
        if part in ("wording", "requests"):
            for which, _, texts in value.items(part):
                _wording(which, texts)
        elif part in ("verbs", "words"):
            for which, _, words in value.items(part):
                words.as_texts(which)


def _wording(which: str, texts: Located) -> None:
    found = {strength: text for strength, _, text in texts.items(which, STRENGTHS)}
    if "neutral" not in found:
        raise texts.error(f"{which} has no 'neutral' text")
    slots = set(_SLOT.findall(found["neutral"].as_text(which)))
    for strength, text in found.items():
        if set(_SLOT.findall(text.as_text(which))) != slots:
            raise text.error(f"{which}.{strength} has other slots than {which}.neutral")
