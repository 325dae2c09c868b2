"""A template filled in: the writer's values, what the ledger knows, and blanks for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.draft import Party
from coach.finding import BLANK_CLOSE, BLANK_OPEN, Language
from coach.templates.addressing import address_of
from coach.templates.errors import UnknownPlaceholder, UnknownVariant
from coach.templates.notation import filled
from coach.templates.rendering import rendered
from coach.templates.template import Template, Value, Variant

_NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Filled:
    """A message, as far as it could be filled.

    `missing` are the placeholders, in order, that stand in it as ⟦blanks⟧; `variant` is the letter
    that was chosen, None where the template has none.
    """

    text: str
    subject: str
    missing: tuple[str, ...]
    variant: str | None = None


def fill(
    template: Template,
    values: Mapping[str, Value],
    *,
    language: Language,
    recipient: Party | None = None,
    sender: Party | None = None,
    ledger_order: Mapping[str, Value] | None = None,
    variant: str | None = None,
) -> Filled:
    """Fill a template in `language`.

    `values` win over the parties' names, these over `ledger_order`, which is what `values_of` tells
    of an order; of it only what the template needs is taken. Text goes in exactly as given, dates
    in a form that cannot be misread. An empty value counts as none. The letter is the one named by
    `variant`, else the one for the recipient's country.

    Raises UnknownPlaceholder and UnknownVariant, which name the nearest.
    """
    names = [one.name for one in template.placeholders]
    for name in values:
        if name not in names:
            raise UnknownPlaceholder(name, names, f"{template.id}: ")
    reader, writer = recipient or _NOBODY, sender or _NOBODY
    known = {**(ledger_order or {}), **_of_parties(reader, writer, language), **values}
    words = {
        name: rendered(known[name], language, writer, reader)
        for name in names
        if name in known and known[name] != ""
    }
    missing: dict[str, None] = {}

    def blank(name: str) -> str:
        missing[name] = None
        placeholder = template.placeholder(name)
        assert placeholder is not None
        return f"{BLANK_OPEN}{placeholder.meaning.of(language)}{BLANK_CLOSE}"

    letter = _letter(template, variant, reader)
    subject = filled(template.subject.of(language), words, blank)
    text = "\n\n".join(filled(part, words, blank) for part in _parts(template, letter, language))
    order = tuple(name for name in names if name in missing)
    return Filled(text + "\n", " ".join(subject.split()), order, letter.id if letter else None)


def _of_parties(recipient: Party, sender: Party, language: Language) -> dict[str, str]:
    names = {"recipient": address_of(recipient, language), "sender_name": sender.name}
    return {placeholder: name for placeholder, name in names.items() if name}


def _letter(template: Template, name: str | None, recipient: Party) -> Variant | None:
    """The variant of that name, else the one for the recipient's culture, else the first."""
    if name is not None:
        for one in template.variants:
            if one.id == name:
                return one
        raise UnknownVariant(name, [one.id for one in template.variants], f"{template.id}: ")
    if not template.variants:
        return None
    if recipient.country:
        from coach.cultures.profiles import culture_of

        culture = culture_of(recipient)
        for one in template.variants:
            if culture is not None and culture.group in one.cultures:
                return one
    return template.variants[0]


def _parts(template: Template, letter: Variant | None, language: Language) -> Iterator[str]:
    """The paragraphs of the message, from the greeting to the signature."""
    body = template.text.of(language)
    if letter is None:
        yield body
        return
    yield letter.greeting.of(language)
    if template.occasion in letter.opening:
        yield letter.opening[template.occasion].of(language)
    yield body
    if template.occasion in letter.closing:
        yield letter.closing[template.occasion].of(language)
    goodbye, signature = letter.goodbye.of(language), template.signature.of(language)
    yield goodbye + ("\n\n" if language == "zh" else "\n") + signature
