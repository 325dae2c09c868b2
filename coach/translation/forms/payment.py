"""Ways to pay: T/T, L/C and their like stay, with the days in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.lazily import lazy
from coach.translation.forms import Form, Stretch, Tongues, figures_of

_METHOD = r"(?P<method>T/?T|L/?C|D/?P|D/?A|O/?A|CAD|COD)"
_PLAIN = lazy(rf"{_METHOD}(?:,? (?P<sight>at sight))?")
_CHINESE = lazy(rf"(?P<sight>即期)?{_METHOD}")
_AFTER = lazy(
    rf"{_METHOD},? (?P<days>\d{{1,3}}) days? (?:after|from)"
    r" (?:the )?(?P<event>B/?L(?: date)?|bill of lading date|invoice date|sight|shipment|delivery)"
)
_EVENTS = {
    "invoice date": "开票日",
    "sight": "见票",
    "shipment": "出运",
    "delivery": "交货",
}
_CODE = lazy(r"(?<![A-Za-z/])(?:T/?T|L/?C|D/?P|D/?A|O/?A|CAD|COD|B/?L)(?![A-Za-z/])")
_WORDS = {"电汇": "T/T", "信用证": "L/C", "即期信用证": "L/C at sight"}


def forms(stretch: Stretch, tongues: Tongues) -> Iterable[Form]:
    """The term in one piece where it is plain, else its letters and figures."""
    rendered = _rendered(stretch.words, tongues) if tongues.are_ours else None
    if rendered is None:
        return _letters_and_figures(stretch, tongues)
    return (Form(stretch.start, stretch.end, rendered),)


def _rendered(words: str, tongues: Tongues) -> str | None:
    if tongues.target == "en":
        found = _CHINESE.fullmatch(words)
        if found is not None:
            return found["method"] + (" at sight" if found["sight"] else "")
        return _WORDS.get(words)
    found = _PLAIN.fullmatch(words)
    if found is not None:
        return ("即期" if found["sight"] else "") + found["method"]
    found = _AFTER.fullmatch(words)
    if found is None:
        return None
    event = _EVENTS.get(found["event"].lower(), "提单日")
    return f"{event}后{found['days']}天{found['method']}"


def _letters_and_figures(stretch: Stretch, tongues: Tongues) -> Iterator[Form]:
    parts = [
        Form(*found.span(), found[0])
        for found in _CODE.finditer(stretch.text, stretch.start, stretch.end)
    ]
    yield from sorted([*parts, *figures_of(stretch, tongues)], key=lambda form: form.start)
