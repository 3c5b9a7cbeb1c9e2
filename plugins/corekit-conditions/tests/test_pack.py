# SPDX-License-Identifier: Apache-2.0
"""The pack is sound, keeps its own cases, and holds every row of the sheets it was made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import CASE_DAY, run_cases, well_adult
from corekit.model.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.planning.rulebook import RuleBook

EFFECTS = ("exclude", "caution", "limit", "prefer")
#: Rules that are always decided: they hold for everybody or ask whether something is unknown.
TWO_VALUED = {
    "conditions:cx-20-no-bouncing": {"yes"},
    "conditions:cx-21-a-stretch-is-held-sixty-seconds": {"yes"},
    "conditions:cx-21-two-minutes-a-muscle-a-day": {"yes"},
    "conditions:spinal-surgery-not-answered": {"yes", "no"},
}
#: Where the rows CX-01 to CX-25 stand, if not in a rule of this pack that bears their number.
ELSEWHERE = {
    "cx-16": "redflags:cx-16-myelopathy-urgent",
    "cx-22": "the engine: corekit.planning.directions",
    "cx-24": "the condition vertebral-fragility-fracture, which a history of such fractures recognises",
    "cx-25": "redflags:cx-25-neck-stretch-needs-screen",
}
#: Rows that exclude by a diagnosis alone: the exclusions are the condition's own, the rule says what to do instead.
IN_CONDITIONS = {
    "cx-02": ["lumbar-facet-syndrome"],
    "cx-05": ["lumbar-radiculopathy-disc"],
    "cx-08": ["lumbar-spinal-stenosis"],
    "cx-09": ["spondylolysis", "spondylolisthesis"],
    "cx-10": ["axial-spondyloarthritis", "dish"],
    "cx-11": ["lumbar-instability-movement-control-impairment"],
    "cx-24": ["vertebral-fragility-fracture"],
}
#: Diagnoses that say what to prefer or to watch and exclude nothing.
EXCLUDE_NOTHING = {
    "lbp-nonspecific-chronic",
    "hamstring-tightness",
    "leg-length-discrepancy",
    "flat-feet-overpronation",
    "thoracic-pain-nonspecific",
    "degenerative-cervical-myelopathy",
}


def rules(kit: Kit) -> list[str]:
    """The pack's own rules."""
    return [rule for rule in kit.library.ids("rule") if rule.startswith("conditions:")]


def effects(kit: Kit) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every effect of every condition: the condition, the kind of effect, and its data."""
    for name in kit.library.ids("condition"):
        data = kit.library.data("condition", name)
        for kind in EFFECTS:
            for entry in data.get(kind) or ():
                yield name, kind, entry


def test_the_pack_has_no_faults(kit: Kit) -> None:
    """Nothing is wrong with a file of the core, of the red flags or of the pack."""
    assert not kit.problems


def test_every_case_holds(kit: Kit, book: RuleBook) -> None:
    """Every case of the pack comes out as expected."""
    results = run_cases(kit.library, book, packs=["conditions"])
    assert not [str(result) for result in results if not result.passed]
    assert len(results) > 300


def test_every_row_of_the_sheet_is_there(kit: Kit) -> None:
    """CX-01 to CX-25 have a rule that bears their number, or stand where this test says."""
    present = {match[1] for rule in rules(kit) if (match := re.match(r"conditions:(cx-\d\d)-", rule))}
    assert present | ELSEWHERE.keys() == {f"cx-{n:02}" for n in range(1, 26)}
    assert not present & ELSEWHERE.keys()


@pytest.mark.parametrize("row", sorted(IN_CONDITIONS))
def test_a_row_about_a_diagnosis_excludes_through_it(kit: Kit, row: str) -> None:
    """Where a row excludes by a diagnosis, the condition itself excludes, so that `treat_as` reaches it."""
    for name in IN_CONDITIONS[row]:
        assert kit.library.get("condition", name).exclude, name


def test_every_condition_of_the_core_is_described(kit: Kit, core: Kit) -> None:
    """All 32 are this pack's, keep the core's name, synonyms and codes, and say how they show and what they mean."""
    names = core.library.ids("condition")
    assert len(names) == 32
    assert kit.library.ids("condition") == names
    for name in names:
        assert kit.library.owner("condition", name) == "conditions", name
        ours, theirs = kit.library.get("condition", name), core.library.get("condition", name)
        assert (ours.title, ours.also_known_as, ours.codes) == (theirs.title, theirs.also_known_as, theirs.codes), name
        assert ours.pattern, name
        assert ours.escalation, name
        assert bool(ours.exclude) is (name not in EXCLUDE_NOTHING), name


def test_every_effect_names_its_reason_source_and_policy(kit: Kit) -> None:
    """Because, sources and what happens while nobody knows are said by each; what is lenient to exclude says why."""
    for name, kind, entry in effects(kit):
        place = f"{name}/{kind}: {entry['select']}"
        assert entry["because"], place
        assert entry["sources"] == "editorial" or entry["sources"], place
        assert entry["if_unknown"] in ("apply", "ignore"), place
        assert (kind == "exclude" and entry["if_unknown"] == "ignore") <= ("unknown_because" in entry), place


def test_every_condition_and_rule_is_shown_true_false_and_unknown(kit: Kit) -> None:
    """The cases of each show it there, not there, and waiting for an answer, as far as it can wait."""
    for kind, names in (("rule", rules(kit)), ("condition", kit.library.ids("condition"))):
        for name in names:
            cases = kit.library.data(kind, name)["cases"]
            shown = {case["expect"]["fires"] for case in cases if "fires" in case["expect"]}
            assert shown == TWO_VALUED.get(name, {"yes", "no", "unknown"}), name


def test_nothing_speaks_of_an_exercise_by_name(kit: Kit) -> None:
    """Selectors ask for attributes, never for an id."""
    selectors = [entry["select"] for _, _, entry in effects(kit)]
    for name in rules(kit):
        then = kit.library.data("rule", name)["then"]
        selectors += [*then.get("exclude", ()), *then.get("caution", ()), *then.get("prefer", ())]
        selectors += [entry["select"] for entry in then.get("limit", ())]
    assert len(selectors) > 150
    assert not [selector for selector in selectors if re.search(r"'(id|same)':", repr(selector))]


def test_osteoporosis_and_the_red_flag_exclude_the_same(kit: Kit) -> None:
    """What rf-08 states for people at risk is, selector by selector, what the condition excludes."""
    stated = kit.library.data("rule", "redflags:rf-08-fragile-bone-exclusions")["then"]["exclude"]
    ours = [entry["select"] for entry in kit.library.data("condition", "osteoporosis")["exclude"]]
    assert ours == stated


def test_recognising_a_condition_leaves_the_diagnoses_of_a_well_adult_known(kit: Kit) -> None:
    """What recognises a condition rests on no question that is asked because of a diagnosis: no circles."""
    values = kit.library.facts.values(well_adult(kit.library, CASE_DAY), today=CASE_DAY)
    assert (values["dx"].certain, values["dx"].possible) == (frozenset(), frozenset())
    assert values.status("dx") == "answered"


def test_while_the_diagnoses_are_not_known_nothing_is_issued(kit: Kit) -> None:
    """The reason why the exclusions by diagnosis may wait: the red flags hold until the question is answered."""
    facts = {name: answer.to_dict() for name, answer in well_adult(kit.library, CASE_DAY).items()}
    for answer in ("unknown", "declined"):
        data = {"schema": 1, "answered_on": CASE_DAY.isoformat(), "facts": {**facts, "dx": answer}}
        screening = kit.screen(Profile.from_dict(data), today=CASE_DAY)
        assert (screening.outcome, screening.complete) == ("hold", False)
        assert "dx" in {question.fact for question in screening.open_questions}
