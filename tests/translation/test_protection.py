"""Facts in the reader's form: each pair is read by somebody who knows both languages."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from coach.analysis import analyse
from coach.facts import find_facts
from coach.translation.forms import Tongues
from coach.translation.passage import Protected
from coach.translation.passages import NO_LANGUAGE, pieces_of
from coach.translation.protection import protected_in, spotted_in
from tests.translation.test_passages import ANY_TEXT


def protected(
    text: str, source: str, target: str, country: str | None = None
) -> list[tuple[Protected, ...]]:
    document = analyse(text)
    spotted = spotted_in(document, find_facts(document))
    found = pieces_of(document, [(one.start, one.end) for one in spotted])
    return [protected_in(piece, spotted, Tongues(source, target, country)) for piece in found]


def rendered(text: str, source: str, target: str, country: str | None = None) -> str:
    """The text with each protected stretch in its new form between « and »."""
    document = analyse(text)
    parts: list[str] = []
    at = 0
    for stretches in protected(text, source, target, country):
        for one in stretches:
            start = document.text.index(one.text, at)
            parts += [document.text[at:start], f"«{one.rendered}»"]
            at = start + len(one.text)
    return "".join([*parts, document.text[at:]])


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        # dates and times
        ("We ship on 4 December 2026.", "We ship on «2026年12月4日»."),
        ("We ship on December 4th.", "We ship on «12月4日»."),
        ("We ship by Dec. 4, 2026.", "We ship by «2026年12月4日»."),
        ("We ship by 2026-12-04.", "We ship by «2026年12月4日»."),
        ("We ship by 25/11/2026.", "We ship by «2026年11月25日»."),
        ("We ship by 4.12.2026.", "We ship by «2026年12月4日»."),
        ("We ship by 11/12/2026.", "We ship by «11/12/2026»."),
        ("Between 4-8 December 2026 we are closed.", "«2026年12月4日至8日» we are closed."),
        ("By Friday, 27 November at 5 pm.", "By «11月27日（周五）下午5点»."),
        ("At 17:00 (UTC+8) on Tuesday, 8 December.", "At «12月8日（周二）17:00（UTC+8）»."),
        ("By 5 pm Beijing time.", "By «北京时间下午5点»."),
        ("At 10:30 am Berlin time tomorrow.", "At «柏林时间明天上午10:30»."),
        ("Call me at 12 noon.", "Call me at «中午12点»."),
        ("Between 9 am and 5 pm we can talk.", "«上午9点至下午5点» we can talk."),
        ("Next Monday, 10:30 am suits us.", "Next Monday, «上午10:30» suits us."),
        ("This Friday 5 pm suits us.", "«本周五下午5点» suits us."),
        ("Call me tomorrow at 5.30.", "Call me tomorrow at «5.30»."),
        ("We ship in week 50.", "We ship in «第50周»."),
        ("We ship in early January 2027.", "We ship in «2027年1月初»."),
        # money
        ("The price is USD 4.20/pc.", "The price is «USD 4.20/件»."),
        ("The price is USD 4.20 per set.", "The price is «每套USD 4.20»."),
        ("We pay 3,500 US dollars.", "We pay «3,500美元»."),
        ("We pay $4.20 now.", "We pay «$4.20» now."),
        ("We pay USD 1.2 million.", "We pay «USD 1,200,000»."),
        ("We pay EUR 1.215 million.", "We pay EUR 1.215 million."),
        ("We pay 8 970,00 € now.", "We pay «8 970,00 €» now."),
        ("We pay Rs. 92,500 now.", "We pay «Rs.» «92,500» now."),
        ("We pay USD 3 to USD 4 each.", "We pay «USD 3-4» each."),
        ("Freight is USD 2,350/40HQ.", "Freight is «USD 2,350/40HQ»."),
        # quantities
        ("We need 5,000 pcs.", "We need «5,000件»."),
        ("We need 1.5 million units.", "We need «1,500,000件»."),
        ("We need 3 cartons and 2 x 40HQ.", "We need «3箱» and «2 x 40HQ»."),
        ("It takes 25-30 days.", "It takes «25-30天»."),
        ("It takes 15 working days.", "It takes «15个工作日»."),
        ("It takes two weeks.", "It takes «两周»."),
        ("It weighs 12.5 kg.", "It weighs «12.5公斤»."),
        ("The box is 60x40x30 cm.", "The box is «60x40x30 cm»."),
        ("It is made of 316L steel.", "It is made of «316L» steel."),
        ("We need 4 color printing.", "We need «4» color printing."),
        ("A discount of 5 percent.", "A discount of «5%»."),
        ("We need 20 galvanised cartons.", "We need «20» galvanised cartons."),
        # terms
        ("Our price is FOB Ningbo.", "Our price is «FOB宁波»."),
        ("Our price is CIF Hamburg Incoterms 2020.", "Our price is «CIF汉堡（Incoterms 2020）»."),
        ("Our price is FOB Ningbo (Incoterms 2020).", "Our price is «FOB宁波（Incoterms 2020）»."),
        ("The ex-factory date is fixed.", "The ex-factory date is fixed."),
        ("Our price is DAP your warehouse.", "Our price is «DAP» your warehouse."),
        ("We pay by T/T.", "We pay by «T/T»."),
        ("We pay by L/C at sight.", "We pay by «即期L/C»."),
        ("We pay T/T 30 days after B/L date.", "We pay «提单日后30天T/T»."),
        # references and names
        ("Your order PO-4501 is ready.", "Your «订单PO-4501» is ready."),
        ("Order no. 4501 is ready.", "«订单号4501» is ready."),
        ("Please pay invoice no. INV-118.", "Please pay «发票号INV-118»."),
        ("Model: HX-200", "«型号：HX-200»"),
        ("PO 4501 is ready.", "«PO 4501» is ready."),
        ("Dear Mr. Weber,", "Dear Mr. «Weber»,"),
        (
            "Yes, Mr. Tom Weber of Weber GmbH called.",
            "Yes, Mr. «Tom Weber» of «Weber GmbH» called.",
        ),
        ("Write to a.b@example.com.", "Write to «a.b@example.com»."),
        ("Container MSKU1234565 is full.", "Container «MSKU1234565» is full."),
        # blanks and placeholders
        ("We ship on ⟦date, time, zone⟧.", "We ship on «⟦日期、时间、时区⟧»."),
        ("We ship {{quantity}} by ⟦date⟧.", "We ship «{{quantity}}» by «⟦日期⟧»."),
        ("We ship with ⟦the third truck⟧.", "We ship with «⟦the third truck⟧»."),
    ],
)
def test_english_facts_for_a_chinese_reader(english: str, chinese: str) -> None:
    assert rendered(english, "en", "zh") == chinese


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("12月4日发货。", "«4 December»发货。"),
        ("2026年12月4日下午5点（北京时间）截止。", "«4 December 2026 at 5 pm Beijing time»截止。"),
        ("12月8日（周二）17:00前回复。", "«Tuesday, 8 December at 17:00»前回复。"),
        ("12月4日至8日放假。", "«4–8 December»放假。"),
        ("12月中旬发货。", "«mid-December»发货。"),
        ("12月底发货。", "«the end of December»发货。"),
        ("明天下午三点开会。", "«tomorrow at 3 pm»开会。"),
        ("下周一10:00开会。", "«Monday of next week at 10:00»开会。"),
        ("15号前付款。", "«the 15th»前付款。"),
        ("单价4.20美元/件。", "单价«USD 4.20/pc»。"),
        ("每件4.20美元。", "«USD 4.20 per piece»。"),
        ("总额12,500欧元。", "总额«EUR 12,500»。"),
        ("共28,000元。", "共«RMB 28,000»。"),
        ("共3万元。", "共«RMB 30,000»。"),
        ("共120万美元。", "共«USD 1,200,000»。"),
        ("统共六千八百块美金。", "统共«USD 6,800»。"),
        ("人民币86块一台。", "«RMB 86»一台。"),
        ("按9块5结算。", "按«RMB 9.5»结算。"),
        ("纸箱装20块。", "纸箱装«20»块。"),
        ("一毛三美金一只。", "一毛三美金一只。"),
        ("电缆是4平方的。", "电缆是«4»平方的。"),
        ("鞋是42码。", "鞋是«42»码。"),
        ("分别逾期62日和31日。", "分别逾期62日和31日。"),
        ("用11号针。", "用11号针。"),
        ("深紫的有两个，请确认。", "深紫的有两个，请确认。"),
        ("共5000件货。", "共«5000 pcs»货。"),
        ("每箱20个，共250箱。", "每箱«20 pcs»，共«250 cartons»。"),
        ("还有3个问题。", "还有«3»个问题。"),
        ("共5万件。", "共«50,000 pcs»。"),
        ("15个工作日。", "«15 working days»。"),
        ("两周内交货。", "«two weeks»内交货。"),
        ("毛重12.5公斤，2.5立方米。", "毛重«12.5 kg»，«2.5 CBM»。"),
        ("两个40尺高柜。", "«2 x 40HQ»。"),
        ("百分之三十定金。", "«30%»定金。"),
        ("尾款20251008-3,70%。", "尾款«20251008»-«3,70»%。"),
        ("第二批已发。", "第二批已发。"),
        ("报FOB宁波。", "报«FOB Ningbo»。"),
        ("付款方式：电汇。", "付款方式：«T/T»。"),
        ("订单PO-4501已完成。", "«order PO-4501»已完成。"),
        ("发票号INV-118。", "«invoice no. INV-118»。"),
        ("型号HX-200有货。", "«model HX-200»有货。"),
        ("李经理，您好！", "«Li»经理，您好！"),
        ("单经理，您好！", "«单»经理，您好！"),
        ("我们于⟦日期⟧发货。", "我们于«⟦date⟧»发货。"),
    ],
)
def test_chinese_facts_for_an_english_reader(chinese: str, english: str) -> None:
    assert rendered(chinese, "zh", "en") == english


def test_a_stretch_has_the_kind_of_what_it_is() -> None:
    def kinds(text: str, source: str, target: str) -> list[tuple[str, str]]:
        return [
            (one.text, one.kind) for (*them,) in protected(text, source, target) for one in them
        ]

    assert kinds("Call me tomorrow at 10 am.", "en", "zh") == [("tomorrow at 10 am", "date")]
    assert kinds("还有3个问题。", "zh", "en") == [("3", "number")]
    assert kinds("共5000件货。", "zh", "en") == [("5000件", "quantity")]
    assert kinds("We ship on ⟦date⟧.", "en", "zh") == [("⟦date⟧", "blank")]


def test_an_american_reader_has_the_month_first() -> None:
    assert rendered("2026年12月4日发货。", "zh", "en", "US") == "«December 4, 2026»发货。"


@pytest.mark.parametrize(
    ("english", "target", "country", "there"),
    [
        ("We ship on 4 December 2026.", "de", "DE", "We ship on «4. Dezember 2026»."),
        ("We ship on 4 December 2026.", "fr", None, "We ship on «4 décembre 2026»."),
        ("We ship at 5 pm.", "de", None, "We ship at «17:00»."),
        ("We ship at 17:00 (UTC+8).", "de", None, "We ship at «17:00» «(UTC+8)»."),
        ("It weighs 12.5 kg.", "de", "DE", "It weighs «12,5 kg»."),
        ("We need 5,000 pcs.", "de", "DE", "We need «5.000» pcs."),
        ("We need 5,000 pcs.", "de", "CH", "We need «5'000» pcs."),
        ("We pay EUR 12,500.00.", "de", None, "We pay «EUR 12.500,00»."),
        ("We pay USD 1.2 million.", "de", None, "We pay USD 1.2 million."),
        ("It takes 30 days.", "ru", None, "It takes «30» days."),
        ("Order no. 4501 is ready.", "de", None, "Order no. «4501» is ready."),
        ("Our price is FOB Ningbo.", "de", None, "Our price is «FOB» Ningbo."),
        ("We ship on ⟦date⟧.", "de", None, "We ship on «⟦date⟧»."),
        ("We ship 4,200 pcs.", "ja", None, "We ship «4,200» pcs."),
    ],
)
def test_facts_for_readers_of_other_languages(
    english: str, target: str, country: str | None, there: str
) -> None:
    assert rendered(english, "en", target, country) == there


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_stretches_are_in_order_and_hold_what_they_say(text: str) -> None:
    document = analyse(text)
    spotted = spotted_in(document, find_facts(document))
    for piece in pieces_of(document, [(one.start, one.end) for one in spotted]):
        if piece.language == NO_LANGUAGE:
            continue
        for target in {"en", "zh", "de"} - {piece.language}:
            at = 0
            for one in protected_in(piece, spotted, Tongues(piece.language, target)):
                assert at <= one.start < one.end <= len(piece.text)
                assert piece.text[one.start : one.end] == one.text
                assert one.rendered
                at = one.end
