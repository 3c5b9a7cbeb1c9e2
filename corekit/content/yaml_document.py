# SPDX-License-Identifier: Apache-2.0
"""
A YAML document, by the quickest reader that can read it: line by line, by events, or with positions and every fault.

The YAML library is only imported for a text with a line that needs it: it is a tenth of a warm plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.document import Document
from corekit.content.yaml_lines import Lines

if TYPE_CHECKING:
    from corekit.content.spans import Spans


def read_yaml(text: str, *, name: str, maximum_depth: int, lines: Lines | None = None, loader: Any = None) -> Document:
    """
    Read one YAML document; faults stand in the result's diagnostics, positions are worked out when asked for.

    *lines* knows those of texts that were read before; *loader* is the class of the parser, None the fastest installed.
    """
    data = (lines or Lines(loader)).data(text, maximum_depth)
    if data is None:
        from corekit.content.quick_yaml import quick_data  # noqa: PLC0415 - brings the YAML library

        data = quick_data(text, maximum_depth, loader)
    if data is not None:
        return Document(name=name, data=data, find_spans=lambda: _spans(text, name, maximum_depth, loader))
    from corekit.content.yaml_reader import read_with_positions  # noqa: PLC0415 - only where something may be wrong

    return read_with_positions(text, name=name, maximum_depth=maximum_depth, loader=loader)


def _spans(text: str, name: str, maximum_depth: int, loader: Any) -> Spans:
    from corekit.content.yaml_reader import read_with_positions  # noqa: PLC0415 - only where somebody asks

    return read_with_positions(text, name=name, maximum_depth=maximum_depth, loader=loader).spans
