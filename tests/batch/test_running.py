"""Many files: the same from any number of processes, in order, and from the cache."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.batch import cache as caching
from coach.batch import running
from coach.batch.cache import Cache, key_of, sealed, surroundings
from coach.batch.configuring import Configuration
from coach.batch.jobs import PART, jobs_of, jobs_of_file
from coach.batch.library import Library
from coach.batch.outcome import Outcome
from coach.batch.running import Job, Plan, Runner
from coach.batch.settings import FileSettings

TEXTS = ("Let us meet this weekend.\n", "Pls wait.\n", "All is well.\n", "我们尽快发货。\n")


def jobs(count: int) -> Iterator[Job]:
    settings = FileSettings()
    for number in range(count):
        text = f"{number}\n\n{TEXTS[number % len(TEXTS)]}"
        yield Job(f"{number:04}.txt", text.encode(), settings)


def outcomes(plan: Plan, count: int) -> list[tuple[str, bytes]]:
    runner = Runner(plan)
    done = [(one.job.path, one.outcome.to_bytes()) for one in runner.run(jobs(count))]
    runner.close()
    return done


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes help from the first job on, with few jobs at a time."""
    monkeypatch.setattr(running, "_ALONE_SECONDS", 0.0)
    monkeypatch.setattr(running, "_BATCH_JOBS", 7)


@pytest.mark.usefixtures("at_once")
def test_two_processes_find_the_same_in_the_same_order(now: datetime) -> None:
    alone = outcomes(Plan(now, 1), 60)
    assert [path for path, _ in alone] == [f"{number:04}.txt" for number in range(60)]
    assert outcomes(Plan(now, 2), 60) == alone


@pytest.mark.usefixtures("at_once")
def test_only_a_window_of_the_jobs_is_read_ahead(now: datetime) -> None:
    read = 0

    def counted() -> Iterator[Job]:
        nonlocal read
        for job in jobs(400):
            read += 1
            yield job

    runner = Runner(Plan(now, 2))
    first = next(runner.run(counted()))
    assert first.job.path == "0000.txt"
    assert read <= 7 * running._WAITING * 2 + 7
    runner.close(at_once=True)


@pytest.mark.usefixtures("at_once")
def test_a_file_that_kills_its_process_is_one_problem(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = running._answer

    def dies(job: Job, *rest: object) -> object:
        if job.path == "0011.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return answer(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "_answer", dies)
    runner = Runner(Plan(now, 2))
    done = list(runner.run(jobs(30)))
    runner.close()
    assert [one.job.path for one in done] == [f"{number:04}.txt" for number in range(30)]
    problems = {one.job.path: one.outcome.problem for one in done if one.outcome.problem}
    assert list(problems) == ["0011.txt"]
    assert "killed" in str(problems["0011.txt"])


def test_a_slip_of_ours_is_a_problem_of_one_file(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise KeyError("secret words")

    monkeypatch.setattr("coach.batch.linting.lint", breaks)
    (_, body), *_ = outcomes(Plan(now, 1), 2)
    problem = Outcome.from_bytes("a", body).problem
    assert problem is not None
    assert "KeyError" in problem
    assert "secret" not in problem


def test_from_the_cache_the_same(tmp_path: Path, now: datetime) -> None:
    first = Cache(tmp_path, 1)
    fresh = outcomes(Plan(now, 1, first), 20)
    first.close()
    again = Runner(Plan(now, 1, Cache(tmp_path, 1)))
    slots = [again._slot(job) for job in jobs(20)]
    assert all(slot.answer is not None for slot in slots)
    assert outcomes(Plan(now, 1, Cache(tmp_path, 1)), 20) == fresh


def test_another_day_setting_clock_or_rule_is_another_entry(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cache(tmp_path, 1)
    outcomes(Plan(now, 1, kept), 4)
    kept.close()
    kept = Cache(tmp_path, 1)

    def is_known(moment: datetime, settings: FileSettings) -> bool:
        runner = Runner(Plan(moment, 1, kept))
        return all(runner._slot(replace(job, settings=settings)).answer for job in jobs(4))

    assert is_known(now, FileSettings())
    assert is_known(now + timedelta(hours=2), FileSettings())
    assert not is_known(now + timedelta(days=1), FileSettings())
    assert not is_known(now, FileSettings(words=("x",)))
    assert not is_known(now, FileSettings(level={"time": "off"}))
    pack = tmp_path / "pack/en"
    pack.mkdir(parents=True)
    (pack / "a.yaml").write_text("- id: time/x\n")
    assert not is_known(now, FileSettings(packs=(tmp_path / "pack",)))
    surroundings.cache_clear()
    monkeypatch.setattr("coach.version.VERSION", "9.9")
    assert not is_known(now, FileSettings())
    surroundings.cache_clear()


def test_the_cache_holds_no_word_that_can_be_read(tmp_path: Path, now: datetime) -> None:
    kept = Cache(tmp_path, 1)
    outcomes(Plan(now, 1, kept), 8)
    kept.close()
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        for words in (b"weekend", b"Pls", b"time/", "尽快".encode(), b"severity", b"warning"):
            assert words not in data


def test_seals_open_for_their_own_key_alone() -> None:
    key, other = key_of(b"a", b"s"), key_of(b"b", b"s")
    body = b"\0words"
    assert sealed(sealed(body, key.seal), key.seal) == body
    assert sealed(sealed(body, key.seal), other.seal) != body
    assert key.name not in key.seal[:32]


def test_a_cache_that_is_broken_locked_or_unwritable_is_no_trouble(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / f"lint-{caching.FORMAT}.sqlite"
    path.write_bytes(b"no database at all" * 100)
    expected = outcomes(Plan(now, 1), 4)
    assert outcomes(Plan(now, 1, Cache(tmp_path, 1)), 4) == expected
    (tmp_path / "file").write_text("x")
    assert outcomes(Plan(now, 1, Cache(tmp_path / "file/x", 1)), 4) == expected
    kept = Cache(tmp_path / "c", 1)
    outcomes(Plan(now, 1, kept), 4)
    kept.close()
    with sqlite3.connect(tmp_path / "c" / path.name) as base:
        base.execute("UPDATE entries SET body = x'00ff'")
    assert outcomes(Plan(now, 1, Cache(tmp_path / "c", 1)), 4) == expected


def test_entries_that_nobody_asked_for_are_forgotten(tmp_path: Path) -> None:
    key = key_of(b"a", b"s")
    kept = Cache(tmp_path, 1)
    kept.put(key, b"x")
    kept.close()
    for day in (40, 90):
        kept = Cache(tmp_path, day)
        assert kept.get(key) == b"x"
        kept.close()
    Cache(tmp_path, 400).close()
    assert Cache(tmp_path, 400).get(key) is None


def test_long_files_of_lines_in_parts(folder: Path, now: datetime) -> None:
    line = '{{"n": {0}, "body": "你好 😀 Let us meet this weekend, number {0}."}}\n'
    text = "".join(line.format(number) for number in range(6000))
    Path("m.jsonl").write_text(text, encoding="utf-8")
    parts = list(jobs_of_file("m.jsonl", "m.jsonl", FileSettings()))
    assert len(parts) > 2
    assert b"".join(part.data for part in parts) == text.encode()
    assert all(len(part.data) <= PART + 200 for part in parts)
    assert [part.first for part in parts] == [True] + [False] * (len(parts) - 1)
    assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]
    last = [replace(part, data=part.data[-200:]) for part in parts[-1:]]
    runner = Runner(Plan(now, 1))
    library = Library(now)
    few = [replace(parts[0], data=parts[0].data[:300], last=False)]
    found = [one for out in library.outcomes(runner.run([*few, *last])) for one in out.findings]
    assert found[0].unit == "line 1: body"
    assert found[0].place.start is not None
    assert text[found[0].place.start :].startswith("this weekend")
    assert library.summary.files == 1
    assert library.summary.files_with_findings == 1


def test_places_in_later_parts_are_those_of_the_file(folder: Path, now: datetime) -> None:
    filler = '{"n": 1}\n' * (PART // 9 + 10)
    text = filler + '{"body": "😀 Let us meet this weekend."}\n'
    Path("m.jsonl").write_text(text, encoding="utf-8")
    runner = Runner(Plan(now, 1))
    outs = list(Library(now).outcomes(runner.run(jobs_of(["m.jsonl"], Configuration()))))
    (one,) = (one for out in outs for one in out.findings)
    assert one.place.line == text.count("\n")
    assert one.unit == f"line {one.place.line}: body"
    assert text[one.place.start : one.place.end] == "this weekend"


def test_a_long_file_is_fixed_in_its_parts(folder: Path, now: datetime) -> None:
    from coach.batch.fixing import Wanted

    filler = '{"n": 1}\n' * (PART // 9 + 10)
    line = '{"body": "We pack the goods prior to the shipment."}\n'
    path = Path("m.jsonl")
    path.write_text(line + filler + line, encoding="utf-8")
    runner = Runner(Plan(now, 1, wanted=Wanted()))
    library = Library(now, write=True)
    for _ in library.outcomes(runner.run(jobs_of(["m.jsonl"], Configuration()))):
        pass
    assert library.summary.fixed == 2
    new = line.replace("prior to", "before")
    assert path.read_text(encoding="utf-8") == new + filler + new


def test_too_large_a_file_is_not_even_read(folder: Path) -> None:
    path = Path("big.txt")
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (job,) = jobs_of_file("big.txt", "big.txt", FileSettings())
    assert job.data == b""
    assert "104.9 MB" in str(job.problem)


def test_a_file_that_is_closed_or_gone_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("x")

    def closed(
        path: str, *_: object, **__: object
    ) -> object:  # as the system says it; root may read all
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("builtins.open", closed)
    (job,) = jobs_of_file("a.txt", "a.txt", FileSettings())
    monkeypatch.undo()
    assert job.problem == "permission denied"
    (gone,) = jobs_of_file("none.txt", "none.txt", FileSettings())
    assert gone.problem == "no such file or directory"
