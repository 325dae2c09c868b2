"""The page in a real browser: what a writer sees and does."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import coach
from coach.report import Report
from coach.service import Settings
from tests.page.driving import DIST, Page, start
from tests.page.stand_in import stand_in

pytestmark = pytest.mark.browser

DRAFT = (
    "Dear Mr Keller, 👍🏽\n\n"
    "You still haven't sent us the logo file, so we cannot start.\n\n"
    "Could we have a call this weekend? Please answer ASAP. The samples go out soon, "
    "样品尽快寄出。Just ping me if anything is unclear. I just wanted to say thanks.\n\n"
    "Kind regards,\nLin Wei"
)

engine = coach.check


def test_a_draft_is_underlined_at_the_right_words(page: Page) -> None:
    page.write(DRAFT)
    assert page.marks == [
        ("blame", "You still haven't sent us the logo file"),
        ("time", "this weekend"),
        ("informal", "ASAP"),
        ("time", "ASAP"),
        ("time", "soon"),
        ("time", "尽快"),
        ("informal", "ping me"),
        ("clarity", "just "),
    ]
    assert page.totals == "8 to look at Blame 1 Time 4 Informal 2 Clarity 1"


def test_five_cards_costliest_first_and_the_rest_folded(page: Page) -> None:
    page.write(DRAFT)
    assert page.cards == [
        "Reads as an accusation",
        "“this weekend” is two days",
        "“ASAP” is not a date",
        "“soon” has no date",
        "“尽快” has no date",
    ]
    folded = page.one(".folded")
    assert folded.text == "3 more: “ASAP”, “ping me”, “just”"
    folded.click()
    assert len(page.cards) == 8
    assert page.one(".folded").get_attribute("aria-expanded") == "true"


def test_apply_replaces_the_words_selects_the_blank_and_counts_down(page: Page) -> None:
    page.write(DRAFT)
    page.click("“soon” has no date", "Apply")
    assert "The samples go out by ⟦date⟧, 样品" in page.text
    assert page.selected == "⟦date⟧"
    page.until(lambda: page.totals.startswith("7 to look at Blame 1 Time 3"))
    assert page.run("return document.querySelector('#writing .hole').textContent") == "⟦date⟧"


def test_a_suggestion_may_cover_more_than_its_finding(page: Page) -> None:
    page.write(DRAFT)
    page.click("Reads as an accusation", "Apply")
    assert "\n\nWe have not yet received the logo file. Could you please send it by" in page.text
    assert "so we cannot start" not in page.text


def test_undo_takes_an_applied_suggestion_back(page: Page) -> None:
    page.write(DRAFT)
    page.click("“soon” has no date", "Apply")
    page.one("#draft").send_keys(Keys.CONTROL, "z")
    assert page.text == DRAFT
    page.until(lambda: page.totals.startswith("8 to look at"))


def test_a_removal_is_offered_as_one(page: Page) -> None:
    page.write("I just wanted to ask.")
    page.click("“just” says nothing", "Remove")
    assert page.text == "I wanted to ask."
    page.until(lambda: page.all(".clear"))


def test_ignore_hides_the_words_until_shown_again(page: Page) -> None:
    page.write("Soon. The goods go out soon.")
    page.click("“soon” has no date", "Ignore")
    page.until(lambda: page.totals == "0 to look at 1 ignored Show again")
    page.driver.refresh()
    page.until(lambda: "1 ignored" in page.totals)
    page.one("#totals .link").click()
    assert page.cards == ["“soon” has no date"]


def test_a_card_leads_to_its_words_and_an_underline_to_its_card(page: Page) -> None:
    page.write(DRAFT)
    page.card("“this weekend” is two days").find_element(By.CSS_SELECTOR, ".why").click()
    assert page.selected == "this weekend"
    assert page.run("return document.querySelector('#writing u.on').textContent") == "this weekend"
    mark = page.run(
        "const box = [...document.querySelectorAll('#writing u')]"
        ".find((u) => u.textContent === 'ping me').getBoundingClientRect();"
        "return [box.x + box.width / 2, box.y + box.height / 2]"
    )
    x, y = (int(value) for value in mark)  # type: ignore[attr-defined]
    chain = ActionChains(page.driver)
    chain.w3c_actions.pointer_action.move_to_location(x, y).click()
    chain.perform()
    page.until(lambda: page.one(".card.on .title").text == "“ping me” is slang")


def test_the_keyboard_goes_all_the_way(page: Page) -> None:
    page.write(DRAFT)
    page.caret_to(0)
    page.press(Keys.F8)
    assert page.selected == "You still haven't sent us the logo file"
    page.press(Keys.F8)
    assert page.selected == "this weekend"
    page.press(Keys.SHIFT, Keys.F8)
    assert page.selected == "You still haven't sent us the logo file"
    page.press(Keys.CONTROL, Keys.ENTER)
    assert page.selected == "⟦date, time, zone⟧"
    page.press(Keys.F8)
    page.press(Keys.ESCAPE)
    assert not page.all(".card.on")


def test_typing_before_a_finding_carries_its_underline(page: Page) -> None:
    page.write("We ship soon.")
    page.caret_to(0)
    page.driver.execute_cdp_cmd("Input.insertText", {"text": "👍 "})
    page.until(lambda: page.text.startswith("👍 We"))
    assert page.marks == [("time", "soon")]


def test_a_composition_is_checked_when_it_is_finished(page: Page) -> None:
    page.one("#draft").click()
    compose = "Input.imeSetComposition"
    for text in ("jin", "jin'kuai"):
        size = len(text)
        page.driver.execute_cdp_cmd(
            compose, {"text": text, "selectionStart": size, "selectionEnd": size}
        )
    assert page.text == "jin'kuai"
    assert page.marks == []
    page.driver.execute_cdp_cmd("Input.insertText", {"text": "尽快"})
    page.until(lambda: page.marks == [("time", "尽快")])
    assert page.text == "尽快"


def test_the_language_can_be_switched_and_is_remembered(page: Page) -> None:
    page.write("We ship soon.")
    page.one("#languages [lang=zh]").click()
    assert page.cards == ["“soon”会让人误解"]
    assert page.totals == "1 处要看 时间 1"
    page.driver.refresh()
    page.until(lambda: page.cards == ["“soon”会让人误解"])
    assert page.run("return document.documentElement.lang") == "zh-CN"


@pytest.mark.parametrize("width", [1240, 820, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overflows(page: Page, width: int, scheme: str, language: str) -> None:
    page.wide(width)
    page.scheme(scheme)
    page.write(DRAFT + "\nhttps://example.com/" + "a" * 200)
    page.one(f"#languages [lang={language}]").click()
    page.one(".folded").click()
    page.one("#copy").click()
    assert page.overflow() == 0
    page.one(".recipient summary").click()
    page.until(lambda: page.all(".panel"))
    assert page.overflow() == 0
    dark = page.run("return getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 28)"
    assert dark == (scheme == "dark")


def test_copying_mentions_blanks_that_are_left(page: Page) -> None:
    page.write("We ship soon.")
    page.click("“soon” has no date", "Apply")
    page.one("#copy").click()
    assert "One blank is still to fill: ⟦date⟧" in page.one("#notice").text
    page.one("#notice .main").click()
    assert page.selected == "⟦date⟧"
    assert not page.one("#notice").is_displayed()


def test_an_example_fills_the_empty_paper_and_clear_empties_it(page: Page) -> None:
    page.one("#invitation [lang=zh]").click()
    page.until(lambda: page.cards)
    assert page.text.startswith("王经理")
    page.one("#actions .quiet").click()
    assert page.text == ""
    page.until(lambda: not page.cards)
    assert page.run("return JSON.parse(localStorage.getItem('draft-coach')).text") == ""


def test_the_context_goes_along_with_the_draft(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    contexts: list[coach.Context] = []

    def listen(text: str, context: coach.Context, *, disable: Collection[str] = ()) -> Report:
        contexts.append(context)
        return stand_in(text, context)

    monkeypatch.setattr(coach, "check", listen)
    page.write("We ship soon.")
    page.until(lambda: page.one(".chip .face").text == "Inquiry reply guessed")
    page.run(
        "const pick = (selector, value) => { const s = document.querySelector(selector);"
        "s.value = value; s.dispatchEvent(new Event('change')); };"
        "pick('[data-chip=channel]', 'whatsapp'); pick('[data-chip=kind]', 'follow_up');"
        "document.querySelector('details').open = true;"
    )
    page.until(lambda: page.all(".panel"))
    page.run(
        "const s = document.querySelector('.panel select');"
        "s.value = 'DE'; s.dispatchEvent(new Event('change'));"
    )
    page.until(lambda: contexts[-1].recipient.country == "DE")
    assert contexts[-1].kind == "follow_up"
    assert contexts[-1].channel == "whatsapp"
    assert contexts[-1].now is not None
    assert page.one("summary").text.startswith("Germany")


def test_a_failing_service_is_said_and_the_draft_stays(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, context: coach.Context, *, disable: Collection[str] = ()) -> Report:
        raise RuntimeError

    monkeypatch.setattr(coach, "check", fail)
    page.paste("We ship soon.")
    page.until(lambda: "could not check" in page.one("#findings").text)
    monkeypatch.setattr(coach, "check", stand_in)
    page.one(".failure button").click()
    page.until(lambda: page.cards == ["“soon” has no date"])
    page.driver.get_log("browser")


def test_a_service_that_is_gone_is_said_until_it_is_back(page: Page) -> None:
    def offline(is_offline: bool) -> None:
        page.driver.execute_cdp_cmd("Network.enable", {})
        page.driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {
                "offline": is_offline,
                "latency": 0,
                "downloadThroughput": -1,
                "uploadThroughput": -1,
            },
        )

    offline(True)
    page.paste("We ship soon.")
    page.until(lambda: "does not answer" in page.one("#findings").text)
    offline(False)
    page.until(lambda: page.cards == ["“soon” has no date"])
    page.driver.get_log("browser")


def test_a_token_is_asked_for_and_taken_from_the_address(browser: webdriver.Chrome) -> None:
    address = start(Settings(port=0, page=DIST, token="open sesame"))
    page = Page(browser)
    browser.get(address)
    page.paste("We ship soon.")
    page.until(lambda: page.all(".failure input"))
    page.one(".failure input").send_keys("open sesame", Keys.ENTER)
    page.until(lambda: page.cards == ["“soon” has no date"])
    browser.execute_script("sessionStorage.clear()")
    browser.get("about:blank")
    browser.get(f"{address}#token=open%20sesame")
    page.until(lambda: page.cards == ["“soon” has no date"])
    assert "token" not in browser.current_url
    browser.get_log("browser")


def test_the_engine_itself_is_behind_the_page(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coach, "check", engine)
    page.write("👍 Could we have a call this weekend?")
    assert ("time", "this weekend") in page.marks
    page.one(".card .apply").click()
    page.until(lambda: ("time", "this weekend") not in page.marks)
    assert "Beijing time" in page.text
