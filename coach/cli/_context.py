"""What a command may be told about a message: the options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail
from coach.cli._tone import chosen_tone_model, tone_options
from coach.draft import CHANNELS, KINDS

if TYPE_CHECKING:
    from datetime import datetime

    from coach.draft import Context, Party
    from coach.engine import Coach
    from coach.finding import Language
    from coach.ledger.order import Ledger

_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option("--kind", type=click.Choice(KINDS), help="What kind of message it is."),
    click.option("--channel", type=click.Choice(CHANNELS), help="Where it will be sent."),
    click.option("--recipient-country", metavar="CC", help="ISO code of the reader's country."),
    click.option(
        "--recipient-timezone", metavar="ZONE", help="The reader's time zone: Europe/Berlin."
    ),
    click.option("--recipient-language", metavar="TAG", help="The reader's language: zh-Hans."),
    click.option("--recipient-name", metavar="NAME", help="The reader's name, for the greeting."),
    click.option("--recipient-title", metavar="TITLE", help="The reader's title: Dr., Eng."),
    click.option(
        "--relationship", metavar="WORDS", help="The reader is a new or regular customer."
    ),
    click.option("--sender-country", metavar="CC", help="ISO code of your own country."),
    click.option("--sender-timezone", metavar="ZONE", help="Your own time zone: Asia/Shanghai."),
    click.option("--now", metavar="TIME", help="Check as of 2026-11-26T10:00+08:00; default: now."),
    click.option(
        "--rules", "packs", multiple=True, metavar="DIR", help="A folder of your own rules."
    ),
    click.option(
        "--ledger",
        metavar="URL",
        envvar="COACH_LEDGER",
        show_envvar=True,
        help="Hold drafts against these orders; default: your own ledger, if there is one; "
        "none: no ledger.",
    ),
    tone_options,
    click.option(
        "--disable",
        multiple=True,
        metavar="NAME",
        help="A rule id or category to leave out, such as culture.",
    ),
)
_NAMES = (
    "kind channel recipient_country recipient_timezone recipient_language recipient_name"
    " recipient_title relationship sender_country sender_timezone now packs ledger disable"
    " tone_model tone_label tone_sure device"
).split()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the options say: the coach to ask, the context, what to leave out, and the device."""

    coach: Coach
    context: Context
    disable: tuple[str, ...]
    device: str


def with_setting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; it is called with `setting` in their place."""

    @wraps(command)
    def called(**given: Any) -> None:
        shared = {name: given.pop(name) for name in _NAMES}
        command(**given, setting=_setting(shared, given.get("lang")))

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def read_draft(name: str) -> str:
    """The draft in a file, or on standard input for "-"; exits with what to do if there is none."""
    from coach.reading import read_text

    try:
        source = read_text(name)
        if not source.strip():
            raise ValueError("the file is empty; give the draft of a message")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise fail(f"{name}: {reason}") from error
    return source


def _setting(given: Mapping[str, Any], language: Language | None) -> Setting:
    from coach.draft import Context

    context = Context(
        kind=given["kind"],
        channel=given["channel"],
        recipient=_party(
            "recipient",
            given["recipient_country"],
            given["recipient_timezone"],
            language=given["recipient_language"],
            name=given["recipient_name"],
            title=given["recipient_title"],
            relationship=given["relationship"],
        ),
        sender=_party("sender", given["sender_country"], given["sender_timezone"]),
        now=moment_of(given["now"]),
        ledger=_ledger(given["ledger"]),
        tone_model=chosen_tone_model(
            given["tone_model"], given["tone_label"], given["tone_sure"], given["device"], language
        ),
    )
    coach = _coach(given["packs"])
    try:
        coach.require_known(given["disable"])
    except ValueError as error:
        raise fail(f"--disable: {error}") from error
    return Setting(coach, context, given["disable"], given["device"])


def _party(side: str, country: str | None, zone: str | None, **known: str | None) -> Party:
    from coach.draft import Party

    try:
        return Party(
            country=country.upper() if country else None,
            timezone=zone,
            language=known.get("language"),
            name=known.get("name"),
            title=known.get("title"),
            relationship=known.get("relationship"),
        )
    except ValueError as error:
        raise fail(f"--{side}-{error}") from error


def _ledger(named: str | None) -> Ledger | None:
    """The ledger to consult: the one named, else the user's own if it was ever made."""
    from coach.ledger.errors import LedgerError
    from coach.ledger.location import chosen_location

    try:
        location = chosen_location(named)
    except LedgerError as error:
        raise fail(f"--ledger: {error}") from error
    if location is None or (named is None and not location.is_made):
        return None
    if not location.is_made:
        raise fail(f"--ledger: there is no ledger {location.shown}; `coach ledger import` makes it")
    from coach.ledger.consulting import ConsultedLedger

    return ConsultedLedger(location)


def moment_of(text: str | None) -> datetime:
    """The moment given, or the present one; on this machine's clock where no zone is given."""
    from datetime import datetime

    if text is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise fail(f"--now {text}: no such time; write it as 2026-11-26T10:00+08:00") from error
    return moment if moment.tzinfo else moment.astimezone()


def _coach(packs: tuple[str, ...]) -> Coach:
    from coach.engine import default_coach, load_coach

    for pack in packs:
        if not Path(pack).is_dir():
            raise fail(f"--rules {pack}: there is no such folder")
    try:
        return load_coach(Path(pack) for pack in packs) if packs else default_coach()
    except ValueError as error:
        raise fail(str(error)) from error
