# SPDX-License-Identifier: Apache-2.0
"""A decision as a person reads it: what matters first, in the language of the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs
import pytest

from corekit.messages import translator
from corekit.messages.reasons import JOURNAL_SENTENCES
from corekit.progress.guards import SESSION_RULES

from .journals import START, entry, profile_of, progress

if TYPE_CHECKING:
    from corekit import Kit


def test_a_plan_in_german_stays_german(kit: Kit) -> None:
    """What is translated stays so, nothing is marked twice, and words alone are no other version of a pack."""
    profile = attrs.evolve(profile_of("desk-worker"), language="de")
    plan = kit.plan(profile, today=START)
    done = progress(kit, plan, [entry(0)], profile, 0)
    assert done.plan is not None
    assert done.offers is None
    assert done.plan.safety_net == plan.safety_net
    assert done.plan.exercises == plan.exercises
    assert done.plan.stop_rules == plan.stop_rules
    again = progress(kit, done.plan, [entry(0)], profile, 0)
    assert again.plan is not None
    assert again.plan.exercises == plan.exercises
    assert "[en] [en]" not in again.to_json()


def test_what_the_core_decides_is_said_in_german(kit: Kit) -> None:
    """Session rules and the findings of a journal speak the reader's language."""
    profile = attrs.evolve(profile_of("desk-worker"), language="de")
    plan = kit.plan(profile, today=START)
    done = progress(kit, plan, [entry(0, symptom_location_change="peripheralised")], profile, 0)
    text = " ".join((kit.render(done, "text", language="de").text or "").split())
    assert "Halt: Machen Sie damit nicht weiter" in text
    assert "wegwandern, beenden diese Richtung" in text
    assert "Symptoms that move away from the spine end this direction." not in text


@pytest.mark.parametrize("sentence", sorted({rule.because for rule in SESSION_RULES}))
def test_every_session_rule_has_its_sentence_in_the_catalogue(sentence: str) -> None:
    """What is written where it is decided is extracted all the same."""
    assert sentence in JOURNAL_SENTENCES
    assert translator("de").known(sentence) != sentence


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_where_no_exercises_are_given_the_page_says_so_first(kit: Kit, format: str) -> None:
    """An emergency, or warning signs that are to be answered again, come before the move; "go on" is not said then."""
    profile = profile_of("desk-worker")
    plan = kit.plan(profile, today=START)
    emergency = progress(kit, plan, [entry(0, new_symptom_in_session=["saddle_numbness"])], profile, 0)
    said = kit.render(emergency, format).text or ""
    assert said.index("Emergency: get help now") < said.index("Stop: do not go on with this")
    assert "Open questions" not in said
    assert "step forward" not in said
    assert "you go on with stage" not in said

    expired = kit.progress(plan, [entry(0)], profile=profile, today=START + timedelta(days=4))
    assert (expired.decision, expired.outcome) == ("stay", "hold")
    said = kit.render(expired, format).text or ""
    assert said.index("Not yet: something that matters") < said.index("Why")
    assert "Go on as you are" not in said
    assert "step forward" not in said
