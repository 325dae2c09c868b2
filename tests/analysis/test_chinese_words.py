"""Chinese words by both engines: nothing protected is split, every offset is exact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach import assets
from coach.analysis import analyse
from coach.analysis.chinese_words import (
    ENGINES,
    JIEBA_TOTAL,
    PARTS_OF_SPEECH,
    EngineName,
    Segmenter,
    require_engine,
    tag_of,
)
from coach.rulebook.terms import read_terms

DATA = Path(__file__).resolve().parents[1] / "data"
TERMS = read_terms([assets.path("rules")])
BOTH = {name: Segmenter(TERMS, name) for name in ("jieba", "lac")}


def texts(engine: str, draft: str) -> list[str]:
    """The words of the first sentence of a draft."""
    return [word.text for word in BOTH[engine].words(analyse(draft).sentences[0].folded)]


def test_the_table_of_the_trade_is_large_and_its_tags_are_known() -> None:
    assert len(TERMS) >= 600
    assert set(TERMS.values()) <= set(PARTS_OF_SPEECH)
    for word in "起订量 形式发票 提单 电放 尾款 装柜 甩柜 验货 打样 大货 产前样 唛头".split():
        assert word in TERMS


@pytest.mark.parametrize("engine", ENGINES)
def test_every_term_is_one_word(engine: str) -> None:
    for term, tag in TERMS.items():
        (word,) = BOTH[engine].words(term)
        assert (word.text, word.tag) == (term, tag)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("请确认 PO-4501 的起订量。", ["po-4501", "起订量"]),
        ("形式发票 INV2026/118 和提单 COSU6123456789 都已电放。", ["inv2026/118", "形式发票", "提单", "电放"]),
        ("12月5日前发3000pcs，共12.5cbm。", ["12月5日", "3000pcs", "12.5cbm"]),
        ("单价USD 1,200.50，尾款70%见提单复印件付。", ["usd 1,200.50", "70%", "尾款", "提单"]),
        ("第3批大货40尺高柜装柜时被甩柜。", ["第3批", "大货", "40尺", "高柜", "装柜", "甩柜"]),
        ("请⟦日期⟧前把唛头发到 li.na@example.com。", ["\ue002" * 4, "唛头", "\ue001" * 17]),
        ("{{name}}，HS编码和T恤的吊牌请核对。", ["\ue002" * 8, "hs编码", "t恤", "吊牌"]),
        ("10台湾客户的样品", ["10", "样品"]),
        ("貴司的產前樣和尾款", ["贵司", "产前样", "尾款"]),
    ],
)  # fmt: skip
def test_what_belongs_together_stays_together(engine: str, draft: str, whole: list[str]) -> None:
    assert set(whole) <= set(texts(engine, draft))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("draft", "apart"),
    [
        ("怎么还款比较方便", ["还款"]),
        ("怎么还没发货", ["怎么", "发货"]),
        ("这个不锈钢把手特别好", ["不锈钢", "把手", "特别"]),
        ("他们的货代没有订到舱", ["货代", "没有"]),
    ],
)
def test_words_that_only_look_like_grammar(engine: str, draft: str, apart: list[str]) -> None:
    found = texts(engine, draft)
    assert set(apart) <= set(found)


_ANY = st.text(
    st.sampled_from(
        "你们还没发货起订量唛头把被让不别怎么的了㐀𠀀々０a1-./ %usdpo号件个月，。？⟦⟧\ue002\ue000😀é"
    ),
    max_size=40,
)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=150, deadline=None)
@given(text=_ANY)
def test_words_stand_where_they_say_and_leave_out_nothing(engine: str, text: str) -> None:
    at = 0
    for word in BOTH[engine].words(text):
        assert text[word.start : word.end] == word.text
        assert word.start >= at
        assert not text[at : word.start].strip()
        assert word.tag in PARTS_OF_SPEECH
        at = word.end
    assert not text[at:].strip()


def test_jieba_cuts_as_it_does_with_its_whole_dictionary(tmp_path: Path) -> None:
    whole = jieba.Tokenizer()
    whole.tmp_dir = str(tmp_path)
    whole.initialize()
    plain = Segmenter({})
    lines = (DATA / "times_zh_1.jsonl").read_text(encoding="utf-8").splitlines()
    runs = {word for line in lines for word in _runs(json.loads(line)["text"])}
    assert len(runs) > 200
    for run in runs:
        assert [word.text for word in plain.words(run)] == list(whole.cut(run))
    assert whole.total == JIEBA_TOTAL


def _runs(text: str) -> list[str]:
    return "".join(c if "\u4e00" <= c <= "\u9fd5" else " " for c in text).split()


def test_tags_of_both_engines_become_one_set() -> None:
    assert [tag_of(tag) for tag in ("uj", "PER", "LOC", "TIME", "xc", "vn", "eng", "?")] == [
        "u", "nr", "ns", "t", "y", "vn", "x", "x",
    ]  # fmt: skip
    for engine in ENGINES:
        words = {word.text: word.pos for word in BOTH[engine].words("我们已经在宁波订舱")}
        assert words["我们"] == "PRON"
        assert words["订舱"] == "VERB"
        assert words["宁波"] == "PROPN"


def test_words_are_cut_once() -> None:
    segmenter = Segmenter(TERMS)
    assert segmenter.words("你们还没发货") is segmenter.words("你们还没发货")


@pytest.mark.parametrize("engine", ENGINES)
def test_it_tells_nothing_and_leaves_nothing_behind(engine: EngineName, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    temporary.chmod(0o500)
    code = (
        "from coach.analysis.chinese_words import Segmenter\n"
        f"print(len(Segmenter({{}}, {engine!r}).words('你们怎么还没发货')))"
    )
    run = subprocess.run(
        [sys.executable, "-W", "default", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(temporary), "HOME": str(tmp_path)},
        check=True,
    )
    assert int(run.stdout) >= 4
    assert run.stderr == ""
    assert [path.name for path in tmp_path.rglob("*")] == ["tmp"]


def test_an_engine_that_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert require_engine("lac", "COACH_WORDS") == "lac"
    with pytest.raises(ValueError, match=r"COACH_WORDS is 'hanlp'; use one of: jieba, lac"):
        require_engine("hanlp", "COACH_WORDS")
    monkeypatch.setattr("coach.analysis.chinese_words.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'draft-coach\[lac\]'"):
        require_engine("lac", "COACH_WORDS")
