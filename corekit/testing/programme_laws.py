# SPDX-License-Identifier: Apache-2.0
"""What a pack of regimens and progressions should hold besides: subclass `ProgrammeLaws`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from corekit.testing.content_laws import ContentLaws, guards_of, stated_sources
from corekit.testing.kits import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.kit import Kit
    from corekit.testing.content_laws import Written

Condition = dict[str, Any]


class ProgrammeLaws(ContentLaws):
    """
    The laws of packs of exercises, and what regimens and progressions should hold whatever they are about.

    A regimen needs screens (`needs`), is looked at again within `review_days` (the least and the most), and keeps
    something up. A progression has guards for every stage (`always`), `stops` and `refers` under the conditions named,
    moves forward only where `forward` holds and where a word of each of `forward_words` is asked about, and ends in
    upkeep. `hearsay` are sources that name none themselves.
    """

    #: Screens that every regimen needs.
    needs: ClassVar[frozenset[str]] = frozenset({"red_flags"})
    review_days: ClassVar[tuple[int, int]] = (1, 42)
    #: What every regimen is an approach of, where all are of the same.
    approach: ClassVar[str | None] = None
    #: Whether every regimen keeps up an exercise of its own and, from whatever pack, aerobic exercise.
    aerobic_upkeep: ClassVar[bool] = True
    always: ClassVar[frozenset[str]] = frozenset({"stop", "refer"})
    stops: ClassVar[tuple[Condition, ...]] = ({"stop_a": "yes"}, {"overall_change": "worse"})
    refers: ClassVar[tuple[Condition, ...]] = ({"flares_in_row": {"at_least": 2}},)
    forward: ClassVar[tuple[Condition, ...]] = ()
    forward_words: ClassVar[tuple[frozenset[str], ...]] = ()
    #: Progressions that answer for pain themselves.
    replaces: ClassVar[frozenset[str]] = frozenset()
    #: Progressions whose upkeep has no step back of its own.
    no_way_back: ClassVar[frozenset[str]] = frozenset()
    #: Whether everything that is kept up says on how many days of a week.
    upkeep_by_days: ClassVar[bool] = False
    hearsay: ClassVar[frozenset[str]] = frozenset()
    #: The files and folders of the pack; while that is None, they are not held against anything.
    made_of: ClassVar[frozenset[str] | None] = None
    #: How many names of which packs that need not be there are missed; None as above.
    missed: ClassVar[Mapping[str, int] | None] = None

    def test_every_regimen_is_screened_and_looked_at_again(self, written: Written) -> None:
        """Each regimen needs the screens that it rests on, and says when to look again."""
        least, most = self.review_days
        for name, regimen in written["regimen"].items():
            assert self.needs <= set(regimen["needs"]), name
            assert least <= regimen["review_every_days"] <= most, name
            assert self.approach is None or regimen["approach"] == self.approach, name

    def test_every_regimen_has_something_to_keep(self, written: Written) -> None:
        """Each regimen has tracks of the phase maintain, where it is said aerobic exercise among them."""
        for name, regimen in written["regimen"].items():
            kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
            assert kept, name
            if self.aerobic_upkeep:
                assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
                assert any("exercise" in track for track in kept), name

    def test_worsening_ends_every_progression(self, written: Written) -> None:
        """What must stop or refer does so in every stage, and a programme that changes nothing refers."""
        for name, progression in written["progression"].items():
            always = progression["always"]
            assert self.always <= always.keys(), name
            stopped, referred = (list(_conditions(always, move)) for move in ("stop", "refer"))
            assert [sign for sign in self.stops if sign not in stopped] == [], name
            assert [sign for sign in self.refers if sign not in referred] == [], name
            assert "overall_change" in words_in(referred), name

    def test_every_progression_ends_in_something_to_keep(self, written: Written) -> None:
        """The last stage is one of the phase maintain, with a step back, and every other can be left forward."""
        for name, progression in written["progression"].items():
            *earlier, last = progression["stages"]
            assert last["phase"] == "maintain", name
            assert bool(last.get("regress")) == (name not in self.no_way_back), name
            assert all("advance" in stage for stage in earlier), name
            for use in last["use"]:
                assert not self.upkeep_by_days or "days_per_week" in use["frequency"], name

    def test_no_step_forward_is_blind(self, written: Written) -> None:
        """Every way on asks for what it must, so that silence and a flare never lead on."""
        for name, progression in written["progression"].items():
            for stage in progression["stages"]:
                for guard in guards_of({"advance": stage.get("advance", [])}):
                    asked, words = guard["when"], words_in(guard["when"])
                    parts = asked.get("all", (asked,))
                    assert [test for test in self.forward if test not in parts] == [], (name, stage["id"])
                    assert all(words & some for some in self.forward_words), (name, stage["id"])

    def test_default_responses_to_pain_stand(self, written: Written) -> None:
        """No progression answers for pain itself but those that are named."""
        said = {name for name, each in written["progression"].items() if "replaces_default_responses" in each}
        assert said == self.replaces

    def test_hearsay_is_never_verified(self, written: Written) -> None:
        """What a source without sources says is recalled, and a claim that only such make is never supported."""
        for kind, items in written.items():
            for name, item in items.items():
                for value in stated_sources(item):
                    if value != "editorial":
                        assert all(value[source] == "recalled" for source in self.hearsay & set(value)), (kind, name)
        for name, claim in written["claim"].items():
            if claim["sources"] != "editorial" and set(claim["sources"]) <= self.hearsay:
                assert claim["status"] != "supported", name

    def test_no_file_is_left_over(self, kit: Kit, namespace: str) -> None:
        """The content folder holds nothing but what the pack is made of."""
        if self.made_of is not None:
            assert {path.name for path in places_of(kit)[namespace].root.iterdir()} == self.made_of

    def test_only_packs_that_need_not_be_there_are_missed(self, kit: Kit, namespace: str) -> None:
        """Every name resolves, save those of packs that need not be there."""
        if self.missed is not None:
            said = [text for problem in kit.library.problems if namespace in (text := str(problem))]
            found = Counter(next((pack for pack in self.missed if f"pack {pack!r}" in text), text) for text in said)
            assert found == self.missed


def words_in(data: Any) -> set[str]:
    """Return every key and every value that plain data holds, as words."""
    if isinstance(data, dict):
        return {str(key) for key in data} | words_in(list(data.values()))
    if isinstance(data, list | tuple):
        return {word for value in data for word in words_in(value)}
    return {str(data)}


def _conditions(place: Mapping[str, Any], move: str) -> Iterator[Condition]:
    """Yield what each guard of a move asks for."""
    for guard in guards_of({move: place.get(move, [])}):
        yield guard["when"]
