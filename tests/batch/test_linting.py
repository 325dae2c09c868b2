"""One file: what is found, and where in the file it stands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coach.batch.linting import lint
from coach.batch.outcome import Outcome
from coach.batch.settings import FileSettings
from coach.draft import Context
from coach.engine import default_coach
from coach.reading.options import Options
from tests.batch.conftest import Linted

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def rules(outcome: Outcome) -> list[str]:
    return [one.rule_id for one in outcome.standing]


def test_lines_and_columns_in_every_unit(linted: Linted) -> None:
    (one,) = linted("Hello,\n你好 😀 pls wait.\n").standing
    place = one.place
    assert (place.line, place.column, place.end_column) == (2, 6, 9)
    assert (place.column16, place.end_column16) == (7, 10)
    assert (place.column8, place.end_column8) == (13, 16)
    assert (place.start, place.end) == (12, 15)
    assert one.text == "pls"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_open_at_the_words(linted: Linted, ending: str) -> None:
    text = f"Dear Tom,{ending}{ending}Let's meet this weekend. Pls confirm ASAP.{ending}"
    for one in linted(text).standing:
        assert text[one.place.start : one.place.end] == one.text
        line = text.split("\n")[one.place.line - 1]
        assert line[one.place.column - 1 :].startswith(one.text)
        assert one.excerpt.line[one.excerpt.start :].startswith(one.text)


def test_a_long_line_is_cut_around_the_words(linted: Linted) -> None:
    text = "The goods are packed. " * 30 + "Let's meet this weekend. " + "All is well here. " * 30
    (one,) = (one for one in linted(text).standing if one.rule_id == "time/weekend")
    excerpt = one.excerpt
    assert len(excerpt.line) < 170
    assert excerpt.line[excerpt.start : excerpt.start + excerpt.length] == "this weekend"


def test_an_outcome_comes_back_from_bytes_as_it_was(linted: Linted) -> None:
    for path in GOLDEN.glob("*.txt"):
        outcome = linted(path.read_bytes(), path.name)
        again = Outcome.from_bytes(outcome.path, outcome.to_bytes())
        assert again.to_bytes() == outcome.to_bytes()
        assert again.findings == outcome.findings
    with pytest.raises(ValueError, match="not an outcome"):
        Outcome.from_bytes("a", b"[1]")


def test_levels_change_severities_and_switch_off(linted: Linted) -> None:
    text = "Let's meet this weekend. Pls wait."
    assert set(rules(linted(text))) == {"time/weekend", "informal/texting-words"}
    off = FileSettings(level={"time": "off", "informal/texting-words": "error"})
    (one,) = linted(text, settings=off).standing
    assert (one.rule_id, one.severity) == ("informal/texting-words", "error")
    but = FileSettings(level={"time": "off", "time/weekend": "advice"})
    assert "time/weekend" in rules(linted(text, settings=but))


def test_own_words_are_never_marked(linted: Linted) -> None:
    own = FileSettings(words=("Pls Wait", "ASAP"))
    assert rules(linted("Pls wait there. Send it ASAP.", settings=own)) == []
    assert rules(linted("Pls go. The ASAPX.", settings=own)) == ["informal/texting-words"]


def test_languages_that_are_left_out(linted: Linted) -> None:
    chinese = "您好，我们尽快发货，谢谢。"
    assert rules(linted(chinese))
    assert rules(linted(chinese, settings=FileSettings(languages=("en",)))) == []


def test_blanks_of_a_template_are_no_mistake(linted: Linted) -> None:
    text = "Dear ⟦name⟧,\n\nWe ship on ⟦date⟧.\n"
    assert "ready/unfilled-blank" in rules(linted(text))
    template = FileSettings(reading=Options(template=True))
    assert "ready/unfilled-blank" not in rules(linted(text, settings=template))


def test_a_text_with_blanks_for_a_machine_is_a_template(linted: Linted) -> None:
    text = "Dear {{ name }},\n\nWe ship on *|DATE|*.\n"
    assert "ready/unfilled-blank" not in rules(linted(text))
    sent = FileSettings(reading=Options(template=False))
    assert "ready/unfilled-blank" in rules(linted(text, settings=sent))


def test_a_subject_is_no_message_that_could_lack_a_field(linted: Linted) -> None:
    mail = b"Subject: Shipping notice, pls read\r\nFrom: a@example.com\r\n\r\nDear Tom,\r\n"
    found = linted(mail, "a.eml", FileSettings(context=Context(kind="shipping_notice")))
    assert {one.unit for one in found.standing if one.category == "completeness"} <= {"text/plain"}
    assert ("Subject", "informal/texting-words") in {(o.unit, o.rule_id) for o in found.standing}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"\x89PNG\0\0", "binary"),
        ("a.json", b'{"a": ', "JSON"),
        ("a.docx", b"PK\x03\x04 nothing", ""),
        ("a.xlsx", b"not a workbook", ""),
        ("a.txt", b"%PDF-1.4", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    linted: Linted, name: str, data: bytes, told: str
) -> None:
    problem = linted(data, name).problem
    assert problem
    assert told in problem
    assert "\n" not in problem


def test_lines_that_are_no_json_do_not_hide_the_others(linted: Linted) -> None:
    lines = '{"a": "Pls send the goods."}\n{"a": \n{"a": "Let us meet this weekend."}\nx\n'
    found = linted(lines, "a.jsonl")
    assert [(one.place.line, one.rule_id) for one in found.standing] == [
        (1, "informal/texting-words"),
        (3, "time/weekend"),
    ]
    assert found.problem is not None
    assert found.problem.startswith("line 2")
    assert "1 more" in found.problem
    for one in found.standing:
        assert lines[one.place.start : one.place.end] == one.text


def test_fingerprints_survive_moved_lines(linted: Linted) -> None:
    line = "Let's meet this weekend to talk."
    prints = [
        [one.fingerprint for one in linted(text).standing if one.rule_id == "time/weekend"]
        for text in (
            f"Dear Tom,\n{line}\n",
            f"Dear Tom,\nThe goods are ready.\n\n{line}\n",
            f"Dear Tom,\n   {line}\n",
            f"Dear Tom,\n{line}\n{line}\n",
        )
    ]
    assert prints[0] == prints[1] == prints[2] == prints[3][:1]
    assert prints[3][1] == f"{prints[0][0]}-2"
    (other,) = linted("Let's talk this weekend, please.\n").standing
    assert other.fingerprint not in prints[0]


def test_the_same_twice(now: datetime) -> None:
    data = b"Let's meet this weekend. Pls send it ASAP.\n"
    first, second = (
        lint("a.txt", data, FileSettings(), default_coach(), now).to_bytes() for _ in range(2)
    )
    assert first == second
