"""What is read off a clause, with the words of both engines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import assets
from coach.analysis.chinese_clauses import FEATURES, Clause, clauses_of
from coach.analysis.chinese_words import ENGINES, Segmenter
from coach.analysis.normalise import fold
from coach.rulebook.terms import read_terms

TERMS = read_terms([assets.path("rules")])
BOTH = {name: Segmenter(TERMS, name) for name in ("jieba", "lac")}

pytestmark = pytest.mark.parametrize("engine", ENGINES)


def clauses(engine: str, text: str) -> tuple[Clause, ...]:
    return clauses_of(BOTH[engine].words(fold(text)))


def last(engine: str, text: str) -> Clause:
    return clauses(engine, text)[-1]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("你们还没发货。", "you"),
        ("贵司客服一直没有回复。", "you"),
        ("你们的业务员说会补发。", "you"),
        ("请贵司确认形式发票。", "you"),
        ("贵司上周又没把唛头贴好。", "you"),
        ("如果您还没安排付款", "you"),
        ("我们觉得你们没有诚意。", "you"),
        ("貴司沒有付款。", "you"),
        ("我们已经订舱。", "we"),
        ("你们的货我们没收到。", "we"),
        ("对于贵司的报价我们没有异议。", "we"),
        ("货代没有订到舱。", "named"),
        ("你们的货没到。", "named"),
        ("这批货有色差。", "named"),
        ("提单已经电放。", "named"),
        ("没收到提单。", "none"),
        ("请尽快安排。", "none"),
        ("不得不取消订单。", "none"),
        ("是不是周五发货？", "none"),
    ],
)
def test_subject(engine: str, text: str, subject: str) -> None:
    assert last(engine, text).subject == subject


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("货被你们弄坏了。", "you"),
        ("模具由我们保管。", "we"),
        ("样品被快递弄丢了。", "named"),
        ("合同被取消了。", "none"),
        ("你们弄坏了模具。", "you"),
    ],
)
def test_doer(engine: str, text: str, doer: str) -> None:
    assert last(engine, text).doer == doer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("你们把责任推给货代。", {"把"}),
        ("柜子被甩了。", {"被"}),
        ("让我们白等了一周。", {"让"}),
        ("样品给快递弄丢了。", {"被"}),
        ("样品给您寄过去。", set()),
        ("不锈钢把手一把。", set()),
        ("先付三成定金。", set()),
    ],
)
def test_constructions(engine: str, text: str, found: set[str]) -> None:
    assert last(engine, text).constructions == found


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("你们没发货。", "发货"),
        ("尾款至今未付。", "付"),
        ("别再拖了。", "再拖了"),
        ("月底来不及出货。", "出货"),
        ("提单我们没收到。", "收到"),
        ("不是贵司的问题。", "贵司的问题"),
    ],
)
def test_how_far_a_negation_reaches(engine: str, text: str, denied: str) -> None:
    found = last(engine, text)
    assert [text[offset : found.end] for offset in found.negations] == [denied]
    assert found.has({"denied": ["true"]}, text.index(denied))
    assert found.has({"denied": ["false"]}, 0)


@pytest.mark.parametrize(
    "text",
    [
        "我们不得不取消订单。",
        "我们不能不考虑成本。",
        "收到了没？",
        "有没有现货？",
        "这个能不能做？",
        "不锈钢的没问题。",
        "特别的颜色要加价。",
        "别的都可以。",
        "未来三个月排满了。",
        "不好意思，来晚了。",
    ],
)
def test_what_only_looks_like_a_negation(engine: str, text: str) -> None:
    assert all(found.has({"negated": ["false"]}, 0) for found in clauses(engine, text))


@pytest.mark.parametrize(
    "text",
    [
        "难道要我们承担仓储费？",
        "你们怎么还没发货？",
        "怎么总是这样？",
        "怎么能这样做生意？",
        "何必呢。",
        "不是说好周五发货的吗？",
        "哪有这样做生意的？",
        "凭什么让我们赔？",
    ],
)
def test_rhetorical_questions(engine: str, text: str) -> None:
    assert clauses(engine, text)[0].question == "rhetorical"


@pytest.mark.parametrize(
    "text",
    [
        "请问怎么还款比较方便？",
        "请问怎么还没到账？",
        "请问哪有现货？",
        "哪有现货？",
        "是不是周五发货？",
        "周五能发货吗？",
        "为什么走海运？",
        "怎么付款？",
        "用木箱还是纸箱？",
    ],
)
def test_real_questions(engine: str, text: str) -> None:
    assert last(engine, text).question == "real"


@pytest.mark.parametrize(
    ("text", "question"), [("周五发货。", "none"), ("货已发，收到了吗？", "none")]
)
def test_statements(engine: str, text: str, question: str) -> None:
    assert clauses(engine, text)[0].question == question


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("你们总是拖。", True),
        ("你们老拖交期。", True),
        ("贵司从来不按时付款。", True),
        ("又漏发了。", True),
        ("一直没人回。", True),
        ("财务动不动就扣款。", True),
        ("每次都要我们催。", True),
        ("王总今天来验货。", False),
        ("总价不含税。", False),
        ("老客户都提前付款。", False),
        ("又快又好。", False),
    ],
)
def test_generalisers(engine: str, text: str, general: bool) -> None:
    assert last(engine, text).generaliser is general


def test_clauses_end_at_marks_and_begin_anew_with_what_is_told(engine: str) -> None:
    text = "我们觉得你们没有诚意，货也没到；单价 USD 1,200.50 不变"
    found = [text[one.start : one.end] for one in clauses(engine, text)]
    assert found == ["我们觉得", "你们没有诚意", "货也没到", "单价 USD 1,200.50 不变"]


def test_every_feature_can_be_asked(engine: str) -> None:
    found = last(engine, "你们又没把唛头贴好。")
    for name, values in FEATURES.items():
        assert found.has({name: values}, 0)
        assert sum(found.has({name: [value]}, 0) for value in values) == 1
    assert not found.has({"subject": ["you"], "negated": ["false"]}, 0)
    assert found.has({"subject": ["we", "you"], "generaliser": ["true"]}, 0)


_WORDS = "你们 贵司 我们 货代 的 货 被 把 让 给 没 不 没有 不是 别 怎么 还 又 总 老 哪 有 谁 吗 呢 ， 。 ？ ！ PO-1 500件 \ue002"
_ANY = st.lists(st.sampled_from([*_WORDS.split(), " "]), max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=_ANY)
def test_any_text_has_clauses_in_order(engine: str, text: str) -> None:
    at = 0
    for found in clauses(engine, text):
        assert at <= found.start < found.end <= len(text)
        assert all(found.start < offset <= found.end for offset in found.negations)
        at = found.end
