"""Figures for Prometheus: how many, how long, and findings by category; never a text.

Several workers write their figures into files of one folder, $PROMETHEUS_MULTIPROC_DIR, and each of
them answers with the sum. The library reads the variable when it is first imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app

if TYPE_CHECKING:
    from coach.report import Report

METRICS = "coach-metrics"
"""Under which name the application holds its figures."""
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)

blueprint = Blueprint("metrics", __name__)


class Metrics:
    """The figures of one service."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter(
            "coach_requests", "Requests that were answered.", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "coach_request_seconds",
            "Seconds from the request to the end of its answer.",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._working = Gauge(
            "coach_requests_in_work",
            "Requests that are being answered.",
            multiprocess_mode="livesum",
            registry=self._registry,
        )
        self._findings = Counter(
            "coach_findings", "Findings of checks.", ("category",), registry=self._registry
        )

    def begun(self) -> None:
        """Count a request that comes in."""
        self._working.inc()

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        self._working.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def found(self, report: Report) -> None:
        """Count the findings of a report by their category."""
        for category, count in report.scores.counts:
            if count:
                self._findings.labels(category).inc(count)

    def told(self, categories: Iterable[str]) -> None:
        """Count findings by their categories, one of each."""
        for category in categories:
            self._findings.labels(category).inc()

    def text(self) -> tuple[bytes, str]:
        """All figures of all workers as Prometheus reads them, and the content type of that."""
        from prometheus_client import CollectorRegistry, generate_latest, values
        from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self._registry
        if values.ValueClass._multiprocess:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry), CONTENT_TYPE_PLAIN_0_0_4


def count_findings(report: Report) -> None:
    """Count the findings of a report that the service has made."""
    metrics: Metrics = current_app.extensions[METRICS]
    metrics.found(report)


@blueprint.get("/metrics")
def metrics() -> Response:
    """The figures of the service."""
    held: Metrics = current_app.extensions[METRICS]
    body, kind = held.text()
    return Response(body, content_type=kind)
