# SPDX-License-Identifier: Apache-2.0
"""
Lints: what is worth saying about content that can be read and linked.

A lint is a function of the library (the core, the pack under test and what it requires) and the namespace of the pack
under test. It yields diagnostics without lines: `at_item` gives a diagnostic the file and the pointer of an item, and
the checker finds line and column. A diagnostic of its own making says in `file` a file of the pack (relative to
`pack.yaml`) or an absolute path, and in `pointer` where in that file, or line and column where there is no pointer to
what it means. The codes stand in `corekit.check.lints.codes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.check.lints.doses import claimed, doses, named_doses
from corekit.check.lints.exercises import duplicates, ladders, stop_rules
from corekit.check.lints.items import at_item, own
from corekit.check.lints.languages import languages
from corekit.check.lints.licences import licences
from corekit.check.lints.links import links
from corekit.check.lints.packaging import packaging
from corekit.check.lints.placeholders import find_placeholders
from corekit.check.lints.progressions import explored, scales
from corekit.check.lints.reach import regimens, rules_that_say_nothing
from corekit.check.lints.readability import readability
from corekit.check.lints.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic

    Lint = Callable[[Library, str], Iterable[Diagnostic]]

#: Every lint, in the order in which they run; a lint that fails is a finding and loses none of the others.
LINTS: tuple[Lint, ...] = (
    typed,
    doses,
    named_doses,
    scales,
    explored,
    claimed,
    stop_rules,
    ladders,
    duplicates,
    regimens,
    rules_that_say_nothing,
    readability,
    licences,
    packaging,
    languages,
    links,
    find_placeholders,
)

__all__ = ["LINTS", "at_item", "own"]
