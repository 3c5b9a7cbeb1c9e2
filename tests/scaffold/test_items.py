# SPDX-License-Identifier: Apache-2.0
"""A new item asks its author for everything, passes for nothing by itself, and its example is a sound item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.check.lints.placeholders import find_placeholders
from corekit.check.packs import check_pack
from corekit.content.layout import FOLDER_OF
from corekit.content.reading import read
from corekit.content.schemas import written
from corekit.model.attributes import ATTRIBUTES
from corekit.plugin import discover
from corekit.scaffold.failure import NotMade
from corekit.scaffold.items import new_item
from corekit.scaffold.names import ITEMS

from .conftest import fill_in

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.check.packs import PackReport


def checked(project: Path) -> PackReport:
    return check_pack("arm-care", {**discover(cache=False).packs, **discover(paths=[project], cache=False).packs})


@pytest.mark.parametrize("kind", ITEMS)
def test_every_example_is_a_sound_item(kind: str, project: Path) -> None:
    """Whoever takes the examples at their word has an item without a fault, whose cases hold."""
    made = new_item(kind, "first-one", inside=project)
    fill_in(made.files[0])
    report = checked(project)
    assert report.sound, (report.diagnostics, report.cases)
    own = [case for case in report.cases if case.item.endswith(("first-one", "first_one"))]
    assert own or kind in ("exercise", "fact"), "a new item shows how it is tested"


@pytest.mark.parametrize("kind", ITEMS)
def test_no_placeholder_survives_a_check(kind: str, project: Path) -> None:
    """Each TO-DO of a new file is found, and none in its comments."""
    made = new_item(kind, "first-one", inside=project)
    text = made.files[0].read_text(encoding="utf-8")
    waiting = sum(line.partition("#")[0].count("TO-DO") for line in text.splitlines())
    library = corekit.load(paths=[project], cache=False).library
    found = list(find_placeholders(library, "arm-care"))
    assert waiting
    assert len(found) == waiting
    assert {fault.code for fault in found} == {"placeholder-left"}
    assert {fault.file for fault in found} == {str(made.files[0].relative_to(project / "src/corekit_arm_care/content"))}
    fill_in(made.files[0])
    library = corekit.load(paths=[project], cache=False).library
    assert not list(find_placeholders(library, "arm-care"))


@pytest.mark.parametrize("kind", ITEMS)
def test_a_new_item_has_every_required_key(kind: str, project: Path) -> None:
    """Nothing that must be said has to be looked up."""
    made = new_item(kind, "first-one", inside=project)
    document = read(made.files[0].read_bytes(), name="first-one.yaml")
    assert set(written(kind)["required"]) <= set(document.data)


def test_a_new_exercise_takes_no_safety_attribute_for_granted(project: Path) -> None:
    """A rule protects by attributes, so each of them waits for the author."""
    made = new_item("exercise", "first-one", inside=project)
    data = read(made.files[0].read_bytes(), name="first-one.yaml").data
    for attribute in ATTRIBUTES.values():
        if attribute.safety:
            assert "TO-DO" in str(data[attribute.id]), attribute.id


def test_choices_are_those_of_the_vocabulary(project: Path) -> None:
    """The comments name the terms there are, in their order where they have one."""
    text = new_item("exercise", "first-one", inside=project).files[0].read_text(encoding="utf-8")
    assert "# none, bodyweight, light, moderate, heavy." in text
    assert re.search(r"# Muscles, \[\] for none: abdominals, .*\bvasti\.", text.replace("\n#  ", ""))


def test_a_pack_is_found_from_anywhere_inside(project: Path) -> None:
    """Where in the pack the author stands makes no difference."""
    inside = project / "src" / "corekit_arm_care" / "content" / "exercises"
    made = new_item("exercise", "second-one", inside=inside)
    assert made.files[0] == inside / "second-one.yaml"
    assert new_item("rule", "a-rule", inside=project / "tests").files[0] == inside.parent / "rules" / "a-rule.yaml"


def test_a_fact_gets_the_prefix_of_its_pack(project: Path) -> None:
    """Unprefixed facts are the core's; an author may write the prefix or not, in either spelling."""
    names = ("stiff-in-the-morning", "stiff_at_night", "arm_care_stiff_at_noon")
    made = [new_item("fact", name, inside=project).files[0].stem for name in names]
    assert made == ["arm_care_stiff_in_the_morning", "arm_care_stiff_at_night", "arm_care_stiff_at_noon"]


@pytest.mark.parametrize("kind", ITEMS)
def test_nothing_is_overwritten(kind: str, project: Path) -> None:
    """A second item of one name is refused, and the first stays as it is."""
    first = new_item(kind, "first-one", inside=project).files[0]
    first.write_text("mine", encoding="utf-8")
    with pytest.raises(NotMade, match="there already"):
        new_item(kind, "first-one", inside=project)
    assert first.read_text(encoding="utf-8") == "mine"


def test_an_item_in_a_file_of_many_is_not_made_again(project: Path) -> None:
    """`facts.yaml` may stand for the folder; a fact in it is there already."""
    content = project / "src" / "corekit_arm_care" / "content"
    fact = "arm_care_tired: {ask: Is your arm tired?, type: yes_no, reassuring: no}\n"
    (content / "facts.yaml").write_text(fact, encoding="utf-8")
    with pytest.raises(NotMade, match=r"arm_care_tired.*facts\.yaml"):
        new_item("fact", "tired", inside=project)
    assert not (content / FOLDER_OF["fact"]).exists()


def test_outside_of_a_pack_nothing_is_made(tmp_path: Path) -> None:
    """Who stands in no pack is told how to make one."""
    with pytest.raises(NotMade) as raised:
        new_item("exercise", "chin-nod", inside=tmp_path)
    assert "corekit new pack" in (raised.value.hint or "")


def test_between_two_packs_nobody_guesses(project: Path) -> None:
    """A project with two packs asks which one is meant, and takes the one the author stands in."""
    second = project / "src" / "corekit_leg_care" / "content"
    second.mkdir(parents=True)
    manifest = (project / "src" / "corekit_arm_care" / "content" / "pack.yaml").read_text(encoding="utf-8")
    (second / "pack.yaml").write_text(manifest.replace("arm-care", "leg-care"), encoding="utf-8")
    with pytest.raises(NotMade, match="several packs"):
        new_item("rule", "a-rule", inside=project)
    assert new_item("rule", "a-rule", inside=second).files[0].is_relative_to(second)
