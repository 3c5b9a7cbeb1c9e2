# SPDX-License-Identifier: Apache-2.0
"""Whether a plan still holds, as a person reads it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.formats.outline import Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import RECHECKS, day, label

if TYPE_CHECKING:
    from corekit.messages import Translator
    from corekit.model.recheck import Recheck


def recheck_outline(recheck: Recheck, translator: Translator) -> Outline:
    """The whole recheck."""
    t = translator
    verdict = label(RECHECKS, recheck.status, t)
    when = day(date.fromisoformat(recheck.today), t)
    return (
        Heading(text=t.gettext("Your plan, checked again on {date}", date=when), level=1),
        *device_statement(t),
        Notice(title=verdict) if recheck.status != "current" else Paragraph(text=verdict, strong=True),
        *section(t.gettext("What has changed"), listing([change.text for change in recheck.changes])),
        *safety_net_blocks((), None, t),
    )
