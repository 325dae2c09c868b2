"""Buckets: they fill again, are each client's own, and are shared by processes."""

from __future__ import annotations

import os
import signal

import pytest

from coach.service.rates import RateLimit
from coach.service.serving import CAN_FORK


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_bucket_empties_and_fills_again(clock: Clock) -> None:
    limit = RateLimit(60, burst=3, clock=clock)
    assert [limit.seconds_to_wait("a") for _ in range(3)] == [0, 0, 0]
    assert limit.seconds_to_wait("a") == pytest.approx(1)
    clock.now += 0.4
    assert limit.seconds_to_wait("a") == pytest.approx(0.6)
    clock.now += 0.6
    assert limit.seconds_to_wait("a") == 0
    assert limit.seconds_to_wait("a") > 0
    clock.now += 3600
    assert [limit.seconds_to_wait("a") > 0 for _ in range(4)] == [False, False, False, True]


def test_everybody_has_one_of_his_own(clock: Clock) -> None:
    limit = RateLimit(60, burst=1, clock=clock)
    assert limit.seconds_to_wait("a") == 0
    assert limit.seconds_to_wait("b") == 0
    assert limit.seconds_to_wait("a") > 0


def test_many_clients_take_no_more_room_and_the_last_is_remembered(clock: Clock) -> None:
    limit = RateLimit(60, burst=1, clients=8, clock=clock)
    for number in range(1000):
        clock.now += 0.001
        assert limit.seconds_to_wait(f"client {number}") == 0
    assert limit.seconds_to_wait("client 999") > 0


@pytest.mark.skipif(not CAN_FORK, reason="processes cannot fork here")
def test_processes_take_from_the_same_bucket() -> None:
    limit = RateLimit(1, burst=10)
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            for _ in range(4):
                limit.seconds_to_wait("a")
            os._exit(0)
        children.append(child)
    assert {os.waitpid(child, 0)[1] for child in children} == {0}
    assert [limit.seconds_to_wait("a") > 0 for _ in range(3)] == [False, False, True]


@pytest.mark.skipif(not CAN_FORK, reason="processes cannot fork here")
def test_a_process_that_is_killed_with_the_lock_gives_it_back() -> None:
    limit = RateLimit(60, burst=10)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with limit._locked():
            os.write(writing, b"1")
            signal.pause()
        os._exit(0)
    assert os.read(reading, 1) == b"1"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert limit.seconds_to_wait("a") == 0
