# SPDX-License-Identifier: Apache-2.0
"""What the claims of this pack hold beside the laws."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


#: Conflicts between the seeds, and with guidelines, that this pack has a part in.
CONFLICTS = (
    "C-1",
    "C-2",
    "C-3",
    "C-4",
    "C-5",
    "C-9",
    "C-10",
    "C-11",
    "C-12",
    "C-13",
    "C-14",
    "C-15",
    "C-16",
    "C-18",
    "C-19",
    "C-23",
)
#: Rows of the seeds that are wrong or unverified and speak of stretching.
DOUBTFUL = (
    "S0-1",
    "S0-4",
    "S0-6",
    "S0-7",
    "S0-10",
    "S0-13",
    "S1-1",
    "S1-7",
    "S1-17",
    "S1-19",
    "S2-4",
    "S2-15",
    "S2-18",
    "S2-19",
    "S2-20",
    "S2-23",
    "S3-12",
    "S3-14",
    "S3-15",
    "S3-19",
    "S3-23",
    "S4-6",
    "S4-15",
    "S4-16",
    "S4-17",
    "S4-20",
    "S4-24",
    "S4-34",
)


def test_what_is_doubtful_is_a_claim(content: ContentFolder) -> None:
    """Rows of the seeds that nobody has verified, and the conflicts, stand in claims, and none of them as supported."""
    said = {path.name: path.read_text(encoding="utf-8") for path in (content.root / "claims").iterdir()}
    claims = content.items("claims")
    for row in (*CONFLICTS, *DOUBTFUL):
        found = [name for name, text in said.items() if re.search(rf"\b{row}\b", text)]
        assert found, row
        statuses = {claims[name.removesuffix(".yaml")]["status"] for name in found}
        assert row in CONFLICTS or statuses - {"supported"}, row
