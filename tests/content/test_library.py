# SPDX-License-Identifier: Apache-2.0
"""The library: one id an item, names found as people write them, conflicts that nobody wins."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.criteria import TRUE, UNKNOWN, Interval, Members, parse
from corekit.errors import UnknownName

from .packs import DATA, library, pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def both() -> Library:
    """The core with the packs alpha and beta."""
    return library("alpha", "beta")


@pytest.mark.parametrize(
    ("kind", "name", "within", "found"),
    [
        ("exercise", "bend", "alpha", "alpha:bend"),
        ("exercise", "alpha:bend", None, "alpha:bend"),
        ("exercise", "bend", None, "alpha:bend"),
        ("exercise", "alpha:old-bend", None, "alpha:bend"),
        ("exercise", "older_bend", "alpha", "alpha:bend"),
        ("exercise", "easy_exercise", "alpha", "core:easy-exercise"),
        ("condition", "alpha-back", "alpha", "alpha:alpha-back"),
        ("condition", "lbp_nonspecific_acute", "alpha", "lbp-nonspecific-acute"),
        ("condition", "core:lbp-nonspecific-acute", None, "lbp-nonspecific-acute"),
        ("fact", "alpha-stiff", "beta", "alpha_stiff"),
        ("fact", "alpha_morning_stiffness", None, "alpha_stiff"),
        ("source", "alpha-2020", "alpha", "alpha:alpha-2020"),
        ("source", "seed-2", "alpha", "core:seed-2"),
        ("term", "muscle/long_head", "alpha", "muscle/alpha:long_head"),
        ("term", "muscle/alpha:long-head", "beta", "muscle/alpha:long_head"),
        ("term", "muscle/hamstrings", "alpha", "muscle/hamstrings"),
        ("term", "hamstrings", None, "muscle/hamstrings"),
    ],
)
def test_names_are_found_as_people_write_them(
    both: Library, kind: str, name: str, within: str | None, found: str
) -> None:
    """Bare in the own pack, in full elsewhere, in either spelling and by older names: one canonical id."""
    if found == "core:easy-exercise" and not both.has("exercise", found):
        pytest.fail("the core ships the easy exercise of the cases")
    assert both.resolve(kind, name, within=within) == found


def test_a_name_that_is_nowhere_has_close_matches(both: Library) -> None:
    """An unknown name is an error that offers the nearest right ones; a term of several vocabularies is ambiguous."""
    with pytest.raises(UnknownName) as caught:
        both.resolve("exercise", "alpha:bent")
    assert "alpha:bend" in str(caught.value)
    with pytest.raises(UnknownName, match="several terms"):
        both.resolve("term", "moderate")


def test_items_are_canonical(both: Library) -> None:
    """Names inside of items are the canonical ids, also where the author wrote an older or a bare one."""
    bend = both.get("exercise", "alpha:bend")
    assert (bend.easier, bend.harder) == ("beta:rest", "alpha:reach")
    assert bend.sources == {"alpha:alpha-2020": "recalled", "core:seed-2": "recalled"}
    assert both.get("exercise", "alpha:reach").muscles_stretched == ("alpha:long_head",)
    condition = both.get("condition", "alpha:alpha-back")
    assert condition.recognised_by == {"alpha_stiff": "yes"}
    assert both.get("regimen", "alpha:alpha").indicated_when == {"dx": "alpha:alpha-back"}
    assert both.condition_ancestors("alpha:alpha-back") == ("lbp-nonspecific-acute",)


def test_a_rule_reaches_the_terms_of_other_packs(both: Library) -> None:
    """A selector of a core term selects an exercise with a pack's term below it, and not one that states nothing."""
    selector = parse(both.data("rule", "beta:no-hamstrings")["then"]["exclude"][0], both.subject_exercise)
    assert selector.evaluate(both.attributes("alpha:reach")) == TRUE
    narrower = parse({"muscles_stretched": "alpha:long_head"}, both.subject_exercise)
    assert narrower.evaluate({"muscles_stretched": ["hamstrings"]}) == UNKNOWN
    assert both.select({"muscles_stretched": "hamstrings"}).certain == {"alpha:reach"}


def test_attributes_are_values(both: Library) -> None:
    """Holds are read from the dose, alternatives of equipment are possible members, variants have their own."""
    bend = both.attributes("alpha:bend")
    assert bend["hold_seconds"] == 0
    assert bend["equipment"] == Members(frozenset({"mat"}), frozenset({"chair", "stool"}))
    assert both.attributes("alpha:reach")["hold_seconds"] == Interval(20, 30)
    seated = both.attributes("alpha:bend", variant="seated")
    assert (seated["position"], seated["hold_seconds"]) == ("sitting", Interval(4, 6))
    assert both.variant("alpha:bend", "seated").position == "sitting"
    with pytest.raises(UnknownName):
        both.variant("alpha:bend", "standing")
    model = both.get("exercise", "alpha:bend")
    assert both.values_of(model, dose={"minutes": 2}).get("hold_seconds") is None
    assert both.plane("extension") == "sagittal"


def test_coverage_is_of_sound_packs_alone(both: Library) -> None:
    """A pack covers its screens while its rules are sound; without what its rules refer to it covers nothing."""
    assert both.covers == {"red_flags": ("beta",)}
    alone = library("beta")
    assert alone.covers == {}
    assert [sentence for sentence in alone.unsound if "'beta'" in sentence]
    assert both.brings("red_flags") == ("corekit-redflags",)


@pytest.mark.parametrize("order", list(itertools.permutations(["core", "alpha", "beta"])))
def test_load_order_changes_nothing(both: Library, order: tuple[str, ...]) -> None:
    """Fingerprint, ids, problems and data are the same in whatever order the packs come."""
    other = Library([pack(name) for name in order])
    assert (other.fingerprint, other.problems, other.covers) == (both.fingerprint, both.problems, both.covers)
    for kind in ("exercise", "fact", "term", "rule", "condition", "source"):
        assert other.ids(kind) == both.ids(kind)
    assert other.data("exercise", "alpha:bend") == both.data("exercise", "alpha:bend")


def test_on_a_duplicate_namespace_nobody_wins(tmp_path: Path) -> None:
    """Two packs of one namespace are both out, both are named, and if one screens nothing may be issued."""
    shutil.copytree(DATA / "packs" / "beta", tmp_path / "beta")
    first = load_pack(DATA / "packs" / "beta", distribution="corekit-beta", version="1.0").pack
    second = load_pack(tmp_path / "beta", distribution="other-beta", version="2.0").pack
    assert first is not None
    assert second is not None
    made = Library([pack("core"), pack("alpha"), first, second])
    assert not made.has("exercise", "beta:rest")
    (fault,) = [fault for fault in made.problems if fault.code == "pack-duplicate-namespace"]
    assert "corekit-beta 1.0" in fault.message
    assert "other-beta 2.0" in fault.message
    assert made.unsound_packs == {"beta"}


def test_on_a_duplicate_fact_nobody_wins(tmp_path: Path) -> None:
    """A fact that two packs may call theirs (`alpha_stiff_minutes`) is used from neither, and both are told."""
    other = tmp_path / "alpha-stiff"
    other.mkdir()
    manifest = (DATA / "packs/alpha/pack.yaml").read_text().split("assume")[0].replace("alpha", "alpha-stiff")
    (other / "pack.yaml").write_text(manifest)
    (other / "facts.yaml").write_text("alpha_stiff_minutes: {ask: How long?, type: number}\n")
    second = load_pack(other).pack
    assert second is not None
    made = Library([pack("core"), pack("alpha"), second])
    assert not made.has("fact", "alpha_stiff_minutes")
    assert made.has("fact", "alpha_stiff")
    places = [fault.file for fault in made.problems if fault.code == "pack-duplicate-name"]
    assert places == ["alpha-stiff/facts.yaml", "alpha/facts.yaml"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bend", ("exercise", "alpha:bend")),
        ("backward bow", ("exercise", "alpha:bend")),
        ("BÉND", ("exercise", "alpha:bend")),
        ("long head", ("term", "muscle/alpha:long_head")),
        ("reach", ("exercise", "alpha:reach")),
    ],
)
def test_search_finds_titles_synonyms_and_terms(both: Library, text: str, first: tuple[str, str]) -> None:
    """Titles and synonyms are found without case and accents, best first."""
    hit = both.search(text)[0]
    assert (hit.kind, hit.id) == first


def test_search_finds_exercises_by_what_they_do(both: Library) -> None:
    """An exercise is found by a term above the ones it states."""
    assert "alpha:reach" in [hit.id for hit in both.search("hamstrings", kinds=["exercise"])]
    assert both.search("nothing whatever") == ()


def test_cases_and_coverage_of_languages(both: Library) -> None:
    """Every case of every item is handed out; translated sentences are counted."""
    kinds = {kind for kind, _, _, _ in both.cases()}
    assert "case" in kinds
    assert 0 < both.coverage("de")["alpha"] < 1
    assert both.coverage("en")["alpha"] == 1
