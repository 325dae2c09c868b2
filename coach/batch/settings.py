"""How one file is to be linted, once every source of settings has had its say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coach.draft import Context
from coach.reading.options import Options

if TYPE_CHECKING:
    from coach.engine import Coach

LINES = (".jsonl", ".ndjson")
"""Endings of files in which every line stands alone, so that they may be read in parts."""
Level = Literal["off", "advice", "warning", "error"]
LEVELS: tuple[Level, ...] = ("off", "advice", "warning", "error")


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What holds for one file.

    `context` has no `now`, which is the same for all files of a run. `level` gives rules and
    categories another severity, a rule before its category. `languages` are the languages of texts
    that are linted, all if empty. `words` are never marked. `packs` are folders with more rules.
    """

    context: Context = field(default_factory=Context)
    level: Mapping[str, Level] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    reading: Options = field(default_factory=Options)
    require_reason: bool = False
    report_unused: bool = True

    def level_of(self, rule_id: str, category: str) -> Level | None:
        """The level that somebody chose for a rule."""
        return self.level.get(rule_id) or self.level.get(category)

    def off_among(self, coach: Coach) -> frozenset[str]:
        """The rules and categories that do not run.

        A category that is off but for some of its rules is named by its other rules.
        """
        off = {name for name, level in self.level.items() if level == "off"}
        on = {name for name, level in self.level.items() if level != "off" and "/" in name}
        for category in {name.partition("/")[0] for name in on} & off:
            off.remove(category)
            off |= {rule.id for rule in coach.book.rules if rule.category == category} - on
        return frozenset(off)

    def identity(self) -> str:
        """A text that is the same for settings with which the same is found."""
        return "\0".join(
            (
                repr(self.context),
                repr(sorted(self.level.items())),
                repr(self.languages),
                repr(self.words),
                repr(self.reading),
                repr((self.require_reason, self.report_unused)),
            )
        )
