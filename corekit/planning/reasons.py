# SPDX-License-Identifier: Apache-2.0
"""
Every reason code that a plan can carry, with its parameters; the sentences are made per language from these.

A code is part of the public contract: programs branch on it, so a code is never reused for another meaning.
"""

from __future__ import annotations

from typing import Any

import attrs

#: Code to the names of its parameters. `applied` says, as in a screening, whether the rule `fired` or acts because the
#: answer is `unknown`: then its `because` is no statement about the person.
CODES: dict[str, tuple[str, ...]] = {
    # regimens
    "regimen_wished": ("regimen",),
    "regimen_indicated": ("regimen",),
    "regimen_not_indicated": ("regimen", "title"),
    "regimen_indication_unknown": ("regimen", "title", "facts"),
    "regimen_contraindicated": ("regimen", "title"),
    "regimen_contraindication_unknown": ("regimen", "title", "facts"),
    "regimen_not_reviewed": ("regimen", "title"),
    "regimen_screen_missing": ("regimen", "title", "screen", "packages"),
    "regimen_part_of": ("regimen", "title", "other"),
    "regimen_left_to": ("regimen", "title", "other"),
    "regimen_less_close": ("regimen", "title", "other"),
    "no_regimen": (),
    # tracks and stages
    "track_not_now": ("regimen", "track"),
    "track_undecided": ("regimen", "track", "facts"),
    "track_without_regimen": ("regimen", "selector"),
    "phase_later": ("regimen", "phase"),
    "stage_first": ("progression", "stage"),
    "stage_entered": ("progression", "stage"),
    "stage_continued": ("progression", "stage"),
    # exercises
    "included": ("exercise", "regimen"),
    "excluded": ("exercise", "rule", "because", "applied"),
    "caution": ("exercise", "rule", "because", "applied"),
    "preferred": ("exercise", "rule", "because"),
    "equipment_missing": ("exercise", "equipment"),
    "unwanted": ("exercise",),
    "clinician_required": ("exercise",),
    "exercise_not_reviewed": ("exercise",),
    "variant_chosen": ("exercise", "variant"),
    "alternative_chosen": ("exercise", "instead_of"),
    "substituted": ("exercise", "instead_of"),
    "slot_empty": ("exercise", "regimen"),
    "nothing_to_follow": ("exercise", "after"),
    "selector_empty": ("regimen", "track"),
    "already_in_plan": ("exercise",),
    # doses
    "dose_limited": ("exercise", "part", "key", "before", "after", "rule", "because", "applied"),
    "intensity_withdrawn": ("exercise", "part", "key", "before", "rule", "because", "applied"),
    "dose_nothing_left": ("exercise", "rule", "because", "applied"),
    "total_limited": ("exercise", "key", "at_most", "per", "rule", "because", "applied"),
    "time_reduced": ("exercise", "part", "key", "before", "after"),
    "no_time": ("exercise", "minutes_per_day"),
    # the person
    "screen_missing": ("screen", "packages"),
    "content_blocked": ("outcome",),
    "content_restricted": ("rule", "because", "applied"),
    "nothing_left": (),
    # moves
    "guard_true": ("progression", "stage", "because"),
    "session_rule": ("rule", "because"),
    "guard_unknown": ("progression", "stage", "facts"),
    "no_guard": ("progression", "stage"),
    "nothing_new": ("progression", "stage"),
    "no_step_back": ("progression", "stage"),
    "no_step_forward": ("progression", "stage"),
    "floor_reached": ("progression", "stage"),
    "clinician_ahead": ("progression", "stage"),
    "stage_excluded": ("progression", "stage"),
    "exercise_changed": ("progression", "stage", "exercise", "instead_of"),
    "dose_changed": ("progression", "stage"),
    "dose_restored": ("progression", "stage"),
    "weeks_missed": ("progression", "stage", "weeks"),
    "time_short": ("progression", "stage"),
    "progression_stopped": ("progression", "stage"),
    "dose_moved": ("exercise", "key", "before", "after"),
    "exercise_moved": ("exercise", "instead_of"),
    "entry_noted": ("because",),
    "entry_unplanned": ("exercise",),
    "entry_unusable": ("facts",),
    # the audit
    "plane_missing": ("plane",),
    "quality_missing": ("quality",),
    "stretch_without_strength": (),
    "strength_without_stretch": (),
    "phase_missing": ("phase",),
    "aerobic_minutes_short": ("minutes", "target"),
    "directions_conflict": (),
    "sides_missing": ("exercise",),
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Because:
    """A reason while a plan is made; `plan` turns it into the document's `Reason`."""

    code: str
    parameters: dict[str, Any] = attrs.field(factory=dict)
    pack: str = "core"
    sources: Any = None


def because(code: str, *, pack: str = "core", sources: Any = None, **parameters: Any) -> Because:
    """
    A reason with the parameters its code names.

    Raises ValueError when code and parameters do not agree: that is a mistake of the engine, not of a user.
    """
    if set(parameters) != set(CODES[code]):
        msg = f"{code} takes {CODES[code]}, not {tuple(parameters)}"
        raise ValueError(msg)
    return Because(code=code, parameters=parameters, pack=pack, sources=sources)
