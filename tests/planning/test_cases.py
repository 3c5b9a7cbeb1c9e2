# SPDX-License-Identifier: Apache-2.0
"""What a case can expect of made-up exercises: each expectation holds where it should and says where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import run_cases
from corekit.planning.rulebook import RuleBook

from .builder import exercise, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

STRETCH, AEROBIC = {"mode": "static_stretch"}, {"mode": "aerobic"}
HOLD = {"hold_seconds": {"at_most": 30}}
SUM = {"hold_seconds": {"at_most": 120}}


def outcome(root: Path, then: dict[str, Any], expect: dict[str, Any]) -> tuple[str, ...]:
    """What is wrong with a case that expects *expect* of a rule for everybody that does *then*."""
    kit = trial(root, rules={"r": rule("always", then, cases=[{"given": {}, "expect": expect}])})
    (result,) = run_cases(kit.library, RuleBook.of(kit.library), packs=["trial"])
    return result.failures


@pytest.mark.parametrize(
    ("then", "expect", "fails"),
    [
        ({"prefer": [STRETCH]}, {"prefers": [STRETCH]}, None),
        ({"prefer": [STRETCH]}, {"prefers": [AEROBIC]}, "expected to prefer"),
        ({"prefer": [STRETCH]}, {"does_not_prefer": [AEROBIC]}, None),
        ({"prefer": [STRETCH]}, {"does_not_prefer": [STRETCH]}, "preferred by rule:trial:r"),
        ({"caution": [STRETCH]}, {"does_not_caution": [AEROBIC]}, None),
        ({"caution": [STRETCH]}, {"does_not_caution": [STRETCH]}, "given by rule:trial:r"),
        ({"limit": [{"select": STRETCH, "dose": HOLD}]}, {"does_not_limit": [AEROBIC]}, None),
        ({"limit": [{"select": STRETCH, "dose": HOLD}]}, {"does_not_limit": [STRETCH]}, "given by rule:trial:r"),
        (
            {"limit": [{"select": STRETCH, "dose": SUM, "per": "day", "each": "muscle"}]},
            {"limits": [{"select": STRETCH, "dose": SUM, "per": "day", "each": "muscle"}]},
            None,
        ),
        (
            {"limit": [{"select": STRETCH, "dose": SUM, "per": "day", "each": "muscle"}]},
            {"limits": [{"select": STRETCH, "dose": HOLD, "per": "day", "each": "muscle"}]},
            "expected dose limit",
        ),
        (
            {"limit": [{"select": STRETCH, "dose": SUM, "per": "day"}]},
            {"limits": [{"select": STRETCH, "dose": SUM, "per": "day", "each": "muscle"}]},
            "expected dose limit",
        ),
        (
            {"limit": [{"select": STRETCH, "dose": SUM, "per": "day"}]},
            {"limits": [{"select": STRETCH, "dose": SUM}]},
            "expected dose limit",
        ),
    ],
)
def test_each_expectation_holds_or_says_what_is_wrong(
    tmp_path: Path, then: dict[str, Any], expect: dict[str, Any], fails: str | None
) -> None:
    """Preferences, their absence, no caution, no limit, and sums over the plan."""
    failures = outcome(tmp_path, then, expect)
    assert (fails is None and not failures) or (fails is not None and fails in "; ".join(failures))


@pytest.mark.parametrize(
    ("then", "given", "named"),
    [
        ({"outcome": "proceed"}, {"trial_ache": "no"}, "got incomplete (regimen_not_indicated, no_regimen)"),
        ({"outcome": "proceed"}, {"trial_itch": "yes"}, "got incomplete (rule:trial:waits)"),
        ({"outcome": "hold"}, {}, "got incomplete (rule:trial:always)"),
    ],
    ids=["a-reason", "a-rule-that-waits", "a-rule-that-fired"],
)
def test_a_wrong_status_names_what_decided_it(
    tmp_path: Path, then: dict[str, Any], given: dict[str, Any], named: str
) -> None:
    """Rules that fired without deciding anything are not blamed."""
    case = {"given": {"regimens": [], "trial_ache": "no", **given}, "expect": {"status": "issued"}}
    if "trial_itch" in given:
        case["given"]["trial_itch"] = "unknown"
    kit = trial(
        tmp_path,
        exercises={"bend": exercise()},
        rules={"always": rule("always", then), "waits": rule({"trial_itch": "yes"}, {"outcome": "hold"}, "hold")},
        regimens={"move": regimen(restore("bend"), indicated_when={"trial_ache": "yes"}, cases=[case])},
    )
    (result,) = run_cases(kit.library, RuleBook.of(kit.library), packs=["trial"])
    assert any(failure.endswith(named) for failure in result.failures), result.failures
