"""`coach rewrite`: drafts said again without blame, with blanks for what only the writer knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from coach.cli import fail, own_language
from coach.cli._context import Setting, read_draft, with_setting
from coach.cli._generator import chosen_generator, generator_options
from coach.finding import Applicability, Language
from coach.rewriting.strength import STRENGTHS, Strength

if TYPE_CHECKING:
    from coach.rewriting.generators import Generator
    from coach.rewriting.result import Rewrite

_ACCEPTED = ("safe", "blank", "choice")


@click.command("rewrite")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "form", type=click.Choice(["text", "json", "diff"]), default="text",
              show_default=True, help="The new draft, all as data, or a diff.")  # fmt: skip
@click.option("--strength", type=click.Choice(STRENGTHS), default="neutral", show_default=True,
              help="How firmly requests are worded.")  # fmt: skip
@click.option("--accept", default="safe,blank", show_default=True, metavar="KINDS",
              help="What is applied: any of safe,blank,choice, or none.")  # fmt: skip
@click.option("--choose", multiple=True, metavar="ID",
              help="Apply this suggestion too; --explain and JSON name them.")  # fmt: skip
@click.option("--explain", is_flag=True,
              help="Say why on standard error: each change, and what was held back.")  # fmt: skip
@click.option("--in-place", is_flag=True, help="Write the new draft into the file.")
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the explanations; default: the terminal's.")  # fmt: skip
@generator_options
@with_setting
def command(
    files: tuple[str, ...],
    form: str,
    strength: Strength,
    accept: str,
    choose: tuple[str, ...],
    explain: bool,
    in_place: bool,
    lang: Language | None,
    generator: str | None,
    prefer_generator: bool,
    setting: Setting,
) -> None:
    """Rewrite the drafts in FILE… ("-" reads standard input).

    The new draft goes to standard output, what is left for you to fill in or say yourself to
    standard error. Exit status: 0 nothing is left to do, 1 blanks or blame remain, 2 usage or
    configuration error.
    """
    if in_place and "-" in files:
        raise fail("--in-place: standard input is no file to write to; leave the option out")
    if in_place and form != "text":
        raise fail(f"--in-place: writes the draft itself; leave out --format {form}")
    accepted = _accepted(accept)
    language = lang or own_language()
    model = chosen_generator(
        generator, prefer=prefer_generator, device=setting.device, language=lang
    )
    wishes = _Wishes(accepted, choose, strength, model, prefer_generator)
    rewritten = []
    for name in files:
        source = read_draft(name)
        rewritten.append((name, source, _rewrite(name, source, wishes, setting)))
    notices = (one for _, _, found in rewritten for one in (*found.notices, *found.report.notices))
    for notice in dict.fromkeys(notices):
        click.echo(f"coach: {notice.of(language)}", err=True)
    if in_place:
        for name, source, found in rewritten:
            _write(name, source, found.text)
    else:
        _show(rewritten, form)
    _say_more(rewritten, language, explain=explain, left=form != "json")
    if any(_is_left(found) for _, _, found in rewritten):
        raise click.exceptions.Exit(1)


_Rewritten = list[tuple[str, str, "Rewrite"]]
"""Names, drafts and what became of them."""


def _accepted(given: str) -> tuple[Applicability, ...]:
    names = [one.strip() for one in given.split(",") if one.strip()]
    if names == ["none"]:
        return ()
    for one in names:
        if one not in _ACCEPTED:
            raise fail(f"--accept {one}: write any of {','.join(_ACCEPTED)}, or none")
    return tuple(cast(Applicability, one) for one in names)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How the drafts are to be rewritten."""

    accept: tuple[Applicability, ...]
    choose: tuple[str, ...]
    strength: Strength
    generator: Generator | None
    prefer_generator: bool


def _rewrite(name: str, source: str, wishes: _Wishes, setting: Setting) -> Rewrite:
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError
    from coach.rewriting.whole import UnknownSuggestion, rewrite_with

    try:
        return rewrite_with(
            setting.coach,
            source,
            setting.context,
            accept=wishes.accept,
            choose=wishes.choose,
            strength=wishes.strength,
            disable=setting.disable,
            generator=wishes.generator,
            prefer_generator=wishes.prefer_generator,
        )
    except UnknownSuggestion as error:
        raise fail(f"--choose: {error}; --explain names them") from error
    except (LedgerError, LocalModelError) as error:
        raise fail(f"{name}: {error}") from error


def _write(name: str, source: str, text: str) -> None:
    """Write the draft back in the encoding it came in; the old one stays if that fails."""
    import os
    import shutil

    from coach.reading import encoding_of

    if text == source:
        return
    path = Path(name).resolve()
    beside = path.with_name(f".{path.name}.coach")
    try:
        encoding = encoding_of(path.read_bytes())
        beside.write_bytes(text.encode(encoding))
        shutil.copymode(path, beside)
        os.replace(beside, path)
    except UnicodeEncodeError as error:
        signs = text[error.start : error.end]
        raise fail(f"{name}: {encoding} has no {signs}; save the draft as UTF-8 first") from error
    except OSError as error:
        raise fail(f"{name}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _show(rewritten: _Rewritten, form: str) -> None:
    if form == "json":
        from coach.output.rewriting import rewrite_to_json

        texts = [rewrite_to_json(found, source) for _, source, found in rewritten]
        click.echo(texts[0] if len(texts) == 1 else "[" + ",\n".join(texts) + "]")
        return
    for name, source, found in rewritten:
        text = found.text if form == "text" else _diff(name, source, found.text)
        click.echo(text, nl=form == "text" and not text.endswith("\n"))


def _diff(name: str, source: str, text: str) -> str:
    from difflib import unified_diff

    def lines(whole: str) -> list[str]:
        return [f"{line}\n" for line in whole.split("\n")[: None if whole[-1:] != "\n" else -1]]

    names = f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}"
    return "".join(unified_diff(lines(source), lines(text), *names))


def _say_more(rewritten: _Rewritten, language: Language, *, explain: bool, left: bool) -> None:
    from coach.output.rewriting_text import explained_lines, left_lines

    for name, source, found in rewritten:
        if explain:
            for line in explained_lines(found, source, name, language):
                click.echo(line, err=True)
        if left:
            for line in left_lines(found, name, language):
                click.echo(line, err=True)


def _is_left(found: Rewrite) -> bool:
    """Whether the writer has something to do before the draft can go."""
    return bool(found.blanks) or any(one.category == "blame" for one in found.report.findings)
