# SPDX-License-Identifier: Apache-2.0
"""The laws of fact sheets, drawn exercises and programmes fail for a pack that breaks them, one fault at a time."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
import pytest

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws, isolated_kit
from corekit.testing.content_laws import ContentLaws, written_in
from corekit.testing.fact_sheet_laws import Rows, Screened, rows_of, screened_for, stated
from corekit.testing.programme_laws import words_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.kit import Kit
    from corekit.testing.content_laws import Written

PLUGINS = Path(__file__).parents[2] / "plugins"
BESIDE = (PLUGINS / "corekit-redflags", PLUGINS / "corekit-readiness")
DATA = PLUGINS / "corekit-pilates" / "tests" / "data"


class Pilates(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for a pack that keeps them."""

    pack = PLUGINS / "corekit-pilates"
    beside = BESIDE
    sheet = DATA / "exercises.json"
    rows = 14
    findings = DATA / "findings.json"
    facts = DATA / "facts.csv"
    own_facts = frozenset({"pilates_poor_body_awareness"})
    disputed = ("C-11",)
    doubtful = ("S4-30",)
    cases_for_all = True
    breath_from_seconds = 10
    approach = "pilates"
    upkeep_by_days = True
    forward_words = (frozenset({"at_least", "at_most"}),)
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "sources.json"}
    )
    missed: ClassVar[dict[str, int]] = {"functional": 1, "stabilization": 4, "stretching": 1}


@attrs.define
class Told:
    """What a law is told, to be spoilt."""

    laws: Any
    kit: Kit
    namespace: str
    written: Written
    expected: Rows
    screened: Screened

    def first(self, kind: str) -> dict[str, Any]:
        """Some item of a kind."""
        return next(iter(self.written[kind].values()))

    def row(self) -> tuple[str, dict[str, Any]]:
        """Some row of the sheet, with the name of the exercise."""
        return next(iter(self.expected.items()))

    def hold(self, name: str) -> None:
        """Run one law."""
        method = getattr(self.laws, name)
        names = method.__code__.co_varnames[1 : method.__code__.co_argcount]
        method(**{key: getattr(self, key) for key in names})


@pytest.fixture(scope="module")
def kit() -> Kit:
    """The pack beside those it requires."""
    return isolated_kit(Pilates.pack, *BESIDE)


@pytest.fixture(scope="module")
def screened(kit: Kit) -> Screened:
    """The people of the pack's findings."""
    return screened_for(kit, DATA / "findings.json")


@pytest.fixture
def told(kit: Kit, screened: Screened) -> Told:
    """What the laws are told of the pack."""
    return Told(
        laws=Pilates(),
        kit=kit,
        namespace="pilates",
        written=deepcopy(written_in(kit, "pilates")),
        expected=rows_of(Pilates.sheet),
        screened=screened,
    )


def _lost_exercise(told: Told) -> None:
    told.written["exercise"].popitem()


def _lost_row(told: Told) -> None:
    name, _ = told.expected.popitem()
    told.written["exercise"].pop(name)


def _unnamed_exercise(told: Told) -> None:
    told.written["exercise"]["unnamed"] = {}


def _stale_change(told: Told) -> None:
    name, row = told.row()
    told.laws.changed = {(name, "mode"): row["mode"]}


def _other_level(told: Told) -> None:
    told.row()[1]["level"] = 5


def _unstated(told: Told) -> None:
    told.row()[1].pop("impact")


def _another_muscle(told: Told) -> None:
    name, _ = told.row()
    told.written["exercise"][name]["muscles_loaded"] = ["deltoid"]


def _another_side(told: Told) -> None:
    name, _ = told.row()
    told.written["exercise"][name]["movements"][0]["side"] = "both"


def _another_range(told: Told) -> None:
    told.laws.sides = True
    told.row()[1]["movements"][0]["range"] = "nowhere"


def _another_thing(told: Told) -> None:
    told.row()[1]["equipment"] = ["barbell"]


def _another_neighbour(told: Told) -> None:
    told.row()[1]["easier"] = ["nobody"]


def _not_kept_out(told: Told) -> None:
    name, row = told.row()
    harmless = next(finding for finding, people in told.screened.items() if _says(told, people, name) == {"allowed"})
    row["excluded_by"].append(harmless)


def _not_warned(told: Told) -> None:
    name, row = told.row()
    harmless = next(finding for finding, people in told.screened.items() if _says(told, people, name) == {"allowed"})
    row["cautioned_by"].append(harmless)


def _says(told: Told, people: list[Any], name: str) -> set[str]:
    return {screening.verdict(f"{told.namespace}:{name}").verdict for screening in people}


def _not_asked(told: Told) -> None:
    told.laws.findings = None
    told.row()[1]["excluded_by"].append("nothing_that_is_asked")


def _not_asked_of_caution(told: Told) -> None:
    told.laws.findings = None
    told.row()[1]["cautioned_by"].append("nothing_that_is_asked")


def _not_stopped(told: Told) -> None:
    told.row()[1]["stopped_by"].append("stop_nothing")


def _stopped_without_a_word(told: Told) -> None:
    told.first("exercise")["stop_when"][0]["say"] = ""


def _other_bound(told: Told) -> None:
    told.written["fact"]["pilates_control_lost_reps"]["maximum"] = 11


def _unnamed_fact(told: Told) -> None:
    told.laws.own_facts = frozenset()


def _unclaimed(told: Told) -> None:
    told.laws.disputed = ("S9-99",)


def _supported_doubt(told: Told) -> None:
    for claim in told.written["claim"].values():
        claim["status"] = "supported"


def _untested(told: Told) -> None:
    told.written["exercise"]["untested"] = {}


def _held_breath(told: Told) -> None:
    held = told.first("exercise")
    held |= {"dose": {"hold_seconds": [5, 10]}, "steps": ["Hold."], "cues": [], "mistakes": []}


def _undrawn(told: Told) -> None:
    told.first("exercise").pop("figure")


def _too_many_pictures(told: Told) -> None:
    told.first("exercise")["figure"] = {"frames": [{}] * 5}


def _undrawn_variant(told: Told) -> None:
    told.first("exercise")["variants"] = {"other": {"position": "standing"}}


def _undrawn_form(told: Told) -> None:
    told.laws.variants_in_full = True
    told.first("exercise")["variants"] = {"other": {"steps": ["One.", "Two.", "Three."]}}


def _two_steps(told: Told) -> None:
    told.first("exercise")["variants"] = {"other": {"steps": ["One.", "Two."]}}


def _no_mistake(told: Told) -> None:
    told.first("exercise")["mistakes"] = []


def _less_steady(told: Told) -> None:
    told.first("exercise")["balance_demand"] = "low"
    told.first("exercise")["variants"] = {"other": {"balance_demand": "high"}}


def _head_down(told: Told) -> None:
    told.first("exercise")["variants"] = {"other": {"head_below_heart": "yes"}}


def _unscreened(told: Told) -> None:
    told.first("regimen")["needs"] = []


def _looked_at_late(told: Told) -> None:
    told.first("regimen")["review_every_days"] = 43


def _another_approach(told: Told) -> None:
    told.first("regimen")["approach"] = "yoga"


def _nothing_kept(told: Told) -> None:
    for track in told.first("regimen")["tracks"]:
        track["phase"] = "restore"


def _nothing_aerobic(told: Told) -> None:
    for track in told.first("regimen")["tracks"]:
        track.pop("regimens", None)


def _nothing_stops(told: Told) -> None:
    told.first("progression")["always"]["stop"] = {"when": {"stop_a": "yes"}}


def _nothing_refers(told: Told) -> None:
    told.first("progression")["always"]["refer"] = {"when": {"overall_change": "same"}}


def _change_is_not_asked(told: Told) -> None:
    told.first("progression")["always"]["refer"] = {"when": {"flares_in_row": {"at_least": 2}}}


def _no_refusal(told: Told) -> None:
    told.laws.always = frozenset({"stay"})


def _no_upkeep(told: Told) -> None:
    told.first("progression")["stages"][-1]["phase"] = "restore"


def _no_way_back(told: Told) -> None:
    told.first("progression")["stages"][-1].pop("regress")


def _dead_end(told: Told) -> None:
    told.first("progression")["stages"][0].pop("advance")


def _kept_without_days(told: Told) -> None:
    told.first("progression")["stages"][-1]["use"][0]["frequency"] = {"times_per_day": 1}


def _blind_step(told: Told) -> None:
    told.first("progression")["stages"][0]["advance"] = {"when": {"goal_met": "yes"}}


def _unasked_step(told: Told) -> None:
    told.laws.forward = ({"pain_next_day_change": {"at_most": 0}},)


def _replaced_responses(told: Told) -> None:
    told.first("progression")["replaces_default_responses"] = "Because."


def _verified_hearsay(told: Told) -> None:
    told.first("claim")["sources"] = {"seed-0": "verified"}


def _supported_hearsay(told: Told) -> None:
    told.first("claim").update(sources={"seed-0": "recalled"}, status="supported")


def _file_left_over(told: Told) -> None:
    told.laws.made_of = Pilates.made_of - {"facts.yaml"}


def _missed_name(told: Told) -> None:
    told.laws.missed = {**Pilates.missed, "stabilization": 3}


def _missed_pack(told: Told) -> None:
    told.laws.missed = {"functional": 1, "stabilization": 4}


THERE = "test_every_exercise_of_the_sheet_is_there"
ATTRIBUTES = "test_attributes_are_those_of_the_sheet"
MUSCLES = "test_muscles_are_those_of_the_sheet_or_parts_of_them"
MOVEMENTS = "test_movements_are_those_of_the_sheet"
EXCLUDE = "test_contraindications_of_the_sheet_exclude"
CAUTION = "test_precautions_of_the_sheet_caution"
SIGNS = "test_stop_signs_of_the_sheet_are_told"
QUESTIONS = "test_questions_are_those_of_the_sheet"
DRAWN = "test_every_exercise_is_drawn"
TOLD = "test_steps_and_mistakes_are_told"
VARIANTS = "test_variants_never_ask_for_more"
LOOKED_AT = "test_every_regimen_is_screened_and_looked_at_again"
KEPT = "test_every_regimen_has_something_to_keep"
WORSENING = "test_worsening_ends_every_progression"
ENDS = "test_every_progression_ends_in_something_to_keep"
BLIND = "test_no_step_forward_is_blind"
HEARSAY = "test_hearsay_is_never_verified"
MISSED = "test_only_packs_that_need_not_be_there_are_missed"
SPOILT = [
    *((THERE, spoil) for spoil in (_lost_exercise, _lost_row, _unnamed_exercise)),
    ("test_what_is_changed_differs_from_the_sheet", _stale_change),
    *((ATTRIBUTES, spoil) for spoil in (_other_level, _unstated, _another_muscle)),
    (MUSCLES, _another_muscle),
    *((MOVEMENTS, spoil) for spoil in (_another_side, _another_range)),
    ("test_equipment_is_that_of_the_sheet", _another_thing),
    ("test_neighbours_are_those_of_the_sheet", _another_neighbour),
    *((EXCLUDE, spoil) for spoil in (_not_kept_out, _not_asked)),
    *((CAUTION, spoil) for spoil in (_not_warned, _not_asked_of_caution)),
    *((SIGNS, spoil) for spoil in (_not_stopped, _stopped_without_a_word)),
    *((QUESTIONS, spoil) for spoil in (_other_bound, _unnamed_fact)),
    *(("test_what_is_doubtful_is_a_claim", spoil) for spoil in (_unclaimed, _supported_doubt)),
    ("test_every_exercise_has_cases", _untested),
    ("test_no_hold_asks_for_the_breath", _held_breath),
    *((DRAWN, spoil) for spoil in (_undrawn, _too_many_pictures, _undrawn_variant, _undrawn_form)),
    *((TOLD, spoil) for spoil in (_two_steps, _no_mistake)),
    *((VARIANTS, spoil) for spoil in (_less_steady, _head_down)),
    *((LOOKED_AT, spoil) for spoil in (_unscreened, _looked_at_late, _another_approach)),
    *((KEPT, spoil) for spoil in (_nothing_kept, _nothing_aerobic)),
    *((WORSENING, spoil) for spoil in (_nothing_stops, _nothing_refers, _change_is_not_asked, _no_refusal)),
    *((ENDS, spoil) for spoil in (_no_upkeep, _no_way_back, _dead_end, _kept_without_days)),
    *((BLIND, spoil) for spoil in (_blind_step, _unasked_step)),
    ("test_default_responses_to_pain_stand", _replaced_responses),
    *((HEARSAY, spoil) for spoil in (_verified_hearsay, _supported_hearsay)),
    ("test_no_file_is_left_over", _file_left_over),
    *((MISSED, spoil) for spoil in (_missed_name, _missed_pack)),
]
WELL = "test_a_well_adult_may_do_everything"


@pytest.mark.parametrize(
    ("name", "spoil"), SPOILT, ids=[f"{name}-{spoil.__name__.strip('_')}" for name, spoil in SPOILT]
)
def test_a_pack_that_breaks_a_law_fails(name: str, spoil: Callable[[Told], None], told: Told) -> None:
    """Each law holds for the pack as it is, and fails once one thing in it is wrong."""
    told.hold(name)
    spoil(told)
    with pytest.raises(AssertionError):
        told.hold(name)


def test_a_pack_that_keeps_something_from_the_well_fails(told: Told, tmp_path: Path) -> None:
    """An exercise that nobody grown up may do is no exercise for a well adult."""
    told.hold(WELL)
    shutil.copytree(PLUGINS / "corekit-pilates" / "src" / "corekit_pilates" / "content", tmp_path / "pilates")
    files = sorted((tmp_path / "pilates" / "exercises").iterdir())
    plain = next(file for file in files if "excluded_when:" not in file.read_text(encoding="utf-8"))
    entry = "{when: {age_years: {at_least: 18}}, if_unknown: apply, because: For the young., sources: editorial}"
    plain.write_text(f"{plain.read_text(encoding='utf-8')}excluded_when: [{entry}]\n", encoding="utf-8")
    told.kit = isolated_kit(tmp_path / "pilates", *BESIDE)
    with pytest.raises(AssertionError):
        told.hold(WELL)


def test_every_law_is_broken_once() -> None:
    """No law of these classes stands without a pack that breaks it."""
    laws = {name for each in (ExerciseLaws, FactSheetLaws, ProgrammeLaws) for name in vars(each) if "test_" in name}
    assert laws == {WELL} | {name for name, _ in SPOILT}


def test_what_the_settings_allow_is_allowed(told: Told) -> None:
    """A change that is named, a part of a muscle, an exception and a finding by another name break no law."""
    name, row = told.row()
    row["level"], told.laws.changed = 5, {(name, "level"): row["level"]}
    told.hold(ATTRIBUTES)
    told.laws.parts_of_muscles = True
    row["muscles_loaded"] = ["no_muscle"]
    told.hold(ATTRIBUTES)
    _no_way_back(told)
    told.laws.no_way_back = frozenset(told.written["progression"])
    told.hold(ENDS)
    _replaced_responses(told)
    told.laws.replaces = frozenset(told.written["progression"])
    told.hold("test_default_responses_to_pain_stand")
    _not_warned(told)
    told.laws.unwarned = frozenset((finding, name) for finding in told.screened)
    told.hold(CAUTION)
    row["stopped_by"].append("stop_other")
    told.laws.called = {"stop_other": next(iter(told.written["exercise"][name]["stop_when"][0]["when"]))}
    told.hold(SIGNS)


def test_what_is_stated_and_worded() -> None:
    """`without` states the null value, and words are keys as well as values."""
    exercise = {"impact": "low", "without": ["breath_hold", "muscles_loaded", "load"]}
    keys = ("impact", "breath_hold", "muscles_loaded", "load")
    assert [stated(exercise, key) for key in keys] == ["low", "no", [], "none"]
    assert words_in({"all": [{"a": 1}, "b"]}) == {"all", "a", "1", "b"}
    assert issubclass(FactSheetLaws, ContentLaws)
