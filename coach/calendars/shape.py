"""What the documents of rules/calendars must look like; `coach.tables` calls `check`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.calendars import zones
from coach.calendars.rows import WEEKDAYS, hours_in, month_day, offset_in
from coach.rulebook.located import Located
from coach.timing.feasts import rule_of

_Check = Callable[[Located], object]


def check(document: str, root: Located) -> None:
    """Raise RuleError, with file and line, if a document does not have the shape it needs."""
    if document not in _ROWS:
        raise root.error(f"no calendar document {document!r}; there are: {', '.join(_ROWS)}")
    more: dict[str, _Check] = {"clocks": _clocks} if document == "cities" else {}
    fields = _fields(root, "the document", {"rows": _anything}, {"source": _text, **more})
    _ROWS[document](fields["rows"], "source" in fields)


def _fields(
    value: Located, what: str, required: Mapping[str, _Check], optional: Mapping[str, _Check]
) -> dict[str, Located]:
    """The fields of a mapping, each checked."""
    known = {**required, **optional}
    found = {name: child for name, _, child in value.items(what, tuple(known))}
    for name in required:
        if name not in found:
            raise value.error(f"{what} has no {name!r}")
    for name, child in found.items():
        _try(child, known[name])
    return found


def _try(value: Located, read: _Check) -> Any:
    """What `read` makes of a value; its ValueError points at the value."""
    from coach.rulebook.errors import RuleError

    try:
        return read(value)
    except RuleError:
        raise
    except ValueError as error:
        raise value.error(str(error)) from error


def _anything(value: Located) -> Located:
    return value


def _text(value: Located) -> str:
    return value.as_text("this")


def _integer(value: Located) -> int:
    return int(value.as_text("a number"))


def _truth(value: Located) -> bool:
    return value.as_choice("this", ("true", "false")) == "true"


def _name(value: Located) -> None:
    _fields(value, "a name", {"en": _text, "zh": _text}, {})


def _texts(value: Located) -> list[str]:
    return [text for text, _ in value.as_texts("a list of texts")]


def _country(value: Located) -> str:
    code = value.as_text("a country")
    if code not in zones.countries():
        raise value.error(f"no country {code!r}; use ISO 3166-1 alpha-2, such as DE")
    return code


def _countries(value: Located) -> list[str]:
    return [_country(one) for one in value.as_list("countries")]


def _regions(value: Located) -> list[str]:
    codes = _texts(value)
    for code in codes:
        if code[:2] not in zones.countries() or code[2:3] != "-":
            raise value.error(f"no region {code!r}; use ISO 3166-2, such as MY-03")
    return codes


def _zone(value: Located) -> str:
    zone = value.as_text("a zone")
    if zone not in zones.zone_names():
        raise value.error(f"no time zone {zone!r} in the IANA database")
    return zone


def _weekdays(value: Located) -> list[str]:
    return [one.as_choice("a weekday", WEEKDAYS) for one in value.as_list("weekdays")]


def _hours(value: Located) -> object:
    return hours_in(value.as_text("hours"))


def _date(value: Located) -> date:
    return date.fromisoformat(value.as_text("a date"))


def _month_day(value: Located) -> object:
    return month_day(value.as_text("month and day"))


def _offset(value: Located) -> object:
    return offset_in(value.as_text("an offset"))


def _feast_dates(value: Located) -> None:
    for one in value.as_list("dates") if value.is_list else [value]:
        _try(one, lambda text: rule_of(text.as_text("a date")))


def _days(value: Located) -> object:
    text = value.as_text("days")
    if text != "month" and not (text.isdecimal() and int(text) > 0):
        raise value.error("days are a number from 1 on, or: month")
    return text


def _sourced(value: Located, fields: Mapping[str, Located], source: bool) -> None:
    if not source and "source" not in fields:
        raise value.error("the row has no 'source', and neither has its document")


def _weekend_rows(rows: Located, source: bool) -> None:
    for row in rows.as_list("rows"):
        where: dict[str, _Check] = {"countries": _countries, "regions": _regions}
        optional: dict[str, _Check] = {"from": _date, "to": _date, "source": _text}
        fields = _fields(row, "the row", {"days": _weekdays}, {**where, **optional})
        if not where.keys() & fields.keys():
            raise row.error("the row has neither 'countries' nor 'regions'")
        _sourced(row, fields, source)


def _hours_rows(rows: Located, source: bool) -> None:
    for row in rows.as_list("rows"):
        where: dict[str, _Check] = {"countries": _countries, "everywhere": _truth}
        optional: dict[str, _Check] = {"weekdays": _weekdays, "source": _text}
        fields = _fields(row, "the row", {"hours": _hours}, {**where, **optional})
        if not where.keys() & fields.keys():
            raise row.error("the row has neither 'countries' nor 'everywhere'")
        _sourced(row, fields, source)


def _closure_rows(rows: Located, source: bool) -> None:
    for row in rows.as_list("rows"):
        ends = _ends(row)
        fields = _fields(
            row,
            "the row",
            {"kind": _kind, "countries": _countries, "name": _name, "from": ends, "to": ends},
            {"festival": _festival, "source": _text},
        )
        _sourced(row, fields, source)


def _bridge_rows(rows: Located, source: bool) -> None:
    for row in rows.as_list("rows"):
        needed: dict[str, _Check] = {"country": _country, "festival": _festival, "name": _name}
        ends: dict[str, _Check] = {"from": _integer, "to": _integer}
        fields = _fields(row, "the row", {**needed, **ends}, {"source": _text})
        _sourced(row, fields, source)


def _ends(row: Located) -> _Check:
    """How a row gives its borders: days from a festival, or dates."""
    has_festival = any(name == "festival" for name, _, _ in row.items("the row"))
    return _integer if has_festival else _month_day


def _kind(value: Located) -> str:
    return value.as_choice("kind", ("closure", "slow"))


def _festival(value: Located) -> str:
    key = value.as_text("a festival")
    beside = value.path.with_name("festivals.yaml")
    if key not in _festival_keys(beside, beside.stat().st_mtime_ns if beside.exists() else 0):
        raise value.error(f"no festival {key!r} in festivals.yaml")
    return key


@lru_cache(maxsize=4)
def _festival_keys(path: Path, changed: int) -> frozenset[str]:
    """The festivals that a document names; `changed` is when it did, so that a cache can hold."""
    from coach.rulebook.located import read

    root = read(path) if changed else None
    rows = [] if root is None else [child for name, _, child in root.items("it") if name == "rows"]
    return frozenset(name for child in rows for name, _, _ in child.items("rows"))


def _zone_rows(rows: Located, source: bool) -> None:
    for code, key, row in rows.items("rows"):
        _country(key)
        fields = _fields(row, "the row", {"zone": _zone}, {"obvious": _truth, "source": _text})
        if zones.country_in_table(fields["zone"].as_text("zone")) != code:
            raise fields["zone"].error(f"the zone is not one of {code}")
        _sourced(row, fields, source)


def _abbreviation_rows(rows: Located, source: bool) -> None:
    for _, _, meanings in rows.items("rows"):
        for row in meanings.as_list("meanings"):
            optional: dict[str, _Check] = {"offset": _offset, "country": _country, "rare": _truth}
            needed: dict[str, _Check] = {"zone": _zone, "name": _name}
            fields = _fields(row, "the meaning", needed, {**optional, "source": _text})
            _sourced(row, fields, source)


def _city_rows(rows: Located, source: bool) -> None:
    _sourced(rows, {}, source)
    for _, key, places in rows.items("rows"):
        country = _country(key)
        for _, zone_key, names in places.items("zones"):
            if zones.country_in_table(_zone(zone_key)) != country:
                raise zone_key.error(f"the zone is not one of {country}")
            for _, _, chinese in names.items("cities"):
                _text(chinese)


def _clocks(value: Located) -> None:
    for _, key, name in value.items("clocks"):
        _zone(key)
        _name(name)


def _holiday_name_rows(rows: Located, source: bool) -> None:
    _sourced(rows, {}, source)
    for _, _, chinese in rows.items("rows"):
        _text(chinese)


def _festival_rows(rows: Located, source: bool) -> None:
    for _, _, row in rows.items("rows"):
        lasts: dict[str, _Check] = {"days": _days, "estimated": _truth}
        fields = _fields(
            row,
            "the festival",
            {"name": _name, "english": _texts, "chinese": _texts, "date": _feast_dates},
            {"loose": _texts, "elsewhere": _elsewhere, "source": _text, **lasts},
        )
        known = {*_texts(fields["english"]), *_texts(fields["chinese"])}
        for text, place in fields["loose"].as_texts("loose") if "loose" in fields else ():
            if text not in known:
                raise place.error(f"{text!r} is none of the names of this festival")
        _sourced(row, fields, source)


def _elsewhere(value: Located) -> None:
    for row in value.as_list("elsewhere"):
        _fields(row, "the row", {"countries": _countries, "date": _feast_dates}, {"days": _days})


_ROWS: dict[str, Callable[[Located, bool], None]] = {
    "bridges": _bridge_rows,
    "cities": _city_rows,
    "closures": _closure_rows,
    "festivals": _festival_rows,
    "holiday_names": _holiday_name_rows,
    "hours": _hours_rows,
    "ramadan": _hours_rows,
    "weekends": _weekend_rows,
    "zone_abbreviations": _abbreviation_rows,
    "zones": _zone_rows,
}
"""Document → what checks its rows; told whether the document itself names a source."""
