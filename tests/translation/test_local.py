"""The local engine with models of the kinds that it is made for, small and taught in the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from coach.models.errors import OutOfMemory
from coach.models.generating import Generator
from coach.translation.engines import EngineError, Order, Rendering, UnknownPair, named
from coach.translation.engines.local import BEAMS, TOGETHER, Local, opened
from coach.translation.neural.working import WINDOW
from coach.translation.passage import Passage, Protected
from tests.tiny_models import chat_in, classifier_in, marian_in, nllb_in, t5_in
from tests.translation.taught_translators import m2m_taught, marian_taught

TO_CHINESE = Order("en", "zh")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Local:
    return opened(str(marian_taught(tmp_path_factory.mktemp("pair"), marks=False)), "cpu")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Local:
    return opened(str(marian_taught(tmp_path_factory.mktemp("marked"), marks=True)), "cpu")


@pytest.fixture(scope="module")
def m2m(tmp_path_factory: pytest.TempPathFactory) -> Local:
    return opened(str(m2m_taught(tmp_path_factory.mktemp("m2m"))), "cpu")


def passage(text: str, **facts: str) -> Passage:
    """The text; what stands in braces in it is protected, and rendered as its name in `facts`."""
    protected, plain = [], ""
    for number, piece in enumerate(text.replace("}", "{").split("{")):
        if number % 2:
            at = len(plain), len(plain) + len(piece)
            form = facts.get(piece.replace(" ", "_").replace("-", "_"), piece)
            protected.append(Protected(*at, "reference", piece, piece, form))
        plain += piece
    return Passage(plain, tuple(protected))


def said(engine: Local, order: Order, *texts: str, **facts: str) -> list[str]:
    """The translations, none of which has failed."""
    found = list(engine.translate([passage(text, **facts) for text in texts], order))
    assert all(one.whole and one.error is None for one in found), found
    return [one.text for one in found]


def failed(engine: Local, text: str) -> Rendering:
    """What became of a passage that the engine spoils: the source, with a reason."""
    [found] = engine.translate([passage(text)], TO_CHINESE)
    assert not found.whole
    assert found.text == text.replace("{", "").replace("}", "")
    return found


def test_marian_for_one_pair_translates(pair: Local) -> None:
    assert said(pair, TO_CHINESE, "we ship the order.", "please check the samples.") == [
        "我们发出订单。",
        "请检查样品。",
    ]


def test_marian_with_marks_writes_the_language_it_is_told(marked: Local) -> None:
    text = "we received the samples."
    assert said(marked, TO_CHINESE, text) == ["我们收到样品。"]
    assert said(marked, Order("en-GB", "zh-CN"), text) == ["我们收到样品。"]
    assert said(marked, Order("en", "de-AT"), text) == ["wir erhielten die Muster."]


def test_m2m_translates_both_ways(m2m: Local) -> None:
    assert said(m2m, Order("en", "zh"), "please check the order.") == ["请检查订单。"]
    assert said(m2m, Order("zh-Hans", "en"), "请检查订单。") == ["please check the order."]


def test_nllb_is_told_its_own_codes(tmp_path: Path) -> None:
    engine = opened(str(nllb_in(tmp_path)), "cpu")
    assert said(engine, Order("en", "zh"), "hello") == ["好"]
    assert said(engine, Order("zh-TW", "en-US"), "你好") == ["good"]
    assert engine.speaks("en", "zh-TW")
    assert not engine.speaks("en", "fr")
    assert not engine.speaks("en", "en-GB")


@pytest.mark.parametrize("order", [TO_CHINESE, Order("en", "de")])
def test_facts_stand_in_their_rendered_form_where_the_words_go(marked: Local, order: Order) -> None:
    wanted = {
        "zh": ["我们于5月3日前发出INV-118。", "请连同订单PO-9检查INV-118。"],
        "de": ["wir senden INV-118 bis 5月3日.", "bitte prüfen INV-118 mit 订单PO-9."],
    }
    texts = "we ship {INV-118} by {3 May}.", "please check {INV-118} with {PO-9}."
    facts = {"3_May": "5月3日", "PO_9": "订单PO-9"}
    assert said(marked, order, *texts, **facts) == wanted[order.target]


def test_a_plain_number_is_shown_to_the_model(pair: Local) -> None:
    text = "we ship {300} lamps by {3 May}."
    assert said(pair, TO_CHINESE, text, **{"3_May": "5月3日"}) == ["我们于5月3日前发出300盏灯。"]


def test_a_number_written_in_words_is_asked_again_hidden(pair: Local) -> None:
    assert said(pair, TO_CHINESE, "we break 20 lamps.") == ["我们打破二十盏灯。"]
    assert said(pair, TO_CHINESE, "we break {20} lamps.") == ["我们打破20盏灯。"]


def test_a_fact_that_is_lost_where_hidden_is_asked_again_bare(pair: Local) -> None:
    assert said(pair, TO_CHINESE, "we lose {PO-77}.") == ["我们丢失PO-77。"]
    rendered = said(pair, TO_CHINESE, "we lose {PO-77}.", PO_77="订单 77")
    assert rendered == ["我们丢失订单 77。"]


def test_a_fact_that_is_spoilt_each_time_is_an_error(pair: Local) -> None:
    found = failed(pair, "we double {PO-77}.")
    assert found.error is not None
    assert "changed or lost" in found.error.en
    assert "改动或遗漏" in found.error.zh


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("we repeat the order.", "repeated itself", "不断重复"),
        ("we leave the samples.", "left words untranslated", "没有翻译"),
        ("we say nothing.", "no translation", "没有给出译文"),
    ],
)
def test_what_is_no_translation_is_an_error(pair: Local, text: str, en: str, zh: str) -> None:
    found = failed(pair, text)
    assert found.error is not None
    assert en in found.error.en
    assert zh in found.error.zh


def test_the_others_are_delivered_in_order(pair: Local) -> None:
    texts = ["we ship the order.", "we say nothing.", "please check the samples.", "{PO-1}"]
    found = list(pair.translate([passage(text) for text in texts], TO_CHINESE))
    assert [one.text for one in found] == [
        "我们发出订单。", "we say nothing.", "请检查样品。", "PO-1",
    ]  # fmt: skip
    assert [one.error is None for one in found] == [True, False, True, True]


def test_no_model_is_asked_where_there_are_no_words(
    pair: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Generator, "candidates")
    texts = "{PO-1} / {3 May}", "—", "12 + 30"
    assert said(pair, TO_CHINESE, *texts, **{"3_May": "5月3日"}) == [
        "PO-1 / 5月3日",
        "—",
        "12 + 30",
    ]


def test_a_sentence_that_is_too_long_is_cut_at_a_clause(pair: Local) -> None:
    text = "please check the order, we ship the samples by {Friday}."
    assert said(pair, TO_CHINESE, text, Friday="星期五") == ["请检查订单，我们于星期五前发出样品。"]


def test_a_sentence_that_is_too_long_and_has_no_joint_is_an_error(pair: Local) -> None:
    found = failed(pair, "we ship the order the samples the order the samples the order.")
    assert found.error is not None
    assert "too long" in found.error.en
    assert "请拆成两句" in found.error.zh


def asked_of(pair: Local, monkeypatch: pytest.MonkeyPatch, most: int = TOGETHER) -> list[int]:
    """How many sentences the model gets at a time; more than `most` do not fit into memory."""
    asked: list[int] = []
    real = Generator.candidates

    def candidates(self: Generator, prompts: Sequence[str], **how: Any) -> list[list[str]]:
        asked.append(len(prompts))
        assert how["count"] == BEAMS
        if len(prompts) > most:
            raise OutOfMemory("m", "cpu")
        return real(self, prompts, **how)

    monkeypatch.setattr(Generator, "candidates", candidates)
    return asked


def test_sentences_are_translated_some_at_a_time(
    pair: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["we ship the order.", "please check the samples by {Friday}."] * 10
    alone = [said(pair, TO_CHINESE, text)[0] for text in texts[:2]]
    asked = asked_of(pair, monkeypatch)
    assert said(pair, TO_CHINESE, *texts) == alone * 10
    assert asked == [TOGETHER, TOGETHER, 4]


def test_the_first_are_given_before_the_last_are_translated(
    pair: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_of(pair, monkeypatch)
    found = pair.translate([passage("we ship the order.")] * (WINDOW + 1), TO_CHINESE)
    assert next(iter(found)).text == "我们发出订单。"
    assert sum(asked) == WINDOW


def test_where_memory_is_short_it_is_one_at_a_time(
    pair: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["we ship the order."] * 3
    asked = asked_of(pair, monkeypatch, most=1)
    assert said(pair, TO_CHINESE, *texts) == ["我们发出订单。"] * 3
    assert asked == [3, 1, 1, 1]
    asked_of(pair, monkeypatch, most=0)
    found = failed(pair, texts[0])
    assert found.error is not None
    assert "memory" in found.error.en
    assert "内存不足" in found.error.zh


def test_threads_get_the_same_answers(pair: Local) -> None:
    texts = ["we ship the order by {Friday}.", "we lose {PO-77}.", "we received the samples."]
    once = said(pair, TO_CHINESE, *texts)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: said(pair, TO_CHINESE, *texts), range(6)))
    assert found == [once] * 6


@pytest.mark.parametrize(
    ("source", "target", "yes"),
    [
        ("en", "zh", True),
        ("en-US", "zh-Hans-CN", True),
        ("en", "zh-Hant", False),
        ("zh", "en", False),
        ("en", "de", False),
        ("en", "en", False),
    ],
)
def test_marian_for_one_pair_speaks_that_pair(
    pair: Local, source: str, target: str, yes: bool
) -> None:
    assert pair.speaks(source, target) is yes
    if not yes:
        with pytest.raises(UnknownPair, match="it knows en → zh") as told:
            next(iter(pair.translate([passage("we ship.")], Order(source, target))))
        assert "支持en → zh" in told.value.told.zh


def test_what_marian_with_marks_and_m2m_speak(marked: Local, m2m: Local) -> None:
    assert marked.speaks("en", "de")
    assert not marked.speaks("de", "zh")
    assert not marked.speaks("en", "zh-TW")
    assert m2m.speaks("de", "zh")
    assert m2m.speaks("zh-TW", "pt-BR")
    assert not m2m.speaks("en", "zh-Hant")
    with pytest.raises(UnknownPair, match=r"it knows af, .*…"):
        next(iter(m2m.translate([passage("hello")], Order("en", "tlh"))))


def test_a_model_of_a_family_of_languages_speaks_for_them(tmp_path: Path) -> None:
    folder = marian_in(tmp_path, codes=())
    file = folder / "tokenizer_config.json"
    file.write_text(file.read_text().replace('"en"', '"ROMANCE"').replace('"zh"', '"eng"'))
    engine = opened(str(folder), "cpu")
    assert engine.speaks("pt-BR", "en")
    assert not engine.speaks("en", "pt-BR")


def test_what_it_says_of_itself(pair: Local) -> None:
    able = pair.capabilities
    assert not any((able.remote, able.glossary, able.formality, able.context, able.rephrases))
    assert able.cost.en
    assert able.cost.zh
    assert pair.name.startswith("local:/")


def test_it_is_found_by_its_name(pair: Local) -> None:
    found = named(pair.name, "cpu")
    assert found.name == pair.name
    assert [one.text for one in found.translate([passage("we ship the order.")], TO_CHINESE)] == [
        "我们发出订单。"
    ]


def test_a_model_that_is_no_translator_is_refused(tmp_path: Path) -> None:
    cases = [
        (chat_in, "continues texts", "续写"),
        (t5_in, "does not say what languages", "source_lang"),
        (classifier_in, "not a model that writes text", "不是生成文本的模型"),
    ]
    for made, en, zh in cases:
        folder = tmp_path / made.__name__
        folder.mkdir()
        made(folder)
        with pytest.raises(EngineError, match=en) as told:
            named(f"local:{folder}")
        assert zh in told.value.told.zh
        assert told.value.engine == f"local:{folder}"


@pytest.mark.parametrize(
    ("where", "en", "zh"),
    [
        ("", "say where the model is", "请写明"),
        ("./no-such-folder", "There is no folder", "没有模型文件夹"),
    ],
)
def test_a_place_without_a_model_is_told(where: str, en: str, zh: str) -> None:
    with pytest.raises(EngineError, match=en) as told:
        named(f"local:{where}")
    assert zh in told.value.told.zh


def test_a_folder_that_is_not_whole_is_told(tmp_path: Path) -> None:
    folder = marian_in(tmp_path)
    (folder / "model.safetensors").unlink()
    with pytest.raises(EngineError, match="lacks its weights") as told:
        named(f"local:{folder}")
    assert "缺少权重文件" in told.value.told.zh


def test_a_device_that_there_is_not_is_told(pair: Local) -> None:
    with pytest.raises(EngineError, match="no device cuda:99"):
        named(pair.name, "cuda:99")


def test_torch_is_imported_only_for_a_model(pair: Local) -> None:
    code = (
        "import sys\n"
        "import coach.translation.engines as engines\n"
        "import coach.translation.engines.local\n"
        "assert 'local' in engines.names()\n"
        "heavy = {'torch', 'transformers', 'huggingface_hub', 'numpy'}\n"
        "try:\n"
        "    engines.named('local:')\n"
        "except engines.EngineError:\n"
        "    pass\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "engines.named(sys.argv[1])\n"
        "assert {'torch', 'transformers'} <= set(sys.modules)\n"
    )
    command = [sys.executable, "-c", code, pair.name]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
