"""coach.translate with engines of the tests' own: layout, facts, failures, order of asking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings

import coach
from coach.finding import Text
from coach.translation.engines import (
    EngineError,
    Gloss,
    Order,
    Rendering,
    UnknownEngine,
    UnknownPair,
)
from coach.translation.passage import Passage
from coach.translation.whole import SameLanguage
from tests.translation.engines import ByHand, Failing, Losing, Marking
from tests.translation.test_passages import ANY_TEXT, MAIL

WORDS = {
    "Dear Mr. {},": "尊敬的{}先生：",
    "Thank you for your order.": "感谢您的订单。",
    "We will ship {} on {} and send the tracking number afterwards.": (
        "我们将于{1}发运{0}，随后发送运单号。"
    ),
    "We will ship {} on {}.": "我们将于{1}发运{0}。",
    "Best regards,": "此致",
    "Subject: {} – delivery": "主题：{}的交货",
    "Please confirm.": "请确认。",
}
BACK = {
    "尊敬的{}先生：": "Dear Mr. {},",
    "感谢您的订单。": "Thank you for your order.",
    "我们将于{}发运{}。": "We will ship {1} on {0}.",
    "请尽快确认。": "Please confirm soon.",
    "谢谢！": "Thank you!",
    "{}已完成。": "{} is complete.",
    "请确认。": "Please confirm.",
}


def by_hand() -> ByHand:
    return ByHand(WORDS)


def test_a_mail_keeps_its_layout_and_what_is_not_known_stays() -> None:
    done = coach.translate(MAIL, to="zh", engine=by_hand())
    assert (
        done.text
        == """主题：订单PO-4501的交货

尊敬的Weber先生：

感谢您的订单。我们将于2026年12月4日发运5,000件，随后发送运单号。请尽快确认。谢谢！

1. 型号：HX-200
2) Packing: 20 pcs per carton
   - inner box

Item\tQty
Bracket\t100

此致
Li Wei
Sales Manager

On Mon, 3 Nov 2026 Tom wrote:
> hello there
"""
    )
    assert (done.source, done.target, done.engine) == ("en", "zh", ("by-hand",))
    assert done.warnings == ()


def test_each_sentence_says_what_became_of_it() -> None:
    done = coach.translate(MAIL, to="zh", engine=by_hand())
    said = {one.source: (one.engine, one.whole) for one in done.sentences}
    assert said["Thank you for your order."] == ("by-hand", True)
    assert said["请尽快确认。"] == (None, True)
    assert said["Model: HX-200"] == ("facts", True)
    assert said["Packing: 20 pcs per carton"] == (None, False)
    assert said["Li Wei"] == (None, True)
    told = " ".join(notice.en for notice in done.notices)
    assert "not translated whole" in told
    assert "quoted" in told


def test_every_fact_is_shown_with_its_form() -> None:
    done = coach.translate(MAIL, to="zh", engine=by_hand())
    pairs = {fact.before.text: fact.after and fact.after.text for fact in done.facts}
    assert pairs["4 December 2026"] == "2026年12月4日"
    assert pairs["5,000 pcs"] == "5,000件"
    assert pairs["Order PO-4501"] == "订单PO-4501"
    for fact in done.facts:
        assert fact.after is not None
        assert done.text[fact.after.start : fact.after.end] == fact.after.text


def test_from_chinese_sentences_get_spaces_and_capitals() -> None:
    done = coach.translate("订单PO-4501已完成。请尽快确认。谢谢！", to="en", engine=ByHand(BACK))
    assert done.text == "Order PO-4501 is complete. Please confirm soon. Thank you!"


def test_a_mixed_draft_is_translated_sentence_by_sentence() -> None:
    engine = ByHand({**WORDS, **BACK})
    done = coach.translate("Please confirm. 谢谢！", to="en", engine=engine)
    assert done.text == "Please confirm. Thank you!"
    assert done.source == "zh"
    assert [one.engine for one in done.sentences] == [None, "by-hand"]


def test_engines_are_asked_in_order_and_get_only_what_is_left() -> None:
    first = ByHand({"Please confirm.": "请确认。"}, name="first")
    second = ByHand({"Thank you.": "谢谢。"}, name="second")
    done = coach.translate("Please confirm. Thank you. See you.", to="zh", engine=[first, second])
    assert [one.engine for one in done.sentences] == ["first", "second", None]
    ((_, passages),) = second.asked
    assert [one.text for one in passages] == ["Thank you.", "See you."]
    assert done.engine == ("first", "second")


def test_an_engine_that_breaks_half_way_names_what_it_left() -> None:
    text = "Thank you for your order. We will ship 5,000 pcs on 4 December 2026. Please confirm."
    done = coach.translate(text, to="zh", engine=Failing(WORDS, first=2))
    assert [one.whole for one in done.sentences] == [True, True, False]
    last = done.sentences[-1]
    assert last.translation == "Please confirm."
    assert last.error == Text("the line is down", "线路中断")
    assert "the line is down (1 sentence" in done.notices[0].en
    assert done.text == "感谢您的订单。我们将于2026年12月4日发运5,000件。Please confirm."


def test_the_next_engine_does_what_the_broken_one_left() -> None:
    done = coach.translate(
        "Thank you for your order. Please confirm.",
        to="zh",
        engine=[Failing(WORDS, name="broken"), by_hand()],
    )
    assert done.text == "感谢您的订单。请确认。"
    assert [one.engine for one in done.sentences] == ["by-hand", "by-hand"]
    assert all(one.error is None for one in done.sentences)


class Short(ByHand):
    def translate(self, passages: Sequence[Passage], order: Order) -> Iterable[Rendering]:
        return list(super().translate(passages, order))[:1]


def test_an_engine_that_answers_too_little_is_told() -> None:
    done = coach.translate("Please confirm. Please confirm.", to="zh", engine=Short(WORDS))
    assert [one.whole for one in done.sentences] == [True, False]
    assert "did not answer every sentence" in done.notices[0].en


class Empty(ByHand):
    def rendering(self, passage: Passage) -> Rendering:
        return Rendering("  ")


def test_an_empty_answer_loses_no_sentence() -> None:
    done = coach.translate("Please confirm.", to="zh", engine=Empty({}))
    assert done.text == "Please confirm."
    assert done.sentences[0].error is not None


@pytest.mark.parametrize(
    ("text", "lost", "kind"),
    [
        ("We will ship 5,000 pcs on 4 December 2026.", "5,000件", "quantity"),
        ("We will ship 5,000 pcs on 4 December 2026.", "2026年12月4日", "date"),
        ("Dear Mr. Weber,\nhello", "Weber", "name"),
    ],
)
def test_a_lost_fact_is_a_warning_with_its_span(text: str, lost: str, kind: str) -> None:
    engine = Losing({**WORDS, "hello": "您好"}, loses=lost)
    done = coach.translate(text, to="zh", engine=engine)
    assert done.warnings
    spans = [text[one.start : one.end] for one in done.warnings if one.start is not None]
    gone = next(fact.before.text for fact in done.facts if fact.after is None)
    assert any(span in gone or gone in span for span in spans)


def test_a_form_within_a_longer_figure_is_a_warning() -> None:
    engine = ByHand({"We will ship {} on {}.": "我们将于2026年12月4日发运15,000件。"})
    done = coach.translate("We will ship 5,000 pcs on 4 December 2026.", to="zh", engine=engine)
    assert "number" in {one.kind for one in done.warnings}


def test_a_fact_in_its_own_form_is_no_warning_however_it_is_read() -> None:
    engine = ByHand({"The price is {}, by {}.": "价格为{}，于{}前。"})
    text = "The price is USD 2.94/box, by 28-AUG-2026 10:00 (UTC+8)."
    done = coach.translate(text, to="zh", engine=engine)
    assert done.text == "价格为USD 2.94/盒，于2026年8月28日10:00（UTC+8）前。"
    assert done.warnings == ()


def test_a_fact_written_otherwise_with_the_same_value_is_no_warning() -> None:
    engine = ByHand({"It takes {}.": "需要两个星期。"})
    done = coach.translate("It takes two weeks.", to="zh", engine=engine)
    assert done.warnings == ()
    assert done.facts[0].after is not None


def test_a_tone_that_the_translation_brings_in_is_found() -> None:
    engine = ByHand({"请确认。": "You always forget to confirm the order."})
    done = coach.translate("请确认。", to="en", engine=engine)
    assert {finding.category for finding in done.findings} == {"blame"}


def test_what_binds_is_to_be_read_by_a_person() -> None:
    words = {"Our bank account is {}.": "我们的银行账号是{}。", **WORDS}
    text = "Our bank account is DE89 3704 0044 0532 0130 00. Please confirm."
    done = coach.translate(text, to="zh", engine=ByHand(words))
    assert done.needs_human_review
    assert done.review
    quoted = "Please confirm.\n\n> Our bank account is DE89 3704 0044 0532 0130 00.\n"
    done = coach.translate(quoted, to="zh", engine=ByHand(words))
    assert not done.needs_human_review


class Memory:
    def __init__(self, pairs: dict[tuple[str, str, str], str]) -> None:
        self.pairs = pairs

    def find(self, source_text: str, source: str, target: str) -> str | None:
        return self.pairs.get((source_text, source, target))


def test_what_somebody_accepted_is_used_again() -> None:
    memory = Memory({("Please confirm.", "en", "zh"): "烦请确认。"})
    engine = by_hand()
    done = coach.translate(
        "Please confirm. Thank you for your order.", to="zh", engine=engine, memory=memory
    )
    assert done.text == "烦请确认。感谢您的订单。"
    assert [one.engine for one in done.sentences] == ["memory", "by-hand"]


class Glossing(ByHand):
    def rendering(self, passage: Passage) -> Rendering:
        at = passage.text.find("deposit")
        glosses = (Gloss(at, at + 7, "deposit", "定金"), Gloss(5, 999, "nowhere", "无"))
        return Rendering(passage.text, whole=False, glosses=glosses)


def test_glosses_are_found_in_what_stays_with_its_own_breaks() -> None:
    text = (
        "Yes.  “Please” send us the balance of the order, and of course the\n  deposit, this week."
    )
    done = coach.translate(text, to="zh", engine=Glossing({}))
    (gloss,) = done.sentences[-1].glosses
    assert done.sentences[-1].translation[gloss.start : gloss.end] == "deposit"
    assert done.text == text


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("PO-4501, USD 4.20/pc, 4 December 2026", "PO-4501，USD 4.20/件，2026年12月4日"),
        ("Order: PO-4501", "订单：PO-4501"),
        ("https://example.com", "https://example.com"),
    ],
)
def test_a_line_of_facts_needs_no_engine(line: str, there: str) -> None:
    engine = ByHand({})
    assert coach.translate(line, to="zh", engine=engine).text == there
    assert engine.asked == []


def test_facts_side_by_side_say_more_than_they_do_apart() -> None:
    engine = ByHand({"{}{}": "{1} per carton"})
    assert coach.translate("一箱40个", to="en", engine=engine).text == "40 pcs per carton"


def test_put_back_by_the_same_engines() -> None:
    engine = ByHand({**WORDS, **BACK})
    text = "Thank you for your order.\nWe will ship 5,000 pcs on 4 December 2026."
    assert coach.translate(text, to="zh", engine=engine, back=True).back == text
    assert coach.translate(text, to="zh", engine=engine).back is None


def test_engines_get_the_order_and_what_stands_before() -> None:
    engine = by_hand()
    coach.translate(
        "Thank you for your order. Please confirm.",
        to="zh-CN",
        source="en-GB",
        engine=engine,
        formality="formal",
        glossary={"order": "订单"},
    )
    ((order, passages),) = engine.asked
    assert (order.source, order.target, order.formality) == ("en-GB", "zh-CN", "formal")
    assert order.glossary == {"order": "订单"}
    assert passages[1].before == "Thank you for your order."


def test_layout_of_chinese_lists_is_kept() -> None:
    done = coach.translate(
        "一、请确认。\n（2）请确认。\n\n  · 请确认。", to="en", engine=ByHand(BACK)
    )
    assert done.text == "一、Please confirm.\n（2）Please confirm.\n\n  · Please confirm."


def test_bad_input_is_told() -> None:
    with pytest.raises(SameLanguage, match="is in en already"):
        coach.translate("Please confirm.", to="en", engine=by_hand())
    with pytest.raises(SameLanguage):
        coach.translate("请确认。", to="zh-TW", engine=by_hand())
    with pytest.raises(SameLanguage):
        coach.translate("Please confirm.", to="en-GB", source="en", engine=by_hand())
    with pytest.raises(UnknownPair, match="by-hand does not translate from en to de"):
        coach.translate("Please confirm.", to="de", engine=by_hand())
    with pytest.raises(UnknownEngine, match="no-such"):
        coach.translate("Please confirm.", to="zh", engine="no-such")
    with pytest.raises(ValueError, match="no language tag"):
        coach.translate("Please confirm.", to="Chinese please", engine=by_hand())
    with pytest.raises(ValueError, match="formality"):
        coach.translate("Hi.", to="zh", engine=by_hand(), formality="rude")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="at least one"):
        coach.translate("Please confirm.", to="zh", engine=[])


@pytest.mark.parametrize("text", ["", "\n", "  \n\t", "3000", "---\n***", "PO-4501", "2026-12-04"])
def test_nothing_to_say_is_fine(text: str) -> None:
    done = coach.translate(text, to="zh", engine=by_hand())
    assert done.text == text or text == "2026-12-04"
    assert done.warnings == ()
    assert not done.needs_human_review


def test_a_sentence_in_a_third_language_is_told_and_stays() -> None:
    text = "Thank you for your order.\nBitte bestätigen Sie uns den Liefertermin.\n"
    done = coach.translate(text, to="zh", engine=by_hand())
    assert done.text == text.replace("Thank you for your order.", "感谢您的订单。")
    assert any("from de to zh" in notice.en for notice in done.notices)


class Wrong(ByHand):
    def translate(self, passages: Sequence[Passage], order: Order) -> Iterable[Rendering]:
        raise EngineError("wrong", Text("no key", "没有密钥"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_whatever_is_typed_its_offsets_hold_and_no_layout_is_lost(text: str) -> None:
    for engine in (Marking({}), Wrong({}), ByHand({})):
        for target in ("zh", "en"):
            try:
                done = coach.translate(text, to=target, engine=engine)
            except SameLanguage:
                continue
            except UnknownPair:
                continue
            _holds(text, done)
            if not isinstance(engine, Marking):
                stayed = [one for one in done.sentences if one.engine is None]
                assert all(one.source == one.translation for one in stayed)


def _holds(text: str, done: coach.Translation) -> None:
    end = new_end = 0
    for one in done.sentences:
        assert text[one.start : one.end] == one.source
        assert done.text[one.new_start : one.new_end] == one.translation
        assert one.translation.strip()
        between, now = text[end : one.start], done.text[new_end : one.new_start]
        assert now == between or (not between.strip(" \u3000\u00a0") and now in ("", " "))
        end, new_end = one.end, one.new_end
    assert text[end:] == done.text[new_end:]
    for mismatch in done.warnings:
        if mismatch.start is not None and mismatch.end is not None:
            assert 0 <= mismatch.start <= mismatch.end <= len(text)
        if mismatch.new_start is not None and mismatch.new_end is not None:
            assert 0 <= mismatch.new_start <= mismatch.new_end <= len(done.text)
    for fact in done.facts:
        if fact.after is not None:
            assert done.text[fact.after.start : fact.after.end]
