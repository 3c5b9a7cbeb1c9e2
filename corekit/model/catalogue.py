# SPDX-License-Identifier: Apache-2.0
"""Exercises of packs to look through, with everything that has to be said beside them."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import DocumentValue, many
from corekit.model.plan import PackUsed


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Catalogue(DocumentValue):
    """
    Exercises whole, with effective attributes, by canonical id; nobody was screened for them.

    `sources` are the works they cite, by the id that they use, as CSL-JSON; `packs` those they come from.
    """

    schema: int
    today: str
    language: str
    title: str
    exercises: Any
    sources: Any
    packs: tuple[PackUsed, ...] = many(PackUsed, required=True)
