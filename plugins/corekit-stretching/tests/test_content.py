# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, claims, progressions and regimens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from corekit.kit import Kit


class Content(Protocol):
    """The content folder, as the fixture gives it."""

    root: Traversable

    def document(self, name: str) -> Any:
        """One file as plain data."""

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The items of one folder, by id."""


KINDS = ("exercises", "rules", "progressions", "regimens", "claims")
SEEDS = {f"seed-{number}" for number in range(5)}
#: Conflicts between the seeds, and with guidelines, that this pack has a part in.
CONFLICTS = (
    "C-1",
    "C-2",
    "C-3",
    "C-4",
    "C-5",
    "C-9",
    "C-10",
    "C-11",
    "C-12",
    "C-13",
    "C-14",
    "C-15",
    "C-16",
    "C-18",
    "C-19",
    "C-23",
)
#: Rows of the seeds that are wrong or unverified and speak of stretching.
DOUBTFUL = (
    "S0-1",
    "S0-4",
    "S0-6",
    "S0-7",
    "S0-10",
    "S0-13",
    "S1-1",
    "S1-7",
    "S1-17",
    "S1-19",
    "S2-4",
    "S2-15",
    "S2-18",
    "S2-19",
    "S2-20",
    "S2-23",
    "S3-12",
    "S3-14",
    "S3-15",
    "S3-19",
    "S3-23",
    "S4-6",
    "S4-15",
    "S4-16",
    "S4-17",
    "S4-20",
    "S4-24",
    "S4-34",
)


def stated_sources(data: Any) -> Iterator[Any]:
    """Every value of a `sources` key in the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield value
            else:
                yield from stated_sources(value)
    elif isinstance(data, list):
        for value in data:
            yield from stated_sources(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_statement_says_how_certain_it_is(kind: str, content: Content) -> None:
    """Each item names sources of the pack or the seeds as verified or recalled, or says that it is editorial."""
    known = {source["id"] for source in content.document("sources.json")} | SEEDS
    for name, item in content.items(kind).items():
        sources = list(stated_sources(item))
        assert sources, name
        for value in sources:
            assert value == "editorial" or set(value.values()) <= {"verified", "recalled"}, name
            assert value == "editorial" or set(value) <= known, name


def test_every_dose_has_a_source(content: Content) -> None:
    """An exercise that states a dose says in its evidence where dose and frequency come from."""
    for name, exercise in content.items("exercises").items():
        assert {"dose", "frequency"} <= set(exercise), name
        assert exercise["evidence"], name


def test_every_source_is_used(content: Content) -> None:
    """No source stands in the list without a statement that rests on it."""
    named: set[str] = set()
    for kind in KINDS:
        for item in content.items(kind).values():
            named.update(*[value for value in stated_sources(item) if value != "editorial"])
    for value in stated_sources(content.document("facts.yaml")):
        named.update(value if value != "editorial" else ())
    assert {source["id"] for source in content.document("sources.json")} == named - SEEDS


def test_what_is_doubtful_is_a_claim(content: Content) -> None:
    """Rows of the seeds that nobody has verified, and the conflicts, stand in claims, and none of them as supported."""
    said = {path.name: path.read_text(encoding="utf-8") for path in (content.root / "claims").iterdir()}
    claims = content.items("claims")
    for row in (*CONFLICTS, *DOUBTFUL):
        found = [name for name, text in said.items() if re.search(rf"\b{row}\b", text)]
        assert found, row
        statuses = {claims[name.removesuffix(".yaml")]["status"] for name in found}
        assert row in CONFLICTS or statuses - {"supported"}, row


def test_every_progression_ends_and_is_kept_up(content: Content) -> None:
    """Each progression has a stop, a referral and a step back in every stage, and ends in upkeep."""
    for name, progression in content.items("progressions").items():
        assert {"stop", "refer", "regress"} <= set(progression["always"]), name
        assert progression["stages"][-1]["phase"] == "maintain", name
        assert progression["stages"][-1]["regress"], name
        assert "replaces_default_responses" not in progression, name


def test_moves_lead_to_stages_that_exist(content: Content) -> None:
    """Every guard that names a stage names one of its own progression."""
    for name, progression in content.items("progressions").items():
        stages = [stage["id"] for stage in progression["stages"]]
        named = {guard["to"] for stage in progression["stages"] for guard in _guards(stage) if "to" in guard}
        assert named <= set(stages), name


def test_every_step_forward_asks_for_little_pain(content: Content) -> None:
    """No step forward is made without a limit on pain and an easy next day."""
    for name, progression in content.items("progressions").items():
        for stage in progression["stages"]:
            for guard in _guards(stage, "advance"):
                words = set(_words(guard["when"]))
                assert words & {"pain_during_nprs", "stretching_easy_sessions"}, (name, stage["id"])
                assert words & {"pain_next_day_change", "release_soreness_next_day"}, (name, stage["id"])


def test_every_regimen_is_screened_and_kept_up(content: Content) -> None:
    """Each regimen needs the red flags, is reviewed, and keeps up what was gained, aerobically too."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert {"red_flags", "bone"} <= set(regimen["needs"]), name
        assert regimen["approach"] == "stretching", name
        assert 7 <= regimen["review_every_days"] <= 14, name


def test_nothing_decides_without_a_case(kit: Kit) -> None:
    """Rules, regimens, progressions and exercises with contraindications have cases of their own."""
    tested = {item for _, item, _, _ in kit.library.cases()}
    for kind in ("rule", "regimen", "progression", "exercise"):
        own = {name for name in kit.library.ids(kind) if name.startswith("stretching:")}
        if kind == "exercise":
            own = {name for name in own if kit.library.get(kind, name).excluded_when}
        assert own
        assert own <= tested


def test_no_file_is_left_over(content: Content) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known


def _guards(stage: dict[str, Any], *moves: str) -> Iterator[dict[str, Any]]:
    for move in moves or ("stop", "refer", "regress", "stay", "advance"):
        guards = stage.get(move, [])
        yield from guards if isinstance(guards, list) else [guards]


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    else:
        yield str(data)
