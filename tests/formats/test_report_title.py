# SPDX-License-Identifier: Apache-2.0
"""What stands above a report."""

from __future__ import annotations

import pytest

from corekit.formats.report_outline import report_outline
from corekit.messages import translator
from corekit.model.report import Report

LISTS = ("weeks", "series", "exercises", "helps", "provokes")


@pytest.mark.parametrize(
    ("since", "language", "title"),
    [
        ("2026-11-21", "en", "Your journal of 21 November 2026"),
        ("2026-11-21", "de", "Ihr Tagebuch vom 21. November 2026"),
        ("2026-11-14", "en", "Your journal from 14 November 2026 to 21 November 2026"),
    ],
)
def test_a_journal_of_one_day_is_not_from_a_day_to_itself(since: str, language: str, title: str) -> None:
    """The first evening's report names its day once."""
    report = Report.from_dict(
        {"schema": 1, "today": "2026-11-21", "since": since, "sessions": 1, **{key: [] for key in LISTS}}
    )
    assert report_outline(report, translator(language))[0].text == title
