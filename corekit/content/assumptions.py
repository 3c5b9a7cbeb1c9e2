# SPDX-License-Identifier: Apache-2.0
"""What an exercise states through its pack's `assume` and its own `without`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.attributes import ATTRIBUTES, Attribute
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Modes that hold a position, so that how long must be said.
HOLDING_MODES = frozenset(
    {"static_stretch", "passive_stretch_by_other", "pnf_stretch", "sustained_end_range", "isometric", "endurance_hold"}
    | {"positional_rest", "traction"}
)
#: What rules about an attribute are about, where its name does not say it.
_RULES_ABOUT = {
    "mode": "the mode of exercise",
    "muscles_stretched": "stretched muscles",
    "muscles_loaded": "loaded muscles",
    "head_below_heart": "a head below the heart",
    "abdominal_pressure": "pressure on the abdomen",
    "breath_hold": "breath holding",
}
#: The value that `without` states, by the name of the attribute.
_NULLS = {attribute.id: attribute.null for attribute in ATTRIBUTES.values() if attribute.null is not None}
_SAFETY = tuple(attribute for attribute in ATTRIBUTES.values() if attribute.safety)


def effective(written: Mapping[str, Any], assume: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return an exercise's data with every attribute it states.

    What the exercise says itself goes first, then the null values of its `without`, then the pack's `assume`.
    """
    data = dict(written)
    for _, name in _without(written):
        if name in _NULLS and name not in data:
            null = _NULLS[name]
            data[name] = list(null) if isinstance(null, list) else null
    for name, value in assume.items():
        data.setdefault(name, value)
    return data


def _without(written: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the names under `without` with their places; what is no name is the schema's to tell."""
    names = written.get("without")
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str):
            yield index, name


def assumed(written: Mapping[str, Any], assume: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys that an exercise has from its pack's `assume` alone, sorted."""
    without = {name for _, name in _without(written)}
    return tuple(sorted(name for name in assume if name not in written and name not in without))


def check_statements(written: Mapping[str, Any], assume: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Say what an exercise contradicts, and which safety attributes it leaves unsaid (pointers into the exercise)."""
    for index, name in _without(written):
        if name not in _NULLS:
            message = f"'{name}' has no null value that `without` could state"
            yield Diagnostic(code="pack-without", message=message, pointer=f"/without/{index}")
        elif name in written:
            message = f"'{name}' stands under `without` and is also stated"
            yield Diagnostic(code="pack-without", message=message, pointer=f"/without/{index}", hint="Keep one.")
    data = effective(written, assume)
    for attribute in _SAFETY:
        if attribute.id not in data:
            about = _RULES_ABOUT.get(attribute.id, attribute.id.replace("_", " "))
            message = (
                f"the safety attribute '{attribute.id}' is not stated; until then every rule about {about} excludes "
                "this exercise"
            )
            hint = f"State it, put it under `without` ({_null_words(attribute)}), or under `assume` in pack.yaml."
            if attribute.null is None:
                hint = "State it, or put it under `assume` in pack.yaml."
            yield Diagnostic(code="pack-attribute-unsaid", message=message, pointer="", hint=hint)
    yield from _unsaid_hold(data)


def _null_words(attribute: Attribute) -> str:
    return "none" if attribute.null == [] else str(attribute.null)


def _unsaid_hold(data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    if not isinstance(data.get("mode"), str) or data["mode"] not in HOLDING_MODES or "hold_seconds" in data:
        return
    doses = data.get("doses")
    for dose in (data.get("dose"), *(doses.values() if isinstance(doses, dict) else ())):
        if isinstance(dose, dict) and not {"hold_seconds", "contract_seconds"} & dose.keys():
            message = f"the mode {data['mode']} holds, but the dose does not say for how long"
            yield Diagnostic(code="pack-hold-unsaid", message=message, pointer="/dose", hint="Add hold_seconds.")
            return
