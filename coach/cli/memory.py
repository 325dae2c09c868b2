"""`coach memory`: translations that somebody accepted, to be used again word for word."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail, own_language

if TYPE_CHECKING:
    from coach.finding import Language
    from coach.translation.memory import Accepted, Memory, Pair

_PAIR = (
    click.option("--from", "source", metavar="TAG", help="The language of the originals."),
    click.option("--to", "target", metavar="TAG", help="The language of the translations."),
)
place = click.option(
    "--memory", "file", metavar="FILE", envvar="COACH_MEMORY", show_envvar=True,
    help="The file; default: this user's own memory.",
)  # fmt: skip
lang = click.option("--lang", type=click.Choice(["en", "zh"]),
                    help="Language of the answer; default: the terminal's.")  # fmt: skip


def languages(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that name two languages."""
    for option in reversed(_PAIR):
        command = option(command)
    return command


@click.group("memory")
def command() -> None:
    """Translations that you accepted: the same sentence is translated the same way again.

    They are kept in one file on this machine. Nothing gets in by itself.
    """


@command.command("list")
@click.argument("words", default="")
@languages
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@place
def list_(words: str, source: str | None, target: str | None, limit: int, file: str | None) -> None:
    """Pairs that hold WORDS on either side; all without it. The number serves to forget one."""
    with opened(file) as memory:
        found = memory.pairs(words, source=source, target=target, limit=limit + 1)
    for pair in found[:limit]:
        click.echo(f"{pair.id}\t{pair.source}-{pair.target}\t{_line(pair.text)}")
        click.echo(f"\t\t{_line(pair.translation)}")
    if len(found) > limit:
        click.echo(f"coach: there are more; see them with --limit {2 * limit}", err=True)


@command.command("accept")
@click.argument("text")
@click.argument("translation")
@click.option("--from", "source", required=True, metavar="TAG", help="The language of TEXT.")
@click.option("--to", "target", required=True, metavar="TAG",
              help="The language of TRANSLATION.")  # fmt: skip
@lang
@place
def accept(
    text: str,
    translation: str,
    source: str,
    target: str,
    lang: Language | None,
    file: str | None,
) -> None:
    """Keep TRANSLATION for TEXT, in place of the one before if there was one."""
    with opened(file) as memory:
        done = memory.accept(text, translation, source, target)
    click.echo(_accepted(done, lang or own_language()))


@command.command("forget")
@click.argument("what", metavar="TEXT|NUMBER")
@languages
@place
def forget(what: str, source: str | None, target: str | None, file: str | None) -> None:
    """Drop the pair with this NUMBER of `coach memory list`, or of this TEXT with --from, --to."""
    with opened(file) as memory:
        if source and target:
            dropped = memory.forget(what, source, target)
        elif source or target or not what.isdecimal():
            raise fail("forget: give the number that `coach memory list` shows, or a text with "
                       "--from and --to")  # fmt: skip
        else:
            dropped = memory.forget_id(int(what))
    if not dropped:
        raise fail("forget: there is no such pair; `coach memory list` shows them")
    click.echo("forgotten")


@command.command("import")
@click.argument("source_file", metavar="FILE", type=click.Path(dir_okay=False))
@languages
@lang
@place
def import_(
    source_file: str,
    source: str | None,
    target: str | None,
    lang: Language | None,
    file: str | None,
) -> None:
    """Enter pairs from FILE.tmx or FILE.tsv, all of them or none.

    A table has two columns, original and translation; its first line may name the languages (en,
    zh), else --from and --to do.
    """
    language = lang or own_language()
    pairs = _read(source_file, source, target, language)
    with opened(file) as memory:
        done = memory.accept_all(pairs)
    click.echo(_accepted(done, language))


@command.command("export")
@click.argument("target_file", metavar="FILE")
@click.option("--format", "form", type=click.Choice(["tmx", "tsv"]),
              help="Default: by the name of FILE, else tmx.")  # fmt: skip
@languages
@place
def export(
    target_file: str,
    form: str | None,
    source: str | None,
    target: str | None,
    file: str | None,
) -> None:
    """Write the pairs to FILE.tmx or FILE.tsv ("-" prints them)."""
    from coach.translation.exchange import to_tmx, to_tsv

    with opened(file) as memory:
        pairs = memory.pairs(source=source, target=target)
    is_table = form == "tsv" or (form is None and target_file.lower().endswith(".tsv"))
    data = (to_tsv(pairs) if is_table else to_tmx(pairs)).encode()
    if target_file == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(target_file).write_bytes(data)
    except OSError as error:
        raise fail(f"{target_file}: {error.strerror or error}") from error


@contextmanager
def opened(file: str | None) -> Iterator[Memory]:
    """The memory that was named, or the user's own; what goes wrong with it ends the command."""
    from coach.translation.memory import Memory
    from coach.translation.memory_file import MemoryProblem, chosen_path

    path = chosen_path(file)
    if path is None:
        raise fail("--memory none: name the file of a memory")
    memory = Memory(path)
    try:
        yield memory
    except MemoryProblem as error:
        raise fail(error.told.of(own_language())) from error
    except ValueError as error:
        raise fail(str(error)) from error
    finally:
        memory.close()


def _read(name: str, source: str | None, target: str | None, language: Language) -> list[Pair]:
    from coach.reading import read_text
    from coach.translation.exchange import from_tmx, from_tsv
    from coach.translation.memory_file import MemoryProblem

    try:
        if name.lower().endswith(".tmx"):
            return from_tmx(Path(name).read_bytes())
        return from_tsv(read_text(name), source, target)
    except MemoryProblem as error:
        raise fail(f"{name}: {error.told.of(language)}") from error
    except OSError as error:
        raise fail(f"{name}: {error.strerror or error}") from error
    except ValueError as error:
        raise fail(f"{name}: {error}") from error


def _line(words: str) -> str:
    return " ".join(words.split())


def _accepted(done: Accepted, language: Language) -> str:
    if language == "zh":
        return f"新增{done.new}对，更改{done.replaced}对，已有{done.known}对"
    return f"{done.new} new, {done.replaced} changed, {done.known} known already"
