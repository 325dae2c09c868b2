"""What readers in a country often expect of a business message: soft advice, each with its source.

The customs are data, one document for each group of countries in `rules/cultures/`. They are looked
up by the country that the writer set for the recipient and by nothing else: nobody's culture is
guessed from a name, a language or a text. A custom is about many readers, never about one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from coach.draft import Party
from coach.finding import Text

Sure = Literal["library", "page", "own knowledge"]
"""Where a custom is known from: a data library, one public page, or experience without a source."""

_FACTS = ("group", "name", "members")
"""The fields of a document that are not customs."""
_OWN = Text("No published source: experience in trade.", "无公开出处，来自外贸经验。")


@dataclass(frozen=True, slots=True)
class Custom:
    """One thing that many readers of a country expect.

    `value` is what checks go by; `expect` the words for people. `when` says for which relationship
    it counts: "always", "unless regular" or "new". `suffix` is what follows a name, such as "-san".
    """

    value: str | tuple[str, ...]
    expect: Text
    source: str
    sure: Sure
    when: str = "always"
    suffix: str = ""

    @property
    def credit(self) -> Text:
        """Where the custom is known from, as a sentence."""
        if not self.source:
            return _OWN
        return Text(f"Source: {self.source}.", f"出处：{self.source}。")

    @property
    def words(self) -> dict[str, str | Text]:
        """What a rule's `{expect}` and `{credit}` stand for."""
        return {"expect": self.expect, "credit": self.credit}

    def counts_for(self, party: Party) -> bool:
        """Whether the custom counts between the writer and `party`, by the relationship set."""
        if self.when == "new":
            return party.standing == "new"
        return self.when == "always" or party.standing != "regular"


@dataclass(frozen=True, slots=True)
class Culture:
    """The customs of a country. `number` is 1234.5 as it is written there with two decimals, `date`
    the order of day, month and year in a short date ("dmy")."""

    group: str
    country: str
    name: Text
    number: str
    date: str
    customs: Mapping[str, Custom]

    def custom(self, topic: str, value: str | None = None) -> Custom | None:
        """The custom on `topic`, such as "opening"; None where none is known or it differs."""
        found = self.customs.get(topic)
        return found if value is None or (found and found.value == value) else None

    @property
    def decimal_mark(self) -> str:
        """What stands before the decimals: "." or ","."""
        return self.number[-3]


def culture_of(party: Party) -> Culture | None:
    """The culture of the country that was set for `party`; None where none is known."""
    return _cultures().get(party.country.upper()) if party.country else None


def all_cultures() -> tuple[Culture, ...]:
    """Every culture, country by country."""
    return tuple(_cultures().values())


def reads_chinese(party: Party) -> bool:
    """Whether the profile says that `party` reads Chinese: by language, else by country."""
    if not party.country:
        return False
    if party.language:
        return party.language.lower().partition("-")[0] in ("zh", "yue", "cmn")
    return party.country.upper() in ("CN", "TW", "HK", "MO")


@cache
def _cultures() -> dict[str, Culture]:
    """Country code → its culture."""
    return {culture.country: culture for document in _documents() for culture in _members(document)}


def _documents() -> Iterator[dict[str, Any]]:
    from coach.tables import table

    yield from table("cultures").values()


def _members(document: dict[str, Any]) -> Iterator[Culture]:
    for country, row in document["members"].items():
        name = Text(row["en"], row["zh"])
        customs = {
            topic: _custom(fields, name)
            for topic, fields in document.items()
            if topic not in _FACTS
        }
        yield Culture(document["group"], country, name, row["number"], row["date"], customs)


def _custom(fields: dict[str, Any], country: Text) -> Custom:
    value, words = fields["value"], fields["expect"]
    return Custom(
        value=tuple(value) if isinstance(value, list) else value,
        expect=Text(
            words["en"].replace("{country}", country.en),
            words["zh"].replace("{country}", country.zh),
        ),
        source=fields.get("source", ""),
        sure=fields["sure"],
        when=fields.get("when", "always"),
        suffix=fields.get("suffix", ""),
    )
