"""Translations as JSON and as lines: every field, every place, both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from coach.output.fact_names import FACT_NAMES
from coach.output.json import OffsetUnit
from coach.output.translating import translation_to_dict, translation_to_json
from coach.output.translating_text import (
    explained_lines,
    facts_table,
    language_name,
    left_lines,
    review_lines,
    warning_lines,
)
from coach.translation.left import is_doubtful, left, without
from tests.output.translation_sample import DRAFT, SAMPLE

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def judge() -> jsonschema.Draft202012Validator:
    def schema(name: str) -> dict[str, object]:
        return dict(json.loads((DOCS / name).read_text(encoding="utf-8")))

    report = Resource.from_contents(schema("report.schema.json"))
    registry: Registry[object] = Registry().with_resource("report.schema.json", report)
    return jsonschema.Draft202012Validator(schema("translate.schema.json"), registry=registry)


@pytest.mark.parametrize("unit", ["code_point", "utf-16"])
def test_the_schema_holds_for_what_is_written(
    judge: jsonschema.Draft202012Validator, unit: OffsetUnit
) -> None:
    data = translation_to_dict(SAMPLE, DRAFT, unit=unit)
    assert all(data[part] for part in ("sentences", "warnings", "facts", "findings", "review"))
    judge.validate(data)
    judge.validate(translation_to_dict(replace(SAMPLE, back=None, findings=()), DRAFT, unit=unit))
    with pytest.raises(jsonschema.ValidationError):
        judge.validate({**data, "more": 1})
    with pytest.raises(jsonschema.ValidationError):
        judge.validate({key: value for key, value in data.items() if key != "sentences"})


def test_utf_16_positions_point_at_the_same_words() -> None:
    data = translation_to_dict(SAMPLE, DRAFT, unit="utf-16")

    def words(text: str, start: int, end: int) -> str:
        return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")

    for one in data["sentences"]:
        assert words(DRAFT, one["start"], one["end"]) == one["source"]
        assert words(data["text"], one["new_start"], one["new_end"]) == one["translation"]
        for gloss in one["glosses"]:
            assert words(one["translation"], gloss["start"], gloss["end"]) == gloss["term"]
    number, dropped, added = data["warnings"]
    assert words(DRAFT, number["start"], number["end"]) == number["before"] == "500 pcs"
    assert words(data["text"], number["new_start"], number["new_end"]) == number["after"] == "50件"
    assert (dropped["before"], dropped["after"], dropped["new_start"]) == ("soon", None, None)
    assert (added["before"], added["after"], added["start"]) == (None, "再见", None)
    fact = data["facts"][0]
    assert words(data["text"], fact["after"]["start"], fact["after"]["end"]) == "PO-4501"
    (finding,) = data["findings"]
    assert words(data["text"], finding["start"], finding["end"]) == finding["text"] == "很快"


def test_json_keeps_every_character() -> None:
    written = translation_to_json(SAMPLE, DRAFT)
    assert "👍" in written
    assert json.loads(written)["text"] == SAMPLE.text


def test_what_is_left_is_named_with_its_terms_and_its_reason() -> None:
    assert [one.source[:3] for one in left(SAMPLE)] == ["The", "Pay"]
    assert list(left_lines(SAMPLE, DRAFT, "mail.txt", "en")) == [
        "mail.txt:5:3: not translated: “The <artwork> pleases our painter.”",
        "    artwork = 稿件|图稿",
        "mail.txt:6:3: not translated: “Pay 30%.”",
        "    the limit is used up",
    ]
    first = next(left_lines(SAMPLE, DRAFT, "mail.txt", "zh"))
    assert first == "mail.txt:5:3: 未翻译：“The <artwork> pleases our painter.”"


def test_what_differs_is_shown_with_both_sides() -> None:
    assert list(warning_lines(SAMPLE, DRAFT, "mail.txt", "en")) == [
        "mail.txt:3:32: the number differs",
        "    “500 pcs” → “50件”",
        "mail.txt:3:42: this is missing",
        "    “soon”",
        "mail.txt →:10:1: this was added",
        "    in the translation: “再见”",
    ]


def test_a_person_is_told_why_to_read_it() -> None:
    assert list(review_lines(SAMPLE, "m", "zh")) == [
        "m: 发送前必须由人核对",
        "    含有付款内容",
    ]
    assert not list(review_lines(replace(SAMPLE, needs_human_review=False), "m", "en"))


def test_it_is_told_who_did_which_sentence() -> None:
    lines = list(explained_lines(SAMPLE, DRAFT, "m", "en"))
    assert lines[0] == "m:1:1: phrasebook: “Dear Mr Weber,” → “尊敬的Weber先生：”"
    assert lines[1].startswith("m:3:1: accepted before: ")
    assert lines[4].startswith("m:5:3: not translated: ")
    assert lines[-2] == "m →:3:23: time/soon: “很快” has no date"


def test_facts_stand_in_both_languages() -> None:
    header, number, count = facts_table(SAMPLE)
    assert header.split() == ["Fact", "信息", "As", "written", "原文", "As", "translated", "译文"]
    assert number.split() == ["number", "编号", "PO-4501", "PO-4501"]
    assert count.split() == ["quantity", "数量", "500", "pcs", "?"]


def test_every_kind_of_fact_has_a_name() -> None:
    from typing import get_args

    from coach.facts import FactKind

    assert set(FACT_NAMES) == set(get_args(FactKind))


def test_languages_have_names() -> None:
    assert (language_name("zh").en, language_name("zh").zh) == ("Chinese", "中文")
    assert language_name("pt-BR").en == "Portuguese (Brazil)"
    assert language_name("xx-nothing").en == "xx-nothing"
    assert language_name("und").zh


def test_doubt_is_what_is_left_or_differs() -> None:
    clean = replace(SAMPLE, warnings=(), sentences=SAMPLE.sentences[:4])
    assert not is_doubtful(clean)
    assert is_doubtful(replace(clean, warnings=SAMPLE.warnings[:1]))
    assert is_doubtful(replace(clean, sentences=SAMPLE.sentences))


@pytest.mark.parametrize("name", ["time", "time/soon"])
def test_findings_can_be_left_out(name: str) -> None:
    assert without(SAMPLE, [name]).findings == ()
    assert without(SAMPLE, ["blame"]).findings == SAMPLE.findings
    assert without(SAMPLE, []) is SAMPLE
