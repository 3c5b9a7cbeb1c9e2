# SPDX-License-Identifier: Apache-2.0
"""Unknown travels like SQL's NULL: the same criteria, written in SQL, give the same answers."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings

from corekit.criteria import Members, compile_rules, parse

from . import strategies as made
from .subjects import person

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 100_000
ORDERED = {"grade": made.FACTS["grade"]["choices"]}
SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "is": "="}


def to_sql(data: Any) -> str:
    """*data*, criteria over `made.FACTS`, as an SQL expression; a set is one 0/1/NULL column a member."""
    (key, value), *_ = data.items()
    if key in ("all", "any"):
        return "(" + (" AND " if key == "all" else " OR ").join(to_sql(part) for part in value) + ")"
    if key == "not":
        return f"(NOT {to_sql(value)})"
    if key == "possibly":
        return f"({to_sql(value)} IS NOT FALSE)"
    return _count(value) if key == "count" else _test(key, value)


def _count(data: dict[str, Any]) -> str:
    parts = [to_sql(part) for part in data["of"]]
    low = "(" + " + ".join(f"({part} IS TRUE)" for part in parts) + ")"
    high = "(" + " + ".join(f"({part} IS NOT FALSE)" for part in parts) + ")"
    least = data.get("at_least", data.get("is", 0))
    most = data.get("at_most", data.get("is", len(parts)))
    return (
        f"(CASE WHEN {high} < {least} OR {low} > {most} THEN 0"
        f" WHEN {low} >= {least} AND {high} <= {most} THEN 1 ELSE NULL END)"
    )


def _test(name: str, test: Any) -> str:
    fact = made.FACTS[name]
    if not isinstance(test, dict):
        test = {"one_of": test if isinstance(test, list) else [test]}
    (operator, operand), *_ = test.items()
    if fact["type"] == "choices":
        words = operand if isinstance(operand, list) else [operand]
        return "(" + (" AND " if operator == "includes_all" else " OR ").join(f"{name}_{word}" for word in words) + ")"
    if operator == "unknown":
        return f"({name} IS {'NULL' if operand == 'yes' else 'NOT NULL'})"
    if operator == "between":
        return f"({name} BETWEEN {operand[0]} AND {operand[1]})"
    if operator == "one_of":
        return f"({name} IN ({', '.join(map(repr, operand))}))"
    if name in ORDERED:
        places = " ".join(f"WHEN '{word}' THEN {index}" for index, word in enumerate(ORDERED[name]))
        return f"((CASE {name} {places} END) {SIGNS[operator]} {ORDERED[name].index(operand)})"
    return f"({name} {SIGNS[operator]} {operand})"


def _rows(rng: random.Random) -> list[dict[str, Any]]:
    rows = []
    for _ in range(ROWS):
        row: dict[str, Any] = {}
        for name, fact in made.FACTS.items():
            if fact["type"] == "choices":
                row |= {f"{name}_{word}": rng.choice((0, 1, None)) for word in fact["choices"]}
            elif rng.random() < 0.75:
                number = fact["type"] == "number"
                words = ["yes", "no"] if fact["type"] == "yes_no" else fact.get("choices")
                row[name] = rng.randint(fact["minimum"], fact["maximum"]) if number else rng.choice(words)
            else:
                row[name] = None
        rows.append(row)
    return rows


def _as_values(row: dict[str, Any]) -> dict[str, Any]:
    values = dict(row)
    for name, fact in made.FACTS.items():
        if fact["type"] == "choices":
            bits = {word: values.pop(f"{name}_{word}") for word in fact["choices"]}
            certain = frozenset(word for word, bit in bits.items() if bit == 1)
            values[name] = Members(certain, frozenset(word for word, bit in bits.items() if bit is None))
    return values


def _has_unknown_set(data: Any) -> bool:
    """Whether criteria ask if a set is unknown, for which its columns have no single NULL."""
    if isinstance(data, list):
        return any(map(_has_unknown_set, data))
    if not isinstance(data, dict):
        return False
    return any(
        (made.FACTS.get(key, {}).get("type") == "choices" and isinstance(value, dict) and "unknown" in value)
        or _has_unknown_set(value)
        for key, value in data.items()
    )


@pytest.fixture(scope="module")
def people() -> Iterator[tuple[sqlite3.Connection, list[dict[str, Any]]]]:
    """A table of random people, and the same people as values."""
    rows = _rows(random.Random(7))
    columns = list(rows[0])
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE person ({', '.join(columns)})")
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO person VALUES ({marks})", (tuple(row.values()) for row in rows))  # noqa: S608
    yield connection, [_as_values(row) for row in rows]
    connection.close()


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(data=made.criteria(leaf_count=20).filter(lambda data: not _has_unknown_set(data)))
def test_criteria_agree_with_sqlite_on_a_hundred_thousand_rows(
    people: tuple[sqlite3.Connection, list[dict[str, Any]]], data: Any
) -> None:
    """The same criteria give TRUE, FALSE and NULL in SQLite where they are true, false and unknown here."""
    connection, values = people
    evaluate = compile_rules([parse(data, person())])
    expression = to_sql(data)
    query = f"SELECT coalesce(2 * ({expression} IS TRUE), 0) + ({expression} IS NULL) FROM person ORDER BY rowid"  # noqa: S608
    assert [truth for (truth,) in connection.execute(query)] == [evaluate(row)[0] for row in values]
