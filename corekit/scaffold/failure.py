# SPDX-License-Identifier: Apache-2.0
"""Why nothing was made."""

from __future__ import annotations

from corekit.errors import CorekitError


class NotMade(CorekitError):  # noqa: N818 - reads as what it says
    """A name, a place or a file stands in the way of something new; nothing was written."""

    code = "not-made"
