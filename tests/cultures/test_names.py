from __future__ import annotations

import pytest

from coach.cultures.names import name_of
from coach.cultures.profiles import culture_of
from coach.draft import Party


def parts(name: str, country: str) -> tuple[str | None, str | None]:
    """Family and given name."""
    party = Party(name=name, country=country)
    culture = culture_of(party)
    assert culture is not None
    found = name_of(party, culture)
    assert found is not None
    return found.family, found.given


@pytest.mark.parametrize(
    ("name", "country", "family", "given"),
    [
        ("Thomas Weber", "DE", "Weber", "Thomas"),
        ("Mr. Thomas J. Weber", "DE", "Weber", "Thomas"),
        ("Jan van der Berg", "NL", "van der Berg", "Jan"),
        ("Khalid Al-Harbi", "SA", "Al-Harbi", "Khalid"),
        ("Abdul Rahman Al Maktoum", "AE", "Al Maktoum", "Abdul Rahman"),
        ("Hiroshi Tanaka", "JP", "Tanaka", "Hiroshi"),
        ("Tanaka Hiroshi", "JP", "Tanaka", "Hiroshi"),
        ("ONIZUKA Hiroshi", "JP", "ONIZUKA", "Hiroshi"),
        ("Onizuka, Hiroshi", "JP", "Onizuka", "Hiroshi"),
        ("Kim Minsu", "KR", "Kim", "Minsu"),
        ("Minsu Kim", "KR", "Kim", "Minsu"),
        ("Nguyen Van Anh", "VN", "Nguyen", "Anh"),
        ("Zhang Xiaoming", "CN", "Zhang", "Xiaoming"),
        ("张伟", "CN", "张", "伟"),
        ("欧阳锋", "CN", "欧阳", "锋"),
    ],
)
def test_names_are_taken_apart(name: str, country: str, family: str, given: str) -> None:
    assert parts(name, country) == (family, given)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Tanaka", "JP"),
        ("Onizuka Hiroshi", "JP"),
        ("Zhang Wei", "CN"),
        ("Kim Lee", "KR"),
        ("Nagy Peter", "HU"),
        ("Rajesh Kumar", "IN"),
        ("Zhang Xiaoming", "DE"),
        ("Nguyen Van Anh", "US"),
        ("田中宏", "JP"),
    ],
)
def test_what_the_profile_leaves_open_stays_open(name: str, country: str) -> None:
    assert parts(name, country) == (None, None)


def test_of_several_last_names_none_is_chosen() -> None:
    assert parts("Maria Garcia Lopez", "ES") == (None, "Maria")


@pytest.mark.parametrize("name", ["", "  ", "Mr. "])
def test_no_name(name: str) -> None:
    culture = culture_of(Party(country="DE"))
    assert culture is not None
    assert name_of(Party(name=name, country="DE"), culture) is None
