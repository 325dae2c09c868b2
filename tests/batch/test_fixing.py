"""Suggestions put into files: safe ones until none is left, all else byte for byte."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from coach.batch.fixing import Fixed, Wanted, fix
from coach.batch.linting import lint
from coach.batch.replacing import ChangedMeanwhile, replace_file
from coach.batch.settings import FileSettings
from coach.engine import default_coach

SAFE = "We pack the goods prior to the shipment."
FIXED = "We pack the goods before the shipment."


def fixed(data: bytes, name: str, now: datetime, wanted: Wanted | None = None) -> Fixed:
    return fix(name, data, FileSettings(), default_coach(), now, wanted or Wanted())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", f"Hi,\r\n{SAFE}\r\n\r\n{SAFE}"),
        ("a.md", f"# Hi\n\n- *{SAFE}*\n\n```\n{SAFE}\n```\n"),
        ("a.html", f"<p>Hi &amp; bye</p><p>{SAFE}</p><!-- {SAFE} -->\n"),
        ("a.json", f'{{"a" :   "{SAFE}\\n\\u00e9", "b": 1.50}}'),
        ("a.yaml", f"a:   '{SAFE}'   # {SAFE}\nb: |\n  {SAFE}\n"),
        ("a.csv", f'id;body\n1;"{SAFE}"\n2;x\n'),
        ("a.po", f'msgid "x"\nmsgstr "{SAFE}"\n'),
        ("a.eml", f"Subject: Hi\r\nX-Odd:   y\r\n\r\n{SAFE}\r\n"),
    ],
)
def test_only_the_spans_change_and_a_second_run_finds_none(
    now: datetime, name: str, data: str
) -> None:
    result = fixed(data.encode(), name, now)
    assert result.data is not None
    assert result.outcome.fixed == data.count(SAFE) - (name in ("a.md", "a.html", "a.yaml"))
    again = lint(name, result.data, FileSettings(), default_coach(), now)
    assert not any(way.applicability == "safe" for one in again.findings for way in one.ways_out)
    assert fixed(result.data, name, now).data is None
    left = result.data.decode()
    assert left.replace("before the", "prior to the") == data
    assert "prior to" in result.outcome.diff


def test_what_is_ignored_stays(now: datetime) -> None:
    data = f"{SAFE} <!-- coach-ignore-line -->\n\n{SAFE}\n".encode()
    result = fixed(data, "a.md", now)
    assert result.data == data[: len(data) // 2] + data[len(data) // 2 :].replace(
        b"prior to", b"before"
    )


def test_choices_by_id_and_by_rule_but_never_blanks(now: datetime) -> None:
    data = b"Pls pay. Let us meet this weekend. Pls wait.\n"
    by_rule = Wanted(safe=False, choices=frozenset({"informal/texting-words", "time/weekend"}))
    assert fixed(data, "a.txt", now, by_rule).data == (
        b"Please pay. Let us meet this weekend. Please wait.\n"
    )
    found = lint("a.txt", data, FileSettings(), default_coach(), now).findings
    name = found[0].ways_out[0].id
    by_id = Wanted(safe=False, choices=frozenset({name}))
    assert fixed(data, "a.txt", now, by_id).data == data.replace(b"Pls pay", b"Please pay")


def test_parts_of_office_files_that_do_not_change_stay_as_they_are(now: datetime) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["C3"] = SAFE, "=1+1"
    before = BytesIO()
    book.save(before)
    result = fixed(before.getvalue(), "a.xlsx", now)
    assert result.data is not None
    assert openpyxl.load_workbook(BytesIO(result.data)).active["B2"].value == FIXED
    old, new = zipfile.ZipFile(before), zipfile.ZipFile(BytesIO(result.data))
    differing = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert old.namelist() == new.namelist()
    assert len(differing) == 1


def test_a_file_is_replaced_whole_with_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to("real.txt")
    replace_file(link, [b"ne", b"w"], expected=b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    with pytest.raises(ChangedMeanwhile):
        replace_file(real, [b"newer"], expected=b"old")

    def breaks() -> Iterator[bytes]:
        yield b"half"
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        replace_file(real, breaks())
    assert real.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_killed_in_the_middle_every_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """The command is killed again and again while it writes; no file is ever anything else."""
    folder = tmp_path / "mail"
    folder.mkdir()
    old = (SAFE + "\n").encode() * 6
    new = (FIXED + "\n").encode() * 6
    names = [folder / f"{number:03}.txt" for number in range(40)]
    for path in names:
        path.write_bytes(old)
    command = [sys.executable, "-m", "coach", "lint", str(folder), "--fix", "--no-cache", "--quiet"]
    killed = 0
    for _ in range(5):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        changed = sum(path.read_bytes() == new for path in names)
        while process.poll() is None:
            if sum(path.read_bytes() == new for path in names) > changed:
                os.killpg(process.pid, signal.SIGKILL)
                killed += 1
                break
            time.sleep(0.001)
        process.wait()
        assert {path.read_bytes() for path in names} <= {old, new}
        if all(path.read_bytes() == new for path in names):
            break
    assert killed
    assert subprocess.run(command, capture_output=True).returncode == 0
    assert {path.read_bytes() for path in names} == {new}
