"""Inline ignores, in every way in which they can be written."""

from __future__ import annotations

from io import BytesIO

import pytest

from coach.batch.outcome import Outcome
from coach.batch.settings import FileSettings
from tests.batch.conftest import Linted

WEEKEND = "Let us meet this weekend."


def told(outcome: Outcome) -> list[str]:
    return [one.rule_id for one in outcome.standing]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- coach-ignore-next-line time/weekend -- agreed by phone -->\n{WEEKEND}\n",
        f"<!-- coach-ignore-next-line time：电话里说好了 -->\n\n{WEEKEND}\n",
        f"<!-- coach-ignore-next-line -->\n{WEEKEND}\n",
        f"{WEEKEND} <!-- coach-ignore-line time/weekend -->\n",
        f"{WEEKEND} <!-- coach-ignore informal, time/weekend -- x -->\nPls wait.",
        f"<!-- coach-ignore-start time -->\nHi.\n\n{WEEKEND}\n\n<!-- coach-ignore-end -->\n",
        f"<!-- coach-ignore-start time -->\n\n{WEEKEND}\n",
        f"{WEEKEND}\n\n<!-- coach-ignore-file time/weekend -- a sample -->\n",
    ],
)
def test_a_finding_is_ignored(linted: Linted, text: str) -> None:
    outcome = linted(text, "a.md")
    assert "time/weekend" not in told(outcome)
    assert [one.suppressed.kind for one in outcome.findings if one.suppressed] == ["ignore"]


def test_the_reason_is_kept(linted: Linted) -> None:
    text = f"<!-- coach-ignore-next-line time/weekend -- agreed by phone -->\n{WEEKEND}\n"
    (one,) = linted(text, "a.md").findings
    assert one.suppressed is not None
    assert one.suppressed.reason == "agreed by phone"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Hi</p>\n<!-- coach-ignore-next-line time -->\n<p>{}</p>\n"),
        ("a.txt", "Hi\n[coach-ignore-next-line time]\n{}\n"),
        ("a.j2", "{{# coach-ignore-next-line time #}}\n{}\n"),
        ("a.hbs", "{{{{! coach-ignore-next-line time }}}}\n{}\n"),
        ("a.yaml", "# coach-ignore-next-line time\nbody: {}\n"),
        ("a.toml", '# coach-ignore-next-line time\nbody = "{}"\n'),
        ("a.po", 'msgid "a"\nmsgstr ""\n\n# coach-ignore-next-line time\nmsgid "b"\nmsgstr "{}"\n'),
    ],
)
def test_in_the_remarks_of_each_format(linted: Linted, name: str, text: str) -> None:
    outcome = linted(text.format(WEEKEND), name)
    assert outcome.problem is None
    assert told(outcome) == []
    assert [one.rule_id for one in outcome.findings] == ["time/weekend"]


def test_what_it_does_not_reach_is_told(linted: Linted) -> None:
    text = f"{WEEKEND}\n\n<!-- coach-ignore-line time/weekend -->\n\nAll is well.\n"
    assert told(linted(text, "a.md")) == ["time/weekend", "ignore/unused"]


def test_unused_ignores_are_told_unless_their_rule_is_off(linted: Linted) -> None:
    text = "<!-- coach-ignore-file blame, time/weekend -->\nAll is well.\n"
    outcome = linted(text, "a.md")
    assert told(outcome) == ["ignore/unused", "ignore/unused"]
    assert "blame" in outcome.standing[0].message.en
    off = FileSettings(level={"blame": "off", "time": "off"})
    assert told(linted(text, "a.md", off)) == []
    assert told(linted(text, "a.md", FileSettings(report_unused=False))) == []


def test_an_unknown_rule_is_an_error_with_the_nearest(linted: Linted) -> None:
    outcome = linted("All is well. <!-- coach-ignore-line time/wekend -->\n", "a.md")
    (one,) = outcome.standing
    assert (one.rule_id, one.severity) == ("ignore/unknown-rule", "error")
    assert "time/weekend" in one.message.en
    assert "time/weekend" in one.message.zh
    assert one.place.line == 1


def test_a_reason_is_wanted_where_the_settings_say_so(linted: Linted) -> None:
    strict = FileSettings(require_reason=True)
    bare = f"{WEEKEND} <!-- coach-ignore-line time -->\n"
    assert told(linted(bare, "a.md")) == []
    assert told(linted(bare, "a.md", strict)) == ["ignore/no-reason"]
    given = f"{WEEKEND} <!-- coach-ignore-line time -- agreed -->\n"
    assert told(linted(given, "a.md", strict)) == []


def test_an_end_without_a_start(linted: Linted) -> None:
    assert told(linted("All is well.\n\n<!-- coach-ignore-end -->\n", "a.md")) == ["ignore/open"]


def test_two_blocks_in_one_file(linted: Linted) -> None:
    block = f"<!-- coach-ignore-start time -->\n\n{WEEKEND}\n\n<!-- coach-ignore-end time -->\n\n"
    outcome = linted(f"{block}Pls wait.\n\n{WEEKEND}\n\n{block}", "a.md")
    assert told(outcome) == ["informal/texting-words", "time/weekend"]


def test_a_comment_in_word_reaches_its_paragraph_alone(linted: Linted) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Dear Tom,")
    paragraph = document.add_paragraph(WEEKEND)
    document.add_comment(paragraph.runs, "coach-ignore time -- agreed by phone")
    document.add_paragraph("Let us also talk this weekend.")
    out = BytesIO()
    document.save(out)
    outcome = linted(out.getvalue(), "a.docx")
    assert [one.suppressed is None for one in outcome.findings if one.category == "time"] == [
        False,
        True,
    ]


def test_a_comment_in_a_workbook_reaches_its_cell(linted: Linted) -> None:
    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = sheet["A2"] = WEEKEND
    sheet["A2"].comment = Comment("coach-ignore time/weekend -- agreed", "Li")
    out = BytesIO()
    book.save(out)
    outcome = linted(out.getvalue(), "a.xlsx")
    assert [one.unit for one in outcome.standing] == ["Sheet!A1"]
