# SPDX-License-Identifier: Apache-2.0
"""A kit with the format, and plans of every status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
