# SPDX-License-Identifier: Apache-2.0
"""The pack is sound, keeps its own cases and the core's, and its cases would notice a moved threshold."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import CASE_DAY, run_cases, well_adult
from corekit.check.journal_figures import journal_figures
from corekit.criteria import parse
from corekit.criteria.truth import NAMES
from corekit.model.profile import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.planning.rulebook import RuleBook

SCREENS = {"red_flags", "neck_arteries", "neck_cord_and_trauma", "session"}
#: Rules that are always decided: they ask whether something is unknown, or hold for everybody.
TWO_VALUED = {
    "redflags:cx-25-neck-stretch-needs-screen",
    "redflags:rf-10-cancer-unanswered",
    "redflags:rf-16-aneurysm-unanswered",
    "redflags:rf-23-pregnancy-unanswered",
    "redflags:safety-net",
}
#: How far a threshold is moved: the least step in which anybody answers.
STEPS = {"temperature_c": 0.1, "height_loss_cm": 0.1, "steroid_oral_months": 0.1}
#: Thresholds that nothing can notice: the gate of the question about the sport closes at the same age.
UNNOTICEABLE = {"rf-27: age_years at_most 25", "rf-27: age_years below 26"}
MIRRORED = {"at_least": "above", "above": "at_least", "at_most": "below", "below": "at_most"}
ROWS = [*(f"rf-{n:02}" for n in range(1, 30)), *(f"ss-{n:02}" for n in range(1, 14))]
FIRES = {"yes": "true", "no": "false", "unknown": "unknown"}


def rules(kit: Kit) -> list[str]:
    """The pack's own rules."""
    return [rule for rule in kit.library.ids("rule") if rule.startswith("redflags:")]


def test_the_pack_has_no_faults(kit: Kit) -> None:
    """Nothing is wrong with a file of the core or of the pack."""
    assert not kit.problems


def test_every_case_holds(kit: Kit, book: RuleBook) -> None:
    """Every case of the pack, and every reference case of the screens it claims, comes out as expected."""
    results = [
        result
        for result in run_cases(kit.library, book, packs=["core", "redflags"])
        if result.kind != "case" or SCREENS & set(kit.library.get("case", result.item).screens or SCREENS)
    ]
    assert not [str(result) for result in results if not result.passed]
    assert len(results) > 600


def test_the_screens_it_claims(kit: Kit) -> None:
    """It covers the four screens that its rules make up."""
    assert {screen for screen, packs in kit.library.covers.items() if "redflags" in packs} == SCREENS


def test_every_rule_of_the_sheet_is_there(kit: Kit) -> None:
    """RF-01 to RF-29, SS-01 to SS-13, CX-16, CX-25 and CT-01 to CT-10 have a file each, named after them."""
    present = {match[1] for rule in rules(kit) if (match := re.match(r"redflags:((?:rf|ss|cx|ct)-\d\d)-", rule))}
    assert present == {*ROWS, *(f"ct-{n:02}" for n in range(1, 11)), "cx-16", "cx-25"}


def test_every_rule_is_shown_true_false_and_unknown(kit: Kit) -> None:
    """The cases of each rule show it firing, not firing and waiting for an answer, as far as it can."""
    for name in rules(kit):
        shown = {case["expect"]["fires"] for case in kit.library.data("rule", name)["cases"]}
        wanted = {"yes"} if name == "redflags:safety-net" else {"yes", "no"}
        assert shown >= (wanted if name in TWO_VALUED else wanted | {"unknown"}), name


def test_what_is_urgent_says_how_soon_and_what_to_do(kit: Kit) -> None:
    """Every referral has a sentence that says what to do now, and an urgent one its days."""
    for name in rules(kit):
        then = kit.library.get("rule", name).then
        if (then.outcome or "").startswith("refer"):
            assert then.say, name
        assert (then.outcome == "refer_urgent") <= (then.within_days is not None), name


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
            if path[-1] != "count" or bound == key:
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


@pytest.mark.parametrize(
    "prefix", [f"rf-{n:02}" for n in range(1, 30)] + [f"ss-{n:02}" for n in range(1, 14)] + ["ct-04"]
)
def test_cases_stand_on_both_sides_of_every_threshold(kit: Kit, prefix: str) -> None:
    """A threshold moved by one step, or from "at least" to "above", makes a case of its rule fail."""
    library = kit.library
    well = well_adult(library, CASE_DAY)
    for name in rules(kit):
        if not name.startswith(f"redflags:{prefix}"):
            continue
        data = library.data("rule", name)
        situations = []
        for case in data["cases"]:
            given = {fact: Answer(answer=answer, on=CASE_DAY.isoformat()) for fact, answer in case["given"].items()}
            figures = journal_figures(library, case["given"])
            values = library.facts.values({**well, **given}, today=CASE_DAY, context=figures)
            situations.append((values.raw if data.get("contradiction") else values, FIRES[case["expect"]["fires"]]))
        for change, when in moved(data["when"], data["when"]):
            if f"{prefix}: {change}" in UNNOTICEABLE:
                continue
            criteria = parse(when, library.subject_facts)
            noticed = any(NAMES[criteria.evaluate(values)] != fires for values, fires in situations)
            assert noticed, f"{name}: no case notices {change}"
