# SPDX-License-Identifier: Apache-2.0
"""Its cases show every rule of the sheet from all sides; what any pack must keep stands in the laws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corekit.check.cases import run_cases

if TYPE_CHECKING:
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
ROWS = [*(f"rf-{n:02}" for n in range(1, 30)), *(f"ss-{n:02}" for n in range(1, 14))]


def rules(kit: Kit) -> list[str]:
    """The pack's own rules."""
    return [rule for rule in kit.library.ids("rule") if rule.startswith("redflags:")]


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
