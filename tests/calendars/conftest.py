"""The countries that trade most: a test with the argument `country_of_trade` runs for each."""

from __future__ import annotations

import pytest

TRADE = (
    "CN HK TW JP KR SG MY TH VN ID PH IN BD PK AE SA QA KW BH OM EG JO IL TR NG KE ZA US CA MX BR"
    " AR CL AU NZ GB DE FR NL IT ES PL RU"
).split()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "country_of_trade" in metafunc.fixturenames:
        metafunc.parametrize("country_of_trade", TRADE)


@pytest.fixture(scope="session")
def countries_of_trade() -> list[str]:
    """All of them, ISO 3166-1 alpha-2."""
    return TRADE
