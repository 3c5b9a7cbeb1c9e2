# SPDX-License-Identifier: Apache-2.0
"""A fact: a question and its answer, or what is derived from other answers."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Fact(Value):
    """
    One fact.

    `type` is `yes_no`, `number`, `choice`, `choices` or `date`; `minimum` and `maximum` are in `unit`. `choices` is a
    list of ids, a mapping of ids to labels, or `{from: ...}`. `valid_days` 0 is that day's session; absent never
    expires.
    """

    type: str
    title: str | None = None
    ask: str | None = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    choices: Any = None
    ordered: str | None = None
    ask_when: Any = None
    ask_at: str | None = None
    group: str | None = None
    reassuring: Any = None
    valid_days: int | None = None
    ages: str | None = None
    scope: str | None = None
    aliases: tuple[str, ...] | None = strings()
    derive: Any = None
    because: str | None = None
    sources: Any = None
    cases: Any = None
