"""The common hours as a picture: SVG for a page, at any width from 320 px.

Positions across are shares of the width and sizes of text are pixels, so the picture fills what it
is given and its text stays readable. Ink is `currentColor` and survives without the style element
(a strict content policy may drop it from inline SVG); the style sets ink and accents for light and
dark. There is no script, no style attribute and no outside resource.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from coach.finding import Language, Text
from coach.planning import naming, timeline, wording
from coach.planning.timeline import Band, Bar, Line, Row
from coach.planning.windows import Day, Windows

_HEAD, _ROW, _BAR, _GAP, _IDLE = 21, 23, 19, 15, 27
_TOP, _LEGEND = 44, 26
_SPAN = timeline.CLOSES - timeline.OPENS
_NARROW = 336
"""The width in pixels for which labels are placed: a phone of 360 px with a margin."""
_BESIDE_DATE = 250
"""The room in pixels that a phone has beside the date of a day."""
_SMALL = 11.5
_LONGEST_BREAK = 240
"""Minutes; what lies farther apart belongs to two working days."""
_HATCHED = 15
"""Minutes; no word fits between the lines of a hatching."""
_HALO = (
    ' class="halo" stroke="Canvas" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
)
"""A rim of the colour behind the picture, for words that a line or a hatching runs through."""

_FONT = (
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Noto Sans SC', sans-serif"
)
_STYLE = """\
:root { color-scheme: light dark; }
.coach-windows { color: #1d1f23; --good: #2d7a46; --far: #a66200; --line: #e6e3dc;
  --behind: #fff; }
@media (prefers-color-scheme: dark) {
  .coach-windows { color: #e8e6e1; --good: #6fc48a; --far: #e0a341; --line: #2f333b;
    --behind: #16181c; }
}
.coach-windows .good { fill: var(--good); stroke: var(--good); }
.coach-windows .far { stroke: var(--far); }
.coach-windows .good-text { fill: var(--good); }
.coach-windows .far-text { fill: var(--far); }
.coach-windows .rule { stroke: var(--line); stroke-opacity: 1; }
.coach-windows .halo { stroke: var(--behind); }
"""

_LOOK = {
    "common": 'class="good-text" font-weight="600"',
    "stretched": 'class="far-text"',
    "none": 'fill-opacity=".7"',
}

_WORDS = {
    "title": Text("Working hours in {cities}, {first} to {last}",
                  "{cities}的工作时间，{first}至{last}"),
    "time": Text("{city} time", "{city}时间"),
    "work": Text("working hours", "工作时间"),
    "common": Text("common hours", "共同时间"),
    "stretched": Text("someone stretches", "需有人迁就"),
    "now": Text("now", "现在"),
    "none": Text("no common hours", "没有共同时间"),
    "far": Text("stretched {times}", "需迁就 {times}"),
    "from": Text("from {time}", "{time}起"),
    "until": Text("until {time}", "至{time}"),
}  # fmt: skip


def chart(found: Windows, language: Language = "en") -> str:
    """The picture of `found` as SVG text, for people who read `language`."""
    lines = timeline.lines(found)
    body = list(_axis(found, language))
    y = _TOP
    for line in lines:
        body += _heading(line, y, language) if line.idle else _day(line, y, language)
        y += _IDLE if line.idle else _HEAD + _ROW * len(line.rows) + _GAP
    body += _legend(lines, y + 4, language)
    height = y + _LEGEND
    title, description = _title(found, language), _description(found, language)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="coach-windows" width="100%" '
            f'height="{height}" role="img" aria-labelledby="coach-windows-title '
            f'coach-windows-about" lang="{language}" font-family="{escape(_FONT)}" '
            f'font-size="12" fill="currentColor">',
            f'<title id="coach-windows-title">{escape(title)}</title>',
            f'<desc id="coach-windows-about">{escape(description)}</desc>',
            f"<style>{_STYLE}</style>",
            _HATCH,
            *body,
            "</svg>\n",
        ]
    )


_NOW = (
    '<rect x="{middle}" y="{top}" width="1.5" height="12" fill-opacity=".35"/>'
    '<circle cx="{centre}" cy="{bottom}" r="2.5"/>'
)
_HATCH = (
    '<defs><pattern id="coach-windows-far" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path class="far" d="M0 0V6" stroke="#b87a1a" '
    'stroke-width="2.4" stroke-opacity=".55"/></pattern></defs>'
)


def _axis(found: Windows, language: Language) -> Iterator[str]:
    """The hours of the first clock, under its name."""
    city = naming.city(found.places[0]).of(language)
    name = _WORDS["time"].of(language).format(city=city)
    yield f'<text y="12" font-size="11" fill-opacity=".7">{escape(name)}</text>'
    for hour in _ticks():
        anchor = {timeline.OPENS: "start", timeline.CLOSES: "end"}.get(hour * 60, "middle")
        yield (
            f'<text x="{_share(hour * 60)}" y="28" font-size="11" fill-opacity=".7" '
            f'text-anchor="{anchor}">{hour:02}:00</text>'
        )


def _ticks() -> list[int]:
    return list(range(timeline.OPENS // 60, timeline.CLOSES // 60 + 1, 3))


def _day(line: Line, y: int, language: Language) -> Iterator[str]:
    """A day with a row for each place."""
    yield from _heading(line, y, language)
    top, height = y + _HEAD, _ROW * len(line.rows) - (_ROW - _BAR)
    for hour in _ticks():
        x = _share(hour * 60)
        yield (
            f'<line class="rule" x1="{x}" x2="{x}" y1="{top - 3}" y2="{top + height + 3}" '
            f'stroke="currentColor" stroke-opacity=".12"/>'
        )
    tops = [top + index * _ROW for index in range(len(line.rows))]
    for row, row_top in zip(line.rows, tops, strict=True):
        yield from _bars(row, row_top)
    for band in line.bands:
        yield _band(band, top, height)
    if line.now is not None and timeline.OPENS < line.now < timeline.CLOSES:
        x = _share(line.now)
        yield (
            f'<line x1="{x}" x2="{x}" y1="{top - 3}" y2="{top + height + 5}" '
            f'stroke="currentColor" stroke-width="1.5" stroke-opacity=".35"/>'
            f'<circle cx="{x}" cy="{top + height + 6}" r="2.5"/>'
        )
    for index, (row, row_top) in enumerate(zip(line.rows, tops, strict=True)):
        yield from _labels(row, row_top, _edges(line), language)
        yield from _reached(line, index, row_top, language)


def _reached(line: Line, index: int, y: int, language: Language) -> Iterator[str]:
    """The local clock of a stretched window, in the row of a place that does not work in it."""
    row = line.rows[index]
    taken = [(mark.start, mark.end) for mark in row.bars] + [(o.start, o.end) for o in row.off]
    for band in line.bands:
        free = all(end <= band.start or band.end <= start for start, end in taken)
        words, room = band.clocks[index], _pixels(band.end - band.start)
        if band.stretched and free and _width(words, _SMALL) + 4 < room:
            middle = (band.start + band.end) // 2
            yield (
                f'<text x="{_share(middle)}" y="{y + 13.5}" font-size="{_SMALL}" '
                f'text-anchor="middle" fill-opacity=".9"{_HALO}>{escape(words)}</text>'
            )
        elif band.stretched and not taken:
            yield _placed(band.start, band.end, y, row.city.of(language), words, bar=True)
            break


def _heading(line: Line, y: int, language: Language) -> Iterator[str]:
    day = wording.short_date(line.day.day).of(language)
    yield f'<text x="0" y="{y + 13}" font-weight="600">{escape(day)}</text>'
    words, kind = _summary(line, language)
    yield (f'<text x="100%" y="{y + 13}" text-anchor="end" {_LOOK[kind]}>{escape(words)}</text>')


def _summary(line: Line, language: Language) -> tuple[str, str]:
    """What a day offers, in a few words."""
    day, comma = line.day, "、" if language == "zh" else ", "
    if day.status == "none":
        names = dict.fromkeys(off.name.of(language) for row in line.rows for off in row.off)
        tries = [day.reason.of(language) if day.reason else "", comma.join(names) * line.idle]
        fitting = [words for words in tries if 0 < _width(words) < _BESIDE_DATE]
        return (fitting[0] if fitting else _WORDS["none"].of(language)), "none"
    if day.status == "stretched":
        times = comma.join(wording.span(*window.local[0]) for window in day.windows)
        return _WORDS["far"].of(language).format(times=times), "stretched"
    clocks = 2 if len(day.windows) == 1 else 1
    spans = [
        " = ".join(dict.fromkeys(wording.span(*clock) for clock in window.local[:clocks]))
        for window in day.windows
    ]
    return _listed(spans, comma), "common"


def _listed(spans: list[str], comma: str) -> str:
    """As many as fit beside the date on a phone; the bands show the others."""
    shown = list(spans)
    while len(shown) > 1 and _width(comma.join(shown)) > _BESIDE_DATE:
        shown.pop()
    return comma.join(shown) + " …" * (len(shown) < len(spans))


def _bars(row: Row, y: int) -> Iterator[str]:
    """The working hours; a paler bar joins them across a break."""
    for first, last in _workdays(row.bars):
        yield _bar(first.start, last.end, y, ".07")
    for bar in row.bars:
        yield _bar(bar.start, bar.end, y, ".08")


def _bar(start: int, end: int, y: int, ink: str) -> str:
    return (
        f'<rect x="{_share(start)}" y="{y}" width="{_part(end - start)}" height="{_BAR}" rx="4" '
        f'fill-opacity="{ink}"/>'
    )


def _workdays(bars: tuple[Bar, ...]) -> Iterator[tuple[Bar, Bar]]:
    """The first and the last bar of each working day in the picture."""
    start = 0
    for index, bar in enumerate(bars):
        following = bars[index + 1] if index + 1 < len(bars) else None
        if following is None or following.start - bar.end > _LONGEST_BREAK:
            yield bars[start], bar
            start = index + 1


def _band(band: Band, top: int, height: int) -> str:
    place = (
        f'x="{_share(band.start)}" y="{top - 2}" width="{_part(band.end - band.start)}" '
        f'height="{height + 4}" rx="5"'
    )
    if band.stretched:
        return (
            f'<rect class="far" {place} fill="url(#coach-windows-far)" stroke="#b87a1a" '
            f'stroke-dasharray="3 2"/>'
        )
    return (
        f'<rect class="good" {place} fill="#37935a" fill-opacity=".26" stroke="#37935a" '
        f'stroke-width="1.5"/>'
    )


def _labels(row: Row, y: int, edges: tuple[int, ...], language: Language) -> Iterator[str]:
    """Who works at which hours of their own clock, or why they do not."""
    city = row.city.of(language)
    for first, last in _workdays(row.bars):
        words = f"{first.opens}–{last.closes}"
        if _pixels(last.end - first.start) < _width(f"{city} {words}", _SMALL) + 10:
            # Of a bar that is cut short only one end can be seen.
            if first.cut_start:
                words = _WORDS["until"].of(language).format(time=last.closes)
            elif last.cut_end:
                words = _WORDS["from"].of(language).format(time=first.opens)
        yield _beside_lines(first.start, last.end, y, city, words, edges)
    for off in row.off:
        room = _NARROW - _width(f"{city} ", _SMALL)
        name = _cut(off.name.of(language), room, _SMALL)
        yield _placed(off.start, off.end, y, city, name, edges)


def _edges(line: Line) -> tuple[int, ...]:
    """The minutes at which a line stands across the rows of a day; hatching is many of them."""
    edges = [] if line.now is None else [line.now]
    for band in line.bands:
        edges += range(band.start, band.end, _HATCHED if band.stretched else band.end - band.start)
        edges.append(band.end)
    return tuple(edges)


def _beside_lines(
    start: int, end: int, y: int, city: str, words: str, edges: tuple[int, ...]
) -> str:
    """The label of a bar where no line cuts through it: in the bar, else on either side of it."""
    wide = _reach(city, words)
    inside = [(minute, "start", 6) for minute in (start, *edges) if start <= minute < end]
    for minute, anchor, shift in (*inside, (end, "start", 5), (start, "end", -5)):
        at = _pixels(minute - timeline.OPENS)
        left, right = (at, at + wide) if anchor == "start" else (at - wide, at)
        limit = _pixels(end - timeline.OPENS) if shift == 6 else _NARROW
        if left >= 0 and right <= limit and not _cuts(left, right, edges):
            return _label(minute, y, city, words, anchor, shift, ".9")
    return _placed(start, end, y, city, words, edges, bar=True)


def _placed(
    start: int,
    end: int,
    y: int,
    city: str,
    words: str,
    edges: tuple[int, ...] = (),
    bar: bool = False,
) -> str:
    """A label inside its span, else beside it, else as far as the picture goes."""
    wide = _width(f"{city} {words}", _SMALL) + 8
    left, right = _pixels(start - timeline.OPENS), _pixels(end - timeline.OPENS)
    if wide <= right - left or (not bar and left + wide <= _NARROW):
        minute, anchor, shift = start, "start", 6
    elif right + wide <= _NARROW and bar:
        minute, anchor, shift = end, "start", 5
    elif left - wide >= 0 and bar:
        minute, anchor, shift = start, "end", -5
    elif right - wide >= 0:
        minute, anchor, shift = end, "end", -6
    elif left + wide <= _NARROW:
        minute, anchor, shift = start, "start", 6
    else:
        minute, anchor, shift = timeline.OPENS, "start", 0
    at = _pixels(minute - timeline.OPENS)
    wide = _reach(city, words)
    first, last = (at, at + wide) if anchor == "start" else (at - wide, at)
    halo = _HALO * _cuts(first, last, edges)
    return _label(minute, y, city, words, anchor, shift, ".9" if bar else ".7", halo)


def _reach(city: str, words: str) -> float:
    """How far a label goes from its place, as near as can be told without the font."""
    return _width(f"{city} {words}", _SMALL) * 0.97 + 6


def _cuts(left: float, right: float, edges: tuple[int, ...]) -> bool:
    """Whether a line stands between two pixels of the narrowest picture."""
    return any(left < _pixels(edge - timeline.OPENS) < right for edge in edges)


def _label(
    minute: int,
    y: int,
    city: str,
    words: str,
    anchor: str,
    shift: int,
    ink: str,
    halo: str = "",
) -> str:
    return (
        f'<text x="{_share(minute)}" y="{y + 13.5}" dx="{shift}" font-size="{_SMALL}" '
        f'text-anchor="{anchor}" fill-opacity="{ink}"{halo}>'
        f'<tspan font-weight="600">{escape(city)}</tspan> {escape(words)}</text>'
    )


def _legend(lines: tuple[Line, ...], y: int, language: Language) -> Iterator[str]:
    """What the marks mean; only those that are there."""
    bands = [band for line in lines for band in line.bands]
    marks = [("work", '<rect {box} fill-opacity=".13"/>')]
    if any(not band.stretched for band in bands):
        marks.append(("common", '<rect class="good" {box} fill="#37935a" fill-opacity=".26" '
                                'stroke="#37935a"/>'))  # fmt: skip
    if any(band.stretched for band in bands):
        marks.append(("stretched", '<rect class="far" {box} fill="url(#coach-windows-far)" '
                                   'stroke="#b87a1a" stroke-dasharray="3 2"/>'))  # fmt: skip
    if any(line.now is not None and line.now > timeline.OPENS and not line.idle for line in lines):
        marks.append(("now", _NOW))
    x = 0.5
    for name, mark in marks:
        words = _WORDS[name].of(language)
        wide = 4 if name == "now" else 16
        box = f'x="{x}" y="{y}" width="{wide}" height="10" rx="2"'
        yield mark.format(box=box, middle=x + 1, centre=x + 1.75, top=y - 2, bottom=y + 10)
        yield (
            f'<text x="{x + wide + 5}" y="{y + 9}" font-size="11" fill-opacity=".7">'
            f"{escape(words)}</text>"
        )
        x += wide + 5 + round(_width(words, 11)) + 12


def _share(minute: float) -> str:
    return _part(minute - timeline.OPENS)


def _part(minutes: float) -> str:
    return f"{minutes * 100 / _SPAN:.3f}".rstrip("0").rstrip(".") + "%"


def _pixels(minutes: int) -> float:
    """How many pixels so much time takes on a phone."""
    return minutes * _NARROW / _SPAN


def _width(words: str, size: float = 12) -> float:
    """About how many pixels the words take."""
    return sum(size if ord(c) > 0x2E7F else size * 0.58 for c in words)


def _cut(words: str, room: float, size: float = 12) -> str:
    while len(words) > 1 and _width(words, size) > room:
        words = words[:-2].rstrip() + "…"
    return words


def _title(found: Windows, language: Language) -> str:
    return (
        _WORDS["title"]
        .of(language)
        .format(
            cities=naming.cities(found.places).of(language),
            first=wording.full_date(found.days[0].day).of(language),
            last=wording.full_date(found.days[-1].day).of(language),
        )
    )


def _description(found: Windows, language: Language) -> str:
    """The whole picture in words."""
    stop, colon = ("。", "：") if language == "zh" else (". ", ": ")
    parts = [] if found.note is None else [found.note.of(language)]
    for day in found.days:
        said = [day.reason.of(language)] if day.reason else []
        said += [_in_words(found, index, day, language) for index in range(len(day.windows))]
        semicolon = "；" if language == "zh" else "; "
        parts.append(wording.day_and_month(day.day).of(language) + colon + semicolon.join(said))
    return stop.join(parts) + stop.strip()


def _in_words(found: Windows, index: int, day: Day, language: Language) -> str:
    window = day.windows[index]
    clocks = [
        Text(
            f"{wording.span(*clock)} in {naming.city(place).en}",
            f"{naming.city(place).zh}{wording.span(*clock)}",
        )
        for place, clock in zip(found.places, window.local, strict=True)
    ]
    words = " = ".join(clock.of(language) for clock in clocks)
    if not window.stretched_by:
        return words
    return f"{words} ({_WORDS['stretched'].of(language)})"
