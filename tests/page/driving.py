"""The page as a writer meets it: a browser, and what can be seen and done in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from coach.service import Settings, create_app
from coach.service.serving import open_server

PATIENCE = 10
DIST = Path(__file__).resolve().parents[2] / "web/page/dist"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
    "--lang=en-US",
    "--window-size=1240,900",
)


def start(settings: Settings) -> str:
    """Serve in the background; the address of the page."""
    if not (DIST / "index.html").exists():
        pytest.fail("the page is not built: run `npm ci && npm run build` in web/page")
    run, port = open_server(create_app(settings), settings)
    threading.Thread(target=run, daemon=True).start()
    return f"http://127.0.0.1:{port}/"


class Page:
    """The page as a writer meets it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def until(self, holds: Callable[[], object]) -> None:
        # What the page draws anew while it is read is read again.
        stale = [StaleElementReferenceException]
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05, ignored_exceptions=stale)
        wait.until(lambda _: holds())

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def paste(self, text: str) -> None:
        """Paste a text into the draft: one step of undo."""
        self.run(
            "const draft = document.getElementById('draft'); draft.focus();"
            "const clipboardData = new DataTransfer();"
            "clipboardData.setData('text/plain', arguments[0]);"
            "draft.dispatchEvent(new ClipboardEvent('paste',"
            "  { clipboardData, bubbles: true, cancelable: true }));",
            text,
        )

    def write(self, text: str) -> None:
        """Paste a text and wait until it was checked."""
        self.paste(text)
        self.until(lambda: self.cards or self.all(".clear"))

    @property
    def text(self) -> str:
        """The draft, of which a short one is drawn in whole."""
        return str(
            self.run(
                "return [...document.querySelectorAll('#draft .cm-line')].map((line) => {"
                "  const words = line.cloneNode(true);"
                "  words.querySelectorAll('.cm-placeholder').forEach((hint) => hint.remove());"
                "  return words.textContent;"
                "}).join('\\n')"
            )
        )

    @property
    def selected(self) -> str:
        """What is selected in the draft, whose paragraphs a selection sets apart by two line ends."""
        return str(self.run("return getSelection().toString()"))

    def caret_to(self, offset: int) -> None:
        """Set the caret at an offset of the draft, in UTF-16 code units."""
        self.run(
            "const draft = document.getElementById('draft'); draft.focus();"
            "let left = arguments[0];"
            "for (const line of draft.querySelectorAll('.cm-line')) {"
            "  const size = line.textContent.length;"
            "  if (left > size) { left -= size + 1; continue; }"
            "  const words = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);"
            "  let node = words.nextNode();"
            "  while (node && left > node.data.length) { left -= node.data.length; node = words.nextNode(); }"
            "  getSelection().collapse(node ?? line, node ? left : 0);"
            "  return;"
            "}",
            offset,
        )

    @property
    def cards(self) -> list[str]:
        return [title.text for title in self.all(".card .title")]

    @property
    def marks(self) -> list[tuple[str, str]]:
        """Category and text of each underline, as drawn."""
        found = self.run(
            "return [...document.querySelectorAll('#writing u')]"
            ".map((u) => [u.dataset.category, u.textContent])"
        )
        return [(category, text) for category, text in found]  # type: ignore[attr-defined]

    @property
    def totals(self) -> str:
        return self.one("#totals").text.replace("\n", " ")

    def press(self, *keys: str) -> None:
        *held, last = keys
        chain = ActionChains(self.driver)
        for key in held:
            chain.key_down(key)
        chain.send_keys(last)
        for key in held:
            chain.key_up(key)
        chain.perform()

    def card(self, title: str) -> WebElement:
        return next(
            card
            for card in self.all(".card")
            if card.find_element(By.CSS_SELECTOR, ".title").text == title
        )

    def click(self, title: str, button: str) -> None:
        card = self.card(title)
        for candidate in card.find_elements(By.TAG_NAME, "button"):
            if candidate.text == button:
                candidate.click()
                return
        raise AssertionError(f"no button {button!r} on {title!r}")

    def wide(self, width: int, height: int = 760) -> None:
        """Give the page a width in pixels."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def scheme(self, scheme: str) -> None:
        """Let the writer prefer "light" or "dark"."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
        )

    def overflow(self) -> int:
        return int(
            str(
                self.run(
                    "return document.documentElement.scrollWidth"
                    " - document.documentElement.clientWidth"
                )
            )
        )
