"""What takes too long is stopped, and only that."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from coach.service.deadline import OutOfTime, TimeLimit


def spin(seconds: float) -> int:
    """Work in Python for a while."""
    until, steps = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        steps += 1
    return steps


def test_work_within_its_time_is_done() -> None:
    with TimeLimit(60).kept():
        assert spin(0.01) > 0


def test_work_beyond_its_time_is_stopped() -> None:
    with pytest.raises(OutOfTime), TimeLimit(0.05).kept():
        spin(60)


def test_what_was_begun_before_has_what_is_left_of_its_time() -> None:
    limit = TimeLimit(0.1)
    until = limit.over()
    with limit.kept(until):
        assert spin(0.01) > 0
    with pytest.raises(OutOfTime), limit.kept(until):
        spin(60)
    with pytest.raises(OutOfTime), limit.kept(until):
        pytest.fail("its time was over")


def test_no_mishap_handler_swallows_it() -> None:
    def careless() -> None:
        try:
            spin(60)
        except Exception:
            pytest.fail("taken for a mishap")

    with pytest.raises(OutOfTime), TimeLimit(0.05).kept():
        careless()


def test_the_same_limit_serves_again_after_that() -> None:
    limit = TimeLimit(0.2)
    with pytest.raises(OutOfTime), limit.kept():
        spin(60)
    with limit.kept():
        assert spin(0.01) > 0


def test_what_ends_at_its_limit_leaves_nothing_behind() -> None:
    limit = TimeLimit(0.02)
    stopped = 0
    for _ in range(100):
        try:
            with limit.kept():
                spin(0.02)
        except OutOfTime:
            stopped += 1
        spin(0.002)  # a late exception would come out here
    assert 0 <= stopped <= 100


def test_a_thread_is_stopped_for_its_own_work_alone() -> None:
    limit = TimeLimit(0.3)
    outcome: list[str] = []

    def short() -> None:
        for _ in range(50):
            with limit.kept():
                spin(0.005)
        outcome.append("short")

    def long() -> None:
        try:
            with limit.kept():
                spin(60)
        except OutOfTime:
            outcome.append("long")

    threads = [threading.Thread(target=one) for one in (short, long)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcome) == ["long", "short"]


def test_what_ends_beyond_its_limit_leaves_the_interpreter_as_it_was() -> None:
    # An exception that is taken back makes CPython 3.11 look for it for ever under a profiler.
    program = """
import sys, time
from coach.service.deadline import OutOfTime, TimeLimit
limit = TimeLimit(0.01)
for _ in range(20):
    try:
        with limit.kept():
            time.sleep(0.03)
    except OutOfTime:
        pass
sys.setprofile(lambda *_: None)
print(sum(map(abs, range(1000))))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "499500\n"
