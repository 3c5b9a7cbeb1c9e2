# SPDX-License-Identifier: Apache-2.0
"""Whether the figure is in the position that its exercise declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.spec import FigureSpec

_LYING: Final = frozenset({"supine", "hooklying"})
_SIDE: Final = frozenset({"side-lying-l", "side-lying-r"})
_HALF: Final = frozenset({"half-kneeling-l", "half-kneeling-r"})
_FLOOR_SITTING: Final = frozenset({"long-sitting", "cross-sitting"})
_SIDE_SITTING: Final = frozenset({"side-sitting-l", "side-sitting-r"})
_UPRIGHT: Final = frozenset({"standing"})
#: Terms of `position` and the bases that show them; of other positions nothing can be said.
_BASES: Final = {
    "supine": _LYING,
    "crook_lying": _LYING,
    "ninety_ninety_lying": _LYING,
    "prone": frozenset({"prone"}),
    "prone_support": frozenset({"prone", "quadruped"}),
    "side_lying": _SIDE,
    "side_support": _SIDE,
    "quadruped": frozenset({"quadruped"}),
    "kneeling": _HALF | {"tall-kneeling", "heel-sitting", "quadruped"},
    "half_kneeling": _HALF,
    "sitting": _FLOOR_SITTING | _SIDE_SITTING | {"seated", "heel-sitting"},
    "side_sitting": _SIDE_SITTING,
    "long_sitting": _FLOOR_SITTING,
    "straddle_sitting": _FLOOR_SITTING,
    "standing": _UPRIGHT,
    "split_stance": _UPRIGHT,
    "single_leg_standing": _UPRIGHT,
}


def position_faults(spec: FigureSpec, declared: object) -> Iterator[Diagnostic]:
    """Yield a warning if no picture is in one of the declared positions."""
    named = [declared] if isinstance(declared, str) else declared
    if not isinstance(named, list | tuple) or not all(one in _BASES for one in named) or not named:
        return
    shown = {frame.base for frame in spec.frames}
    fitting = frozenset().union(*(_BASES[one] for one in named))
    if not shown & fitting:
        positions = " or ".join(str(one).replace("_", " ") for one in named)
        message = f"the exercise is done in {positions}, the figure begins in {', '.join(sorted(shown))}"
        hint = f"Use a base that shows it: {', '.join(sorted(fitting))}."
        yield Diagnostic(
            code="figure-position", severity="warning", message=message, hint=hint, pointer="/frames/0/base"
        )
