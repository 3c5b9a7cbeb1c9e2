# SPDX-License-Identifier: Apache-2.0
"""Lints beyond single files: licences as expressions, made-up people, and what a lint must not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.lints.codes import CODES
from corekit.check.lints.licences import unknown_licences
from corekit.check.lints.people import People
from corekit.check.lints.readability import HIGHEST_GRADE, grade
from corekit.content.library import Library
from corekit.criteria import FALSE, TRUE, parse

from .findings import CORE, REDFLAGS, findings, steady

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "schema: 1\nnamespace: lint\ntitle: Lint\nlicence: CC-BY-4.0\nlanguage: en\nmaintainers: [Somebody]\n"
EXERCISE = """title: {title}
mode: dynamic_strength
movements: [{{region: knee, movement: extension, range: mid}}]
position: sitting
velocity: slow
symmetry: symmetric
balance_demand: low
load: bodyweight
muscles_loaded: [quadriceps]
without: [muscles_stretched, nerve_tension, impact, breath_hold, head_below_heart, abdominal_pressure]
level: 1
dose: {{sets: 1, reps: 10}}
steps:
  - Straighten your knee.
"""
RULE = "title: R\nwhen: {when}\nthen: {then}\nif_unknown: apply\nbecause: It is a test.\nsources: editorial\n"


@pytest.fixture(scope="module")
def people() -> People:
    """People over the facts of the core and the red flags."""
    packs = [loaded.pack for loaded in map(steady, (CORE, REDFLAGS)) if loaded.pack is not None]
    return People(Library(packs))


def told(folder: Path, files: dict[str, str]) -> list[str]:
    """The codes found in a pack of *files*, sorted."""
    for name, content in {"pack.yaml": MANIFEST, **files}.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return sorted(fault.code for fault in findings(folder))


def test_codes_are_named_once() -> None:
    """No two lints give one code another meaning."""
    assert len({code.name for code in CODES}) == len(CODES)


@pytest.mark.parametrize(
    ("expression", "unknown"),
    [
        ("CC-BY-4.0", []),
        ("CC0-1.0 OR (MIT AND Apache-2.0)", []),
        ("GPL-3.0-or-later WITH Classpath-exception-2.0", []),
        ("LicenseRef-Our-House-2", []),
        ("CC-BY 4.0", ["CC-BY", "4.0", "CC-BY 4.0"]),
        ("MIT OR", ["MIT OR"]),
        ("(MIT", ["(MIT"]),
        ("", [""]),
        ("proprietary", ["proprietary"]),
    ],
)
def test_licences_are_spdx_expressions(expression: str, unknown: list[str]) -> None:
    """What is no licence of the list, or no expression, is named."""
    assert list(unknown_licences(expression)) == unknown


@pytest.mark.parametrize(
    "when",
    [
        {"foot_drop": "yes"},
        {"all": [{"leg_pain_side": ["left", "right"]}, {"not": {"foot_drop": "yes"}}]},
        {
            "count": {
                "at_least": 2,
                "of": [{"foot_drop": "yes"}, {"leg_pain_below_knee": "yes"}, {"dx": "osteoporosis"}],
            }
        },
        {"age_years": {"at_least": 50, "below": 60}},
        {"ces_symptom": "yes"},
        {"dx": {"includes_any": ["scoliosis", "osteoporosis"]}},
        {"possibly": {"foot_drop": "yes"}},
    ],
)
def test_people_are_found_for_and_against(when: Any, people: People) -> None:
    """Among the people made up for criteria is one of whom they are true, and one of whom they are false."""
    criteria = parse(when, people.library.subject_facts)
    assert TRUE in {criteria.evaluate(people.values(answers)) for answers in people.ways(when)}
    assert FALSE in {criteria.evaluate(people.values(answers)) for answers in people.ways(when, wanted=False)}


def test_every_rule_of_the_red_flags_has_somebody_it_is_for(people: People) -> None:
    """For every rule that is shipped and not about contradictions, somebody is made up of whom it is true."""
    library = people.library
    lacking = []
    for identifier in library.ids("rule"):
        rule = library.data("rule", identifier)
        if rule["when"] == "always" or rule.get("contradiction") == "yes":
            continue
        criteria = parse(rule["when"], library.subject_facts)
        if not any(criteria.evaluate(people.values(answers)) == TRUE for answers in people.ways(rule["when"])):
            lacking.append(identifier)
    assert lacking == []


def test_a_regimen_by_wish_alone_may_be_for_others_than_the_well(tmp_path: Path) -> None:
    """A regimen without an indication, given by wish, may be contraindicated for somebody well in everything."""
    files = {
        "exercises/knee.yaml": EXERCISE.format(title="Knee"),
        "regimens/long.yaml": "title: Long\ncontraindicated_when: {pain_duration_days: {below: 84}}\ntracks:\n"
        "  - {phase: maintain, exercise: knee}\n",
    }
    assert told(tmp_path, files) == []


def test_a_substitute_keeps_a_regimen_whole(tmp_path: Path) -> None:
    """An exercise that is excluded is no fault where the track names what takes its place."""
    files = {
        "exercises/knee.yaml": EXERCISE.format(title="Knee"),
        "exercises/plain.yaml": EXERCISE.format(title="Plain").replace("load: bodyweight", "load: none"),
        "rules/no-load.yaml": RULE.format(when="{foot_drop: yes}", then="{exclude: [{load: bodyweight}]}"),
        "regimens/with.yaml": "title: With\nindicated_when: {foot_drop: yes}\ntracks:\n"
        "  - {phase: maintain, exercise: knee, or: {load: none}}\n",
    }
    assert told(tmp_path, files) == []
    files["regimens/without.yaml"] = files["regimens/with.yaml"].replace(", or: {load: none}", "")
    assert told(tmp_path, files) == ["regimen-excludes-own"]


def test_an_exclusion_that_only_some_have_is_no_contradiction(tmp_path: Path) -> None:
    """A rule that speaks of some of those for whom a regimen is meant contradicts nothing."""
    files = {
        "exercises/knee.yaml": EXERCISE.format(title="Knee"),
        "rules/no-load.yaml": RULE.format(when="{age_years: {at_least: 80}}", then="{exclude: [{load: bodyweight}]}"),
        "regimens/meant.yaml": "title: Meant\nindicated_when: {dx: scoliosis}\ntracks:\n"
        "  - {phase: maintain, exercise: knee}\n",
    }
    assert told(tmp_path, files) == []


def test_the_same_attributes_under_another_name_are_no_duplicate(tmp_path: Path) -> None:
    """Two exercises may have the same attributes, and two of one name other attributes."""
    files = {
        "exercises/a.yaml": EXERCISE.format(title="Knee straightening"),
        "exercises/b.yaml": EXERCISE.format(title="Quadriceps set"),
        "exercises/c.yaml": EXERCISE.format(title="Knee straightenings").replace("sitting", "supine"),
    }
    assert told(tmp_path, files) == []
    files["exercises/d.yaml"] = EXERCISE.format(title="Straightening (knee)")
    assert told(tmp_path, files) == ["exercise-duplicate"]


def test_a_series_told_apart_by_its_numbers_is_no_duplicate(tmp_path: Path) -> None:
    """Exercises of one series with the same attributes are told apart by a number; a misspelt name is not."""
    files = {
        "exercises/one.yaml": EXERCISE.format(title="Knee straightening 1"),
        "exercises/two.yaml": EXERCISE.format(title="Knee straightening 2"),
    }
    assert told(tmp_path, files) == []
    files["exercises/again.yaml"] = EXERCISE.format(title="Knee straightenings 2")
    assert told(tmp_path, files) == ["exercise-duplicate"]


def test_a_project_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    """A pyproject.toml that cannot be read is told at the place where reading stopped."""
    content = tmp_path / "src/corekit_lint/content"
    content.mkdir(parents=True)
    (content / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nversion = 1.0.0\n", encoding="utf-8")
    (fault,) = findings(content)
    assert (fault.code, fault.file, fault.line) == ("package-toml", str(tmp_path / "pyproject.toml"), 2)


def test_plain_words_are_easy_and_long_ones_are_not() -> None:
    """The grade of a child's sentence is low, that of an expert's above what is told."""
    easy = grade("Sit on a chair. Put your feet on the floor. Lift one knee and put it down again.")
    hard = grade(
        "Ensure appropriate stabilisation of the lumbopelvic musculature, maintaining physiological respiratory "
        "coordination and articular alignment throughout."
    )
    assert easy is not None
    assert hard is not None
    assert easy < 4 < HIGHEST_GRADE < hard
