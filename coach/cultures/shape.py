"""What a document of rules/cultures may say; a mistake is told with its line."""

from __future__ import annotations

from typing import get_args

from coach.cultures.profiles import Sure
from coach.lazily import lazy
from coach.rulebook.located import Located

MOST_CHINESE_CHARACTERS = 28
"""Of a custom's words with the shortest country, so that a finding stays one line."""

_REQUIRED = ("opening", "order", "address", "title_with", "name_order", "hierarchy")
_ONE_OF = {
    "opening": ("brief", "courteous", "warm"),
    "order": ("purpose_first", "context_first", "relationship_first"),
    "address": ("first_name", "surname", "given"),
    "title_with": ("family", "given", "either"),
    "name_order": ("given_first", "family_first", "mixed"),
    "refusal": ("indirect",),
    "honorific": ("您",),
    "hierarchy": ("flat", "steep", "consensus", "by function"),
    "ramadan": ("observed",),
    "ramadan_meal": ("after sunset",),
    "friday": ("noon prayer",),
}
_WORDS = ("ramadan_greeting", "eid")
_LISTS = {
    "titles": None,
    "positions": None,
    "family_names": None,
    "family_particles": None,
    "detail": ("specification", "packing", "lead_time", "certificates", "validity"),
}
TOPICS = (*_ONE_OF, *_WORDS, *_LISTS)
"""What a custom can be about."""

_CUSTOM_FIELDS = ("value", "expect", "source", "sure", "when", "suffix")
_WHEN = ("always", "unless regular", "new")
_ROW_FIELDS = ("en", "zh", "locale", "number", "date")
_COUNTRY = lazy("[A-Z]{2}")
_NUMBER = lazy("1[., ’]234[.,]50")
_DATES = ("dmy", "mdy", "ymd")
_SOFT = {
    "en": lazy(r"many (?:readers|offices) in \{country\}"),
    "zh": lazy("不少|不同"),
}


def check(name: str, root: Located) -> None:
    """Refuse a document that the checks cannot use or that is not softly put. Raises RuleError."""
    fields = {
        key: value
        for key, _, value in root.items("a culture", ("group", "name", "members", *TOPICS))
    }
    for key in ("group", "name", "members", *_REQUIRED):
        if key not in fields:
            raise root.error(f"the culture has no {key!r}")
    if fields["group"].as_text("group") != name:
        raise fields["group"].error(f"the group is named after its file: {name!r}")
    _both_languages(fields["name"], "name")
    for country, place, row in fields["members"].items("members"):
        if not _COUNTRY.fullmatch(country):
            raise place.error(f"{country!r} is not a country code of two capitals")
        _check_row(row)
    for topic in TOPICS:
        if topic in fields:
            _check_custom(topic, fields[topic])


def _check_row(row: Located) -> None:
    fields = {key: value for key, _, value in row.items("a member", _ROW_FIELDS)}
    for key in _ROW_FIELDS:
        if key not in fields:
            raise row.error(f"the member has no {key!r}")
        fields[key].as_text(key)
    if not _NUMBER.fullmatch(fields["number"].as_text("number")):
        raise fields["number"].error('number is 1234.5 as it is written there: "1.234,50"')
    fields["date"].as_choice("date", _DATES)


def _check_custom(topic: str, custom: Located) -> None:
    fields = {key: value for key, _, value in custom.items(topic, _CUSTOM_FIELDS)}
    for key in ("value", "expect", "sure"):
        if key not in fields:
            raise custom.error(f"{topic} has no {key!r}")
    _check_value(topic, fields["value"])
    _check_words(topic, fields["expect"])
    if "when" in fields:
        fields["when"].as_choice("when", _WHEN)
    sure = fields["sure"].as_choice("sure", get_args(Sure))
    if (sure == "own knowledge") == ("source" in fields):
        raise custom.error("a page or library is named in 'source'; own knowledge has none")


def _check_value(topic: str, value: Located) -> None:
    if topic in _LISTS:
        allowed = _LISTS[topic]
        for _, item in value.as_texts(topic):
            if allowed:
                item.as_choice(topic, allowed)
    elif topic in _ONE_OF:
        value.as_choice(topic, _ONE_OF[topic])
    else:
        value.as_text(topic)


def _check_words(topic: str, expect: Located) -> None:
    """Words about many readers, never about all or one."""
    words = _both_languages(expect, f"{topic}.expect")
    for language, text in words.items():
        if "{country}" not in text or not _SOFT[language].search(text):
            raise expect.error(
                "put it softly: “many readers in {country} expect …”, “不少{country}客户习惯……”"
            )
    if len(words["zh"].replace("{country}", "日本")) > MOST_CHINESE_CHARACTERS:
        raise expect.error(f"{topic}.expect.zh is longer than {MOST_CHINESE_CHARACTERS} characters")


def _both_languages(value: Located, what: str) -> dict[str, str]:
    words = {key: text.as_text(f"{what}.{key}") for key, _, text in value.items(what, ("en", "zh"))}
    for language in ("en", "zh"):
        if language not in words:
            raise value.error(f"{what} has no {language!r}")
    return words
