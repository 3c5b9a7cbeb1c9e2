# SPDX-License-Identifier: Apache-2.0
"""`corekit sign`: what was reviewed, until when, and that a changed word or a past day is a draft again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.check.diff.sides import Side, open_side
from corekit.check.signing import find_item, refuse_faulty
from corekit.content.layout import FOLDER_OF
from corekit.content.reviews import acted_on, item_digest, signed, states
from corekit.errors import DocumentInvalid, UnknownName

from .packs import CONTENT, DESK_NECK, REDFLAGS, copied, known

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corekit import Plan, Profile

TODAY = date(2026, 11, 21)
LAST = date(2027, 5, 31)
AFTER = date(2027, 6, 1)


def opened(folder: Path) -> Side:
    return open_side(str(folder), known(), cache=False)


def sign(folder: Path, *items: tuple[str, str]) -> None:
    side = opened(folder)
    wanted = items or tuple(acted_on(side.pack))
    text = signed(side.pack, wanted, by="Dr. A. Clinician: physio", on=TODAY, until=LAST)
    (folder / CONTENT / "reviews.yaml").write_text(text, "utf-8")


def state(folder: Path, item: str, today: date = TODAY) -> str:
    return {one.item: one.state for one in states(opened(folder).pack, today)}[item]


def test_a_signature_holds_through_its_last_day_and_not_after(tmp_path: Path) -> None:
    """The day is an argument: the same files are signed on one day and a draft on the next."""
    folder = copied(tmp_path / "pack")
    sign(folder, ("exercise", "chin-nod"))
    library = opened(folder).library
    assert library.review("exercise", "desk-neck:chin-nod", today=LAST) == "signed"
    assert library.review("exercise", "desk-neck:chin-nod", today=AFTER) == "draft"
    assert state(folder, "exercises/chin-nod", AFTER) == "expired"
    assert state(folder, "exercises/neck-turns") == "unsigned"


@pytest.mark.parametrize(
    "edit",
    [("exercises/chin-nod.yaml", "reps: 8", "reps: 9"), ("pack.yaml", "effort: light", "effort: moderate")],
)
def test_what_changed_since_is_not_signed(tmp_path: Path, edit: tuple[str, str, str]) -> None:
    """A word of the item, or what the pack assumes for it, is not what the reviewer saw."""
    folder = copied(tmp_path / "pack")
    sign(folder, ("exercise", "chin-nod"))
    path = folder / CONTENT / edit[0]
    path.write_text(path.read_text("utf-8").replace(*edit[1:]), "utf-8")
    assert state(folder, "exercises/chin-nod") == "changed"
    assert opened(folder).library.review("exercise", "desk-neck:chin-nod", today=TODAY) == "draft"


def test_the_layout_of_a_file_is_no_change(tmp_path: Path) -> None:
    """A comment or another line break says nothing else."""
    folder = copied(tmp_path / "pack")
    sign(folder, ("exercise", "chin-nod"))
    path = folder / CONTENT / "exercises" / "chin-nod.yaml"
    path.write_text(f"# Looked at again.\n{path.read_text('utf-8')}", "utf-8")
    assert state(folder, "exercises/chin-nod") == "signed"


def test_signing_again_keeps_what_others_signed(tmp_path: Path) -> None:
    """One review is added; the file stays valid, and what is gone is told."""
    folder = copied(tmp_path / "pack")
    sign(folder, ("exercise", "chin-nod"))
    sign(folder, ("rule", "arm-pain-below-elbow"))
    assert {state(folder, item) for item in ("exercises/chin-nod", "rules/arm-pain-below-elbow")} == {"signed"}
    assert not opened(folder).problems
    (folder / CONTENT / "rules" / "arm-pain-below-elbow.yaml").unlink()
    assert state(folder, "rules/arm-pain-below-elbow") == "gone"


def test_an_item_with_errors_or_a_failing_case_is_refused(tmp_path: Path) -> None:
    """Nobody signs what `check` refuses; other items of the pack can still be signed."""
    misspelt = ("exercises/chin-nod.yaml", "mode: motor_control", "mode: motor_controll")
    failing = ("rules/arm-pain-below-elbow.yaml", "{fires: no, allows", "{fires: yes, allows")
    for name, edit, item, why in (
        ("misspelt", misspelt, ("exercise", "chin-nod"), "has errors"),
        ("failing", failing, ("rule", "arm-pain-below-elbow"), "fails"),
    ):
        side = opened(copied(tmp_path / name, edit))
        refuse_faulty(side, [("exercise", "band-row")])
        with pytest.raises(DocumentInvalid, match=why):
            refuse_faulty(side, [item])


def test_a_broken_review_file_is_not_written_over(tmp_path: Path) -> None:
    """The reviews in it would be lost."""
    folder = copied(tmp_path / "pack", ("reviews.yaml", "", "exercises/chin-nod: {by: Somebody}\n"))
    with pytest.raises(DocumentInvalid, match=r"reviews\.yaml"):
        refuse_faulty(opened(folder), [("exercise", "chin-nod")])


@pytest.mark.parametrize("name", ["chin-nod", "exercises/chin-nod", "exercise/chin-nod", "desk-neck:chin-nod"])
def test_an_item_is_found_as_people_write_it(name: str) -> None:
    """By its id, with or without its folder or its pack."""
    assert find_item(opened(DESK_NECK), name) == ("exercise", "chin-nod")


@pytest.mark.parametrize(("name", "hint"), [("desk-neck", "Write conditions/desk-neck or"), ("chin-nodd", "chin-nod")])
def test_a_name_that_is_not_one_item_is_refused_with_a_way_out(name: str, hint: str) -> None:
    """Several items of one name, or none."""
    with pytest.raises(UnknownName) as error:
        find_item(opened(DESK_NECK), name)
    assert hint in str(error.value)


def plan(folder: Path, today: date, well_adult: Callable[..., Profile]) -> Plan:
    kit = corekit.load(discover=False, paths=[REDFLAGS, folder], cache=False, require_review="signed")
    answers: Any = {"pain_regions": ["cervical"], "desk_neck_worse_after_sitting": "yes"}
    data = well_adult(kit, **answers).to_dict()
    data |= {"answered_on": today.isoformat(), "equipment": ["mat", "towel", "chair", "band"]}
    data["facts"] = {
        name: {**given, "on": today.isoformat()} if isinstance(given, dict) else given
        for name, given in data["facts"].items()
    }
    return kit.plan(corekit.Profile.from_dict(data), today=today)


def test_a_plan_holds_expired_reviews_for_drafts(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """Where signatures are required, the exercises are there on the last day and gone on the next."""
    folder = copied(tmp_path / "pack")
    sign(folder)
    last, after = (plan(folder, day, well_adult) for day in (LAST, AFTER))
    assert (last.status, after.status) == ("issued", "incomplete")
    review = {used.namespace: used.review for used in last.packs}
    assert review["desk-neck"] == "signed"
    assert {used.namespace: used.review for used in after.packs}["desk-neck"] == "draft"


def test_every_digest_differs_between_items() -> None:
    """A signature under one item is none under another."""
    pack = opened(DESK_NECK).pack
    digests = {f"{FOLDER_OF[kind]}/{local}": item_digest(pack, kind, local) for kind, local in acted_on(pack)}
    assert len(set(digests.values())) == len(digests)
