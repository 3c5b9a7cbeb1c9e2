# SPDX-License-Identifier: Apache-2.0
"""What kind of value something is."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any, TypeGuard


def is_list(written: object) -> TypeGuard[Sequence[Any]]:
    """Whether it is a list."""
    return isinstance(written, Sequence) and not isinstance(written, str | bytes)


def is_number(written: object) -> TypeGuard[float]:
    """Whether it is a number that can be drawn, and not a truth."""
    return isinstance(written, int | float) and not isinstance(written, bool) and isfinite(written)


def is_count(written: object) -> TypeGuard[int]:
    """Whether it is a whole number."""
    return isinstance(written, int) and not isinstance(written, bool)
