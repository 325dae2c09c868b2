"""Models of Firefox Translations in a folder: found by their names, read, and not trusted."""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coach.translation.engines import Engine, EngineError, Order, UnknownPair, named
from coach.translation.passage import Passage, Protected

TO_CHINESE = Order("en", "zh")
MODEL = "model.enzh.intgemm.alphas.bin"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two models; left out where the library that reads them is not installed."""
    pytest.importorskip("fxtranslate")
    from tests.translation.taught_firefox import firefox_taught

    folder = tmp_path_factory.mktemp("enzh")
    firefox_taught(folder)
    return folder


@pytest.fixture(scope="module")
def taught(both: Path) -> Path:
    return both / "float"


@pytest.fixture(scope="module", params=["float", "rounded"])
def engine(both: Path, request: pytest.FixtureRequest) -> Engine:
    return named(f"firefox:{both / request.param}")


def passage(text: str, *facts: str) -> Passage:
    return Passage(
        text,
        tuple(
            Protected(at, at + len(fact), "reference", fact, fact, f"【{fact}】")
            for fact in facts
            for at in [text.index(fact)]
        ),
    )


def test_it_translates_and_keeps_the_facts(engine: Engine) -> None:
    passages = [
        passage("we ship the order."),
        passage("please check INV-118 with PO-9.", "INV-118", "PO-9"),
        passage("we received the samples by 3 May.", "3 May"),
    ]
    found = list(engine.translate(passages, TO_CHINESE))
    assert [one.text for one in found] == [
        "我们发出订单。",
        "请连同【PO-9】检查【INV-118】。",
        "我们于【3 May】前收到样品。",
    ]
    assert all(one.whole and one.error is None for one in found)


@pytest.mark.parametrize(
    ("text", "facts", "en"),
    [
        ("we double PO-77.", ["PO-77"], "changed or lost"),
        ("we repeat the order.", [], "repeated itself"),
        ("we leave the samples.", [], "left words untranslated"),
        ("we say nothing.", [], "no translation"),
        ("we ship the order" + " the order" * 50, [], "too long"),
    ],
)
def test_what_it_spoils_is_the_source_with_a_reason(
    engine: Engine, text: str, facts: list[str], en: str
) -> None:
    [found] = engine.translate([passage(text, *facts)], TO_CHINESE)
    assert (found.text, found.whole) == (text, False)
    assert found.error is not None
    assert en in found.error.en


def test_a_fact_lost_where_hidden_is_asked_again_bare(engine: Engine) -> None:
    [found] = engine.translate([passage("we lose PO-77.", "PO-77")], TO_CHINESE)
    assert found.text == "我们丢失【PO-77】。"


def test_it_speaks_its_pair(engine: Engine) -> None:
    assert engine.speaks("en-GB", "zh-CN")
    assert not engine.speaks("zh", "en")
    assert not engine.speaks("en", "zh-Hant")
    with pytest.raises(UnknownPair, match="it knows en → zh"):
        next(iter(engine.translate([passage("hello")], Order("zh", "en"))))


def test_threads_share_it(engine: Engine) -> None:
    def one(_: int) -> list[str]:
        return [found.text for found in engine.translate([passage("we ship.")] * 3, TO_CHINESE)]

    with ThreadPoolExecutor(4) as pool:
        assert len({tuple(texts) for texts in pool.map(one, range(8))}) == 1


def test_nothing_is_fetched(taught: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9")
    assert named(f"firefox:{taught}").speaks("en", "zh")


def test_neither_torch_nor_a_hub_is_imported(taught: Path) -> None:
    code = (
        "import sys\n"
        "from coach.translation.engines import Order, named\n"
        "from coach.translation.passage import Passage\n"
        "found = named(sys.argv[1]).translate([Passage('we ship the order.')], Order('en', 'zh'))\n"
        "assert [one.text for one in found] == ['我们发出订单。']\n"
        "heavy = {'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    command = [sys.executable, "-c", code, f"firefox:{taught}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_two_vocabularies_and_other_scripts_are_read(taught: Path, tmp_path: Path) -> None:
    names = {"model.enzh_hant.intgemm8.bin": MODEL}
    names |= dict.fromkeys(("srcvocab.enzh.spm", "trgvocab.enzh.spm"), "vocab.enzh.spm")
    for name, own in names.items():
        (tmp_path / name).write_bytes((taught / own).read_bytes())
    found = named(f"firefox:{tmp_path}")
    assert found.speaks("en", "zh-TW")
    assert not found.speaks("en", "zh-CN")
    order = Order("en", "zh-Hant")
    assert [one.text for one in found.translate([passage("we ship the order.")], order)] == [
        "我们发出订单。"
    ]


@pytest.mark.parametrize("kept", [0, 100, 5000])
def test_damaged_files_are_told(taught: Path, tmp_path: Path, kept: int) -> None:
    (tmp_path / MODEL).write_bytes((taught / MODEL).read_bytes()[:kept])
    (tmp_path / "vocab.enzh.spm").write_bytes((taught / "vocab.enzh.spm").read_bytes())
    with pytest.raises(EngineError, match="cannot be read") as told:
        named(f"firefox:{tmp_path}")
    assert "无法读取" in told.value.told.zh


def test_a_model_that_lacks_a_part_is_told(taught: Path, tmp_path: Path) -> None:
    whole = (taught / MODEL).read_bytes()
    (tmp_path / MODEL).write_bytes(whole.replace(b"encoder_l1_self_Wq", b"encoder_l9_self_Wq"))
    (tmp_path / "vocab.enzh.spm").write_bytes((taught / "vocab.enzh.spm").read_bytes())
    with pytest.raises(EngineError, match="missing float weight encoder_l1_self_Wq"):
        named(f"firefox:{tmp_path}")


@pytest.mark.parametrize(
    ("files", "en", "zh"),
    [
        ([], "needs one file model.enzh", "须有一个以语言命名"),
        ([MODEL], "vocab.enzh.spm", "vocab.enzh.spm"),
        ([MODEL, "srcvocab.enzh.spm"], "needs one file", "须有一个"),
        ([MODEL, "model.zhen.intgemm.alphas.bin", "vocab.spm"], "needs one", "须有一个"),
        (["model.bin", "vocab.enzh.spm"], "named after its languages", "以语言命名"),
        ([f"{MODEL}.gz", "vocab.enzh.spm.gz"], "unpack the files", "请先解压"),
        ([f"{MODEL}.zst", "vocab.enzh.spm.zst"], "unpack the files", "请先解压"),
    ],
)
def test_a_folder_that_is_not_whole_is_told(
    tmp_path: Path, files: list[str], en: str, zh: str
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(EngineError, match=en) as told:
        named(f"firefox:{tmp_path}")
    assert zh in told.value.told.zh


@pytest.mark.parametrize(
    ("where", "en", "zh"),
    [("", "say in which folder", "请写明"), ("./no-such", "no folder ./no-such", "没有模型文件夹")],
)
def test_a_place_without_a_model_is_told(where: str, en: str, zh: str) -> None:
    with pytest.raises(EngineError, match=en) as told:
        named(f"firefox:{where}")
    assert zh in told.value.told.zh


def test_without_the_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (MODEL, "vocab.enzh.spm"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    with pytest.raises(EngineError, match=r"pip install 'draft-coach\[firefox\]'") as told:
        named(f"firefox:{tmp_path}")
    assert "尚未安装" in told.value.told.zh


def test_the_thread_of_an_engine_ends_with_it(taught: Path) -> None:
    before = set(threading.enumerate())
    found = named(f"firefox:{taught}")
    [own] = set(threading.enumerate()) - before
    assert own.is_alive()
    del found
    gc.collect()
    own.join(30)
    assert not own.is_alive()
