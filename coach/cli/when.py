"""`coach when`: common working hours of places, and the best times to propose."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from coach.cli import fail, knows_unicode, own_language
from coach.draft import CHANNELS
from coach.finding import Text

if TYPE_CHECKING:
    from datetime import datetime

    from coach.draft import Channel
    from coach.finding import Language
    from coach.planning.sending import SendTime
    from coach.planning.slots import Slot
    from coach.planning.windows import Windows


@click.command("when")
@click.argument("names", nargs=-1, required=True, metavar="PLACE PLACE…")
@click.option("--days", default="7", show_default=True, help="How many days to look at.")
@click.option("--from", "start", metavar="TIME",
              help="Look from 2026-11-26T10:00+08:00 or 2026-11-26 on; default: now.")  # fmt: skip
@click.option("--minutes", default="30", show_default=True, help="Length of the talk.")
@click.option("--count", default="5", show_default=True, help="How many times to propose.")
@click.option("--channel", type=click.Choice(CHANNELS),
              help="Say as well when to send a message to the second place.")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the answer; default: the terminal's.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "svg"]), default="text",
    show_default=True,
)  # fmt: skip
def command(
    names: tuple[str, ...],
    days: str,
    start: str | None,
    minutes: str,
    count: str,
    channel: Channel | None,
    lang: Language | None,
    form: str,
) -> None:
    """When people in two or more places work at the same time, and the best times for a talk.

    A PLACE is a city (Shanghai, 柏林), a country (CN, Germany) or a time zone (Europe/Berlin).
    Name your own first. Holidays, weekends and Ramadan of each place count; where working hours
    do not meet, times between 07:00 and 22:30 are offered that say who stretches.
    """
    from coach.planning import asking
    from coach.planning.sending import send_time
    from coach.planning.slots import slots
    from coach.planning.windows import windows

    language = lang or own_language()
    try:
        places = asking.places(names)
        now = _now() if start is None else asking.moment(start, "from", places[0])
        length = asking.number(minutes, "minutes", 5, asking.MOST_MINUTES)
        span = asking.number(days, "days", 1, asking.MOST_DAYS)
        most = asking.number(count, "count", 1, asking.MOST_SLOTS)
    except asking.AskError as error:
        raise fail(str(error)) from error
    found = windows(places, start=now, days=span, minutes=length)
    if form == "svg":
        from coach.planning.chart import chart

        click.echo(chart(found, language), nl=False)
        return
    best = slots(places, start=now, days=span, minutes=length, count=most)
    sending = None
    if channel:
        sending = send_time(channel, recipient=places[1], sender=places[0], now=now)
    click.echo(_as_json(found, best, sending) if form == "json"
               else _as_text(found, best, sending, language))  # fmt: skip


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


def _as_json(found: Windows, best: Sequence[Slot], sending: SendTime | None) -> str:
    from coach.planning.plain_data import windows_to_dict

    return json.dumps(windows_to_dict(found, best, sending), ensure_ascii=False, indent=2)


def _as_text(
    found: Windows, best: Sequence[Slot], sending: SendTime | None, language: Language
) -> str:
    from coach.planning.bars import ASCII, BLOCKS, bars, in_ascii

    unicode = knows_unicode()
    lines = [
        *_remarks(found, language),
        *_proposals(best, found, language),
        *_send(sending, language),
        bars(found, language, BLOCKS if unicode else ASCII),
    ]
    text = "\n".join(lines)
    return text if unicode else in_ascii(text)


def _remarks(found: Windows, language: Language) -> Iterator[str]:
    """What holds for all days, and clocks that were assumed."""
    from coach.planning.naming import city, land
    from coach.planning.wording import capitalised

    remarks = [Text(f"{land(place).en} has several time zones, {city(place).en} time is used; "
                    "name a city for another",
                    f"{land(place).zh}有多个时区，这里按{city(place).zh}计算；如需其他城市请写明")
               for place in found.places if place.zone_assumed]  # fmt: skip
    if found.note:
        remarks.append(found.note)
    for remark in remarks:
        yield capitalised(remark).of(language) + (".\n" if language == "en" else "。\n")


def _proposals(best: Sequence[Slot], found: Windows, language: Language) -> Iterator[str]:
    if not best:
        yield Text("No time fits in these days.\n", "这几天没有合适的时间。\n").of(language)
        return
    yield Text(f"Best times for {found.minutes} minutes:", f"最合适的{found.minutes}分钟：").of(
        language
    )
    for number, slot in enumerate(best, start=1):
        yield f"{number:>2}. {slot.label.of(language)}"
        yield f"    {slot.reckoning.of(language)}"
    yield ""


def _send(sending: SendTime | None, language: Language) -> Iterator[str]:
    if sending is None:
        return
    heading = {
        "now": Text("A good time to send", "适合发送的时间"),
        "only_if_urgent": Text("Send now only if urgent, else", "除非紧急，宜改在"),
        "wait": Text("Better send", "宜改在"),
    }[sending.verdict].of(language)
    yield f"{heading}{Text(': ', '：').of(language)}{sending.label.of(language)}"
    yield f"    {sending.reason.of(language)}"
    yield ""
