# SPDX-License-Identifier: Apache-2.0
"""
Rule evaluations a second on one core: 80 realistic rules over profiles that change, and how other engines do on them.

The same rules are given to a JSON-Logic library and to `cel-python`, over the same fully answered profiles, and must
come out the same. Every engine runs in this one process; the ratios are what counts. Exits with 1 below the targets.

With `--all-packs` the rules are those of every pack that is installed, effects of conditions and exercises' own
conditions among them, over partly answered people; the target is the same, once their facts are worked out.

Needs `json-logic-qubit` and `cel-python`; an engine that is not installed is left out.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit
from corekit.check.cases import well_adult
from corekit.check.possible_answers import PossibleAnswers
from corekit.criteria import TRUE, FactSubject, Members, compile_rules, parse
from corekit.criteria.history import History
from corekit.model.fact import Fact
from corekit.model.profile import Answer
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corekit.content.library import Library
    from corekit.criteria.person import Values

DATA = Path(__file__).parent / "data" / "criteria"
FACTS: dict[str, dict[str, Any]] = json.loads((DATA / "facts.json").read_text(encoding="utf-8"))
RULES = [rule["when"] for rule in json.loads((DATA / "rules.json").read_text(encoding="utf-8"))]

EVALUATIONS_A_SECOND = 2_000_000
TIMES_JSON_LOGIC = 15
TIMES_CEL = 200

SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}


def profiles(count: int) -> list[dict[str, Any]]:
    """Random profiles that answer every question."""
    rng = random.Random(11)  # noqa: S311 - no secret hangs on it
    return [{name: _answer(fact, rng) for name, fact in FACTS.items()} for _ in range(count)]


def _answer(fact: dict[str, Any], rng: random.Random) -> Any:
    if fact["type"] == "number":
        return rng.randint(int(fact["minimum"]), int(min(fact["maximum"], 400)))
    if fact["type"] == "choices":
        return rng.sample(fact["choices"], k=rng.randint(0, 2))
    return rng.choice(["yes", "no"] if fact["type"] == "yes_no" else fact["choices"])


def as_values(profile: dict[str, Any]) -> dict[str, Any]:
    """The profile as the planner holds it."""
    return {name: Members(frozenset(value)) if isinstance(value, list) else value for name, value in profile.items()}


def tests(data: Any) -> Iterable[tuple[str, str, Any]]:
    """The tests of a mapping, as (fact, operator, operand); plain forms spelt out."""
    for name, test in data.items():
        several = FACTS[name]["type"] == "choices"
        if isinstance(test, dict):
            yield from ((name, operator, operand) for operator, operand in test.items())
        elif isinstance(test, list):
            yield name, "includes_any" if several else "one_of", test
        else:
            yield name, "includes" if several else "is", test


def to_json_logic(data: Any) -> Any:
    """*data* as JSON-Logic."""
    (key, value), *_ = data.items()
    if key in ("all", "any"):
        return {"and" if key == "all" else "or": [to_json_logic(part) for part in value]}
    if key == "not":
        return {"!": [to_json_logic(value)]}
    if key == "count":
        return {">=": [{"+": [{"if": [to_json_logic(part), 1, 0]} for part in value["of"]]}, value["at_least"]]}
    return {"and": [_json_logic_test(*test) for test in tests(data)]}


def _json_logic_test(name: str, operator: str, operand: Any) -> Any:
    value = {"var": name}
    if operator in SIGNS:
        return {SIGNS[operator]: [value, operand]}
    if operator == "one_of":
        return {"in": [value, operand]}
    if operator == "between":
        return {"<=": [operand[0], value, operand[1]]}
    if operator in ("includes", "includes_any", "includes_all"):
        words = [operand] if operator == "includes" else operand
        return {"and" if operator == "includes_all" else "or": [{"in": [word, value]} for word in words]}
    return {"==": [value, operand]}


def to_cel(data: Any) -> str:
    """*data* as an expression of CEL."""
    (key, value), *_ = data.items()
    if key in ("all", "any"):
        return "(" + (" && " if key == "all" else " || ").join(to_cel(part) for part in value) + ")"
    if key == "not":
        return f"!({to_cel(value)})"
    if key == "count":
        return "(" + " + ".join(f"({to_cel(part)} ? 1 : 0)" for part in value["of"]) + f" >= {value['at_least']})"
    return "(" + " && ".join(_cel_test(*test) for test in tests(data)) + ")"


def _cel_test(name: str, operator: str, operand: Any) -> str:
    if operator in SIGNS:
        return f"({name} {SIGNS[operator]} {float(operand)})"
    if operator == "one_of":
        return f"({name} in {json.dumps(operand)})"
    if operator == "between":
        return f"({name} >= {float(operand[0])} && {name} <= {float(operand[1])})"
    if operator in ("includes", "includes_any", "includes_all"):
        words = [operand] if operator == "includes" else operand
        joined = (" && " if operator == "includes_all" else " || ").join(f"({json.dumps(w)} in {name})" for w in words)
        return f"({joined})"
    return f"({name} == {json.dumps(operand) if isinstance(operand, str) else float(operand)})"


def json_logic_engine() -> Callable[[dict[str, Any]], list[bool]]:
    """All rules on one profile by JSON-Logic."""
    from json_logic import jsonLogic

    rules = [to_json_logic(data) for data in RULES]
    return lambda profile: [bool(jsonLogic(rule, profile)) for rule in rules]


def cel_engine() -> tuple[Callable[[Any], list[bool]], Callable[[dict[str, Any]], Any]]:
    """All rules on one activation by CEL, and what makes an activation of a profile."""
    import celpy

    environment = celpy.Environment()
    programs = [environment.program(environment.compile(to_cel(data))) for data in RULES]

    def activation(profile: dict[str, Any]) -> Any:
        floats = {name: float(value) if isinstance(value, int) else value for name, value in profile.items()}
        return celpy.json_to_cel(floats)

    return lambda given: [bool(program.evaluate(given)) for program in programs], activation


def rate(evaluate: Callable[[Any], Any], people: list[Any], *, rules: int = len(RULES)) -> float:
    """Evaluations of so many *rules* a second, the best of three passes over all people."""
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        for person in people:
            evaluate(person)
        best = min(best, time.perf_counter() - begin)
    return rules * len(people) / best


def partly_answered(library: Library, rules: list[Any], count: int) -> Iterator[Values]:
    """Well adults of whom some answers are others, as the *rules* tell answers apart, and some are missing."""
    rng, today = random.Random(11), date(2026, 1, 15)  # noqa: S311 - no secret hangs on it
    given = PossibleAnswers(library, rules).facts
    possible = {name: [each for each in answers if each is not None] for name, answers in given.items()}
    well = well_adult(library, today)
    for _ in range(count):
        answers = {name: answer for name, answer in well.items() if rng.random() < 0.9}
        for name in rng.sample(sorted(possible), k=8):
            answers[name] = Answer(answer=rng.choice(possible[name]), on=today.isoformat())
        yield library.facts.values(answers, today=today, history=History(since=today))


def all_packs() -> int:
    """Measure the rules of all installed packs; 1 if the target is missed."""
    library = corekit.load().library
    criteria = [rule.when for rule in RuleBook.of(library).rules]
    fast = compile_rules(criteria)
    people = list(partly_answered(library, [each.to_data() for each in criteria], 300))
    begin = time.perf_counter()
    for values in people:
        fast(values)
    first = len(criteria) * len(people) / (time.perf_counter() - begin)
    ours = rate(fast, people, rules=len(criteria))
    print(f"{len(criteria)} rules of {len(library.packs)} packs, {len(people)} people, evaluations a second")
    print(f"{'facts worked out':<22}{ours:>12,.0f}   (target {EVALUATIONS_A_SECOND:,})")
    print(f"{'facts still to do':<22}{first:>12,.0f}")
    return int(ours < EVALUATIONS_A_SECOND)


def main() -> int:
    """Measure every engine that is there; 1 if a target is missed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--all-packs", action="store_true", help="the rules of all packs that are installed")
    if options.parse_args().all_packs:
        return all_packs()
    people = profiles(2000)
    subject = FactSubject({name: Fact.from_dict(fact) for name, fact in FACTS.items()})
    criteria = [parse(data, subject) for data in RULES]
    fast = compile_rules(criteria)
    values = [as_values(person) for person in people]
    ours = rate(fast, values)
    print(f"{len(RULES)} rules on {len(FACTS)} facts, {len(people)} profiles, evaluations a second")
    print(f"{'corekit, compiled':<22}{ours:>12,.0f}")
    print(f"{'corekit, as a tree':<22}{rate(lambda v: [c.evaluate(v) for c in criteria], values[:300]):>12,.0f}")
    missed = ours < EVALUATIONS_A_SECOND
    engines: list[tuple[str, str, int, int]] = [
        ("json_logic", "JSON-Logic", 200, TIMES_JSON_LOGIC),
        ("celpy", "cel-python", 20, TIMES_CEL),
    ]
    for module, name, count, target in engines:
        if find_spec(module) is None:
            print(f"{name} is not installed: left out")
            continue
        engine, prepare = cel_engine() if module == "celpy" else (json_logic_engine(), dict)
        prepared = [prepare(person) for person in people[:count]]
        expected = [[truth == TRUE for truth in fast(given)] for given in values[:count]]
        if [engine(given) for given in prepared] != expected:
            print(f"{name} gives other answers")
            return 1
        theirs = rate(engine, prepared)
        print(f"{name:<22}{theirs:>12,.0f}   corekit is {ours / theirs:,.0f} times as fast (target {target})")
        missed = missed or ours < target * theirs
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
