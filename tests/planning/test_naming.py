"""Places by the names people use, and what is offered for a name that is none."""

from __future__ import annotations

import pytest

from coach.planning.naming import PlaceNameError, city, identifier, land, place_named


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CN", "CN:Asia/Shanghai"),
        ("de", "DE:Europe/Berlin"),
        ("SHANGHAI", "CN:Asia/Shanghai"),
        ("上海", "CN:Asia/Shanghai"),
        ("慕尼黑", "DE:Europe/Berlin"),
        ("Rotterdam", "NL:Europe/Amsterdam"),
        ("New York", "US:America/New_York"),
        ("new_york", "US:America/New_York"),
        ("São Paulo", "BR:America/Sao_Paulo"),
        ("sao paulo", "BR:America/Sao_Paulo"),
        ("Germany", "DE:Europe/Berlin"),
        ("the Netherlands", "NL:Europe/Amsterdam"),
        ("德国", "DE:Europe/Berlin"),
        ("阿联酋", "AE:Asia/Dubai"),
        ("UK", "GB:Europe/London"),
        ("USA", "US:America/New_York"),
        ("Europe/Berlin", "DE:Europe/Berlin"),
        ("europe/berlin", "DE:Europe/Berlin"),
        ("DE:Europe/Berlin", "DE:Europe/Berlin"),
        ("DE:Europe/Paris", "DE:Europe/Paris"),
        ("US:Los Angeles", "US:America/Los_Angeles"),
        ("MY-03", "MY-03:Asia/Kuala_Lumpur"),
        ("my-03:Asia/Kuala_Lumpur", "MY-03:Asia/Kuala_Lumpur"),
        ("UTC", "UTC"),
    ],
)
def test_names_of_places(name: str, expected: str) -> None:
    found = place_named(name)
    assert identifier(found) == expected
    assert place_named(identifier(found)) == found


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Shanghi", "Shanghai"),
        ("Berln", "Berlin"),
        ("Germny", "Germany"),
        ("Europe/Berlinn", "Europe/Berlin"),
        ("DE:Asia/Tokyo", "DE:Europe/Berlin"),
        ("UTC+8", "Asia/Shanghai"),
    ],
)
def test_the_nearest_names_are_offered(name: str, nearest: str) -> None:
    with pytest.raises(PlaceNameError) as caught:
        place_named(name)
    assert nearest in caught.value.nearest
    assert nearest in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", ":", "DE:", "Xyzzy", "x" * 10_000, "XX:Europe/Berlin", "XX-01", "\0"]
)
def test_nonsense_is_refused_in_few_words(name: str) -> None:
    with pytest.raises(PlaceNameError) as caught:
        place_named(name)
    assert len(str(caught.value)) < 200


def test_what_they_are_called() -> None:
    assert (city(place_named("CN")).en, city(place_named("CN")).zh) == ("Beijing", "北京")
    assert land(place_named("US")).en == "the United States"
    assert land(place_named("AE")).zh == "阿联酋"
    assert land(place_named("UTC")).en == "UTC"


def test_a_country_of_several_clocks_says_that_one_was_assumed() -> None:
    assert place_named("US").zone_assumed
    assert not place_named("DE").zone_assumed
    assert not place_named("Chicago").zone_assumed
