# SPDX-License-Identifier: Apache-2.0
"""What a pack should hold whose exercises are drawn and have variants: subclass `ExerciseLaws`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from corekit.testing.content_laws import ContentLaws
from corekit.testing.fact_sheet_laws import stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.testing.content_laws import Written

#: As many pictures as a strip can show.
_MOST_FRAMES = 4
#: What makes a variant look different from the exercise.
_SEEN = frozenset({"position", "assistance"})


class ExerciseLaws(ContentLaws):
    """
    The laws of packs of exercises, and that every exercise is drawn, taught step by step, and varied downward.

    `cases_for_all` asks for cases of every exercise, also where it excludes nobody by itself. Who holds for
    `breath_from_seconds` or longer is told to breathe: a held breath raises the blood pressure. `least_steps` and
    `least_mistakes` are how many each has. With `variants_in_full` every variant has steps and a figure of its own,
    otherwise those alone have a figure that are done in another position or with a helper.
    """

    cases_for_all: ClassVar[bool] = False
    breath_from_seconds: ClassVar[float | None] = None
    least_steps: ClassVar[int] = 3
    least_mistakes: ClassVar[int] = 1
    variants_in_full: ClassVar[bool] = False

    def test_every_exercise_has_cases(self, kit: Kit, namespace: str, written: Written) -> None:
        """Where it is asked for, no exercise ships without a case that shows how it decides."""
        tested = {name for kind, name, _, _ in kit.library.cases() if kind == "exercise"}
        own = {kit.library.names.canonical("exercise", namespace, name) for name in written["exercise"]}
        assert not self.cases_for_all or own <= tested, own - tested

    def test_no_hold_asks_for_the_breath(self, written: Written) -> None:
        """Whoever holds for long is told to breathe."""
        for name, exercise in written["exercise"].items():
            held = exercise["dose"].get("hold_seconds", 0)
            longest = max(held) if isinstance(held, list) else held
            words = " ".join((*exercise["steps"], *exercise["cues"], *exercise["mistakes"])).lower()
            long = self.breath_from_seconds is not None and longest >= self.breath_from_seconds
            assert not long or "breath" in words, name

    def test_every_exercise_is_drawn(self, written: Written) -> None:
        """Each has as many pictures as a strip can show, and so has a variant that the exercise's would show wrong."""
        for name, exercise in written["exercise"].items():
            seen = {name: exercise} | {
                f"{name}, {variant}": changes
                for variant, changes in exercise.get("variants", {}).items()
                if self.variants_in_full or _SEEN & changes.keys()
            }
            for form, data in seen.items():
                assert 1 <= len(data.get("figure", {}).get("frames", ())) <= _MOST_FRAMES, form

    def test_steps_and_mistakes_are_told(self, written: Written) -> None:
        """There are enough steps to come into it and out again, also of a variant, and enough of what goes wrong."""
        for name, exercise in written["exercise"].items():
            assert len(exercise["mistakes"]) >= self.least_mistakes, name
            for variant, form in (("", exercise), *exercise.get("variants", {}).items()):
                told = form["steps"] if self.variants_in_full else form.get("steps", exercise["steps"])
                assert len(told) >= self.least_steps, (name, variant)

    def test_variants_never_ask_for_more(self, kit: Kit, written: Written) -> None:
        """A variant stands in for the exercise: none needs more balance, pulls more on a nerve or lowers the head."""
        for name, variant, exercise, form in _forms(written):
            before, after = (
                kit.library.vocabulary.order("balance_demand", stated(each, "balance_demand")) or 0
                for each in (exercise, form)
            )
            assert after <= before, (name, variant)
            for attribute in ("nerve_tension", "head_below_heart"):
                assert stated(form, attribute) in (stated(exercise, attribute), "none", "no"), (name, variant)


def _forms(written: Written) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Every variant: the exercise's name, its own, the exercise, and the exercise as the variant changes it."""
    for name, exercise in written["exercise"].items():
        for variant, changes in exercise.get("variants", {}).items():
            nothing = [attribute for attribute in exercise.get("without", ()) if attribute not in changes]
            yield name, variant, exercise, {**exercise, "without": nothing, **changes}
