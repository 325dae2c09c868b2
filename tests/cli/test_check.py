"""`coach check` for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main
from tests.cli.packs import GIZMO


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("Dear Tom,\nLet's meet this weekend.\n", encoding="utf-8")
    return path


def test_text_names_the_place(draft: Path) -> None:
    result = run(str(draft))
    assert result.exit_code == 1
    assert f"{draft}:2:12: warning time/weekend" in result.output


def test_chinese_explanations(draft: Path) -> None:
    assert "哪一天" in run(str(draft), "--lang", "zh").output


def test_json_has_a_schema_and_offsets(draft: Path) -> None:
    report = json.loads(run(str(draft), "--format", "json").output)
    assert report["schema"]
    (finding,) = [f for f in report["findings"] if f["category"] == "time"]
    assert draft.read_text()[finding["start"] : finding["end"]] == "this weekend"


def test_what_the_recipient_reads_is_added_when_asked_for(draft: Path) -> None:
    shown = run(str(draft), "--reader-view").output
    assert "What the recipient reads:\n  My task: (nothing asked)\n" in shown
    assert (
        "收件人读到的：\n  要我做的：（没有请对方做什么）\n"
        in run(str(draft), "--reader-view", "--lang", "zh").output
    )
    assert "What the recipient reads" not in run(str(draft)).output
    report = json.loads(run(str(draft), "--format", "json", "--reader-view").output)
    assert report["reader_view"]["lines"][0]["name"] == "task"
    assert json.loads(run(str(draft), "--format", "json").output)["reader_view"] is None


def test_exit_status(draft: Path, tmp_path: Path) -> None:
    assert run(str(draft), "--fail-on", "error").exit_code == 0
    assert run(str(draft), "--fail-on", "never").exit_code == 0
    clean = tmp_path / "clean.txt"
    clean.write_text("We confirm receipt of your payment of USD 300.", encoding="utf-8")
    assert run(str(clean)).exit_code == 0
    assert run(str(clean), str(draft)).exit_code == 1


def test_standard_input() -> None:
    assert run("-", stdin="Let's meet this weekend.").exit_code == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\x89PNG\0\0", "binary file"),
        (b"caf\xe9 au lait \xff\xfe\xfa", "save it as UTF-8"),
    ],
)
def test_bad_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "draft"
    path.write_bytes(data)
    result = run(str(path))
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_gb18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("您好，请在11月27日前确认，谢谢。".encode("gb18030"))
    assert run(str(path)).exit_code in (0, 1)


def test_missing_file_unknown_option_and_broken_rules(draft: Path, tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.txt")).exit_code == 2
    assert "No such option" in run("--nope", str(draft)).output
    assert run(str(draft), "--rules", str(tmp_path / "none")).exit_code == 2
    (tmp_path / "pack" / "en").mkdir(parents=True)
    (tmp_path / "pack" / "en" / "bad.yaml").write_text("- id: time/x\n", encoding="utf-8")
    result = run(str(draft), "--rules", str(tmp_path / "pack"))
    assert result.exit_code == 2
    assert "bad.yaml:1:3: the rule has no 'severity'" in result.output


def test_the_profile_of_the_reader_gives_advice_about_culture() -> None:
    letter = "Dear Mr. Weber,\n\nThe drawings are ready.\n"
    profile = ("--recipient-country", "de", "--recipient-name", "Thomas Weber")
    assert "culture" not in run("-", *profile, stdin=letter).output
    result = run("-", *profile, "--recipient-title", "Dr.", stdin=letter)
    assert "culture/form-of-address" in result.output
    assert result.exit_code == 0
    bare = letter.replace("Mr. Weber", "Thomas")
    assert "culture" in run("-", *profile, "--relationship", "new", stdin=bare).output
    assert "culture" not in run("-", *profile, "--relationship", "老客户", stdin=bare).output


def test_a_rule_or_category_is_left_out(draft: Path) -> None:
    assert run(str(draft), "--disable", "time").exit_code == 0
    assert run(str(draft), "--disable", "time/weekend").exit_code == 0
    assert "time/weekend" in run(str(draft), "--disable", "culture").output
    result = run(str(draft), "--disable", "cultures")
    assert result.exit_code == 2
    assert "--disable: no rule or category 'cultures'; nearest: culture" in result.output


def test_a_pack_of_ones_own_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "en"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(
        GIZMO,
        encoding="utf-8",
    )
    result = run("-", "--rules", str(tmp_path / "pack"), stdin="We packed the gizmo.")
    assert "informal/gizmo" in result.output


def test_the_line_stands_below_with_a_mark(draft: Path) -> None:
    lines = run(str(draft)).output.splitlines()
    assert lines[1:3] == ["    Let's meet this weekend.", "               ^^^^^^^^^^^^"]


def test_every_format_of_findings_can_be_asked_for(draft: Path) -> None:
    from coach.cli.check import FORMATS
    from coach.output.formats import names

    assert sorted(FORMATS) == sorted(names())
    for form in FORMATS:
        result = run(str(draft), "--format", form)
        assert result.exit_code == 1
        assert "time/weekend" in result.output
    sarif = json.loads(run(str(draft), "--format", "sarif").output)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "time/weekend"


def test_other_formats_of_files_are_read(tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_bytes(b"Subject: Pls reply\r\n\r\nLet's meet this weekend.\r\n")
    result = run(str(mail))
    assert f"{mail}:1:10: warning informal/texting-words" in result.output
    assert f"{mail}:3:12: warning time/weekend" in result.output
