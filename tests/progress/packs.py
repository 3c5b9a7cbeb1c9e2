# SPDX-License-Identifier: Apache-2.0
"""The small packs of the planning tests, for the tests of what follows a plan."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

_PATH = Path(__file__).parents[1] / "planning" / "builder.py"


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("progress_tests_builder", _PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


builder = _load()
