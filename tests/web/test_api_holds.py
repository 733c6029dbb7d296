"""The API holds to its own description: whatever is sent, no 5xx and no answer that it does not describe.

`COMMUNIQUE_EXAMPLES` says how many requests are tried of every operation and mode; `make test-hostile` tries many.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from communique.ledger import Ledger
from communique.web import Settings, application
from tests.web.conftest import NOW

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SETTINGS = hypothesis.settings(
    max_examples=int(os.environ.get("COMMUNIQUE_EXAMPLES", "12")), deadline=None, derandomize=True, database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as described", "otherwise"])
def test_whatever_is_asked_the_answer_is_a_described_one(ledger: Ledger, mode: GenerationMode) -> None:
    clock = itertools.count()  # a minute a look, so that no limit on how often is met
    app = application(ledger, Settings(now=lambda: NOW + dt.timedelta(minutes=next(clock)), hosts=("*",)))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    tried = []
    for found in described.get_all_operations():
        operation = found.ok()

        @SETTINGS
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        try:
            holds()
        except hypothesis.errors.Unsatisfiable:
            assert mode is GenerationMode.NEGATIVE, operation.label  # any string will do as an id
            continue
        tried.append(operation.label)
    assert len(tried) >= (15 if mode is GenerationMode.POSITIVE else 10)
