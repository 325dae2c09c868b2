"""The translation memory: what was accepted comes back word for word, and other facts in its slots."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import sqlite3
import stat
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.translation.exchange import from_tmx, from_tsv, to_tmx, to_tsv
from coach.translation.likeness import plain
from coach.translation.memory import Accepted, Memory, Pair, language_key
from coach.translation.memory_file import MemoryProblem, chosen_path, own_path
from coach.translation.passage import Protected

_FACTS = re.compile(
    r"(?P<reference>PO-\d+)|(?P<quantity>\d+ (?:cartons?|pcs))|(?P<percentage>\d+%)"
    r"|(?P<date>\d+ December 2026)"
)


def protecting(text: str, source: str, target: str) -> Sequence[Protected]:
    """Facts of a few plain kinds, as a reader of Chinese sees them."""
    return tuple(
        Protected(
            *match.span(),
            str(match.lastgroup),
            match.group(),
            match.group().replace("cartons", "carton"),
            _form(str(match.lastgroup), match.group()),
        )
        for match in _FACTS.finditer(text)
    )


def _form(kind: str, words: str) -> str:
    figure = words.split()[0]
    return {"quantity": f"{figure}箱", "date": f"2026年12月{figure}日"}.get(kind, words)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    kept = Memory(tmp_path / "memory.db", protecting)
    yield kept
    kept.close()


def test_nothing_is_made_until_something_is_accepted(memory: Memory) -> None:
    assert memory.find("Thank you.", "en", "zh") is None
    assert memory.pairs() == ()
    assert memory.count() == 0
    assert not memory.forget("Thank you.", "en", "zh")
    assert not memory.path.exists()


def test_an_accepted_pair_is_reused_word_for_word(memory: Memory) -> None:
    assert memory.accept("Thank you!", "多谢！", "en", "zh") == Accepted(1, 0, 0)
    assert memory.find("Thank you!", "en", "zh") == "多谢！"
    assert memory.find("  Thank\n you！ ", "en-GB", "zh-CN") == "多谢！"
    assert memory.find("Thank you.", "en", "zh") is None
    assert memory.find("Thank you!", "en", "de") is None
    assert memory.find("多谢！", "zh", "en") is None
    assert stat.S_IMODE(memory.path.stat().st_mode) == 0o600


def test_the_last_accepted_translation_holds(memory: Memory) -> None:
    memory.accept("Thank you!", "谢谢！", "en", "zh")
    assert memory.accept("Thank you!", "多谢！", "en", "zh") == Accepted(0, 1, 0)
    assert memory.accept("Thank you!", "多谢！", "en", "zh") == Accepted(0, 0, 1)
    assert memory.find("Thank you!", "en", "zh") == "多谢！"
    assert memory.count() == 1


def test_other_facts_take_their_place(memory: Memory) -> None:
    memory.accept(
        "PO-4501: 3 cartons leave on 4 December 2026.",
        "PO-4501：3箱将于2026年12月4日发出。",
        "en", "zh",
    )  # fmt: skip
    found = memory.find("PO-77: 12 cartons leave on 9 December 2026.", "en", "zh")
    assert found == "PO-77：12箱将于2026年12月9日发出。"


@pytest.mark.parametrize(
    ("text", "translation", "other"),
    [
        ("We pack 3 cartons.", "我们装三箱。", "We pack 4 cartons."),  # written in words
        ("We pack 3 cartons.", "我们装3箱，共3箱。", "We pack 4 cartons."),  # twice
        ("We pack 3 cartons.", "我们装3箱（第2批）。", "We pack 4 cartons."),  # a figure of its own
        ("We pack 3 cartons.", "我们装3箱。", "We pack 1 carton."),  # other grammar
        ("We pack 3 cartons.", "我们装3箱。", "We pack 4 pcs."),  # another unit
        ("Pay 30% and 30%.", "先付30%，再付30%。", "Pay 30% and 70%."),  # two facts look alike
        ("Pay 30% of ⟨1⟩.", "付⟨1⟩的30%。", "Pay 40% of ⟨1⟩."),  # marks of slots in the text
    ],
)
def test_what_does_not_map_one_to_one_is_reused_exactly_or_not_at_all(
    memory: Memory, text: str, translation: str, other: str
) -> None:
    memory.accept(text, translation, "en", "zh")
    assert memory.find(text, "en", "zh") == translation
    assert memory.find(other, "en", "zh") is None


def test_a_short_figure_is_not_found_within_a_long_one(memory: Memory) -> None:
    memory.accept("Pay 30% for PO-30.", "PO-30：请付30%。", "en", "zh")
    assert memory.find("Pay 5% for PO-9.", "en", "zh") == "PO-9：请付5%。"
    memory.accept("Only PO-30.", "只有XPO-30。", "en", "zh")
    assert memory.find("Only PO-31.", "en", "zh") is None


def test_facts_of_the_coach_map_in_both_directions(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.db")
    memory.accept(
        "We will ship 500 pcs on 4 December 2026.", "我们将于2026年12月4日发运500件。", "en", "zh"
    )
    memory.accept("请在2026年12月4日前付款。", "Please pay by 4 December 2026.", "zh", "en")
    assert (
        memory.find("We will ship 1,200 pcs on 11 January 2027.", "en", "zh")
        == "我们将于2027年1月11日发运1,200件。"
    )
    assert memory.find("请在2027年1月8日前付款。", "zh", "en") == "Please pay by 8 January 2027."


def test_forgetting_drops_one_pair(memory: Memory) -> None:
    memory.accept("Thank you!", "多谢！", "en", "zh")
    memory.accept("Goodbye!", "再见！", "en", "zh")
    assert memory.forget(" Thank you! ", "en", "zh")
    (left,) = memory.pairs()
    assert left.text == "Goodbye!"
    assert left.id is not None
    assert memory.forget_id(left.id)
    assert not memory.forget_id(left.id)
    assert memory.find("Goodbye!", "en", "zh") is None


def test_pairs_are_listed_by_words_and_languages(memory: Memory) -> None:
    memory.accept("Thank you!", "多谢！", "en", "zh")
    memory.accept("谢谢！", "Thank you!", "zh", "en")
    memory.accept("Thank you!", "Danke!", "en", "de")
    assert [pair.translation for pair in memory.pairs("thank")] == [
        "多谢！",
        "Thank you!",
        "Danke!",
    ]
    assert [pair.target for pair in memory.pairs(source="en", target="de-AT")] == ["de"]
    assert len(memory.pairs(limit=2)) == 2
    assert memory.pairs("100%_") == ()


@pytest.mark.parametrize("words", ["", "  ", "a\x00b", "x" * 20_001, "\ud800"])
def test_pairs_that_cannot_be_kept_are_refused_and_none_of_their_kind_is_kept(
    memory: Memory, words: str
) -> None:
    with pytest.raises(ValueError, match=r"a pair|side"):
        memory.accept_all([Pair("Hello", "你好", "en", "zh"), Pair("Hi", words, "en", "zh")])
    assert memory.count() == 0
    with pytest.raises(ValueError, match="two languages"):
        memory.accept("Hello", "Hello", "en", "en-GB")


@pytest.mark.parametrize(
    ("tag", "key"),
    [("zh-CN", "zh"), ("zh_TW", "zh-hant"), ("zh-Hant-HK", "zh-hant"), ("EN-us", "en"),
     ("pt-BR", "pt-br"), ("de-CH", "de")],
)  # fmt: skip
def test_regions_that_do_not_matter_are_left_out(tag: str, key: str) -> None:
    assert language_key(tag) == key


def test_spacing_and_width_do_not_matter() -> None:
    assert plain("交期 30 天，　FOB宁波") == plain("交期30天,FOB 宁波")
    assert plain("don’t  wait") == "don't wait"
    assert plain("a b") != plain("ab")


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Mr. Weber, " * 20)
    with pytest.raises(MemoryProblem, match="not a translation memory") as caught:
        Memory(letter).accept("Hi", "你好", "en", "zh")
    assert "不是翻译记忆库" in caught.value.told.zh
    assert letter.read_text() == "Dear Mr. Weber, " * 20
    orders = tmp_path / "orders.db"
    with sqlite3.connect(orders) as connection:
        connection.execute("CREATE TABLE orders (number TEXT)")
    with pytest.raises(MemoryProblem, match="not a translation memory"):
        Memory(orders).find("Hi", "en", "zh")
    with pytest.raises(MemoryProblem, match="cannot use"):
        Memory(tmp_path / "letter.txt" / "memory.db").accept("Hi", "你好", "en", "zh")


def test_the_memory_of_a_newer_coach_is_refused(memory: Memory) -> None:
    memory.accept("Hi", "你好", "en", "zh")
    memory.close()
    with sqlite3.connect(memory.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(MemoryProblem, match="newer version"):
        memory.find("Hi", "en", "zh")


def test_the_users_own_memory_can_be_named_or_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COACH_MEMORY", str(tmp_path / "own.db"))
    assert own_path() == chosen_path(None) == tmp_path / "own.db"
    assert chosen_path("other.db") == Path("other.db")
    assert chosen_path("none") is None
    monkeypatch.setenv("COACH_MEMORY", "none")
    assert chosen_path(None) is None
    assert own_path().name == "memory.db"


def _accept_many(path: Path, name: str, count: int) -> None:
    memory = Memory(path, protecting)
    for number in range(count):
        memory.accept(f"{name} says {number}.", f"{name}说{number}。", "en", "zh")


def test_two_programs_write_a_new_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "memory.db"
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_accept_many, args=(path, name, 40)) for name in ("Ann", "Bo")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert Memory(path, protecting).count() == 80


def _import_forever(path: Path, ready: str) -> None:
    memory = Memory(path, _telling(Path(ready)))
    memory.accept_all(
        Pair(f"Line {number}.", f"第{number}行。", "en", "zh") for number in range(10**6)
    )


def _telling(ready: Path) -> object:
    def found(text: str, source: str, target: str) -> Sequence[Protected]:
        if text == "Line 500.":
            ready.touch()
        return ()

    return found


def test_a_killed_import_leaves_the_memory_as_it_was(memory: Memory, tmp_path: Path) -> None:
    memory.accept("Hi", "你好", "en", "zh")
    ready = tmp_path / "ready"
    context = multiprocessing.get_context("spawn")
    importing = context.Process(target=_import_forever, args=(memory.path, str(ready)))
    importing.start()
    until = time.monotonic() + 60
    while not ready.exists():
        assert time.monotonic() < until
        assert importing.is_alive()
        time.sleep(0.01)
    assert importing.pid is not None
    os.kill(importing.pid, signal.SIGKILL)
    importing.join(30)
    assert [pair.text for pair in memory.pairs()] == ["Hi"]
    assert memory.accept("Bye", "再见", "en", "zh").new == 1


def test_an_interrupted_writer_leaves_nothing_behind(memory: Memory) -> None:
    memory.accept("Hi", "你好", "en", "zh")

    def change() -> None:
        with memory._writing() as connection:
            connection.execute("DELETE FROM pairs")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        change()
    assert memory.count() == 1


PAIRS = [
    Pair("Thank you & goodbye <b>!", "多谢，再见<b>！", "en", "zh", datetime(2026, 11, 26, 8, tzinfo=UTC)),
    Pair('Line one\nline "two"\tend', "第一行\n第“二”行", "en", "zh"),
    Pair("=1+1", "一加一", "en", "zh"),
]  # fmt: skip


def test_tmx_goes_out_and_comes_back() -> None:
    text = to_tmx(PAIRS)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM')
    assert 'srclang="en"' in text
    assert from_tmx(text.encode()) == PAIRS
    both = [*PAIRS, Pair("谢谢", "Thanks", "zh", "en")]
    assert from_tmx(to_tmx(both).encode()) == both


def test_tmx_of_other_programs_is_read() -> None:
    data = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">
    <header srclang="en-US" creationtool="x"/><body><tu changedate="20260102T030405Z">
    <tuv xml:lang="zh-CN"><seg>请<bpt i="1">&lt;b&gt;</bpt>尽快<ept i="1">&lt;/b&gt;</ept>付款。</seg></tuv>
    <tuv xml:lang="en-US"><seg>Please <hi>pay</hi> soon.</seg></tuv>
    <tuv xml:lang="de"><seg>Bitte zahlen.</seg></tuv></tu>
    <tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu></body></tmx>"""
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert from_tmx(data.encode()) == [
        Pair("Please pay soon.", "请尽快付款。", "en-US", "zh-CN", moment),
        Pair("Please pay soon.", "Bitte zahlen.", "en-US", "de", moment),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Mr. Weber",
        b"<html/>",
        b'<!DOCTYPE tmx [<!ENTITY a "aa">]><tmx>&a;</tmx>',
        b'<?xml version="1.0" encoding="no-such"?><tmx/>',
        b"",
    ],
)
def test_what_is_not_tmx_is_refused(data: bytes) -> None:
    with pytest.raises(MemoryProblem, match="not TMX"):
        from_tmx(data)


def test_tables_go_out_and_come_back() -> None:
    written = to_tsv(PAIRS)
    read = from_tsv(written)
    assert [(one.text, one.translation) for one in read] == [
        (one.text, one.translation) for one in PAIRS
    ]


def test_tables_of_two_columns_name_their_languages() -> None:
    assert from_tsv("\ufeffen\tzh\r\nHi\t你好\r\n\r\n") == [Pair("Hi", "你好", "en", "zh")]
    assert from_tsv("Hi\t你好\n", "en", "zh") == [Pair("Hi", "你好", "en", "zh")]
    assert from_tsv("") == []
    with pytest.raises(MemoryProblem, match="--from and --to"):
        from_tsv("Hi there\t你好\n")
    with pytest.raises(MemoryProblem, match="line 2"):
        from_tsv("en\tzh\nHi\n")
    with pytest.raises(MemoryProblem, match=r"line 2.*tags"):
        from_tsv("source_language\ttarget_language\tsource\ttarget\nEnglish!\tzh\tHi\t你好\n")
