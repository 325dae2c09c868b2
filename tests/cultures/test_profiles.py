"""The customs of rules/cultures: whose they are, how they are put, and what CLDR says of formats."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from babel import Locale

from coach import assets
from coach.cultures.profiles import Culture, all_cultures, culture_of, reads_chinese
from coach.draft import Party
from coach.rulebook.loading import load_rules
from coach.tables import table

CULTURES = all_cultures()
MOST_CHINESE_CHARACTERS = 40
LOCALES = {
    country: (row["locale"], culture)
    for document in table("cultures").values()
    for country, row in document["members"].items()
    for culture in CULTURES
    if culture.country == country
}


def test_a_country_is_in_one_group() -> None:
    members = [
        country for document in table("cultures").values() for country in document["members"]
    ]
    assert [country for country, count in Counter(members).items() if count > 1] == []
    assert len(members) > 90


@pytest.mark.parametrize(
    ("country", "group"),
    [
        ("US", "english_speaking"),
        ("de", "german_speaking"),
        ("NO", "netherlands_nordics"),
        ("SA", "gulf"),
        ("EG", "arab_world"),
        ("VN", "vietnam"),
        ("BR", "brazil"),
        ("NG", "africa"),
        ("JP", "japan"),
        ("IN", "south_asia"),
    ],
)
def test_the_country_that_was_set_decides(country: str, group: str) -> None:
    culture = culture_of(Party(country=country.upper()))
    assert culture is not None
    assert culture.group == group


@pytest.mark.parametrize(
    "party",
    [
        Party(),
        Party(name="田中 宏"),
        Party(name="Tanaka", language="ja"),
        Party(timezone="Asia/Tokyo"),
        Party(country="AQ"),
    ],
)
def test_nothing_else_does(party: Party) -> None:
    assert culture_of(party) is None


@pytest.mark.parametrize("culture", CULTURES, ids=lambda culture: culture.country)
def test_words_are_soft_short_and_name_the_country(culture: Culture) -> None:
    for topic, custom in culture.customs.items():
        for words in (custom.expect.en, custom.expect.zh):
            assert "{" not in words
        assert culture.name.en in custom.expect.en, topic
        assert culture.name.zh in custom.expect.zh, topic
        assert re.match(r"many (?:readers|offices) in ", custom.expect.en)
        assert not re.search(r"\b(?:must|always|never|rude)\b", custom.expect.en)
        assert not re.search("必须|总是|从不|粗鲁", custom.expect.zh)
        assert bool(custom.source) == (custom.sure != "own knowledge")
        assert custom.source in custom.credit.en
        assert custom.source in custom.credit.zh


def test_what_a_finding_says_in_chinese_stays_one_line() -> None:
    rules = [
        rule
        for rule in load_rules([assets.path("rules")])
        if rule.category == "culture" and "{expect}" in rule.says.zh
    ]
    assert rules
    longest = max(len(custom.expect.zh) for one in CULTURES for custom in one.customs.values())
    for rule in rules:
        words = re.sub(r"\{\w+\}", "", rule.says.zh)
        assert len(words) + longest <= MOST_CHINESE_CHARACTERS, rule.id


@pytest.mark.parametrize("country", sorted(LOCALES))
def test_numbers_and_dates_are_those_of_cldr(country: str) -> None:
    code, culture = LOCALES[country]
    locale = Locale.parse(code)
    symbols = locale.number_symbols
    symbols = symbols.get("latn", symbols)
    assert culture.decimal_mark == symbols["decimal"]
    order = re.sub("[^dmy]", "", locale.date_formats["short"].pattern.lower())
    assert culture.date == "".join(dict.fromkeys(order))


@pytest.mark.parametrize(
    ("party", "answer"),
    [
        (Party(country="CN"), True),
        (Party(country="HK"), True),
        (Party(country="SG", language="zh-Hans"), True),
        (Party(country="CN", language="en"), False),
        (Party(country="SG"), False),
        (Party(language="zh"), False),
        (Party(), False),
    ],
)
def test_who_reads_chinese(party: Party, answer: bool) -> None:
    assert reads_chinese(party) is answer


@pytest.mark.parametrize(
    ("country", "relationship", "counts"),
    [
        ("FR", "new customer", True),
        ("FR", None, False),
        ("DE", None, True),
        ("DE", "老客户", False),
        ("JP", "long-standing", True),
    ],
)
def test_a_custom_counts_by_the_relationship(
    country: str, relationship: str | None, counts: bool
) -> None:
    party = Party(country=country, relationship=relationship)
    culture = culture_of(party)
    assert culture is not None
    assert culture.customs["address"].counts_for(party) is counts
