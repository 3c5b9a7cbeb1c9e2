# SPDX-License-Identifier: Apache-2.0
"""Isolated kits, people, golden files and folders of examples, and laws that can fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corekit.errors import UnknownName
from corekit.testing import Golden, OutputFormatLaws, PackLaws, ScreenerLaws, examples_in, isolated_kit, well_adult

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[2]
RED_FLAGS = REPOSITORY / "plugins" / "corekit-redflags"
DESK_NECK = REPOSITORY / "examples" / "desk-neck"

pytest_plugins = ["corekit.testing.plugin"]


class TestText(OutputFormatLaws):
    """The core's own text keeps the laws of every format."""

    format = "text"
    module = "corekit.formats.core_formats"
    packs = (RED_FLAGS, REPOSITORY / "plugins" / "corekit-mckenzie")
    options = ({"width": 40},)


class TestMarkdown(OutputFormatLaws):
    """So does its markdown."""

    format = "markdown"
    module = "corekit.formats.core_formats"
    packs = (RED_FLAGS, DESK_NECK)


@pytest.fixture
def hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A module of hooks whose screener permits instead of restricting."""
    text = (
        "from corekit import hookimpl\n"
        "from corekit.values import Finding, Screener\n"
        "def permit(facts, today):\n"
        "    yield Finding(id='fine', because='All is well.', outcome='proceed')\n"
        "@hookimpl\n"
        "def corekit_screeners():\n"
        "    return [Screener(id='made-permit', screen=permit)]\n"
    )
    (tmp_path / "made_permit.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "made_permit"
    sys.modules.pop("made_permit", None)


def test_an_isolated_kit_holds_what_is_named_and_nothing_else() -> None:
    """Of everything that is installed only the named pack is there, by its folder or by its namespace."""
    assert set(isolated_kit().packs) == {"core"}
    assert set(isolated_kit(RED_FLAGS).packs) == set(isolated_kit("redflags").packs) == {"core", "redflags"}
    with pytest.raises(UnknownName, match="no-such-pack"):
        isolated_kit("no-such-pack")


def test_hooks_are_those_that_are_named(hooks: str) -> None:
    """A module of hooks is in the kit that names it, and in no other."""
    assert [screener.id for screener in isolated_kit(plugins=[hooks]).plugins.screeners()] == ["made-permit"]
    assert isolated_kit().plugins.screeners() == ()


def test_a_screener_that_permits_breaks_its_law(hooks: str) -> None:
    """The laws can fail: a finding that lets something through is refused."""
    made = isolated_kit(plugins=[hooks])
    with pytest.raises(AssertionError, match="proceed"):
        ScreenerLaws().test_it_only_restricts(made, made.plugins.screeners())


def test_a_pack_with_a_failing_case_breaks_its_law() -> None:
    """The laws can fail: a pack that is not sound is refused."""
    broken = REPOSITORY / "tests" / "content" / "data" / "packs" / "dangling"
    kit = isolated_kit(broken)
    with pytest.raises(AssertionError):
        PackLaws().test_check_finds_nothing(kit, "dangling")


def test_a_well_adult_is_answered_to_the_end(well_adult: object) -> None:
    """Nothing is open for somebody well, and what a test says comes on top; an unknown question is an error."""
    del well_adult
    from corekit.testing import TODAY
    from corekit.testing import well_adult as make

    kit = isolated_kit(RED_FLAGS)
    assert kit.screen(make(kit), today=TODAY).outcome == "proceed"
    assert kit.screen(make(kit, stroke_like_symptom="yes"), today=TODAY).outcome == "refer_emergency"
    with pytest.raises(UnknownName):
        make(kit, no_such_question="yes")


def test_golden_files_are_held_and_written(tmp_path: Path) -> None:
    """What changed fails with the difference and the option that accepts it; updating writes."""
    Golden(tmp_path, update=True)("plan.txt", "one\n")
    Golden(tmp_path)("plan.txt", "one\n")
    with pytest.raises(AssertionError, match=r"(?s)--update-golden.*\+two"):
        Golden(tmp_path)("plan.txt", "two\n")
    with pytest.raises(AssertionError, match="There is no golden file"):
        Golden(tmp_path)("other.txt", "one\n")
    with pytest.raises(ValueError, match="plain name"):
        Golden(tmp_path)("../plan.txt", "one\n")


def test_a_plan_is_golden(golden: Golden) -> None:
    """The plan of a desk worker reads as it did."""
    kit = isolated_kit(RED_FLAGS, DESK_NECK)
    from corekit.testing import TODAY

    person = well_adult(kit, pain_regions=["cervical"], desk_neck_worse_after_sitting="yes")
    golden("desk-worker.md", kit.render(kit.plan(person, today=TODAY), "markdown").text or "")


def test_examples_are_run_by_folder(tmp_path: Path) -> None:
    """A right example passes, a wrong one must show what is expected of it, and an empty folder is an error."""
    for name, text in (("valid", "schema: 1\nfacts: {age_years: 40}\n"), ("invalid", "schema: 1\nfact: {}\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "invalid" / "one.yaml.expected").write_text("schema-unknown-key\n", encoding="utf-8")
    right, wrong = examples_in(tmp_path)
    right.check("profile")
    wrong.check("profile")
    (tmp_path / "invalid" / "one.yaml.expected").write_text("schema-choice\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="schema-choice"):
        list(examples_in(tmp_path))[1].check("profile")
    with pytest.raises(ValueError, match="no example"):
        list(examples_in(tmp_path / "valid"))
