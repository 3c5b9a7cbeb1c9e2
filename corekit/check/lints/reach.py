# SPDX-License-Identifier: Apache-2.0
"""What a rule or a regimen comes to for people who are made up; the engine is fetched where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.check.lints.items import own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic


def rules_that_say_nothing(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield rules that no answers make fire, and rules that fire whatever is answered."""
    if any(own(library, namespace, "rule")):
        from corekit.check.lints.silence import silent_rules  # noqa: PLC0415 - the engine is fetched when it is used

        yield from silent_rules(library, namespace)


def regimens(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield regimens that contradict themselves: what they are for excludes what they give."""
    if any(own(library, namespace, "regimen")):
        from corekit.check.lints.regimens import contradicted_regimens  # noqa: PLC0415 - as above

        yield from contradicted_regimens(library, namespace)
