# SPDX-License-Identifier: Apache-2.0
"""What the sessions of a plan are called, and how long they take."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.messages.labels import long_day

if TYPE_CHECKING:
    from corekit.formats.naming import Names
    from corekit.model.plan import Plan, PlanDay


def day_title(plan: Plan, planned: PlanDay, names: Names) -> str:
    """What a session is called: today's, or by its day."""
    t = names.translator
    when = long_day(date.fromisoformat(planned.date), t)
    return t.gettext("Today, {day}", day=when) if planned.date == plan.created_on else when


def minutes_text(planned: PlanDay, names: Names) -> str:
    """How long a session takes."""
    return names.translator.ngettext(
        "About {n} minute in all, spread over the day where it says so.",
        "About {n} minutes in all, spread over the day where it says so.",
        max(1, round(planned.minutes)),
    )
