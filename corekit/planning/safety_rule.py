# SPDX-License-Identifier: Apache-2.0
"""One safety rule, of whatever origin: when it fires, what it does to exercises, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.criteria import Criteria

#: Outcomes of a screening, strongest first (screening semantics: the strongest fired outcome is the outcome).
OUTCOMES = ("refer_emergency", "refer_urgent", "hold", "stop_today", "refer_routine", "proceed")

#: Outcomes after which nothing is issued unless the rule says that content may continue.
BLOCKING = frozenset({"refer_emergency", "refer_urgent", "hold", "stop_today"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Effect:
    """What a rule does to the exercises it selects."""

    #: `exclude`, `caution`, `limit` or `prefer`.
    kind: str
    #: Which exercises; None for the one exercise the rule belongs to.
    select: Criteria | None
    #: The selector as written, canonical; None with an own exercise.
    select_data: Any
    #: A limit's bounds: `dose`, `intensity`, `frequency`, `scale`, `per`, `each`.
    bounds: Mapping[str, Any]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class SafetyRule:
    """One rule of any origin; `address` names where it stands."""

    address: str
    pack: str
    title: str
    when: Criteria
    if_unknown: str
    because: str
    sources: Any
    effects: tuple[Effect, ...] = ()
    outcome: str | None = None
    within_days: int | None = None
    #: `all`, `none`, a parsed selector (only what it selects may be issued) or None for the outcome's default.
    content: str | Criteria | None = None
    say: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    treat_as: tuple[str, ...] = ()
    #: The exercise whose own condition this is.
    exercise: str | None = None
    #: The forms of that exercise it speaks of (None is the exercise itself); None for all.
    variants: frozenset[str | None] | None = None
    #: The condition that this compiles from; `treat_as` reaches it by that name.
    condition: str | None = None
    #: The condition's own `when` (acute, irritable, fused) without the diagnosis.
    state: Criteria | None = None
    #: True for a contradiction: evaluated over the answers as given, before gates.
    raw: bool = False
    #: The facts it rests on, where `when` does not say (a screener's finding).
    facts: tuple[str, ...] | None = None

    def belongs_to(self, kind: str, identifier: str) -> bool:
        """Whether the rule comes from that item."""
        return self.address == f"{kind}:{identifier}" or self.address.startswith(f"{kind}:{identifier}/")

    @property
    def restricts(self) -> bool:
        """Whether firing takes anything away; a rule that only prefers does not."""
        return bool(self.outcome or self.treat_as or any(effect.kind != "prefer" for effect in self.effects))

    @property
    def blocks(self) -> bool:
        """Whether firing leaves nothing to issue."""
        return self.content == "none" or (self.content is None and self.outcome in BLOCKING)
