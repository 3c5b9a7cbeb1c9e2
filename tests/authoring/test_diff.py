# SPDX-License-Identifier: Apache-2.0
"""`corekit diff`: a removed precaution is seen, said first, and asks for a major version."""

from __future__ import annotations

import json
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.check.diff.catching import People
from corekit.check.diff.comparison import compare, declared
from corekit.check.diff.sides import open_side
from corekit.criteria import parse
from corekit.errors import UnknownName

from .packs import CONTENT, DESK_NECK, copied, known

if TYPE_CHECKING:
    from corekit.check.diff.comparison import Comparison
    from corekit.check.diff.sides import Side

PACKS = known()
READINESS = Path(__file__).parents[2] / "plugins" / "corekit-readiness"
EDITS = json.loads((Path(__file__).parent / "data" / "diff.json").read_text("utf-8"))
RENAME = [("exercises/neck-turns.yaml", "", ""), ("regimens/desk-neck.yaml", "neck-turns", "neck-rotations")]


def compared(old: Path, new: Path) -> Comparison:
    return compare(opened(old), open_side(str(new), PACKS))


@cache
def opened(path: Path) -> Side:
    """One side, read once."""
    return open_side(str(path), PACKS)


@pytest.mark.parametrize("edit", EDITS, ids=[edit["name"] for edit in EDITS])
def test_every_change_is_told_in_its_group_and_asks_for_its_version(edit: dict[str, Any], tmp_path: Path) -> None:
    """One edit of a real pack: the sentence, whether it protects less, and the version it asks for."""
    comparison = compared(DESK_NECK, copied(tmp_path / "new", *edit["edits"]))
    assert comparison.verdict == edit["verdict"], [change.text for change in comparison.changes]
    told = [change.text for change in comparison.changes if change.group == edit["group"]]
    assert any(edit["says"] in text for text in told) or edit["group"] is None, comparison.changes


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit["group"] in ("weakened", "strengthened")])
def test_what_is_weaker_one_way_is_stronger_the_other(edit: dict[str, Any], tmp_path: Path) -> None:
    """Taking a precaution away and putting it back are told as opposites."""
    new = copied(tmp_path / "new", *edit["edits"])
    groups = {change.group for change in compared(new, DESK_NECK).changes}
    opposite = {"weakened": {"strengthened", "changed"}, "strengthened": {"weakened"}}[edit["group"]]
    assert groups & opposite
    assert edit["group"] == "strengthened" or "weakened" not in groups


def test_a_measure_that_is_no_longer_withdrawn_is_a_precaution_less(tmp_path: Path) -> None:
    """With a beta-blocker the pulse misleads: a pack that lets it be used again protects less."""
    old, new = READINESS, tmp_path / "new"
    shutil.copytree(old, new)
    rule = new / "src" / "corekit_readiness" / "content" / "rules" / "rd-24-beta-blocker.yaml"
    before, text = "without: [heart_rate_reserve_percent]", rule.read_text("utf-8")
    rule.write_text(text.replace(before, "without: [met]"), "utf-8")
    told = {change.group: change.text for change in compared(old, new).changes}
    assert "heart rate reserve percent is no longer withdrawn" in told["weakened"]
    assert "met is withdrawn" in told["strengthened"]


def test_a_removed_precaution_stands_first(tmp_path: Path) -> None:
    """Whatever else changed, what protects less is read before it."""
    edits = [one for edit in EDITS[:4] + EDITS[-4:-1] for one in edit["edits"]][:2]
    comparison = compared(DESK_NECK, copied(tmp_path / "new", *edits, *EDITS[-3]["edits"]))
    groups = [change.group for change in comparison.changes]
    assert groups[0] == "weakened"
    assert groups == sorted(
        groups, key=["weakened", "undecided", "removed", "strengthened", "added", "changed", "text"].index
    )


def renamed(to: Path, *more: tuple[str, str, str]) -> Path:
    text = (DESK_NECK / CONTENT / "exercises/neck-turns.yaml").read_text("utf-8")
    return copied(to, *RENAME, ("exercises/neck-rotations.yaml", "", text), *more)


def test_content_that_moved_to_another_id_misses_an_alias(tmp_path: Path) -> None:
    """The line to add is given, nothing else is told of the exercise, and with the line a minor version is enough."""
    without = compared(DESK_NECK, renamed(tmp_path / "without"))
    assert [one.line for one in without.missing] == ["exercises/neck-turns: neck-rotations"]
    assert without.verdict == "major"
    alias = ("pack.yaml", "schema: 1", f"schema: 1\naliases: {{{without.missing[0].line}}}")
    comparison = compared(DESK_NECK, renamed(tmp_path / "with", alias))
    assert not comparison.missing
    assert comparison.verdict == "minor"
    assert [change.group for change in comparison.changes] == ["renamed", "text"]


def test_a_removed_exercise_without_a_successor_is_major(tmp_path: Path) -> None:
    """Plans and other packs name it: nothing stands for it any more."""
    edits = [RENAME[0], ("regimens/desk-neck.yaml", "neck-turns", "chin-nod")]
    comparison = compared(DESK_NECK, copied(tmp_path / "new", *edits))
    assert any("is gone, and no alias stands for it" in change.text for change in comparison.changes)
    assert comparison.verdict == "major"


def test_a_derived_fact_that_is_reckoned_otherwise_changes_the_rules_on_it(tmp_path: Path) -> None:
    """A threshold may stand in a derived fact; the rule that rests on it catches fewer people all the same."""
    fact = "desk_neck_weak:\n  derive: {criteria: {desk_neck_flexor_hold_seconds: {at_most: %s}}}\n  type: yes_no\n"
    facts = (DESK_NECK / CONTENT / "facts.yaml").read_text("utf-8")
    rule = ("rules/arm-pain-below-elbow.yaml", "{dx: cervical-radiculopathy}]}", "{desk_neck_weak: yes}]}")
    sides = [copied(tmp_path / n, ("facts.yaml", "", facts + fact % n), rule) for n in ("20", "10")]
    texts = [change.text for change in compared(*sides).changes if change.group == "weakened"]
    assert any("it catches fewer people" in text and "flexor hold seconds" in text for text in texts), texts


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.0.0", "2.0.0", "major"), ("1.0.0", "1.1.0", "minor"), ("1.0.0", "1.0.1", "patch"),
        ("1.0.0", "1.0.0", "none"),
        ("1.1.0", "1.0.9", "none"), ("0.1.0", "0.2.0", "major"), ("0.1.0", "0.1.1", "minor"), ("1.0", "1.1", "minor"),
        ("1.0.0", None, None), ("one", "two", None),
    ],
)  # fmt: skip
def test_a_version_says_how_large_its_step_is(old: str | None, new: str | None, step: str | None) -> None:
    """As Semantic Versioning has it, also before 1.0."""
    assert declared(old, new) == step


def test_a_version_that_says_too_little_is_a_finding(tmp_path: Path) -> None:
    """A weakened precaution under a patch version is not enough, under a major one it is."""
    for version, enough in (("1.0.1", False), ("1.9.0", False), ("2.0.0", True)):
        new = open_side(str(copied(tmp_path / version, *EDITS[0]["edits"], version=version)), PACKS)
        assert compare(opened(DESK_NECK), new).enough is enough


def test_a_wheel_is_compared_like_a_directory(tmp_path: Path) -> None:
    """What was published can be held against what is about to be."""
    wheel = tmp_path / "corekit_desk_neck-0.9.0-py3-none-any.whl"
    source = DESK_NECK / "src"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in source.rglob("*.*"):
            archive.write(file, file.relative_to(source))
        archive.writestr("corekit_desk_neck-0.9.0.dist-info/METADATA", "Name: corekit-desk-neck\nVersion: 0.9.0\n")
    comparison = compared(wheel, DESK_NECK)
    assert (comparison.old_version, comparison.verdict, comparison.enough) == ("0.9.0", "none", True)


def test_two_packs_and_no_pack_are_refused(tmp_path: Path) -> None:
    """Only versions of one pack can be compared, and what holds no pack is named."""
    with pytest.raises(UnknownName, match="two packs"):
        compare(open_side("redflags", known()), open_side(str(DESK_NECK), known()))
    with pytest.raises(UnknownName, match="no pack"):
        open_side(str(tmp_path), known())


LIBRARY = open_side("redflags", PACKS).library
PEOPLE_COMPARED = People(LIBRARY, LIBRARY)
WORDS = st.sampled_from(["yes", "no"])
LEAVES = st.one_of(
    st.builds(lambda word: {"hypertension_dx": word}, WORDS),
    st.builds(lambda word: {"upper_cervical_risk": word}, WORDS),
    st.builds(lambda low: {"age_years": {"at_least": low}}, st.integers(40, 60)),
    st.builds(
        lambda names: {"pain_regions": names}, st.lists(st.sampled_from(["cervical", "lumbar"]), min_size=1, max_size=2)
    ),
)
CRITERIA = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
        st.builds(lambda part: {"possibly": part}, inner),
    ),
    max_leaves=5,
)
PEOPLE = st.fixed_dictionaries(
    {},
    optional={
        "hypertension_dx": WORDS,
        "upper_cervical_risk": WORDS,
        "age_years": st.integers(18, 99),
        "pain_regions": st.lists(st.sampled_from(["cervical", "lumbar", "arm"]), unique=True),
    },
)


@given(before=CRITERIA, after=CRITERIA, person=PEOPLE)
def test_what_is_said_of_two_conditions_holds_for_everybody(before: Any, after: Any, person: dict[str, Any]) -> None:
    """Where it says `same`, `fewer` or `more`, no person shows otherwise."""
    subject = LIBRARY.subject_facts
    verdict = PEOPLE_COMPARED.compare(before, after).verdict
    old, new = parse(before, subject).evaluate(person), parse(after, subject).evaluate(person)
    assert verdict in ("same", "fewer", "more", "other", "unknown")
    if verdict in ("same", "fewer"):
        assert new <= old
    if verdict in ("same", "more"):
        assert new >= old
