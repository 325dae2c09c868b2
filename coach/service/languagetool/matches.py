"""A finding as LanguageTool's clients read it. All positions are UTF-16 units."""

from __future__ import annotations

from typing import Any

from coach.document import Document, Sentence
from coach.finding import Finding, Language, Text
from coach.lazily import lazy
from coach.rulebook.book import CompiledRule
from coach.service.languagetool.annotated import Annotated
from coach.service.languagetool.categories import ISSUE_TYPES, NAMES, TYPE_NAMES, is_picky
from coach.service.languagetool.replacements import covered

CONTEXT = 40
"""How many UTF-16 units of context stand on either side of a match."""
_SLOT = lazy(r" ?\{credit\}|\{\w+\}")
_LINE_BREAK = lazy(r"[\r\n]")
_ALWAYS_UNSURE = -1
"""A finding holds for the finished sentence only, so that clients wait while it is being typed."""


def match(
    finding: Finding,
    rule: CompiledRule,
    text: Annotated,
    document: Document,
    language: Language,
) -> dict[str, Any] | None:
    """The match of a finding of `rule`; None where the client's text has nothing to mark."""
    place = covered(finding, text, language)
    start, end = text.span(place.start, place.end)
    if start == end:
        return None
    return {
        "message": _message(finding, bool(place.replacements)).of(language),
        "shortMessage": NAMES[finding.category].of(language),
        "replacements": place.replacements,
        "offset": start,
        "length": end - start,
        "context": _context(text, start, end),
        "sentence": _sentence_at(document, place.start),
        "type": {"typeName": TYPE_NAMES[finding.severity]},
        "rule": rule_data(rule, language),
        "ignoreForIncompleteSentence": True,
        "contextForSureMatch": _ALWAYS_UNSURE,
    }


def rule_data(rule: CompiledRule, language: Language) -> dict[str, Any]:
    """What a match says about its rule."""
    tags = {"tags": ["picky"]} if is_picky(rule.category, rule.severity) else {}
    return {
        "id": rule.id,
        "description": description(rule, language),
        "issueType": ISSUE_TYPES[rule.category],
        "category": {"id": rule.category, "name": NAMES[rule.category].of(language)},
        "isPremium": False,
    } | tags


def description(rule: CompiledRule, language: Language) -> str:
    """What a rule says, with “…” for what each finding fills in."""
    words = rule.says.of(language)
    return _SLOT.sub(lambda found: "" if "credit" in found[0] else "…", words)


def sentence_ranges(text: Annotated, document: Document) -> list[list[int]]:
    """Where each sentence begins and ends."""
    spans = (_span(document, sentence) for sentence in document.sentences)
    return [[*text.span(start, end)] for start, end in spans]


def languages_of_sentences(text: Annotated, document: Document) -> list[dict[str, Any]]:
    """Where each sentence stands and which of the coach's languages it is read in."""
    return [
        {
            "from": start,
            "to": end,
            "detectedLanguages": [
                {"language": name, "rate": round(1 / len(sentence.languages), 2)}
                for name in sorted(sentence.languages)
            ],
        }
        for sentence in document.sentences
        for start, end in [text.span(*_span(document, sentence))]
    ]


def _message(finding: Finding, has_words: bool) -> Text:
    """What the reader may misunderstand and why; advice too, where there are no words to put."""
    notes = [] if has_words else [one.note for one in finding.suggestions if one.note]
    parts = [finding.message, finding.why, *notes]
    return Text(" ".join(part.en for part in parts), "".join(part.zh for part in parts))


def _context(text: Annotated, start: int, end: int) -> dict[str, Any]:
    before, after = max(0, start - CONTEXT), min(text.length, end + CONTEXT)
    ahead, marked, behind = text.cut(before, start), text.cut(start, end), text.cut(end, after)
    ahead = ("..." if before > 0 else "") + ahead
    behind += "..." if after < text.length else ""
    return {
        "text": _LINE_BREAK.sub(" ", ahead + marked + behind),
        "offset": len(ahead.encode("utf-16-le")) // 2,
        "length": end - start,
    }


def _sentence_at(document: Document, offset: int) -> str:
    """The sentence around a source offset; its line where no sentence is checked there."""
    sentence = document.sentence_at(document.offsets.text(offset))
    if sentence is not None:
        start, end = _span(document, sentence)
        return document.source[start:end]
    start = document.source.rfind("\n", 0, offset) + 1
    return document.source[start:].partition("\n")[0].strip()


def _span(document: Document, sentence: Sentence) -> tuple[int, int]:
    return document.to_source(sentence.start, sentence.end)
