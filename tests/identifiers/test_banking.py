"""Bank data: what belongs together, and what differs from the accounts that are known."""

from __future__ import annotations

from coach.identifiers.banking import country_differs, differs, find_bank_data

IBAN = "DE89370400440532013000"


def test_all_data_of_a_set() -> None:
    text = "Account no.: 3594 5678 1234\nSWIFT: BKCHCNBJ92A\nIBAN: DE89 3704 0044 0532 0130 00"
    found = sorted(find_bank_data(text), key=lambda one: one.start)
    assert [(one.kind, one.value) for one in found] == [
        ("account", "359456781234"),
        ("bic", "BKCHCNBJ92A"),
        ("iban", IBAN),
    ]


def test_the_correspondent_bank_is_told_apart() -> None:
    (bic,) = find_bank_data("Intermediary bank: Citibank, SWIFT: CITIUS33")
    assert bic.detail == "intermediary"


def test_countries_of_an_account_and_its_bank() -> None:
    assert country_differs(IBAN, "BNPAFRPP")
    assert not country_differs(IBAN, "COBADEFF")
    assert not country_differs("GB29NWBK60161331926819", "RBOSGGSX")


def test_what_differs_from_the_known_accounts() -> None:
    known = [("iban", "DE89 3704 0044 0532 0130 00"), ("bic", "COBADEFFXXX")]
    assert differs([("iban", IBAN), ("bic", "COBADEFF")], known) == []
    assert differs([("account", "0532013000")], known) == []
    assert differs([("iban", "GB29NWBK60161331926819")], known) == [
        ("iban", "GB29NWBK60161331926819")
    ]
    assert differs([("bic", "NWBKGB2L")], known) == [("bic", "NWBKGB2L")]


def test_nothing_differs_where_nothing_is_known() -> None:
    assert differs([("iban", IBAN)], []) == []
