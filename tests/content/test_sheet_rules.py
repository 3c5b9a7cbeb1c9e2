# SPDX-License-Identifier: Apache-2.0
"""
Every row of the sheet of screening rules is content: it exists, cites a source, and names what an open question does.

`tests/data/screening_rules.csv` has the rows. `policy` is the sheet's, in the words of content; where a row has several
rules, together they hold all of it. A `possibly` or `unknown` in what a rule asks is the sheet's "or unknown": it
applies, or holds, by itself. Rows of packs that are not in this repository are nobody's yet.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import corekit

if TYPE_CHECKING:
    from corekit import Kit

REPOSITORY = Path(__file__).resolve().parents[2]
PLUGINS = sorted(path.parents[3] for path in (REPOSITORY / "plugins").glob("*/src/*/content/pack.yaml"))
with (REPOSITORY / "tests" / "data" / "screening_rules.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
PACKS = {path.name.removeprefix("corekit-") for path in PLUGINS}
OURS = [row for row in ROWS if row["pack"] in PACKS]
#: The screening itself answers for these rows: they depend on the result of other rules.
OF_THE_ENGINE = {"CX-22"}


@pytest.fixture(scope="module")
def everything() -> Kit:
    """The core with every pack of the repository."""
    return corekit.load(discover=False, paths=PLUGINS, cache=False)


def rules_of(row: dict[str, str], kit: Kit) -> list[dict[str, Any]]:
    """The rules of one row: those of its pack whose id begins with the row's."""
    prefix = f"{row['pack']}:{row['id'].lower()}-"
    return [kit.library.data("rule", name) for name in kit.library.ids("rule") if name.startswith(prefix)]


def policies(rule: dict[str, Any]) -> set[str]:
    """What a rule does with an open question, by its policy and by what it takes for true while it is open."""
    if rule["when"] == "always":
        return {"always"}
    says = {rule["if_unknown"]}
    if "'possibly'" in str(rule["when"]) or "'unknown'" in str(rule["when"]):
        says.add("hold" if rule["then"].get("outcome") == "hold" else "apply")
    return says


def test_the_sheet_has_all_its_rows() -> None:
    """29 red flags, 36 of readiness, 25 of conditions and 13 of sessions; the engine has one."""
    assert Counter(row["id"][:2] for row in ROWS) == {"RF": 29, "RD": 36, "CX": 25, "SS": 13}
    assert {row["id"] for row in ROWS if row["pack"] == "core"} == OF_THE_ENGINE


@pytest.mark.parametrize("row", OURS, ids=lambda row: row["id"])
def test_every_row_is_a_rule_with_a_source_a_policy_and_cases(row: dict[str, str], everything: Kit) -> None:
    """The row has a rule named after it; all its rules cite where they come from, and ship cases."""
    rules = rules_of(row, everything)
    assert rules
    for rule in rules:
        assert rule["sources"] == "editorial" or set(rule["sources"].values()) <= {"verified", "recalled"}
        assert rule["if_unknown"] in ("hold", "apply", "caution", "ignore")
        assert rule["because"]
        assert rule["cases"]


@pytest.mark.parametrize(
    "row", [row for row in OURS if row["pack"] in ("redflags", "readiness")], ids=lambda row: row["id"]
)
def test_the_rules_of_a_row_hold_its_policy(row: dict[str, str], everything: Kit) -> None:
    """What the sheet says about an open question is what at least one rule of the row does with it."""
    done = set().union(*(policies(rule) for rule in rules_of(row, everything)))
    assert set(row["policy"].split(";")) <= done


def test_every_source_that_a_rule_cites_is_there(everything: Kit) -> None:
    """No rule cites what nobody can look up."""
    assert not [fault for fault in everything.problems if fault.code == "reference-source"]
