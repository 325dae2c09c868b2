"""What a caller is told about a country, region or time zone that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Field = Literal["country", "region", "timezone"]


class PlaceError(ValueError):
    """A profile that names no usable place.

    `field` is what is wrong, `value` what was given for it, `nearest` the nearest valid values,
    the likeliest first; empty where nothing comes near. The message names all of them.
    """

    def __init__(
        self,
        field: Field,
        value: str,
        nearest: tuple[str, ...],
        problem: str,
        shown: Sequence[str] = (),
    ) -> None:
        self.field: Field = field
        self.value = value
        self.nearest = nearest
        offer = f"; nearest: {', '.join(shown or nearest)}" if nearest else ""
        super().__init__(f"{field}: {problem}{offer}")


class UnknownCountry(PlaceError):
    """The country is no ISO 3166-1 alpha-2 code."""


class UnknownRegion(PlaceError):
    """The country has no such region."""


class UnknownZone(PlaceError):
    """The time zone is no name of the IANA database."""


class ContradictoryProfile(PlaceError):
    """The clock of the time zone is kept nowhere in the country."""
