# SPDX-License-Identifier: Apache-2.0
"""The package's own sentences: in step with the code, and complete in German."""

from __future__ import annotations

from corekit.messages import translator_of
from corekit.testing import CatalogueLaws


class TestWords(CatalogueLaws):
    """Catalogues keep the laws."""

    package = "corekit_calendar"
    in_order = True


def test_what_the_core_says_is_said_in_german() -> None:
    """The name of a column or a day's entry that the core has, too."""
    assert translator_of("corekit_calendar", "de-AT").gettext("Exercise") == "Übung"
