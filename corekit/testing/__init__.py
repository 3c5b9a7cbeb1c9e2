# SPDX-License-Identifier: Apache-2.0
"""
The conformance kit: what whoever writes a pack or a plugin runs to know that it keeps corekit's promises.

Laws are classes to subclass in a test module; with `pytest_plugins = ["corekit.testing.plugin"]` in a `conftest.py`
there are fixtures as well. Nothing here is registered by itself. It needs pytest, which `corekit[testing]` brings.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corekit.testing.catalogue_laws import CatalogueLaws
    from corekit.testing.content_folder import ContentFolder
    from corekit.testing.content_laws import ContentLaws
    from corekit.testing.exercise_laws import ExerciseLaws
    from corekit.testing.fact_sheet_laws import FactSheetLaws
    from corekit.testing.fixtures import format_fixtures, pack_fixtures
    from corekit.testing.folders import Example, examples_in, findings_in
    from corekit.testing.golden import Golden
    from corekit.testing.hook_laws import CheckLaws, ReaderLaws, ScreenerLaws
    from corekit.testing.hostile import pack_with_payload, payloads, with_payload
    from corekit.testing.kits import isolated_kit
    from corekit.testing.notation import NotationError, entries
    from corekit.testing.output_format_laws import OutputFormatLaws
    from corekit.testing.pack_laws import PackLaws
    from corekit.testing.people import TODAY, sample_profiles, well_adult
    from corekit.testing.programme_laws import ProgrammeLaws
    from corekit.testing.stages import lost_in_stages

__all__ = [
    "TODAY",
    "CatalogueLaws",
    "CheckLaws",
    "ContentFolder",
    "ContentLaws",
    "Example",
    "ExerciseLaws",
    "FactSheetLaws",
    "Golden",
    "NotationError",
    "OutputFormatLaws",
    "PackLaws",
    "ProgrammeLaws",
    "ReaderLaws",
    "ScreenerLaws",
    "entries",
    "examples_in",
    "findings_in",
    "format_fixtures",
    "isolated_kit",
    "lost_in_stages",
    "pack_fixtures",
    "pack_with_payload",
    "payloads",
    "sample_profiles",
    "well_adult",
    "with_payload",
]

_LAZY = {
    "TODAY": "people",
    "CatalogueLaws": "catalogue_laws",
    "CheckLaws": "hook_laws",
    "ContentFolder": "content_folder",
    "ContentLaws": "content_laws",
    "Example": "folders",
    "ExerciseLaws": "exercise_laws",
    "FactSheetLaws": "fact_sheet_laws",
    "Golden": "golden",
    "NotationError": "notation",
    "OutputFormatLaws": "output_format_laws",
    "PackLaws": "pack_laws",
    "ProgrammeLaws": "programme_laws",
    "ReaderLaws": "hook_laws",
    "ScreenerLaws": "hook_laws",
    "entries": "notation",
    "examples_in": "folders",
    "findings_in": "folders",
    "format_fixtures": "fixtures",
    "isolated_kit": "kits",
    "lost_in_stages": "stages",
    "pack_fixtures": "fixtures",
    "pack_with_payload": "hostile",
    "payloads": "hostile",
    "sample_profiles": "people",
    "well_adult": "people",
    "with_payload": "hostile",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"corekit.testing.{_LAZY[name]}"), name)
    return value
