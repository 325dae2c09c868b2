"""Which rules a client wants, by the lists of ids that LanguageTool knows.

Ids that the coach does not have are passed over: clients send those of LanguageTool's rules too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from coach.finding import Finding, Scope
from coach.service.languagetool.categories import is_picky
from coach.service.languagetool.errors import Refused
from coach.service.languagetool.parameters import Parameters

Mode = Literal["all", "textLevelOnly", "allButTextLevelOnly"]
_SCOPES: dict[Mode, frozenset[Scope]] = {
    "all": frozenset({"sentence", "document"}),
    "textLevelOnly": frozenset({"document"}),
    "allButTextLevelOnly": frozenset({"sentence"}),
}
_LEVELS = ("default", "picky")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a client wants to hear of.

    `scopes` tells whether about sentences, about the message as a whole, or both. `only` leaves
    out every rule that is not enabled by name.
    """

    scopes: frozenset[Scope]
    picky: bool
    enabled_rules: frozenset[str]
    disabled_rules: frozenset[str]
    enabled_categories: frozenset[str]
    disabled_categories: frozenset[str]
    only: bool

    def left_out(self, rules: Iterable[tuple[str, str]]) -> frozenset[str]:
        """The ids to leave out of `rules`, pairs of id and category."""
        return frozenset(name for name, category in rules if not self._takes(name, category))

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is of the level and the scope that the client asked for."""
        if finding.scope not in self.scopes:
            return False
        return self.picky or not is_picky(finding.category, finding.severity)

    def without_document(self) -> Selection:
        """The same without findings about the message as a whole."""
        return replace(self, scopes=self.scopes - {"document"})

    def _takes(self, name: str, category: str) -> bool:
        by_name = name in self.enabled_rules
        by_category = category in self.enabled_categories
        if self.only:
            return by_name or by_category
        if category in self.disabled_categories and not by_category:
            return by_name
        return by_name or name not in self.disabled_rules


def selection(parameters: Parameters) -> Selection:
    """What the client wants. Raises Refused for what contradicts itself."""
    chosen = Selection(
        scopes=_SCOPES[_mode(parameters)],
        picky=_level(parameters) == "picky",
        enabled_rules=frozenset(parameters.names("enabledRules")),
        disabled_rules=frozenset(parameters.names("disabledRules")),
        enabled_categories=frozenset(_lower(parameters.names("enabledCategories"))),
        disabled_categories=frozenset(_lower(parameters.names("disabledCategories"))),
        only=parameters.is_on("enabledOnly"),
    )
    if chosen.only and (chosen.disabled_rules or chosen.disabled_categories):
        raise Refused(400, "With enabledOnly=true, no rules or categories can be disabled.")
    if chosen.only and not (chosen.enabled_rules or chosen.enabled_categories):
        raise Refused(400, "With enabledOnly=true, set 'enabledRules' or 'enabledCategories'.")
    return chosen


def _mode(parameters: Parameters) -> Mode:
    """The mode; a single paragraph is not held for a message that lacks something."""
    given = parameters.filled("mode")
    if not given:
        return "allButTextLevelOnly" if parameters.one_paragraph else "all"
    if given not in get_args(Mode):
        raise Refused(400, f"'mode' has to be one of {', '.join(get_args(Mode))}.")
    return cast(Mode, given)


def _level(parameters: Parameters) -> str:
    given = parameters.filled("level") or _LEVELS[0]
    if given not in _LEVELS:
        raise Refused(400, f"'level' has to be one of {', '.join(_LEVELS)}.")
    return given


def _lower(names: Iterable[str]) -> Iterable[str]:
    """Categories in the case of the coach's: those of LanguageTool are written in capitals."""
    return (name.lower() for name in names)
