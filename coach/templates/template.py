"""The nouns: a template, its placeholders, and the variants in which its letter begins and ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from coach.draft import Channel
from coach.finding import Text

PlaceholderType = Literal["text", "date", "moment", "amount", "quantity", "number", "name", "list"]
"""What stands in a placeholder. A `moment` is a date with a clock time and its zone, a `number` a
reference such as an order number, a `list` has one item a line."""
Occasion = Literal["usual", "thanks", "first", "trouble"]
"""What a letter is about: usual business, the same in a letter that itself begins with thanks, the
first contact, or something that went wrong."""

TYPES: tuple[str, ...] = get_args(PlaceholderType)
OCCASIONS: tuple[str, ...] = get_args(Occasion)

Value = str | date | datetime
"""What a placeholder can be filled with; text goes in as it is, dates in the reader's form."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What the writer fills in: its meaning is what a form and a blank show.

    An `optional` one stands only on lines that are left out without it.
    """

    name: str
    type: PlaceholderType
    meaning: Text
    example: Text
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """How a letter begins and ends for readers of some cultures.

    `opening` and `closing` hold a wording for each occasion that has one; `cultures` are the
    groups of rules/cultures whose readers it is for. One that is `only_by_name` serves only the
    templates that name it.
    """

    id: str
    name: Text
    cultures: frozenset[str]
    greeting: Text
    opening: Mapping[str, Text]
    closing: Mapping[str, Text]
    goodbye: Text
    only_by_name: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A ready message.

    `text` has its placeholders in braces, and a “? ” before each line that is left out where one
    of its placeholders has no value. `variants` are the letters it can become, the first one for
    every reader that no other is for; without any, `text` is the whole message. `review` is the
    day by which `owner` looks at the words again.
    """

    id: str
    kind: str
    stage: str
    occasion: Occasion
    channels: tuple[Channel, ...]
    title: Text
    subject: Text
    text: Text
    signature: Text
    placeholders: tuple[Placeholder, ...]
    variants: tuple[Variant, ...]
    owner: Text
    version: int
    review: date

    def placeholder(self, name: str) -> Placeholder | None:
        """The placeholder of that name, if the template has it."""
        return next((one for one in self.placeholders if one.name == name), None)
