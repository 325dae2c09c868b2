"""What a tool may be told about a message. Each description is what the assistant reads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from coach.draft import CHANNELS, KINDS, Context, Party

MOST_CHARACTERS = 100_000
"""Longer texts are no messages."""
MOST_NAMES = 200

Draft = Annotated[
    str,
    Field(
        max_length=MOST_CHARACTERS,
        description="The message as it would be sent, in English or Chinese or both.",
    ),
]
Words = Annotated[Literal["en", "zh"], Field(description="Language of the explanations.")]
Disable = Annotated[
    tuple[str, ...],
    Field(
        max_length=MOST_NAMES,
        description="Rule ids or categories to leave out, such as culture or time/weekend.",
    ),
]


class PartyArgument(BaseModel):
    """One side of the conversation. Leave out what is not known; never guess a country."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 code, such as DE.")
    timezone: str | None = Field(default=None, description="IANA name, such as Europe/Berlin.")
    language: str | None = Field(default=None, description="BCP 47 tag, such as de or zh-Hans.")
    title: str | None = Field(default=None, description="Such as Dr or Eng.")
    relationship: str | None = Field(default=None, description="Such as “new customer”.")
    region: str | None = Field(
        default=None, description="Second part of an ISO 3166-2 code, such as 03 in MY-03."
    )

    def party(self) -> Party:
        """The same as the engine's noun. Raises ValueError for a place that does not exist."""
        known = self.model_dump()
        if self.country:
            known["country"] = self.country.upper()
        return Party(**known)


class About(BaseModel):
    """What is known about the message; everything may be left out."""

    model_config = ConfigDict(extra="forbid")

    kind: str | None = Field(
        default=None,
        description=f"One of {', '.join(KINDS)}. Left out: found from the text.",
    )
    channel: str | None = Field(default=None, description=f"One of {', '.join(CHANNELS)}.")
    recipient: PartyArgument = Field(default=PartyArgument(), description="Who reads it.")
    sender: PartyArgument = Field(default=PartyArgument(), description="Who writes it.")
    incoming: str | None = Field(
        default=None,
        max_length=MOST_CHARACTERS,
        description="The message that is being answered, if there is one.",
    )
    now: AwareDatetime | None = Field(
        default=None,
        description="The moment of writing with its zone, such as 2026-11-30T16:00:00+08:00. "
        "Left out: the clock of this machine.",
    )

    def context(self) -> Context:
        """The same as the engine's noun. Raises ValueError, which says what is wrong."""
        return Context(
            kind=self.kind,
            channel=self.channel,  # type: ignore[arg-type]  # Context refuses other words
            recipient=_of("recipient", self.recipient),
            sender=_of("sender", self.sender),
            incoming=self.incoming,
            now=self.now,
        )


NOTHING_KNOWN = About()


def _of(side: str, argument: PartyArgument) -> Party:
    try:
        return argument.party()
    except ValueError as error:
        raise ValueError(f"{side}.{error}") from error
