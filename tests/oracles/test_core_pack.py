# SPDX-License-Identifier: Apache-2.0
"""The core pack against the tables of the domain sheets, whose ids are binding."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.content.reading import read

if TYPE_CHECKING:
    from corekit.kit import Kit
    from corekit.model.fact import Fact

DATA = Path(__file__).parent / "data"
#: Facts that begin with one of these belong to the pack of that name; `aerobic_minutes_7d` is the core's.
PACKS = (
    "mckenzie_",
    "stabilization_",
    "yoga_",
    "pilates_",
    "taichi_",
    "stretching_",
    "neural_",
    "release_",
    "posture_",
    "functional_",
)
#: Words that the table does not have: what is below another word, so that rules about its other children spare it.
ADDED = {"position": {"chair_sitting"}}
#: Attributes without a vocabulary of their own.
PLAIN = {
    "muscles_stretched",
    "muscles_loaded",
    "muscles_pressed",
    "movements",
    "hold_seconds",
    "breath_hold",
    "head_below_heart",
    "abdominal_pressure",
}
REGISTRIES = {"dx": "conditions", "last_exercise": "exercises", "muscles_at_full_range": "muscle"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table."""
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def yaml(text: str) -> Any:
    """A cell in YAML flow style as data; an empty one is None."""
    return read(text.encode(), name="cell.yaml").data if text else None


def number(text: str) -> float | None:
    """A cell that holds a number; an empty one is None."""
    return float(text) if text else None


CORE_FACTS = [row for row in rows("facts.csv") if not row["id"].startswith(PACKS)]
CORE_FINDINGS = [row for row in rows("findings.csv") if not any(pack in row["criteria"] for pack in PACKS)]


@pytest.mark.parametrize("row", CORE_FACTS, ids=lambda row: row["id"])
def test_each_fact_of_the_table(kit: Kit, row: dict[str, str]) -> None:
    """Type, bounds, choices, gate, moment, scope, ageing, expiry and reassuring answer are those of the table."""
    fact = kit.library.get("fact", row["id"])
    assert (fact.type, fact.unit or "") == (row["type"], row["unit"])
    assert (fact.minimum, fact.maximum) == (number(row["minimum"]), number(row["maximum"]))
    if row["ask_at"] == "derived":
        assert fact.derive
        assert fact.title
        return
    assert fact.ask
    assert fact.derive is None
    assert (fact.ask_at or "intake", fact.scope or "person", fact.ages or "") == (
        row["ask_at"],
        row["scope"],
        row["ages"],
    )
    assert fact.ask_when == yaml(row["ask_when"])
    assert fact.valid_days == (int(row["valid_days"]) if row["valid_days"] else None)
    reassuring = yaml(row["reassuring"])
    assert (list(fact.reassuring) if isinstance(fact.reassuring, tuple | list) else fact.reassuring) == reassuring
    if row["id"] in REGISTRIES:
        assert fact.choices == {"from": REGISTRIES[row["id"]]}
    elif row["choices"]:
        assert list(fact.choices) == row["choices"].split(";")


@pytest.mark.parametrize("row", CORE_FINDINGS, ids=lambda row: row["id"])
def test_each_finding_of_the_table(kit: Kit, row: dict[str, str]) -> None:
    """Findings, groups and stop codes are derived facts with the criteria of the table."""
    data = kit.library.data("fact", row["id"])
    assert data["derive"] == {"criteria": yaml(row["criteria"])}
    assert data["title"]


def test_nothing_beyond_the_tables(kit: Kit) -> None:
    """The core has the facts of the tables and no others."""
    wanted = {row["id"] for row in CORE_FACTS} | {row["id"] for row in CORE_FINDINGS}
    assert set(kit.library.ids("fact")) == wanted


def test_checklists_share_gate_moment_and_reassuring_answer(kit: Kit) -> None:
    """Questions asked as one checklist with "none of these" stand or fall together, and "none" reassures."""
    pages: dict[str, list[Fact]] = {}
    for name in kit.library.ids("fact"):
        fact = kit.library.get("fact", name)
        if fact.group:
            pages.setdefault(fact.group, []).append(fact)
    checklists = [facts for facts in pages.values() if all(fact.type == "yes_no" for fact in facts)]
    assert len(checklists) > 15
    for facts in checklists:
        shared = {(str(fact.ask_when), fact.ask_at or "intake", fact.scope or "person") for fact in facts}
        assert len(shared) == 1, facts
        assert {fact.reassuring for fact in facts} == {"no"}, facts


def test_each_term_of_the_table(kit: Kit) -> None:
    """Every value of an attribute is a term with the parents and the order of the table, and there are no others."""
    terms = kit.library.vocabulary
    wanted: dict[str, set[str]] = {}
    for row in rows("attributes.csv"):
        vocabulary, value = row["attribute"], row["value"]
        if vocabulary in PLAIN or not value:
            continue
        wanted.setdefault(vocabulary, set()).add(value)
        for parent in filter(None, row["parent"].split(";")):
            assert terms.is_below(vocabulary, value, parent), (value, parent)
        for note in row["note"].split(";"):
            if note.strip().startswith("order "):
                assert terms.order(vocabulary, value) == int(note.split()[1]), value
    for vocabulary, values in wanted.items():
        assert set(terms.values(vocabulary)) == values | ADDED.get(vocabulary, set()), vocabulary


def test_each_condition_of_the_table(kit: Kit) -> None:
    """All conditions are there under their names, with codes only where the table calls every code verified."""
    table = {row["slug"]: row for row in rows("conditions.csv")}
    assert set(kit.library.ids("condition")) == set(table)
    for slug, row in table.items():
        condition = kit.library.data("condition", slug)
        assert condition["title"] == row["name"]
        codes = {system: row[system].split(";") for system in ("icd10", "icd11", "snomed") if row[system]}
        kept = {system: sorted(codes) for system, codes in condition.get("codes", {}).items()}
        assert kept == ({system: sorted(part) for system, part in codes.items()} if row["verified"] == "y" else {})
