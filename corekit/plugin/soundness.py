# SPDX-License-Identifier: Apache-2.0
"""Whether a distribution may offer rules or screeners, answered without running its code.

It is asked of distributions that are broken, and where the answer cannot be known it is yes: screening fails closed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corekit.plugin.location import module_files
from corekit.plugin.names import HOOKS_GROUP, PACKS_GROUP, SCREENERS

if TYPE_CHECKING:
    from corekit.plugin.found import FoundDistribution, FoundHooks

_DYNAMIC = r"import\s*\(?\s*\*|\bglobals\b|\bsetattr\b|\bexec\b|\bvars\b|__getattr__"


def may_screen(distribution: FoundDistribution) -> bool:
    """Say whether a distribution offers rules or screeners, or cannot be shown not to."""
    sound = {(PACKS_GROUP, pack.namespace) for pack in distribution.packs}
    sound |= {(HOOKS_GROUP, hooks.name) for hooks in distribution.hooks}
    return (
        any((claim.group, claim.name) not in sound for claim in distribution.claims)
        or any(pack.offers_rules for pack in distribution.packs)
        or any(_may_offer_screeners(hooks) for hooks in distribution.hooks)
    )


def _may_offer_screeners(hooks: FoundHooks) -> bool:
    """Say whether the source of a hook module's package mentions screeners, or hides what it defines."""
    files = module_files(hooks.module)
    if not files or any(file.suffix != ".py" for file in files):
        return True
    try:
        own = "/" + hooks.module.replace(".", "/")
        for file in files:
            source = file.read_text(encoding="utf-8")
            is_own = file.as_posix().endswith((f"{own}.py", f"{own}/__init__.py"))
            if SCREENERS in source or (is_own and re.search(_DYNAMIC, source)):
                return True
    except (OSError, ValueError):
        return True
    return False
