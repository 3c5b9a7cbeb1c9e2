# SPDX-License-Identifier: Apache-2.0
"""What a plan carries with it, so that it can be read, done and progressed when the packs are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.citing import keys_of
from corekit.model.plan import EmbeddedRegimen, PackUsed, StopRuleOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.pack import Pack
    from corekit.model.plan import Reason
    from corekit.model.screening import Screening
    from corekit.planning.assessment import Assessment
    from corekit.planning.prescription import Prescription

#: What a plan does not need of an exercise: its tests, and what only choosing reads.
_LEFT_OUT = ("cases",)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Embedding:
    """Everything the items of a plan use."""

    assessment: Assessment
    exercises: dict[str, Any]
    progressions: dict[str, Any]
    regimens: dict[str, EmbeddedRegimen]
    stop_rules: tuple[StopRuleOf, ...]
    packs: tuple[PackUsed, ...]

    @classmethod
    def of(
        cls,
        items: Sequence[Prescription],
        progressions: Sequence[str],
        regimens: Iterable[str],
        assessment: Assessment,
    ) -> Embedding:
        """Embed what *items*, *progressions* and *regimens* (canonical ids) need."""
        library = assessment.library
        needed = {*(item.exercise for item in items), *_of_stages(progressions, library)}
        exercises = {name: without_tests(library.data("exercise", name)) for name in sorted(_ladders(needed, library))}
        used_regimens = dict.fromkeys((*regimens, *(item.slot.regimen for item in items)))
        return cls(
            assessment=assessment,
            exercises=exercises,
            progressions={name: without_tests(library.data("progression", name)) for name in progressions},
            regimens={name: _regimen(name, assessment) for name in used_regimens},
            stop_rules=tuple(_stop_rules(items, library)),
            packs=tuple(_packs(assessment)),
        )

    def sources(self, screening: Screening, reasons: Iterable[Reason]) -> dict[str, Any]:
        """The citations of everything shown, by the id that the data uses (`pack:id` or bare), as CSL-JSON."""
        library = self.assessment.library
        cited: set[tuple[str, str]] = set()
        for kind, names in (("exercise", self.exercises), ("progression", self.progressions)):
            for name in names:
                cited.update((name.partition(":")[0], key) for key in library.citations(kind, name))
        for name, regimen in self.regimens.items():
            cited.update((name.partition(":")[0], key) for key in keys_of(regimen.sources))
        for ruling in (*screening.fired, *screening.undecided):
            cited.update((ruling.pack, key) for key in keys_of(ruling.sources))
        for reason in reasons:
            cited.update((reason.pack, key) for key in keys_of(reason.sources))
        found: dict[str, Any] = {}
        for pack, key in sorted(cited):
            source = library.source(key, pack)
            if source is not None:
                found[key] = source.to_dict()
        return found


def without_tests(data: dict[str, Any]) -> dict[str, Any]:
    """An item as documents carry it."""
    return {key: value for key, value in data.items() if key not in _LEFT_OUT}


def _regimen(name: str, assessment: Assessment) -> EmbeddedRegimen:
    regimen = assessment.library.get("regimen", name)
    return EmbeddedRegimen(
        title=regimen.title,
        pack=assessment.library.owner("regimen", name),
        approach=regimen.approach,
        review_every_days=regimen.review_every_days,
        sources=regimen.sources,
        because=regimen.because,
    )


def _of_stages(progressions: Iterable[str], library: Library) -> Iterator[str]:
    """The exercises that any stage of *progressions* gives: the next plan is made from this one."""
    for name in progressions:
        for stage in library.get("progression", name).stages:
            for given in stage.uses():
                if library.has("exercise", given.exercise):
                    yield given.exercise


def _ladders(exercises: Iterable[str], library: Library) -> set[str]:
    """*exercises* with every easier and harder one that a move can lead to."""
    found: set[str] = set()
    pending = list(exercises)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            exercise = library.data("exercise", name)
            rungs = (exercise.get("easier"), exercise.get("harder"))
            pending.extend(rung for rung in rungs if rung is not None and library.has("exercise", rung))
    return found


def _stop_rules(items: Sequence[Prescription], library: Library) -> Iterator[StopRuleOf]:
    for name, variant in sorted({(item.exercise, item.variant or "") for item in items}):
        form = library.variant(name, variant) if variant else library.get("exercise", name)
        for rule in form.stop_when or ():
            yield StopRuleOf(exercise=name, when=rule.when, say=rule.say, pack=library.owner("exercise", name))


def _packs(assessment: Assessment) -> Iterator[PackUsed]:
    return (pack_used(pack, assessment.today) for pack in assessment.library.packs)


def pack_used(pack: Pack, today: date) -> PackUsed:
    """What a document says of a pack that took part, with its review state on that day."""
    return PackUsed(
        namespace=pack.namespace,
        title=pack.title,
        digest=pack.digest,
        licence=pack.manifest.licence,
        maintainers=pack.manifest.maintainers,
        review=pack.review(today),
        distribution=pack.distribution,
        version=pack.version,
    )
