# SPDX-License-Identifier: Apache-2.0
"""A finding of a screener: it restricts, never permits."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Finding(Value):
    """
    What a screener found: an outcome, selectors to exclude or to caution, and why.

    `id` is unique within its screener; `say` is for the person; `facts` are the fact ids it rests on.
    """

    id: str
    because: str
    outcome: str | None = None
    within_days: int | None = None
    exclude: tuple[Any, ...] | None = strings()
    caution: tuple[Any, ...] | None = strings()
    ask: tuple[str, ...] | None = strings()
    facts: tuple[str, ...] | None = strings()
    say: str | None = None
    sources: Any = None
