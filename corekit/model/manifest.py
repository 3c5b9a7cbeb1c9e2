# SPDX-License-Identifier: Apache-2.0
"""pack.yaml: what a pack says of itself."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Manifest(Value):
    """The manifest of a pack; `covers` names screens, `requires` namespaces of other packs."""

    schema: int
    namespace: str
    title: str
    licence: str
    language: str
    maintainers: tuple[str, ...] = strings(required=True)
    requires: tuple[str, ...] | None = strings()
    covers: tuple[str, ...] | None = strings()
    assume: Any = None
    aliases: Any = None
    waive: Any = None
