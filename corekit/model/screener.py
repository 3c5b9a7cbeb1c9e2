# SPDX-License-Identifier: Apache-2.0
"""A screener: screening in code, for what rules cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from corekit.model.finding import Finding


@frozen(kw_only=True, eq=False, repr=False)
class Screener(Record):
    """A screener, as ``corekit_screeners`` returns it.

    ``screen`` takes the values of all facts that are known (a missing key is unknown) and the day of the screening,
    and returns findings. Findings only restrict: they can forbid, limit, hold and refer, never permit. An exception
    becomes a finding with outcome ``hold``, so a screener that fails never lets anything through.
    """

    id: str
    screen: Callable[[Mapping[str, Any], date], Iterable[Finding]] = field(repr=False)
