"""A form of address that many readers of the country do not expect.

Four things are looked for: “Mr” and “-san” for one person, a bare name, a title that the profile
names and the greeting leaves out, and “Hi” to nobody. Names and titles are those that the writer
set for the recipient; nothing is concluded from how a name sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coach.checks import Hit
from coach.cultures.names import PersonName, name_of
from coach.cultures.profiles import Culture, Custom
from coach.cultures.reader import culture_abroad, in_chat
from coach.cultures.salutation import Salutation, salutation_of
from coach.document import Document
from coach.draft import Context, Party
from coach.lazily import lazy

_DOUBLE = lazy(
    r"\b(?:Mr|Ms|Mrs|Miss|Mister)\b\.? ?(?P<put>[A-Z][\w'-]*?[- ]?(?:[Ss]an|[Ss]ama|SAN))\b"
)
_COURTESY_TITLE = lazy(r"(?:mr|mrs|ms|miss|herr|frau|dr|prof)\b\.?", re.IGNORECASE)
_PLAIN_TITLE = lazy(r"(?:(?:mr|mrs|ms|miss|herr|frau|mx)\.?)|先生|女士|小姐", re.IGNORECASE)
_GERMAN = lazy(r"(?:herr|frau)\b", re.IGNORECASE)
_CASUAL = ("hi", "hey")
_FAMILIAR = lazy("[小老阿][\u4e00-\u9fff]")


def find(document: Document, context: Context, settings: dict[str, Any]) -> Iterator[Hit]:
    """Each such place; `{put}` is the form to write, where the profile tells it."""
    culture = culture_abroad(context)
    custom = culture.custom("address") if culture else None
    if culture is None or custom is None or context.kind == "auto_reply":
        return
    if custom.suffix:
        yield from _double_honorifics(document, custom)
    salutation = salutation_of(document)
    if salutation is None or salutation.suffix:
        return
    hit = _missing_title(salutation, context.recipient, culture)
    if hit is None and not _is_casual_chat(context, custom):
        hit = _bare_name(salutation, context, culture, custom)
    if hit is not None:
        yield hit


def _is_casual_chat(context: Context, custom: Custom) -> bool:
    """Whether a bare name is fine: in a chat, unless it is unusual there even among regulars."""
    return in_chat(context) and (custom.when != "always" or context.recipient.standing == "regular")


def _double_honorifics(document: Document, custom: Custom) -> Iterator[Hit]:
    for sentence in document.sentences:
        for found in _DOUBLE.finditer(sentence.raw):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield _hit(start, end, custom, found["put"])


def _missing_title(salutation: Salutation, party: Party, culture: Culture) -> Hit | None:
    """A title of the profile that the greeting leaves out: “Mr Weber” to a Dr Weber."""
    custom = culture.custom("titles")
    title = _title_of(party, custom)
    if custom is None or title is None or not salutation.names_person:
        return None
    titles = salutation.titles
    if titles and not _PLAIN_TITLE.fullmatch(titles):  # it has one, be it this or a better one
        return None
    if not titles and party.standing == "regular":
        return None
    put = _family_name(salutation.name, party, culture) or salutation.name
    if _is_chinese(titles) or title.rstrip(".").upper() == "H.E":  # not simply put before a name
        return _hit(salutation.name_start, salutation.name_end, custom)
    german = f"{titles} " if _GERMAN.match(titles) else ""
    start = salutation.name_start - (len(titles) + 1 if titles else 0)
    return _hit(start, salutation.name_end, custom, f"{german}{title} {put}")


def _family_name(written: str, party: Party, culture: Culture) -> str | None:
    """The family name for a given name that was written, where titles go with the family name."""
    address, name = culture.custom("address"), name_of(party, culture)
    by_family = address is not None and address.value == "surname"
    return name.family if by_family and name is not None and written == name.given else None


def _title_of(party: Party, custom: Custom | None) -> str | None:
    """The title as the profile writes it, if it is one that goes into an address."""
    if custom is None or not party.title:
        return None
    plain = party.title.strip().rstrip(".").lower()
    known = {name.lower() for name in custom.value} | {"dipl.-ing"}
    words = [word.rstrip(".") for word in plain.split()]
    return party.title.strip() if words and all(word in known for word in words) else None


def _bare_name(
    salutation: Salutation, context: Context, culture: Culture, custom: Custom
) -> Hit | None:
    """A name without any title, or a “Hi” without a name, where customs ask for more."""
    party = context.recipient
    if salutation.titles or custom.value == "first_name" or not custom.counts_for(party):
        return None
    if not salutation.name:
        casual = salutation.word in _CASUAL and party.standing != "regular"
        if not casual or custom.when == "new" or in_chat(context):
            return None
        return _hit(salutation.start, salutation.start + len(salutation.word), custom)
    if not salutation.names_person or len(salutation.name.split()) > 1:
        return None
    name = name_of(party, culture)
    if not _is_meant(salutation, name, culture) or _signs_so(salutation.name, context.incoming):
        return None
    put = _polite_form(salutation, party, custom, name)
    return _hit(salutation.name_start, salutation.name_end, custom, put)


def _is_meant(salutation: Salutation, name: PersonName | None, culture: Culture) -> bool:
    """Whether the greeted name is the recipient's, or may be where the profile has none."""
    written = salutation.name.lower()
    if name is None:
        if _is_chinese(salutation.name):
            return _FAMILIAR.fullmatch(salutation.name) is not None
        return bool(salutation.word) and not culture.custom("honorific")
    if _is_chinese(salutation.name):
        whole = "".join(name.tokens)
        return written in (whole, name.given) or bool(_FAMILIAR.fullmatch(salutation.name))
    return written in {token.lower() for token in name.tokens}


def _polite_form(
    salutation: Salutation, party: Party, custom: Custom, name: PersonName | None
) -> str | None:
    """The name as it is expected, from what the profile says; None where it does not tell."""
    if _is_chinese(salutation.name):
        return None
    right = None
    if name is not None:
        right = name.only or (name.family if custom.value == "surname" else name.given)
    if custom.suffix:
        return f"{right}{custom.suffix}" if right else None
    if right and party.title and _COURTESY_TITLE.fullmatch(party.title.strip()):
        return f"{party.title.strip()} {right}"
    return None


def _signs_so(name: str, incoming: str | None) -> bool:
    """Whether the reader signed with that name alone, which invites to use it."""
    if not incoming:
        return False
    lines = (line.strip(" ,.-") for line in incoming.splitlines())
    return any(line.lower() == name.lower() for line in lines)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _hit(start: int, end: int, custom: Custom, put: str | None = None) -> Hit:
    words = custom.words
    return Hit(start, end, {**words, "put": put} if put else words)
