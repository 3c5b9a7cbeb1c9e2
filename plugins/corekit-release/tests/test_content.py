# SPDX-License-Identifier: Apache-2.0
"""What holds for the pack as a whole: sources, facts, claims, progressions and regimens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.testing import ContentFolder


KINDS = ("cases", "exercises", "rules", "progressions", "regimens", "claims")
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


def test_every_progression_ends_and_is_kept_up(content: ContentFolder) -> None:
    """Each progression has a stop, a referral and a step back in every stage, and ends in upkeep."""
    for name, progression in content.items("progressions").items():
        assert {"stop", "refer", "regress"} <= set(progression["always"]), name
        assert progression["stages"][-1]["phase"] == "maintain", name
        assert progression["stages"][-1]["regress"], name
        assert "replaces_default_responses" not in progression, name


def test_every_step_forward_asks_for_little_pain(content: ContentFolder) -> None:
    """No step forward is made without a limit on pain and an easy next day."""
    for name, progression in content.items("progressions").items():
        for stage in progression["stages"]:
            for guard in _guards(stage, "advance"):
                words = set(_words(guard["when"]))
                assert words & {"pain_during_nprs", "release_easy_sessions"}, (name, stage["id"])
                assert words & {"pain_next_day_change", "release_soreness_next_day"}, (name, stage["id"])


def test_every_regimen_is_screened_and_kept_up(content: ContentFolder) -> None:
    """Each regimen needs the red flags, is reviewed, and keeps up what was gained, aerobically too."""
    for name, regimen in content.items("regimens").items():
        kept = [track for track in regimen["tracks"] if track["phase"] == "maintain"]
        assert {"approach": "aerobic"} in [track.get("regimens") for track in kept], name
        assert {"red_flags", "bone"} <= set(regimen["needs"]), name
        assert regimen["approach"] == "release", name
        assert 7 <= regimen["review_every_days"] <= 14, name


def test_no_file_is_left_over(content: ContentFolder) -> None:
    """The content folder holds nothing but what the pack is made of."""
    known = {"pack.yaml", "facts.yaml", "sources.json", *KINDS}
    assert {path.name for path in content.root.iterdir()} == known


def _guards(stage: dict[str, Any], *moves: str) -> Iterator[dict[str, Any]]:
    for move in moves or ("stop", "refer", "regress", "stay", "advance"):
        guards = stage.get(move, [])
        yield from guards if isinstance(guards, list) else [guards]


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    else:
        yield str(data)
