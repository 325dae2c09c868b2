"""`coach rewrite` for people and for programs."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main

REPROACH = "You still haven't sent us the approved artwork for PO-4501."
OBSERVED = "We have not yet received the approved artwork for PO-4501."
DRAFT = f"Dear Mr Keller,\n\n{REPROACH}\n"
HARSH = "Dear Mr Keller,\n\nYou people are all liars.\n"
DELAY = (
    "Dear Mr Keller,\n\nYour order PO-4501 will be delayed. A typhoon closed our paint supplier. "
    "The new shipping date is 12 December 2026.\n\nKind regards,\nLin Wei\n"
)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["rewrite", *arguments], input=stdin)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "mail.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_new_draft_alone_goes_to_standard_output(draft: Path) -> None:
    result = run(str(draft))
    asked = "Could you please send it by ⟦date, time, zone⟧?"
    assert result.stdout == f"Dear Mr Keller,\n\n{OBSERVED} {asked}\n"
    assert result.stderr == f"{draft}:3:88: to fill in: ⟦date, time, zone⟧\n"
    assert result.exit_code == 1
    assert run("-", stdin=DRAFT).stdout == result.stdout
    assert run("-", stdin=result.stdout).stdout == result.stdout


def test_nothing_left_to_do_is_exit_status_0() -> None:
    result = run("-", stdin="We confirm receipt of your payment of USD 300.\n")
    assert result.exit_code == 0
    assert result.stdout == "We confirm receipt of your payment of USD 300.\n"
    assert result.stderr == ""


def test_what_cannot_be_said_again_comes_with_a_skeleton() -> None:
    result = run("-", stdin=HARSH)
    assert result.stdout == HARSH
    assert "-:3:1: blame/harsh-words: " in result.stderr
    assert "⟦What happened" in result.stderr
    assert result.exit_code == 1


def test_strength_changes_the_request(draft: Path) -> None:
    warm, firm = (run(str(draft), "--strength", one).stdout for one in ("warm", "firm"))
    assert "We would be grateful if you could send it" in warm
    assert "Please send it by" in firm


def test_what_is_accepted_and_chosen(draft: Path) -> None:
    nothing = run(str(draft), "--accept", "none")
    assert nothing.stdout == DRAFT
    chosen = nothing.stderr.split("--choose ")[1].strip()
    assert OBSERVED in run(str(draft), "--accept", "none", "--choose", chosen).stdout


def test_a_unified_diff(draft: Path) -> None:
    lines = run(str(draft), "--format", "diff").stdout.splitlines()
    assert lines[0].startswith("--- a/")
    assert f"-{REPROACH}" in lines
    assert any(line.startswith(f"+{OBSERVED}") for line in lines)
    assert run("-", "--format", "diff", stdin="Thank you.").stdout == ""


def test_json_has_a_schema_and_a_list_for_several_files(draft: Path) -> None:
    data = json.loads(run(str(draft), "--format", "json").stdout)
    assert data["schema"] == "1.0"
    (change,) = data["applied"]
    assert change["before"] == REPROACH
    assert len(json.loads(run(str(draft), str(draft), "--format", "json").stdout)) == 2


def test_every_change_is_explained_in_the_language_asked_for(draft: Path) -> None:
    result = run(str(draft), "--explain", "--lang", "zh")
    assert f"“{REPROACH}” → “{OBSERVED}" in result.stderr
    assert "blame/you-did-not: " in result.stderr
    assert "待填写" in result.stderr


def test_the_order_of_sentences_is_a_choice() -> None:
    kind = ("--kind", "exception_delay")
    assert "--choose order/readers-first" in run("-", *kind, "--explain", stdin=DELAY).stderr
    moved = run("-", *kind, "--choose", "order/readers-first", stdin=DELAY).stdout
    assert moved.index("12 December") < moved.index("typhoon")


def test_in_place_keeps_encoding_mode_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(f"王经理，您好：\r\n\r\n{REPROACH}\r\n".encode("gb18030"))
    path.chmod(0o640)
    result = run(str(path), "--in-place")
    assert result.stdout == ""
    assert "to fill in" in result.stderr or "待填写" in result.stderr
    written = path.read_bytes().decode("gb18030")
    assert written.startswith(f"王经理，您好：\r\n\r\n{OBSERVED}")
    assert written.endswith("?\r\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["draft.txt"]


def test_in_place_leaves_the_file_where_its_encoding_has_no_blank(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    before = f"王經理，您好，請您確認：\n\n{REPROACH}\n".encode("big5")
    path.write_bytes(before)
    result = run(str(path), "--in-place")
    assert result.exit_code == 2
    assert "save the draft as UTF-8" in result.stderr
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["draft.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-", "--in-place"], "--in-place: standard input is no file"),
        (["{draft}", "--in-place", "--format", "diff"], "leave out --format diff"),
        (["{draft}", "--accept", "all"], "--accept all: write any of safe,blank,choice"),
        (["{draft}", "--choose", "time/x@1"], "--choose: no suggestion 'time/x@1'"),
        (["{draft}", "--strength", "rude"], "'rude' is not one of"),
        (["{draft}", "--disable", "blames"], "no rule or category 'blames'; nearest: blame"),
        (["{draft}.none"], "No such file"),
    ],
)
def test_wrong_usage_says_what_to_do(draft: Path, arguments: list[str], told: str) -> None:
    result = run(*(one.replace("{draft}", str(draft)) for one in arguments), stdin="x")
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_generator_that_cannot_be_reached_leaves_the_work_to_grammar(draft: Path) -> None:
    options = ("--generator", "endpoint:http://127.0.0.1:9#tiny", "--prefer-generator")
    result = run(str(draft), *options, "--lang", "en")
    assert OBSERVED in result.stdout
    assert "coach: " in result.stderr
    assert "Traceback" not in result.stderr
    unknown = run(str(draft), "--generator", "gpt")
    assert unknown.exit_code == 2
    assert unknown.stdout == ""


def test_a_pack_of_ones_own_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "en"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(
        """\
- id: informal/gizmo
  severity: warning
  says: {en: "“{match}” is our house word", zh: "“{match}”是内部用语"}
  why: {en: "Customers do not know it.", zh: "客户不懂。"}
  find: {exact: [gizmo]}
  suggest: {text: fitting, applicability: safe}
  examples:
  - {flag: "The [[gizmo]] is ready."}
  - {flag: "Ship the [[gizmo]]."}
  - {pass: "The part is ready."}
  - {pass: "Ship the part."}
""",
        encoding="utf-8",
    )
    result = run("-", "--rules", str(tmp_path / "pack"), stdin="We packed the gizmo.\n")
    assert result.stdout == "We packed the fitting.\n"
