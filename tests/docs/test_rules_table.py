# SPDX-License-Identifier: Apache-2.0
"""The page of rules shows every rule of every pack as it is."""

from __future__ import annotations

from .rules_table import PAGE, everything, page


def test_the_page_shows_every_rule_of_every_pack() -> None:
    """No rule is missing, none is stale; `python -m tests.docs.rules_table` brings the page up to date."""
    assert PAGE.read_text(encoding="utf-8") == page(everything())
