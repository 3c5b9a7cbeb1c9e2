# SPDX-License-Identifier: Apache-2.0
"""A kit with both formats, plans of every status, and what a reader sees of a handout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corekit.testing import isolated_kit, well_adult
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from corekit import Kit, Plan

PLUGINS = Path(__file__).parents[2]
PACKS = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, two packs, pages and handouts."""
    return isolated_kit(*PACKS, plugins=("corekit_html.hooks", "corekit_pdf.hooks"))


@pytest.fixture(scope="session")
def issued(kit: Kit) -> Plan:
    """A plan with exercises."""
    plan = kit.plan(well_adult(kit, directional_preference="extension"), today=TODAY, regimens=("mckenzie:back",))
    assert plan.status == "issued"
    return plan


@pytest.fixture(scope="session")
def refused(kit: Kit) -> Plan:
    """A plan for somebody who has to be seen first."""
    plan = kit.plan(well_adult(kit, ces_saddle_sensation_change="yes", ces_symptom_onset_days=1), today=TODAY)
    assert plan.status == "referred"
    return plan
