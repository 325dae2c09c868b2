"""The service held to its own description by schemathesis: made-up requests, right and wrong."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from coach.ledger.location import location_of
from coach.modules import names_beside
from coach.service import Settings, create_app
from coach.service.openapi import parts
from coach.service.openapi.document import described_parts

schemathesis = pytest.importorskip("schemathesis")
from schemathesis import GenerationMode  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

EXAMPLES = int(os.environ.get("COACH_FUZZ", "6"))
"""Requests for each operation; more of them when somebody looks for faults."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
TOLERANT = "/api/v1/check/batch"
"""What is wrong with one item of a batch is told in its entry, and the others are checked."""


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What schemathesis reads in the description of a service that has all it can have."""
    folder = tmp_path_factory.mktemp("service")
    service = create_app(
        Settings(
            ledger=location_of(str(folder / "ledger.db")),
            memory=folder / "memory.db",
            feedback=folder / "counts.db",
        )
    )
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", service)
    return [found.ok() for found in schema.get_all_operations()]


@pytest.mark.parametrize("part", sorted(names_beside(parts.__file__)))
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_what_is_described_holds(operations: list[Any], part: str, mode: GenerationMode) -> None:
    title = described_parts()[part].TITLE.en
    for operation in operations:
        if title in operation.definition.raw["tags"] and _can_be(operation, mode):
            _try(operation, mode)


def _can_be(operation: Any, mode: GenerationMode) -> bool:
    """Whether there are requests of that kind: without a field, nothing can be wrong."""
    raw = operation.definition.raw
    return not mode.is_negative or "requestBody" in raw or bool(raw.get("parameters"))


def _try(operation: Any, mode: GenerationMode) -> None:
    checks = CHECKS if operation.path == TOLERANT else [*CHECKS, negative_data_rejection]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def holds(case: Any) -> None:
        case.call_and_validate(checks=checks)

    try:
        holds()
    except Unsatisfiable:  # where any text or any table may stand, none is wrong
        assert mode.is_negative
        assert operation.method == "get" or operation.path.endswith("/import")
