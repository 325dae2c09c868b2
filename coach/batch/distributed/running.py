"""Shares given to Ray: each process reads rules and models once and takes share after share.

A process that dies loses only the share it had in hand, which another one takes up from its start;
a run that was broken off goes on where it stopped, since finished shares are kept by name.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from coach.batch.distributed.errors import DatasetError, NoRay
from coach.batch.distributed.shares import Share, filesystem_of, shares_of
from coach.batch.distributed.working import Counts, Work, Worker, done_in

RUN = "run.json"
"""Says in the folder of results what all of it was linted with."""
_BLOCKS = 2_000
"""In how many blocks at most Ray keeps the list of shares."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the counts of all shares, and how many of them were there already."""

    counts: Counts
    shares: int
    kept: int


def run(
    paths: Iterable[str],
    work: Work,
    *,
    processes: int,
    address: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Lint the datasets at `paths` into the folder `work.results`.

    `processes` work at a time. `address` is that of a Ray cluster; None starts one on this machine
    for the time of the run. `progress` is told the finished shares and all of them. Raises
    DatasetError, and NoRay where Ray is not installed.
    """
    shares = list(shares_of(paths))
    _require_same(work)
    kept = done_in(work.results)
    counts = Counts()
    for share in shares:
        if share.name in kept:
            counts = counts.plus(kept[share.name])
    left = [share for share in shares if share.name not in kept]
    done = len(shares) - len(left)
    if progress is not None:
        progress(done, len(shares))
    if left:
        for told in _linted(left, work, processes, address):
            counts = counts.plus(Counts.of_json(told))
            done += 1
            if progress is not None:
                progress(done, len(shares))
    return Summary(counts, len(shares), len(shares) - len(left))


def _linted(shares: list[Share], work: Work, processes: int, address: str | None) -> Iterable[str]:
    """The counts of each share as JSON, as they are done."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise NoRay from error
    started = not ray.is_initialized()
    if started:
        ray.init(
            address=address,
            num_cpus=None if address else processes,
            include_dashboard=False if address is None else None,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        dataset = ray.data.from_items(
            [{"share": _packed(share)} for share in shares],
            override_num_blocks=min(len(shares), _BLOCKS),
        ).map_batches(
            _Shares,
            fn_constructor_args=(work,),
            batch_size=1,
            batch_format="numpy",
            concurrency=min(processes, len(shares)),
            num_cpus=1,
        )
        for row in dataset.iter_rows():
            yield str(row["counts"])
    finally:
        if started:
            ray.shutdown()


class _Shares:
    """What Ray keeps in each process."""

    def __init__(self, work: Work) -> None:
        self.worker = Worker(work)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """The counts of the shares of a batch."""
        return {"counts": [self.worker.do(_unpacked(str(one))).as_json() for one in batch["share"]]}


def _packed(share: Share) -> str:
    return json.dumps({**asdict(share), "header": share.header.decode("latin-1")})


def _unpacked(text: str) -> Share:
    data = json.loads(text)
    return Share(**{**data, "header": data["header"].encode("latin-1")})


def _require_same(work: Work) -> None:
    """Let one folder hold the results of one way to lint only.

    Raises DatasetError where it holds those of another.
    """
    from coach.version import VERSION

    told = {
        "coach": VERSION,
        "settings": work.settings.identity(),
        "columns": dict(sorted(work.columns.names.items())),
        "day": work.now.date().isoformat(),
    }
    system, inner = filesystem_of(work.results)
    path = f"{inner}/{RUN}"
    try:
        with system.open_input_stream(path) as file:
            earlier = json.loads(file.read())
    except FileNotFoundError:
        system.create_dir(inner, recursive=True)
        with system.open_output_stream(path) as file:
            file.write(json.dumps(told, ensure_ascii=False).encode())
        return
    except ValueError as error:
        raise DatasetError(f"{work.results}/{RUN}: not readable; choose an empty folder") from error
    differing = [name for name, value in told.items() if earlier.get(name) != value]
    if differing:
        raise DatasetError(
            f"{work.results} holds results with other {', '.join(differing)};"
            " choose an empty folder, or the same --now and settings to go on"
        )
