# SPDX-License-Identifier: Apache-2.0
"""A kit with the format, and plans of every status."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.model.journal import JournalEntry
from corekit.progress.report import report_of
from corekit.testing import isolated_kit, well_adult
from corekit.testing.pack_laws import sample_plans
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from corekit import Kit, Plan

PLUGINS = Path(__file__).parents[2]
PACKS = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, two packs and the format."""
    return isolated_kit(*PACKS, plugins=("corekit_html.hooks",))


@pytest.fixture(scope="session")
def german() -> Kit:
    """The same for somebody who reads German."""
    return isolated_kit(*PACKS, plugins=("corekit_html.hooks",), languages=("de",))


@pytest.fixture(scope="session")
def plans(kit: Kit) -> tuple[Plan, ...]:
    """Plans of every status."""
    return sample_plans(kit)


@pytest.fixture(scope="session")
def issued(kit: Kit) -> Plan:
    """A plan with exercises."""
    answers = {
        "dx": ["lbp-nonspecific-chronic"],
        "directional_preference": "extension",
    }
    known = {name: answer for name, answer in answers.items() if kit.library.has("fact", name)}
    plan = kit.plan(well_adult(kit, **known), today=TODAY, regimens=("mckenzie:back",))
    assert plan.status == "issued", plan.status
    return plan


@pytest.fixture(scope="session")
def documents(kit: Kit, issued: Plan) -> dict[str, Any]:
    """A document of each kind."""
    profile = well_adult(kit)
    return {
        "plan": issued,
        "screening": kit.screen(profile, today=TODAY),
        "intake": kit.intake(profile, today=TODAY),
        "recheck": kit.recheck(issued, profile, today=TODAY),
        "why": kit.why("mckenzie:prone-lying", profile, today=TODAY),
        "trace": kit.explain(profile, today=TODAY),
        "progress": kit.progress(issued, (), profile=profile, today=TODAY),
        "report": _report(kit, issued),
        "exercise": kit.library.get("exercise", "mckenzie:prone-lying"),
        "regimen": kit.library.get("regimen", "mckenzie:back"),
        "catalogue": kit.catalogue("mckenzie", today=TODAY),
    }


def _report(kit: Kit, plan: Plan) -> Any:
    """A fortnight in which the pain went from 6 to 2."""
    days = [(TODAY + timedelta(days=offset)).isoformat() for offset in range(14)]
    entries = [
        JournalEntry.from_dict(
            {
                "schema": 1,
                "id": f"entry-{place:04}",
                "date": day,
                "recorded_at": f"{day}T20:00:00Z",
                "exercises": [{"exercise": "mckenzie:prone-lying"}],
                "facts": {"pain_rest_nprs": 6 - place // 3},
            }
        )
        for place, day in enumerate(days)
    ]
    return report_of(plan, entries, library=kit.library, today=TODAY + timedelta(days=14))
