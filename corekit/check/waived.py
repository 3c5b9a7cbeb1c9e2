# SPDX-License-Identifier: Apache-2.0
"""A finding that its pack's author lets stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Waived(Record):
    """A finding that stays, and why."""

    finding: Diagnostic
    because: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of it."""
        return {"finding": self.finding.to_dict(), "because": self.because}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Waived:
        """The value of JSON data."""
        return cls(finding=Diagnostic.from_dict(data["finding"]), because=data["because"])
