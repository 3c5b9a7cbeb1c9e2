# SPDX-License-Identifier: Apache-2.0
"""Progressions: whether each does what every progression must, and whether moves by dose change anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.items import at_item, own
from corekit.model.diagnostic import Diagnostic
from corekit.model.dose import DOSE_KEYS
from corekit.planning.scaling import scaled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library

_MOVES: Final = ("advance", "regress", "stay", "stop", "refer")


def explored(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what exploring the pack's progressions finds: traps, silence that advances, worsening that goes on."""
    if any(own(library, namespace, "progression")):
        from corekit.check.proof import prove  # noqa: PLC0415 - the engine is fetched when it is used

        yield from prove(library, namespace)


def scales(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield guards whose `scale` changes no figure of any dose that the stage, or for `always` any stage, gives."""
    for identifier in own(library, namespace, "progression"):
        data = library.data("progression", identifier)
        stages = data.get("stages") or ()
        given = [tuple(_doses(library, stage)) for stage in stages]
        every = tuple(dose for doses in given for dose in doses)
        places = [(f"/stages/{index}", stage, given[index]) for index, stage in enumerate(stages)]
        for pointer, holder, doses in (*places, ("/always", data.get("always") or {}, every)):
            for place, factors in _scales(holder, pointer):
                if doses and not any(_changes(dose, factors) for dose in doses):
                    keys = ", ".join(factors)
                    message = f"scaling {keys} changes no figure of the dose, so that the move leaves all as it was"
                    hint = "Scale a key that the dose has, by a factor that reaches the next figure."
                    fault = Diagnostic(code="dose-scale", message=message, hint=hint, pointer=place)
                    yield at_item(library, "progression", identifier, fault)


def _scales(holder: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, Mapping[str, float]]]:
    for move in _MOVES:
        guards = holder.get(move)
        several = isinstance(guards, list)
        for index, guard in enumerate(guards if isinstance(guards, list) else [guards]):
            if isinstance(guard, dict) and isinstance(guard.get("scale"), dict):
                yield f"{pointer}/{move}{f'/{index}' if several else ''}/scale", guard["scale"]


def _doses(library: Library, stage: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the doses that a stage gives, those of what follows an exercise among them."""
    for use in stage.get("use") or ():
        for entry in (use, *(use.get("followed_by") or ())):
            name, own_dose = entry.get("exercise"), entry.get("dose")
            known = library.data("exercise", name) if library.has("exercise", name) else {}
            if isinstance(own_dose, str):
                own_dose = (known.get("doses") or {}).get(own_dose)
            dose = {**(known.get("dose") or {}), **(own_dose or {})}
            if dose:
                yield dose


def _changes(dose: Mapping[str, Any], factors: Mapping[str, float]) -> bool:
    return any(
        key in dose and key in DOSE_KEYS and scaled(key, dose[key], factor) != dose[key]
        for key, factor in factors.items()
    )
