# SPDX-License-Identifier: Apache-2.0
"""`corekit claims`: what packs say of one parameter, side by side, and where it disagrees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import corekit

from .packs import MCKENZIE, REDFLAGS, a_pack

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

HOLD = {"mode": "static_stretch"}


def claim(value: Any, status: str = "supported", select: Any = HOLD) -> dict[str, Any]:
    return {
        "title": "A claim",
        "parameter": "dose.hold_seconds",
        "value": value,
        "select": select,
        "status": status,
        "sources": "editorial",
    }


def kit_of(tmp_path: Path, **packs: dict[str, Any]) -> Kit:
    folders = [a_pack(tmp_path, name, **items) for name, items in packs.items()]
    return corekit.load(discover=False, paths=folders, cache=False)


def conflicts(kit: Kit, topic: str | None = None) -> set[tuple[str, str, str]]:
    found = {(one.first, one.second, one.why) for topic in kit.claims(topic) for one in topic.conflicts}
    return {(first.partition(":")[2], second.partition(":")[2], why) for first, second, why in found}


def test_two_packs_that_claim_figures_without_a_common_one_disagree(tmp_path: Path) -> None:
    """Side by side, with what each rests on; figures that touch do not disagree."""
    kit = kit_of(
        tmp_path,
        one={"claims": {"long": claim([30, 60])}},
        two={"claims": {"short": claim(10), "touching": claim([60, 90])}},
    )
    assert conflicts(kit) == {("long", "short", "apart"), ("short", "touching", "apart")}
    (topic,) = kit.claims()
    assert {(one.pack, one.status) for one in topic.statements} == {("one", "supported"), ("two", "supported")}


def test_claims_about_other_exercises_are_not_held_against_each_other(tmp_path: Path) -> None:
    """One mode excludes the other, whichever exercises are installed."""
    other = claim(10, select={"mode": "repeated_end_range"})
    kit = kit_of(tmp_path, one={"claims": {"long": claim([30, 60])}}, two={"claims": {"short": other}})
    assert not conflicts(kit)
    assert len(kit.claims()) == 2


@pytest.mark.parametrize(
    ("value", "status", "against"),
    [([30, 60], "supported", True), ([10, 20], "supported", False), ([10, 20], "contradicted", True),
     ([30, 60], "contradicted", False)],
)  # fmt: skip
def test_a_dose_of_another_pack_is_held_against_a_claim(tmp_path: Path, value: Any, status: str, against: bool) -> None:
    """A dose outside of what is claimed disagrees, and so does one within what is contradicted."""
    stretch = {"mode": "static_stretch", "dose": {"hold_seconds": 15}}
    kit = kit_of(tmp_path, one={"claims": {"c": claim(value, status)}}, two={"exercises": {"stretch": stretch}})
    why = "contradicted" if status == "contradicted" else "apart"
    assert conflicts(kit) == ({("c", "stretch", why)} if against else set())
    assert kit.claims()[0].agreeing == (0 if against else 1)


def test_a_contradicted_claim_and_its_opposite_agree(tmp_path: Path) -> None:
    """To deny 20 to 30 seconds and to claim one or two is one opinion; to claim what is denied is not."""
    denied = claim([20, 30], "contradicted")
    assert not conflicts(kit_of(tmp_path / "1", one={"claims": {"no": denied}}, two={"claims": {"short": claim(2)}}))
    kit = kit_of(tmp_path / "2", one={"claims": {"no": denied}}, two={"claims": {"yes": claim([25, 60])}})
    assert conflicts(kit) == {("no", "yes", "contradicted")}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("contradicted", "supported"), {("a", "b", "refuted")}),
        (("seed_only", "contradicted"), {("b", "a", "refuted")}),
        (("seed_only", "supported"), {("a", "b", "apart")}),
        (("contradicted", "contradicted"), set()),
    ],
)
def test_both_sides_of_a_question_in_words_stay_in_sight(
    tmp_path: Path, statuses: tuple[str, str], expected: set[tuple[str, str, str]]
) -> None:
    """Somebody said what is contradicted: the answer that holds stands beside it, with the sources of both."""
    sides = zip("ab", ("it strengthens", "it tests a direction"), statuses, strict=True)
    claims = {name: {**claim(words, status), "parameter": "aim"} for name, words, status in sides}
    assert conflicts(kit_of(tmp_path, one={"claims": claims})) == expected


def test_doses_of_one_family_of_movements_disagree_between_packs_without_any_claim(tmp_path: Path) -> None:
    """Two packs give the same movement with nothing in common; one pack's own variety is no disagreement."""
    given = {"movement_family": "prone_back_bend", "dose": {"reps": 10}}
    more = {**given, "dose": {"reps": [20, 30]}}
    kit = kit_of(tmp_path, one={"exercises": {"a": given, "b": more}}, two={"exercises": {"c": more}})
    assert conflicts(kit) == {("a", "c", "apart")}


def test_what_disagrees_comes_first_and_words_narrow_it() -> None:
    """A topic is found by words of its parameter, its claims or its exercises, in either spelling."""
    kit = corekit.load(discover=False, paths=[REDFLAGS, MCKENZIE], cache=False)
    order = [bool(topic.conflicts) for topic in kit.claims()]
    assert order == sorted(order, reverse=True)
    assert True in order
    held = kit.claims("hold_seconds")
    assert {topic.parameter for topic in held} == {"dose.hold_seconds"}
    assert kit.claims("hold seconds") == held
    assert kit.claims("xylophone") == ()
    sources = [one.sources for topic in held for one in topic.statements if one.kind == "claim"]
    assert any("verified" in stated.values() for stated in sources)


def test_the_answer_is_json_data() -> None:
    """What a program reads is what the library gives."""
    kit = corekit.load(discover=False, paths=[REDFLAGS, MCKENZIE], cache=False)
    data = [topic.to_dict() for topic in kit.claims()]
    assert json.loads(json.dumps(data)) == data
