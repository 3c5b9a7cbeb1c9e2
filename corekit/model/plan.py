# SPDX-License-Identifier: Apache-2.0
"""A plan: what to do, when, why, and everything needed to render, do and progress it."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.errors import PlanOutdated
from corekit.model.codec import DocumentValue, Pointer, Value, many, named, nested, strings
from corekit.model.position import Position
from corekit.model.screening import SafetyNet, Screening

#: The schema of plans that this version writes.
SCHEMA = 1


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reason(Value):
    """Why something is as it is: a code of `corekit.planning.reasons`, its parameters, the pack and the sources."""

    code: str
    parameters: Any
    pack: str
    sources: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlanItem(Value):
    """One exercise of the plan with its dose; `days` count from `start`, `minutes` are for one day."""

    id: str
    exercise: str
    regimen: str
    track: int
    phase: str
    dose: Any
    intensity: Any
    frequency: Any
    sides: tuple[str, ...] = strings(required=True)
    days: tuple[int, ...] = strings(required=True)
    bouts_per_day: int
    minutes_per_day: float
    variant: str | None = None
    progression: str | None = None
    stage: str | None = None
    #: Id of the item this one is done right after.
    after: str | None = None
    cautions: tuple[Reason, ...] = many(Reason, required=True)
    reasons: tuple[Reason, ...] = many(Reason, required=True)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlanDay(Value):
    """One day that has something to do: its ISO date, the items in order, and the minutes together."""

    date: str
    items: tuple[str, ...] = strings(required=True)
    minutes: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Later(Value):
    """What follows in a later phase of a regimen."""

    regimen: str
    phase: str
    track: int
    exercise: str | None = None
    progression: str | None = None
    #: What that exercise or progression is called.
    title: str | None = None
    select: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class EmbeddedRegimen(Value):
    """A regimen as the plan carries it."""

    title: str
    pack: str
    approach: str | None = None
    review_every_days: int | None = None
    sources: Any = None
    because: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StopRuleOf(Value):
    """When to stop, for one exercise or (without one) for every session."""

    when: Any
    say: str
    exercise: str | None = None
    pack: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PackUsed(Value):
    """A pack that took part: version, digest of its content, licence, attribution and review state."""

    namespace: str
    title: str
    digest: str
    licence: str
    maintainers: tuple[str, ...] = strings(required=True)
    review: str
    distribution: str | None = None
    version: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Plan(DocumentValue):
    """
    A plan that stands on its own.

    `status` is `issued`, `incomplete` (a hold, a missing screen) or `referred` (a referral, or nothing is left); only
    an issued plan has items and days. `exercises`, `progressions` and `sources` embed everything the items use.
    """

    schema: int
    status: str
    outcome: str
    created_on: str
    start: str
    language: str
    screening: Screening = nested(Screening, required=True)
    regimens: dict[str, EmbeddedRegimen] = named(EmbeddedRegimen, required=True)
    items: tuple[PlanItem, ...] = many(PlanItem, required=True)
    days: tuple[PlanDay, ...] = many(PlanDay, required=True)
    later: tuple[Later, ...] = many(Later, required=True)
    reasons: tuple[Reason, ...] = many(Reason, required=True)
    audit: tuple[Reason, ...] = many(Reason, required=True)
    #: Canonical exercise id to its data, with effective attributes.
    exercises: Any
    #: Canonical progression id to its data.
    progressions: Any
    positions: tuple[Position, ...] = many(Position, required=True)
    stop_rules: tuple[StopRuleOf, ...] = many(StopRuleOf, required=True)
    safety_net: tuple[SafetyNet, ...] = many(SafetyNet, required=True)
    #: Source id to its CSL-JSON item.
    sources: Any
    packs: tuple[PackUsed, ...] = many(PackUsed, required=True)
    next_review: str | None = None
    signed_by: str | None = None
    time: Any = None
    equipment: tuple[str, ...] | None = strings()

    @classmethod
    def from_dict(cls, data: Any, pointer: Pointer = "") -> Plan:
        """
        The plan of JSON data, of this schema or any earlier one of the same major.

        Raises `PlanOutdated` for a schema this version does not read, `DocumentInvalid` for a broken document.
        """
        if isinstance(data, dict) and data.get("schema", SCHEMA) != SCHEMA:
            raise PlanOutdated("This plan is of a schema that this version does not read.", hint="Update corekit.")
        return super().from_dict(data, pointer)

    def session_on(self, day: str) -> tuple[PlanItem, ...]:
        """The items to do on *day* (an ISO date), in order; empty on a day of rest or outside the plan."""
        wanted = str(day)
        by_id = {item.id: item for item in self.items}
        return tuple(by_id[key] for entry in self.days if entry.date == wanted for key in entry.items)

    def redacted(self) -> Plan:
        """
        The plan without what would tell about the person: which rules fired or wait, and on which answers.

        What somebody needs to do the exercises stays: items, doses, stop rules and the words of the safety net.
        """
        spoken = tuple(SafetyNet(text=entry.text, pack=entry.pack) for entry in self.safety_net)
        screening = attrs.evolve(
            self.screening,
            fired=(),
            undecided=(),
            open_questions=(),
            exclusions=(),
            cautions=(),
            limits=(),
            preferences=(),
            safety_net=spoken,
        )
        return attrs.evolve(
            self,
            screening=screening,
            reasons=(),
            safety_net=spoken,
            items=tuple(attrs.evolve(item, reasons=(), cautions=()) for item in self.items),
        )
