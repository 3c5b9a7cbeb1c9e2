# SPDX-License-Identifier: Apache-2.0
"""A reader of foreign documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from corekit.record import Record, as_tuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.model.read_result import ReadResult


@frozen(kw_only=True, eq=False, repr=False)
class Reader(Record):
    """A reader, as ``corekit_readers`` returns it.

    ``name`` is the foreign format (``fhir``), ``media_types`` what it comes as, ``kind`` the kind of corekit document
    that results (``profile``, ``journal``). ``read`` takes the bytes and returns a `ReadResult`; for content it
    cannot read it raises `ValueError`. One format may have one reader for each kind.
    """

    name: str
    media_types: tuple[str, ...] = field(converter=as_tuple)
    kind: str
    read: Callable[[bytes], ReadResult] = field(repr=False)

    @property
    def id(self) -> str:
        """Format and kind (``fhir/journal``), by which readers are sorted and told apart."""
        return f"{self.name}/{self.kind}"
