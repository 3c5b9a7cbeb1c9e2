# SPDX-License-Identifier: Apache-2.0
"""An output format: something that turns documents into files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from corekit.record import Record, as_tuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corekit.model.render_request import RenderRequest
    from corekit.model.rendered import Rendered


@frozen(kw_only=True, eq=False, repr=False)
class OutputFormat(Record):
    """An output format, as ``corekit_output_formats`` returns it.

    ``name`` is what users type (``html``), ``suffix`` begins with a dot, ``documents`` are the kinds of document it
    can render (``plan``, ``screening`` ...). ``options`` is a JSON Schema of type ``object`` for what the format lets
    users choose. ``render`` takes the document and a `RenderRequest` and returns `Rendered`; it is a pure function:
    it reads no clock, no network and no environment, and gives the same bytes for the same input.
    """

    name: str
    media_type: str
    suffix: str
    documents: tuple[str, ...] = field(converter=as_tuple)
    options: Mapping[str, Any] = field(factory=lambda: {"type": "object", "properties": {}}, repr=False)
    render: Callable[[Any, RenderRequest], Rendered] = field(repr=False)

    @property
    def id(self) -> str:
        """The name, by which formats are sorted and told apart."""
        return self.name
