# SPDX-License-Identifier: Apache-2.0
"""A case: a test that ships with content."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Case(Value):
    """One case: `given` on top of a well adult, `expect` by containment."""

    given: Any
    expect: Any
    title: str | None = None
    screens: tuple[str, ...] | None = strings()
