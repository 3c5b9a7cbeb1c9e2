# SPDX-License-Identifier: Apache-2.0
"""A rule: when facts hold, something is forbidden, limited, referred or preferred."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, nested, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Consequence(Value):
    """
    What follows when a rule fires.

    `exclude`, `caution` and `prefer` hold selectors; `limit` holds mappings of `select` and bounds; `within_days` says
    how soon a referral is to be followed.
    """

    outcome: str | None = None
    within_days: int | None = None
    content: Any = None
    exclude: tuple[Any, ...] | None = strings()
    caution: tuple[Any, ...] | None = strings()
    limit: tuple[Any, ...] | None = strings()
    treat_as: Any = None
    ask: tuple[str, ...] | None = strings()
    say: Any = None
    prefer: tuple[Any, ...] | None = strings()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rule(Value):
    """One rule; `if_unknown` is `hold`, `apply`, `caution` or `ignore` and is about the verdict on `when`."""

    title: str
    when: Any
    then: Consequence = nested(Consequence, required=True)
    if_unknown: str
    unknown_because: str | None = None
    because: str
    sources: Any
    contradiction: str | None = None
    cases: Any = None
