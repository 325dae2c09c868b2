"""What the recipient reads, under the paper: linked to the draft, and a gap where nothing is said."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By

from tests.page.driving import DIST, Page

AXE = DIST.parent / "node_modules/axe-core/axe.min.js"

pytestmark = pytest.mark.browser

DRAFT = (
    "Dear Mr Keller,\n\nPlease send us the logo file by 30 November 2026, 16:00 Beijing time. "
    "The price is EUR 6.85 each, FCA Xiamen. Our lead time is 30 days. We ship soon.\n\nLin Wei"
)


def lines(page: Page) -> list[tuple[str, str]]:
    titles = [one.text for one in page.all("#reader-view dt")]
    said = [
        " · ".join(one.text for one in line.find_elements(By.TAG_NAME, "li")) or line.text
        for line in page.all("#reader-view dd")
    ]
    return list(zip(titles, said, strict=True))


def set_recipient(page: Page, country: str) -> None:
    page.run(
        "localStorage.setItem('draft-coach',"
        " JSON.stringify({recipient: {title: 'Mr', name: 'Keller', country: arguments[0]}}))",
        country,
    )
    page.driver.refresh()


def test_five_lines_with_the_hour_on_the_readers_clock(page: Page) -> None:
    set_recipient(page, "DE")
    page.write(DRAFT)
    assert page.one("#reader-view h2").text == "What Mr Keller reads"
    assert lines(page) == [
        ("My task", "send us the logo file by 30 November 2026, 16:00 Beijing time"),
        (
            "My deadline",
            "by 30 November 2026, 16:00 Beijing time"
            " (09:00 on Monday 30 November in Berlin = 16:00 in Beijing)",
        ),
        ("What I get", "ship soon (when?)"),
        ("Money", "price is EUR 6.85 each"),
        ("Terms", "FCA Xiamen · lead time is 30 days (from when?)"),
    ]


def test_each_thing_leads_to_its_words(page: Page) -> None:
    page.write(DRAFT)
    page.one("#reader-view dd:last-of-type .read").click()
    assert page.selected == "FCA Xiamen"


def test_a_gap_is_shown_in_both_languages(page: Page) -> None:
    page.write("We ship soon.")
    assert ("Money", "not said") in lines(page)
    assert ("My task", "nothing asked") in lines(page)
    page.one("#languages [lang=zh]").click()
    assert page.one("#reader-view h2").text == "对方读到的"
    assert ("金额", "没有说") in lines(page)


def test_the_lines_follow_the_draft_and_go_with_it(page: Page) -> None:
    page.write(DRAFT)
    page.caret_to(0)
    page.paste("Hello. ")
    page.one("#reader-view dd:last-of-type .read").click()
    assert page.selected == "FCA Xiamen"
    page.one("#actions .quiet").click()
    assert not page.one("#reader-view").is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_nothing(page: Page, scheme: str) -> None:
    page.write(f"Dear ⟦name⟧,\n\n{DRAFT}")
    page.one("#copy").click()
    page.until(lambda: page.one("#notice").is_displayed())
    page.scheme(scheme)
    page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = page.driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run({include: [['#reader-view'], ['#foot']]})"
        ".then((found) => done(found.violations.map(({id}) => id)));"
    )
    assert found == []


@pytest.mark.parametrize("width", [360, 1240])
def test_nothing_overflows(page: Page, width: int) -> None:
    page.write(DRAFT)
    page.wide(width)
    assert page.overflow() == 0
