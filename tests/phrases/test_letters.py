"""How letters begin and end, and what the engine does for them: names, marks, hyphens, spans."""

from __future__ import annotations

import pytest

from coach.phrases.book import categories_of, phrasebook
from coach.phrases.tokens import tokens_of, words_of, words_said
from coach.translation.passage import Passage, Protected

def alone(source: str, text: str) -> str | None:
    """The translation of a passage without facts."""
    return phrasebook(source).translated(Passage(text))


def test_no_gender_is_invented() -> None:
    assert alone("zh", "王总，您好！") == "Dear Mr./Ms. Wang,"
    assert alone("zh", "王女士，您好！") == "Dear Ms. Wang,"
    assert alone("en", "Dear Weber,") == "Weber，您好："


def test_a_name_alone_begins_a_letter_only_ahead_of_a_mark() -> None:
    assert alone("zh", "小周：") == "Hi Zhou,"
    assert alone("zh", "小周") == "Zhou"


def test_a_label_alone_stands_ahead_of_a_colon() -> None:
    assert alone("en", "Agenda:") == "议程："
    assert alone("zh", "未决事项：") == "Open points:"


def test_a_sentence_may_begin_with_a_name_before_a_comma() -> None:
    assert alone("en", "Gareth Pugh, Accounts Payable") == "Gareth Pugh，应付账款部"
    assert alone("en", "Unheardof goods were received.") is None


def test_a_family_name_in_latin_letters_is_a_name() -> None:
    assert alone("en", "Li Wei") == "Li Wei"


def test_a_word_taken_for_a_name_is_read_as_a_word() -> None:
    text = "尊敬的采购经理："
    fact = Protected(3, 5, "name", "采购", "采购", "采购")
    assert [token.text for token in tokens_of(Passage(text, (fact,)))][3:5] == ["采", "购"]


def test_days_from_one_to_another_are_a_span() -> None:
    assert categories_of("date", "2026-02-10/2026-02-20") == ("dates", "span", "period")
    assert categories_of("date", "2026-02-10") == ("date",)


@pytest.mark.parametrize(
    ("placeholder", "category"),
    [
        ("{delivery_date}", "date"),
        ("{reply_by}", "date"),
        ("⟦日期⟧", "date"),
        ("{sender_company}", "name"),
        ("{order_no}", "reference"),
        ("{amount_due}", "amount"),
        ("{finished_quantity}", "quantity"),
    ],
)
def test_the_words_of_a_placeholder_tell_what_it_is(placeholder: str, category: str) -> None:
    found = categories_of("placeholder", placeholder)
    assert category in found
    assert "payment" not in found


def test_a_placeholder_that_tells_nothing_can_be_anything() -> None:
    assert {"date", "name", "code", "wild"} <= set(categories_of("placeholder", "{problem}"))


def test_a_hyphen_is_matched_or_not_and_kept() -> None:
    assert [word for word, _ in words_of("long-term")] == ["long", "term"]
    assert list(words_said("long-term")) == [("long", "long"), ("term", "-term")]
    assert alone("zh", "期待与您长期合作。") == "We look forward to long-term cooperation."


def test_an_e_mail_is_one_word() -> None:
    assert [word for word, _ in words_of("E-mail e-mails email")] == ["email", "emails", "email"]


def test_marks_keep_their_form() -> None:
    assert list(words_of("甲、乙"))[1] == (",", "、")
    assert alone("zh", "我们无法接受这个价格。") == "We cannot accept this price."


def test_the_stop_of_a_company_ends_the_sentence() -> None:
    text = "This is Cindy of Haida Co., Ltd."
    fact = Protected(17, 32, "company", text[17:], text[17:], text[17:])
    assert phrasebook("en").translated(Passage(text, (fact,))) == "我是Haida Co., Ltd.的Cindy。"


def test_a_statement_is_no_question() -> None:
    said = alone("en", "Here is the update for our order today.")
    assert said is None or not said.endswith("？")
    assert str(alone("en", "Could you please send us the invoice.")).endswith("？")
