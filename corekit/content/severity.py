# SPDX-License-Identifier: Apache-2.0
"""Which faults make an item unusable, and which leave it as safe as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corekit.model.diagnostic import Diagnostic

#: Errors for an author to mend that take nothing away from who uses the item: what is unsaid counts as unknown, and a
#: citation or a test that is wrong does not change what the item does.
_HARMLESS: Final = frozenset({"pack-attribute-unsaid", "pack-hold-unsaid", "reference-source"})
#: Parts of an item that nothing but its own tests read.
_TESTS: Final = "/cases"


def is_fatal(fault: Diagnostic) -> bool:
    """Whether an item with this fault (its pointer counts from the item) must not be used."""
    if fault.severity != "error" or fault.code in _HARMLESS:
        return False
    pointer = fault.pointer or ""
    return pointer != _TESTS and not pointer.startswith(f"{_TESTS}/")
