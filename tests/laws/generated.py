# SPDX-License-Identifier: Apache-2.0
"""Generated packs, profiles and libraries for the laws: small, odd, and never touching a disk."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from corekit.content.rules import check_rule
from corekit.criteria import FactSubject, check
from corekit.model.fact import Fact
from corekit.model.profile import Answer
from corekit.planning.rulings import Response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

TODAY = date(2026, 11, 21)
UNKNOWN_POLICIES = ("apply", "hold", "caution", "ignore")
OUTCOMES = ("refer_emergency", "refer_urgent", "hold", "stop_today", "refer_routine")

#: Attributes that generated selectors ask for, with values of the core's vocabulary.
ONE_OF = {
    "mode": ["static_stretch", "dynamic_mobility", "isometric", "aerobic"],
    "load": ["none", "light", "moderate", "heavy"],
    "impact": ["none", "low", "high"],
    "velocity": ["slow", "fast", "ballistic"],
}
PARENTS = {"mode": ["stretch", "mobility", "strengthening", "passive_force"]}
#: What every generated exercise states besides.
ASSUMED = {
    "nerve_tension": "none",
    "breath_hold": "no",
    "head_below_heart": "no",
    "abdominal_pressure": "no",
    "symmetry": "symmetric",
    "balance_demand": "low",
}
#: The generated facts that are answered for each exercise of a session.
SCOPED = (2, 6)
MUSCLES = ["biceps_femoris", "hamstrings", "psoas", "hip_flexors", "rectus_abdominis", "abdominals"]
MOVEMENTS = [("lumbar", "flexion"), ("lumbar", "extension"), ("spine", "rotation"), ("hip", "flexion")]


class Memory(Traversable):
    """A directory of files that are only in memory."""

    def __init__(self, files: Mapping[str, bytes], path: str = "") -> None:
        self.files, self.path = files, path

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def __str__(self) -> str:
        return f"memory/{self.path}"

    def is_file(self) -> bool:
        return self.path in self.files

    def is_dir(self) -> bool:
        return any(name.startswith(f"{self.path}/") for name in self.files) if self.path else True

    def iterdir(self) -> Iterator[Memory]:
        prefix = f"{self.path}/" if self.path else ""
        names = {name[len(prefix) :].partition("/")[0] for name in self.files if name.startswith(prefix)}
        return (Memory(self.files, prefix + name) for name in sorted(names))

    def joinpath(self, *parts: Any) -> Memory:
        path = self.path
        for part in parts:
            path = f"{path}/{part}".strip("/")
        return Memory(self.files, path)

    def open(self, mode: str = "r", *_args: Any, **_options: Any) -> Any:
        if self.path not in self.files:
            raise FileNotFoundError(self.path)
        data = self.files[self.path]
        return BytesIO(data) if "b" in mode else StringIO(data.decode())

    def read_bytes(self) -> bytes:
        return self.open("rb").read()

    def read_text(self, encoding: str | None = None) -> str:
        return self.read_bytes().decode(encoding or "utf-8")


def pack_files(rng: Random, namespace: str, *, covers: bool = True) -> dict[str, bytes]:
    """The files of one generated pack; its facts, rules, exercises and regimen are drawn from *rng*."""
    maker = _Maker(rng, namespace)
    facts = maker.facts()
    content: dict[str, Any] = {
        "pack.yaml": {
            "schema": 1,
            "namespace": namespace,
            "title": f"Generated {namespace}",
            "licence": "CC0-1.0",
            "language": "en",
            "maintainers": ["generated"],
            "assume": ASSUMED,
            **({"covers": ["red_flags"]} if covers else {}),
        },
        "facts.yaml": facts,
        "regimens/all.json": maker.regimen(),
    }
    for index in range(rng.randint(2, 6)):
        content[f"rules/r{index}.json"] = maker.rule()
    for index in range(rng.randint(3, 6)):
        content[f"exercises/e{index}.json"] = maker.exercise(index)
    if rng.random() < 0.5:
        content["conditions/c0.json"] = maker.condition()
    return {name: json.dumps(data).encode() for name, data in content.items()}


class _Maker:
    """Draws the items of one pack."""

    def __init__(self, rng: Random, namespace: str) -> None:
        self.rng = rng
        self.prefix = namespace.replace("-", "_")
        self.kinds: dict[str, str] = {}
        self.made: dict[str, Fact] = {}

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for index, kind in enumerate(("yes_no", "yes_no", "yes_no", "number", "choice", "choices", "yes_no", "number")):
            name = f"{self.prefix}_f{index}"
            facts[name] = self._fact(kind, index)
            self._know(name, kind, facts[name])
        derived = f"{self.prefix}_derived"
        facts[derived] = {"type": "yes_no", "derive": {"criteria": self.sound(depth=2, plain=True)}}
        count = f"{self.prefix}_count"
        parts = [self.sound(depth=1, plain=True) for _ in range(3)]
        facts[count] = {"type": "number", "derive": {"count": parts}, "minimum": 0, "maximum": 3}
        self._know(derived, "yes_no", facts[derived])
        self._know(count, "count", facts[count])
        return facts

    def _know(self, name: str, kind: str, data: dict[str, Any]) -> None:
        self.kinds[name] = kind
        self.made[name] = Fact.from_dict(data)

    def sound(self, *, depth: int, plain: bool = False) -> Any:
        """Random criteria that can be true and can be false, as content must be."""
        subject = FactSubject(self.made, (), None)
        while True:
            data = self.criteria(depth=depth, plain=plain)
            if not check(data, subject):
                return data

    def _fact(self, kind: str, index: int) -> dict[str, Any]:
        fact: dict[str, Any] = {"ask": f"Question {index}?", "type": kind, "valid_days": self.rng.choice([0, 5, 28])}
        if kind == "number":
            fact |= {"unit": "points", "minimum": 0, "maximum": 10}
        if kind in ("choice", "choices"):
            fact |= {"choices": ["none", "some", "much"], "ordered": "yes"}
        if index in SCOPED:
            fact["scope"] = "exercise"
        if index >= 4 and self.rng.random() < 0.5:
            fact["ask_when"] = self.sound(depth=1, plain=True)
        return fact

    def criteria(self, *, depth: int, plain: bool = False, positive: bool = True) -> Any:
        """Random criteria over the facts so far; `possibly` and `unknown` only where more truth restricts."""
        rng = self.rng
        if depth == 0 or rng.random() < 0.3:
            return self._test(plain=plain or not positive)
        kind = rng.choice(["all", "any", "not", "count", "possibly"])
        if kind == "not":
            return {"not": self.criteria(depth=depth - 1, plain=plain, positive=not positive)}
        if kind == "possibly":
            inner = self.criteria(depth=depth - 1, plain=plain, positive=positive)
            return inner if plain or not positive else {"possibly": inner}
        parts = [self.criteria(depth=depth - 1, plain=plain, positive=positive) for _ in range(rng.randint(2, 3))]
        if kind == "count":
            return {"count": {"at_least": rng.randint(1, len(parts)), "of": parts}}
        return {kind: parts}

    def _test(self, *, plain: bool) -> Any:
        rng = self.rng
        name = rng.choice(sorted(self.kinds)) if self.kinds else "smoker_ever"
        kind = self.kinds.get(name, "yes_no")
        if not plain and kind != "count" and rng.random() < 0.15:
            return {name: {"unknown": "yes"}}
        if kind == "yes_no":
            return {name: rng.choice(["yes", "no"])}
        if kind == "count":
            return {name: {"at_least": rng.randint(1, 3)}}
        if kind == "number":
            return {name: {rng.choice(["at_least", "at_most", "above", "below"]): rng.randint(1, 9)}}
        if kind == "choice":
            return {name: rng.choice(["none", {"at_least": "some"}, ["some", "much"]])}
        return {name: rng.choice(["none", {"includes_any": ["some", "much"]}])}

    def selector(self, kinds: tuple[str, ...] = ("one", "muscle", "movement", "not", "both")) -> Any:
        """A random selector over exercises."""
        rng = self.rng
        kind = rng.choice(kinds)
        if kind == "muscle":
            return {rng.choice(["muscles_stretched", "muscles_loaded"]): rng.choice(MUSCLES)}
        if kind == "movement":
            region, movement = rng.choice(MOVEMENTS)
            return {"movements": {"has": {"region": region, "movement": movement, "range": rng.choice(["mid", "end"])}}}
        if kind == "not":
            return {"not": self.selector()}
        if kind == "both":
            return {"all": [self.selector(("one",)), self.selector(("muscle", "movement"))]}
        name = rng.choice(sorted(ONE_OF))
        return {name: rng.choice(ONE_OF[name] + PARENTS.get(name, []))}

    def rule(self) -> dict[str, Any]:
        rng = self.rng
        then: dict[str, Any] = {}
        if rng.random() < 0.3:
            then["outcome"] = rng.choice(OUTCOMES)
            then["content"] = rng.choice(["all", "all", "none", {"only": self.selector()}])
        if rng.random() < 0.6:
            then["exclude"] = [self.selector()]
        if rng.random() < 0.3:
            then["caution"] = [self.selector()]
        if rng.random() < 0.5 or not then:
            bounds = {"hold_seconds": {"at_most": rng.choice([5, 10, 30])}, "sets": {"at_most": rng.choice([1, 2])}}
            key = rng.choice(sorted(bounds))
            limit: dict[str, Any] = {"select": self.selector(), "dose": {key: bounds[key]}}
            if rng.random() < 0.3:
                limit = {"select": self.selector(), "scale": {"reps": rng.choice([0.5, 0.8])}, "without": ["met"]}
            then["limit"] = [limit]
        policy = rng.choice(UNKNOWN_POLICIES)
        rule = {
            "title": "Generated rule",
            "then": then,
            "if_unknown": policy,
            "because": "It was generated.",
            "sources": "editorial",
        }
        if policy in ("caution", "ignore"):
            rule["unknown_because"] = "The law about lenient rules wants some."
        while True:
            rule["when"] = self.sound(depth=3)
            if not list(check_rule(rule)):
                return rule

    def condition(self) -> dict[str, Any]:
        effect = {"select": self.selector(), "because": "Generated.", "sources": "editorial"}
        return {
            "title": "Generated condition",
            "pattern": "None.",
            "recognised_by": self.sound(depth=1, plain=True),
            "exclude": [effect],
            "sources": "editorial",
        }

    def exercise(self, index: int) -> dict[str, Any]:
        rng = self.rng
        exercise: dict[str, Any] = {name: rng.choice(values) for name, values in ONE_OF.items()}
        for name in ("muscles_stretched", "muscles_loaded"):
            exercise[name] = rng.sample(MUSCLES, rng.randint(0, 2))
        exercise["movements"] = [
            {"region": region, "movement": movement, "range": rng.choice(["mid", "end"])}
            for region, movement in rng.sample(MOVEMENTS, rng.randint(0, 2))
        ]
        return exercise | {
            "title": f"Generated exercise {index}",
            "position": "standing",
            "level": rng.randint(1, 3),
            "dose": {"sets": rng.randint(1, 3), "reps": rng.randint(2, 12), "hold_seconds": rng.choice([0, 8, 40])},
            "frequency": {"times_per_day": rng.randint(1, 3)},
            "steps": ["Do it.", "Stop."],
        }

    def regimen(self) -> dict[str, Any]:
        return {
            "title": "Everything",
            "indicated_when": {"not": {f"{self.prefix}_f0": "yes"}},
            "tracks": [
                {"phase": "restore", "exercise": "e0", "or": self.selector()},
                {"phase": "restore", "exercises": self.selector(), "pick": 2},
                {"phase": "maintain", "exercise": "e1"},
            ],
            "sources": "editorial",
        }


def random_answers(rng: Random, library: Any, *, share: float = 0.6) -> dict[str, Answer]:
    """Random answers to the generated facts of *library*, some of them `unknown`, some given days ago."""
    answers: dict[str, Answer] = {}
    for name in library.ids("fact"):
        fact = library.get("fact", name)
        if fact.derive is not None or not name.startswith("gen") or rng.random() > share:
            continue
        on = (TODAY - timedelta(days=rng.choice([0, 0, 0, 3, 20]))).isoformat()
        answers[name] = Answer(answer=_answer(rng, fact.type), on=on)
    return answers


def _answer(rng: Random, kind: str) -> Any:
    if rng.random() < 0.1:
        return rng.choice(["unknown", "declined"])
    if kind == "yes_no":
        return rng.choice(["yes", "no"])
    if kind == "number":
        return rng.randint(0, 10)
    if kind == "choice":
        return rng.choice(["none", "some", "much"])
    return rng.sample(["none", "some", "much"], rng.randint(0, 2))


def random_responses(rng: Random, library: Any) -> tuple[Response, ...]:
    """What was reported about some exercises: answers to facts of scope `exercise`."""
    responses = []
    for exercise in library.ids("exercise"):
        if exercise.startswith("gen") and rng.random() < 0.3:
            answers = {
                name: Answer(answer=_answer(rng, library.get("fact", name).type), on=TODAY.isoformat())
                for name in sorted(library.exercise_facts)
                if name.startswith("gen")
            }
            responses.append(Response(exercise=exercise, answers=answers))
    return tuple(responses)


def more_answers(rng: Random, answers: Mapping[str, Answer], library: Any) -> dict[str, Answer]:
    """Answers that hold every current answer of *answers*, and more."""
    extra = random_answers(rng, library, share=0.8)
    kept = {
        name: answer
        for name, answer in answers.items()
        if answer.answer not in ("unknown", "declined") and not _expired(answer, library.get("fact", name))
    }
    return {**extra, **kept}


def _expired(answer: Answer, fact: Any) -> bool:
    age = (TODAY - date.fromisoformat(answer.on or "1970-01-01")).days
    return fact.valid_days is not None and age > fact.valid_days
