"""A library held beside itself: what does not fit together, and what has to stay silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.batch.consistency.comparing import Consistency
from coach.batch.consistency.resemblance import Neighbours, resemblance, signature_of
from coach.batch.consistency.survey import pair_key
from coach.batch.outcome import Located
from coach.batch.running import Job
from coach.batch.settings import FileSettings
from coach.cli import main

NOW = datetime(2026, 11, 26, tzinfo=UTC)
LONG = (
    "Thank you for your order of the folding chairs. We have checked the artwork with our printing"
    " house and found two places where the letters stand too near the edge. Please send us a file"
    " with a margin of five millimetres on every side, and tell us which of the two greens is the"
    " right one for the seat."
)


def _found(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """(path, rule, words) of everything that is said."""
    consistency = Consistency(NOW)
    for path, text in files.items():
        consistency.add(Job(path, text.encode(), FileSettings()))
    return [
        (outcome.path, one.rule_id, one.text)
        for outcome in consistency.outcomes(lambda path: files[path].encode())
        for one in outcome.findings
    ]


def _rules(found: Iterable[tuple[str, str, str]]) -> set[str]:
    return {rule for _, rule, _ in found}


def test_nearly_the_same_text_is_named_once() -> None:
    changed = LONG.replace("folding chairs", "garden chairs")
    found = _found({"a.txt": LONG, "b.txt": changed, "c.txt": "Something else. " * 9})
    assert [(path, rule) for path, rule, _ in found] == [("b.txt", "library/near-duplicate")]


def test_short_texts_are_alike_by_chance() -> None:
    short = "Dear Anna,\n\nThank you for your mail.\n\nBest regards,\nLi"
    assert _found({"a.txt": short, "b.txt": short}) == []


def test_resemblance_comes_near_the_share_of_common_runs() -> None:
    one, other = signature_of(LONG), signature_of(LONG.replace("two", "three"))
    assert one is not None
    assert other is not None
    assert 0.6 < resemblance(one, other) < 1.0
    far = signature_of(
        "几个完全不同的句子，讲的是另外一件事情，和上面的内容没有任何关系，也没有相同的词语。"
    )
    assert far is not None
    assert resemblance(one, far) < 0.1
    neighbours = Neighbours()
    neighbours.add(7, one)
    assert neighbours.nearest(other) == (7, resemblance(one, other))
    assert neighbours.nearest(far) is None


def test_what_changes_is_not_fixed_in_a_template() -> None:
    text = (
        "Dear Mr. Braun,\n\nThe price of {{product}} is USD 2.35 until 15 December 2026. Pay to IBAN"
        " DE89370400440532013000.\n\n{{signature}}"
    )
    found = _found({"quote.txt": text})
    assert [(rule, words) for _, rule, words in found] == [
        ("library/hard-coded-customer", "Braun"),
        ("library/hard-coded-price", "USD 2.35"),
        ("library/hard-coded-date", "15 December 2026"),
        ("library/hard-coded-account", "DE89370400440532013000"),
    ]


def test_a_message_without_placeholders_is_no_template() -> None:
    text = "Dear Mr. Braun,\n\nThe price is USD 2.35 until 15 December 2026.\n\nLi"
    assert _found({"sent.txt": text}) == []


def test_a_template_with_placeholders_everywhere_is_left_alone() -> None:
    text = "Dear {{name}},\n\nThe price is {{currency}} {{price}} until {{date}}.\n\n{{me}}"
    assert _found({"quote.txt": text}) == []


def _offer(days: int, number: int) -> str:
    return (
        f"Dear Anna,\n\nWe offer model X{number} at USD {number}.20 per piece FOB Ningbo. Our lead time is"
        f" {days} days after your deposit.\n\nLi"
    )


def test_one_value_beside_many_others_is_called_out() -> None:
    files = {f"{number}.txt": _offer(25, number) for number in range(1, 5)}
    files["5.txt"] = _offer(40, 5)
    found = [one for one in _found(files) if one[1] == "library/two-values"]
    assert found == [("5.txt", "library/two-values", "40 days")]


def test_values_that_differ_everywhere_are_no_mistake() -> None:
    files = {f"{days}.txt": _offer(days, days) for days in (20, 25, 30, 35)}
    assert "library/two-values" not in _rules(_found(files))


def test_the_rarer_word_is_called_out() -> None:
    files = {
        "a.txt": "Which colour do you need?",
        "b.txt": "The colours are fast.",
        "c.txt": "Which color?",
        "d.txt": "Colour (US: color) of the lid",
    }
    assert _found(files) == [("c.txt", "library/two-terms", "color")]
    assert _found({"a.txt": files["a.txt"], "c.txt": files["c.txt"]}) == []


def test_chinese_words_for_one_thing() -> None:
    files = {"a.txt": "收到定金后生产。", "b.txt": "请支付定金。", "c.txt": "订金已收到。"}
    assert _found(files) == [("c.txt", "library/two-terms", "订金")]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("reply.en.md", ("reply.*.md", "en")),
        ("reply_zh-CN.md", ("reply_*.md", "zh")),
        ("zh/reply.md", ("*/reply.md", "zh")),
        ("报价_中文.txt", ("报价_*.txt", "zh")),
        ("agenda.md", None),
        ("zhou.md", None),
    ],
)
def test_names_of_translations(path: str, key: tuple[str, str] | None) -> None:
    assert pair_key(path) == key


def test_a_translation_that_says_another_price_is_out_of_step() -> None:
    files = {
        "en/price.txt": "The unit price is USD 2.35 and the lead time is 25 days.",
        "zh/price.txt": "单价为USD 2.45，交货期25天。",
    }
    assert _found(files) == [("zh/price.txt", "library/out-of-step", "2.45")]
    files["zh/price.txt"] = "单价为USD 2.35，交货期25天。"
    assert _found(files) == []


def test_the_command_tells_it_behind_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LONG, encoding="utf-8")
    given = ["lint", str(tmp_path), "--no-cache", "--disable", "clarity"]
    assert "library/" not in CliRunner().invoke(main, given).output
    result = CliRunner().invoke(main, [*given, "--consistency"])
    assert "b.txt:1:1: advice library/near-duplicate" in result.output
    assert "library 1" in result.output


def test_places_are_those_of_the_file() -> None:
    text = "# 标题\n\n😀 Price of {{x}}: USD 2.35\n"
    consistency = Consistency(NOW)
    consistency.add(Job("a.md", text.encode(), FileSettings()))
    (outcome,) = consistency.outcomes(lambda path: None)
    one: Located = outcome.findings[0]
    assert one.place.start is not None
    assert text[one.place.start : one.place.end] == one.text == "USD 2.35"
    assert (one.place.line, one.place.column, one.place.column16) == (3, 19, 20)
