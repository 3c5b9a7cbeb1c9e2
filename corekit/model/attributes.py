# SPDX-License-Identifier: Apache-2.0
"""
THE table of exercise attributes: what rules and selectors can ask of an exercise.

A *safety* attribute must be said by every exercise: what is unsaid counts as unsafe. `null` is the value that
`without: [attribute]` states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen(eq=False, repr=False)
class Attribute(Record):
    """One attribute; `kind` is `one`, `several`, `list`, `records`, `yes_no` or `number`."""

    id: str
    kind: str
    vocabulary: str | None = None
    ordered: bool = False
    safety: bool = False
    null: Any = None


def _table(*attributes: Attribute) -> Mapping[str, Attribute]:
    return {attribute.id: attribute for attribute in attributes}


ATTRIBUTES: Mapping[str, Attribute] = _table(
    Attribute("mode", "one", "mode", safety=True),
    Attribute("movements", "records", safety=True),
    Attribute("muscles_stretched", "list", "muscle", safety=True, null=[]),
    Attribute("muscles_loaded", "list", "muscle", safety=True, null=[]),
    Attribute("muscles_pressed", "list", "muscle", null=[]),
    Attribute("nerve_tension", "one", "nerve_tension", safety=True, null="none"),
    Attribute("position", "several", "position", safety=True),
    Attribute("load", "one", "load", ordered=True, safety=True, null="none"),
    Attribute("impact", "one", "impact", ordered=True, safety=True, null="none"),
    Attribute("effort", "one", "effort", ordered=True),
    Attribute("velocity", "one", "velocity", ordered=True, safety=True),
    Attribute("hold_seconds", "number"),
    Attribute("breath_hold", "yes_no", safety=True, null="no"),
    Attribute("head_below_heart", "yes_no", safety=True, null="no"),
    Attribute("abdominal_pressure", "yes_no", safety=True, null="no"),
    Attribute("symmetry", "one", "symmetry", safety=True),
    Attribute("assistance", "one", "assistance"),
    Attribute("balance_demand", "one", "balance_demand", ordered=True, safety=True),
    Attribute("pressure", "one", "pressure", ordered=True, null="none"),
    Attribute("laterality", "one", "laterality"),
    Attribute("equipment", "list", "equipment"),
    Attribute("qualities", "list", "quality"),
    Attribute("movement_family", "one", "movement_family"),
    Attribute("level", "number"),
)

#: Fields of one record of `movements`.
RECORD_FIELDS: Mapping[str, Attribute] = _table(
    Attribute("region", "one", "region"),
    Attribute("movement", "one", "movement"),
    Attribute("side", "one", "side"),
    Attribute("range", "one", "range", ordered=True),
)

#: Every vocabulary that terms belong to, in the order of the documentation.
VOCABULARIES = (
    "mode",
    "region",
    "movement",
    "side",
    "range",
    "muscle",
    "nerve_tension",
    "position",
    "load",
    "impact",
    "effort",
    "velocity",
    "symmetry",
    "assistance",
    "balance_demand",
    "pressure",
    "laterality",
    "equipment",
    "quality",
    "movement_family",
    "approach",
    "screen",
)
