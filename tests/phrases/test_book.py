"""What is found in a sentence, and how it is said: on a small book of a few pairs."""

from __future__ import annotations

import pytest

from coach.phrases.book import Phrasebook, categories_of
from coach.phrases.deriving import compiled
from coach.translation.passage import Passage, Protected

PAIRS = [
    ("np", {"en": "the {n}", "zh": "{n}"}),
    ("np", {"en": "(the|) {n.plural}", "zh": "这些{n}", "number": "plural", "from": "en"}),
    ("np", {"en": "a {n}", "zh": "一{n.measure}{n}"}),
    ("np", {"en": "{k:number} {n.plural}", "zh": "{k:number}{n.measure}{n}", "number": "plural"}),
    ("np", {"en": "{a:np} of {b:np}", "zh": "{b:np}的{a:np}", "cost": 1.2}),
    ("np", {"en": "{quantity}", "zh": "{quantity}"}),
    ("n", {"en": "sample*", "zh": "样品"}),
    ("n", {"en": "invoice*", "zh": "发票"}),
    ("n", {"en": "goods", "zh": "货物", "number": "plural"}),
    ("subj", {"en": "{np}", "zh": "{np}"}),
    ("subj", {"en": "we", "zh": "我们", "number": "plural"}),
    ("subj", {"en": "I", "zh": "我", "number": "i"}),
    ("around", {"en": "by {date}", "zh": "[在]{date}前"}),
    ("vp", {"en": "send* {what:np}", "zh": "发送{what:np}"}),
    ("vp", {"en": "be* late", "zh": "迟到"}),
    ("vp", {"en": "{v:vp} {w:around}", "zh": "{w:around}{v:vp}"}),
    ("s", {"en": "{s:subj} will {v:vp.base}", "zh": "{s:subj}将{v:vp}"}),
    ("s", {"en": "{s:subj} {s.has} {v:vp.done}", "zh": "{s:subj}已{v:vp}"}),
    ("s", {"en": "{s:subj} {v:vp.now}", "zh": "{s:subj}常{v:vp}"}),
    ("s", {"en": "{s:subj} {s.is} ready", "zh": "{s:subj}备妥"}),
    ("q", {"en": "could you {v:vp.base}", "zh": "能否{v:vp}"}),
    ("greeting", {"en": "dear {name}", "zh": "{name}，您好"}),
    ("s", {"en": "in short , {a:np} or {b:np}", "zh": "总之，{a:np}或{b:np}"}),
]


def book(source: str) -> Phrasebook:
    return Phrasebook.of([compiled(*pair) for pair in PAIRS], source)


def passage(text: str, **facts: tuple[str, str, str]) -> Passage:
    """A passage; each fact is its words, its value and its form for the reader, by its kind."""
    protected = [
        Protected(text.index(words), text.index(words) + len(words), kind, words, value, shown)
        for kind, (words, value, shown) in facts.items()
    ]
    return Passage(text, tuple(sorted(protected, key=lambda one: one.start)))


FRIDAY = ("4 December", "2026-12-04", "12月4日")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("We will send the invoice.", "我们将发送发票。"),
        ("WE’LL SEND THE INVOICE", "我们将发送发票"),
        ("The goods are ready!", "货物备妥！"),
        ("Could you send the samples of the goods?", "能否发送货物的样品？"),
        ("Could you send a sample.", "能否发送一个样品？"),
        ("In short, the invoice or the goods.", "总之，发票或货物。"),
    ],
)
def test_english_is_said_in_chinese(english: str, chinese: str) -> None:
    assert book("en").translated(passage(english)) == chinese


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("我们将发送发票。", "We will send the invoice."),
        ("我们將發送發票", "We will send the invoice"),
        ("我已迟到。", "I have been late."),
        ("发票已迟到。", "The invoice has been late."),
        ("我常迟到。", "I am late."),
        ("货物常迟到。", "The goods are late."),
        ("发票常迟到。", "The invoice is late."),
        ("货物备妥。", "The goods are ready."),
        ("发票备妥。", "The invoice is ready."),
        ("我们已发送一个发票。", "We have sent an invoice."),
    ],
)
def test_chinese_is_said_in_english_that_agrees(chinese: str, english: str) -> None:
    assert book("zh").translated(passage(chinese)) == english


def test_facts_stand_in_their_readers_form() -> None:
    sentence = passage("We will send the invoice by 4 December.", date=FRIDAY)
    assert book("en").translated(sentence) == "我们将12月4日前发送发票。"


def test_a_count_takes_the_plural() -> None:
    sentence = passage("我们已发送3样品。", number=("3", "3", "3"))
    assert book("zh").translated(sentence) is None  # the measure word is missing
    sentence = passage("我们已发送3个样品。", number=("3", "3", "3"))
    assert book("zh").translated(sentence) == "We have sent 3 samples."


@pytest.mark.parametrize(
    "text",
    [
        "We will certainly send the invoice.",
        "We will send.",
        "The invoice",
        "",
        "……",
        "will " * 200,
    ],
)
def test_what_is_not_covered_whole_is_not_translated(text: str) -> None:
    assert book("en").translated(passage(text)) is None


def test_a_greeting_ends_as_its_language_does() -> None:
    name = ("Weber", "Weber", "Weber")
    assert book("en").translated(passage("Dear Weber,", name=name)) == "Weber，您好："
    assert book("zh").translated(passage("Weber，您好：", name=name)) == "Dear Weber,"


def test_the_reading_with_fewer_pairs_wins() -> None:
    pairs = [*PAIRS, ("s", {"en": "the goods are ready", "zh": "货已备好"})]
    found = Phrasebook.of([compiled(*pair) for pair in pairs], "en")
    assert found.translated(passage("The goods are ready.")) == "货已备好。"


def test_a_placeholder_stands_for_any_fact() -> None:
    sentence = passage("We will send {{what}} by {{day}}.")
    facts = tuple(
        Protected(start, start + len(text), "placeholder", text, text, text)
        for text in ("{{what}}", "{{day}}")
        for start in [sentence.text.index(text)]
    )
    found = book("en").translated(Passage(sentence.text, facts))
    assert found == "我们将{{day}}前发送{{what}}。"


def test_a_length_of_time_is_one_by_its_unit() -> None:
    assert "duration" in categories_of("quantity", "15 workday")
    assert "duration" not in categories_of("quantity", "15 carton")


class TestOwnTerms:
    def test_a_users_terms_come_before_ours(self) -> None:
        from coach.phrases.book import phrasebook

        plain, own = phrasebook("en"), phrasebook("en", (("packing list", "装货明细"),))
        sentence = passage("We have not yet received the packing list.")
        assert plain.translated(sentence) == "我们尚未收到装箱单。"
        assert own.translated(sentence) == "我们尚未收到装货明细。"

    def test_they_hold_in_the_other_direction(self) -> None:
        from coach.phrases.book import phrasebook

        own = phrasebook("zh", (("小蓝壶", "Little Blue kettle"),))
        found = own.translated(passage("我们尚未收到小蓝壶。"))
        assert found is not None
        assert "the Little Blue kettle" in found
