"""The trade glossary: the shape of its files, both directions, and a user's own terms."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from coach import assets
from coach.analysis.simplified import simplify
from coach.rulebook.errors import RuleError
from coach.translation.english_forms import plurals, spellings
from coach.translation.glossary import (
    Glossary,
    TermFound,
    as_mapping,
    glossary,
    named,
    terms,
    terms_in,
)
from coach.translation.term_files import COLUMNS, KINDS, NUMBERS, Term, read_terms

FILES = sorted((assets.path("rules") / "terms").glob("*.tsv"))
HAN = re.compile(r"[\u3400-\u9fff]")
STAYS = "著"
"""What the table of traditional characters replaces although 著作权 is written with it."""


def lines_of(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def written(place: Path, *rows: str) -> Path:
    place.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return place


def meanings(text: str, language: str, book: Glossary | None = None) -> list[tuple[str, str]]:
    found = terms_in(text, language) if book is None else book.terms_in(text, language)
    other = "zh" if language == "en" else "en"
    return [(text[one.start : one.end], getattr(one.term, other)) for one in found]


class TestFiles:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_every_line_has_its_columns_and_no_stray_space(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# " + "\t".join(COLUMNS) + "\n")
        assert text.endswith("\n")
        for cells in lines_of(path):
            assert len(cells) == len(COLUMNS), cells
            for cell in cells:
                parts = cell.split("|")
                assert parts == [part.strip() for part in parts], cells
                assert "  " not in cell, cells
            assert all(part for cell in cells[5:7] if cell for part in cell.split("|")), cells

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_kinds_numbers_and_measures(self, path: Path) -> None:
        for en, zh, kind, number, measure, *_ in lines_of(path):
            assert en, zh
            assert zh, en
            assert kind in KINDS, en
            assert number in (NUMBERS if kind == "noun" else ("",)), en
            if number == "count":
                assert HAN.fullmatch(measure), f"{en} is counted, but by which word?"
            if kind != "noun":
                assert not measure, en

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_languages_and_characters(self, path: Path) -> None:
        for en, zh, kind, _, measure, also_en, also_zh, _ in lines_of(path):
            assert not HAN.search(en + also_en), en
            for chinese in (zh, *filter(None, also_zh.split("|")), measure):
                plain = chinese.replace(STAYS, "")
                assert simplify(plain) == plain, f"{chinese} has a traditional character"
                assert not re.search(r"[,;:!?“”]", chinese), chinese
            # What stays in Latin letters is an abbreviation that Chinese traders write as it is.
            assert HAN.search(zh) or (zh == en and zh.isupper()), (en, zh)
            if kind not in ("name", "noun"):
                assert en == en.lower() or re.match("UV|XL", en), en

    def test_no_term_twice(self) -> None:
        rows = [cells for path in FILES for cells in lines_of(path)]
        for column in (0, 1):
            seen = Counter((cells[column].lower(), cells[2]) for cells in rows)
            assert [key for key, count in seen.items() if count > 1] == []

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_no_writing_of_two_terms(self, language: str) -> None:
        seen: dict[tuple[str, str], str] = {}
        for term in terms():
            for writing in term.all_en if language == "en" else term.all_zh:
                first = seen.setdefault((writing.lower(), term.kind), term.en)
                assert first == term.en, f"{writing} is {first} and {term.en}"

    def test_there_are_enough_of_each_kind(self) -> None:
        kinds = Counter(term.kind for term in terms())
        assert kinds["noun"] >= 1400
        assert kinds["adjective"] >= 250
        assert kinds["name"] >= 300

    def test_all_files_are_read(self) -> None:
        assert {term.field for term in terms()} == {path.stem for path in FILES}
        assert len(terms()) == sum(len(lines_of(path)) for path in FILES)


class TestBothDirections:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("bill of lading", "提单"),
            ("Bills of Lading", "提单"),
            ("B/L", "提单"),
            ("packing list", "装箱单"),
            ("PACKING LISTS", "装箱单"),
            ("pre production sample", "产前样"),
            ("Pre-Production Samples", "产前样"),
            ("MOQ", "最小起订量"),
            ("moq", "最小起订量"),
            ("POs", "采购订单"),
            ("mould", "模具"),
            ("colour box", "彩盒"),
            ("color boxes", "彩盒"),
            ("knives", "刀"),
            ("companies", "公司"),
            ("salesmen", "销售员"),
            ("buyer’s representative", "买方代表"),
            ("defective", "有缺陷的"),
            ("waterproof", "防水"),
            ("Germany", "德国"),
            ("UK", "英国"),
        ],
    )
    def test_english(self, written: str, meant: str) -> None:
        assert meant in [term.zh for term in named(written, "en")]

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("提单", "bill of lading"),
            ("訂單", "order"),
            ("裝箱單", "packing list"),
            ("产地证", "certificate of origin"),
            ("有缺陷", "defective"),
            ("有缺陷的", "defective"),
            ("货代", "freight forwarder"),
            ("led灯", "LED light"),
            ("德國", "Germany"),
            ("交期", "delivery time"),
        ],
    )
    def test_chinese(self, written: str, meant: str) -> None:
        assert meant in [term.en for term in named(written, "zh-Hant")]

    @pytest.mark.parametrize("text", ["", " ", "提单", "us", "pos", "xyzzy", "billet of lading"])
    def test_no_english_term(self, text: str) -> None:
        assert named(text, "en") == ()

    def test_every_writing_leads_to_its_term_and_back(self) -> None:
        for term in terms():
            for language, writings in (("en", term.all_en), ("zh", term.all_zh)):
                for writing in writings:
                    assert term in named(writing, language), writing

    def test_other_languages_have_none(self) -> None:
        assert named("order", "de") == ()
        assert terms_in("order", "fr-CA") == ()
        assert as_mapping("en", "de") == {}

    def test_a_noun_comes_before_an_adjective(self) -> None:
        kinds = [term.kind for term in named("orange", "en")]
        assert kinds == ["noun", "adjective"]


class TestTermsInText:
    def test_the_longest_counts(self) -> None:
        text = "Please check the draft bill of lading and the packing list."
        assert meanings(text, "en") == [
            ("draft bill of lading", "提单草稿"),
            ("packing list", "装箱单"),
        ]

    def test_a_longer_writing_inside_a_word_does_not_hide_a_shorter_one(self) -> None:
        assert meanings("the carton sized box", "en") == [("carton", "纸箱"), ("box", "盒子")]

    def test_chinese_traditional_and_simplified(self) -> None:
        text = "請確認裝箱單和提单草稿。"
        assert meanings(text, "zh") == [
            ("確認", "confirmation"),
            ("裝箱單", "packing list"),
            ("提单草稿", "draft bill of lading"),
        ]

    def test_one_character_only_stands_alone(self) -> None:
        assert meanings("虚线旁", "zh") == []
        assert meanings("颜色: 线, 门", "zh") == [
            ("颜色", "color"),
            ("线", "thread"),
            ("门", "door"),
        ]

    def test_latin_letters_are_not_cut(self) -> None:
        assert meanings("这是OLED灯", "zh") == [("灯", "lamp")]
        assert meanings("LED灯", "zh") == [("LED灯", "LED light")]

    def test_capitals_tell_abbreviations_and_names(self) -> None:
        assert meanings("so let us see the turkey", "en") == []
        assert meanings("to the US and Turkey", "en") == [("US", "美国"), ("Turkey", "土耳其")]

    def test_offsets_are_those_of_the_text(self) -> None:
        text = "İİ the pallets\nand ＬＥＤ carton\u00a0size"
        for one in terms_in(text, "en"):
            assert isinstance(one, TermFound)
        assert meanings(text, "en") == [("pallets", "托盘"), ("carton\u00a0size", "箱规")]

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_spans_are_in_order_without_overlaps(self, language: str) -> None:
        writings = [term.en if language == "en" else term.zh for term in terms()]
        text = " ".join(writings) if language == "en" else "，".join(writings)
        found = terms_in(text, language)
        assert len(found) > 2000
        for one, two in pairwise(found):
            assert one.start < one.end <= two.start


class TestMapping:
    def test_english_to_chinese(self) -> None:
        mapping = as_mapping("en-GB", "zh-Hans")
        assert mapping["bill of lading"] == "提单"
        assert mapping["B/L"] == "提单"
        assert mapping["carton"] == "纸箱"

    def test_words_that_are_verbs_adjectives_or_of_every_day_are_left_to_the_engine(self) -> None:
        mapping = as_mapping("en", "zh")
        assert not {"order", "sample", "light", "delay", "orange", "result", "black"} & set(mapping)
        assert not {"原因", "黑色", "灯"} & set(as_mapping("zh", "en"))

    def test_chinese_to_english(self) -> None:
        mapping = as_mapping("zh-CN", "en-US")
        assert mapping["提单"] == "bill of lading"
        assert mapping["货代"] == "freight forwarder"

    def test_no_simplified_term_goes_into_a_traditional_text(self) -> None:
        assert as_mapping("en", "zh-Hant") == {}
        assert as_mapping("zh-TW", "en") == {}


class TestOwnTerms:
    def test_they_go_over_ours(self, tmp_path: Path) -> None:
        book = glossary(
            written(
                tmp_path / "own.tsv",
                "en\tzh\tkind\tnumber\tmeasure\talso_en",
                "# ours",
                "sole\t大底\tnoun\tcount\t双\tbottom unit",
                "",
                "HX-200\tHX-200\tname",
                "order\t单子",
            )
        )
        assert meanings("two soles and bottom units for HX-200", "en", book) == [
            ("soles", "大底"),
            ("bottom units", "大底"),
            ("HX-200", "HX-200"),
        ]
        assert book.named("outsole", "en")[0].zh == "鞋底"
        assert book.named("单子", "zh")[0].own
        mapping = book.as_mapping("en", "zh")
        assert (mapping["sole"], mapping["order"]) == ("大底", "单子")
        assert mapping["bill of lading"] == "提单"

    def test_ours_stay_as_they_are(self, tmp_path: Path) -> None:
        glossary(written(tmp_path / "own.tsv", "carton\t外纸箱"))
        assert named("carton", "en")[0].zh == "纸箱"

    def test_two_columns_are_enough(self, tmp_path: Path) -> None:
        (term,) = read_terms(written(tmp_path / "mine.tsv", "widget \t小部件"), own=True)
        assert term == Term("widget", "小部件", number="count", field="mine", own=True)

    def test_as_a_spreadsheet_writes_it(self, tmp_path: Path) -> None:
        place = tmp_path / "own.tsv"
        place.write_bytes("\ufeffen\tzh\r\nwidget\t小部件\t\t\t\t\t\t\r\n".encode())
        assert [term.en for term in read_terms(place)] == ["widget"]

    @pytest.mark.parametrize(
        ("line", "column", "told"),
        [
            ("widget", 8, "no zh"),
            ("\t小部件", 1, "no en"),
            ("小部件\twidget", 1, "first column is English"),
            ("widget\t小部件\tverb", 12, "no kind 'verb'; there are: noun, name"),
            ("widget\t小部件\tnoun\tdual", 17, "no number 'dual'"),
            ("widget\t小部件\tnoun\tcount\t个\ta||b", 25, "also_en has an empty place"),
            ("widget\t小部件\t\t\t\t\t\t\tmore", 18, "more than 8 columns"),
            ("wid\u200b\x07get\t小部件", 1, "cannot be seen"),
            (f"{'w' * 121}\t小部件", 1, "longer than 120"),
        ],
    )
    def test_errors_name_the_place(self, tmp_path: Path, line: str, column: int, told: str) -> None:
        place = written(tmp_path / "own.tsv", "# mine", "gadget\t小玩意", line)
        with pytest.raises(RuleError, match=re.escape(told)) as error:
            glossary(place)
        assert f"{place}:3:{column}: " in str(error.value)

    def test_a_term_twice(self, tmp_path: Path) -> None:
        place = written(tmp_path / "own.tsv", "widget\t小部件", "Widget\t部件")
        with pytest.raises(RuleError, match="line 1 already") as error:
            glossary(place)
        assert error.value.place.line == 2

    def test_another_encoding(self, tmp_path: Path) -> None:
        place = tmp_path / "own.tsv"
        place.write_bytes("en\tzh\nbox\t订单\n".encode("gbk"))
        with pytest.raises(RuleError, match="UTF-8") as error:
            glossary(place)
        assert (error.value.place.line, error.value.place.column) == (2, 5)

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            glossary(tmp_path / "none.tsv")


class TestEnglishForms:
    @pytest.mark.parametrize(
        ("writing", "expected"),
        [
            ("bill of lading", ["bills of lading"]),
            ("letter of credit at sight", ["letters of credit at sight"]),
            ("discrepancy in documents", ["discrepancies in documents"]),
            ("gift box", ["gift boxes"]),
            ("battery", ["batteries"]),
            ("valve", ["valves"]),
            ("toy", ["toys"]),
            ("foreman", ["foremen"]),
            ("MOQ", ["MOQs"]),
            ("spare parts", []),
            ("invoice no.", []),
        ],
    )
    def test_plurals(self, writing: str, expected: list[str]) -> None:
        assert list(plurals(writing)) == expected

    def test_spellings(self) -> None:
        assert spellings("color card") == ("color card", "colour card")
        assert spellings("box") == ("box",)


def test_no_yaml_is_read() -> None:
    program = (
        "import sys; from coach.translation.glossary import terms_in;"
        "assert terms_in('the cartons', 'en') and terms_in('纸箱', 'zh');"
        "heavy = {'yaml', 'spacy', 'torch', 'jieba', 'pydantic'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root, timeout=60)
