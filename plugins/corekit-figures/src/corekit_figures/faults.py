# SPDX-License-Identifier: Apache-2.0
"""What is said of figures that cannot be drawn."""

from __future__ import annotations

from corekit.errors import DocumentInvalid


class FigureInvalid(DocumentInvalid, ValueError):  # noqa: N818 - as the exceptions of corekit
    """A figure cannot be drawn as it is written; `diagnostics` holds every fault with its JSON pointer."""

    code = "figure-invalid"
