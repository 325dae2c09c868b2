"""One browser for all tests of the page, and a fresh page for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

import coach
from coach.planning import chart, plain_data
from coach.service import Settings
from tests.page.driving import DIST, FLAGS, Page, start
from tests.page.stand_in import CHART, rewrite_stand_in, stand_in, windows_stand_in


@pytest.fixture(scope="module")
def address() -> str:
    return start(Settings(port=0, page=DIST))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coach, "check", stand_in)
    monkeypatch.setattr(coach, "rewrite", rewrite_stand_in)
    monkeypatch.setattr(plain_data, "windows_to_dict", windows_stand_in)
    monkeypatch.setattr(chart, "chart", lambda found, language="en": CHART)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, address: str) -> Iterator[Page]:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Shanghai"})
    browser.get(address)
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    browser.refresh()
    browser.get_log("browser")
    yield Page(browser)
    complaints = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert complaints == []
