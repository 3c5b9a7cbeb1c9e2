# SPDX-License-Identifier: Apache-2.0
"""A reader of foreign documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.model.read_result import ReadResult


def _sequence(values: Iterable[str]) -> tuple[str, ...]:
    """Return several values as a tuple; one text alone would fall apart into letters, so it stays and is refused."""
    return values if isinstance(values, str) else tuple(values)  # type: ignore[return-value]


@frozen(kw_only=True, eq=False, repr=False)
class Reader(Record):
    """A reader, as ``corekit_readers`` returns it.

    ``name`` is the foreign format (``fhir``), ``media_types`` what it comes as, ``kind`` the kind of corekit document
    that results (``profile``, ``journal``). ``read`` takes the bytes and returns a `ReadResult`; for content it
    cannot read it raises `ValueError`. One format may have one reader for each kind.
    """

    name: str
    media_types: tuple[str, ...] = field(converter=_sequence)
    kind: str
    read: Callable[[bytes], ReadResult] = field(repr=False)

    @property
    def id(self) -> str:
        """Format and kind (``fhir/journal``), by which readers are sorted and told apart."""
        return f"{self.name}/{self.kind}"
