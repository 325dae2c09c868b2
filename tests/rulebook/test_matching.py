"""What each kind of `find` matches, and what guards and boundaries keep out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.engine import Coach
from coach.rulebook.book import is_bounded

Write = Callable[..., Path]
Of = Callable[[Path], Coach]


def spans(coach: Coach, text: str) -> list[str]:
    return [text[f.start : f.end] for f in coach.check(text).findings]


def examples(word: str) -> str:
    return f'[{{flag: "So [[{word}]] it is."}}, {{flag: "And [[{word}]] again."}}, {{pass: "No."}}, {{pass: "Yes."}}]'


def test_phrases_are_found_inflected_and_across_line_breaks(
    write_rule: Write, coach_of: Of
) -> None:
    (pack := write_rule('{phrases: ["touch base"]}', examples("touch base"), rule_id="informal/x"))
    (pack / "en" / "inflections.tsv").write_text("touch\ttouches\ttouched\ttouched\ttouching\t\n")
    coach = coach_of(pack)
    assert spans(coach, "We touched base and keep touching\nbase with you about it.") == [
        "touched base",
        "touching\nbase",
    ]
    assert spans(coach, "The touch baseplate and retouch base coat.") == []


def test_a_swap_is_inflected_like_its_phrase(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(
        "{swap: {touch base: get in touch}}", examples("touch base"), rule_id="informal/x"
    )
    (pack / "en" / "inflections.tsv").write_text(
        "touch\ttouches\ttouched\ttouched\ttouching\t\nget\tgets\tgot\tgot\tgetting\t\n"
    )
    coach = coach_of(pack)
    (finding,) = coach.check("We touched base.").findings
    assert [s.replacement for s in finding.suggestions] == ["got in touch"]
    (finding,) = coach.check("Touch base with us please.").findings
    assert [s.replacement for s in finding.suggestions] == ["Get in touch"]


def test_a_pattern_marks_its_span_and_carries_groups(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(
        '{patterns: ["call (?P<who>\\\\w+) (?P<span>soon)"]}',
        '[{flag: "I will call you [[soon]]."}, {flag: "Then call him [[soon]]."}, {pass: "soon"}, {pass: "No."}]',
        more='suggest: {text: "on ⟦date⟧ ({who})", applicability: blank}',
    )
    (finding,) = coach_of(pack).check("Please call Ann soon.").findings
    assert (finding.start, finding.end) == (16, 20)
    assert finding.suggestions[0].replacement == "on ⟦date⟧ (Ann)"


def test_a_suggestion_that_would_lose_a_number_is_not_offered(
    write_rule: Write, coach_of: Of
) -> None:
    pack = write_rule(
        '{patterns: ["pay .{0,20}soon"]}',
        '[{flag: "Please [[pay it soon]]."}, {flag: "So [[pay us soon]]."}, {pass: "soon"}, {pass: "No."}]',
        more='suggest: {text: "pay by ⟦date⟧", applicability: blank}',
    )
    coach = coach_of(pack)
    assert coach.check("Please pay it soon.").findings[0].suggestions
    assert not coach.check("Please pay 30% soon.").findings[0].suggestions


def test_pattern_conditions_look_around_the_match(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(
        "{exact: [soon]}",
        examples("soon"),
        more='unless: [{before: "too "}, {after: " after"}, {sentence: "party"}]\nwhen: [{clause: "\\\\b(?:so|and|we)\\\\b"}]',
    )
    coach = coach_of(pack)
    assert spans(coach, "We come soon.") == ["soon"]
    for silent in ("So too soon.", "And soon after.", "We party soon.", "They come soon."):
        assert spans(coach, silent) == [], silent


def test_surface_token_patterns_need_no_pipeline(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(
        "{tokens: [[{LOWER: drop}, {LOWER: {IN: [the, our]}, OP: '?'}, {LOWER: {REGEX: '^balls?$'}}]]}",
        examples("drop the ball"),
        rule_id="informal/x",
    )
    assert spans(coach_of(pack), "Do not drop our balls or drop ball.") == [
        "drop our balls",
        "drop ball",
    ]


def test_rules_of_a_language_stay_in_their_script(write_rule: Write, coach_of: Of) -> None:
    write_rule("{exact: [weekend]}", examples("weekend"))
    pack = write_rule(
        "{exact: [尽快]}",
        '[{flag: "请[[尽快]]回复。"}, {flag: "[[尽快]]吧。"}, {pass: "好。"}, {pass: "是。"}]',
        language="zh",
    )
    text = "关于PO-4501的delivery，weekend可以安排吗？请尽快。"
    assert spans(coach_of(pack), text) == ["weekend", "尽快"]


@pytest.mark.parametrize(
    ("text", "word", "bounded"),
    [
        ("the soon", "soon", True),
        ("monsoon", "soon", False),
        ("sooner", "soon", False),
        ("的soon吗", "soon", True),
        ("soon4", "soon", False),
        ("soon_x", "soon", False),
        ("ésoon", "soon", False),
        ("尽快吧", "尽快", True),
        ("soon.", "soon", True),
        ("Übersoon", "soon", False),
    ],
)
def test_word_boundaries_know_scripts(text: str, word: str, bounded: bool) -> None:
    start = text.index(word)
    assert is_bounded(text, start, start + len(word)) is bounded


def test_patterns_without_a_literal_run_too(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(
        '{patterns: ["\\\\d+ [ap]m"]}',
        '[{flag: "At [[3 pm]]."}, {flag: "By [[10 am]]."}, {pass: "At 3."}, {pass: "No."}]',
    )
    assert spans(coach_of(pack), "Call 你好 at 4 pm or 5 pm.") == ["4 pm", "5 pm"]


def test_a_cased_pattern_without_a_literal_is_still_tried(write_rule: Write, coach_of: Of) -> None:
    pack = write_rule(r'{cased: ["\\b[X]{2}\\b"]}', examples("XX"), rule_id="ready/x")
    coach = coach_of(pack)
    assert spans(coach, "Mr XX wrote.") == ["XX"]
    assert spans(coach, "Mr xx wrote.") == []
