# SPDX-License-Identifier: Apache-2.0
"""A term: a word of the controlled vocabulary."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Term(Value):
    """One term; `is_a` names the terms above it, `order` its place in an ordered vocabulary, from the lowest."""

    title: str | None = None
    is_a: Any = None
    vocabulary: str | None = None
    order: int | None = None
    note: str | None = None
    plane: str | None = None
    abstract: str | None = None
    aliases: tuple[str, ...] | None = strings()
    packages: tuple[str, ...] | None = strings()
