# SPDX-License-Identifier: Apache-2.0
"""A claim: a sourced statement about a parameter, which others may contradict."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Claim(Value):
    """One claim; `parameter` is a path such as `dose.hold_seconds`, `value` in that parameter's unit."""

    status: str
    sources: Any
    parameter: str | None = None
    value: Any = None
    title: str | None = None
    select: Any = None
    text: str | None = None
