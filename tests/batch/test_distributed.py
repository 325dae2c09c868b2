"""Datasets of messages: cut into shares, linted by Ray, the same as one by one."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import coach
from coach.batch.distributed import shares as cutting
from coach.batch.distributed.errors import DatasetError
from coach.batch.distributed.rows import Columns, Message, Reject, rows_of
from coach.batch.distributed.running import run
from coach.batch.distributed.shares import shares_of
from coach.batch.distributed.working import Work, Worker, done_in
from coach.batch.settings import FileSettings
from coach.cli import main
from coach.draft import Context

NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
TEXTS = (
    "Dear Anna,\n\nYou still haven't paid the deposit. Please pay ASAP.\n\nBest regards,\nLi",
    "We can have a call this weekend.",
    "您好，麻烦尽快付款，周末前发货。",
    "The container MSKU1234567 leaves on 5 December 2026.",
    'He wrote: "please, confirm",\nand then nothing. 😀 You never answered.',
)


def _records(count: int) -> list[dict[str, str]]:
    return [
        {"id": f"m{number}", "text": f"{TEXTS[number % len(TEXTS)]} Ref {number}."}
        for number in range(count)
    ]


def _write(path: Path, records: list[dict[str, str]]) -> Path:
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(records), path, row_group_size=7)
    elif path.suffix == ".csv":
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, ["id", "text"])
        writer.writeheader()
        writer.writerows(records)
        path.write_bytes(out.getvalue().encode())
    else:
        lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in records]
        path.write_text("".join(lines), encoding="utf-8")
    return path


def _work(folder: Path) -> Work:
    return Work(str(folder), FileSettings(), NOW)


def _found(folder: Path) -> list[tuple[str, str, int, int]]:
    rows = pq.read_table(folder / "findings").to_pylist()
    return sorted((row["id"], row["rule_id"], row["start"], row["end"]) for row in rows)


def _expected(records: list[dict[str, str]]) -> list[tuple[str, str, int, int]]:
    return sorted(
        (record["id"], one.rule_id, one.start, one.end)
        for record in records
        for one in coach.check(record["text"], Context(now=NOW)).findings
    )


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "SHARE_ROWS", 5)
    monkeypatch.setattr(cutting, "SHARE_BYTES", 400)


@pytest.mark.usefixtures("small_shares")
@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_shares_hold_each_row_once_in_order(tmp_path: Path, ending: str) -> None:
    records = _records(53)
    path = _write(tmp_path / f"mail.{ending}", records)
    shares = list(shares_of([str(path)]))
    assert len(shares) > 4
    assert len({share.name for share in shares}) == len(shares)
    rows = [row for share in shares for row in rows_of(share, Columns(), Context())]
    assert all(isinstance(row, Message) for row in rows)
    assert [(row.row, row.id) for row in rows] == [(n, f"m{n}") for n in range(53)]
    assert [row.text for row in rows if isinstance(row, Message)] == [
        one["text"] for one in records
    ]


def test_rows_that_are_no_messages_say_why(tmp_path: Path) -> None:
    path = tmp_path / "mail.jsonl"
    path.write_text(
        '{"text": "We ship it ASAP.", "recipient_country": "DE", "kind": "order_update"}\n'
        "{broken\n"
        '["text"]\n'
        '{"id": 7, "body": "no text"}\n'
        '{"text": 5}\n'
        '{"text": "  "}\n'
        '{"text": "Hello.", "kind": "love_letter"}\n'
        '{"text": "Hello.", "recipient_country": "XX"}\n',
        encoding="utf-8",
    )
    (share,) = shares_of([str(path)])
    first, *others = rows_of(share, Columns(), Context())
    assert isinstance(first, Message)
    assert (first.context.kind, first.context.recipient.country) == ("order_update", "DE")
    reasons = [one.reason for one in others if isinstance(one, Reject)]
    assert len(reasons) == 7
    for reason, words in zip(
        reasons,
        ["no JSON: ", "no JSON object", "text is missing", "is int", "empty", "love_letter", "XX"],
        strict=True,
    ):
        assert words in reason
    assert others[2].id == "7"


def test_csv_rows_of_another_width_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "mail.csv"
    path.write_bytes(
        'id,text\n1,"two\nlines, one row"\n2\n3,a,b\n4,\u00fc\n'.encode() + b"5,\xff\n"
    )
    (share,) = shares_of([str(path)])
    rows = list(rows_of(share, Columns(), Context()))
    assert [isinstance(row, Message) for row in rows] == [True, False, False, True, False]
    assert isinstance(rows[0], Message)
    assert rows[0].text == "two\nlines, one row"


def test_columns_of_another_name_are_found(tmp_path: Path) -> None:
    path = tmp_path / "mail.parquet"
    pq.write_table(pa.Table.from_pylist([{"body": "Ship ASAP.", "key": 3, "other": b"x"}]), path)
    (share,) = shares_of([str(path)])
    (row,) = rows_of(share, Columns({"text": "body", "id": "key"}), Context())
    assert isinstance(row, Message)
    assert (row.text, row.id) == ("Ship ASAP.", "3")


@pytest.mark.parametrize(
    ("name", "content"),
    [("nothing.jsonl", None), ("mail.txt", b"Hello"), ("mail.parquet", b"PAR1 but no more")],
)
def test_what_is_no_dataset_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DatasetError, match=name):
        list(shares_of([str(tmp_path / name)]))


def test_a_worker_leaves_whole_files_or_none(tmp_path: Path) -> None:
    records = _records(12)
    (share,) = shares_of([str(_write(tmp_path / "mail.jsonl", records))])
    out = tmp_path / "out"
    counts = Worker(_work(out)).do(share)
    assert counts.messages == 12
    assert done_in(str(out)) == {share.name: counts}
    assert sorted(path.name for path in out.rglob("*.*")) == [
        f"{share.name}.json",
        f"{share.name}.parquet",
    ]
    assert _found(out) == _expected(records)


@pytest.fixture(scope="module")
def ray_settings() -> Iterator[None]:
    """Little memory for the store of objects, and no word to anybody."""
    before = dict(os.environ)
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("ray_settings", "small_shares")
def test_a_killed_process_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Two processes; one is killed as soon as something is done. Then the run is asked again."""
    records = _records(120)
    path = _write(tmp_path / "mail.jsonl", records)
    out = tmp_path / "out"
    killed: list[int] = []

    def kill_one() -> None:
        while not killed:
            if len(list((out / "done").glob("*.json"))) >= 2:
                for process in psutil.Process().children(recursive=True):
                    if "_Shares" in " ".join(process.cmdline()):
                        process.send_signal(signal.SIGKILL)
                        killed.append(process.pid)
                        return
            time.sleep(0.01)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    summary = run([str(path)], _work(out), processes=2)
    killer.join(timeout=5)
    assert killed
    assert summary.counts.messages == 120
    assert summary.kept == 0
    assert summary.shares > 10
    assert _found(out) == _expected(records)

    for part in list((out / "done").glob("*.json"))[:3]:
        part.unlink()
    again = run([str(path)], _work(out), processes=2)
    assert again.kept == summary.shares - 3
    assert again.counts == summary.counts
    assert _found(out) == _expected(records)
    with pytest.raises(DatasetError, match="other columns"):
        run(
            [str(path)], Work(str(out), FileSettings(), NOW, Columns({"text": "body"})), processes=2
        )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mail.jsonl"], "--results"),
        (["--results", "out"], "datasets"),
        (["mail.jsonl", "--results", "out", "--column", "body=text"], "--column body=text"),
        (["mail.jsonl", "--results", "out"], "no such file"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["lint", "--engine", "ray", *arguments])
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_the_command_goes_on_from_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is done already, so that no process has to start."""
    path = _write(tmp_path / "mail.csv", _records(10))
    moment = NOW.isoformat()
    work = _work(tmp_path / "out")
    (share,) = shares_of([str(path)])
    Worker(work).do(share)
    monkeypatch.chdir(tmp_path)
    given = ["lint", "--engine", "ray", str(path), "--results", str(tmp_path / "out")]
    result = CliRunner().invoke(main, [*given, "--now", moment])
    assert result.exit_code == 1
    assert result.output.startswith("10 messages, ")
    assert "1 of 1 shares were done before" in result.output
    as_json = CliRunner().invoke(main, [*given, "--now", moment, "--format", "json"])
    assert json.loads(as_json.output)["messages"] == 10
