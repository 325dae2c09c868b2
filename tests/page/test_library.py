"""Templates and chats in a real browser: from the picker to the draft."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from coach.service import letters
from coach.service import templates as service
from tests.page.driving import Page

pytestmark = pytest.mark.browser

DELIVERED = "order_update/delivered"
CHAT = (
    "[12/03/2026, 14:02] Ahmed: can you do 500 pcs at USD 4.10?\n"
    "[12/03/2026, 14:05] Lily: ok deal, 500 pcs at USD 4.10\n"
)


def letter(written: Any, chat: Any) -> dict[str, Any]:
    """The answer of the service on a chat, on fixed words."""
    ours = list(written.ours)
    return {
        "subject": "For confirmation: ⟦subject⟧",
        "text": f"Dear {'Ahmed' if ours else '⟦name⟧'},\n\nA. Agreed\n> “500 pcs”\n\n⟦company⟧\n",
        "us": ours,
        "names": ["Ahmed", "Lily"],
        "notes": [{"en": "Pictures were not read.", "zh": "图片没有读取。"}],
        "items": [
            {
                "number": 1,
                "section": "agreed",
                "name": {"en": "Quantity", "zh": "数量"},
                "value": "500 pcs",
            }
        ],
    }


def open_template(page: Page, template: str = DELIVERED) -> None:
    page.one("[data-start=templates], #start").click()
    page.until(lambda: page.all(f"[data-id='{template}']"))
    page.one(f"[data-id='{template}']").click()
    page.until(lambda: page.all(".letter"))


def first_text_field(page: Page) -> tuple[str, str]:
    """The name of a field of the form that takes any text, and its meaning as a blank."""
    one = next(one for one in service.find(DELIVERED).placeholders if one.name == "order_no")
    return one.name, f"⟦{one.meaning.en}⟧"


def pick(page: Page, selector: str, value: str) -> None:
    page.run(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
        "s.dispatchEvent(new Event('change'));",
        selector,
        value,
    )


class TestTemplates:
    def test_are_listed_by_kind_and_filtered(self, page: Page) -> None:
        page.one("[data-start=templates]").click()
        page.until(lambda: len(page.all("[data-id]")) > 20)
        assert page.one("#library").get_attribute("open") is not None
        pick(page, ".templates .pick", "order_update")
        kinds = {str(one.get_attribute("data-id")).split("/")[0] for one in page.all("[data-id]")}
        assert kinds == {"order_update"}
        assert [heading.text for heading in page.all(".titles h3")] == ["Order progress update"]

    def test_the_list_begins_with_the_kind_of_the_draft(self, page: Page) -> None:
        page.write("We ship soon.")
        page.one("#start").click()
        page.until(lambda: page.all("[data-id]"))
        assert page.one(".templates .pick").get_attribute("value") == "inquiry_reply"

    def test_a_form_fills_the_preview(self, page: Page) -> None:
        open_template(page)
        name, blank = first_text_field(page)
        assert blank.strip("⟦⟧") in page.one(".letter").text
        left = int(page.one(".put .note").text.split()[0])
        page.one(f"[data-name={name}] input").send_keys("PO-45001")
        page.until(lambda: "PO-45001" in page.one(".letter").text)
        assert int(page.one(".put .note").text.split()[0]) < left
        page.one(".library .filters [data-value=zh]").click()
        page.until(lambda: "您" in page.one(".letter").text)
        assert "PO-45001" in page.one(".letter").text

    def test_dates_go_in_unmistakably(self, page: Page) -> None:
        open_template(page)
        date = next(one for one in service.find(DELIVERED).placeholders if one.type == "date")
        page.run(
            "const field = document.querySelector(arguments[0]);"
            "field.value = '2026-12-05'; field.dispatchEvent(new Event('input'));",
            f"[data-name={date.name}] input",
        )
        page.until(lambda: "5 December 2026" in page.one(".letter").text)

    def test_a_message_goes_into_an_empty_draft_with_its_kind(self, page: Page) -> None:
        open_template(page)
        page.one(".put .main").click()
        page.until(lambda: page.text.startswith("Dear "))
        assert not page.one("#library").is_displayed()
        assert page.selected.startswith("⟦")
        page.until(lambda: page.one(".chip .face").text == "Order progress update")
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        assert page.text == ""

    def test_a_draft_is_replaced_only_when_the_writer_says_so(self, page: Page) -> None:
        page.write("We ship soon.")
        page.one("#start").click()
        page.until(lambda: page.all(".templates .pick"))
        pick(page, ".templates .pick", "")
        page.one(f"[data-id='{DELIVERED}']").click()
        page.until(lambda: page.all(".put .main"))
        page.one(".put .main").click()
        assert "Your draft makes way" in page.one(".put").text
        page.one(".put .quiet").click()
        assert page.text == "We ship soon."
        page.one(".put .main").click()
        page.one(".put .main").click()
        page.until(lambda: page.text.startswith("Dear "))
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        assert page.text == "We ship soon."

    def test_the_keyboard_goes_all_the_way(self, page: Page) -> None:
        page.one("[data-start=templates]").send_keys(Keys.ENTER)
        page.until(lambda: page.all(f"[data-id='{DELIVERED}']"))
        page.one(f"[data-id='{DELIVERED}']").send_keys(Keys.ENTER)
        page.until(lambda: page.run("return document.activeElement.matches('.form input')"))
        page.press("x")
        page.one(".back").send_keys(Keys.ENTER)
        page.until(lambda: page.run("return document.activeElement.dataset.id") == DELIVERED)
        page.press(Keys.ESCAPE)
        page.until(lambda: not page.one("#library").is_displayed())
        assert page.run("return document.activeElement.dataset.start") == "templates"

    def test_that_cannot_be_loaded_are_said_so(
        self, page: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise RuntimeError

        listed = service.list_to_dict
        monkeypatch.setattr(service, "list_to_dict", fail)
        page.one("[data-start=templates]").click()
        page.until(lambda: "cannot be loaded" in page.one("#library").text)
        monkeypatch.setattr(service, "list_to_dict", listed)
        page.one("#library .apply").click()
        page.until(lambda: page.all("[data-id]"))
        page.driver.get_log("browser")


class TestLetters:
    @pytest.fixture(autouse=True)
    def _stand_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(letters, "letter_to_dict", letter)

    def paste(self, page: Page, text: str = CHAT) -> None:
        page.one("[data-start=letters]").click()
        page.until(lambda: page.run("return document.activeElement.id") == "chat")
        page.run("document.execCommand('insertText', false, arguments[0])", text)

    def test_a_chat_becomes_a_letter(self, page: Page) -> None:
        self.paste(page)
        page.until(lambda: page.all(".letter"))
        assert page.one("[data-section=agreed]").text.split("\n") == ["Agreed", "Quantity: 500 pcs"]
        assert page.one("[data-section=open]").text.split("\n") == ["Open", "none"]
        assert "Pictures were not read." in page.one(".tallies").text
        assert "Which name is yours?" in page.one(".tallies").text
        pick(page, "#us", "Lily")
        page.until(lambda: page.one(".letter").text.startswith("Dear Ahmed"))
        assert "Which name is yours?" not in page.one(".tallies").text
        page.one(".put .main").click()
        page.until(lambda: page.text.startswith("Dear Ahmed,\n\nA. Agreed\n> “500 pcs”"))
        assert page.selected == "⟦company⟧"
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        assert page.text == ""

    def test_what_is_no_chat_is_said_to_be_none(self, page: Page) -> None:
        self.paste(page, "just some words")
        page.until(lambda: "No line of a chat" in page.one(".outcome").text)
        assert not page.all(".put")
        page.driver.get_log("browser")

    def test_a_chat_stays_while_templates_are_looked_at(self, page: Page) -> None:
        self.paste(page)
        page.until(lambda: page.all(".letter"))
        page.one(".library [data-value=templates]").click()
        page.until(lambda: page.all("[data-id]"))
        page.one(".library [data-value=letters]").click()
        assert page.run("return document.getElementById('chat').value") == CHAT


@pytest.mark.parametrize("width", [1240, 820, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overflows(
    page: Page, monkeypatch: pytest.MonkeyPatch, width: int, scheme: str, language: str
) -> None:
    monkeypatch.setattr(letters, "letter_to_dict", letter)
    page.wide(width)
    page.scheme(scheme)
    page.run(
        "localStorage.setItem('draft-coach', arguments[0])", json.dumps({"language": language})
    )
    page.driver.refresh()

    def sideways() -> object:
        return page.run(
            "return [...document.querySelectorAll('.library, .library *')].filter((one) =>"
            "one.scrollWidth > one.clientWidth + 1 && /auto|scroll|hidden/.test("
            "getComputedStyle(one).overflowX) && !one.matches('input, select')).length"
        )

    page.until(lambda: page.all("[data-start=templates]"))
    page.one("[data-start=templates]").click()
    page.until(lambda: len(page.all("[data-id]")) > 20)
    assert (sideways(), page.overflow()) == (0, 0)
    page.one("[data-id='inquiry_reply/new-customer']").click()
    page.until(lambda: page.all(".letter"))
    page.one(".more summary").click()
    assert (sideways(), page.overflow()) == (0, 0)
    page.one(".library [data-value=letters]").click()
    page.run("document.execCommand('insertText', false, arguments[0])", CHAT + "x" * 200)
    page.until(lambda: page.all(".tallies"))
    assert (sideways(), page.overflow()) == (0, 0)
