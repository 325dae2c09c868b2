"""Chinese sentences that blame, said again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import coach
from coach.analysis.simplified import _TRADITIONAL, simplify
from coach.rewriting.grammar.chinese import said_again
from coach.rewriting.grammar.wordings import words
from coach.rewriting.guard import keeps_facts
from coach.rewriting.strength import STRENGTHS, Strength
from coach.tables import table

LINES = Path(__file__).parents[2] / "tools/training/tone"

SAID = {
    # not done
    "贵司至今未提供提单号为COSU6281947的正本提单，船都已经到汉堡两天了。": (
        "我方目前尚未收到提单号为COSU6281947的正本提单，船已经到汉堡两天了。请贵司在⟦日期⟧前提供。"
    ),
    "你们忘了附上发票。": "我方目前尚未收到发票。请贵方在⟦日期⟧前提供。",
    "你方至今未付尾款。": (
        "我方目前尚未收到尾款。请问预计⟦哪一天⟧可以安排？如已付款，烦请提供水单。"
    ),
    "你们没有按时发货。": "货物未能按时发出（约定：⟦日期⟧）。请问预计⟦哪一天⟧可以发出？",
    "你们一直不确认样品。": "样品目前尚待确认。请贵方在⟦日期⟧前确认。",
    "你们财务一直没有把水单发给我们。": "我方目前尚未收到水单。请贵方在⟦日期⟧前提供。",
    "发你五条消息一条不回": "发您的五条消息目前尚未收到回复。请您在⟦日期⟧前回复。",
    "你们又忘了在外箱上贴条码。": "再次未在外箱上贴条码。请贵方在⟦日期⟧前告知原因和处理方案。",
    "贵公司未按合同第6条在3月20日前开出信用证，导致我方无法备料。": (
        "按合同第6条应在3月20日前开出信用证，目前尚未收到，我方因此无法备料。"
        "请贵公司在⟦日期⟧前提供。"
    ),
    "尾款9800呢 说好周五付的 今天都周三了": (
        "我方目前尚未收到尾款9800，约定周五付，今天已是周三。"
        "请问预计⟦哪一天⟧可以安排？如已付款，烦请提供水单。"
    ),
    # done wrong
    "你们发错货了。": (
        "我方收到的货物与要求不符（要求：⟦内容⟧；实收：⟦内容⟧）。请贵方在⟦日期⟧前告知处理方案。"
    ),
    "你把地址写错了。": ("地址有误（应为：⟦内容⟧；现为：⟦内容⟧）。请您核对，并在⟦日期⟧前更正。"),
    "颜色又发错了 我要的是雾霾蓝5413C 不是天蓝": (
        "我收到的颜色再次与要求不符，我要的是雾霾蓝5413C，而不是天蓝。请在⟦日期⟧前告知处理方案。"
    ),
    "你们漏发了两箱货。": "本次漏发了两箱货。请贵方在⟦日期⟧前告知处理方案。",
    "贵司发票上的单价写成了USD 4.52，合同明明是4.25。": (
        "贵司发票上的单价写成了USD 4.52，合同是4.25。请贵司核对，并在⟦日期⟧前更正。"
    ),
    "你们客服把我的钱退到别人账户去了": (
        "我的钱退到别人账户了。请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    "你们发来的货颜色跟样品完全不一样。": (
        "贵方发来的货颜色与样品不一致（样品：⟦内容⟧；实际：⟦内容⟧）。请贵方在⟦日期⟧前告知处理方案。"
    ),
    "抽检80件里有23件焊缝开裂，你们车间做的是什么活？": (
        "抽检80件里有23件焊缝开裂。请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    # what should have been done
    "你们应该早点告诉我们。": "今后请贵方提前告知。",
    "你们早该发货了。": "原定⟦日期⟧发货。请问目前进度如何，预计⟦哪一天⟧可以发货？",
    "截关时间改了你应该第一时间跟我讲啊": "截关时间改了。今后请您在变动时第一时间告知。",
    "要不是你们改单改了三次，我们早就出货了。": (
        "因改单改了三次，我方未能按原计划出货。请贵方在⟦日期⟧前告知处理方案。"
    ),
    "本来就该你们承担运费。": "我方认为运费应由贵方承担。请贵方在⟦日期⟧前确认。",
    # questions
    "你们怎么还没发货": "请问订单目前进度如何，预计⟦哪一天⟧出货？",
    "为什么又延期？？上次不是说25号肯定能出吗": (
        "按此前的答复，25号能出。请问再次延期的原因是什么？"
    ),
    "你凭什么不跟我打招呼就把价格涨了8个点": ("价格涨了8个点，我此前没有收到通知。请您告知原因。"),
    "你们到底什么时候付款？": "请问预计⟦哪一天⟧可以付款？",
    "凭什么要我们承担损失？": ("就我方目前了解，损失不应由我方承担：⟦依据⟧。请告知贵方的依据。"),
    "我什么时候答应过你付这个港杂费了？": (
        "根据我的记录，此前没有答应付这个港杂费。如您有相关记录，请发我核对。"
    ),
    "难道你们不知道交期很紧吗？": "需要说明的是，交期很紧。请贵方协助⟦具体安排、日期⟧。",
    # fault
    "因为你们漏寄熏蒸证书，整柜货被悉尼海关扣了九天，滞箱费2,100澳元理应由你们承担。": (
        "因漏寄熏蒸证书，整柜货被悉尼海关扣了九天，我方认为滞箱费2,100澳元应由贵方承担。"
        "请贵方在⟦日期⟧前告知处理方案。"
    ),
    "因为你们的失误，我们丢了客户。": "我方因此丢了客户。请贵方在⟦日期⟧前告知处理方案。",
    "这次丢数据是贵方迁移时没做备份造成的，别再往网络上推。": (
        "就我方目前了解，这次丢数据的原因是迁移时没做备份。请贵方在⟦日期⟧前告知处理方案。"
    ),
    "都怪你们包装太差。": (
        "就我方目前了解，原因是包装未达到要求（⟦具体情况⟧）。请贵方在⟦日期⟧前告知处理方案。"
    ),
    # again and again
    "你们总是延期。": "延期已有⟦次数⟧次（⟦日期⟧）。请贵方在⟦日期⟧前告知处理方案。",
    "从2021年合作到现在，贵司没有一次是准时交货的。": (
        "从2021年合作到现在，⟦次数⟧次交货晚于约定日期（⟦日期⟧）。请贵司在⟦日期⟧前告知处理方案。"
    ),
    "你们从来不主动更新进度。": "今后请贵方主动更新进度。",
    # told before
    "跟你说了多少遍不要用透明胶带封箱！": "再次确认：请不要用透明胶带封箱。",
    "11月8号开会我就讲过，走中欧班列冬天要多留10天，你们非不听。": (
        "11月8号开会时我方已说明：走中欧班列冬天要多留10天。请贵方在⟦日期⟧前确认。"
    ),
    "再说一遍，价格不能再低了。": "再次确认：价格不能再低。",
    "合同第5条写得明明白白，延期一天罚款0.5%。": "合同第5条中写明：延期一天罚款0.5%。",
    # threats: the deadline and the consequence stay
    "再不付尾款我们就取消订单": "请在⟦日期⟧前付尾款；如届时未能支付，我方将取消订单。",
    "若贵司5月31日前仍不退还货款12,400美元，我们将直接委托律师处理。": (
        "请贵司在5月31日前退还货款12,400美元；如届时未能退还，我方将直接委托律师处理。"
    ),
    "24小时内不给答复，我方将申请仲裁。": ("请在24小时内答复；如届时未能答复，我方将申请仲裁。"),
    "如果月底前还收不到货款，我们将停止后续所有订单的生产。": (
        "如在月底前仍未收到货款，我方将停止后续所有订单的生产。请在⟦日期⟧前确认。"
    ),
    "把合同第9条改回来，不然我们不签。": (
        "请在⟦日期⟧前把合同第9条改回来；如届时未能完成，我方不签。"
    ),
    # demands
    "你必须马上付款。": "请您在⟦日期⟧前付款。",
    "马上把ONEYSZ7F21电放给我 别再找借口": "请在⟦日期⟧前把ONEYSZ7F21电放给我。",
    "钱先付了再谈别的": "请先付款，其他事项付款后再谈。",
    # denials keep what they deny
    "这跟我们没关系。": (
        "就我方目前了解，这个问题不属于我方责任：⟦事实⟧。我方目前可以⟦能做的事、日期⟧。"
    ),
    "货在出厂时完好无损，破损是贵司指定的货代造成的，与我司无关。": (
        "就我司目前了解，货在出厂时完好无损，破损由贵司指定的货代造成，"
        "这个问题不属于我司责任。我司目前可以⟦能做的事、日期⟧。"
    ),
    "不是我们不发货，是你们没付定金。": (
        "我方目前尚未收到定金，因此尚未发货。请问预计⟦哪一天⟧可以安排？如已付款，烦请提供水单。"
    ),
    # difficulties
    "时间太紧，我们做不了": (
        "时间对我方来说比较紧，我方目前的条件下难以完成。想请教一下这个时间是由什么决定的，"
        "看看是否可以这样安排：⟦可行的做法、日期⟧。"
    ),
    "你这样今天一个版本明天一个版本 我们没法干活": (
        "版本已变动⟦次数⟧次（⟦日期⟧），我方难以安排工作。请您在⟦日期⟧前确认最终版本。"
    ),
    # any sentence: what happened stays, the accused and the heat go
    "订舱写的零下18度，你们给设成零上4度，半柜鱼都废了。": (
        "订舱写的零下18度，被设成零上4度，半柜鱼都无法使用。请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    "船靠了五天，电放申请到现在都没递，贵司宁波分公司是不上班吗？": (
        "船靠了五天，电放申请目前尚未递。请贵司在⟦日期⟧前告知原因和处理方案。"
    ),
    "为什么尾款周四就到账了，贵司到周一还没做电放？": (
        "尾款周四就到账了，到周一尚未做电放。请贵司告知原因。"
    ),
    "SI截止是周二10:00，你们周二17:35才把提单资料发来，改到下个航次是必然的。": (
        "SI截止是周二10:00，周二17:35才收到提单资料，改到下个航次是必然的。"
        "请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    "样品确认你们拖了16天，现在又要按原交期出货，倒推一下，做得出来才怪。": (
        "样品确认延迟了16天，现在要按原交期出货，倒推一下。请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    "贵司承诺每周二更新船期表，四月份我一次都没收到过。": (
        "此前已承诺每周二更新船期表，四月份我一次都没收到过。请贵司在⟦日期⟧前告知原因和处理方案。"
    ),
    "軸承供應商換了你們一聲不吭，現在電機一開就響。": (
        "軸承供應商換了沒有事先告知，現在電機一開就響。請貴方在⟦日期⟧前告知原因和處理方案。"
    ),
    "目的港代理是你们找的，开口就要客户交380欧换单费，事前一个字没提。": (
        "目的港代理由贵方联系，开口就要客户交380欧换单费，没有事先告知。"
        "请贵方在⟦日期⟧前告知原因和处理方案。"
    ),
    "舱位你们拍胸脯说有，到截关前一天告诉我甩到下一班，客户的促销5月20日开始，这个损失谁来补？": (
        "舱位收到的回复是有，到截关前一天告诉我转到下一班，客户的促销5月20日开始。"
        "请贵方在⟦日期⟧前告知损失的处理方案。"
    ),
    # a short one without a fact: its topic
    "这质量你自己会买吗": (
        "关于质量，想与您确认一下：⟦具体情况、日期⟧。请在⟦日期⟧前⟦需要对方做什么⟧。"
    ),
}

UNTOUCHED = (
    "一句怎么回事，你们就完了？",
    "你那眼神是装饰吗",
    "充电宝充一晚上 手机没满它先没了 这是谁给谁充",
    "您可真忙 一个好字打了三天",
    "骗子公司 一群废物",
    "就你这水平还做外贸 回家种地吧",
    "贵司的“款已安排”看来是安排到明年去了。",
    "不好意思，我高估你们了。",
    "你们不心疼运费，我心疼。",
    "",
    "   ",
)


def first(text: str, strength: Strength = "neutral") -> str | None:
    return next(said_again(text, strength), None)


def blame(text: str) -> list[str]:
    found = coach.check(text, coach.Context(kind="general"), disable=["completeness"]).findings
    return [one.rule_id for one in found if one.category == "blame"]


@pytest.mark.parametrize(("text", "better"), SAID.items())
def test_a_reproach_is_said_again(text: str, better: str) -> None:
    assert first(text) == better


@pytest.mark.parametrize("better", SAID.values())
def test_what_is_said_instead_blames_nobody(better: str) -> None:
    assert blame(better) == []


@pytest.mark.parametrize(
    ("text", "better"), [pair for pair in SAID.items() if not re.search("一[个次]", pair[0])]
)
def test_every_fact_is_kept(text: str, better: str) -> None:
    assert keeps_facts(text, better)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_nothing_is_said_where_the_sentence_is_not_understood(text: str) -> None:
    assert list(said_again(text, "neutral")) == []


def test_traditional_script_stays_traditional() -> None:
    assert first("我們的訂單號8812你們到現在還沒有排產。") == (
        "我們的訂單號8812目前尚未排產。請問預計⟦哪一天⟧可以排產？"
    )
    assert first("工單#30285掛了兩個星期，你們沒有一個人跟進。") == (
        "工單#30285掛了兩個星期，目前尚無人跟進。請貴方在⟦日期⟧前跟進。"
    )


def test_every_character_of_the_wordings_has_its_traditional_form() -> None:
    pairs = words("zh", "traditional")
    assert {pair for pair in pairs if simplify(pair[1]) != pair[0]} == {"复覆"}  # 回覆
    known = {pair[0] for pair in pairs}
    assert len(known) == len(pairs)
    document = table("rewriting")["zh"]
    texts = [text for part in ("wording", "requests") for text in document[part].values()]
    used = {character for text in texts for said in text.values() for character in said}
    either_way = set("了出合向回扣致面你修")  # written alike in the words used here
    simplified = set(simplify(_TRADITIONAL)) - either_way
    assert (used & simplified) - known == set()


def test_the_dial_changes_the_tone_and_not_the_matter() -> None:
    text = "你们5月3日前再不付尾款，我们就取消订单"
    said = {strength: first(text, strength) for strength in STRENGTHS}
    assert said["firm"] == "请贵方务必在5月3日前付尾款；如届时未能支付，我方将取消订单。"
    assert said["warm"] == "麻烦贵方在5月3日前付尾款；如届时未能支付，我方将取消订单。"
    assert len(set(said.values())) == 3


def test_line_ends_and_the_person_called_are_kept() -> None:
    assert first("  你们忘了附上发票。\n") == "  我方目前尚未收到发票。请贵方在⟦日期⟧前提供。\n"
    assert first("王经理，您上周说好寄的样品呢？") == (
        "王经理，我方目前尚未收到上周约定寄的样品。请您在⟦日期⟧前提供。"
    )


def test_the_reader_is_called_as_in_the_sentence() -> None:
    for you, called in (("您", "您"), ("贵公司", "贵公司"), ("你们", "贵方"), ("你", "您")):
        assert first(f"{you}一直不确认样品。") == f"样品目前尚待确认。请{called}在⟦日期⟧前确认。"


def test_what_blame_is_left_in_is_asked_to_be_verified() -> None:
    facts = "开料前我提醒过您三次这个孔位会干涉，收到的回复是没问题。"
    assert f"想与您核实以下情况：{facts}请您在⟦日期⟧前告知原因和处理方案。" in list(
        said_again("开料前我提醒过您三次这个孔位会干涉，您非说没问题。", "neutral")
    )


@pytest.mark.parametrize(
    "text",
    [
        "我们已书面要求暂停申报，贵司5月9日仍向海关递交，造成改单费4,150元。",
        "我司已书面要求暂停申报，贵司5月9日仍擅自向海关递交，改单费合计4,150元应由贵司承担。",
        "我们已确认图纸，贵司5月9日居然换了材料，不良率12%。",
    ],
)
def test_what_the_other_side_did_is_never_read_as_our_own_doing(text: str) -> None:
    assert all("贵司5月9日" in way for way in said_again(text, "neutral"))


def test_a_second_way_names_the_reader_less() -> None:
    ways = list(said_again("你们提供的测试报告是过期的。", "neutral"))
    assert ways[:2] == [
        "贵方提供的测试报告是过期的。请贵方在⟦日期⟧前告知原因和处理方案。",
        "提供的测试报告是过期的。请贵方在⟦日期⟧前告知原因和处理方案。",
    ]


def lines() -> Iterator[str]:
    for path in sorted(LINES.glob("blame_zh_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def test_whatever_the_line_figures_stay_and_the_same_comes_twice() -> None:
    offered = 0
    for text in lines():
        ways = list(said_again(text, "neutral"))
        assert ways == list(said_again(text, "neutral"))
        for way in ways:
            offered += 1
            assert [one for one in text if one.isascii() and one.isdigit()] == [
                one for one in way if one.isascii() and one.isdigit()
            ], (text, way)
            assert way.count("⟦") == way.count("⟧")
            assert "<" not in way or "<" in text
    assert offered > 100
