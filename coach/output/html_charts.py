"""Charts as SVG that stands inside an HTML page and takes its colours from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_LEFT, _WIDTH, _ROW = 210, 560, 24
_LONGEST = 30
"""Characters of a label that are shown; the rest stands in its title."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `kind` chooses its colour, as the category of a finding does."""

    label: str
    count: int
    kind: str


def bars(several: Sequence[Bar]) -> str:
    """Bars below each other, as long as their counts."""
    if not several:
        return "<p class=note>–</p>"
    most = max(bar.count for bar in several)
    height = _ROW * len(several)
    rows = "".join(_bar(bar, _ROW * row, most) for row, bar in enumerate(several))
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img">{rows}</svg>'


def _bar(bar: Bar, top: int, most: int) -> str:
    length = max(2, round((_WIDTH - _LEFT - 60) * bar.count / most))
    label = bar.label if len(bar.label) <= _LONGEST else "…" + bar.label[1 - _LONGEST :]
    return (
        f'<g data-category="{escape(bar.kind)}"><title>{escape(bar.label)}: {bar.count}</title>'
        f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_LEFT}" y="{top + 4}" width="{length}" height="{_ROW - 8}" rx="3"/>'
        f'<text x="{_LEFT + length + 6}" y="{top + 16}">{bar.count:,}</text></g>'
    )


def trend(points: Sequence[tuple[str, int]]) -> str:
    """Counts over runs, the last one now."""
    width, height, edge = 560, 160, 36
    most = max(1, *(count for _, count in points))
    step = (width - 2 * edge) / max(1, len(points) - 1)
    places = [
        (edge + step * index, height - edge - (height - 2 * edge) * count / most)
        for index, (_, count) in enumerate(points)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle">{count:,}</text>'
        f'<text class="soft" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{escape(at)}</text>'
        for (x, y), (at, count) in zip(places, points, strict=True)
    )
    return (
        f'<svg class="trend" viewBox="0 0 {width} {height}" role="img">'
        f'<polyline points="{line}"/>{marks}</svg>'
    )


def heat_map(
    columns: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[float, str] | None]]]
) -> str:
    """Shares from 0 to 1 as a table of shaded cells, each with words for its title."""
    head = "".join(f"<th scope=col><span>{escape(name)}</span></th>" for name in columns)
    body = "".join(
        f"<tr><th scope=row>{escape(name)}</th>{''.join(map(_cell, cells))}</tr>"
        for name, cells in rows
    )
    return f"<div class=heat><table><thead><tr><td></td>{head}</tr></thead>{body}</table></div>"


def _cell(cell: tuple[float, str] | None) -> str:
    if cell is None:
        return "<td></td>"
    share, told = cell
    return (
        f'<td class=cell style="--share:{round(100 * share)}%" title="{escape(told)}">'
        f"{round(100 * share)}</td>"
    )
