# SPDX-License-Identifier: Apache-2.0
"""What a plan carries with it, so that it can be read, done and progressed when the packs are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.plan import EmbeddedRegimen, PackUsed, StopRuleOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit.model.plan import Reason
    from corekit.model.screening import Screening
    from corekit.planning.assessment import Assessment
    from corekit.planning.prescription import Prescription

#: What a plan does not need of an exercise: its tests, and what only choosing reads.
_LEFT_OUT = ("cases",)


@attrs.frozen(kw_only=True, eq=False)
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
        progressions: Iterable[str],
        regimens: Iterable[str],
        assessment: Assessment,
    ) -> Embedding:
        """Embed what *items*, *progressions* and *regimens* (canonical ids) need."""
        library = assessment.library
        exercises = {
            name: _without_tests(library.data("exercise", name)) for name in sorted({i.exercise for i in items})
        }
        used_regimens = dict.fromkeys((*regimens, *(item.slot.regimen for item in items)))
        return cls(
            assessment=assessment,
            exercises=exercises,
            progressions={name: _without_tests(library.data("progression", name)) for name in progressions},
            regimens={name: _regimen(name, assessment) for name in used_regimens},
            stop_rules=tuple(_stop_rules(exercises, assessment)),
            packs=tuple(_packs(assessment)),
        )

    def sources(self, screening: Screening, reasons: Iterable[Reason]) -> dict[str, Any]:
        """The citations of everything shown, by the id that the data uses (`pack:id` or bare), as CSL-JSON."""
        library = self.assessment.library
        cited: set[tuple[str, str]] = set()
        for name, data in (*self.exercises.items(), *self.progressions.items()):
            cited.update((name.partition(":")[0], key) for key in _cited(data))
        for name, regimen in self.regimens.items():
            cited.update((name.partition(":")[0], key) for key in _keys(regimen.sources))
        for reason in (*screening.fired, *screening.undecided, *reasons):
            cited.update((reason.pack, key) for key in _keys(reason.sources))
        found: dict[str, Any] = {}
        for pack, key in sorted(cited):
            source = library.source(key, pack)
            if source is not None:
                found[key] = source.to_dict()
        return found


def _without_tests(data: dict[str, Any]) -> dict[str, Any]:
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


def _stop_rules(exercises: dict[str, Any], assessment: Assessment) -> Iterator[StopRuleOf]:
    for name, data in exercises.items():
        for rule in data.get("stop_when") or ():
            yield StopRuleOf(
                exercise=name, when=rule["when"], say=rule["say"], pack=assessment.library.owner("exercise", name)
            )


def _packs(assessment: Assessment) -> Iterator[PackUsed]:
    for pack in assessment.library.packs:
        yield PackUsed(
            namespace=pack.namespace,
            title=pack.title,
            digest=pack.digest,
            licence=pack.manifest.licence,
            maintainers=pack.manifest.maintainers,
            review=pack.review,
            distribution=pack.distribution,
            version=pack.version,
        )


def _cited(data: Any) -> Iterator[str]:
    """Every source key below *data*."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield from _keys(value)
            else:
                yield from _cited(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _cited(value)


def _keys(sources: Any) -> Iterable[str]:
    return sources if isinstance(sources, dict) else ()
