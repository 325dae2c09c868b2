"""A request to check, answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coach.analysis import analyse
from coach.document import Document
from coach.draft import Context
from coach.engine import Coach
from coach.finding import Finding, Language
from coach.rulebook.book import CompiledRule
from coach.service.languagetool import languages
from coach.service.languagetool.annotated import Annotated, beginning, text_of
from coach.service.languagetool.errors import Refused
from coach.service.languagetool.matches import languages_of_sentences, match, sentence_ranges
from coach.service.languagetool.parameters import Parameters
from coach.service.languagetool.selection import Selection, selection
from coach.service.languagetool.words import PersonalWords
from coach.version import VERSION

SOFTWARE: dict[str, Any] = {
    "name": "Draft Coach",
    "version": VERSION,
    "buildDate": "",
    "apiVersion": 1,
    "premium": False,
    "status": "",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to check and what the client wants to hear of. `cut` tells that it is a beginning."""

    text: Annotated
    cut: bool
    language: str
    preferred: tuple[str, ...]
    selected: Selection
    user: str
    parameters: Parameters


def asked(parameters: Parameters, most: int) -> Asked:
    """The request in `parameters`; a text may have `most` UTF-16 units. Raises Refused."""
    text = text_of(parameters)
    language = languages.asked_language(parameters)
    too_long = text.size > most
    if too_long and not parameters.is_on("allowIncompleteResults"):
        raise Refused(
            413,
            f"The text has more than {most} characters. Check it in parts, or set "
            "allowIncompleteResults=true to have its beginning checked.",
        )
    return Asked(
        text=beginning(text, most) if too_long else text,
        cut=too_long,
        language=language,
        preferred=languages.variants(parameters),
        selected=selection(parameters),
        user=parameters.filled("username"),
        parameters=parameters,
    )


def answer(
    request: Asked, coach: Coach, context: Context, words: PersonalWords, most: int
) -> dict[str, Any]:
    """The answer to a request, as plain data."""
    document = analyse(request.text.read)
    language = languages.answered(request.language, request.preferred, document)
    speech = languages.words_in(request.parameters, language.code)
    findings = [
        finding
        for finding in _findings(request, coach, context, language.code)
        if not words.hides(request.user, finding, request.text.read)
    ]
    return {
        "software": SOFTWARE,
        "warnings": _warnings(request, most),
        "language": language.plain_data(),
        "matches": _matches(findings, request.text, document, speech, coach),
        "sentenceRanges": sentence_ranges(request.text, document),
        "extendedSentenceRanges": languages_of_sentences(request.text, document),
    }


def _findings(request: Asked, coach: Coach, context: Context, language: str) -> list[Finding]:
    """What the client wants to hear of; nothing where the text is in a language without rules."""
    text, selected = request.text.read, request.selected
    if not text.strip() or not languages.is_read(language):
        return []
    if request.cut:  # half a message lacks nothing yet
        selected = selected.without_document()
    off = selected.left_out((rule.id, rule.category) for rule in coach.book.rules)
    report = coach.check(text, context, off)
    return [finding for finding in report.findings if selected.shows(finding)]


def _matches(
    findings: list[Finding],
    text: Annotated,
    document: Document,
    speech: Language,
    coach: Coach,
) -> list[dict[str, Any]]:
    rules: dict[str, CompiledRule] = {}
    for rule in coach.book.rules:
        if rule.id not in rules or rule.language == document.language:
            rules[rule.id] = rule
    found = (match(one, rules[one.rule_id], text, document, speech) for one in findings)
    return sorted((one for one in found if one), key=lambda one: (one["offset"], one["length"]))


def _warnings(request: Asked, most: int) -> dict[str, Any]:
    if not request.cut:
        return {"incompleteResults": False}
    reason = f"The text has more than {most} characters; only its beginning was checked."
    return {"incompleteResults": True, "incompleteResultsReason": reason}
