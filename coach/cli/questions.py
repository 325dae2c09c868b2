"""`coach questions`: what an incoming message asks, and whether a draft answers it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli import fail, own_language
from coach.draft import CHANNELS
from coach.finding import Text

if TYPE_CHECKING:
    from coach.document import Document
    from coach.draft import Channel
    from coach.finding import Language

_STATES = {
    "answered": Text("answered", "已回答"),
    "evaded": Text("not really answered", "没有真正回答"),
    "unanswered": Text("not answered", "没有回答"),
    "unsure": Text("please look", "请看一下"),
}
_WHAT = {
    "quantity": Text("quantity", "数量"),
    "price": Text("price", "价格"),
    "date": Text("date", "日期"),
    "term": Text("terms", "条款"),
    "percentage": Text("percentage", "百分比"),
    "duration": Text("length of time", "时长"),
    "measure": Text("measure", "尺寸"),
}


@click.command("questions")
@click.argument("incoming", metavar="INCOMING")
@click.option("--draft", metavar="FILE", help="The reply to hold against it.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Where the messages are sent.")
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the answer; default: the terminal's.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    incoming: str, draft: str | None, channel: Channel | None, lang: Language | None, form: str
) -> None:
    """What the message in the file INCOMING asks ("-" reads standard input).

    With --draft, each question is shown with the answer that the draft gives or owes, and values
    that differ between the two messages. Without it, what is unclear and words to ask back.
    Exit status: 0 everything answered or no draft given, 1 something is not, 2 usage error.
    """
    from coach.analysis import analyse
    from coach.draft import Context
    from coach.questions.plain_data import questions_to_dict

    if incoming == draft == "-":
        raise fail("only one of the two messages can come from standard input")
    context = Context(channel=channel)
    message = analyse(_text_of(incoming), chat=context.is_chat)
    reply = None if draft is None else analyse(_text_of(draft), chat=context.is_chat)
    data = questions_to_dict(message, reply, context)
    if form == "json":
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(message, reply, lang or own_language())))
    owed = [one for one in data["questions"] or () if one["status"] in ("evaded", "unanswered")]
    sys.exit(1 if owed else 0)


def _lines(message: Document, reply: Document | None, language: Language) -> Iterator[str]:
    yield from _asked(message, language) if reply is None else _answered(message, reply, language)


def _answered(message: Document, reply: Document, language: Language) -> Iterator[str]:
    from coach.questions.answering import answers
    from coach.questions.changing import changes

    found = answers(message, reply)
    if not found:
        yield Text("The message asks nothing.", "来信没有提问。").of(language)
    for number, one in enumerate(found, 1):
        yield f"{number}. {_one_line(one.text)}"
        yield f"   {_STATES[one.status].of(language)}" + "".join(
            f" | {_one_line(reply.source[start:end])}" for start, end in one.answer_spans
        )
        if one.starter is not None and one.status != "unsure":
            yield f"   → {one.starter.of(language)}"
    for change in changes(message, reply):
        yield f"{_WHAT[change.what].of(language)}: {change.text} → {change.draft_text}"


def _asked(message: Document, language: Language) -> Iterator[str]:
    from coach.questions.unclear import reading

    read = reading(message)
    if not read.requests and not read.unclear:
        yield Text("The message asks nothing.", "来信没有提问。").of(language)
        return
    for number, request in enumerate(read.requests, 1):
        yield f"{number}. {_one_line(request.text)}"
    for one in read.unclear:
        yield Text("unclear: ", "不明确：").of(language) + _one_line(one.text)
        readings = (each.of(language) for each in one.readings)
        yield "   " + Text(" / ", "／").of(language).join(readings)
    yield ""
    yield read.restatement.of(language)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _text_of(name: str) -> str:
    """The text of a file, or of standard input."""
    from coach.reading.decoding import decode

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise fail(f"{name}: {error.strerror or 'cannot be read'}") from error
    text = decode(data)
    if not text.strip():
        raise fail(f"{name}: there is no text in it")
    return text
