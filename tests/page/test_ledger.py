"""The page of the ledger: what is due, a list, a sheet to edit, tables in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from coach.ledger.importing import import_table
from coach.ledger.location import Location, location_of
from coach.ledger.store import Store
from coach.service import Settings
from tests.page.driving import DIST, Page, start

ACCOUNTS = "return document.querySelector('#accounts ol').innerText"
pytestmark = pytest.mark.browser

TABLE = """订单号,客户,产品,数量,单位,状态,交期,尾款到期日
PO 4501,Keller GmbH,LED lamps,5000,pcs,生产中,2026-12-10,2026-01-05
PO 4502,Ali Trading,Fans,300,sets,已确认,,
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Location:
    return location_of(str(tmp_path_factory.mktemp("ledger") / "ledger.db"))


@pytest.fixture(scope="module")
def ledger_address(place: Location) -> str:
    return start(Settings(port=0, page=DIST, ledger=place)) + "ledger.html"


@pytest.fixture
def store(place: Location) -> Iterator[Store]:
    """The ledger behind the page, with two orders."""
    store = Store(place)
    import_table(store, TABLE.encode())
    yield store
    for order in list(store.every_order()):
        store.remove_order(order.id, order.version)
    store.close()


@pytest.fixture
def ledger(page: Page, ledger_address: str, store: Store) -> Page:
    """The page of the ledger, on its orders."""
    page.driver.get(ledger_address + "#orders")
    page.until(lambda: page.all(".orders .row"))
    return page


def names(page: Page) -> list[str]:
    found = page.run(
        "return [...document.querySelectorAll('#list .row strong')].map(e => e.innerText)"
    )
    assert isinstance(found, list)
    return found


def value(page: Page, name: str) -> object:
    """What stands in a field of the sheet."""
    return page.run(f"return document.querySelector('#sheet [name={name}]')?.value")


def opened(page: Page, number: str) -> None:
    next(row for row in page.all(".row") if number in row.text).click()
    page.until(lambda: page.all("#sheet[open] [name=number], #sheet[open] [name=name]"))


def fill(page: Page, name: str, value: str) -> None:
    field = page.one(f"#sheet [name={name}]")
    field.clear()
    field.send_keys(value)


def test_is_one_link_away_from_the_draft(page: Page) -> None:
    link = page.one(".to-ledger")
    assert link.text in ("Ledger", "台账")
    assert str(link.get_attribute("href")).endswith("/ledger.html")


def test_today_says_what_is_late_and_leads_to_the_order(ledger: Page) -> None:
    ledger.one(".view").click()
    ledger.until(lambda: ledger.all(".due .late"))
    assert "Remind of the balance" in names(ledger)
    opened(ledger, "PO 4501")
    assert value(ledger, "quantity") == "5000"


def test_an_order_is_searched_and_changed(ledger: Page, store: Store) -> None:
    assert names(ledger) == ["PO 4501", "PO 4502"]
    ledger.driver.find_element(By.TAG_NAME, "body").send_keys("/")
    ledger.driver.switch_to.active_element.send_keys("fans")
    ledger.until(lambda: names(ledger) == ["PO 4502"])
    opened(ledger, "PO 4502")
    fill(ledger, "quantity", "310")
    ledger.driver.switch_to.active_element.send_keys(Keys.ENTER)
    ledger.until(lambda: "Saved." in ledger.one("#said").text)
    order = store.order("PO 4502")
    assert order is not None
    assert order.quantity == 310


def test_a_wrong_field_is_marked_and_nothing_is_saved(ledger: Page, store: Store) -> None:
    opened(ledger, "PO 4501")
    fill(ledger, "quantity", "many")
    ledger.one("#sheet [type=submit]").click()
    ledger.until(lambda: ledger.all("#sheet [aria-invalid]"))
    assert ledger.one("#amiss-quantity").text == "a number such as 5000 or 2.35"
    assert ledger.driver.switch_to.active_element.get_attribute("name") == "quantity"
    order = store.order("PO 4501")
    assert order is not None
    assert order.quantity == 5000
    ledger.driver.get_log("browser")  # the refusal itself


def test_what_somebody_else_changed_is_not_overwritten(ledger: Page, store: Store) -> None:
    opened(ledger, "PO 4501")
    order = store.order("PO 4501")
    assert order is not None
    store.change_order(order.id, order.version, {"product": "Lamps of theirs"})
    fill(ledger, "product", "Lamps of mine")
    ledger.one("#sheet .main").click()
    ledger.until(lambda: "Somebody else" in ledger.one(".complaint").text)
    ledger.one(".complaint button").click()
    ledger.until(lambda: value(ledger, "product") == "Lamps of theirs")
    ledger.driver.get_log("browser")


def test_a_new_account_keeps_the_one_before(ledger: Page, store: Store) -> None:
    ledger.all(".view")[2].click()
    ledger.until(lambda: ledger.all(".customers .row"))
    opened(ledger, "Keller")
    for number in ("DE89370400440532013000", "DE02120300000000202051"):
        ledger.until(lambda: ledger.all("#accounts summary"))
        ledger.one("#accounts summary").click()
        ledger.one("[data-account=account]").send_keys(number, Keys.ENTER)
        ledger.until(lambda number=number: number in str(ledger.run(ACCOUNTS)))
    assert [item.text for item in ledger.all("#accounts li strong")] == [
        "DE02120300000000202051",
        "DE89370400440532013000",
    ]


def test_a_table_is_imported_or_its_faults_are_named(
    ledger: Page, store: Store, tmp_path: Path
) -> None:
    table = tmp_path / "orders.csv"
    table.write_text("Order No,Qty\nPO 9,x\n")
    ledger.one("#file").send_keys(str(table))
    ledger.until(lambda: "Row 2, column B (Qty)" in ledger.one("#said").text)
    table.write_text("Order No,Qty\nPO 9,7\n")
    ledger.one("#file").send_keys(str(table))
    ledger.until(lambda: "1 new" in ledger.one("#said").text)
    ledger.until(lambda: "PO 9" in names(ledger))
    ledger.driver.get_log("browser")


def test_speaks_chinese_and_fits_a_phone(ledger: Page) -> None:
    ledger.one("#languages [lang=zh]").click()
    ledger.until(lambda: ledger.one("#new").text == "新建订单")
    assert ledger.driver.title.startswith("台账")
    ledger.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True},
    )
    assert int(str(ledger.run("return document.documentElement.scrollWidth"))) <= 360
    opened(ledger, "PO 4501")
    assert bool(
        ledger.run(
            "const s = document.getElementById('sheet'); return s.scrollWidth <= s.clientWidth"
        )
    )


def test_without_a_ledger_says_how_to_start_with_one(page: Page, address: str) -> None:
    page.driver.get(address + "ledger.html")
    page.until(lambda: page.all(".failure"))
    assert "--ledger" in page.one(".failure").text
    page.driver.get_log("browser")
