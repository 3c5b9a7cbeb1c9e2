# SPDX-License-Identifier: Apache-2.0
"""The laws of packs of exercises fail for a pack that breaks them, one fault at a time."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing import ContentFolder, ContentLaws, isolated_kit
from corekit.testing.content_laws import written_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.kit import Kit
    from corekit.testing.content_laws import Written

PLUGINS = Path(__file__).parents[2] / "plugins"


class Pilates(ContentLaws):
    """The laws, for a pack that keeps them."""

    pack = PLUGINS / "corekit-pilates"
    beside = (PLUGINS / "corekit-redflags", PLUGINS / "corekit-readiness")


@pytest.fixture(scope="module")
def kit() -> Kit:
    """The pack beside those it requires."""
    return isolated_kit(Pilates.pack, *Pilates.beside)


@pytest.fixture
def written(kit: Kit) -> Written:
    """What the pack says, to be spoilt."""
    return deepcopy(written_in(kit, "pilates"))


def law(name: str, kit: Kit, written: Written) -> None:
    """Run one law over what was written."""
    given = {"kit": kit, "namespace": "pilates", "written": written}
    method = getattr(Pilates(), name)
    ways: tuple[dict[str, Any], ...] = ({"way": "easier"}, {"way": "harder"}) if name.endswith("an_end") else ({},)
    for way in ways:
        names = method.__code__.co_varnames[1 : method.__code__.co_argcount]
        method(**{key: value for key, value in (given | way).items() if key in names})


def first(written: Written, kind: str) -> dict[str, Any]:
    """Some item of a kind."""
    return next(iter(written[kind].values()))


def _no_sources(written: Written) -> None:
    first(written, "claim").pop("sources")


def _unsure(written: Written) -> None:
    first(written, "claim")["sources"] = {"seed-0": "surely"}


def _strange_source(written: Written) -> None:
    first(written, "claim")["sources"] = {"nobody-1900": "verified"}


def _unused_source(written: Written) -> None:
    written["claim"].clear()
    written["exercise"].clear()


def _stage_of_a_guard(written: Written) -> None:
    first(written, "progression")["stages"][0]["advance"] = {"when": {"pain_now_nprs": 0}, "to": "nowhere"}


def _stage_of_always(written: Written) -> None:
    first(written, "progression")["always"]["regress"] = [{"when": {"pain_now_nprs": 9}, "to": "nowhere"}]


def _stage_of_an_entry(written: Written) -> None:
    first(written, "progression")["enter"] = [{"stage": "nowhere", "when": {"pain_now_nprs": 0}}]


def _untested_regimen(written: Written) -> None:
    written["regimen"]["untested"] = first(written, "regimen")


def _untested_exercise(written: Written) -> None:
    written["exercise"]["untested"] = {"excluded_when": [{"when": {"pain_now_nprs": 9}}]}


def _unsaid_attribute(written: Written) -> None:
    first(written, "exercise").pop("position")


def _silent_exclusion(written: Written) -> None:
    first(written, "exercise")["excluded_when"] = [{"when": {"pain_now_nprs": 9}, "if_unknown": "ignore"}]


def _silent_exclusion_of_a_variant(written: Written) -> None:
    excluded = [{"when": {"pain_now_nprs": 9}, "if_unknown": "ignore"}]
    first(written, "exercise")["variants"] = {"other": {"excluded_when": excluded}}


def _silent_caution(written: Written) -> None:
    first(written, "exercise")["caution_when"] = [{"when": {"pain_now_nprs": 9}, "if_unknown": "ignore"}]


def _circle(written: Written) -> None:
    one, other, *_ = written["exercise"]
    written["exercise"][one]["harder"], written["exercise"][other]["harder"] = other, one


def _wrong_way(written: Written) -> None:
    one, other, *_ = written["exercise"]
    written["exercise"][one] |= {"level": 3, "harder": other}
    written["exercise"][other] |= {"level": 1}


def _without(key: str) -> Callable[[Written], None]:
    def spoil(written: Written) -> None:
        first(written, "exercise").pop(key)

    spoil.__name__ = f"_without_{key}"
    return spoil


def _two_steps(written: Written) -> None:
    del first(written, "exercise")["steps"][2:]


TAUGHT = "test_every_exercise_can_be_taught_from_its_text"
CERTAIN = "test_every_statement_says_how_certain_it_is"
STAGES = "test_moves_lead_to_stages_that_exist"
UNANSWERED = "test_unanswered_contraindications_exclude"
SPOILT = [
    (CERTAIN, _no_sources),
    (CERTAIN, _unsure),
    (CERTAIN, _strange_source),
    ("test_every_source_is_used", _unused_source),
    (STAGES, _stage_of_a_guard),
    (STAGES, _stage_of_always),
    (STAGES, _stage_of_an_entry),
    ("test_what_decides_has_cases", _untested_regimen),
    ("test_what_decides_has_cases", _untested_exercise),
    ("test_every_safety_attribute_is_said", _unsaid_attribute),
    (UNANSWERED, _silent_exclusion),
    (UNANSWERED, _silent_exclusion_of_a_variant),
    (UNANSWERED, _silent_caution),
    ("test_ladders_have_an_end", _circle),
    ("test_ladders_lead_the_way_they_say", _wrong_way),
    (TAUGHT, _two_steps),
    *((TAUGHT, _without(key)) for key in ("cues", "mistakes", "stop_when", "dose", "frequency", "evidence")),
]


@pytest.mark.parametrize(("name", "spoil"), SPOILT, ids=[spoil.__name__.strip("_") for _, spoil in SPOILT])
def test_a_pack_that_breaks_a_law_fails(
    name: str, spoil: Callable[[Written], None], kit: Kit, written: Written
) -> None:
    """Each law holds for the pack as it is, and fails once one thing in it is wrong."""
    law(name, kit, written)
    spoil(written)
    with pytest.raises(AssertionError):
        law(name, kit, written)


def test_every_law_is_broken_once() -> None:
    """No law of packs of exercises stands without a pack that breaks it."""
    assert {name for name in vars(ContentLaws) if name.startswith("test_")} == {name for name, _ in SPOILT}


def test_a_file_that_cannot_be_read_fails(tmp_path: Path) -> None:
    """The files of a pack are plain data, and a faulty one fails the test that reads it."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "nod.yaml").write_text("title: Nod\n", encoding="utf-8")
    assert ContentFolder(tmp_path).items("exercises") == {"nod": {"title": "Nod"}}
    (tmp_path / "exercises" / "nod.yaml").write_text("title: [Nod\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"nod\.yaml"):
        ContentFolder(tmp_path).items("exercises")
