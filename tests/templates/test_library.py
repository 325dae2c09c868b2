"""The built-in library is whole, and a mistake in a document is told with its place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from coach.finding import Text
from coach.rulebook.errors import RuleError
from coach.templates import Template, UnknownTemplate, find, read_templates, templates
from coach.templates.notation import PLACEHOLDER

STAGES = {
    "inquiry_reply": "quotation_new_customer quotation_regular_customer missing_information",
    "order_confirmation": "confirmed",
    "order_update": "production_started production_progress goods_ready customs_cleared"
    " shipped_courier shipped_sea shipped_air arrived delivered",
    "exception_delay": "cause_unknown cause_known",
    "exception_quality": "found_by_us reported_by_customer root_cause_open",
    "payment_reminder": "before_due first second formal",
    "shipping_notice": "sea air courier",
    "complaint_reply": "acknowledge proposal closing",
    "follow_up": "quotation sample invoice",
    "feedback_request": "after_delivery",
    "auto_reply": "outside_hours holiday_closure",
    "supplier_request": "quotation urge_delivery quality",
    "internal_handover": "case",
    "formal_notice": "notice_under_contract",
    "general": "meeting_invitation chat_confirmation",
}

GOOD = """
- id: order_update/packed
  kind: order_update
  stage: packed
  title: {en: Packed, zh: 已包装}
  subject: {en: "Order {order_no}: packed", zh: "订单{order_no}：已包装"}
  text:
    en: |
      The goods of order {order_no} are packed.
      ? Packages: {packages}
    zh: |
      订单{order_no}的货物已包装。
      ? 包装件数：{packages}
  owner: {en: Order team, zh: 跟单部}
  version: 1
  review: 2027-05-31
  variants: [neutral, japan]
"""


def folder(at: Path, text: str, name: str = "own") -> Path:
    (at / f"{name}.yaml").write_text(text, encoding="utf-8")
    return at


def test_every_kind_and_stage_has_a_template() -> None:
    found = {(one.kind, one.stage) for one in templates()}
    assert found == {(kind, stage) for kind, stages in STAGES.items() for stage in stages.split()}


def test_ids_are_unique_and_found() -> None:
    ids = [one.id for one in templates()]
    assert len(set(ids)) == len(ids)
    assert all(find(id).id == id for id in ids)
    with pytest.raises(UnknownTemplate, match="nearest: payment_reminder/first"):
        find("payment_reminder/frist")


@pytest.mark.parametrize("template", templates(), ids=lambda one: one.id)
class TestEach:
    def test_says_nothing_that_only_the_writer_can_know(self, template: Template) -> None:
        """No number, amount, date or account stands in a text itself."""
        texts = [template.subject, template.text, template.signature]
        for variant in template.variants:
            texts += [variant.greeting, variant.goodbye]
            texts += [*variant.opening.values(), *variant.closing.values()]
        for text in texts:
            for words in (text.en, text.zh):
                bare = re.sub(r"(?m)^\d\. ", "", PLACEHOLDER.sub("", words))
                assert not re.search(r"[\d%$€¥]", bare), bare
                assert not re.search(r"(?i)iban|swift|discount|refund|our fault|折扣|退款", bare)

    def test_chinese_is_chinese(self, template: Template) -> None:
        for text in (template.title, template.subject, template.text):
            bare = PLACEHOLDER.sub("", text.zh)
            assert re.search("[\u4e00-\u9fff]", bare)
            assert not re.search(r"[,;:!?()](?!//)", re.sub(r"(?m)^\? ", "", bare)), bare
            assert not re.search("[你妳]", bare)

    def test_has_an_owner_a_version_and_a_day_of_review(self, template: Template) -> None:
        assert template.owner.en
        assert template.owner.zh
        assert template.version >= 1
        assert template.review > date(2026, 11, 26)

    def test_placeholders_are_explained(self, template: Template) -> None:
        for one in template.placeholders:
            assert one.meaning.en
            assert re.search("[\u4e00-\u9fff]", one.meaning.zh)
            assert one.example.en
            assert one.example.zh


class TestOwnFolder:
    def test_is_read_with_the_built_in_placeholders(self, tmp_path: Path) -> None:
        (one,) = read_templates(folder(tmp_path, GOOD))
        assert [variant.id for variant in one.variants] == ["neutral", "japan"]
        assert one.placeholder("packages") is not None
        assert one.placeholder("packages").optional  # type: ignore[union-attr]
        assert not one.placeholder("order_no").optional  # type: ignore[union-attr]
        assert one.title == Text("Packed", "已包装")

    def test_defines_placeholders_of_its_own(self, tmp_path: Path) -> None:
        own = (
            "pallets: {type: quantity, meaning: {en: number of pallets, zh: 托盘数}, example: '8'}"
        )
        folder(tmp_path, own, "placeholders")
        (one,) = read_templates(folder(tmp_path, GOOD.replace("{packages}", "{pallets}")))
        assert one.placeholder("pallets").example == Text("8", "8")  # type: ignore[union-attr]

    def test_has_none(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError, match="no documents"):
            read_templates(tmp_path)


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("{packages}\n    zh", "{package}\n    zh", r"own\.yaml:10:19: no placeholder 'package'; nearest: packages"),
        ("order {order_no} are", "order {Order No} are", r"own\.yaml:9:26: \{Order No\} is no placeholder"),
        ("title: {en: Packed, zh: 已包装}", "title: {en: Packed}", r"own\.yaml:5:10: title has no 'zh'"),
        ("kind: order_update", "kind: order_updates", r"own\.yaml:3:9: kind is 'order_updates'; use one of"),
        ("review: 2027-05-31", "review: 2027-02-30", r"own\.yaml:16:11: review '2027-02-30' is no date"),
        ("review: 2027-05-31", "review: next spring", r"own\.yaml:16:11: review 'next spring' is no date"),
        ("version: 1", "version: one", r"own\.yaml:15:12: version is a whole number"),
        ("[neutral, japan]", "[neutral, japanese]", r"own\.yaml:17:23: no variant 'japanese'; there are: neutral"),
        ("      ? 包装件数：{packages}\n", "", r"text\.zh leaves out \{packages\}"),
        ("  stage: packed\n", "", r"own\.yaml:2:3: the template has no 'stage'"),
        ("  stage: packed\n", "  stage: packed\n  colour: red\n", r"own\.yaml:5:3: the template has no field 'colour'"),
        ("id: order_update/packed", "id: Packed", r"own\.yaml:2:7: 'Packed' is no id such as"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in GOOD
    with pytest.raises(RuleError, match=told):
        read_templates(folder(tmp_path, GOOD.replace(good, bad, 1)))


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    folder(tmp_path, GOOD, "first")
    with pytest.raises(
        RuleError, match=r"second\.yaml:2:7: the id .* twice, first in first\.yaml:2"
    ):
        read_templates(folder(tmp_path, GOOD, "second"))


def test_a_document_that_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"own\.yaml:.*not valid YAML"):
        read_templates(folder(tmp_path, "- id: [unclosed"))
