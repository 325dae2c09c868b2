"""Files full of strings: which of them are read, and how those that hold HTML or a template are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.lazily import lazy
from coach.reading.composing import in_place
from coach.reading.options import MOST_TEXTS, Options
from coach.reading.prose import is_html, is_whole, reads_like_prose
from coach.reading.source import ReadingError, Remark, TextSource, Unit

Path = tuple[str | int, ...]
"""The keys and indices that lead to a string."""

_STEP = lazy(
    r"\s*(?:(?P<deep>\.\.)|\.|(?=\[))?\s*(?:(?P<name>[^\s.\[\]*\"'$]+)|(?P<every>\*)"
    r"|\[\s*(?:(?P<index>\d+)|(?P<all>\*)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*\])"
)
_SIMPLE = lazy(r"[^\s.\[\]*\"'$]+")
IGNORE = "coach-ignore"
"""The key or column whose string says what is ignored in the others beside it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A string in a file: where it is, its text and places, and what holds it."""

    path: Path
    unit: Unit
    holder: int = 0
    """The number of the mapping or row that holds it; strings of one are beside each other."""


def units_of_strings(
    source: TextSource,
    strings: Iterable[Found],
    options: Options,
    remarks: Sequence[Remark] = (),
) -> TextSource:
    """`source` with the drafts in the strings that are read as its units. Raises ReadingError."""
    drafts, told = drafts_in(strings, options)
    return replace(source, units=tuple(unit for _, unit in drafts), remarks=(*remarks, *told))


def drafts_in(
    strings: Iterable[Found], options: Options
) -> tuple[list[tuple[Found, Unit]], list[Remark]]:
    """The drafts in the strings that are read, each with its string, and what is remarked.

    Raises ReadingError if a selector cannot be understood.
    """
    selectors = [Selector(one) for one in options.strings]
    drafts: list[tuple[Found, Unit]] = []
    told: list[Remark] = []
    beside: dict[int, Remark] = {}
    for string in strings:
        if string.path and string.path[-1] == IGNORE:
            if string.unit.text.strip():
                beside[string.holder] = _ignoring(string.unit)
        elif _is_read(string, selectors, options.whatever):
            units, within = units_of_string(string.unit, options)
            drafts += [(string, unit) for unit in units]
            told += within
            if len(drafts) > MOST_TEXTS:
                raise ReadingError(
                    f"it has more than {MOST_TEXTS:,} texts; split it, or choose among them"
                )
    told += [
        replace(beside[string.holder], unit=index)
        for index, (string, _) in enumerate(drafts)
        if string.holder in beside
    ]
    return drafts, told


def units_of_string(outer: Unit, options: Options) -> tuple[list[Unit], list[Remark]]:
    """The drafts in one string: itself, or those of the HTML or template that it holds."""
    from coach.reading.hypertext import html_units
    from coach.reading.plain_text import text_units
    from coach.reading.templating import units_of

    read = html_units if is_html(outer.text) else text_units
    units, remarks = units_of(outer.text, read, template=options.template, blanks=True)
    found = [_named(in_place(unit, outer), outer) for unit in units]
    told: list[Remark] = []
    for remark in remarks:
        span = outer.source_span(remark.start or 0, remark.end or 0)
        told.append(replace(remark, start=span[0], end=span[1]) if span else remark)
    return found, told


def _named(unit: Unit, outer: Unit) -> Unit:
    name = ", ".join(one for one in (outer.name, unit.name) if one)
    whole = unit.whole and outer.whole and is_whole(unit.text, outer.name or "")
    return replace(unit, name=name or None, whole=whole)


def _is_read(string: Found, selectors: Sequence[Selector], whatever: bool) -> bool:
    if not string.unit.text.strip():
        return False
    if selectors:
        return any(one.selects(string.path) for one in selectors)
    return whatever or reads_like_prose(string.unit.text)


def _ignoring(unit: Unit) -> Remark:
    """What a string beside others says to ignore in them; its unit comes later."""
    text = unit.text.strip()
    span = unit.source_span(0, len(unit.text))
    start, end = span if span else (None, None)
    return Remark(text if text.startswith(IGNORE) else f"{IGNORE} {text}", start, end)


def named(path: Path) -> str:
    """A path as people write it: templates[2].body."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _SIMPLE.fullmatch(step):
            parts.append(f".{step}" if parts else step)
        else:
            parts.append(f'["{step}"]')
    return "".join(parts)


class Selector:
    """A choice of strings by their paths: templates[*].body, $..text, "a key"[0]."""

    def __init__(self, written: str) -> None:
        self._steps: list[tuple[bool, str | int | None]] = []
        """Whether anything may lie between, and the key or index, None for any."""
        rest = written.strip().removeprefix("$")
        position = 0
        while position < len(rest):
            step = _STEP.match(rest, position)
            if step is None or step.end() == position:
                raise ReadingError(
                    f"the selector {written!r} cannot be read at {rest[position:]!r};"
                    " write it like templates[*].body or $..text"
                )
            self._steps.append((step["deep"] is not None, _key(step)))
            position = step.end()
        if not self._steps:
            raise ReadingError(f"the selector {written!r} selects nothing; write $..* for all")

    def selects(self, path: Path) -> bool:
        """Whether the string at `path` is chosen."""
        reached = {0}
        for step in path:
            onward = set()
            for at in reached:
                if at == len(self._steps):
                    continue
                deep, key = self._steps[at]
                if deep:
                    onward.add(at)
                if key is None or key == step:
                    onward.add(at + 1)
            reached = onward
        return len(self._steps) in reached


def _key(step: re.Match[str]) -> str | int | None:
    if step["index"] is not None:
        return int(step["index"])
    for group in ("name", "double", "single"):
        if step[group] is not None:
            return step[group]
    return None
