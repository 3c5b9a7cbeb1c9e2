# SPDX-License-Identifier: Apache-2.0
"""Fixtures of the own tests of a pack or a format, for those of its claims that are nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing.content_folder import ContentFolder
from corekit.testing.kits import isolated_kit, places_of
from corekit.testing.people import TODAY, well_adult

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.kit import Kit
    from corekit.model.plan import Plan


def pack_fixtures(pack: Path | str, *beside: Path | str) -> tuple[Any, Any, Any]:
    """
    Return the fixtures `content`, `exercises` and `kit` of one pack, to be named so in a `conftest.py`.

    They are the files of *pack* as a `ContentFolder`, its exercises as plain data by id, and a kit of the core, the
    pack and those *beside* it that it requires. Each is made once in a session.
    """

    @pytest.fixture(scope="session")
    def content() -> ContentFolder:
        """The content folder of the pack."""
        return content_folder_of(isolated_kit(pack))

    @pytest.fixture(scope="session")
    def exercises(content: ContentFolder) -> dict[str, dict[str, Any]]:
        """The exercises of the pack."""
        return content.items("exercises")

    @pytest.fixture(scope="session")
    def kit() -> Kit:
        """The core, the pack and what it requires, whatever is installed."""
        return isolated_kit(pack, *beside)

    return content, exercises, kit


def format_fixtures(module: str, *packs: Path | str, regimen: str) -> tuple[Any, Any]:
    """
    Return the fixtures `kit` and `plan` of one format, to be named so in a test module or a `conftest.py`.

    They are a kit of the core, *packs* and the hooks of *module*, and the plan of a well adult who wishes *regimen*,
    which must give something. Each is made once in a session.
    """

    @pytest.fixture(scope="session")
    def kit() -> Kit:
        """The core, the packs and the format, and nothing else that is installed."""
        return isolated_kit(*packs, plugins=[module])

    @pytest.fixture(scope="session")
    def plan(kit: Kit) -> Plan:
        """The plan of a well adult who wishes the regimen."""
        made = kit.plan(well_adult(kit), today=TODAY, regimens=[regimen])
        assert made.items
        return made

    return kit, plan


def content_folder_of(alone: Kit) -> ContentFolder:
    """Return the content folder of the one pack that *alone* holds beside the core."""
    (root,) = (place.root for name, place in places_of(alone).items() if name != "core")
    return ContentFolder(root)
