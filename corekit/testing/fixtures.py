# SPDX-License-Identifier: Apache-2.0
"""Fixtures of a pack's own tests, for those of its claims that are nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing.content_folder import ContentFolder
from corekit.testing.kits import isolated_kit, places_of

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.kit import Kit


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


def content_folder_of(alone: Kit) -> ContentFolder:
    """Return the content folder of the one pack that *alone* holds beside the core."""
    (root,) = (place.root for name, place in places_of(alone).items() if name != "core")
    return ContentFolder(root)
