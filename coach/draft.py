"""The text to check and what the coach may know about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Kind = Literal[
    "inquiry_reply",
    "order_confirmation",
    "order_update",
    "exception_delay",
    "exception_quality",
    "payment_reminder",
    "shipping_notice",
    "complaint_reply",
    "follow_up",
    "auto_reply",
    "formal_notice",
    "general",
]
Channel = Literal["email", "whatsapp", "wechat", "linkedin", "other"]

KINDS: tuple[str, ...] = get_args(Kind)
CHANNELS: tuple[str, ...] = get_args(Channel)
CHAT_CHANNELS: frozenset[str] = frozenset({"whatsapp", "wechat"})
"""Channels where short bubbles follow each other and no greeting or signature is expected."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the conversation; everything is optional and nothing is guessed.

    `country` is an ISO 3166-1 alpha-2 code, `timezone` an IANA name, `language` a BCP 47 tag.
    """

    name: str | None = None
    country: str | None = None
    timezone: str | None = None
    language: str | None = None
    title: str | None = None
    relationship: str | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the coach may know beside the draft.

    Raises ValueError if `now` carries no time zone, or if `kind` or `channel` is not a known one.
    `incoming` is the message being answered. `ledger` maps references to known facts about them.
    """

    kind: Kind | None = None
    channel: Channel | None = None
    recipient: Party = field(default_factory=Party)
    sender: Party = field(default_factory=Party)
    incoming: str | None = None
    now: datetime | None = None
    ledger: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.now is not None and self.now.utcoffset() is None:
            raise ValueError("Context.now needs a time zone, e.g. datetime.now(timezone.utc)")
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
