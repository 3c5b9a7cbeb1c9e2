# SPDX-License-Identifier: Apache-2.0
"""The questions about what is at hand and how much time there is, which no pack asks."""

from __future__ import annotations

from typing import Final

from corekit.messages.catalogue import N_

#: The question by the name under which it is answered.
PRACTICAL: Final = {
    "equipment": N_("What of this do you have?"),
    "minutes_per_day": N_("How many minutes a day can you give to exercise?"),
    "days_per_week": N_("On how many days a week?"),
}
