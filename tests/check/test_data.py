# SPDX-License-Identifier: Apache-2.0
"""`kit.check` for applications: data of any kind and shape, and never an exception."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corekit
from corekit.content.schemas import KINDS
from corekit.model.diagnostic import Diagnostic

from .packs import BASE

KIT = corekit.load(discover=False, paths=[BASE], cache=False)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(), inner, max_size=3),
    max_leaves=8,
)


@given(kind=st.sampled_from(KINDS) | st.text(), data=DATA)
def test_nothing_raises(kind: str, data: Any) -> None:
    """Whatever an application hands over, the answer is a list of diagnostics."""
    faults = KIT.check(kind, data)

    assert isinstance(faults, list)
    assert all(isinstance(fault, Diagnostic) for fault in faults)


def test_what_contains_itself_is_a_fault() -> None:
    """It is no JSON, and walking it would never end."""
    data: dict[str, Any] = {"schema": 1}
    data["facts"] = data

    assert [fault.code for fault in KIT.check("profile", data)] == ["schema-type"]


@pytest.mark.parametrize("value", [date(2026, 1, 1), float("nan"), "\ud800", {1, 2}])
def test_what_is_no_json_is_a_fault(value: object) -> None:
    """A date, no number, half a character, a set: no file could hold them."""
    assert [fault.code for fault in KIT.check("profile", {"schema": 1, "language": value})] == ["schema-type"]


def test_an_unknown_kind_offers_the_nearest() -> None:
    """A slip in the kind is answered like a slip in a name."""
    (fault,) = KIT.check("exercize", {})

    assert fault.code == "reference-unknown"
    assert "'exercise'" in fault.message


def test_a_sound_profile_has_no_fault() -> None:
    """Nothing is found where nothing is wrong."""
    assert KIT.check("profile", {"schema": 1, "answered_on": "2026-11-21", "facts": {"demo_stiff": "yes"}}) == []
