# SPDX-License-Identifier: Apache-2.0
"""The pack as plain data and as a kit, for what is tested of it alone."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import pack_fixtures

content, exercises, kit = pack_fixtures(Path(__file__).parents[1], "redflags", "readiness")
