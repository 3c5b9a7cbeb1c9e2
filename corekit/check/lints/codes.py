# SPDX-License-Identifier: Apache-2.0
"""The codes that lints give."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.check.code import Code

#: Every code of a lint; `corekit.check.codes` takes them into the registry.
CODES: tuple[Code, ...] = ()
