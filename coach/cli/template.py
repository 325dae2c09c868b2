"""`coach template`: ready messages, shown and filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail, own_language

if TYPE_CHECKING:
    from coach.draft import Party
    from coach.finding import Language
    from coach.ledger.order import Customer, Order
    from coach.templates import Filled, Template

_lang = click.option("--lang", type=click.Choice(["en", "zh"]),
                     help="Language of the message; default: the terminal's.")  # fmt: skip
_format = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                       show_default=True)  # fmt: skip
_folder = click.option("--templates", "folder", metavar="DIR", type=click.Path(path_type=Path),
                       help="A folder of your own templates beside the built-in ones.")  # fmt: skip


@click.group("template")
def command() -> None:
    """Ready messages for every kind and stage, in English and Chinese."""


@command.command("list")
@click.option("--kind", help="Only messages of this kind: payment_reminder.")
@_lang
@_format
@_folder
def list_(kind: str | None, lang: Language | None, form: str, folder: Path | None) -> None:
    """All templates: id and title."""
    from coach.templates.plain_data import list_to_dict

    library = _library(folder)
    found = tuple(one for one in library if kind in (None, one.kind))
    if not found:
        kinds = dict.fromkeys(one.kind for one in library)
        raise fail(f"--kind {kind}: no template of that kind; there are: {', '.join(kinds)}")
    if form == "json":
        click.echo(json.dumps(list_to_dict(found), ensure_ascii=False, indent=2))
        return
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        click.echo(f"{one.id:<{width}}  {one.title.of(lang or own_language())}")


@command.command("show")
@click.argument("id", metavar="ID")
@_lang
@_format
@_folder
def show(id: str, lang: Language | None, form: str, folder: Path | None) -> None:
    """One template: its text, what it leaves to fill in, and its letters."""
    from coach.templates.plain_data import template_to_dict

    template = _find(folder, id)
    if form == "json":
        click.echo(json.dumps(template_to_dict(template), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_shown(template, lang or own_language())))


@command.command("fill")
@click.argument("id", metavar="ID")
@click.option("--set", "pairs", multiple=True, metavar="NAME=VALUE",
              help="What stands in a placeholder; dates as 2026-12-05.")  # fmt: skip
@click.option("--order", metavar="NUMBER", help="Take what is known of this order in the ledger.")
@click.option("--ledger", metavar="WHERE", help="The ledger; default: $COACH_LEDGER or your own.")
@click.option("--variant", metavar="NAME", help="The letter to use, such as japan.")
@click.option("--recipient-country", metavar="CC", help="ISO code of the reader's country.")
@click.option("--recipient-timezone", metavar="ZONE", help="The reader's time zone: Europe/Berlin.")
@click.option("--recipient-name", metavar="NAME", help="The reader's name, for the greeting.")
@click.option("--recipient-title", metavar="TITLE", help="The reader's title: Mr, Dr., Manager.")
@click.option("--sender-country", metavar="CC", help="ISO code of your own country.")
@click.option("--sender-timezone", metavar="ZONE", help="Your own time zone: Asia/Shanghai.")
@click.option("--sender-name", metavar="NAME", help="Your own name, for the signature.")
@_lang
@_format
@_folder
def fill_(
    id: str,
    pairs: tuple[str, ...],
    order: str | None,
    ledger: str | None,
    variant: str | None,
    lang: Language | None,
    form: str,
    folder: Path | None,
    **parties: str | None,
) -> None:
    """Fill a template in. What is not known becomes a ⟦blank⟧, listed on standard error.

    The message goes to standard output, ready for `coach check --kind … -`.
    """
    from coach.templates import TemplateError, fill, reader_of, values_of

    template, language = _find(folder, id), lang or own_language()
    known_order, customer = _from_ledger(order, ledger) if order else (None, None)
    try:
        filled = fill(
            template,
            _values(pairs),
            language=language,
            recipient=reader_of(customer, _party("recipient", parties)),
            sender=_party("sender", parties),
            ledger_order=values_of(known_order, customer) if known_order else None,
            variant=variant,
        )
    except TemplateError as error:
        raise fail(str(error)) from error
    _print(template, filled, language, form)


def _print(template: Template, filled: Filled, language: Language, form: str) -> None:
    from coach.finding import Text
    from coach.templates.plain_data import filled_to_dict

    if form == "json":
        data = filled_to_dict(template, filled, language)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    head = Text("Subject: ", "主题：").of(language)
    click.echo(f"{head}{filled.subject}\n\n{filled.text}", nl=False)
    if filled.missing:
        say = Text("still to fill in, with --set:", "还需用 --set 填写：").of(language)
        click.echo(f"coach: {say} {', '.join(filled.missing)}", err=True)


def _library(folder: Path | None) -> tuple[Template, ...]:
    """The templates of `folder`, which take the place of built-in ones with their id, and those."""
    from coach.templates import read_templates, templates

    try:
        own = read_templates(folder) if folder else ()
        ids = {one.id for one in own}
        return (*own, *(one for one in templates() if one.id not in ids))
    except (ValueError, OSError) as error:
        raise fail(f"--templates: {error}" if isinstance(error, OSError) else str(error)) from error


def _find(folder: Path | None, id: str) -> Template:
    from coach.templates import UnknownTemplate, find_in

    try:
        return find_in(_library(folder), id)
    except UnknownTemplate as error:
        raise fail(f"{error}; all of them: coach template list") from error


def _shown(template: Template, language: Language) -> list[str]:
    from coach.finding import Text

    names = Text("To fill in (? = may be left out):", "需要填写（? 表示可不填）：")
    letters = Text("Letters:", "信件样式：")
    review = Text("owner {}, version {}, to be reviewed by {}", "负责：{}，第{}版，复审日期{}")
    width = max((len(one.name) for one in template.placeholders), default=0)
    lines = [
        f"{template.id}: {template.title.of(language)}",
        review.of(language).format(
            template.owner.of(language), template.version, template.review.isoformat()
        ),
        "",
        template.subject.of(language),
        "",
        template.text.of(language),
        "",
        names.of(language),
    ]
    for one in template.placeholders:
        mark = "?" if one.optional else " "
        example = one.example.of(language).replace("\n", " / ")
        lines.append(f"{mark} {one.name:<{width}}  {one.meaning.of(language)}: {example}")
    if template.variants:
        lines += ["", letters.of(language)]
        lines += [f"  {one.id}: {one.name.of(language)}" for one in template.variants]
    return lines


def _values(pairs: tuple[str, ...]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise fail(f"--set {pair}: write NAME=VALUE, such as order_no=PO-45001")
        if name.strip() in values:
            raise fail(f"--set {name.strip()}: given twice")
        values[name.strip()] = value.replace("\\n", "\n")
    return values


def _party(side: str, given: Mapping[str, str | None]) -> Party:
    from coach.draft import Party

    country = given.get(f"{side}_country")
    try:
        return Party(
            name=given.get(f"{side}_name"),
            country=country.upper() if country else None,
            timezone=given.get(f"{side}_timezone"),
            title=given.get(f"{side}_title"),
        )
    except ValueError as error:
        raise fail(f"--{side}-{error}") from error


def _from_ledger(number: str, named: str | None) -> tuple[Order, Customer | None]:
    """The order of that number and its customer."""
    try:
        from coach.ledger.errors import LedgerError
        from coach.ledger.location import chosen_location
        from coach.ledger.store import Store
    except ModuleNotFoundError as error:
        raise fail(f"--order needs the ledger, which needs the package {error.name}") from error
    try:
        location = chosen_location(named)
        if location is None or not location.is_made:
            raise fail(f"--order {number}: there is no ledger yet; give it with --ledger")
        store = Store(location)
        try:
            order = store.order(number)
            customer = store.customer(order.customer) if order and order.customer else None
        finally:
            store.close()
    except LedgerError as error:
        raise fail(f"--ledger: {error}") from error
    if order is None:
        raise fail(f"--order {number}: the ledger knows no such order, or more than one")
    return order, customer
