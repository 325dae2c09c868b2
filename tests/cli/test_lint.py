"""`coach lint` for people, for programs, and in a repository."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from coach.cli import main
from coach.cli.lint import INTERRUPTED
from tests.cli.packs import GIZMO

ROOT = Path(__file__).resolve().parents[2]
COACH = (sys.executable, "-m", "coach")
WEEKEND = "Let's meet this weekend.\n"
SAFE = "We pack the goods prior to the shipment.\n"
CLEAN = "We confirm receipt of your payment of USD 300.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a cache of its own."""
    monkeypatch.setenv("COACH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments], input=stdin)


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_a_folder_in_order_with_the_line_and_a_summary(folder: Path) -> None:
    (folder / "b.txt").write_text(WEEKEND)
    (folder / "a.md").write_text(f"# Hi\n\n{WEEKEND}")
    (folder / "c.txt").write_text(CLEAN)
    result = run()
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [
        "a.md:3:12: warning time/weekend: “this weekend” is two days: which day, what time, whose clock?",
        "    Let's meet this weekend.",
        "               ^^^^^^^^^^^^",
    ]
    assert result.stdout.index("a.md:") < result.stdout.index("b.txt:")
    assert "3 files: 2 to look at in 2 files (time 2)" in result.stdout
    assert run().stdout == result.stdout
    assert "3 个文件" in run("--lang", "zh").stdout


def test_exit_status(folder: Path) -> None:
    (folder / "a.txt").write_text(WEEKEND)
    (folder / "b.txt").write_text(CLEAN)
    assert run("b.txt").exit_code == 0
    assert run("a.txt").exit_code == 1
    assert run("a.txt", "--fail-on", "error").exit_code == 0
    assert run("a.txt", "--disable", "time").exit_code == 0
    (folder / "coach.toml").write_text('[lint]\nfail_on = "never"\n')
    assert run("a.txt").exit_code == 0
    assert run("a.txt", "--fail-on", "warning").exit_code == 1
    assert run("a.txt", "--nope").exit_code == 2


def test_bad_files_are_a_line_each_and_the_rest_is_linted(folder: Path) -> None:
    (folder / "a.txt").write_text(WEEKEND)
    (folder / "b.txt").write_bytes(b"\x89PNG\0\0")
    (folder / "c.docx").write_bytes(b"PK\x03\x04")
    (folder / "d.json").write_text("{")
    (folder / "e.txt").symlink_to("e.txt")
    with (folder / "f.txt").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    result = run(".", "none.txt", "--format", "json")
    assert result.exit_code == 2
    told = [line for line in result.stderr.splitlines() if line.startswith("coach: ")]
    assert {line.split(": ")[1] for line in told[:-1]} == {
        "b.txt", "c.docx", "d.json", "e.txt", "f.txt", "none.txt",
    }  # fmt: skip
    assert told[-1] == "coach: 6 could not be linted; the rest was"
    assert "Traceback" not in result.stderr
    report = json.loads(result.stdout)
    assert report["summary"]["problems"] == 6
    assert report["summary"]["by_rule"] == {"time/weekend": 1}


def test_mistakes_in_settings_are_told_with_their_place(folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN)
    (folder / "coach.toml").write_text('[lint]\nknid = "x"\n')
    result = run()
    assert result.exit_code == 2
    assert "coach.toml:2:1: there is no setting “knid”. Did you mean: kind" in result.stderr
    (folder / "coach.toml").write_text('[lint]\nlevel = { "time/wekend" = "off" }\n')
    assert "coach.toml:2:11: no rule or category 'time/wekend'" in run().stderr
    assert run("--config", "none.toml").exit_code == 2
    (folder / "coach.toml").unlink()
    assert "--disable: no rule or category 'tme'; nearest: time" in run("--disable", "tme").stderr


def test_settings_are_explained_with_where_they_come_from(folder: Path) -> None:
    (folder / "coach.toml").write_text(
        '[lint]\nexclude = ["old/"]\n\n[[lint.files]]\nglob = "de/*"\nkind = "follow_up"\n'
    )
    result = run("--explain-config", "de/a.txt", "old/a.txt", "--channel", "email")
    assert f"de/a.txt: {folder / 'coach.toml'}" in result.stdout
    assert f"kind     follow_up  ({folder / 'coach.toml'}:6:1)" in result.stdout
    assert "channel  email  (--channel)" in result.stdout
    assert "excluded" in result.stdout.partition("old/a.txt")[2]
    assert result.exit_code == 0


def test_rules_of_ones_own_by_settings(folder: Path) -> None:
    pack = folder / "house/en"
    pack.mkdir(parents=True)
    (pack / "mine.yaml").write_text(
        GIZMO,
        encoding="utf-8",
    )
    (folder / "house/pack.toml").write_text('version = "2.0"\n')
    (folder / "a.txt").write_text("We packed the gizmo for you.\n")
    pinned = '[lint]\npacks = [{ path = "house", version = "2" }]\n'
    (folder / "coach.toml").write_text(f'{pinned}level = {{ "informal/gizmo" = "error" }}\n')
    assert "a.txt:1:15: error informal/gizmo" in run("a.txt").stdout
    (folder / "coach.toml").write_text(pinned.replace('"2"', '"3"'))
    assert "version 3 of" in run("a.txt").stderr
    (folder / "coach.toml").write_text('[lint]\npacks = ["broken"]\n')
    (folder / "broken/en").mkdir(parents=True)
    (folder / "broken/en/mine.yaml").write_text("- id: informal/gizmo\n")
    broken = run("a.txt")
    assert broken.exit_code == 2
    assert "mine.yaml:1:3" in broken.stderr


def test_excluded_files(folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old/a.txt").write_text(WEEKEND)
    (folder / "b.txt").write_text(CLEAN)
    assert run(".").exit_code == 1
    assert run(".", "--exclude", "old/").exit_code == 0
    (folder / "coach.toml").write_text('[lint]\nexclude = ["old/**"]\n')
    assert run(".").exit_code == 0
    assert run("old/a.txt").exit_code == 1
    assert run("old/a.txt", "--force-exclude").exit_code == 0


def test_standard_input(folder: Path) -> None:
    result = run("-", "--stdin-filename", "mail/a.md", stdin=f"```\n{WEEKEND}```\n\n{WEEKEND}")
    assert "mail/a.md:5:12: warning time/weekend" in result.stdout
    assert result.stdout.count("time/weekend") == 1
    fixed = run("-", "--fix", stdin=SAFE)
    assert fixed.stdout == SAFE.replace("prior to", "before")
    assert "1 put right" in fixed.stderr


def test_fix_choice_and_diff(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(SAFE + "Pls wait.\n")
    shown = run("--diff")
    assert shown.exit_code == 1
    assert "-We pack the goods prior to the shipment." in shown.stdout
    assert "+We pack the goods before the shipment." in shown.stdout
    assert path.read_text() == SAFE + "Pls wait.\n"
    assert "1 put right" in run("--fix").stdout
    assert path.read_text() == SAFE.replace("prior to", "before") + "Pls wait.\n"
    assert run("--diff").exit_code == 0
    assert "[informal/texting-words@39.1]" in run("--ids").stdout
    assert run("--fix-choice", "informal/texting-words").exit_code == 0
    assert path.read_text().endswith("Please wait.\n")


def test_a_report_beside_another(folder: Path) -> None:
    (folder / "a.txt").write_text(WEEKEND)
    result = run("--output", "o.json", "--format", "json", "--also", "sarif=o.sarif")
    assert result.stdout == ""
    assert "1 file: 1 to look at (time 1)" in result.stderr
    assert json.loads((folder / "o.sarif").read_text())["version"] == "2.1.0"
    page = run("--format", "html", "--earlier", "o.json")
    assert page.stdout.startswith("<!doctype html>")
    assert "--also x=y: write FORMAT=FILE" in run("--also", "x=y").stderr
    assert run("--format", "html", "--earlier", "a.txt").exit_code == 2


def test_only_what_is_new_counts(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(WEEKEND)
    assert run("--new-only").exit_code == 2
    written = run("--write-baseline")
    assert written.exit_code == 0
    assert "coach-baseline.json: 1 findings are known" in written.stderr
    assert run("--new-only").exit_code == 0
    path.write_text(f"Pls wait.\n\n{WEEKEND}")
    again = run("--new-only")
    assert again.exit_code == 1
    assert "time/weekend" not in again.stdout
    (folder / "coach.toml").write_text('[lint]\nbaseline = "coach-baseline.json"\n')
    assert "1 ignored or known before" in run().stdout


def test_only_what_changed_since_a_revision(folder: Path) -> None:
    git(folder, "init", "-q")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(WEEKEND)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "a")
    assert run("--since", "HEAD").exit_code == 0
    (folder / "b.txt").write_text(f"Pls wait.\n{WEEKEND}")
    result = run("--since", "HEAD")
    assert "b.txt:2:12" in result.stdout
    assert "a.txt" not in result.stdout
    new = run("--since", "HEAD", "--new-only")
    assert "b.txt:1:1" in new.stdout
    assert "b.txt:2:12" not in new.stdout
    assert run("--since", "nonsense").exit_code == 2


def test_interrupted_it_gives_what_is_done_and_goes_on_from_there(folder: Path) -> None:
    for number in range(2000):
        (folder / f"{number:03}.txt").write_text(f"{number}\n\n{WEEKEND}")
    command = [*COACH, "lint", ".", "--format", "json", "--output", "o.json", "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    cache = Path(os.environ["COACH_CACHE"])
    while sum(path.stat().st_size for path in cache.glob("*.sqlite-wal")) < 60_000:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == INTERRUPTED
    assert b"Traceback" not in told
    report = json.loads((folder / "o.json").read_text())
    done = report["summary"]["files"]
    assert 0 < done == len(report["files"]) < 2000
    assert len(report["files"][-1]["findings"]) == 1
    with sqlite3.connect(next(cache.glob("*.sqlite"))) as base:
        ((kept,),) = base.execute("SELECT count(*) FROM entries")
    assert kept >= done


def test_a_bar_on_a_terminal_and_none_in_ci(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.cli import lint

    for number in range(30):
        (folder / f"{number}.txt").write_text(f"{number}\n\n{WEEKEND}")
    master, slave = pty.openpty()
    monkeypatch.setattr("time.monotonic", iter(range(10_000)).__next__)
    with open(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        for ci, expected in ((None, True), ("1", False)):
            monkeypatch.delenv("CI", raising=False)
            if ci:
                monkeypatch.setenv("CI", ci)
            bar = lint._Progress(30)
            assert len(list(bar.counted(iter([_Job()] * 30)))) == 30
            bar.clear()
            assert "30/30" in os.read(master, 65536).decode() if expected else True
            assert bar.hidden is not expected
    os.close(master)


class _Job:
    first = True


def test_watching_lints_what_changes(folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN)
    command = [*COACH, "lint", ".", "--watch", "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    lines: list[str] = []
    seen, stop = threading.Event(), threading.Timer(120, process.kill)
    stop.start()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if "time/weekend" in line:
                seen.set()

    reader = threading.Thread(target=read)
    reader.start()
    while not seen.wait(0.3) and process.poll() is None:
        if lines:  # until the watcher is there, which nobody tells
            (folder / "a.txt").write_text(f"{time.monotonic_ns()}\n\n{WEEKEND}")
    process.send_signal(signal.SIGINT)
    process.wait()
    reader.join()
    stop.cancel()
    assert "1 file: nothing to look at" in lines[0]
    assert any("a.txt:3:12: warning time/weekend" in line for line in lines)
    assert process.returncode == 0


def test_the_hooks_run_in_a_repository(folder: Path, tmp_path: Path) -> None:
    """As pre-commit runs them, but for the installation, which needs the network."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        hook["language"] = "system"
        hook["entry"] = f"{sys.executable} -m {hook['entry']}"
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(folder, "init", "-q")
    (folder / "bad.txt").write_text(WEEKEND + SAFE)
    (folder / "script.py").write_text("print('pls wait')\n")
    (folder / "coach.toml").write_text('[lint]\nexclude = ["old.txt"]\n')
    (folder / "old.txt").write_text(WEEKEND)
    git(folder, "add", ".")
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "PYTHONPATH": str(ROOT),
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    }  # fmt: skip
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], check=True, env=environment)
    command = ["git", "commit", "-m", "Add a letter"]
    refused = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert refused.returncode == 1
    assert "bad.txt:1:12: warning time/weekend" in refused.stderr
    assert "old.txt" not in refused.stderr
    assert "1 put right" in refused.stderr
    assert (folder / "bad.txt").read_text() == WEEKEND + SAFE.replace("prior to", "before")
    (folder / "bad.txt").write_text(CLEAN)
    git(folder, "add", ".")
    assert subprocess.run(command, env=environment, capture_output=True).returncode == 0


def test_the_action_calls_the_command_with_options_that_exist() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = (one for one in action["runs"]["steps"] if one.get("name") == "Lint")
    arguments = step["run"].replace("$PATHS", ".").replace("$SARIF", "x").replace("$ARGUMENTS", "")
    words = arguments.replace('"', "").split()[2:]
    assert "No such option" not in run(*words, "--help").output
    assert run(*words, "--help").exit_code == 0
    used = {name for one in action["runs"]["steps"] for name in one.get("env", {}).values()}
    assert all(name in action["inputs"] for value in used if "inputs." in value
               for name in [value.split("inputs.")[1].split(" ")[0]])  # fmt: skip
