# SPDX-License-Identifier: Apache-2.0
"""Whatever a schema describes, its class takes and gives back."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corekit.content.schemas import schema

from .generated import data_of
from .test_schemas import CLASSES

#: A profile's answers have two forms and one of them is written: `tests/model` holds that law.
SAME_AS_READ = {kind: home for kind, home in CLASSES.items() if kind != "profile"}


@pytest.mark.parametrize(("kind", "home"), SAME_AS_READ.items())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(draw=st.data())
def test_no_key_is_lost(kind: str, home: tuple[str, str], draw: st.DataObject) -> None:
    """Data made of a schema's own properties goes through the class and through JSON, and is the same."""
    bundled = schema(kind)
    data: dict[str, Any] = draw.draw(data_of(bundled, bundled.get("$defs", {})))
    cls = getattr(import_module(f"corekit.model.{home[0]}"), home[1])

    value = cls.from_dict(data)

    assert value.to_dict() == data
    assert cls.from_dict(json.loads(json.dumps(value.to_dict()))) == value


def test_what_is_generated_is_mostly_valid() -> None:
    """The law above is about documents that occur: a case made in this way follows its schema."""
    bundled = schema("rule")
    check = jsonschema_rs.validator_for(bundled)
    made = []

    @settings(max_examples=50, deadline=None, database=None, derandomize=True)
    @given(data_of(bundled, bundled["$defs"]))
    def collect(data: Any) -> None:
        made.append(check.is_valid(data))

    collect()

    assert sum(made) > len(made) / 2
