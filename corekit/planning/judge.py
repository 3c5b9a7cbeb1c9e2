# SPDX-License-Identifier: Apache-2.0
"""What all rulings together mean for one exercise: allowed, caution or excluded, with reasons and limits."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from corekit.criteria import FALSE, TRUE
from corekit.planning.limits import Limits, combine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.planning.rulings import Ruling
    from corekit.planning.safety_rule import Effect


class Hit(NamedTuple):
    """One effect of one ruling that reaches the exercise."""

    ruling: Ruling
    effect: Effect | None
    #: `exclude`, `caution`, `limit`, `prefer` or `content` (the ruling lets only other exercises continue).
    kind: str


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Judgement:
    """The verdict on one exercise, with everything that led to it."""

    exercise: str
    #: `allowed`, `caution` or `excluded`.
    verdict: str
    hits: tuple[Hit, ...]
    limits: Limits
    #: How many preferences select the exercise; they only sort what is left.
    preferred: int

    def of_kind(self, *kinds: str) -> tuple[Hit, ...]:
        """The hits of these kinds."""
        return tuple(hit for hit in self.hits if hit.kind in kinds)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Judge:
    """Answers for any exercise what the rulings say about it; an answer is worked out once."""

    library: Library
    rulings: tuple[Ruling, ...]
    values: Mapping[str, Any]
    _known: dict[Any, Judgement] = attrs.field(factory=dict, init=False, repr=False)

    def on(self, exercise: str, *, variant: str | None = None, hold_seconds: float | None = None) -> Judgement:
        """
        Judge *exercise* (canonical id), one of its variants, or a prescription that holds for *hold_seconds*.

        Raises `UnknownName` for an exercise the library does not have.
        """
        key = (exercise, variant, hold_seconds)
        if key not in self._known:
            attributes = self.library.attributes(exercise, variant=variant)
            if hold_seconds is not None:
                attributes = {**attributes, "hold_seconds": hold_seconds}
            self._known[key] = self.on_attributes(exercise, attributes, variant=variant)
        return self._known[key]

    def on_attributes(self, exercise: str, attributes: Mapping[str, Any], *, variant: str | None = None) -> Judgement:
        """Judge an exercise by its attributes alone, as cases do with a made-up one."""
        hits = tuple(self._hits(exercise, variant, attributes))
        limits = combine(
            hit.effect.bounds
            for hit in hits
            if hit.kind == "limit" and hit.effect is not None and "per" not in hit.effect.bounds
        )
        excluded = limits.impossible or any(hit.kind in ("exclude", "content") for hit in hits)
        cautious = any(hit.kind == "caution" for hit in hits)
        return Judgement(
            exercise=exercise,
            verdict="excluded" if excluded else "caution" if cautious else "allowed",
            hits=hits,
            limits=limits,
            preferred=sum(hit.kind == "prefer" for hit in hits),
        )

    @cached_property
    def _acting(self) -> tuple[Ruling, ...]:
        """The rulings that may reach an exercise: of those that are lenient while nobody knows, none does."""
        return tuple(ruling for ruling in self.rulings if ruling.applies or ruling.cautions)

    def _hits(self, exercise: str, variant: str | None, attributes: Mapping[str, Any]) -> Iterator[Hit]:
        context = {**attributes, "id": exercise, "facts": self.values, "same": None}
        for ruling in self._acting:
            rule = ruling.rule
            if rule.exercise not in (None, exercise) or (rule.variants is not None and variant not in rule.variants):
                continue
            yield from self._effects(ruling, context)
            only = rule.content if ruling.applies and not isinstance(rule.content, str) else None
            if only is not None and only.evaluate(attributes) != TRUE:
                yield Hit(ruling=ruling, effect=None, kind="content")

    def _effects(self, ruling: Ruling, context: Mapping[str, Any]) -> Iterator[Hit]:
        if ruling.about is not None:
            context = {**context, "same": self._same(ruling.about)}
        for effect in ruling.rule.effects:
            reach = TRUE if effect.select is None else effect.select.evaluate(context)
            if effect.kind == "prefer":
                if ruling.fired and reach == TRUE:
                    yield Hit(ruling=ruling, effect=effect, kind="prefer")
            elif reach != FALSE:
                kind = "caution" if ruling.cautions and effect.kind == "exclude" else effect.kind
                yield Hit(ruling=ruling, effect=effect, kind=kind)

    def _same(self, about: str) -> Mapping[str, Any] | None:
        """Id and movements of the exercise a response was about; None when nobody knows which."""
        if not self.library.has("exercise", about):
            return None
        return {"id": about, "movements": self.library.attributes(about).get("movements")}


def held_seconds(dose: Mapping[str, Any]) -> float | None:
    """How long a prescription holds, where its dose says so; else the exercise itself says it."""
    hold: float | None = dose.get("hold_seconds", dose.get("contract_seconds"))
    return hold
