"""How a pattern is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.phrases.deriving import compiled
from coach.phrases.notation import Agreeing, Inflected, NotationError, Slot, Word, writings
from coach.phrases.shape import check
from coach.rulebook.errors import RuleError
from coach.rulebook.located import read


def texts(pattern: str) -> list[str]:
    return [" ".join(getattr(item, "text", "_") for item in one) for one in writings(pattern)]


def test_alternatives_come_in_the_order_in_which_they_stand() -> None:
    assert texts("(send|mail) us [all] (it|them)") == [
        "send us it", "send us them", "send us all it", "send us all them",
        "mail us it", "mail us them", "mail us all it", "mail us all them",
    ]  # fmt: skip


def test_an_empty_alternative_may_be_said_or_not_by_its_place() -> None:
    assert texts("(the|) order") == ["the order", "order"]
    assert texts("[the] order") == ["order", "the order"]


def test_brackets_stand_in_brackets() -> None:
    assert texts("(as soon as (possible|you can)|now)") == [
        "as soon as possible", "as soon as you can", "now",
    ]  # fmt: skip


def test_slots_agreement_and_inflection_are_told_apart() -> None:
    (found,) = writings("{s:subj} {s.needs} send* {v:vp.ing} {n:n.plural}")
    assert found == (
        Slot("s", "subj"),
        Agreeing("s", "needs"),
        Inflected("send"),
        Slot("v", "vp", "ing"),
        Slot("n", "n", "plural"),
    )


def test_words_match_in_small_letters_and_are_said_as_written() -> None:
    assert writings("Friday, ETD") == [
        (Word("friday", "Friday"), Word(",", ","), Word("etd", "ETD"))
    ]


def test_contractions_and_hyphens_are_spelled_out() -> None:
    assert texts("we're re-sending") == ["we are re sending"]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(a|b", "is missing"),
        ("a) b", "closed that was not opened"),
        ("a | b", "outside of brackets"),
        ("{What}", "is no slot"),
        ("[a]", "may be empty"),
        ("(a|b)" * 10, "more than"),
    ],
)
def test_what_cannot_be_read_is_told(pattern: str, told: str) -> None:
    with pytest.raises(NotationError, match=told):
        writings(pattern)


def test_a_verb_is_matched_in_the_form_that_is_asked_for() -> None:
    pair = compiled("vp", {"en": "send* {what:np}", "zh": "发送{what:np}"})
    by_form = {category: symbols[0] for category, symbols, _ in pair[5] if symbols[0] != "send"}
    assert by_form == {
        "vp.now": "sends", "vp.past": "sent", "vp.done": "sent", "vp.ing": "sending",
    }  # fmt: skip


def test_one_side_may_be_said_only() -> None:
    pair = compiled("s", {"en": "well noted", "zh": "(收到|知悉)", "from": "en"})
    assert [len(pair[5]), len(pair[6])] == [1, 0]


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("{en: thanks}", "has no 'zh'"),
        ('{en: "{a:np}", zh: "{b:np}"}', "not so: a, b"),
        ('{en: "{a:np} {a:np}", zh: "{a:np}"}', "stands twice"),
        ('{en: "({a:np}|it)", zh: "{a:np}"}', "not every writing has the same slots"),
        ('{en: "{a:np.sideways}", zh: "{a:np}"}', "no form"),
        ('{en: "{b.is} ready", zh: "备妥"}', "agrees with no slot"),
        ("{en: 备妥, zh: 备妥}", "holds Chinese"),
        ("{en: a, zh: 一, from: fr}", "use one of: en, zh"),
        ("{en: a, zh: 一, sort: b}", "has no field 'sort'"),
    ],
)
def test_a_pair_that_does_not_fit_is_told_with_its_line(
    tmp_path: Path, pair: str, told: str
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"s:\n- {{en: yes, zh: 是}}\n- {pair}\n", encoding="utf-8")
    root = read(path)
    assert root is not None
    with pytest.raises(RuleError, match=told) as caught:
        check("own", root)
    assert caught.value.place.line == 3
