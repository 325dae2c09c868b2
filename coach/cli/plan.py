"""`coach plan`: what to write after an order, and when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from coach.cli import fail, knows_unicode, own_language
from coach.draft import CHANNELS

if TYPE_CHECKING:
    from coach.draft import Channel
    from coach.finding import Language
    from coach.planning.follow_up import FollowUp

_DATE = "YYYY-MM-DD"


@click.command("plan")
@click.option("--inquiry", metavar="TIME", help="The inquiry: a date, or a time with its zone.")
@click.option("--order", metavar=_DATE, help="The order.")
@click.option("--payment", metavar=_DATE, help="The deposit or payment is in the account.")
@click.option("--ready", metavar=_DATE, help="The goods are finished.")
@click.option("--dispatch", metavar=_DATE, help="The goods leave.")
@click.option("--eta", metavar=_DATE, help="The goods are expected to arrive.")
@click.option("--sender", required=True, metavar="PLACE", help="Your own city, country or zone.")
@click.option("--recipient", required=True, metavar="PLACE", help="The buyer's.")
@click.option("--reference", default="", metavar="TEXT", help="Order number, for the titles.")
@click.option("--channel", type=click.Choice(CHANNELS), default="email", show_default=True,
              help="The channel the buyer prefers.")  # fmt: skip
@click.option("--now", metavar="TIME", help="Plan as of 2026-11-26T10:00+08:00; default: now.")
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the answer; default: the terminal's.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text",
              show_default=True)  # fmt: skip
def command(
    sender: str,
    recipient: str,
    reference: str,
    channel: Channel,
    now: str | None,
    lang: Language | None,
    form: str,
    **dates: str | None,
) -> None:
    """A follow-up plan from the dates of an order, as a table or as a calendar file.

    Give the dates that are known; what is missing for a step is said. Steps that would fall on a
    day off of either side are moved, with the reason.
    """
    from coach.planning import asking
    from coach.planning.follow_up import PlanError

    try:
        plan = asking.plan(
            {name: text for name, text in dates.items() if text is not None},
            sender=sender,
            recipient=recipient,
            reference=reference,
            channel=channel,
            now=now,
        )
    except (asking.AskError, PlanError) as error:
        raise fail(str(error)) from error
    _show(plan, form, lang or own_language())


def _show(plan: FollowUp, form: str, language: Language) -> None:
    if form == "json":
        from coach.planning.plain_data import plan_to_dict

        click.echo(json.dumps(plan_to_dict(plan), ensure_ascii=False, indent=2))
    elif form == "ics":
        from coach.output.ics import plan_to_ics

        click.echo(plan_to_ics(plan, language).encode(), nl=False)
    else:
        from coach.planning.bars import in_ascii
        from coach.planning.table import table

        text = table(plan, language)
        click.echo(text if knows_unicode() else in_ascii(text))
