"""What each check warns of, and the look-alikes that it lets pass."""

from __future__ import annotations

import pytest

from coach.translation.result import Mismatch
from coach.translation.verification import verify, verify_sentence


def kinds(source: str, translation: str, languages: str = "en zh") -> set[str]:
    """The kinds of mismatches of a pair."""
    first, second = languages.split()
    found = verify(source, translation, source_language=first, target_language=second)
    return {one.kind for one in found}


RIGHT = [
    ("three days", "3天"),
    ("half of the goods", "一半的货"),
    ("a dozen bottles", "12个瓶子"),
    ("5 dozen bottles", "60瓶"),
    ("1.4 billion people", "14亿人"),
    ("35,000 yuan", "3.5万元"),
    ("USD 12.50", "12.5美元"),
    ("20% off", "八折"),
    ("a 5% discount", "九五折"),
    ("Q3 sales", "第三季度的销量"),
    ("two-thirds of the goods", "三分之二的货"),
    ("0.05% per day", "每天万分之五"),
    ("12 March 2026", "2026年3月12日"),
    ("March 12th", "3月12号"),
    ("from 1 to 7 October", "10月1日至7日"),
    ("2026-03-12", "2026年3月12日"),
    ("at 3:30 p.m.", "下午3点半"),
    ("at 15:30", "下午3点30分"),
    ("at noon", "中午12点"),
    ("in the 1990s", "20世纪90年代"),
    ("no later than Friday", "不迟于周五"),
    ("Please do not hesitate to write.", "欢迎随时来信。"),
    ("not only cheap but also good", "不仅便宜，而且好"),
    ("He failed to come.", "他没有来。"),
    ("unless it rains", "除非下雨"),
    ("It is not impossible.", "这并非不可能。"),
    ("Isn't it nice?", "这不是很好吗？"),
    ("the office of Anna in Paris", "Anna在巴黎的办公室"),
    ("a letter from Anna to Ben", "Anna给Ben的信"),
    ("Ben was informed by Anna.", "Anna通知了Ben。"),
    ("You can&#8217;t open %s.", "您无法打开 %s。"),
    ("Could you check it?", "请核对一下。"),
]


@pytest.mark.parametrize(("english", "chinese"), RIGHT)
def test_right_translations_pass_both_ways(english: str, chinese: str) -> None:
    """The same thing in the manner of each language."""
    assert kinds(english, chinese) == set()
    assert kinds(chinese, english, "zh en") == set()


WRONG = [
    ("number", "We ship 500 sets.", "我们发300套。"),
    ("number", "three days", "四天"),
    ("number", "20% off", "七折"),
    ("number", "3.5 million", "350亿"),
    ("unit", "three days", "三周"),
    ("unit", "18 kg", "18磅"),
    ("unit", "500 sets", "500件"),
    ("currency", "USD 40", "40欧元"),
    ("currency", "EUR 3 per piece", "每件3元"),
    ("date", "12 March 2026", "2026年12月3日"),
    ("date", "by Friday", "周四之前"),
    ("date", "tomorrow", "今天"),
    ("time", "at 3 p.m.", "上午3点"),
    ("reference", "order PO-4501", "订单PO-4510"),
    ("url", "see https://a.org/b1", "见 https://a.org/b2"),
    ("email", "write to a.b@c.org", "请写信至 a.b@c.com"),
    ("placeholder", "Dear {{name}},", "尊敬的客户："),
    ("placeholder", "%d files", "个文件"),
    ("placeholder", "Press <b>Next</b>.", "按<b>下一步。"),
    ("placeholder", "by ⟦date⟧", "之前"),
    ("term", "FOB Ningbo", "CIF宁波"),
    ("term", "by T/T", "用信用证"),
    ("name", "Please ask Anna.", "请问Anne。"),
    ("name", "the port of Hamburg", "鹿特丹港"),
    ("name", "Mr. Li is here.", "张先生在这里。"),
    ("negation", "We cannot come.", "我们能来。"),
    ("negation", "We can come.", "我们不能来。"),
    ("negation", "without tax", "含税"),
    ("swapped", "Anna informed Ben.", "Ben通知了Anna。"),
    ("swapped", "30% deposit, 70% balance", "70%定金，30%余款"),
    ("swapped", "from Shanghai to Milan", "从米兰到上海"),
    ("side", "The buyer pays.", "卖方付款。"),
    ("modality", "The seller must deliver.", "卖方可以交货。"),
    ("direction", "The price went up.", "价格下降了。"),
    ("direction", "before shipment", "装运后"),
    ("question", "Did he ship the goods?", "他发货了。"),
    (
        "left_out",
        "We found the cause. The oven was too hot. We will ship on Monday.",
        "我们找到了原因。我们将于周一发货。",
    ),
    (
        "added",
        "We found the cause. We will ship on Monday.",
        "我们找到了原因。烤箱的温度设置得太高了。我们将于周一发货。",
    ),
]


@pytest.mark.parametrize(("kind", "english", "chinese"), WRONG)
def test_wrong_translations_are_found_both_ways(kind: str, english: str, chinese: str) -> None:
    """With the kind of what is wrong; left out one way is added the other."""
    assert kind in kinds(english, chinese)
    turned = {"left_out": "added", "added": "left_out"}.get(kind, kind)
    assert turned in kinds(chinese, english, "zh en")


def test_a_glossary_is_obeyed() -> None:
    """A term of the source asks for its term in the translation; case and plural do not matter."""
    pair = ("Two Zippers are missing.", "少了两条拉锁。")
    found = verify(*pair, source_language="en", target_language="zh", glossary={"zipper": "拉链"})
    assert [one.kind for one in found if one.kind == "glossary"] == ["glossary"]
    assert pair[0][found[0].start : found[0].end] == "Zippers"
    good = (pair[0], "少了两条拉链。")
    assert not verify(
        *good, source_language="en", target_language="zh", glossary={"zipper": "拉链"}
    )


@pytest.mark.parametrize(
    ("kind", "source", "translation"),
    [
        ("number", "Wir liefern 500 Stück.", "We deliver 300 pieces."),
        ("reference", "Auftrag PO-4501", "order PO-4510"),
        ("placeholder", "Hallo {name}", "Hello"),
        ("url", "siehe https://a.org/b1", "see https://a.org/b2"),
    ],
)
def test_other_languages_are_compared_in_what_is_the_same_everywhere(
    kind: str, source: str, translation: str
) -> None:
    """Digits, references, placeholders, addresses."""
    assert kind in kinds(source, translation, "de en")


@pytest.mark.parametrize(
    ("source", "translation", "languages"),
    [
        ("Der Preis beträgt 1.250,50 EUR.", "The price is EUR 1,250.50.", "de en"),
        ("Wir brauchen drei Tage.", "We need 3 days.", "de en"),
        ("El 3 de mayo", "3 May", "es en"),
        ("Le prix est de 12,5 €.", "价格为12.5欧元。", "fr zh"),
        ("Er kommt nicht.", "He is not coming.", "de en"),
    ],
)
def test_right_translations_of_other_languages_pass(
    source: str, translation: str, languages: str
) -> None:
    """A decimal comma, a number word that is not known, a date in words."""
    assert kinds(source, translation, languages) == set()


def _spans(text: str, found: tuple[Mismatch, ...], *, new: bool = False) -> list[str]:
    spans = [(one.new_start, one.new_end) if new else (one.start, one.end) for one in found]
    return [text[start:end] for start, end in spans if start is not None]


def test_both_spans_are_those_of_the_given_texts() -> None:
    """Behind entities and other characters that are read as one."""
    source, translation = "It&#8217;s due:  we ship 500 sets.", "到期了：我们发 300 套。"
    found = verify(source, translation, source_language="en", target_language="zh")
    assert _spans(source, found) == ["500 sets"]
    assert _spans(translation, found, new=True) == ["300 套"]


def test_a_number_may_move_to_the_next_sentence_but_not_change_places() -> None:
    """Joined otherwise is no mistake, exchanged is one."""
    source = "We ordered 500 lamps. Only 300 lamps came."
    assert kinds(source, "我们订了500盏灯。只到了300盏灯。") == set()
    assert kinds(source, "我们订了300盏灯。只到了500盏灯。")


def test_a_sentence_pair_is_compared_as_a_whole() -> None:
    """Whatever its marks: nothing is aligned."""
    pair = ("We came. We saw 3 ships.", "我们来了，看到了3艘船。")
    assert not verify_sentence(*pair, source_language="en", target_language="zh")


@pytest.mark.parametrize("texts", [("", ""), ("  \n", ""), ("...", "……"), ("%", "%")])
def test_texts_without_words_pass(texts: tuple[str, str]) -> None:
    """Nothing said is nothing lost."""
    assert not verify(*texts, source_language="en", target_language="zh")
