# SPDX-License-Identifier: Apache-2.0
"""A source: a citation, as CSL-JSON."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Pointer, Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Value):
    """One citation; `data` is its CSL-JSON item."""

    data: Any

    @classmethod
    def from_dict(cls, data: Any, pointer: Pointer = "") -> Source:
        """Keep the CSL-JSON item whole: its keys are another standard's."""
        del pointer
        return cls(data=data)

    def to_dict(self) -> dict[str, Any]:
        """The CSL-JSON item."""
        return dict(self.data)

    @property
    def title(self) -> str:
        """The title of the work, or its id."""
        return str(self.data.get("title") or self.data.get("id"))
