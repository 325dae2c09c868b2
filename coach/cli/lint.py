"""`coach lint`: the findings of many files, for people and for machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from coach.cli import fail, own_language
from coach.cli._lint_ray import OPTIONS as FOR_RAY
from coach.cli.check import FORMATS
from coach.draft import CHANNELS, KINDS
from coach.finding import SEVERITIES, Language

if TYPE_CHECKING:
    from coach.batch.changed import Changed
    from coach.batch.configuring import Configuration, Values
    from coach.batch.discovery import Found
    from coach.batch.fixing import Wanted
    from coach.batch.library import Library
    from coach.batch.outcome import Outcome, Summary
    from coach.batch.running import Done, Job, Runner
    from coach.output.formats import Options, Writer

INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells give it."""
_SETTINGS: tuple[Callable[..., Any], ...] = (
    click.option("--kind", type=click.Choice(KINDS), help="What kind of messages they are."),
    click.option("--channel", type=click.Choice(CHANNELS), help="Where they will be sent."),
    click.option("--recipient-country", metavar="CC", help="ISO code of the readers' country."),
    click.option("--recipient-timezone", metavar="ZONE", help="Their time zone: Europe/Berlin."),
    click.option("--sender-country", metavar="CC", help="ISO code of your own country."),
    click.option("--sender-timezone", metavar="ZONE", help="Your own time zone: Asia/Shanghai."),
    click.option("--template/--no-template", default=None,
                 help="Whether blanks are filled in later; default: the format says."),
    click.option("--disable", multiple=True, metavar="NAME",
                 help="A rule id or category to leave out."),
    click.option("--rules", "packs", multiple=True, metavar="DIR",
                 help="A folder of your own rules."),
    click.option("--word", "words", multiple=True, metavar="WORDS",
                 help="A term of yours that is never marked."),
)  # fmt: skip


def _with(options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, whole or not at all; default: standard output.",
)
@click.option(
    "--also",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write another format to a file as well: sarif=coach.sarif.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    help="Language of the explanations; default: the terminal's.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default=None,
    help="Lowest severity that makes the exit status 1.  [default: warning]",
)
@click.option("--fix", is_flag=True, help="Put safe suggestions into the files.")
@click.option(
    "--fix-choice",
    multiple=True,
    metavar="ID",
    help="Put in this suggestion too (--ids shows them), or the first of this rule.",
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Settings for all files; default: the nearest coach.toml or pyproject.toml.",
)
@click.option(
    "--explain-config", is_flag=True, help="Show each setting for PATH… and where it comes from."
)
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Leave these out, as .gitignore does."
)
@click.option("--force-exclude", is_flag=True, help="Leave excluded files out also when named.")
@click.option("--since", metavar="REV", help="Only files that changed since this revision of git.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Do not count what this file knows.",
)
@click.option("--write-baseline", is_flag=True, help="Take what is found now as known.")
@click.option(
    "--new-only", is_flag=True, help="Count only what the baseline, or --since REV, does not have."
)
@click.option("--stdin-filename", metavar="NAME", help="What the text on standard input is called.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that work; default: all cores.",
)
@click.option(
    "--cache-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="COACH_CACHE",
    show_envvar=True,
    help="Where to keep what was found in unchanged files.",
)
@click.option("--no-cache", is_flag=True, help="Look at every file anew.")
@click.option(
    "--consistency",
    is_flag=True,
    help="Also hold the texts beside each other: near duplicates, two values or words for one "
    "thing, prices, dates, customers and accounts in templates, translations out of step.",
)
@click.option("--watch", is_flag=True, help="Go on, and lint what changes.")
@click.option(
    "--earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The JSON of an earlier run, for the trend in --format html.",
)
@click.option("--ids", is_flag=True, help="Show the id of each suggestion.")
@click.option("--quiet", is_flag=True, help="No summary and no progress.")
@click.option("--now", metavar="TIME", help="Lint as of 2026-11-26T10:00+08:00; default: now.")
@_with(FOR_RAY)
@_with(_SETTINGS)
def command(**given: Any) -> None:
    """Lint the files and folders PATH… ("-" reads standard input; default: this folder).

    Exit status: 0 clean, 1 findings at or above --fail-on, 2 a file could not be read, or a usage
    or configuration error, 130 interrupted; what was done by then is written and remembered.
    """
    from coach.batch.errors import BaselineError, GitError, NoWatcher, SettingsError

    run = _Run(given)
    try:
        if given["explain_config"]:
            run.explain()
        elif given["engine"] == "ray":
            raise click.exceptions.Exit(run.datasets())
        elif given["watch"]:
            run.watch()
        else:
            raise click.exceptions.Exit(run.once())
    except (SettingsError, BaselineError, GitError, NoWatcher) as error:
        raise fail(str(error)) from error
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None


@dataclass(slots=True)
class _Run:
    """One call of the command, with what was typed."""

    given: dict[str, Any]
    _configuration: Configuration | None = None
    _since: Changed | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return self.given["paths"] or (".",)

    @property
    def language(self) -> Language:
        language: Language = self.given["lang"] or own_language()
        return language

    @property
    def configuration(self) -> Configuration:
        if self._configuration is None:
            from coach.batch.configuring import Configuration

            self._configuration = Configuration(_typed(self.given), self.given["config"])
        return self._configuration

    def once(self, files: list[str] | None = None) -> int:
        """Lint, write, and give the exit status. `files` are those to lint where they are known."""
        from coach.batch.running import Runner

        found = self._found(files)
        plan = self._plan()
        runner = Runner(plan)
        library = self._library(plan.now)
        with ExitStack() as stack:
            stack.enter_context(plan.interrupts)
            stack.callback(library.close)
            if plan.cache is not None:
                stack.callback(plan.cache.close)
            outputs = _Outputs(self, stack)
            for trouble in found.troubles:
                outputs.add(library.add_trouble(trouble.path, trouble.reason))
            progress = _Progress(len(found.files), hidden=self.given["quiet"])
            outputs.before = progress.clear
            jobs = progress.counted(self._jobs(found.files))
            interrupted = _drive(runner, library, jobs, outputs)
            progress.clear()
            if self.given["consistency"] and not interrupted:
                for outcome in self._inconsistencies(found.files, plan.now):
                    outputs.add(library.beside(outcome))
            self._finish(library, outputs)
        if interrupted or plan.interrupts.waits:
            return INTERRUPTED
        return self._status(library.summary, outputs)

    def datasets(self) -> int:
        """Lint datasets of messages with Ray, and give the exit status."""
        from coach.cli._lint_ray import lint_datasets

        progress = _Progress(0, hidden=self.given["quiet"])
        return lint_datasets(self.given, self.configuration, progress.reached)

    def watch(self) -> NoReturn:
        """Lint now, and again whatever changes, until the user has had enough."""
        from coach.batch.watching import changes

        going_on = self.once() != INTERRUPTED
        try:
            for paths in changes(self.names) if going_on else ():
                wanted = {path.resolve() for path in paths}
                found = self._found(None).files
                files = [path for path in found if Path(path).resolve() in wanted]
                if files:
                    click.echo("")
                    if self.once(files) == INTERRUPTED:
                        break
        except KeyboardInterrupt:
            pass
        raise click.exceptions.Exit(0)

    def explain(self) -> None:
        """Show the settings of each path."""
        for name in self.names:
            path = os.path.join(name, "") if os.path.isdir(name) else name
            file = self.configuration.file_for(path)
            self.configuration.settings_for(path)
            click.echo(f"{name}: {file.path if file else 'no settings file'}")
            if self._excluded(path):
                click.echo("  excluded")
            values = self.configuration.values_for(path)
            width = max(map(len, values), default=0)
            for key, value in sorted(values.items()):
                shown = value.value if isinstance(value.value, str) else _listed(value.value)
                click.echo(f"  {key:{width}}  {shown}  ({value.where})")
            if not values:
                click.echo("  everything is at its default")

    def _inconsistencies(self, files: list[str], now: Any) -> Iterator[Outcome]:
        """What does not fit together in all files, once each was linted by itself."""
        from coach.batch.consistency.comparing import Consistency

        consistency = Consistency(now)
        for job in self._jobs(files):
            consistency.add(job)
        yield from consistency.outcomes(_bytes_at)

    def _found(self, files: list[str] | None) -> Found:
        """The files of this run, and the names that led to none."""
        from coach.batch.discovery import Found, discover

        if files is not None:
            return Found(files)
        names = [name for name in self.names if name != "-"]
        if not names:
            return Found()
        found = discover(names, _endings(), self._excluded)
        if self.given["force_exclude"]:
            found.files = [path for path in found.files if not self._excluded(path)]
        changed = self._changed()
        if changed is not None:
            found.files = [path for path in found.files if changed.has(Path(path))]
        return found

    def _excluded(self, path: str) -> bool:
        from coach.batch.configuring import matches

        globs = self.given["exclude"]
        if globs:
            relative = os.path.relpath(path).replace(os.sep, "/")
            if matches(globs, relative):
                return True
        return self.configuration.excluded(path)

    def _changed(self) -> Changed | None:
        if self.given["since"] is None:
            return None
        if self._since is None:
            from coach.batch.changed import changed_since

            first = Path(self.names[0])
            folder = first if first.is_dir() else first.parent
            self._since = changed_since(self.given["since"], folder)
        return self._since

    def _jobs(self, files: list[str]) -> Iterator[Job]:
        from coach.batch.jobs import jobs_of
        from coach.batch.running import Job

        if "-" in self.names:
            name = self.given["stdin_filename"] or "-"
            settings = self.configuration.settings_for(name)
            yield Job(name, sys.stdin.buffer.read(), settings)
        yield from jobs_of(files, self.configuration)

    def _plan(self) -> Any:
        from coach.batch.running import Plan, all_cores
        from coach.cli._context import moment_of

        now = moment_of(self.given["now"])
        cache = None
        if not self.given["no_cache"]:
            from coach.batch.cache import Cache, cache_folder

            cache = Cache(self.given["cache_dir"] or cache_folder(), now.date().toordinal())
        return Plan(now, self.given["jobs"] or all_cores(), cache, self._wanted())

    def _wanted(self) -> Wanted | None:
        given = self.given
        if not (given["fix"] or given["fix_choice"] or given["diff"]):
            return None
        from coach.batch.fixing import Wanted

        only_choices = bool(given["fix_choice"]) and not given["fix"] and not given["diff"]
        return Wanted(safe=not only_choices, choices=frozenset(given["fix_choice"]))

    def _library(self, now: Any) -> Library:
        from coach.batch.library import Library

        given = self.given
        path = self._baseline_path()
        known = None
        if path is not None and not given["write_baseline"]:
            from coach.batch.baseline import Baseline

            known = Baseline.read(path)
        return Library(
            now,
            known,
            self._changed(),
            new_only=given["new_only"],
            write=(given["fix"] or bool(given["fix_choice"])) and not given["diff"],
        )

    def _baseline_path(self) -> Path | None:
        """The baseline to use: typed, else set, else the usual file where one is called for."""
        given = self.given
        if given["baseline"] is not None:
            path: Path = given["baseline"]
            return path
        folder = self.names[0] if os.path.isdir(self.names[0]) else "."
        probe = os.path.join(folder, "")
        values = self.configuration.values_for(probe)
        if "baseline" in values:
            file = self.configuration.file_for(probe)
            home = Path(".") if file is None else file.path.parent
            path = home / values["baseline"].value
            return path if path.exists() or given["new_only"] or given["write_baseline"] else None
        from coach.batch.baseline import FILE

        if given["write_baseline"] or (given["new_only"] and given["since"] is None):
            return Path(FILE)
        return None

    def _finish(self, library: Library, outputs: _Outputs) -> None:
        if self.given["write_baseline"]:
            assert outputs.baseline is not None
            path = self._baseline_path()
            assert path is not None
            outputs.baseline.write(path)
            if not self.given["quiet"]:
                click.echo(
                    f"coach: {path}: {library.summary.findings} findings are known", err=True
                )
        outputs.close(library.summary)

    def _status(self, summary: Summary, outputs: _Outputs) -> int:
        given = self.given
        if summary.problems:
            count = summary.problems
            click.echo(f"coach: {count} could not be linted; the rest was", err=True)
            return 2
        if given["write_baseline"]:
            return 0
        if given["diff"]:
            return 1 if outputs.differed else 0
        values = self.configuration.values_for("")
        set_on = values["fail_on"].value if "fail_on" in values else "warning"
        return 1 if summary.reaches(given["fail_on"] or set_on) else 0


def _drive(runner: Runner, library: Library, jobs: Iterator[Job], outputs: _Outputs) -> bool:
    """Do the jobs and write what comes; whether the user broke it off."""
    try:
        for outcome in library.outcomes(outputs.seen(runner.run(jobs))):
            outputs.add(outcome)
    except KeyboardInterrupt:
        runner.close(at_once=True)
        return True
    except BaseException:
        runner.close(at_once=True)
        raise
    runner.close()
    return False


class _Outputs:
    """Everything that a run writes: the report, other formats, differences, problems."""

    def __init__(self, run: _Run, stack: ExitStack) -> None:
        self.before: Callable[[], None] = _nothing
        self.differed = False
        self._run = run
        self._given = run.given
        self._stack = stack
        self._options = self._options_of()
        self._finished: list[Callable[[], None]] = []
        self._fixed_text = "-" in run.names and run.given["fix"]
        self.baseline = self._new_baseline()
        self._writers = [self._main(), *map(self._other, self._given["also"])]
        self._told: set[str] = set()

    def _options_of(self) -> Options:
        from coach.output.formats import Options

        colored = self._given["output"] is None and sys.stdout.isatty()
        return Options(
            language=self._run.language,
            color=colored and "NO_COLOR" not in os.environ,
            earlier=tuple(map(_summary_in, self._given["earlier"])),
            ids=self._given["ids"],
            packs=tuple(Path(pack) for pack in self._given["packs"]),
        )

    def _new_baseline(self) -> Any:
        if not self._given["write_baseline"]:
            return None
        from coach.batch.baseline import Baseline

        path = self._run._baseline_path()
        assert path is not None
        return Baseline(path.absolute().parent)

    def _main(self) -> Writer | None:
        from coach.output.formats import writer

        if self._given["diff"] or self._given["write_baseline"]:
            return None
        path = self._given["output"]
        out = self._to(path) if path else (sys.stderr if self._fixed_text else sys.stdout)
        return writer(self._given["form"], out, self._options)

    def _other(self, wish: str) -> Writer:
        from coach.output.formats import writer

        form, equals, path = wish.partition("=")
        if form not in FORMATS or not equals or not path:
            raise fail(f"--also {wish}: write FORMAT=FILE, such as sarif=coach.sarif")
        return writer(form, self._to(Path(path)), replace(self._options, color=False))

    def _to(self, path: Path) -> TextIO:
        """A stream that becomes the file when the run is over."""
        from tempfile import TemporaryFile

        file: TextIO = TemporaryFile("w+", encoding="utf-8", errors="replace", newline="\n")  # noqa: SIM115
        self._stack.callback(file.close)

        def put_down() -> None:
            from coach.batch.replacing import replace_file

            file.flush()
            file.seek(0)
            try:
                parts = iter(lambda: file.read(1 << 20).encode(), b"")
                replace_file(path, parts)
            except OSError as error:
                raise fail(f"{path}: cannot be written: {error.strerror}") from error

        self._finished.append(put_down)
        return file

    def seen(self, done: Iterator[Done]) -> Iterator[Done]:
        """Each job that was done; one from standard input is answered with its new text."""
        for one in done:
            if self._fixed_text and one.job.path == (self._given["stdin_filename"] or "-"):
                sys.stdout.buffer.write(one.job.data if one.data is None else one.data)
                sys.stdout.flush()
                yield replace(one, data=None)
            else:
                yield one

    def add(self, outcome: Outcome) -> None:
        """Write what there is to say about a file."""
        has_words = outcome.standing or outcome.problem is not None or outcome.diff
        if has_words or outcome.notices:
            self.before()
        if outcome.problem is not None:
            click.echo(f"coach: {outcome.path}: {outcome.problem}", err=True)
        for notice in outcome.notices:
            told = notice.of(self._run.language)
            if told not in self._told:
                self._told.add(told)
                click.echo(f"coach: {told}", err=True)
        if self.baseline is not None:
            self.baseline.add(outcome)
        if self._given["diff"] and outcome.diff:
            self.differed = True
            click.echo(outcome.diff)
        for one in self._writers:
            if one is not None:
                one.add(outcome)

    def close(self, summary: Summary) -> None:
        """Write the ends, and put the files into their places."""
        self.before()
        for one in self._writers:
            if one is not None:
                one.close(summary)
        for put_down in self._finished:
            put_down()
        quiet = self._given["quiet"] or self._given["write_baseline"]
        sums_up_itself = self._given["output"] is None and self._given["form"] in ("text", "github")
        if not quiet and not (sums_up_itself and self._writers[0] is not None):
            from coach.output.formats.text import summed_up

            click.echo(summed_up(summary, self._options), err=True)
        sys.stdout.flush()


def _nothing() -> None:
    pass


@dataclass(slots=True)
class _Progress:
    """A line on the terminal that says how far a long run has come; nothing anywhere else."""

    total: int
    hidden: bool = False
    _count: int = 0
    _next: float = 0.0
    _shown: bool = False
    _path: str = field(default="")

    def __post_init__(self) -> None:
        from time import monotonic

        self.hidden = self.hidden or not sys.stderr.isatty() or "CI" in os.environ
        self._next = monotonic() + 1.0

    def counted(self, jobs: Iterator[Job]) -> Iterator[Job]:
        """The jobs, each counted as it is taken."""
        if self.hidden:
            yield from jobs
            return
        from time import monotonic

        for job in jobs:
            self._count += job.first
            if monotonic() >= self._next:
                self._next = monotonic() + 0.1
                self._show()
            yield job

    def reached(self, count: int, total: int) -> None:
        """So many are done, of so many."""
        self._count, self.total = count, total
        if count == total:
            self.clear()
        elif not self.hidden:
            self._show()

    def _show(self) -> None:
        share = self._count / max(1, self.total)
        bar = ("█" * round(24 * share)).ljust(24, "·")
        sys.stderr.write(f"\r{bar} {self._count:,}/{self.total:,}\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def _bytes_at(path: str) -> bytes | None:
    """What the file holds; None where it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _endings() -> frozenset[str]:
    """The endings that folders are searched for."""
    from coach.reading.formats import suffixes

    return frozenset(f".{suffix}" for suffix in suffixes())


def _typed(given: dict[str, Any]) -> Values:
    """The options that are settings, in the words of a settings file."""
    from coach.batch.configuring import Given

    values: Values = {}
    for name, key in (
        ("kind", "kind"),
        ("channel", "channel"),
        ("template", "template"),
        ("recipient_country", "recipient.country"),
        ("recipient_timezone", "recipient.timezone"),
        ("sender_country", "sender.country"),
        ("sender_timezone", "sender.timezone"),
    ):
        value = given[name]
        if value is not None:
            value = value.upper() if name.endswith("country") else value
            values[key] = Given(value, f"--{name.replace('_', '-')}")
    for name in given["disable"]:
        values[f"level.{name}"] = Given("off", "--disable")
    if given["words"]:
        values["words"] = Given(given["words"], "--word")
    if given["packs"]:
        packs = tuple((str(Path(pack).absolute()), None) for pack in given["packs"])
        values["packs"] = Given(packs, "--rules")
    return values


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).lower()


def _summary_in(path: Path) -> dict[str, Any]:
    """The summary of an earlier run, from its JSON."""
    import json

    try:
        summary = json.loads(path.read_text(encoding="utf-8"))["summary"]
    except OSError as error:
        raise fail(f"--earlier {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise fail(f"--earlier {path}: this is not the JSON of an earlier run") from error
    if not isinstance(summary, dict):
        raise fail(f"--earlier {path}: this is not the JSON of an earlier run")
    return summary
