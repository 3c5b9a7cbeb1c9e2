# SPDX-License-Identifier: Apache-2.0
"""What the rules and regimens of this pack hold beside the laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.testing.programme_laws import words_in

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


def test_rules_speak_of_attributes_only(content: ContentFolder) -> None:
    """No rule selects by the name of an exercise, so each protects from exercises nobody has written yet."""
    names = set(content.items("exercises"))
    for rule in content.items("rules").values():
        assert not names & words_in(rule["then"])


def test_directional_loading_is_granted_by_the_test_alone(content: ContentFolder) -> None:
    """A track that loads the end of the range is given only to whom the test has shown a direction or a stiff one."""
    for regimen in content.items("regimens").values():
        for track in regimen["tracks"]:
            if track.get("progression", "posture") != "posture":
                assert {"directional_preference", "mckenzie_class"} & words_in(track["when"])


def test_symptoms_that_travel_stop_every_progression(content: ContentFolder) -> None:
    """Symptoms that move away from the spine end every progression in every stage, alone or as one of several signs."""
    for name, progression in content.items("progressions").items():
        stops = [guard["when"] for guard in progression["always"]["stop"]]
        assert any("peripheralised" in words_in(stop) for stop in stops), name
