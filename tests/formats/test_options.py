# SPDX-License-Identifier: Apache-2.0
"""What users choose of a format is held against the format's own schema."""

from __future__ import annotations

import pytest

from corekit.errors import OptionInvalid
from corekit.formats.options import settled
from corekit.values import OutputFormat, Rendered

TABLE = OutputFormat(
    name="table",
    media_type="text/csv",
    suffix=".csv",
    documents=("plan",),
    options={
        "type": "object",
        "properties": {
            "separator": {"type": "string", "enum": [",", ";"], "default": ","},
            "columns": {"type": "array", "items": {"type": "string"}, "default": ["exercise"]},
        },
    },
    render=lambda document, request: Rendered.from_text(  # noqa: ARG005 - a renderer's signature
        "", media_type="text/csv", filename="plan.csv"
    ),
)


def test_defaults_stand_for_what_was_not_said() -> None:
    """A renderer finds every option that has a default, and what was chosen in place of it."""
    assert settled(TABLE, {}) == {"separator": ",", "columns": ["exercise"]}
    assert settled(TABLE, {"separator": ";"}) == {"separator": ";", "columns": ["exercise"]}


def test_a_default_is_never_shared() -> None:
    """What one rendering does to an option, no other sees."""
    settled(TABLE, {})["columns"].append("dose")
    assert settled(TABLE, {})["columns"] == ["exercise"]


@pytest.mark.parametrize("wrong", [{"separator": "tab"}, {"columns": "dose"}, {"width": 3}])
def test_what_the_schema_forbids_is_refused(wrong: dict[str, object]) -> None:
    """The option is named, before any code of a plugin runs."""
    with pytest.raises(OptionInvalid) as raised:
        settled(TABLE, wrong)
    assert next(iter(wrong)) in raised.value.message
