# SPDX-License-Identifier: Apache-2.0
"""Whether a plan still holds."""

from __future__ import annotations

import attrs

from corekit.model.codec import DocumentValue, Value, many


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RecheckChange(Value):
    """
    One difference.

    `code` is `excluded`, `caution`, `limit`, `outcome`, `pack_changed`, `pack_missing`, `screen_missing` or
    `withdrawn`.
    """

    code: str
    text: str
    exercise: str | None = None
    item: str | None = None
    pack: str | None = None
    rule: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Recheck(DocumentValue):
    """`status` is `current`, `changed`, `unsafe` or `pack_missing`."""

    schema: int
    status: str
    today: str
    plan: str
    changes: tuple[RecheckChange, ...] = many(RecheckChange, required=True)
