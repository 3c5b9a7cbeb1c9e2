# SPDX-License-Identifier: Apache-2.0
"""Many values in one file: what is written is read again, and nothing else is believed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.content.texts import Texts

NAMES = st.text(max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
#: A value that is None is no value.
KNOWN = st.dictionaries(NAMES, VALUES.filter(lambda value: value is not None), max_size=4)
SERIES = st.dictionaries(NAMES, st.lists(VALUES, max_size=5), max_size=4)


@given(values=KNOWN, series=SERIES, key=st.text())
def test_what_is_written_is_read_again(values: dict[str, Any], series: dict[str, list[Any]], key: str) -> None:
    """Every value and every entry of a series comes back as it was, whatever characters it holds."""
    texts = Texts.read(Texts().having(values, series).written(key), key)

    assert {name: texts.value(name) for name in values} == values
    assert {name: list(texts.series(name) or ()) for name in series} == series


@given(values=KNOWN, more=KNOWN, series=SERIES, other=SERIES)
def test_what_is_added_takes_the_place_of_what_was_there(
    values: dict[str, Any], more: dict[str, Any], series: dict[str, list[Any]], other: dict[str, list[Any]]
) -> None:
    """The rest stays, and the series alone stay without the values."""
    texts = Texts().having(values, series).having(more, other)

    assert {name: texts.value(name) for name in {**values, **more}} == {**values, **more}
    assert {name: list(texts.series(name) or ()) for name in {**series, **other}} == {**series, **other}
    alone = texts.series_alone()
    assert [alone.value(name) for name in values] == [None] * len(values)
    assert {name: list(alone.series(name) or ()) for name in other} == other


@given(values=KNOWN, at=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_a_damaged_file_is_refused(values: dict[str, Any], at: int, flip: int) -> None:
    """A byte that changed is an error that says so, never another value."""
    content = bytearray(Texts().having({**values, "name": "value"}, {}).written("key"))
    content[at % len(content)] ^= flip
    try:
        texts = Texts.read(bytes(content), "key")
    except (ValueError, KeyError, TypeError):
        return
    assert texts.value("name") in (None, "value")


def test_a_file_about_something_else_is_refused() -> None:
    """Two libraries whose files have one name are told apart by what the file says."""
    content = Texts().having({"name": "value"}, {}).written("these packs")

    with pytest.raises(ValueError, match="something else"):
        Texts.read(content, "those packs")


def test_what_is_not_there_is_none() -> None:
    """Neither a value nor a series of an unknown name."""
    assert Texts().value("name") is None
    assert Texts().series("name") is None
