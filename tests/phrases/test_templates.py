"""Every sentence of every template is translated whole, in both directions, placeholders kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import coach
from coach.templates import Template, templates
from coach.translation.result import Translation

OTHER = {"en": "zh", "zh": "en"}
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_BARE = re.compile(r"[\W_]*(?:\{[a-z_]+\}[\W_]*)*")
"""A line without words of its own."""


def texts_of(template: Template, language: str) -> Iterator[str]:
    """All that a template can put into a letter, in one language."""
    yield template.subject.of(language)
    yield template.text.of(language)
    yield template.signature.of(language)
    for variant in template.variants:
        yield variant.greeting.of(language)
        yield variant.goodbye.of(language)
        for line in (*variant.opening.values(), *variant.closing.values()):
            yield line.of(language)


def lines(language: str) -> list[str]:
    """The lines of all templates without their marks for “may be left out”, each once."""
    found = (
        line.removeprefix("? ")
        for template in templates()
        for text in texts_of(template, language)
        for line in text.split("\n")
    )
    return [line for line in dict.fromkeys(found) if not _BARE.fullmatch(line)]


def translated(line: str, language: str) -> Translation:
    return coach.translate(line, to=OTHER[language], source=language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sentence_is_translated(language: str) -> None:
    left = [
        sentence.source
        for line in lines(language)
        for sentence in translated(line, language).sentences
        if not sentence.whole
    ]
    assert left == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_placeholder_is_kept(language: str) -> None:
    for line in lines(language):
        made = translated(line, language).text
        assert sorted(_PLACEHOLDER.findall(made)) == sorted(_PLACEHOLDER.findall(line)), line


def test_the_templates_are_read() -> None:
    assert len(lines("en")) > 200 < len(lines("zh"))
