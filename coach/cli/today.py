"""`coach today`: the orders that need an update, a reply or a payment step."""

from __future__ import annotations

import click

from coach.cli import fail, own_language
from coach.cli.ledger import form, lang, place
from coach.finding import Language


@click.command("today")
@click.option("--sender", metavar="PLACE",
              help="Your own city, country or zone, for its clock and days off.")  # fmt: skip
@click.option("--now", metavar="TIME", help="As of 2026-11-26T10:00+08:00; default: now.")
@form
@lang
@place
def command(
    sender: str | None, now: str | None, form: str, lang: Language | None, url: str | None
) -> None:
    """What is due for the orders of the ledger, the most urgent first, and why.

    Replies within 24 hours, confirmations within a working day, progress reports, notices before
    the goods are ready, tracking on dispatch, payments that are due or late.
    """
    import json
    from datetime import datetime

    from coach.cli.ledger import opened
    from coach.ledger.due import due_today
    from coach.ledger.plain_data import SCHEMA, due_to_dict
    from coach.ledger.table import due_lines
    from coach.planning import asking

    try:
        where = asking.place(sender, "sender") if sender else None
        moment = datetime.now().astimezone()
        if now is not None:
            found = asking.day_or_moment(now, "now")
            if not isinstance(found, datetime):
                zone = where.zone if where else moment.tzinfo
                found = datetime(found.year, found.month, found.day, 9, tzinfo=zone)
            moment = found
    except asking.AskError as error:
        raise fail(str(error)) from error
    with opened(url) as store:
        due = due_today(store.open_orders(moment.date()), now=moment, sender=where)
    if form == "json":
        data = {
            "schema": SCHEMA,
            "now": moment.isoformat(),
            "due": [due_to_dict(one) for one in due],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for line in due_lines(due, lang or own_language()):
        click.echo(line)
