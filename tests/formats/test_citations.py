# SPDX-License-Identifier: Apache-2.0
"""Sources as people read them."""

from __future__ import annotations

from corekit.formats.citations import full_citation, short_citation


def test_a_described_source_has_no_brackets_within_the_brackets() -> None:
    """A work known by a description in brackets alone is cited without a second pair."""
    record = {"title": "[Web article on stretching]"}
    assert short_citation("demo:article", record) == "Web article on stretching"
    assert full_citation("demo:article", record) == "[Web article on stretching]"
