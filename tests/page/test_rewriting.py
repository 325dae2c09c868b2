"""Rewriting in a real browser: both texts side by side, and every change in the writer's hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import coach
from tests.page.driving import DIST, Page

pytestmark = pytest.mark.browser

check, rewrite = coach.check, coach.rewrite
AXE = DIST.parent / "node_modules/axe-core/axe.min.js"
REPROACH = "You still haven't sent us the approved artwork for PO-4501."
OBSERVED = "We have not yet received the approved artwork for PO-4501."
DRAFT = (
    f"Dear Mr Keller, 👍🏽\n\n{REPROACH} Please answer ASAP.\n\n"
    "We are gonna ship the samples. You people are all liars.\n\nKind regards,\nLin Wei"
)
DELAY = (
    "Dear Mr Keller,\n\nYour order PO-4501 will be delayed. A typhoon closed our paint supplier. "
    "The new shipping date is 12 December 2026.\n\nKind regards,\nLin Wei"
)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load the parser before the clock of a wait runs."""
    rewrite(DRAFT)


@pytest.fixture(autouse=True)
def asked(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The engine itself behind the page; what its rewriting was asked."""
    calls: list[dict[str, Any]] = []

    def listen(text: str, context: coach.Context, **wishes: Any) -> coach.Rewrite:
        calls.append({"text": text, "context": context, **wishes})
        return rewrite(text, context, **wishes)

    monkeypatch.setattr(coach, "check", check)
    monkeypatch.setattr(coach, "rewrite", listen)
    return calls


@pytest.fixture
def opened(page: Page) -> Callable[..., Page]:
    """Open the rewriting of a draft."""

    def open_it(text: str = DRAFT, **kept: str) -> Page:
        page.run(
            "localStorage.setItem('draft-coach', arguments[0])", json.dumps({"text": text, **kept})
        )
        page.driver.refresh()
        page.until(lambda: page.cards or page.all(".clear"))
        page.one("#rewrite").click()
        page.until(lambda: page.all(".rewritten p"))
        return page

    return open_it


@pytest.fixture
def touched(page: Page) -> Iterator[Callable[[str], None]]:
    """A phone, and a finger that taps the first of what is named."""
    command = page.driver.execute_cdp_cmd
    screen = {"width": 360, "height": 760, "deviceScaleFactor": 1, "mobile": True}
    command("Emulation.setDeviceMetricsOverride", screen)
    command("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def tap(selector: str) -> None:
        box: Any = page.run(
            "const box = document.querySelector(arguments[0]).getClientRects()[0];"
            "return {x: box.x + 12, y: box.y + box.height / 2}",
            selector,
        )
        command("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [box]})
        command("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    yield tap
    command("Emulation.setTouchEmulationEnabled", {"enabled": False})


def texts(page: Page, side: str) -> list[str]:
    """The paragraphs of one side, as read."""
    return [paragraph.text for paragraph in page.all(f".{side} p")]


def pressed(page: Page) -> list[str | None]:
    return [mark.get_attribute("aria-pressed") for mark in page.all(".said")]


def labels(page: Page) -> list[str]:
    return [label.text for label in page.all(".fields label")]


def offered(page: Page, label: str) -> None:
    """Unfold everything and choose the words with that label."""
    page.run("for (const one of document.querySelectorAll('.side details')) one.open = true")
    found = [
        one for one in page.all(".offer-of .apply") if label in str(one.get_attribute("aria-label"))
    ]
    page.run("arguments[0].click()", found[0])


def test_both_texts_stand_side_by_side_with_their_changes(opened: Callable[..., Page]) -> None:
    page = opened()
    assert texts(page, "original")[1] == f"{REPROACH} Please answer ASAP."
    assert texts(page, "rewritten")[1].startswith(f"{OBSERVED} Could you please send it by")
    assert [mark.get_attribute("data-category") for mark in page.all(".said")] == ["blame", "time"]
    assert len(texts(page, "original")) == len(texts(page, "rewritten"))
    tops = page.run(
        "return ['original', 'rewritten'].map((side) => [...document.querySelectorAll(`.${side} p`)]"
        ".map((one) => Math.round(one.getBoundingClientRect().top)))"
    )
    assert tops[0] == tops[1]  # type: ignore[index]
    assert page.one(".rewriter > .finish .note").text == "2 blanks left"
    assert "liars" in page.one(".side").text


def test_reasons_show_on_hover_and_on_focus(opened: Callable[..., Page]) -> None:
    page = opened()
    reasons = page.one("#reasons")
    assert not reasons.is_displayed()
    ActionChains(page.driver).move_to_element(page.all(".said")[1]).perform()
    page.until(lambda: "“ASAP” can mean one hour or one week" in reasons.text)
    page.run("document.querySelector('.said').focus()")
    page.until(lambda: "reads as a reproach" in reasons.text)
    assert page.one(".said").get_attribute("aria-describedby") == "reasons"
    page.press(Keys.ESCAPE)
    assert not reasons.is_displayed()
    assert page.all("#rewriter[open]")
    page.press(Keys.ESCAPE)
    page.until(lambda: not page.all("#rewriter[open]"))


def test_changes_are_undone_and_accepted_one_by_one_and_all(opened: Callable[..., Page]) -> None:
    page = opened()
    page.all("[data-act]")[0].click()
    assert pressed(page) == ["false", "true"]
    assert texts(page, "rewritten")[1].startswith(REPROACH)
    assert page.one("[data-act]").text == "Accept"
    page.one("#undo-all").click()
    assert pressed(page) == ["false", "false"]
    assert texts(page, "rewritten") == texts(page, "original")
    page.one("#accept-all").click()
    assert pressed(page) == ["true", "true"]
    ActionChains(page.driver).move_to_element(page.all(".said")[0]).click().perform()
    assert pressed(page) == ["false", "true"]


def test_blanks_are_filled_and_the_text_becomes_the_draft(opened: Callable[..., Page]) -> None:
    page = opened()
    assert labels(page) == [
        "Could you please send it by date, time, zone?",
        "Please answer by date, time, zone.",
    ]
    page.all(".rewritten mark")[0].click()
    when = "5 December 2026, 16:00 Beijing time"
    page.press(when)
    assert when in texts(page, "rewritten")[1]
    assert page.one(".rewriter > .finish .note").text == "1 blank left"
    page.press(Keys.ENTER)
    page.press("today")
    page.press(Keys.ENTER)
    page.until(lambda: page.one(".rewriter > .finish .note").text == "No blank left")
    page.press(Keys.ENTER)
    page.until(lambda: not page.all("#rewriter[open]"))
    assert (
        f"{OBSERVED} Could you please send it by {when}? Please answer by today.\n\n" in page.text
    )
    page.one("#draft").send_keys(Keys.CONTROL, "z")
    assert page.text == DRAFT


def test_strength_changes_requests_and_keeps_what_was_undone(opened: Callable[..., Page]) -> None:
    page = opened()
    page.all("[data-act]")[1].click()
    page.one("#rewriter [data-value=warm]").click()
    page.until(lambda: "We would be grateful if you could send it" in texts(page, "rewritten")[1])
    assert pressed(page) == ["true", "false"]
    page.one("#rewriter [data-value=firm]").click()
    page.until(lambda: "Please send it by" in texts(page, "rewritten")[1])


def test_other_words_are_chosen(opened: Callable[..., Page], asked: list[dict[str, Any]]) -> None:
    page = opened(DELAY, kind="exception_delay")
    assert texts(page, "rewritten") == texts(page, "original")
    offered(page, "Another order of the sentences")
    page.until(lambda: page.all(".said"))
    moved = texts(page, "rewritten")[1]
    assert moved.index("12 December") < moved.index("typhoon")
    assert asked[-1]["choose"] == ("order/readers-first",)


def test_slang_may_be_chosen(opened: Callable[..., Page]) -> None:
    page = opened()
    offered(page, "Choose: going to")
    page.until(lambda: "We are going to ship" in texts(page, "rewritten")[2])


def test_the_keyboard_goes_all_the_way(opened: Callable[..., Page]) -> None:
    page = opened()
    page.press(Keys.F8)
    page.press(Keys.ENTER)
    assert pressed(page) == ["false", "true"]
    page.press(Keys.F8)
    page.press(" ")
    assert pressed(page) == ["false", "false"]
    page.press(Keys.SHIFT, Keys.F8)
    page.press(Keys.ENTER)
    assert pressed(page) == ["true", "false"]
    page.press(Keys.CONTROL, Keys.ENTER)
    page.until(lambda: not page.all("#rewriter[open]"))
    assert OBSERVED in page.text
    assert "ASAP" in page.text


def test_a_finger_sees_the_reasons_first(
    opened: Callable[..., Page], touched: Callable[[str], None]
) -> None:
    page = opened()
    touched(".said")
    page.until(lambda: "Tap again to undo." in page.one("#reasons").text)
    assert pressed(page) == ["true", "true"]
    touched(".said")
    page.until(lambda: pressed(page) == ["false", "true"])


def test_copying_takes_the_new_text(opened: Callable[..., Page]) -> None:
    page = opened()
    page.run(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    next(one for one in page.all(".rewriter > .finish button") if one.text == "Copy").click()
    page.until(lambda: OBSERVED in str(page.run("return window.copied")))


def test_a_draft_without_a_fault_stays(opened: Callable[..., Page]) -> None:
    page = opened("We confirm receipt of your payment of USD 300.")
    assert "Nothing to say again" in page.one(".side").text
    assert not page.all(".said")


def test_a_failing_service_is_said_and_asked_again(
    opened: Callable[..., Page], page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = coach.rewrite

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    page.run("localStorage.setItem('draft-coach', arguments[0])", json.dumps({"text": DRAFT}))
    page.driver.refresh()
    page.until(lambda: page.cards)
    monkeypatch.setattr(coach, "rewrite", fail)
    page.one("#rewrite").click()
    page.until(lambda: "cannot be rewritten" in page.one("#rewriter").text)
    monkeypatch.setattr(coach, "rewrite", working)
    page.one("#rewriter .hint button").click()
    page.until(lambda: page.all(".said"))
    page.driver.get_log("browser")


class TestCards:
    def test_offer_the_sentence_said_again_once_the_writer_pauses(
        self, page: Page, asked: list[dict[str, Any]]
    ) -> None:
        page.write(f"{REPROACH}\n\nWe pack the trays.")
        page.until(lambda: "The sentence as an observation" in page.one(".card").text)
        assert len(asked) == 1
        page.one(".card .apply").click()
        assert page.text.startswith(f"{OBSERVED} Could you please send it by ⟦date, time, zone⟧?")
        assert page.selected == "⟦date, time, zone⟧"

    def test_nothing_is_asked_while_typing_or_without_blame(
        self, page: Page, asked: list[dict[str, Any]]
    ) -> None:
        page.write("We ship soon. ")
        page.paste(f"{REPROACH} ")
        for word in ("We ", "pack ", "the ", "trays ", "today."):
            page.driver.execute_cdp_cmd("Input.insertText", {"text": word})
            page.until(lambda: page.cards)
        assert asked == []
        page.until(lambda: asked)
        assert {one["text"] for one in asked} == {page.text}


@pytest.mark.parametrize("width", [1240, 820, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overflows_and_everything_is_accessible(
    opened: Callable[..., Page], page: Page, width: int, scheme: str, language: str
) -> None:
    page.wide(width)
    page.scheme(scheme)
    opened(
        f"{DRAFT}\nhttps://example.com/{'a' * 200}\n\n咱们周末碰面，样品尽快寄出。",
        language=language,
    )
    page.run("for (const one of document.querySelectorAll('.side details')) one.open = true")
    assert page.overflow() == 0
    wide = page.run(
        "return [...document.querySelectorAll('#rewriter *')].filter((one) =>"
        " one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'"
        " && one.tagName !== 'INPUT').map((one) => one.className)"
    )
    assert wide == []
    assert violations(page) == []
    page.run("document.querySelector('.said').click()")
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe objects to in the open dialog."""
    page.run(AXE.read_text(encoding="utf-8"))
    found: Any = page.driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run('#rewriter', {resultTypes: ['violations']}).then((found) => done(found.violations"
        ".map((one) => `${one.id}: ${one.nodes.map((node) => node.html + node.failureSummary).join()}`)),"
        " (error) => done([String(error)]));"
    )
    return [str(one) for one in found]
