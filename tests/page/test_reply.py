"""The reader's side in a real browser: the checklist, the kind, and the message that is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

import coach
from coach.finding import Finding, Text
from coach.report import FieldState, FieldStatus, Question, Report
from coach.service import questions
from tests.page.driving import Page
from tests.page.stand_in import stand_in

pytestmark = pytest.mark.browser

engine = coach.check

BODY = "Dear Anna, 👍\n\nThe price is EUR 6.85. Payment: as usual.\nWe ship soon."
DRAFT = f"{BODY}\n\nKind regards,\nLin Wei"
INCOMING = "Hi Lin 👍,\n\nWhat is your MOQ? What is the price? Make it like last time."
MOQ = "Minimum order quantity: ⟦quantity⟧"
STARTER = "The MOQ is ⟦quantity⟧."
ASK_BACK = "Which order do you mean: ⟦number⟧?"


def checked(text: str, context: coach.Context) -> Report:
    """The stand-in's report, with fields and questions on fixed words."""
    report = stand_in(text, context)
    body_end = text.find("\n\nKind regards")
    at = len(text) if body_end < 0 else body_end
    fields = (
        field("moq", "missing", at=at, suggestion=MOQ, text=text),
        field(
            "packing",
            "missing",
            at=at,
            suggestion="Packing: ⟦carton⟧",
            text=text,
            requirement="conditional",
        ),
        field(
            "payment_terms",
            "vague",
            "Payment: as usual",
            at=at,
            suggestion="Payment: ⟦terms⟧",
            text=text,
        ),
        field("lead_time", "contradicting", "soon", "6.85", text=text),
        field("unit_price", "present", "EUR 6.85", text=text),
        field("total", "not_applicable", text=text),
    )
    missing = Finding(
        "completeness/missing-field",
        "completeness",
        "warning",
        "document",
        0,
        4,
        Text("The reader will look for the MOQ", "没有写起订量"),
        Text("", ""),
        (),
    )
    return replace(
        report,
        findings=(missing, *report.findings),
        checklist=fields if context.kind else (),
        questions=asked(text, context.incoming),
        kind=context.kind or "order_confirmation",
        kind_confidence=1.0 if context.kind else 0.4,
    )


def field(
    name: str,
    status: FieldState,
    *words: str,
    text: str,
    at: int | None = None,
    suggestion: str | None = None,
    requirement: Any = "required",
) -> FieldStatus:
    spans = tuple((text.find(one), text.find(one) + len(one)) for one in words if one in text)
    return FieldStatus(name, requirement, status, spans, "draft", None, at, suggestion)


def asked(text: str, incoming: str | None) -> tuple[Question, ...]:
    if not incoming:
        return ()
    moq, price = "What is your MOQ?", "What is the price?"
    at, there = text.find("EUR 6.85"), incoming.find(price)
    return (
        Question(
            moq,
            incoming.find(moq),
            incoming.find(moq) + len(moq),
            "unanswered",
            (),
            Text(STARTER, "起订量为⟦数量⟧。"),
        ),
        Question(price, there, there + len(price), "answered", ((at, at + 8),), None),
    )


def reading(incoming: Any, draft: Any = None, context: Any = None, *, unit: str) -> dict[str, Any]:
    """The answer of the service on a message alone, on fixed words."""
    text = incoming.source
    assert unit == "utf-16"

    def place(words: str) -> dict[str, Any]:
        before = text[: text.find(words)].encode("utf-16-le")
        start = len(before) // 2
        return {"text": words, "start": start, "end": start + len(words)}

    if "MOQ" not in text:
        return {"requests": [], "unclear": [], "restatement": {"en": "", "zh": ""}}
    return {
        "requests": [place("What is your MOQ?"), place("What is the price?")],
        "unclear": [
            {
                **place("like last time"),
                "readings": [{"en": "the last order", "zh": "上一单"}],
                "question": {"en": ASK_BACK, "zh": "指哪一单：⟦单号⟧？"},
            }
        ],
        "restatement": {"en": "You ask about the MOQ.", "zh": "您问起订量。"},
    }


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[coach.Context]:
    """What the page sends along with the draft."""
    sent: list[coach.Context] = []

    def listen(text: str, context: coach.Context, *, disable: Collection[str] = ()) -> Report:
        sent.append(context)
        return checked(text, context)

    monkeypatch.setattr(coach, "check", listen)
    monkeypatch.setattr(questions, "questions_to_dict", reading)
    return sent


@pytest.fixture
def kept(page: Page, contexts: list[coach.Context]) -> Callable[..., None]:
    """Open the page as it was left."""

    def load(**fields: Any) -> None:
        page.run("localStorage.setItem('draft-coach', arguments[0])", json.dumps(fields))
        page.driver.refresh()
        page.until(lambda: page.all("#languages button"))

    return load


def lines(page: Page, place: str = "#checklist") -> list[str]:
    return [line.text.replace("\n", " ") for line in page.all(f"{place} .lines li") if line.text]


def labelled(page: Page, label: str) -> WebElement:
    return page.one(f'[aria-label="{label}"]')


class TestChecklist:
    def open(self, page: Page, kept: Callable[..., None], **more: Any) -> None:
        kept(text=DRAFT, kind="inquiry_reply", **more)
        page.until(lambda: page.all("#checklist .lines"))

    def test_shows_what_needs_the_writer_and_folds_what_is_stated(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        self.open(page, kept)
        assert lines(page) == [
            "＋ Minimum order quantity (MOQ)",
            "＋ Packing often asked",
            "＋ Payment terms vague “Payment: as usual”",
            "≠ Lead time two values “soon” “6.85”",
        ]
        assert page.one("#checklist summary").text == "1 stated"
        page.one("#checklist summary").send_keys(Keys.ENTER)
        page.until(lambda: lines(page)[-1] == "✓ Unit price “EUR 6.85”")

    def test_takes_the_place_of_the_cards_on_what_is_missing(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        self.open(page, kept)
        assert page.cards == ["“soon” has no date"]
        assert page.totals.startswith("1 to look at 2 missing Time 1")
        page.one("#totals .link").click()
        assert labelled(page, "Put in a line: Minimum order quantity (MOQ)") == (
            page.driver.switch_to.active_element
        )

    def test_a_missing_line_is_put_in_before_the_farewell_and_undone(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        self.open(page, kept)
        labelled(page, "Put in a line: Minimum order quantity (MOQ)").click()
        assert page.text == f"{BODY}\n{MOQ}\n\nKind regards,\nLin Wei"
        assert page.selected == "⟦quantity⟧"
        assert "Undo takes it back" in page.one("#announcer").text
        page.until(lambda: "○ Minimum order quantity (MOQ) to fill in" in lines(page))
        labelled(page, "Put in a line: Packing").click()
        assert f"{MOQ}\nPacking: ⟦carton⟧\n\nKind" in page.text
        labelled(page, "Fill in: Minimum order quantity (MOQ)").click()
        assert page.selected == "⟦quantity⟧"
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        assert page.text == DRAFT
        page.until(lambda: "＋ Minimum order quantity (MOQ)" in lines(page))

    def test_leads_to_each_place(self, page: Page, kept: Callable[..., None]) -> None:
        self.open(page, kept)
        for label, words in (
            ("Show in the draft: Payment terms, Payment: as usual", "Payment: as usual"),
            ("Show in the draft: Lead time, 6.85", "6.85"),
        ):
            labelled(page, label).send_keys(Keys.ENTER)
            assert page.selected == words
            assert page.run("return document.activeElement.id") == "draft"
        page.one("#checklist summary").click()
        labelled(page, "Show in the draft: Unit price, EUR 6.85").click()
        assert page.selected == "EUR 6.85"

    def test_hides_without_fields_and_speaks_the_language_of_the_page(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        self.open(page, kept, language="zh")
        assert lines(page)[1] == "＋ 包装 常会问到"
        assert page.one("#checklist summary").text == "已写明 1 项"
        page.one("#actions .quiet:not(#start)").click()
        page.until(lambda: not page.one("#checklist").is_displayed())

    def test_nothing_misunderstood_is_not_all_clear_while_something_is_missing(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        kept(text="The price is EUR 6.85.", kind="inquiry_reply")
        page.until(lambda: page.all("#checklist .lines") and page.all(".clear"))
        assert page.one(".clear").text == "No misunderstanding in sight."


class TestKind:
    def test_that_is_unsure_is_asked_about_instead_of_marked(
        self, page: Page, kept: Callable[..., None], contexts: list[coach.Context]
    ) -> None:
        kept(text=DRAFT)
        page.until(lambda: page.all(".ask"))
        assert "Is this an order confirmation?" in page.one(".ask").text
        chip = page.one(".chip .face")
        assert chip.text == "Any kind"
        page.until(lambda: len(page.all(".ask option")) > 10)
        labelled(page, "Is this an order confirmation? Yes").click()
        page.until(lambda: page.all("#checklist .lines"))
        assert contexts[-1].kind == "order_confirmation"
        assert page.one(".chip .face").text == "Order confirmation"
        assert not page.all(".ask")

    def test_may_be_another(
        self, page: Page, kept: Callable[..., None], contexts: list[coach.Context]
    ) -> None:
        kept(text=DRAFT, language="zh")
        page.until(lambda: len(page.all(".ask option")) > 10)
        assert "这是订单确认吗？" in page.one(".ask").text
        page.run(
            "const s = document.querySelector('.ask select'); s.value = 'payment_reminder';"
            "s.dispatchEvent(new Event('change'));"
        )
        page.until(lambda: page.all("#checklist .lines"))
        assert contexts[-1].kind == "payment_reminder"
        assert page.one(".chip .face").text == "付款提醒"

    def test_that_is_sure_is_shown_as_guessed_and_can_be_changed(self, page: Page) -> None:
        page.write(DRAFT)
        page.until(lambda: page.one(".chip .face").text == "Inquiry reply guessed")
        assert not page.all(".ask")
        options = [option.get_attribute("value") for option in page.all("[data-chip=kind] option")]
        assert {"general", "supplier_request"} <= set(options)

    def test_that_the_service_does_not_know_is_forgotten(
        self, page: Page, kept: Callable[..., None], contexts: list[coach.Context]
    ) -> None:
        kept(text="", kind="no_such_kind")
        page.until(lambda: page.one(".chip .face").text == "Any kind")
        page.write(DRAFT)
        assert contexts[-1].kind is None


class TestIncoming:
    def paste(self, page: Page, text: str = INCOMING) -> None:
        page.one(".incoming summary").click()
        page.until(lambda: page.run("return document.activeElement.id") == "incoming-text")
        page.run("document.execCommand('insertText', false, arguments[0])", text)

    def test_is_sent_along_and_its_questions_are_listed(
        self, page: Page, contexts: list[coach.Context]
    ) -> None:
        page.write(DRAFT)
        self.paste(page)
        page.until(lambda: page.all("#asked .lines"))
        assert contexts[-1].incoming == INCOMING
        assert lines(page, "#asked")[0] == "＋ What is your MOQ? not answered"
        assert page.one("#asked summary").text == "1 answered"
        assert "1 question open" in page.totals
        page.until(lambda: page.one(".incoming .count").text == "2 questions")

    def test_a_question_leads_to_its_answer_or_to_its_own_place(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        kept(text=DRAFT, incoming=INCOMING)
        page.until(lambda: page.all("#asked summary") and page.all("[data-state=unclear]"))
        page.one("#asked summary").click()
        price = page.one("#asked .fold .name")
        assert price.get_attribute("aria-label") == (
            "What is the price? (answered) Show the answer in the draft"
        )
        price.click()
        assert page.selected == "EUR 6.85"
        page.all("#asked .name")[0].click()
        assert page.run(
            "const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd)"
        ) == ("What is your MOQ?")

    def test_a_starter_is_put_before_the_farewell_and_undone(
        self, page: Page, kept: Callable[..., None]
    ) -> None:
        kept(text=DRAFT, incoming=INCOMING)
        page.until(lambda: page.all("[data-state=unclear]"))
        labelled(page, f"Put an answer to fill in into the draft: {STARTER}").click()
        assert page.text == f"{BODY}\n{STARTER}\n\nKind regards,\nLin Wei"
        assert page.selected == "⟦quantity⟧"
        page.until(lambda: "○ What is your MOQ? to fill in" in lines(page, "#asked"))
        page.one("#draft").send_keys(Keys.CONTROL, "z")
        assert page.text == DRAFT

    def test_without_a_draft_says_what_is_asked_and_unclear(
        self, page: Page, contexts: list[coach.Context]
    ) -> None:
        self.paste(page)
        page.until(lambda: page.all("#asked .lines"))
        assert lines(page, "#asked")[:2] == ["What is your MOQ?", "What is the price?"]
        assert "could mean: the last order" in page.one("[data-state=unclear]").text
        page.one("#asked .name").click()
        assert page.run(
            "const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd)"
        ) == ("What is your MOQ?")
        labelled(page, f"Put this question into the draft: {ASK_BACK}").click()
        assert page.text == ASK_BACK
        assert page.selected == "⟦number⟧"

    def test_can_be_restated_to_the_client(self, page: Page, kept: Callable[..., None]) -> None:
        kept(incoming=INCOMING)
        page.until(lambda: page.all(".restate"))
        page.one(".restate").click()
        assert page.text == "You ask about the MOQ."

    def test_is_kept_and_cleared_with_the_draft(
        self, page: Page, contexts: list[coach.Context]
    ) -> None:
        page.write(DRAFT)
        self.paste(page)
        page.driver.refresh()
        page.until(lambda: page.all("#asked .lines"))
        assert "Hi Lin" in page.one(".incoming .peek").text
        page.one("#actions .quiet:not(#start)").click()
        assert page.run("return document.getElementById('incoming-text').value") == ""
        assert not page.one("#asked").is_displayed()
        stored = json.loads(str(page.run("return localStorage.getItem('draft-coach')")))
        assert (stored["text"], stored["incoming"]) == ("", "")

    def test_can_be_cleared_alone(self, page: Page, kept: Callable[..., None]) -> None:
        kept(text=DRAFT, incoming=INCOMING)
        page.one(".incoming summary").click()
        page.one(".sheet button").click()
        page.until(lambda: not page.one("#asked").is_displayed())
        assert page.text == DRAFT

    def test_that_cannot_be_read_alone_is_no_failure(
        self, page: Page, kept: Callable[..., None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(questions, "questions_to_dict", fail)
        kept(text=DRAFT, incoming=INCOMING)
        page.until(lambda: page.all("#asked .lines"))
        assert not page.all(".failure")
        page.until(lambda: page.driver.get_log("browser"))


@pytest.mark.parametrize("width", [1240, 820, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_overflows(
    page: Page, kept: Callable[..., None], width: int, scheme: str, language: str
) -> None:
    page.wide(width)
    page.scheme(scheme)
    kept(text=DRAFT, incoming=f"{INCOMING} {'x' * 300}", kind="inquiry_reply", language=language)
    page.until(lambda: page.all("#asked .lines") and page.all("#checklist .lines"))
    page.run("for (const one of document.querySelectorAll('.incoming, .fold')) one.open = true")
    assert page.overflow() == 0
    kept(text=DRAFT, language=language)
    page.until(lambda: page.all(".ask"))
    assert page.overflow() == 0


def test_the_engine_itself_lists_fields_and_questions(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coach, "check", engine)
    text = "Dear Anna,\n\nThe price for 800 trays is EUR 6.85 each.\n\nKind regards,\nLin Wei"
    fields = {"text": text, "kind": "inquiry_reply", "incoming": "Hi, what is your MOQ?"}
    page.run("localStorage.setItem('draft-coach', arguments[0])", json.dumps(fields))
    page.driver.refresh()
    page.until(lambda: page.all("#checklist .lines") and page.all("#asked .lines"))
    page.until(lambda: not [title for title in page.cards if "MOQ" in title])
    page.until(lambda: any("what is your MOQ?" in line for line in lines(page, "#asked")))
    put = "Put in a line: Minimum order quantity (MOQ)"
    page.until(lambda: labelled(page, put).click() is None)
    assert "\nMinimum order quantity (MOQ): ⟦" in page.text
    assert page.text.endswith("\n\nKind regards,\nLin Wei")
    assert page.selected.startswith("⟦")
    page.until(lambda: "○ Minimum order quantity (MOQ) to fill in" in lines(page))
