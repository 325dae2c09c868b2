"""Translating in a real browser: both texts side by side, what is left marked, the facts, one's own words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

import coach
from coach.service import Settings
from coach.translation import engines
from coach.translation.memory import Memory
from tests.page.driving import DIST, Page, start
from tests.translation.toy_engine import Toy

pytestmark = pytest.mark.browser

AXE = DIST.parent / "node_modules/axe-core/axe.min.js"
OPEN = "The artwork pleases us greatly."
DRAFT = (
    "Dear Mr. Weber,\n\nThank you for your order. We will ship 500 pcs on 4 December 2026.\n\n"
    f"{OPEN}\n\nKind regards,\nLin Wei"
)
check = coach.check


@pytest.fixture(scope="module")
def toys() -> dict[str, Toy]:
    return {"phrasebook": Toy("phrasebook"), "far": Toy("far", remote=True, lies=True)}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory") / "memory.db"


@pytest.fixture(scope="module")
def address(toys: dict[str, Toy], memory: Path) -> Iterator[str]:
    """A service with engines that know a few sentences, the second of which gets figures wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "named", lambda name, device="auto": toys[name])
        yield start(Settings(port=0, page=DIST, engines=("far",), memory=memory))


@pytest.fixture(autouse=True)
def _engine_itself(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coach, "check", check)


@pytest.fixture
def opened(page: Page) -> Callable[..., Page]:
    """Open the translation of a draft."""

    def open_it(text: str = DRAFT, **kept: object) -> Page:
        page.run(
            "localStorage.setItem('draft-coach', arguments[0])", json.dumps({"text": text, **kept})
        )
        page.driver.refresh()
        page.until(lambda: page.cards or page.all(".clear"))
        page.one("#translate").click()
        page.until(lambda: page.all("#translator .rewritten p"))
        return page

    return open_it


def texts(page: Page, side: str) -> list[str]:
    """The paragraphs of one side, without the glosses over them."""
    found = page.run(
        "return [...document.querySelectorAll('#translator .' + arguments[0] + ' p')].map((p) =>"
        "{const q = p.cloneNode(true); q.querySelectorAll('rt').forEach((rt) => rt.remove());"
        " return q.textContent})",
        side,
    )
    return [str(one) for one in found]  # type: ignore[attr-defined]


def note(page: Page) -> str:
    return page.one("#translator > .finish .note").text


def test_both_texts_stand_side_by_side(opened: Callable[..., Page]) -> None:
    page = opened()
    assert texts(page, "original")[1].startswith("Thank you for your order. We will ship")
    assert texts(page, "rewritten")[1] == "感谢您的订单。我们将于2026年12月4日发运500件。"
    assert len(texts(page, "original")) == len(texts(page, "rewritten")) == 4
    tops = page.run(
        "return ['original', 'rewritten'].map((side) =>"
        "[...document.querySelectorAll(`#translator .${side} p`)]"
        ".map((one) => Math.round(one.getBoundingClientRect().top)))"
    )
    assert tops[0] == tops[1]  # type: ignore[index]
    assert page.one("#translator .rewritten").get_attribute("lang") == "zh"


def test_what_is_left_is_marked_with_its_terms(opened: Callable[..., Page]) -> None:
    page = opened()
    (left,) = [one for one in page.all("#translator .rewritten .open") if "artwork" in one.text]
    assert left.get_attribute("lang") == "en"
    assert page.one("#translator ruby rt").text == "稿件"
    assert "sentence" in page.one("#translator .side h3").text
    assert "not translated" in page.one("#translator .side").text
    assert "to look at" in note(page)


def test_facts_stand_in_both_languages(opened: Callable[..., Page]) -> None:
    page = opened()
    rows = [row.text for row in page.all("#translator tbody tr")]
    assert any("4 December 2026" in row and "2026年12月4日" in row for row in rows)
    assert "phrasebook" in page.one("#translator .shares").text.lower()


def test_own_words_take_the_place_and_are_kept_for_the_next_time(
    opened: Callable[..., Page], memory: Path
) -> None:
    page = opened()
    page.one("#translator .open-of .apply").click()
    page.until(lambda: page.all("#own-words"))
    page.one("#own-words").send_keys(Keys.CONTROL, "a")
    page.one("#own-words").send_keys("稿件我们很满意。")
    page.one("#keep").click()
    page.until(lambda: note(page) == "Kept for the next time.")
    assert "稿件我们很满意。" in texts(page, "rewritten")
    assert not page.all("#translator .open-of")
    kept = Memory(memory)
    assert kept.find(OPEN, "en", "zh") == "稿件我们很满意。"
    kept.forget(OPEN, "en", "zh")
    kept.close()
    page.one("#translator > .finish .main").click()
    page.until(lambda: not page.all("#translator[open]"))
    assert "稿件我们很满意。" in page.text
    page.one("#draft").send_keys(Keys.CONTROL, "z")
    assert page.text == DRAFT


def test_own_words_can_be_taken_back(opened: Callable[..., Page]) -> None:
    page = opened()
    page.run("document.querySelectorAll('#translator .rewritten [data-sentence]')[1].focus()")
    page.press(Keys.ENTER)
    page.until(lambda: page.all("#own-words"))
    page.press("多谢！")
    page.press(Keys.CONTROL, Keys.ENTER)
    page.until(lambda: "多谢！" in texts(page, "rewritten")[1])
    assert page.all("#translator .own")
    page.press(Keys.ENTER)
    page.until(lambda: page.all("#own-words"))
    page.all(".own-of .row button")[1].click()
    page.until(lambda: "多谢！" not in texts(page, "rewritten")[1])
    page.press(Keys.ENTER)
    page.until(lambda: page.all("#own-words"))
    page.press(Keys.ESCAPE)
    page.until(lambda: not page.all("#own-words"))
    assert page.all("#translator[open]")


def test_another_engine_runs_only_when_it_is_chosen(
    opened: Callable[..., Page], toys: dict[str, Toy]
) -> None:
    page = opened()
    assert toys["far"].texts == []
    assert "the text leaves this computer" in page.one("#translate-by").text
    page.run(
        "const by = document.querySelector('#translate-by'); by.value = '2';"
        "by.dispatchEvent(new Event('change'))"
    )
    page.until(lambda: "50件" in "".join(texts(page, "rewritten")))
    assert "Thank you for your order." in toys["far"].texts
    sides = " ".join(one.text for one in page.all("#translator .sides"))
    assert "500" in sides
    assert "50件" in sides
    assert page.all("#translator .doubt")


def test_the_translation_is_put_back_on_request(opened: Callable[..., Page]) -> None:
    page = opened("Thank you for your order.")
    page.one("#put-back").click()
    page.until(lambda: page.all("#translator .back-of"))
    assert page.one("#translator .back-of").text == "Thank you for your order."


def test_a_chinese_draft_goes_into_english_and_the_page_speaks_chinese(
    opened: Callable[..., Page],
) -> None:
    page = opened("感谢您的订单。", language="zh")
    assert texts(page, "rewritten") == ["Thank you for your order."]
    assert page.one("#translator h2").text == "翻译草稿"
    assert note(page) == "可以使用"
    assert "每句都已译出" in page.one("#translator .side").text


def test_what_cannot_be_translated_is_told(opened: Callable[..., Page], page: Page) -> None:
    opened("Thank you for your order.")
    page.run(
        "const into = document.querySelector('#translate-into'); into.value = 'en';"
        "into.dispatchEvent(new Event('change'))"
    )
    page.until(lambda: page.all("#translator .body > .hint button"))
    told = page.one("#translator .body > .hint").text
    assert told.startswith("This cannot be translated: a language that the text is not in")
    (refused,) = page.driver.get_log("browser")
    assert "400" in refused["message"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1240, 360])
def test_it_is_accessible_and_fits(opened: Callable[..., Page], scheme: str, width: int) -> None:
    page = opened()
    page.scheme(scheme)
    page.wide(width)
    page.one("#translator .open-of .apply").click()
    page.until(lambda: page.all("#own-words"))
    assert page.overflow() <= 0
    page.run(AXE.read_text(encoding="utf-8"))
    found = page.driver.execute_async_script(
        "axe.run('#translator', {rules: {'nested-interactive': {enabled: true}}})"
        ".then((r) => arguments[0](r.violations.map((v) => v.id + ' ' + v.nodes[0].html)))"
    )
    assert found == []
