# SPDX-License-Identifier: Apache-2.0
"""What the claims of this pack hold beside the laws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


#: Conflicts between the seeds, and with guidelines, that this pack has a part in.
CONFLICTS = ("C-24",)
#: Rows of the seeds that are wrong or unverified and speak of rolling.
DOUBTFUL = ("S4-13", "S4-6")


def test_what_is_doubtful_is_a_claim(content: ContentFolder) -> None:
    """Rows of the seeds that nobody has verified, and the conflicts, stand in claims, and none of them as supported."""
    said = {path.name: path.read_text(encoding="utf-8") for path in (content.root / "claims").iterdir()}
    claims = content.items("claims")
    for row in (*CONFLICTS, *DOUBTFUL):
        found = [name for name, text in said.items() if re.search(rf"\b{row}\b", text)]
        assert found, row
        statuses = {claims[name.removesuffix(".yaml")]["status"] for name in found}
        assert row in CONFLICTS or statuses - {"supported"}, row
