# SPDX-License-Identifier: Apache-2.0
"""The pack is sound, keeps its own cases and the core's, and its cases would notice a moved threshold."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import CASE_DAY, run_cases, well_adult
from corekit.criteria import parse
from corekit.criteria.truth import NAMES
from corekit.model.profile import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.planning.rulebook import RuleBook

SCREENS = {"readiness", "pregnancy", "bone", "falls", "surgery", "vibration", "pressure", "bleeding_and_clots"}
#: Rules that hold for everybody, or that take an age nobody knows for a young one.
ALWAYS_DECIDED = {
    "readiness:rd-18-vibration-dose": {"yes"},
    "readiness:rd-21-no-massage-on-the-spine-itself": {"yes"},
    "readiness:rd-26-hold-under-65": {"yes", "no"},
}
#: How far a threshold is moved: the least step in which anybody answers.
STEPS = {"temperature_c": 0.1, "glucose_mmol": 0.1, "ketones_mmol": 0.1, "inr": 0.1, "weight_gain_kg_3d": 0.1}
MIRRORED = {"at_least": "above", "above": "at_least", "at_most": "below", "below": "at_most"}
FIRES = {"yes": "true", "no": "false", "unknown": "unknown"}
ROWS = [f"rd-{n:02}" for n in range(1, 37)]


def rules(kit: Kit) -> list[str]:
    """The pack's own rules."""
    return [rule for rule in kit.library.ids("rule") if rule.startswith("readiness:")]


def test_the_pack_has_no_faults(kit: Kit) -> None:
    """Nothing is wrong with a file of the core, the red flags or the pack."""
    assert not kit.problems


def test_every_case_holds(kit: Kit, book: RuleBook) -> None:
    """Every case of the pack, and every reference case of the screens it claims, comes out as expected."""
    results = run_cases(kit.library, book, packs=["core", "readiness"])
    assert not [str(result) for result in results if not result.passed]
    assert len(results) > 600


def test_the_screens_it_claims(kit: Kit) -> None:
    """It covers the eight screens that its rules make up."""
    assert {screen for screen, packs in kit.library.covers.items() if "readiness" in packs} == SCREENS


def test_every_screen_it_claims_has_reference_cases(kit: Kit) -> None:
    """The core holds every pack that claims one of these screens to cases of its own."""
    held = {screen for case in kit.library.ids("case") for screen in kit.library.get("case", case).screens or ()}
    assert held >= SCREENS


def test_every_rule_of_the_sheet_is_there(kit: Kit) -> None:
    """RD-01 to RD-36 and CX-24 have at least one file each, named after them."""
    present = {match[1] for rule in rules(kit) if (match := re.match(r"readiness:((?:rd|cx)-\d\d)-", rule))}
    assert present == {*ROWS, "cx-24"}


def test_every_rule_is_shown_true_false_and_unknown(kit: Kit) -> None:
    """The cases of each rule show it firing, not firing and waiting for an answer, as far as it can."""
    for name in rules(kit):
        shown = {case["expect"]["fires"] for case in kit.library.data("rule", name)["cases"]}
        assert shown >= ALWAYS_DECIDED.get(name, {"yes", "no", "unknown"}), name


def test_a_referral_says_what_to_do_and_how_soon(kit: Kit) -> None:
    """Every referral has a sentence that says what to do now, and all but an emergency their days."""
    for name in rules(kit):
        then = kit.library.get("rule", name).then
        if (then.outcome or "").startswith("refer"):
            assert then.say, name
            assert (then.within_days is not None) == (then.outcome != "refer_emergency"), name


def test_no_rule_names_an_exercise(kit: Kit) -> None:
    """Rules select by attributes, so that they reach exercises written after them."""
    for name in rules(kit):
        assert "'id':" not in str(kit.library.data("rule", name)["then"]), name


def moved(data: Any, root: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every way to move one threshold inside *data* by a step or over its own edge: its name, and a copy of *root*."""
    if isinstance(data, list):
        for index, part in enumerate(data):
            yield from moved(part, root, (*path, index))
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if key not in MIRRORED or not isinstance(value, int | float):
            yield from moved(value, root, (*path, key))
            continue
        step = STEPS.get(path[-1], 1)
        for bound, figure in ((MIRRORED[key], value), (key, value + step), (key, value - step)):
            yield f"{path[-1]} {bound} {figure}", replaced(root, path, key, bound, figure)


def replaced(root: Any, path: tuple[Any, ...], key: str, new_key: str, new_value: float) -> Any:
    """A copy of *root* with another bound at *path*."""
    changed = copy.deepcopy(root)
    place = changed
    for step in path:
        place = place[step]
    del place[key]
    place[new_key] = new_value
    return changed


@pytest.mark.parametrize("prefix", [*ROWS, "cx-24", "slow"])
def test_cases_stand_on_both_sides_of_every_threshold(kit: Kit, prefix: str) -> None:
    """A threshold moved by one step, or from "at least" to "above", makes a case of its rule fail."""
    library = kit.library
    well = well_adult(library, CASE_DAY)
    for name in rules(kit):
        if not name.startswith(f"readiness:{prefix}"):
            continue
        data = library.data("rule", name)
        situations = []
        for case in data["cases"]:
            given = {fact: Answer(answer=answer, on=CASE_DAY.isoformat()) for fact, answer in case["given"].items()}
            values = library.facts.values({**well, **given}, today=CASE_DAY)
            situations.append((values, FIRES[case["expect"]["fires"]]))
        for change, when in moved(data["when"], data["when"]):
            criteria = parse(when, library.subject_facts)
            noticed = any(NAMES[criteria.evaluate(values)] != fires for values, fires in situations)
            assert noticed, f"{name}: no case notices {change}"
