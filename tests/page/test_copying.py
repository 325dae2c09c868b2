"""Copying the draft: what stops it once, and what lies on the clipboard then; and printing it."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.page.driving import Page

pytestmark = pytest.mark.browser

CLEAN = "Dear Mr Keller,\n\nPlease send:\n- the marks\n- the <PO>\n\nKind regards,\nLin Wei"
READ = """
const done = arguments[arguments.length - 1];
navigator.clipboard.read().then(async ([item]) => {
  const texts = {};
  for (const type of item.types) texts[type] = await (await item.getType(type)).text();
  done(texts);
}, (error) => done({error: String(error)}));
"""


@pytest.fixture(autouse=True)
def _empty_clipboard(page: Page) -> None:
    page.driver.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    page.driver.execute_async_script(
        "navigator.clipboard.writeText('nothing').then(arguments[0], arguments[0])"
    )


def clipboard(page: Page) -> dict[str, str]:
    return dict(page.driver.execute_async_script(READ))


def test_a_clean_draft_is_copied_at_once(page: Page) -> None:
    page.write(CLEAN)
    page.one("#copy").click()
    page.until(lambda: page.one("#copy").text == "Copied")
    assert clipboard(page) == {"text/plain": CLEAN}
    assert not page.one("#notice").is_displayed()


def test_rich_text_has_paragraphs_and_lists_and_the_plain_text_beside_it(page: Page) -> None:
    page.write(CLEAN)
    page.one("#copy-rich").click()
    page.until(lambda: page.one("#copy-rich").text == "Copied")
    found = clipboard(page)
    assert found["text/plain"] == CLEAN
    html = found["text/html"].replace("\n", "")
    assert "<p>Please send:</p><ul><li>the marks</li><li>the &lt;PO&gt;</li></ul>" in html
    assert "<p>Kind regards,<br>Lin Wei</p>" in html


def test_copying_stops_once_at_what_is_not_ready_and_shows_the_first(page: Page) -> None:
    text = "Dear ⟦name⟧,\n\nThe price is ⟦price⟧."
    page.write(f"{text} We ship soon.")
    page.one("#copy").click()
    page.until(lambda: page.one("#notice").is_displayed())
    assert page.one("#notice span").text == (
        "2 blanks are still to fill: ⟦name⟧, ⟦price⟧. Copy once more, and it is copied as it is."
    )
    assert page.run("return document.querySelector('#writing .fresh').textContent") == "⟦name⟧"
    assert page.run("return document.activeElement.id") == "copy"
    assert clipboard(page) == {"text/plain": "nothing"}
    page.press(Keys.ENTER)
    page.until(lambda: page.one("#copy").text == "Copied")
    assert clipboard(page)["text/plain"].startswith(text)
    assert not page.one("#notice").is_displayed()


def test_one_key_copies_and_once_more_anyway(page: Page) -> None:
    page.write("Dear ⟦name⟧, we ship soon.")
    page.press(Keys.ALT, "c")
    page.until(lambda: page.one("#notice").is_displayed())
    assert page.selected == "⟦name⟧"
    assert page.text == "Dear ⟦name⟧, we ship soon."
    page.press(Keys.ALT, "c")
    page.until(lambda: page.one("#copy").text == "Copied")
    assert clipboard(page)["text/plain"] == "Dear ⟦name⟧, we ship soon."


def test_a_changed_draft_stops_again(page: Page) -> None:
    page.write("Dear ⟦name⟧, the order of ⟦date⟧ ships soon.")
    page.press(Keys.ALT, "c")
    page.until(lambda: page.one("#notice").is_displayed())
    page.paste("Ms Lopez")
    assert page.text.startswith("Dear Ms Lopez, the order")
    page.press(Keys.ALT, "c")
    page.until(lambda: page.one("#notice").is_displayed())
    assert page.selected == "⟦date⟧"
    assert clipboard(page) == {"text/plain": "nothing"}


def test_words_that_the_coach_found_unready_stop_it_until_they_are_ignored(page: Page) -> None:
    page.write("Dear XXX, we ship soon.")
    page.one("#copy").click()
    page.until(lambda: page.one("#notice").is_displayed())
    assert page.one("#notice span").text.startswith("Not ready to send: XXX.")
    page.press(Keys.ESCAPE)
    assert not page.one("#notice").is_displayed()
    page.click("“XXX” was never filled in", "Ignore")
    page.one("#copy").click()
    page.until(lambda: page.one("#copy").text == "Copied")


def test_the_stop_is_said_in_chinese(page: Page) -> None:
    page.one("#languages [lang=zh]").click()
    page.write("Dear XXX, we ship soon.")
    page.one("#copy").click()
    page.until(lambda: page.one("#notice").is_displayed())
    assert page.one("#notice span").text == "还不能发：XXX。再按一次复制，就照原样复制。"


def test_only_the_draft_is_printed(page: Page) -> None:
    page.write(CLEAN)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        page.run("dispatchEvent(new Event('beforeprint'))")
        shown = page.run(
            "return [...document.body.children]"
            ".filter((one) => getComputedStyle(one).display !== 'none').map((one) => one.id)"
        )
        assert shown == ["printed"]
        assert page.one("#printed").text == CLEAN.replace("- ", "").replace("\n\n", "\n")
        assert len(page.all("#printed li")) == 2
        page.run("dispatchEvent(new Event('afterprint'))")
        assert page.run("return document.getElementById('printed').childNodes.length") == 0
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
