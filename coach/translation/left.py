"""What an engine left to the writer: sentences that still have words of the source language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from coach.translation.result import TranslatedSentence, Translation


def is_left(sentence: TranslatedSentence) -> bool:
    """Whether the sentence is still to be translated, in part or whole."""
    return not sentence.whole or sentence.error is not None


def left(translation: Translation) -> tuple[TranslatedSentence, ...]:
    """The sentences that are still to be translated, in the order of the text."""
    return tuple(sentence for sentence in translation.sentences if is_left(sentence))


def is_doubtful(translation: Translation) -> bool:
    """Whether something is left to translate, or differs from the original."""
    return bool(translation.warnings or left(translation))


def without(translation: Translation, disable: Collection[str]) -> Translation:
    """The translation without the findings of these rules and categories."""
    if not disable:
        return translation
    kept = [one for one in translation.findings if not {one.rule_id, one.category} & set(disable)]
    return replace(translation, findings=tuple(kept))
