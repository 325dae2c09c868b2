"""The settings of `coach lint`: from `coach.toml` or `pyproject.toml`, by file, and as typed.

The nearest file above a linted file that has settings of lint is the one that counts; those above
it do not. In it `[lint]` holds for every file and `[[lint.files]]` for those that its `glob` names,
a later section before an earlier one. What is typed counts most.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from coach.batch.errors import SettingsError
from coach.batch.settings import LEVELS, FileSettings, Level
from coach.batch.toml_places import Key, Places, places_in
from coach.draft import CHANNELS, KINDS, Context, Party
from coach.finding import SEVERITIES
from coach.reading.options import MOST_BYTES, Options

if TYPE_CHECKING:
    from coach.engine import Coach

OWN, PROJECT = "coach.toml", "pyproject.toml"
TABLE = "lint"
LANGUAGES = ("en", "zh")
_PARTY = ("name", "country", "timezone", "language", "title", "relationship", "region")
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Given:
    """A value that was set, and where: `coach.toml:3:1`, or the option that was typed."""

    value: Any
    where: str


Values = dict[str, Given]
"""What was set, by name, such as "kind", "recipient.country" or "level.time/weekend"."""


@dataclass(frozen=True, slots=True)
class Section:
    """One `[[lint.files]]`: the patterns of its files, and what holds for them."""

    globs: tuple[str, ...]
    values: Values

    def names(self, path: str) -> bool:
        """Whether a path, relative to the folder of the settings, is one of its files."""
        return matches(self.globs, path)


@dataclass(frozen=True, slots=True)
class LintFile:
    """One file of settings. `values` hold for all files, then come those of the `sections`."""

    path: Path
    values: Values
    sections: tuple[Section, ...]
    exclude: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder that patterns count from."""
        return os.path.dirname(self.path)

    def relative(self, path: str) -> str:
        """An absolute path as the patterns see it: from the folder of this file, with slashes."""
        folder = self.folder.rstrip(os.sep) + os.sep
        path = path[len(folder) :] if path.startswith(folder) else os.path.relpath(path, folder)
        return path.replace(os.sep, "/")


_NONE = LintFile(Path(OWN).absolute(), {}, ())


class Configuration:
    """Finds and remembers the settings of every file of a run."""

    def __init__(self, typed: Values | None = None, named: Path | None = None) -> None:
        """`typed` are the options of the command, `named` a file that counts for every file.

        Raises SettingsError if that file cannot be used.
        """
        self._typed = typed or {}
        self._named = None if named is None else read(named)
        self._by_folder: dict[str, LintFile | None] = {}
        self._resolved: dict[tuple[Path, tuple[int, ...]], FileSettings] = {}

    def file_for(self, path: str) -> LintFile | None:
        """The file of settings that counts for a path. Raises SettingsError."""
        if self._named is not None:
            return self._named
        folder = os.path.dirname(path)
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(os.path.abspath(folder))
        return self._by_folder[folder]

    def _nearest(self, folder: str) -> LintFile | None:
        if folder not in self._by_folder:
            found = _in_folder(Path(folder))
            above = os.path.dirname(folder)
            if found is None and above != folder:
                found = self._nearest(above)
            self._by_folder[folder] = found
        return self._by_folder[folder]

    def values_for(self, path: str) -> Values:
        """Everything that was set for a path, with its places; the strongest of each."""
        file = self.file_for(path) or _NONE
        return self._merged(file, self._sections(file, path))

    def settings_for(self, path: str) -> FileSettings:
        """How a path is linted; the same object for files of the same sections."""
        file = self.file_for(path) or _NONE
        sections = self._sections(file, path)
        key = file.path, sections
        if key not in self._resolved:
            values = self._merged(file, sections)
            settings = settings_of(values, file.path.parent)
            if settings.level or settings.packs:
                require_known(values, _coach_of(settings))
            self._resolved[key] = settings
        return self._resolved[key]

    def excluded(self, path: str) -> bool:
        """Whether the settings leave a path out."""
        file = self.file_for(path)
        if file is None or not file.exclude:
            return False
        return matches(file.exclude, file.relative(os.path.abspath(path)))

    def _sections(self, file: LintFile, path: str) -> tuple[int, ...]:
        if not file.sections:
            return ()
        relative = file.relative(os.path.abspath(path))
        return tuple(
            number for number, section in enumerate(file.sections) if section.names(relative)
        )

    def _merged(self, file: LintFile, sections: tuple[int, ...]) -> Values:
        merged = dict(file.values)
        for values in (*(file.sections[number].values for number in sections), self._typed):
            for name, given in values.items():
                before = merged.get(name)
                if name == "words" and before is not None:
                    given = Given((*before.value, *given.value), f"{before.where}, {given.where}")
                merged[name] = given
        return merged


def matches(globs: tuple[str, ...], path: str) -> bool:
    """Whether a relative path is named by patterns as in .gitignore."""
    if path.startswith("../"):
        return False
    return bool(_spec(globs).match_file(path))


def _spec(globs: tuple[str, ...]) -> Any:
    spec = _SPECS.get(globs)
    if spec is None:
        from pathspec import GitIgnoreSpec

        spec = _SPECS[globs] = GitIgnoreSpec.from_lines(globs)
    return spec


_SPECS: dict[tuple[str, ...], Any] = {}


def _in_folder(folder: Path) -> LintFile | None:
    for name in (OWN, PROJECT):
        path = folder / name
        if path.is_file():
            found = read(path, only_if_any=True)
            if found is not None:
                return found
    return None


def read(path: Path, *, only_if_any: bool = False) -> LintFile | None:
    """The settings of lint in a file; None if it has none and `only_if_any`.

    Raises SettingsError for a file that cannot be read or a setting that cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: this is not a text in UTF-8") from error
    if only_if_any and TABLE not in text:
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_of_parser(path, error)) from error
    way: Key = ("tool", "coach", TABLE) if path.name == PROJECT else (TABLE,)
    table: Any = data
    for name in way:
        table = table.get(cast(str, name)) if isinstance(table, Mapping) else None
        if table is None:
            return None if only_if_any else LintFile(path, {}, ())
    return _Reader(path, places_in(text), way).file(table)


def _of_parser(path: Path, error: tomllib.TOMLDecodeError) -> str:
    """What a parser says, with the place in front."""
    import re

    said = str(error)
    place = re.search(r" \(at line (\d+), column (\d+)\)", said)
    if place is None:
        return f"{path}: {said}"
    return f"{path}:{place[1]}:{place[2]}: {said.replace(place[0], '')}"


_FILES_ONLY = ("glob",)
_ROOT_ONLY = (
    "files",
    "packs",
    "exclude",
    "baseline",
    "require_reason",
    "report_unused",
    "fail_on",
)
_ANYWHERE = (
    "kind",
    "channel",
    "recipient",
    "sender",
    "languages",
    "disable",
    "level",
    "words",
    "template",
    "form",
    "columns",
    "strings",
    "sides",
    "authors",
    "max_megabytes",
)


class _Reader:
    """Reads the table of one file; every mistake is told with its place."""

    def __init__(self, path: Path, places: Places, way: Key) -> None:
        self.path = path
        self.places = places
        self.way = way

    def where(self, *key: str | int) -> str:
        line, column = self.places.of((*self.way, *key))
        return f"{self.path}:{line}:{column}"

    def wrong(self, key: tuple[str | int, ...], message: str) -> SettingsError:
        return SettingsError(f"{self.where(*key)}: {message}")

    def file(self, table: Any) -> LintFile:
        if not isinstance(table, Mapping):
            raise self.wrong((), f"[{TABLE}] has to be a table")
        values = self._values((), table, (*_ANYWHERE, *_ROOT_ONLY))
        sections = tuple(self._sections(table.get("files", [])))
        exclude = tuple(self._strings(("exclude",), table.get("exclude", [])))
        return LintFile(self.path.absolute(), values, sections, exclude)

    def _sections(self, tables: Any) -> Iterator[Section]:
        if not isinstance(tables, list):
            raise self.wrong(("files",), f"sections are written as [[{TABLE}.files]]")
        for number, table in enumerate(tables):
            way: tuple[str | int, ...] = ("files", number)
            if not isinstance(table, Mapping):
                raise self.wrong(way, f"sections are written as [[{TABLE}.files]]")
            if "glob" not in table:
                raise self.wrong(way, 'this section has no “glob”, such as glob = "de/**/*.md"')
            globs = table["glob"]
            globs = [globs] if isinstance(globs, str) else globs
            named = self._strings((*way, "glob"), globs)
            yield Section(tuple(named), self._values(way, table, (*_ANYWHERE, *_FILES_ONLY)))

    def _values(
        self, way: tuple[str | int, ...], table: Mapping[str, Any], known: tuple[str, ...]
    ) -> Values:
        values: Values = {}
        for name, value in table.items():
            if name not in known:
                raise self.wrong((*way, name), _no_such(name, known))
            reader = _READERS.get(name)
            if reader is not None:
                for key, one in reader(self, (*way, name), value):
                    values[key] = Given(one, self.where(*way, *_back(name, key)))
        return values

    def _strings(self, way: tuple[str | int, ...], value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(way, f'“{way[-1]}” has to be a list, such as {way[-1]} = ["…"]')
        return value


def _back(name: str, key: str) -> tuple[str, ...]:
    """The way to a key in its table: "level.time/weekend" stands as `level` and its name."""
    prefix = f"{name}."
    return (name, key[len(prefix) :]) if key.startswith(prefix) else (name,)


def _no_such(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)
    return f"there is no setting “{name}”. Did you mean: {', '.join(near)}?"


_Read = Iterator[tuple[str, Any]]
_Way = tuple[str | int, ...]


def _one_of(choices: tuple[str, ...]) -> Callable[[_Reader, _Way, Any], _Read]:
    def read_one(reader: _Reader, way: _Way, value: Any) -> _Read:
        if value not in choices:
            near = get_close_matches(str(value), choices, n=3, cutoff=0.5) or choices
            raise reader.wrong(way, f"“{value}” is none of the choices: {', '.join(near)}")
        yield str(way[-1]), value

    return read_one


def _flag(reader: _Reader, way: _Way, value: Any) -> _Read:
    if not isinstance(value, bool):
        raise reader.wrong(way, f"“{way[-1]}” has to be true or false")
    yield str(way[-1]), value


def _word(reader: _Reader, way: _Way, value: Any) -> _Read:
    if not isinstance(value, str):
        raise reader.wrong(way, f'“{way[-1]}” has to be words, such as {way[-1]} = "…"')
    yield str(way[-1]), value


def _list(reader: _Reader, way: _Way, value: Any) -> _Read:
    yield str(way[-1]), tuple(one for one in reader._strings(way, value) if one)


def _languages(reader: _Reader, way: _Way, value: Any) -> _Read:
    for one in reader._strings(way, value):
        if one not in LANGUAGES:
            raise reader.wrong(way, f"“{one}” is none of the languages: {', '.join(LANGUAGES)}")
    yield "languages", tuple(value)


def _megabytes(reader: _Reader, way: _Way, value: Any) -> _Read:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise reader.wrong(way, "“max_megabytes” has to be a number from 1")
    yield "max_megabytes", value


def _party(reader: _Reader, way: _Way, value: Any) -> _Read:
    if not isinstance(value, Mapping):
        raise reader.wrong(way, f'“{way[-1]}” has to be a table, such as {{ country = "DE" }}')
    for name, one in value.items():
        if name not in _PARTY:
            raise reader.wrong((*way, name), _no_such(name, _PARTY))
        if not isinstance(one, str):
            raise reader.wrong((*way, name), f"“{name}” has to be words")
        yield f"{way[-1]}.{name}", one.upper() if name == "country" else one


def _disable(reader: _Reader, way: _Way, value: Any) -> _Read:
    for one in reader._strings(way, value):
        yield f"level.{one}", "off"


def _level(reader: _Reader, way: _Way, value: Any) -> _Read:
    if not isinstance(value, Mapping):
        raise reader.wrong(way, '“level” has to be a table, such as { culture = "off" }')
    for name, one in value.items():
        if one not in LEVELS:
            raise reader.wrong((*way, name), f"“{one}” is no level: {', '.join(LEVELS)}")
        yield f"level.{name}", one


def _packs(reader: _Reader, way: _Way, value: Any) -> _Read:
    if not isinstance(value, list):
        raise reader.wrong(way, '“packs” has to be a list, such as packs = ["rules"]')
    found: list[tuple[str, str | None]] = []
    for one in value:
        pack = {"path": one} if isinstance(one, str) else one
        wanted = pack.get("version") if isinstance(pack, Mapping) else None
        if (
            not isinstance(pack, Mapping)
            or not isinstance(pack.get("path"), str)
            or not isinstance(wanted, str | None)
            or set(pack) - {"path", "version"}
        ):
            raise reader.wrong(way, 'a pack is a folder, or { path = "rules", version = "1.2" }')
        found.append((pack["path"], wanted))
    yield "packs", tuple(found)


_READERS: dict[str, Callable[[_Reader, _Way, Any], _Read]] = {
    "kind": _one_of(KINDS),
    "channel": _one_of(CHANNELS),
    "recipient": _party,
    "sender": _party,
    "languages": _languages,
    "disable": _disable,
    "level": _level,
    "words": _list,
    "template": _flag,
    "form": _word,
    "columns": _list,
    "strings": _list,
    "sides": _list,
    "authors": _list,
    "max_megabytes": _megabytes,
    "packs": _packs,
    "baseline": _word,
    "require_reason": _flag,
    "report_unused": _flag,
    "fail_on": _one_of((*SEVERITIES, "never")),
}


def settings_of(values: Values, folder: Path) -> FileSettings:
    """The settings that the values make. Raises SettingsError where two do not go together."""
    return FileSettings(
        context=Context(
            kind=_value(values, "kind"),
            channel=_value(values, "channel"),
            recipient=_side(values, "recipient"),
            sender=_side(values, "sender"),
        ),
        level={
            name.removeprefix("level."): cast(Level, given.value)
            for name, given in values.items()
            if name.startswith("level.")
        },
        languages=_value(values, "languages", ()),
        words=_value(values, "words", ()),
        packs=tuple(_pack_folders(values, folder)),
        reading=Options(
            form=_value(values, "form"),
            columns=_value(values, "columns", ()),
            strings=_value(values, "strings", ()),
            sides=_value(values, "sides", ()),
            authors=_value(values, "authors", ()),
            template=_value(values, "template"),
            most_bytes=_most_bytes(values),
        ),
        require_reason=_value(values, "require_reason", False),
        report_unused=_value(values, "report_unused", True),
    )


def _value(values: Values, name: str, default: Any = None) -> Any:
    given = values.get(name)
    return default if given is None else given.value


def _most_bytes(values: Values) -> int:
    given = values.get("max_megabytes")
    return MOST_BYTES if given is None else int(given.value) * _MEGABYTE


def _side(values: Values, side: str) -> Party:
    known = {name: _value(values, f"{side}.{name}") for name in _PARTY}
    if not any(known.values()):
        return Party()
    try:
        return Party(**known)
    except ValueError as error:
        places = [values[key] for name in _PARTY if (key := f"{side}.{name}") in values]
        raise SettingsError(f"{places[0].where}: {side}: {error}") from error


def _pack_folders(values: Values, folder: Path) -> Iterator[Path]:
    """The folders of packs, those whose version is the one that was pinned."""
    given = values.get("packs")
    for name, wanted in () if given is None else given.value:
        assert given is not None
        path = (folder / Path(name).expanduser()).resolve()
        if not path.is_dir():
            raise SettingsError(f"{given.where}: there is no folder of rules {path}")
        if wanted is not None:
            _require_version(path, wanted, given.where)
        yield path


PACK_FILE = "pack.toml"
"""The file in a pack that says its version."""


def _require_version(pack: Path, wanted: str, where: str) -> None:
    file = pack / PACK_FILE
    try:
        has = tomllib.loads(file.read_text(encoding="utf-8")).get("version")
    except OSError as error:
        raise SettingsError(
            f"{where}: {pack} says no version; write version = “{wanted}” in {file}"
        ) from error
    except ValueError as error:
        raise SettingsError(f"{file}: {error}") from error
    if has != wanted and not str(has).startswith(f"{wanted}."):
        raise SettingsError(f"{where}: version {wanted} of {pack} is wanted, it is {has}")


def _coach_of(settings: FileSettings) -> Coach:
    """The coach with the packs of the settings. Raises SettingsError for a rule that is broken."""
    from coach.batch.running import coach_with

    try:
        return coach_with(settings.packs)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def require_known(values: Values, coach: Coach) -> None:
    """Raises SettingsError for a level of a rule or category that does not exist."""
    from coach.engine import UnknownRule

    for name, given in values.items():
        if name.startswith("level."):
            try:
                coach.require_known((name.removeprefix("level."),))
            except UnknownRule as error:
                raise SettingsError(f"{given.where}: {error}") from error
