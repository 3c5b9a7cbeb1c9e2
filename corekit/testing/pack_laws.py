# SPDX-License-Identifier: Apache-2.0
"""What every pack must keep, whoever wrote it: subclass `PackLaws` in a test module and say where the pack lies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from corekit.check.packs import check_pack
from corekit.content.layout import FOLDER_OF
from corekit.kit import load
from corekit.testing.kits import isolated_kit, places_of
from corekit.testing.people import TODAY, sample_profiles, well_adult

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corekit.kit import Kit
    from corekit.model.plan import Plan
    from corekit.model.profile import Profile

_CORE_FORMATS = ("json", "markdown", "text")


class PackLaws:
    """
    The laws of one pack.

    `pack` is its project or content folder (or the namespace of an installed pack), `beside` are those it requires.
    `ids` names a file that holds the ids it has published; while that is None, ids are not held against anything.
    """

    pack: ClassVar[Path | str]
    beside: ClassVar[tuple[Path | str, ...]] = ()
    ids: ClassVar[Path | None] = None
    #: Every how manyth of the people at the extremes is screened and given a plan; 1 for all.
    every: ClassVar[int] = 1

    @pytest.fixture(scope="class")
    @classmethod
    def kit(cls) -> Kit:
        """The core, the pack and what it requires, whatever is installed."""
        return isolated_kit(cls.pack, *cls.beside)

    @pytest.fixture(scope="class")
    @classmethod
    def namespace(cls) -> str:
        """The namespace of the pack."""
        alone = isolated_kit(cls.pack)
        (own,) = {name for name in places_of(alone) if name != "core"}
        return own

    def test_it_loads_with_the_core_alone(self, namespace: str) -> None:
        """Beside nothing but the core the pack is there, and what it misses are notes or packs that it requires."""
        alone = isolated_kit(self.pack)
        assert namespace in alone.packs
        if not alone.packs[namespace].requires:
            assert not alone.problems

    def test_check_finds_nothing(self, kit: Kit, namespace: str) -> None:
        """`corekit check` finds nothing in it, and every case holds, its own and those of the screens it covers."""
        report = check_pack(namespace, places_of(kit))
        assert report.sound, [*map(str, report.diagnostics), *(str(case) for case in report.cases if not case.passed)]

    def test_a_cache_changes_nothing(self, kit: Kit, tmp_path: Path) -> None:
        """Without a cache, with an empty and with a filled one the same person gets the same plan, byte for byte."""
        profile = well_adult(kit)
        roots: list[Any] = [place.root for name, place in places_of(kit).items() if name != "core"]
        kits = (load(discover=False, paths=roots, cache=cache) for cache in (False, tmp_path, tmp_path))
        assert len({each.plan(profile, today=TODAY).to_json() for each in kits}) == 1

    def test_ids_are_stable(self, kit: Kit, namespace: str) -> None:
        """Every id that was published still leads to an item: a renamed one by an alias."""
        if self.ids is None:
            return
        for line in self.ids.read_text(encoding="utf-8").split():
            kind, _, name = line.partition("/")
            kit.library.resolve(kind, name, within=namespace)

    def test_no_code_runs_on_load(self, kit: Kit, namespace: str) -> None:
        """Loading the pack imports nothing of it."""
        package = places_of(kit)[namespace].package or Path(str(places_of(kit)[namespace].root)).parent.name
        before = {name for name in sys.modules if name == package or name.startswith(f"{package}.")}
        isolated_kit(self.pack, *self.beside)
        assert {name for name in sys.modules if name == package or name.startswith(f"{package}.")} == before

    @pytest.mark.parametrize("format", _CORE_FORMATS)
    def test_every_exercise_and_regimen_is_rendered(self, kit: Kit, namespace: str, format: str) -> None:
        """Each title and each step stands in what the core's formats make of an item."""
        for kind in ("exercise", "regimen"):
            for name in kit.library.ids(kind):
                if kit.library.owner(kind, name) == namespace:
                    item = kit.library.get(kind, name)
                    text = _plain(kit.render(item, format).text or "")
                    for sentence in (item.title, *(getattr(item, "steps", None) or ())):
                        assert _plain(sentence) in text, f"{name}: {sentence!r} is not in its {format}"

    def test_answers_at_the_extremes_never_crash(self, kit: Kit) -> None:
        """Whatever anybody answers, there is a screening and a plan, and a refusal has no sessions."""
        for number, (name, profile) in enumerate(sample_profiles(kit)):
            if number % self.every == 0:
                plan = kit.plan(profile, today=TODAY)
                assert plan.status in ("issued", "incomplete", "referred"), name
                assert bool(plan.items) == (plan.status == "issued"), name

    def test_covered_screens_pass_the_reference_cases(self, kit: Kit, namespace: str) -> None:
        """A pack that claims a screen passes the core's cases for it, and there are some."""
        covered = {screen for screen, packs in kit.library.covers.items() if namespace in packs}
        assert covered == set(kit.packs[namespace].covers)
        if covered:
            run = [case for case in check_pack(namespace, places_of(kit)).cases if case.kind == "case"]
            assert run
            assert [str(case) for case in run if not case.passed] == []

    def published_ids(self, kit: Kit, namespace: str) -> str:
        """Return the text of a file for `ids`: every id of the pack, one a line."""
        kinds = [kind for kind in FOLDER_OF if kind not in ("term", "source", "case")]
        own = (f"{kind}/{name}" for kind in kinds for name in kit.library.ids(kind))
        return "".join(f"{line}\n" for line in own if kit.library.owner(*line.split("/", 1)) == namespace)


def sample_plans(kit: Kit) -> tuple[Plan, ...]:
    """
    Return plans of every status that *kit* can give.

    They are those of a well adult, of somebody unknown, of the first of `sample_profiles` who is referred (with an
    emergency where there is one), and of a wish for each regimen.
    """
    profiles = tuple(sample_profiles(kit))
    blank = next(profile for name, profile in profiles if name == "nothing answered")
    well = well_adult(kit)
    wished = (kit.plan(well, today=TODAY, regimens=[name]) for name in kit.library.ids("regimen"))
    referred = (kit.plan(profile, today=TODAY) for profile in _referred(kit, profiles))
    return (kit.plan(well, today=TODAY), kit.plan(blank, today=TODAY), *referred, *wished)


def _referred(kit: Kit, profiles: Sequence[tuple[str, Profile]]) -> Iterator[Profile]:
    """Yield at most one who is referred: an emergency, else whoever comes first."""
    first: Profile | None = None
    for name, profile in profiles:
        if ":" not in name:
            continue
        outcome = kit.screen(profile, today=TODAY).outcome
        if outcome == "refer_emergency":
            yield profile
            return
        first = first or (profile if outcome == "refer_urgent" else None)
    if first is not None:
        yield first


def _plain(text: str) -> str:
    """A text without line breaks, marks and escapes, so that the same sentence is found however it is set."""
    return "".join(character for character in text.casefold() if character.isalnum())
