"""`coach rules`: list, show, test and start rules."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli import fail


@click.group("rules")
def command() -> None:
    """The rules: list them, show one, test their examples, start a new one."""


_packs = click.option(
    "--rules", "packs", multiple=True, metavar="DIR", help="A folder of your own rules."
)


def _directories(packs: tuple[str, ...]) -> list[Path]:
    from coach import assets

    return [assets.path("rules"), *(Path(pack) for pack in packs)]


@command.command("list")
@_packs
@click.option("--category", help="Only this category.")
def list_rules(packs: tuple[str, ...], category: str | None) -> None:
    """Every rule with its languages, severity and words."""
    from coach.rulebook.loading import load_rules

    by_id: dict[str, list[str]] = {}
    for rule in load_rules(_directories(packs)):
        if category in (None, rule.category):
            entry = by_id.setdefault(rule.id, [rule.severity, rule.says.en, ""])
            entry[2] += f" {rule.language}"
    for rule_id, (severity, says, languages) in sorted(by_id.items()):
        click.echo(f"{rule_id:<34} {severity:<8}{languages:<7} {says}")


@command.command("show")
@click.argument("rule_id", metavar="ID")
@_packs
def show(rule_id: str, packs: tuple[str, ...]) -> None:
    """One rule in full: what it says, why, and its examples."""
    from coach.rulebook.loading import load_rules

    found = [rule for rule in load_rules(_directories(packs)) if rule.id == rule_id]
    if not found:
        raise fail(f"no rule {rule_id!r}; `coach rules list` shows them all")
    for rule in found:
        click.echo(f"{rule.id} ({rule.language}), {rule.severity}")
        for text in (rule.says, rule.why):
            click.echo(f"  {text.en}\n  {text.zh}")
        for example in rule.examples:
            click.echo(f"  {'✗' if example.flags else '✓'} {example.text}")
            if example.better:
                click.echo(f"    → {example.better}")


@command.command("test")
@click.argument("files", nargs=-1)
@_packs
def test(files: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Run the examples inside the rules (of all rules, or of the rule FILES)."""
    from coach.rulebook.compiling import compile_rules
    from coach.rulebook.errors import RuleError
    from coach.rulebook.examples import failures
    from coach.rulebook.loading import load_rules

    directories = _directories(packs)
    try:
        rules = load_rules(directories)
        book = compile_rules(rules, directories)
    except RuleError as error:
        raise fail(str(error)) from error
    chosen = {Path(name).resolve() for name in files}
    tested = [rule for rule in rules if not chosen or rule.place.path.resolve() in chosen]
    broken = list(failures(book, tested))
    for failure in broken:
        click.echo(str(failure), err=True)
    examples = sum(len(rule.examples) for rule in tested)
    click.echo(f"{len(tested)} rules, {examples} examples, {len(broken)} not kept")
    if broken:
        raise click.exceptions.Exit(1)


@command.command("docs")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@_packs
def docs(out: Path, packs: tuple[str, ...]) -> None:
    """Write the rule reference to OUT, a Markdown file."""
    from coach.rulebook.loading import load_rules
    from coach.rulebook.reference import reference

    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(reference(load_rules(_directories(packs))), encoding="utf-8")


@command.command("compile")
@_packs
def compile_rules_command(packs: tuple[str, ...]) -> None:
    """Compile the rules, tables and expressions to where a check finds them."""
    from coach import assets
    from coach.pattern_store import write_patterns
    from coach.rulebook.compiling import write_compiled
    from coach.rulebook.errors import RuleError
    from coach.tables import write_tables

    book = assets.path("rulebook.json")
    try:
        write_tables(assets.path("rules"), book.parent)
        write_compiled(_directories(packs), book)
    except RuleError as error:
        raise fail(str(error)) from error
    write_patterns(assets.path("patterns.bin"))


_TEMPLATE = """\
- id: {id}
  severity: warning
  says:
    en: "“{{match}}” …: what may the reader misunderstand?"
    zh: "“{{match}}”……：读的人会误解什么？"
  why:
    en: "Why it matters, in one or two plain sentences."
    zh: "为什么要改，一两句平实的话。"
  find:
    phrases: ["the words to find"]
  suggest: {{text: "the words to put instead", applicability: choice}}
  examples:
    - flag: "A line with [[the words to find]] in it."
    - flag: "Another one: [[the words to find]]."
    - pass: "A look-alike that must stay silent."
    - pass: "Another look-alike that must stay silent."
"""


@command.command("new")
@click.argument("rule_id", metavar="CATEGORY/NAME")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option(
    "--into", metavar="DIR", help="A folder of your own rules instead of the built-in one."
)
def new(rule_id: str, language: str, into: str | None) -> None:
    """Start a rule file from a template, ready to edit."""
    from coach import assets
    from coach.finding import CATEGORIES

    category, _, name = rule_id.partition("/")
    if category not in CATEGORIES or not name:
        raise fail(f"{rule_id!r} is not CATEGORY/NAME; categories: {', '.join(CATEGORIES)}")
    folder = Path(into) if into else assets.path("rules")
    path = folder / language / f"{category}-{name}.yaml"
    if path.exists():
        raise fail(f"{path} exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_TEMPLATE.format(id=rule_id), encoding="utf-8")
    click.echo(f"wrote {path}; edit it, then: coach rules test {path}")
