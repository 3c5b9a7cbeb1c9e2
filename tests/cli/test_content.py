# SPDX-License-Identifier: Apache-2.0
"""`plugins list show search facts schema`: looking into what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import EXAMPLES, TODAY, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]


def test_plugins_lists_packs_with_what_they_hold(corekit: Run) -> None:
    """Every pack in use, with its version, its screens and how much it holds."""
    answer = corekit("plugins", "--json")
    assert answer.code == 0
    packs = {pack["namespace"]: pack for pack in answer.json["packs"]}
    assert {"core", "redflags", "mckenzie"} <= packs.keys()
    assert "red_flags" in packs["redflags"]["covers"]
    assert packs["redflags"]["counts"]["rule"] > 29
    assert "redflags" in corekit("plugins").out


@pytest.mark.parametrize("kind", ["exercises", "regimens", "rules", "facts", "conditions", "terms", "sources"])
def test_list_shows_all_items_of_a_kind(corekit: Run, kind: str) -> None:
    """Singular and plural mean the same, and text and JSON hold the same ids."""
    items = corekit("list", kind, "--json").json["items"]
    assert items
    assert corekit("list", kind.removesuffix("s"), "--json").json["items"] == items


def test_show_says_who_stands_behind_an_exercise(corekit: Run) -> None:
    """Steps and dose, and below them review state, licence, maintainers and sources."""
    answer = corekit("show", "mckenzie:extension-in-lying")
    assert answer.code == 0
    for words in ("Extension in lying", "How to do it", "draft", "CC-BY-4.0", "Sources", "mckenzie:extension-in-lying"):
        assert words in answer.out


@pytest.mark.parametrize("name", ["leg_pain_side", "lbp-nonspecific-acute", "muscle/hamstrings", "core:well-adult"])
def test_show_finds_facts_conditions_and_terms(corekit: Run, name: str) -> None:
    """Whatever has an id can be shown, as text and as JSON."""
    assert corekit("show", name).code == 0
    assert corekit("show", name, "--json").json["id"]


def test_search_finds_by_words_and_says_when_there_is_nothing(corekit: Run) -> None:
    """Titles and synonyms are searched; no hit is exit code 1."""
    assert "extension-in-lying" in corekit("search", "press-up").out
    nothing = corekit("search", "xylophone", "--json")
    assert nothing.code == 1
    assert nothing.json == {"items": []}


def test_facts_lists_questions_with_their_answers(corekit: Run) -> None:
    """A word narrows the list."""
    answer = corekit("facts", "saddle")
    assert "ces_saddle_sensation_change" in answer.out
    assert "age_years" not in answer.out


def test_schema_prints_one_file_with_the_installed_facts(corekit: Run) -> None:
    """The profile's schema holds every fact as a property, so that editors complete it."""
    schema = corekit("schema", "profile", "--json").json
    assert "leg_pain_side" in str(schema)
    assert corekit("schema", "profile").json == schema


def test_a_directory_takes_part_in_the_next_plan(corekit: Run, tmp_path: Path) -> None:
    """`--path` is all that a new pack needs, and the red-flag rules hold for it as for any other."""
    content = tmp_path / "mine" / "content"
    (content / "exercises").mkdir(parents=True)
    (content / "pack.yaml").write_text(
        "schema: 1\nnamespace: mine\ntitle: Mine\nlicence: CC-BY-4.0\nlanguage: en\nmaintainers: [Jo Example]\n",
        encoding="utf-8",
    )
    exercise = (
        "title: Slow breathing\nmode: breathing_relaxation\nmovements: []\nposition: supine\nmuscles_stretched: []\n"
        "muscles_loaded: []\nload: none\neffort: light\nvelocity: slow\nsymmetry: symmetric\nbalance_demand: low\n"
        "without: [nerve_tension, impact, breath_hold, head_below_heart, abdominal_pressure]\nlaterality: bilateral\n"
        "level: 1\ndose: {minutes: 3}\nsteps:\n  - Breathe slowly.\nsources: editorial\n"
    )
    (content / "exercises" / "slow-breathing.yaml").write_text(exercise, encoding="utf-8")
    assert corekit("show", "mine:slow-breathing", "--path", tmp_path / "mine").code == 0
    emergency = EXAMPLES / "cauda-equina-emergency.yaml"
    why = corekit("why", "mine:slow-breathing", emergency, *TODAY, "--path", tmp_path / "mine", "--json")
    assert why.json["blocked"] is True
