"""A model that runs on torch is loaded before the fork, and answers in every worker."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from coach.service.serving import CAN_FORK
from tests.service.serving.process import PATIENCE, running, until
from tests.tiny_models import classifier_in

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="processes cannot fork here")

REPROACH = "I wonder whether the invoice was ever opened by a human being."


def test_it_answers_in_every_worker(tmp_path: Path) -> None:
    model = classifier_in(tmp_path / "tone")
    statuses: list[int] = []
    with running(tmp_path, "--workers=2", f"--tone-model={model}", "--log=json") as service:
        until(lambda: len(service.workers()) == 2, "two workers")
        threads = [
            threading.Thread(
                target=lambda number=number: statuses.append(
                    service.check(f"{REPROACH} Number {number}.").status
                )
            )
            for number in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
    assert statuses == [200] * 8
