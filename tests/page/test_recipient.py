"""Who reads, and when both sides can talk: the profile, the choices of times and the windows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import coach
from coach.planning import chart, plain_data
from coach.report import Report
from coach.service import Settings
from tests.page.driving import DIST, Page, start
from tests.page.stand_in import stand_in

pytestmark = pytest.mark.browser

DRAFT = "Hey Anna,\n\nCould we have a call next week? The samples go out soon.\n\nLin Wei"
LABEL = "Friday 27 November 2026 at 16:00 Beijing time = 09:00 in Berlin"

HERE = coach.Party(country="CN", timezone="Asia/Shanghai")

engine, windows_of, chart_of = coach.check, plain_data.windows_to_dict, chart.chart


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[coach.Context, Collection[str]]]:
    """What the engine was asked: each context, with what was switched off."""
    seen: list[tuple[coach.Context, Collection[str]]] = []

    def listen(text: str, context: coach.Context, *, disable: Collection[str] = ()) -> Report:
        seen.append((context, disable))
        return stand_in(text, context, disable=disable)

    monkeypatch.setattr(coach, "check", listen)
    return seen


@pytest.fixture
def kept(page: Page) -> Any:
    """Opens the page with what an earlier visit has kept."""

    def open_with(**state: object) -> None:
        page.run(
            "localStorage.setItem('draft-coach', JSON.stringify(arguments[0]))",
            {"text": DRAFT, "recipient": {"country": "DE"}, **state},
        )
        page.driver.refresh()
        page.until(lambda: page.cards or page.all(".clear"))

    return open_with


def open_profile(page: Page) -> None:
    page.one(".recipient summary").click()
    page.until(lambda: page.all(".panel"))


def choose(page: Page, field: str, value: str) -> None:
    page.run(
        "const s = document.getElementById(arguments[0]); s.focus();"
        "s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        field,
        value,
    )


def shown(page: Page, field: str) -> bool:
    return page.one(f"[data-field={field}]").is_displayed()


def slots(page: Page) -> list[str]:
    return [slot.text.replace("\n", " ") for slot in page.all(".slot")]


def put(page: Page, number: int = 0) -> None:
    page.until(lambda: page.all(".slot"))
    page.all(".slot")[number].click()


def set_caret(page: Page, before: str) -> None:
    """Put the caret in front of some words of the draft, as a click does."""
    page.caret_to(page.text.index(before))


class TestProfile:
    def test_goes_along_with_the_draft_and_is_remembered(self, page: Page, asked: Any) -> None:
        page.write(DRAFT)
        open_profile(page)
        page.one("#recipient-name").send_keys("Keller")
        page.one("#recipient-title").send_keys("Dr")
        choose(page, "recipient-country", "DE")
        choose(page, "recipient-language", "de")
        choose(page, "recipient-relationship", "new")
        choose(page, "recipient-channel", "whatsapp")
        expected = coach.Party(
            name="Keller",
            title="Dr",
            country="DE",
            language="de",
            relationship="new",
            channel="whatsapp",
        )
        page.until(lambda: asked[-1][0].recipient == expected)
        assert asked[-1][0].sender == HERE
        page.press(Keys.ESCAPE)
        assert not page.one(".panel").is_displayed()
        page.driver.refresh()
        page.until(lambda: page.one(".recipient summary").text.startswith("Dr Keller · Germany"))
        page.until(lambda: asked[-1][0].recipient == expected)

    def test_asks_for_a_time_zone_only_where_a_country_has_several(
        self, page: Page, asked: Any
    ) -> None:
        page.write(DRAFT)
        open_profile(page)
        choose(page, "recipient-country", "DE")
        assert not shown(page, "recipient-timezone")
        choose(page, "recipient-country", "US")
        assert shown(page, "recipient-timezone")
        names = [option.text for option in page.all("#recipient-timezone option")]
        assert names[:4] == ["not said", "New York", "Chicago", "Denver"]
        assert names[-1] == "another zone …"
        assert "Asia/Tokyo" not in names
        choose(page, "recipient-timezone", "America/Chicago")
        page.until(lambda: asked[-1][0].recipient.timezone == "America/Chicago")
        choose(page, "recipient-country", "DE")
        page.until(lambda: asked[-1][0].recipient == coach.Party(country="DE"))
        assert not shown(page, "recipient-timezone")

    def test_names_the_part_of_a_country_that_keeps_another_weekend(
        self, page: Page, asked: Any
    ) -> None:
        page.write(DRAFT)
        open_profile(page)
        assert not shown(page, "recipient-region")
        choose(page, "recipient-country", "MY")
        choose(page, "recipient-region", "03")
        page.until(lambda: asked[-1][0].recipient.region == "03")
        choose(page, "recipient-country", "DE")
        page.until(lambda: asked[-1][0].recipient == coach.Party(country="DE"))

    def test_says_a_wrong_time_zone_at_its_field_and_checks_without_it(
        self, page: Page, asked: Any
    ) -> None:
        page.write(DRAFT)
        open_profile(page)
        choose(page, "recipient-country", "US")
        choose(page, "recipient-timezone", "another")
        choose(page, "recipient-timezone", "Asia/Tokyo")
        page.until(lambda: page.one("#recipient-timezone-wrong").is_displayed())
        said = page.one("#recipient-timezone-wrong").text
        assert "does not use this time zone" in said
        assert "New York" in said
        field = page.one("#recipient-timezone")
        assert field.get_attribute("aria-invalid") == "true"
        assert field.get_attribute("value") == "Asia/Tokyo"
        page.until(lambda: asked[-1][0].recipient == coach.Party(country="US"))
        assert page.cards
        assert not page.all(".failure")
        page.one("#recipient-timezone-wrong button").click()
        page.until(lambda: asked[-1][0].recipient.timezone == "America/New_York")
        assert not page.one("#recipient-timezone-wrong").is_displayed()
        page.driver.get_log("browser")

    def test_offers_all_time_zones_behind_the_last_entry(self, page: Page, asked: Any) -> None:
        page.write(DRAFT)
        open_profile(page)
        choose(page, "recipient-country", "US")
        choose(page, "recipient-timezone", "another")
        names = [option.text for option in page.all("#recipient-timezone option")]
        assert "Asia/Tokyo" in names
        assert "another zone …" not in names
        assert page.one("#recipient-timezone").get_attribute("value") == ""
        choose(page, "recipient-timezone", "America/Detroit")
        page.until(lambda: asked[-1][0].recipient.timezone == "America/Detroit")
        choose(page, "recipient-country", "CA")
        names = [option.text for option in page.all("#recipient-timezone option")]
        assert names[1] == "Toronto"
        assert names[-1] == "another zone …"

    def test_with_a_country_that_is_none_is_marked_on_the_chip(
        self, page: Page, kept: Any, asked: Any
    ) -> None:
        kept(recipient={"country": "XX", "name": "Anna"})
        page.until(lambda: page.all(".recipient summary.wrong"))
        assert asked[-1][0].recipient == coach.Party(name="Anna")
        assert not page.all(".failure")
        open_profile(page)
        assert "not known" in page.one("#recipient-country-wrong").text
        page.driver.get_log("browser")

    def test_is_looked_at_before_there_is_a_draft(self, page: Page) -> None:
        open_profile(page)
        choose(page, "recipient-country", "US")
        choose(page, "recipient-timezone", "another")
        choose(page, "recipient-timezone", "Asia/Tokyo")
        page.until(lambda: page.one("#recipient-timezone-wrong").is_displayed())
        page.until(lambda: page.all(".slot"))
        page.driver.get_log("browser")

    def test_is_filled_in_by_the_keyboard(self, page: Page) -> None:
        page.run("document.querySelector('.recipient summary').focus()")
        page.press(Keys.ENTER)
        page.until(lambda: page.all(".panel"))
        page.press(Keys.TAB)
        page.press("K")
        page.press(Keys.TAB)
        page.press("D")
        page.press(Keys.ESCAPE)
        assert page.one(".recipient summary").text == "D K"
        assert page.run("return document.activeElement.dataset.chip") == "recipient"

    def test_knows_where_the_writer_is(self, page: Page, asked: Any) -> None:
        page.write(DRAFT)
        open_profile(page)
        assert asked[-1][0].sender == HERE
        own = page.one("#sender-country")
        assert own.find_element(By.CSS_SELECTOR, "option").text.startswith("China (by this comp")
        choose(page, "sender-country", "DE")
        page.until(lambda: asked[-1][0].sender == coach.Party(country="DE"))
        page.driver.refresh()
        page.until(lambda: page.cards)
        page.until(lambda: asked[-1][0].sender == coach.Party(country="DE"))

    def test_can_do_without_courtesy_advice(self, page: Page, asked: Any) -> None:
        page.write(DRAFT)
        assert "Many readers there expect a title" in page.cards
        open_profile(page)
        page.one(".courtesy input").click()
        page.until(lambda: "Many readers there expect a title" not in page.cards)
        assert asked[-1][1] == ("culture",)
        page.driver.refresh()
        page.until(lambda: len(page.cards) == 2)

    def test_courtesy_advice_is_turned_off_on_its_card_and_on_again(self, page: Page) -> None:
        page.write(DRAFT)
        page.click("Many readers there expect a title", "Turn all off")
        page.until(lambda: len(page.cards) == 2)
        page.one("#notice .main").click()
        page.until(lambda: "Many readers there expect a title" in page.cards)
        assert not page.one("#notice").is_displayed()


class TestChoices:
    TITLE = "“next week” is five days"

    def test_show_their_reckoning_and_fold_all_but_the_first(self, page: Page) -> None:
        page.write(DRAFT)
        card = page.card(self.TITLE)
        assert "on Monday 30 November 2026, 16:00" in card.text
        assert "counted from Thu 26 Nov" in card.text
        assert "1 December" not in card.text
        assert "next week (date, time, zone)" in card.text
        fold = card.find_element(By.CSS_SELECTOR, ".fold")
        assert fold.text == "Other times (2)"
        fold.send_keys(Keys.ENTER)
        assert fold.get_attribute("aria-expanded") == "true"
        assert "on Wednesday 2 December 2026" in card.text
        card.find_elements(By.CSS_SELECTOR, ".others .apply")[0].click()
        assert "a call on Tuesday 1 December 2026, 16:00 Beijing time?" in page.text

    def test_the_first_has_the_main_button_and_the_key(self, page: Page) -> None:
        page.write(DRAFT)
        card = page.card(self.TITLE)
        assert len(card.find_elements(By.CSS_SELECTOR, ".apply.main")) == 1
        set_caret(page, "next week")
        page.press(Keys.CONTROL, Keys.ENTER)
        assert "a call on Monday 30 November 2026, 16:00 Beijing time = 09:00" in page.text

    def test_that_stand_in_the_draft_are_not_offered_again(self, page: Page) -> None:
        page.write("Could we talk next week (⟦date, time, zone⟧)?")
        card = page.card(self.TITLE)
        assert "on Monday 30 November" in card.text
        assert "next week (date" not in card.text

    def test_two_stand_side_by_side(self, page: Page) -> None:
        page.write("We ship on 05/06/2027.")
        card = page.card("“05/06/2027” is two dates")
        assert not card.find_elements(By.CSS_SELECTOR, ".fold")
        assert "5 June 2027\nthe day first" in card.text
        assert "6 May 2027\nthe month first" in card.text


class TestWindows:
    def test_appear_with_the_place_of_the_recipient(self, page: Page) -> None:
        page.write("We talk on Friday.\n\nJust ping me.")
        assert not page.one("#planner").is_displayed()
        open_profile(page)
        choose(page, "recipient-country", "DE")
        page.until(lambda: page.all(".chart svg"))
        assert slots(page) == ["Fri 27 Nov 16:00 = 09:00 Berlin", "Mon 30 Nov 16:00 = 09:00 Berlin"]
        assert page.one(".chart svg").get_attribute("role") == "img"
        assert not page.all(".chart style")

    def test_name_holidays_and_who_stretches_and_an_assumed_clock(
        self, page: Page, kept: Any
    ) -> None:
        kept(recipient={"country": "US", "channel": "whatsapp"})
        page.until(lambda: page.all(".slot"))
        assert slots(page)[0] == "Fri 27 Nov 16:00 = 09:00 New York Beijing 3 h after work"
        plan = page.one(".plan").text
        assert "The working hours never meet." in plan
        assert "Thu 26 Nov: Thanksgiving Day, United States" in plan
        assert "WhatsApp: better sent tomorrow at nine. It is night there." in plan
        page.one(".plan .link").click()
        assert page.run("return document.activeElement.id") == "recipient-timezone"

    def test_invite_a_writer_of_vague_times_to_say_where_the_reader_is(self, page: Page) -> None:
        page.write(DRAFT)
        page.until(lambda: "Say where your reader is" in page.one("#planner").text)
        page.one("#planner .link").click()
        assert page.run("return document.activeElement.id") == "recipient-country"

    def test_ask_where_the_writer_is_if_the_browser_does_not_say(
        self, page: Page, kept: Any
    ) -> None:
        page.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "UTC"})
        kept()
        page.until(lambda: "Say where you are" in page.one("#planner").text)
        page.one("#planner .link").click()
        assert page.run("return document.activeElement.id") == "sender-country"
        choose(page, "sender-country", "CN")
        page.until(lambda: page.all(".slot"))

    def test_speak_the_language_of_the_page(self, page: Page, kept: Any) -> None:
        kept(language="zh")
        page.until(lambda: page.all(".slot"))
        assert slots(page)[0] == "11月27日 周五 16:00 = 柏林 09:00"

    def test_fold_away_and_stay_so(self, page: Page, kept: Any) -> None:
        kept()
        page.until(lambda: page.all(".slot"))
        page.one(".planner summary").send_keys(Keys.ENTER)
        page.until(lambda: not page.one(".plan").is_displayed())
        assert "Fri 27 Nov 16:00 = 09:00 Berlin" in page.one(".planner summary").text
        page.driver.refresh()
        page.until(lambda: "= 09:00 Berlin" in page.one(".planner summary").text)
        assert not page.all(".chart svg")

    def test_that_cannot_be_loaded_are_said_quietly(
        self, page: Page, kept: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> dict[str, Any]:
            raise RuntimeError

        fixed = plain_data.windows_to_dict
        monkeypatch.setattr(plain_data, "windows_to_dict", fail)
        kept()
        page.until(lambda: "cannot be loaded" in page.one("#planner").text)
        assert page.cards
        assert not page.all(".failure")
        monkeypatch.setattr(plain_data, "windows_to_dict", fixed)
        page.one("#planner .plan .link").click()
        page.until(lambda: page.all(".slot"))
        page.driver.get_log("browser")

    def test_need_the_token_like_the_check(self, page: Page, kept: Any) -> None:
        address = start(Settings(port=0, page=DIST, token="open sesame"))
        page.driver.get(f"{address}#token=open%20sesame")
        page.run(
            "localStorage.setItem('draft-coach', JSON.stringify("
            "{text: 'We ship soon.', recipient: {country: 'DE'}}))"
        )
        page.driver.refresh()
        page.until(lambda: page.all(".slot") and page.all(".chart svg"))


class TestSlot:
    def test_takes_the_place_of_the_active_finding_in_one_click(
        self, page: Page, kept: Any
    ) -> None:
        kept()
        page.card("“soon” has no date").find_element(By.CSS_SELECTOR, ".why").click()
        page.until(lambda: "in place of “soon”" in page.one("#planner .target").text)
        put(page)
        assert f"The samples go out by {LABEL}.\n" in page.text
        page.until(lambda: "“soon” has no date" not in page.cards)
        assert page.run("return document.activeElement.id") == "draft"
        assert LABEL in page.one("#announcer").text
        assert page.run("return document.querySelector('#writing .fresh').textContent")
        page.press(Keys.CONTROL, "z")
        assert page.text == DRAFT

    def test_is_the_choice_that_the_finding_offers(self, page: Page, kept: Any) -> None:
        kept()
        set_caret(page, "next week")
        put(page, 1)
        words = "on Monday 30 November 2026, 16:00 Beijing time = 09:00 in Berlin"
        assert f"Could we have a call {words}?" in page.text

    def test_goes_to_the_caret_with_the_blanks_it_needs(self, page: Page, kept: Any) -> None:
        kept(text="Could we talk? 样品已寄出。")
        set_caret(page, "?")
        page.until(lambda: "where the cursor stands" in page.one("#planner .target").text)
        put(page)
        assert page.text == f"Could we talk on {LABEL}? 样品已寄出。"
        page.press(Keys.CONTROL, "z")
        assert page.text == "Could we talk? 样品已寄出。"
        set_caret(page, "已寄出")
        put(page)
        assert "样品2026年11月27日北京时间16:00，柏林09:00已寄出" in page.text

    def test_fills_the_blank_at_the_caret(self, page: Page, kept: Any) -> None:
        kept(text="Please answer by ⟦date⟧. soon")
        set_caret(page, "date⟧")
        page.until(lambda: "fills the blank ⟦date⟧" in page.one("#planner .target").text)
        put(page)
        assert page.text == f"Please answer by {LABEL}. soon"

    def test_leaves_a_blank_alone_that_asks_for_no_date(self, page: Page, kept: Any) -> None:
        text = "Call me at noon, ⟦time zone⟧, about order ⟦number⟧. Just ping me."
        kept(text=text)
        for words in ("time zone⟧", "number⟧"):
            set_caret(page, words)
            page.until(lambda: "Place the cursor" in page.one("#planner .target").text)
            put(page)
            assert page.text == text

    def test_takes_the_words_before_the_blank_along(self, page: Page, kept: Any) -> None:
        kept()
        page.click("“next week” is five days", "Other times (2)")
        page.card("“next week” is five days").find_elements(By.CSS_SELECTOR, ".apply")[-1].click()
        assert page.selected == "⟦date, time, zone⟧"
        page.until(lambda: "“next week (⟦date, time, zone⟧)”" in page.one("#planner .target").text)
        put(page)
        assert f"Could we have a call on {LABEL}? The samples" in page.text

    def test_has_no_place_behind_a_signature_or_a_paste(self, page: Page, kept: Any) -> None:
        kept(text="Fine.")
        for text in ("We ship on Friday.\n\nBest regards,\nWang Ting", "We ship.\nWe call."):
            page.one("#draft").send_keys(Keys.CONTROL, "a")
            page.paste(text)
            page.until(lambda: page.all(".slot[aria-disabled]"))
            assert "Place the cursor" in page.one("#planner .target").text
            put(page)
            assert page.text == text
            assert "Place the cursor" in page.one("#announcer").text
        page.one("#draft").send_keys(Keys.END)
        page.until(lambda: not page.all(".slot[aria-disabled]"))
        put(page)
        assert page.text == f"We ship.\nWe call. {LABEL}"

    def test_is_not_put_twice_by_two_clicks(self, page: Page, kept: Any) -> None:
        kept()
        put(page)
        text = page.text
        page.until(lambda: page.all(".slot[aria-disabled]"))
        put(page)
        assert page.text == text
        assert text.count(LABEL) == 1
        kept(text="A call this weekend? Or a call next week?")
        page.until(lambda: page.all(".slot"))
        ActionChains(page.driver).double_click(page.all(".slot")[0]).perform()
        assert page.text.count(LABEL) == 1

    def test_goes_to_a_meeting_after_a_paste(self, page: Page, kept: Any) -> None:
        kept(text="Fine.")
        page.one("#draft").send_keys(Keys.CONTROL, "a")
        page.paste(f"{DRAFT}\n")
        page.until(lambda: "in place of “next week”" in page.one("#planner .target").text)
        assert not page.all(".slot[aria-disabled]")
        put(page)
        assert f"a call on {LABEL}?" in page.text

    def test_goes_to_the_costliest_vague_time_before_there_is_a_caret(
        self, page: Page, kept: Any
    ) -> None:
        kept()
        page.until(lambda: "in place of “next week”" in page.one("#planner .target").text)
        put(page)
        assert f"a call on {LABEL}?" in page.text

    def test_is_reached_and_put_by_the_keyboard(self, page: Page, kept: Any) -> None:
        kept()
        page.until(lambda: page.all(".slot"))
        page.run("document.querySelector('.planner summary').focus()")
        page.press(Keys.TAB)
        assert "slot" in str(page.run("return document.activeElement.className"))
        page.press(Keys.ENTER)
        assert LABEL in page.text


@pytest.mark.parametrize("width", [1240, 820, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("country", ["DE", "US"])
def test_nothing_overflows(
    page: Page, kept: Any, width: int, scheme: str, language: str, country: str
) -> None:
    page.wide(width)
    page.scheme(scheme)
    kept(language=language, talk=True, recipient={"country": country, "channel": "whatsapp"})
    page.until(lambda: page.all(".slot") and page.all(".chart svg"))
    page.one(".fold").click()
    assert page.overflow() == 0
    open_profile(page)
    assert page.overflow() == 0
    box = page.one(".panel").rect
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_the_engine_itself_proposes_a_time_and_draws_the_windows(
    page: Page, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach, "check", engine)
    monkeypatch.setattr(plain_data, "windows_to_dict", windows_of)
    monkeypatch.setattr(chart, "chart", chart_of)
    kept(text="Could we have a call this weekend?")
    page.until(lambda: page.all(".slot") and page.all(".chart svg text"))
    put(page)
    assert "Beijing time" in page.text
    assert "Berlin" in page.text
    assert "this weekend" not in page.text
