# SPDX-License-Identifier: Apache-2.0
"""A check: one more thing that ``corekit check`` looks at in content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.model.diagnostic import Diagnostic


@frozen(kw_only=True, eq=False, repr=False)
class Check(Record):
    """A check, as ``corekit_checks`` returns it.

    ``run`` takes the library and the namespace of the pack under test and returns diagnostics; the code of each
    begins with ``code_prefix`` and a dash. An exception counts as a broken checker, never as a clean result.
    """

    id: str
    code_prefix: str
    run: Callable[[Any, str], Iterable[Diagnostic]] = field(repr=False)
