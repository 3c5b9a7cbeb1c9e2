# SPDX-License-Identifier: Apache-2.0
"""Who reviewed what: `reviews.yaml` of a pack, which signs each item with the digest of what its author wrote."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from corekit.content.layout import FOLDER_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.content.pack import Pack


def item_state(pack: Pack, kind: str, local: str) -> str:
    """Return the review state of an item: `signed` while a review signs what it says now, else `draft`."""
    entry = _reviews(pack).get(f"{FOLDER_OF[kind]}/{local}")
    signed = isinstance(entry, dict) and entry.get("digest") == item_digest(pack, kind, local)
    return "signed" if signed else "draft"


def item_digest(pack: Pack, kind: str, local: str) -> str:
    """Return the digest of what an item's author wrote, whatever the format of the file."""
    slot = pack.items[kind][local]
    return f"sha256:{hashlib.sha256(pack.texts[slot.start : slot.end]).hexdigest()}"


def pack_state(pack: Pack) -> str:
    """Return the review state of a pack: `signed` if every item that somebody acts on is, else `draft`."""
    if not _reviews(pack):
        return "draft"
    acted_on = [
        (kind, local) for kind in pack.items if kind not in ("source", "term", "case") for local in pack.ids(kind)
    ]
    return "signed" if all(item_state(pack, kind, local) == "signed" for kind, local in acted_on) else "draft"


def _reviews(pack: Pack) -> Mapping[str, Any]:
    return pack.reviews if isinstance(pack.reviews, dict) else {}
