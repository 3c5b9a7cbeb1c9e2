# SPDX-License-Identifier: Apache-2.0
"""Plugins: found without importing them, loaded when they are needed, and never trusted to be sound.

`discover` gives `Plugins`, whose packs are directories and whose hooks are values; this floor reads no content.
"""

from __future__ import annotations

from corekit.plugin.assembly import discover, namespace_mismatch
from corekit.plugin.found import FoundDistribution, FoundPack
from corekit.plugin.manager import Plugins
from corekit.plugin.problem import PluginProblem

__all__ = [
    "FoundDistribution",
    "FoundPack",
    "PluginProblem",
    "Plugins",
    "discover",
    "namespace_mismatch",
]
