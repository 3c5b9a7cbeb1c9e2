# SPDX-License-Identifier: Apache-2.0
"""What stands on the pages, in which order, and how little they need."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from corekit.errors import OptionInvalid
from corekit.formats.plan_outline import common_stops
from corekit.messages.labels import OUTCOMES
from corekit.testing.pages import Page, digest
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from corekit import Kit, Plan

NONCE = "r4nd0m+/="
#: A page of a plan is no longer than this (bytes), figures included.
LONGEST = 400_000


def page(kit: Kit, document: Any, **options: Any) -> Page:
    """A document as a page, read."""
    return Page(kit.render(document, "html", **options).text or "")


def test_stop_rules_come_first_and_warning_signs_right_after_the_exercises(kit: Kit, issued: Plan) -> None:
    """Nobody reaches an exercise without having passed when to stop, or the reasons before the warning signs."""
    read = page(kit, issued)
    stops, net = common_stops(issued), issued.safety_net
    first, last = issued.session_on(issued.days[0].date)[0], issued.session_on(issued.days[0].date)[-1]
    places = [
        *(read.text.index(stop) for stop in stops),
        read.text.index(issued.exercises[first.exercise]["title"]),
        read.text.index(issued.exercises[last.exercise]["steps"][-1]),
        read.text.index(net[0].text),
        read.text.index("The first week"),
        read.text.index("Why these exercises"),
    ]
    assert stops
    assert places == sorted(places)


def test_what_protects_can_be_reached_from_everywhere(kit: Kit, issued: Plan) -> None:
    """The bar that stays in sight leads to the stop rules and to the warning signs."""
    read = page(kit, issued)
    bar = {said["href"] for tag, said in read.elements if tag == "a" and said.get("href") in ("#ck-stop", "#ck-net")}
    assert bar == {"#ck-stop", "#ck-net"}
    assert {"ck-stop", "ck-net"} <= set(read.ids())


def test_a_refusal_says_what_to_do_and_shows_no_exercise(kit: Kit, plans: tuple[Plan, ...]) -> None:
    """The outcome stands above everything else, strongly, and there is nothing to do, to tick or to time."""
    refused = [plan for plan in plans if plan.status != "issued"]
    assert {plan.status for plan in refused} == {"referred", "incomplete"} or refused
    for plan in refused:
        read = page(kit, plan)
        kinds = [said.get("class") or "" for _, said in read.elements]
        assert not any("ck-card" in kind for kind in kinds)
        assert read.raw["script"] == []
        assert any("ck-notice ck-alarm" in kind for kind in kinds)
        if plan.outcome not in ("proceed", "refer_routine"):
            assert read.text.index(OUTCOMES[plan.outcome]) < read.text.index("not a medical device")


def test_every_exercise_of_the_plan_is_there_once_with_its_steps(kit: Kit, issued: Plan) -> None:
    """Those of the first day stand first; those of other days follow and are not lost without a script."""
    read = page(kit, issued)
    shown = [said["data-item"] for tag, said in read.elements if "data-item" in said]
    assert sorted(map(int, filter(None, shown))) == list(range(len(issued.items)))
    for item in issued.items:
        for step in issued.exercises[item.exercise]["steps"]:
            assert step in read.text


def test_no_id_is_there_twice_and_no_link_leads_nowhere(kit: Kit, documents: dict[str, Any]) -> None:
    """Every page can be linked into."""
    for kind, document in documents.items():
        read = page(kit, document)
        assert len(read.ids()) == len(set(read.ids())), kind
        led = {said["href"] for tag, said in read.elements if tag == "a" and (said.get("href") or "").startswith("#")}
        assert led <= {f"#{name}" for name in read.ids()}, kind


def test_headings_skip_no_level(kit: Kit, documents: dict[str, Any]) -> None:
    """A page has one h1 and goes down a level at a time; a fragment begins with h2."""
    for kind, document in documents.items():
        for options, top in (({}, 1), ({"part": "body"}, 2)):
            levels = [int(tag[1]) for tag, _ in page(kit, document, **options).elements if re.fullmatch("h[1-6]", tag)]
            assert levels[0] == top, kind
            assert levels.count(top) == 1 or top == 2, kind
            assert all(below <= above + 1 for above, below in pairwise(levels)), (kind, levels)


def test_the_policy_admits_the_pages_own_style_and_script_and_nothing_else(kit: Kit, documents: dict[str, Any]) -> None:
    """Hashes, no `unsafe-inline`, nothing from anywhere; and what they name is what stands there."""
    for kind, document in documents.items():
        read = page(kit, document)
        scripts = [text for text in read.raw["script"] if not text.startswith("{")]
        assert read.policy() == (
            f"default-src 'none'; style-src {digest(''.join(read.raw['style']))}; "
            f"script-src {digest(scripts[0]) if scripts else chr(39) + 'none' + chr(39)}; "
            "base-uri 'none'; form-action 'none'"
        ), kind
        assert read.faults() == [], kind


def test_a_page_is_small(kit: Kit, documents: dict[str, Any]) -> None:
    """What is about one person goes through any mail and any phone; a catalogue is as long as what it holds."""
    for kind, document in documents.items():
        if kind != "catalogue":
            assert len(kit.render(document, "html").content) < LONGEST, kind


def test_a_fragment_brings_style_and_script_with_the_nonce(kit: Kit, issued: Plan) -> None:
    """No head, no body, no ids of other fragments; what the host page does not want stays away."""
    read = page(kit, issued, part="body", nonce=NONCE, prefix="plan-1")
    assert not {"html", "head", "body", "main", "meta", "h1"} & {tag for tag, _ in read.elements}
    own = [said for tag, said in read.elements if tag == "style" or (tag == "script" and "type" not in said)]
    assert [said.get("nonce") for said in own] == [NONCE, NONCE]
    assert all(name.startswith("plan-1-") for name in read.ids())
    bare = page(kit, issued, part="body", style=False, script=False)
    assert bare.raw == {"script": [], "style": []}
    assert "How did it go?" not in bare.text


def test_an_option_that_could_leave_its_attribute_is_refused(kit: Kit, issued: Plan) -> None:
    """Nonce and prefix are words."""
    for options in ({"nonce": '"><script>'}, {"prefix": 'x" onclick="'}, {"part": "head"}):
        with pytest.raises(OptionInvalid):
            kit.render(issued, "html", **options)


def test_the_direction_follows_the_language(kit: Kit, issued: Plan) -> None:
    """Arabic and Hebrew run from the right, whatever language the sentences come in."""
    for language, direction in (("en", "ltr"), ("de-AT", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")):
        root = dict(page(kit, issued, language=language).elements)["html"]
        assert (root["lang"], root["dir"]) == (language, direction)


def test_the_script_is_told_what_the_plan_says(kit: Kit, issued: Plan) -> None:
    """Days, items and figures of the embedded data are those of the plan."""
    (told,) = [json.loads(text) for text in page(kit, issued).raw["script"] if text.startswith("{")]
    assert told["plan"] == issued.digest
    assert [(item["id"], item["exercise"]) for item in told["items"]] == [
        (item.id, item.exercise) for item in issued.items
    ]
    assert [(each["date"], [told["items"][place]["id"] for place in each["items"]]) for each in told["days"]] == [
        (planned.date, list(planned.items)) for planned in issued.days
    ]


def test_a_plot_says_in_words_what_it_shows(kit: Kit, documents: dict[str, Any]) -> None:
    """Somebody who does not see the line hears where it begins and ends."""
    read = page(kit, documents["report"])
    plots = [said for tag, said in read.elements if tag == "svg"]
    assert [said["role"] for said in plots] == ["img"]
    assert "(6)" in (plots[0]["aria-label"] or "")
    assert "(2)" in (plots[0]["aria-label"] or "")


def test_a_catalogue_has_every_exercise_and_says_that_nobody_was_screened(kit: Kit) -> None:
    """Steps, stop rules and reasons against each, with the pack's licence."""
    catalogue = kit.catalogue("mckenzie", today=TODAY)
    read = page(kit, catalogue)
    for data in catalogue.exercises.values():
        for said in (data["title"], *data["steps"], *(entry["say"] for entry in data.get("stop_when") or ())):
            assert " ".join(said.split()) in read.text
    for said in ("chosen for nobody", "CC-BY-4.0", "draft", "not a medical device", "Warning signs"):
        assert said in read.text
