"""`coach translate`: drafts in the reader's language, with every fact as it was."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import fail, own_language
from coach.cli._context import Setting, read_draft, with_setting
from coach.finding import Language

if TYPE_CHECKING:
    from coach.translation.engines import Engine, Formality
    from coach.translation.memory import Memory
    from coach.translation.result import Translation

_FORMATS = ("text", "json", "bilingual", "interleaved", "markdown", "html")


@click.command("translate")
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--to", "target", default="en", show_default=True, metavar="TAG",
              help="The reader's language: en, zh, de, pt-BR …")  # fmt: skip
@click.option("--from", "origin", metavar="TAG",
              help="The draft's language; default: found out from the text.")  # fmt: skip
@click.option("--engine", "engines", multiple=True, metavar="NAME",
              help="What translates: phrasebook (built in), deepl, local:FOLDER. Repeat it: the "
              "next gets what the one before left. zh-de=NAME names one for that pair "
              "only.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True,
              help="The translation alone, all as data, or beside the original.")  # fmt: skip
@click.option("--facts", is_flag=True,
              help="Show the facts in both languages, on standard error.")  # fmt: skip
@click.option("--back", is_flag=True, help="Put the translation back into the draft's language.")
@click.option("--formality", type=click.Choice(["default", "formal", "informal"]),
              default="default", show_default=True,
              help="How the reader is addressed, where the engine can choose.")  # fmt: skip
@click.option("--glossary", metavar="FILE.tsv",
              help="Terms to obey: English, tab, Chinese; for other pairs the draft's language "
              "first.")  # fmt: skip
@click.option("--memory", "memory_file", metavar="FILE",
              help="Use translations accepted before; default: $COACH_MEMORY or your own, if there "
              "are any; none: none.")  # fmt: skip
@click.option("--explain", is_flag=True,
              help="Say on standard error which engine did which sentence.")  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "zh"]),
              help="Language of the explanations; default: the terminal's.")  # fmt: skip
@click.option("--engines", "listed", is_flag=True,
              help="List the engines and what they can do.")  # fmt: skip
@with_setting
def command(
    files: tuple[str, ...],
    target: str,
    origin: str | None,
    engines: tuple[str, ...],
    form: str,
    facts: bool,
    back: bool,
    formality: Formality,
    glossary: str | None,
    memory_file: str | None,
    explain: bool,
    lang: Language | None,
    listed: bool,
    setting: Setting,
) -> None:
    """Translate the drafts in FILE… ("-" reads standard input).

    The translation goes to standard output; what is not translated, what differs from the draft and
    what a person has to read goes to standard error. Text leaves this machine only where --engine
    names one that is remote. Exit status: 0 all is translated and nothing differs, 1 something is
    left or doubtful, 2 usage or configuration error.
    """
    language = lang or own_language()
    if listed:
        return _list_engines(language)
    if not files:
        raise click.UsageError("Missing argument 'FILE…'.")
    wishes = _Wishes(
        {
            "to": _tag("--to", target),
            "source": None if origin is None else _tag("--from", origin),
            "engine": _chosen(engines, setting.device, language) or None,
            "back": back,
            "formality": formality,
            "glossary": _glossary(glossary, origin, target) if glossary else None,
            "memory": _memory(memory_file),
        },
        form, language, facts, explain,
    )  # fmt: skip
    done, failed = [], []
    for name in files:
        text = read_draft(name)
        try:
            done.append((name, text, _translated(text, wishes, setting)))
        except _Unable as error:
            failed.append(f"{name}: {error}")
    _show(done, wishes)
    for name, text, found in done:
        _say(name, text, found, wishes)
    if failed:
        raise fail("\ncoach: ".join(failed))
    if any(_is_doubtful(found) for _, _, found in done):
        raise click.exceptions.Exit(1)


def _list_engines(language: Language) -> None:
    from coach.output.engines_text import engine_lines
    from coach.translation.choosing import offered

    for line in engine_lines(offered(), language):
        click.echo(line)


class _Unable(Exception):
    """A draft that cannot be translated, in the words for its writer."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What coach.translate is asked for, and how its answer is shown."""

    asked: Mapping[str, Any]
    form: str
    language: Language
    facts: bool
    explain: bool


_Done = list[tuple[str, str, "Translation"]]
"""Names, drafts and their translations."""


def _tag(option: str, given: str) -> str:
    from coach.translation.memory import language_key

    try:
        language_key(given)
    except ValueError as error:
        raise fail(f"{option} {given}: {error}") from error
    return given.replace("_", "-")


def _chosen(names: tuple[str, ...], device: str, language: Language) -> list[Engine]:
    from coach.models.errors import ModelError
    from coach.translation.choosing import chosen
    from coach.translation.engines import EngineError

    try:
        return [chosen(name, device) for name in names]
    except (EngineError, ModelError) as error:
        raise fail(f"--engine: {error.told.of(language)}") from error


def _glossary(file: str, origin: str | None, target: str) -> Mapping[str, str]:
    """The terms of a file: one of the house's, English and Chinese, or a table of two columns."""
    from coach.reading import read_text
    from coach.rulebook.errors import RuleError
    from coach.translation.exchange import glossary_from_tsv
    from coach.translation.glossary import Glossary
    from coach.translation.memory import language_key
    from coach.translation.memory_file import MemoryProblem
    from coach.translation.term_files import read_terms

    bases = [language_key(tag).partition("-")[0] for tag in (origin or "", target) if tag]
    try:
        if set(bases) <= {"en", "zh"}:
            source = origin or ("en" if bases[-1] == "zh" else "zh")
            return Glossary(read_terms(Path(file), own=True)).as_mapping(source, target)
        return glossary_from_tsv(read_text(file))
    except OSError as error:
        raise fail(f"--glossary {file}: {error.strerror or error}") from error
    except RuleError as error:
        raise fail(f"--glossary: {error}") from error
    except (MemoryProblem, ValueError) as error:
        raise fail(f"--glossary {file}: {error}") from error


def _memory(named: str | None) -> Memory | None:
    """The memory that is named, or the user's own if it was ever made."""
    from coach.translation.memory import Memory
    from coach.translation.memory_file import chosen_path

    path = chosen_path(named)
    if path is None or (named is None and not path.exists()):
        return None
    if not path.exists():
        raise fail(f"--memory: there is no memory {path}; `coach memory accept` makes it")
    return Memory(path)


def _translated(text: str, wishes: _Wishes, setting: Setting) -> Translation:
    import coach
    from coach.ledger.errors import LedgerError
    from coach.models.errors import LocalModelError
    from coach.translation.engines import EngineError
    from coach.translation.left import without
    from coach.translation.memory_file import MemoryProblem

    try:
        found = coach.translate(text, setting.context, **wishes.asked)
        return without(found, setting.disable)
    except (EngineError, LocalModelError, MemoryProblem) as error:
        raise _Unable(error.told.of(wishes.language)) from error
    except (LedgerError, ValueError) as error:
        raise _Unable(str(error)) from error


def _show(done: _Done, wishes: _Wishes) -> None:
    if wishes.form == "json":
        from coach.output.translating import translation_to_json

        texts = [translation_to_json(found, text) for _, text, found in done]
        if texts:
            click.echo(texts[0] if len(texts) == 1 else "[" + ",\n".join(texts) + "]")
        return
    for number, (name, text, found) in enumerate(done):
        if len(done) > 1 and wishes.form in ("bilingual", "interleaved"):
            click.echo(("\n" if number else "") + f"== {name}")
        shown = _shown(found, text, wishes)
        click.echo(shown, nl=not shown.endswith("\n"))


def _shown(found: Translation, text: str, wishes: _Wishes) -> str:
    if wishes.form == "text":
        return found.text
    from coach.output import bilingual

    if wishes.form == "markdown":
        return bilingual.markdown(found, text, wishes.language)
    if wishes.form == "html":
        return bilingual.html(found, text, wishes.language)
    write = {"bilingual": bilingual.columns_text, "interleaved": bilingual.interleaved_text}
    columns = max(40, shutil.get_terminal_size((100, 24)).columns)
    return "\n".join(write[wishes.form](found, text, columns, wishes.language))


def _say(name: str, text: str, found: Translation, wishes: _Wishes) -> None:
    """What the writer has to know beside the translation; the other formats hold it themselves."""
    from coach.output import translating_text as words

    language = wishes.language
    lines: list[str] = []
    if wishes.explain:
        lines += words.explained_lines(found, text, name, language)
    if wishes.form == "text":
        lines += [f"coach: {notice.of(language)}" for notice in found.notices]
        lines += words.left_lines(found, text, name, language)
        lines += words.warning_lines(found, text, name, language)
        lines += words.review_lines(found, name, language)
        if found.back is not None:
            lines += [words.back_title(found, language), found.back.rstrip("\n")]
    if wishes.facts and wishes.form in ("text", "json"):
        lines += words.facts_table(found)
    for line in lines:
        click.echo(line, err=True)


def _is_doubtful(found: Translation) -> bool:
    from coach.translation.left import is_doubtful

    return is_doubtful(found)
