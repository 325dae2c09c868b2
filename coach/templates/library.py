"""The templates, read from their documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from coach.finding import Text
from coach.templates.errors import UnknownTemplate
from coach.templates.notation import names_in
from coach.templates.template import OCCASIONS, Placeholder, Template, Variant

_Documents = Mapping[str, Any]
PLACEHOLDERS, VARIANTS = "placeholders", "variants"
"""The documents that hold no templates but what all of them share."""


@cache
def templates() -> tuple[Template, ...]:
    """Every built-in template, kind by kind. Raises RuleError for one that cannot be used."""
    from coach.tables import table

    return _library(table("templates"), table("templates"))


def find(id: str) -> Template:
    """The built-in template with that id, such as "payment_reminder/first".

    Raises UnknownTemplate, with the nearest ids.
    """
    return find_in(templates(), id)


def find_in(library: Iterable[Template], id: str) -> Template:
    """The template with that id. Raises UnknownTemplate, with the nearest ids."""
    known = {template.id: template for template in library}
    if id not in known:
        raise UnknownTemplate(id, tuple(known))
    return known[id]


def read_templates(folder: Path) -> tuple[Template, ...]:
    """The templates of a folder of one's own; placeholders and variants that it does not define
    are the built-in ones.

    Raises RuleError, naming file and line, for one that cannot be used, and FileNotFoundError if
    there are none.
    """
    from coach.tables import read_table, table
    from coach.templates.shape import check

    return _library(read_table(folder, check), table("templates"))


def _library(documents: _Documents, shared: _Documents) -> tuple[Template, ...]:
    placeholders = {**shared[PLACEHOLDERS], **documents.get(PLACEHOLDERS, {})}
    letters = documents.get(VARIANTS, shared[VARIANTS])
    variants = tuple(_variant(id, fields) for id, fields in letters["variants"].items())
    signature = _text(letters["signature"])
    return tuple(
        _template(fields, placeholders, variants, signature)
        for name in sorted(documents.keys() - {PLACEHOLDERS, VARIANTS}, key=_place)
        for fields in documents[name]
    )


def _place(document: str) -> tuple[int, str]:
    """Where a document stands: as the kinds are counted, with those of no kind behind."""
    from coach.draft import KINDS

    return (KINDS.index(document) if document in KINDS else len(KINDS), document)


def _template(
    fields: Mapping[str, Any],
    shared: Mapping[str, Any],
    variants: tuple[Variant, ...],
    signature: Text,
) -> Template:
    wanted = fields["variants"]
    chosen = tuple(
        one for one in variants if (not one.only_by_name if wanted == "all" else one.id in wanted)
    )
    template = Template(
        id=fields["id"],
        kind=fields["kind"],
        stage=fields["stage"],
        occasion=fields.get("occasion", "usual"),
        channels=tuple(fields.get("channels", ("email",))),
        title=_text(fields["title"]),
        subject=_text(fields["subject"]),
        text=_text(fields["text"]),
        signature=signature,
        placeholders=(),
        variants=() if wanted == "none" else chosen,
        owner=_text(fields["owner"]),
        version=int(fields["version"]),
        review=date.fromisoformat(fields["review"]),
    )
    known = {**shared, **fields.get("placeholders", {})}
    return replace(template, placeholders=tuple(_placeholders(template, known)))


def _placeholders(template: Template, known: Mapping[str, Any]) -> Iterator[Placeholder]:
    """Its placeholders in the order of a message; optional where no text needs them."""
    optional: dict[str, bool] = {}
    for text in _texts(template):
        for words in (text.en, text.zh):
            for name, may_go in names_in(words):
                optional[name] = optional.get(name, True) and may_go
    for name, may_go in optional.items():
        fields = known[name]
        yield Placeholder(
            name, fields["type"], _text(fields["meaning"]), _text(fields["example"]), may_go
        )


def _texts(template: Template) -> Iterator[Text]:
    """Every text that ends up in a message, in its order there."""
    for variant in template.variants:
        yield variant.greeting
    yield from (template.subject, template.text)
    for variant in template.variants:
        for parts in (variant.opening, variant.closing):
            if template.occasion in parts:
                yield parts[template.occasion]
    if template.variants:
        yield template.signature


def _variant(id: str, fields: Mapping[str, Any]) -> Variant:
    return Variant(
        id,
        _text(fields["name"]),
        frozenset(fields["cultures"]),
        _text(fields["greeting"]),
        _by_occasion(fields.get("opening", {})),
        _by_occasion(fields.get("closing", {})),
        _text(fields["goodbye"]),
        fields.get("only_by_name", False),
    )


def _by_occasion(fields: Mapping[str, Any]) -> dict[str, Text]:
    return {name: _text(fields[name]) for name in OCCASIONS if name in fields}


def _text(words: Any) -> Text:
    """Words for each language, or the same for both. A block of YAML ends with a line break."""
    if isinstance(words, dict):
        return Text(str(words["en"]).rstrip("\n"), str(words["zh"]).rstrip("\n"))
    return Text(str(words), str(words))
