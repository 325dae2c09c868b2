"""Inline ignores: remarks in a file that say which findings its author has looked at.

    <!-- coach-ignore-next-line time/weekend -- the customer asked for it in these words -->

`coach-ignore-line`, `-next-line`, `-start` with `-end`, and `-file`; rule ids or categories, none
for all of them; then `--` or `：` and the reason. In a format without lines, such as a table or a
document of Word, line and next line mean the text that the remark is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coach.batch.fingerprint import digest_of
from coach.batch.outcome import Excerpt, Located, Place, Suppression
from coach.batch.placing import Lines
from coach.finding import CATEGORIES, Finding, Text
from coach.lazily import lazy
from coach.reading.source import Remark

CATEGORY = "ignore"
"""The category of what there is to say about the ignores themselves."""
UNUSED, UNKNOWN, NO_REASON, OPEN = (
    "ignore/unused",
    "ignore/unknown-rule",
    "ignore/no-reason",
    "ignore/open",
)
_MARK = "coach-ignore"
_DIRECTIVE = lazy(
    r"(?:^|[\s\[(#/*;])coach-ignore(?:-(?P<how>line|next-line|start|end|file))?(?![\w-])"
    r"[ \t:]*(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_REASON = lazy(r"\s--+\s*|^--+\s*|\s*——?\s*|\s*：\s*")
_NAME = lazy(r"[^\s,;，；、\[\]]+")
_CLOSING = " \t\r]*/"


@dataclass(slots=True)
class Directive:
    """One remark that asks to ignore findings. `spans` are code points of the file, `units`
    indexes of texts in a format without offsets; what is None covers everything."""

    how: str
    names: tuple[str, ...]
    reason: str
    remark: Remark
    spans: list[tuple[int, int]] | None = field(default_factory=list)
    units: range | None = None
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Located, unit: int, start: int, end: int) -> bool:
        """Whether the finding, at `start` to `end` of the unit of that index, is reached."""
        if self.spans is None:
            return True
        if self.units is not None:
            about = self.remark.about if self.how in ("line", "next-line") else None
            return unit in self.units and (about is None or (start < about[1] and about[0] < end))
        place = finding.place
        if place.start is None or place.end is None:
            return False
        return any(place.start < end and start < place.end for start, end in self.spans)

    def name_for(self, finding: Located) -> str | None:
        """Which of the names, or "", means the rule of the finding; None if none does."""
        if not self.names:
            return ""
        return next(
            (name for name in self.names if name in (finding.rule_id, finding.category)), None
        )


def directives_in(remarks: Sequence[Remark], lines: Lines | None, units: int) -> list[Directive]:
    """The ignores among the remarks, each with what it covers, in their order."""
    found = [
        Directive((match["how"] or "line").lower(), *_said(match["rest"]), remark)
        for remark in remarks
        if _MARK in remark.text.lower()
        for match in _DIRECTIVE.finditer(remark.text)
    ]
    for index, one in enumerate(found):
        _reach(one, found[index + 1 :], lines, units)
    return found


def _said(rest: str) -> tuple[tuple[str, ...], str]:
    """The names and the reason."""
    parts = _REASON.split(rest.rstrip(_CLOSING), maxsplit=1)
    reason = parts[1].strip() if len(parts) > 1 else ""
    return tuple(name.lower() for name in _NAME.findall(parts[0])), reason


def _reach(one: Directive, later: Sequence[Directive], lines: Lines | None, units: int) -> None:
    """Set what a directive covers."""
    remark = one.remark
    if one.how == "file":
        one.spans = None
    elif remark.start is None or remark.end is None or lines is None or remark.unit is not None:
        first = remark.unit if remark.unit is not None else 0
        end = _end_of(one, later)
        last = units if end is None or end.remark.unit is None else end.remark.unit + 1
        one.units = range(first, last if one.how == "start" else first + 1)
        if one.how == "end":
            one.units = range(0)
    elif one.how == "line":
        start, _ = lines.span_of(lines.line_of(remark.start))
        _, end_of_line = lines.span_of(lines.line_of(max(remark.start, remark.end - 1)))
        one.spans = [(start, end_of_line)]
    elif one.how == "next-line":
        one.spans = _next_line(lines, max(remark.start, remark.end - 1))
    elif one.how == "start":
        closed = _end_of(one, later)
        stop = len(lines.text) if closed is None or closed.remark.start is None else (
            closed.remark.start
        )  # fmt: skip
        one.spans = [(remark.start, stop)]


def _next_line(lines: Lines, offset: int) -> list[tuple[int, int]]:
    """The next line that is not blank."""
    for line in range(lines.line_of(offset) + 1, len(lines.starts) + 1):
        start, end = lines.span_of(line)
        if lines.text[start:end].strip():
            return [(start, end)]
    return []


def _end_of(one: Directive, later: Sequence[Directive]) -> Directive | None:
    """The `-end` that closes a `-start`: one with the same names, or with none."""
    for other in later:
        if other.how == "end" and (not other.names or set(other.names) == set(one.names)):
            other.used.add("")
            return other
    return None


def suppressed(
    findings: Sequence[tuple[int, Finding, Located]], directives: Sequence[Directive]
) -> list[Located]:
    """The located findings, each given with its unit, those marked that a directive reaches."""
    told: list[Located] = []
    for unit, finding, one in findings:
        start, end = finding.start, finding.end
        for directive in directives:
            name = directive.name_for(one)
            if (
                name is not None
                and directive.how != "end"
                and directive.covers(one, unit, start, end)
            ):
                directive.used.add(name)
                if one.suppressed is None:
                    one = replace(one, suppressed=Suppression("ignore", directive.reason))
        told.append(one)
    return told


def troubles(
    directives: Sequence[Directive],
    lines: Lines | None,
    known: Collection[str],
    off: Collection[str],
    *,
    want_reason: bool,
) -> Iterator[Located]:
    """What there is to say about the ignores themselves.

    `known` are the ids of all rules, `off` rules and categories that did not run, whose ignores
    nobody can call unused.
    """
    from difflib import get_close_matches

    names = {*known, *CATEGORIES}
    for one in directives:
        wrong = [name for name in one.names if name not in names]
        for name in wrong:
            near = get_close_matches(name, sorted(names), n=3, cutoff=0.5)
            yield _trouble(UNKNOWN, "error", one, lines, _unknown(name, near))
        if want_reason and not one.reason and one.how != "end":
            yield _trouble(NO_REASON, "warning", one, lines, _NO_REASON)
        if one.how == "end":
            if not one.used:
                yield _trouble(OPEN, "warning", one, lines, _OPEN)
            continue
        for name in one.names or ("",):
            if name in wrong or name in one.used or name in off or name.partition("/")[0] in off:
                continue
            yield _trouble(UNUSED, "warning", one, lines, _unused(name))


def _trouble(
    rule_id: str, severity: str, one: Directive, lines: Lines | None, message: Text
) -> Located:
    start, end = one.remark.start, one.remark.end
    if lines is None or start is None or end is None:
        place = Place(1, 1, 1, 1, 1, 1, 1, 1)
        excerpt = Excerpt(one.remark.text.strip(), 0, len(one.remark.text.strip()))
    else:
        place, excerpt = lines.place(start, end), lines.excerpt(start, end)
    return Located(
        rule_id,
        CATEGORY,
        severity,
        "sentence",
        None,
        place,
        excerpt,
        one.remark.text.strip(),
        message,
        _WHY[rule_id],
        digest_of(rule_id, one.remark.text, message.en),
    )


def _unknown(name: str, near: Sequence[str]) -> Text:
    en = f"; nearest: {', '.join(near)}" if near else "; `coach rules list` shows them all"
    zh = f"；相近的有：{'、'.join(near)}" if near else "；用 coach rules list 查看全部"
    return Text(
        f"This ignore names “{name}”, and there is no such rule or category{en}.",
        f"这条忽略写了“{name}”，没有这个规则或类别{zh}。",
    )


def _unused(name: str) -> Text:
    if not name:
        return Text("There is nothing here to ignore; delete it.", "这里没有可忽略的内容，请删掉。")
    return Text(
        f"There is no {name} here to ignore; delete it.", f"这里没有 {name} 可忽略，请删掉。"
    )


_NO_REASON = Text(
    "This ignore gives no reason; write it behind “--”.", "这条忽略没有写原因，请写在“--”后面。"
)
_OPEN = Text("This ends an ignore that never started; delete it.", "没有对应的开头，请删掉。")
_WHY: dict[str, Any] = {
    UNUSED: Text(
        "An ignore that is no longer needed would hide the next slip in the same place.",
        "不再需要的忽略会掩盖同一处的下一个问题。",
    ),
    UNKNOWN: Text("A name that does not exist ignores nothing.", "不存在的名称什么也忽略不了。"),
    NO_REASON: Text(
        "Your settings ask for a reason, so that a colleague knows why.",
        "你们的设置要求写明原因，方便同事了解。",
    ),
    OPEN: Text("Without its start it covers nothing.", "没有开头就不起作用。"),
}
