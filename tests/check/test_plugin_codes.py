# SPDX-License-Identifier: Apache-2.0
"""Codes of plugins that no broken plugin of the tests provokes."""

from __future__ import annotations

from corekit.plugin import discover, namespace_mismatch


def test_an_entry_point_that_differs_from_the_manifest_has_its_code() -> None:
    """References to the pack would lead somewhere else."""
    problem = namespace_mismatch(discover(discover=False, cache=False).packs["core"], "other")

    assert problem.code == "namespace-mismatch"
