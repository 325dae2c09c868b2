"""From a match to the finding a person reads: words filled in, ways out made ready."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from coach.document import Document
from coach.finding import Applicability, Finding, Suggestion, Text
from coach.rewriting.guard import keeps_facts
from coach.rulebook.book import Match

_SLOT = re.compile(r"\{([a-z_]+)\}")
_LONGEST_QUOTE = 60
"""Characters of the draft that a message quotes at most."""


def finding_of(match: Match, document: Document) -> Finding:
    """The finding for a match that every guard admitted."""
    rule = match.rule
    start, end = document.to_source(match.text_start, match.text_end)
    values = {**match.values, "match": _quoted(document.source[start:end])}
    return Finding(
        rule_id=rule.id,
        category=rule.category,
        severity=rule.severity,
        scope="sentence",
        start=start,
        end=end,
        message=_filled(rule.says, values),
        why=_filled(rule.why, values),
        suggestions=tuple(_suggestions(match, document)),
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _filled(words: Text, values: dict[str, str]) -> Text:
    def put(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    return Text(_SLOT.sub(put, words.en), _SLOT.sub(put, words.zh))


def _suggestions(match: Match, document: Document) -> Iterator[Suggestion]:
    """Ways out that keep every fact; one whose words would lose a fact is left out.

    Advice without words is for where no words can be offered.
    """
    count = 0
    for text, applicability, over, note in match.rule.suggest or _swap_only(match):
        if text is None and count:
            continue
        whole = over == "sentence"
        sentence = match.sentence
        start = sentence.start if whole else match.text_start
        end = sentence.end if whole else match.text_end
        notes = Text(*note) if note else None
        for words in _candidates(match, text):
            if words is None:
                replacement = None
            else:
                filled = _put_groups(match, words)
                original = document.masked[start:end]
                if filled is None or not keeps_facts(original, filled):
                    continue
                filled = _unmasked(filled, match, document)
                replacement = _in_case(filled, match, start)
            count += 1
            kind = "blank" if replacement and "⟦" in replacement else applicability
            source = document.to_source(start, end)
            yield Suggestion(
                f"{match.rule.id}@{source[0]}.{count}",
                *source,
                replacement,
                cast(Applicability, kind),
                notes,
            )


def _swap_only(match: Match) -> list[tuple[str | None, str, str, list[str] | None]]:
    return [("{swap}", "choice", "match", None)] if match.replacement else []


def _candidates(match: Match, text: str | None) -> list[str | None]:
    if text is None or "{swap}" not in text:
        return [text]
    return [text.replace("{swap}", swap) for swap in (match.replacement or "").split("|") if swap]


def _put_groups(match: Match, words: str) -> str | None:
    """`words` with the named groups of the match in place, or None if one did not take part."""
    complete = True

    def put(found: re.Match[str]) -> str:
        nonlocal complete
        if found[1] == "match":
            return match.sentence.raw[match.start : match.end]
        span = match.groups.get(found[1])
        if span is None:
            complete = False
            return ""
        return match.sentence.raw[span[0] : span[1]].strip()

    filled = _SLOT.sub(put, words)
    return filled if complete else None


def _unmasked(filled: str, match: Match, document: Document) -> str:
    """Give masked stretches, which a group carried over, their own characters back."""
    for mask in document.masks:
        if match.sentence.start <= mask.start < match.sentence.end:
            covered = document.masked[mask.start : mask.end]
            filled = filled.replace(covered, document.text[mask.start : mask.end], 1)
    return filled


def _in_case(words: str, match: Match, start: int) -> str:
    """Start with a capital where the replaced words started a sentence with one."""
    first = match.sentence.raw[start - match.sentence.start]
    if start == match.sentence.start and first.isupper() and words[:1].islower():
        return words[0].upper() + words[1:]
    return words
