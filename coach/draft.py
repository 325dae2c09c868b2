"""The text to check and what the coach may know about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from coach import assets

if TYPE_CHECKING:
    from coach.calendars.places import Place
    from coach.ledger.order import Ledger
    from coach.tone.model import ToneModel

Kind = str
"""The id of a document of rules/messages, such as "inquiry_reply"."""
Channel = Literal["email", "whatsapp", "wechat", "linkedin", "other"]

_USUAL = (
    "inquiry_reply order_confirmation order_update exception_delay exception_quality"
    " payment_reminder shipping_notice complaint_reply follow_up feedback_request auto_reply"
    " supplier_request internal_handover formal_notice general"
).split()


def _kinds() -> tuple[str, ...]:
    """The usual kinds in the course of a deal, then those that somebody added."""
    known = {path.stem for path in (assets.path("rules") / "messages").glob("*.yaml")}
    return (*(name for name in _USUAL if name in known), *sorted(known.difference(_USUAL)))


KINDS: tuple[str, ...] = _kinds()
"""All kinds of messages that there are rules for."""
CHANNELS: tuple[str, ...] = get_args(Channel)
EARLIEST, LATEST = 1970, 2100
"""The first and last year of a `now` for which calendars are known."""
CHAT_CHANNELS: frozenset[str] = frozenset({"whatsapp", "wechat"})
"""Channels where short bubbles follow each other and no greeting or signature is expected."""

_NEW = (
    r"\b(?:new|first|prospect\w*|potential|lead|stranger|unknown)\b|新|首次|初次|第一次|潜在|陌生"
)
_REGULAR = (
    r"\b(?:regular|long[- ]?(?:standing|term|time)|old|existing|established|repeat|loyal|known"
    r"|years|friend|colleague)\b|老|长期|長期|常|熟|多年|固定|朋友|同事"
)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the conversation; everything is optional and nothing is guessed.

    `country` is an ISO 3166-1 alpha-2 code, `region` the second part of an ISO 3166-2 code where
    the days off differ within the country, `timezone` an IANA name, `language` a BCP 47 tag.
    `relationship` is free text of which `standing` understands whether the customer is new or
    regular. Raises PlaceError, a ValueError that names the field and the nearest valid values, for
    a place that does not exist or a clock that its country does not keep.
    """

    name: str | None = None
    country: str | None = None
    timezone: str | None = None
    language: str | None = None
    title: str | None = None
    relationship: str | None = None
    channel: Channel | None = None
    region: str | None = None

    def __post_init__(self) -> None:
        if self.region is not None and self.country is None:
            from coach.calendars.errors import ContradictoryProfile

            raise ContradictoryProfile("region", self.region, (), "a region needs its country")
        if self.country is not None or self.timezone is not None:
            _ = self.place

    @property
    def place(self) -> Place | None:
        """Where the party works; None where neither country nor time zone is known."""
        if self.country is None and self.timezone is None:
            return None
        from coach.calendars.places import place_of

        return place_of(self.country, self.timezone, self.region)

    @property
    def calendar_country(self) -> str | None:
        """The country whose calendar holds: the one given, else the one of the time zone."""
        place = self.place
        return place.country if place else None

    @property
    def standing(self) -> Literal["new", "regular"] | None:
        """What `relationship` says, such as “new customer” or 老客户; None for neither."""
        words = (self.relationship or "").lower()
        if re.search(_NEW, words):
            return "new"
        return "regular" if re.search(_REGULAR, words) else None


@dataclass(frozen=True, slots=True)
class Context:
    """What the coach may know beside the draft.

    Raises ValueError if `now` carries no time zone or lies outside the years for which calendars
    are known, or if `kind` or `channel` is not a known one.
    `incoming` is the message being answered. `ledger` knows orders by their numbers; a draft that
    names one is held against it. `tone_model` hears reproaches in place of the coach's own model.
    """

    kind: Kind | None = None
    channel: Channel | None = None
    recipient: Party = field(default_factory=Party)
    sender: Party = field(default_factory=Party)
    incoming: str | None = None
    now: datetime | None = None
    ledger: Ledger | None = None
    tone_model: ToneModel | None = None

    def __post_init__(self) -> None:
        if self.now is not None and self.now.utcoffset() is None:
            raise ValueError("Context.now needs a time zone, e.g. datetime.now(timezone.utc)")
        if self.now is not None and not EARLIEST <= self.now.year <= LATEST:
            raise ValueError(f"Context.now lies outside {EARLIEST} to {LATEST}: {self.now.year}")
        if self.kind is not None and self.kind not in KINDS:
            raise ValueError(f"unknown kind {self.kind!r}; known: {', '.join(KINDS)}")
        if self.channel is not None and self.channel not in CHANNELS:
            raise ValueError(f"unknown channel {self.channel!r}; known: {', '.join(CHANNELS)}")

    @property
    def is_chat(self) -> bool:
        """Whether the message goes out in a chat, where bubbles and brevity are normal."""
        return self.channel in CHAT_CHANNELS


@dataclass(frozen=True, slots=True)
class Draft:
    """The text to check, untouched, with its context."""

    text: str
    context: Context = field(default_factory=Context)
