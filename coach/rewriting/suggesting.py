"""From a match to the finding a person reads: words filled in, ways out made ready."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import cast

from coach.document import Document
from coach.draft import Context
from coach.finding import Applicability, Finding, Language, Suggestion, Text
from coach.lazily import lazy
from coach.rewriting import proposals
from coach.rewriting.guard import keeps_facts
from coach.rulebook.book import Match, SuggestData

_BLANK = lazy(r"⟦([^⟧]*)⟧")
_SLOT = lazy(r"\{([a-z_]+)\}")
_BRACKETED = lazy(r"\s?[(（]([^()（）]*)[)）]")
"""What stands in brackets, which do not stand inside brackets."""
_LONGEST_QUOTE = 60
"""Characters of the draft that a message quotes at most."""


def finding_of(match: Match, document: Document, context: Context) -> Finding:
    """The finding for a match that every guard admitted."""
    rule = match.rule
    start, end = document.to_source(match.text_start, match.text_end)
    values = {**match.values, "match": _quoted(document.source[start:end])}
    return Finding(
        rule_id=rule.id,
        category=rule.category,
        severity=rule.severity,
        scope="document" if rule.category == "completeness" else "sentence",
        start=start,
        end=end,
        message=_filled(rule.says, values),
        why=_filled(rule.why, values),
        suggestions=tuple(_suggestions(match, document, context)),
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _filled(words: Text, values: Mapping[str, str | Text]) -> Text:
    if "{" not in words.en and "{" not in words.zh:
        return words

    def put(language: Language, found: re.Match[str]) -> str:
        value = values.get(found[1], found[0])
        return value.of(language) if isinstance(value, Text) else value

    return Text(
        _SLOT.sub(partial(put, "en"), words.en),
        _SLOT.sub(partial(put, "zh"), words.zh),
    )


def _suggestions(match: Match, document: Document, context: Context) -> Iterator[Suggestion]:
    """Ways out that keep every fact; one whose words would lose a fact is left out.

    Words that a proposer reckons come before the blank they fill. Advice without words is for where
    no words can be offered.
    """
    count = 0
    for words, applicability, over, notes in _ways_out(match, document, context):
        if words is None and count:
            continue
        count += 1
        sentence = match.sentence
        start = sentence.start if over == "sentence" else match.text_start
        end = sentence.end if over == "sentence" else match.text_end
        replacement = None if words is None else _in_case(words, match, start)
        if over == "insert":
            replacement, start = _as_line(words or "", match, document)
            end = start
        source = document.to_source(start, end) if start < end else (_at(document, start),) * 2
        yield Suggestion(
            f"{match.rule.id}@{source[0]}.{count}", *source, replacement, applicability, notes
        )


def _at(document: Document, offset: int) -> int:
    """The source offset of a place between two characters."""
    return document.offsets.end(offset, max(0, offset - 1))


def _as_line(words: str, match: Match, document: Document) -> tuple[str, int]:
    """The words as a line of their own, and the text offset where the check wants it."""
    at = int(str(match.values["insert_at"]))
    return (f"{words}\n" if not document.text[:at].strip() else f"\n{words}"), at


_WayOut = tuple[str | None, Applicability, str, Text | None]
"""Words, how they may be applied, "match", "sentence" or "insert", and a note."""


def _ways_out(match: Match, document: Document, context: Context) -> Iterator[_WayOut]:
    for text, applicability, over, note, proposer in match.rule.suggest or _swap_only(match):
        notes = _filled(Text(*note), match.values) if note else None
        for words in _candidates(match, text):
            if words is None:
                yield None, cast(Applicability, applicability), over, notes
                continue
            start = match.sentence.start if over == "sentence" else match.text_start
            end = match.sentence.end if over == "sentence" else match.text_end
            filled = _put_groups(match, words)
            kept = "" if over == "insert" else document.masked[start:end]
            if filled is None or not keeps_facts(kept, filled):
                continue
            filled = _unmasked(filled, match, document)
            if proposer is not None:
                yield from _proposed(filled, proposer, over, match, context)
            kind = "blank" if "⟦" in filled else applicability
            yield filled, cast(Applicability, kind), over, notes


def _proposed(
    template: str, proposer: str, over: str, match: Match, context: Context
) -> Iterator[_WayOut]:
    """The template with its blanks filled, once for each proposal."""
    blanks = tuple(found[1] for found in _BLANK.finditer(template))
    for proposal in proposals.load(proposer)(match, context, blanks):
        if proposal.whole is None:
            yield _filled_in(template, proposal.words), "choice", over, proposal.note
        elif over == "match":
            yield proposal.whole, "choice", over, proposal.note


def _filled_in(template: str, words: tuple[str, ...]) -> str:
    """The template with each blank replaced by the words of its place."""
    pieces = _BLANK.split(template)  # text, blank, text, blank, text …
    for place, word in enumerate(words):
        before = "".join(pieces[: 2 * place + 1])
        inside = before.count("（") + before.count("(") > before.count("）") + before.count(")")
        pieces[2 * place + 1] = _BRACKETED.sub(_beside, word) if inside else word
    return "".join(pieces)


def _beside(found: re.Match[str]) -> str:
    """The bracketed words behind a comma; a Chinese weekday right behind its date."""
    words = found[1]
    if words.startswith("周"):
        return words
    return f", {words}" if found[0].isascii() else f"，{words}"


def _swap_only(match: Match) -> list[SuggestData]:
    return [("{swap}", "choice", "match", None, None)] if match.replacement else []


def _candidates(match: Match, text: str | None) -> list[str | None]:
    if text is None or "{swap}" not in text:
        return [text]
    return [text.replace("{swap}", swap) for swap in (match.replacement or "").split("|") if swap]


def _put_groups(match: Match, words: str) -> str | None:
    """`words` with the match's named groups and values in place, or None if one is not there."""
    complete = True

    def put(found: re.Match[str]) -> str:
        nonlocal complete
        if found[1] == "match":
            return match.sentence.raw[match.start : match.end]
        value = match.values.get(found[1])
        if value is not None:
            return value.of(match.rule.language) if isinstance(value, Text) else value
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
