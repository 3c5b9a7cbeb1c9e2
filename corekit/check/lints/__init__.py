# SPDX-License-Identifier: Apache-2.0
"""
Lints: what is worth saying about content that can be read and linked.

A lint is a function of the library (the core, the pack under test and what it requires) and the namespace of the pack
under test. It yields diagnostics without lines: `at_item` gives a diagnostic the file and the pointer of an item, and
the checker finds line and column. A diagnostic of its own making says in `file` a file of the pack (relative to
`pack.yaml`) or an absolute path, and in `pointer` where in that file. The codes stand in `corekit.check.lints.codes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic

    Lint = Callable[[Library, str], Iterable[Diagnostic]]

#: Every lint, in the order in which they run; a lint that fails is a finding and loses none of the others.
LINTS: tuple[Lint, ...] = ()


def at_item(library: Library, kind: str, identifier: str, fault: Diagnostic) -> Diagnostic:
    """
    Return *fault*, whose pointer counts from the item, with the item's file and the pointer from the top of that file.

    Raises `UnknownName` for an item that is not in the library.
    """
    file, pointer = library.place(kind, identifier)
    return attrs.evolve(fault, file=file, pointer=pointer + (fault.pointer or ""))
