# SPDX-License-Identifier: Apache-2.0
"""What docs/reference/requirements.md should say: what honours each row of the first texts. Run it to renew it."""

from __future__ import annotations

import ast
import importlib
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import yaml

from corekit.model.attributes import ATTRIBUTES
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS

from .rules_table import ROOT, everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library

DATA = ROOT / "tests" / "data" / "requirements.yaml"
PAGE = ROOT / "docs" / "reference" / "requirements.md"
#: Kinds of references that name an item of a pack.
ITEMS = ("exercise", "rule", "regimen", "progression", "fact", "condition", "claim", "term", "case")
#: What a verdict means; the first three are honoured, of the next two only claims are left.
VERDICTS = {
    "OK": "honoured as it stands",
    "OK*": "honoured with the correction in the note",
    "SEED": "kept as a dose that a text alone asserts",
    "UNV": "no source was found: a claim, and never a rule",
    "WRONG": "contradicted: a claim, and never a rule",
    "INCOMPLETE": "the text does not say it; nothing was invented",
    "NOISE": "no statement",
}
HONOURED = ("OK", "OK*", "SEED", "INCOMPLETE")
CLAIMS_ONLY = ("UNV", "WRONG")

_HEAD = """\
# Requirements of the first texts

corekit began with five web articles (the sources `seed-0` to `seed-4` of the core), which name no sources and
contradict each other. This page says, statement by statement, what was made of them; it is made from
`tests/data/requirements.yaml` by `python -m tests.docs.requirements_table`, and a test fails when anything that is
named here is gone. Of what is wrong or unsupported only a claim is left, which `corekit claims` shows and on which no
rule and no dose rests.

| verdict | means | rows |
|---|---|---|
"""
_CONFLICTS = """\
## Conflicts

`corekit claims --conflicts` shows the sides of each, with their sources.

| row | between | settled | sides | where |
|---|---|---|---|---|
"""


@attrs.frozen(kw_only=True)
class Row:
    """One statement of a text: what it says in our words, the verdict, and references to what became of it."""

    id: str
    type: str
    says: str
    verdict: str
    where: tuple[str, ...]
    instead: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class Disagreement:
    """Texts that contradict each other, or the literature: the claims of each side, and how it was settled."""

    id: str
    between: str
    settled: str
    sides: tuple[str, ...]
    where: tuple[str, ...]


def _data() -> dict[str, dict[str, dict[str, Any]]]:
    data: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return data


def rows() -> tuple[Row, ...]:
    """Every statement, text by text."""
    return tuple(
        Row(id=name, **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for text, statements in _data().items()
        if text != "conflicts"
        for name, row in statements.items()
    )


def disagreements() -> tuple[Disagreement, ...]:
    """Every conflict between the texts."""
    return tuple(
        Disagreement(id=name, **{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for name, row in _data()["conflicts"].items()
    )


def references() -> Iterator[tuple[str, str]]:
    """The row and the reference, for every reference there is."""
    for row in rows():
        yield from ((row.id, reference) for reference in (*row.where, *row.instead))
    for conflict in disagreements():
        yield from ((conflict.id, reference) for reference in (*conflict.sides, *conflict.where))


def exists(reference: str, library: Library) -> bool:
    """Whether what a reference names is there; an unknown kind names nothing."""
    kind, _, name = reference.partition(" ")
    if kind in ITEMS:
        item, _, stage = name.partition("#")
        found = item in library.ids(kind)
        return found and (not stage or any(one.id == stage for one in library.get("progression", item).stages))
    if kind == "attribute":
        return name in ATTRIBUTES
    if kind == "dose":
        return name in DOSE_KEYS or name in FREQUENCY_KEYS or name in INTENSITY_KEYS
    if kind == "schema":
        return _in_schema(*name.split("/"))
    if kind == "code":
        return _in_code(*name.split(":"))
    return kind == "test" and _in_tests(*name.split("::"))


def _in_schema(kind: str, key: str) -> bool:
    path = ROOT / "schemas" / f"{kind}.schema.json"
    return path.is_file() and key in json.loads(path.read_text(encoding="utf-8"))["properties"]


def _in_code(module: str, name: str) -> bool:
    try:
        found = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    return True


def _in_tests(file: str, name: str) -> bool:
    path = ROOT / file
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


def page() -> str:
    """The whole page."""
    counts = Counter(row.verdict for row in rows())
    summary = "".join(f"| {verdict} | {means} | {counts[verdict]} |\n" for verdict, means in VERDICTS.items())
    texts: dict[str, list[Row]] = {}
    for row in rows():
        texts.setdefault(row.id.partition("-")[0], []).append(row)
    sections = (_section(text, statements) for text, statements in texts.items())
    conflicts = "".join(
        _line(one.id, one.between, one.settled, _named(one.sides), _named(one.where)) for one in disagreements()
    )
    return "\n".join((_HEAD + summary, *sections, _CONFLICTS + conflicts))


def _section(text: str, statements: list[Row]) -> str:
    title = "what all of them ask of the software" if text == "X" else f"source `seed-{text[1:]}`"
    head = f"## {text}: {title}\n\n| row | kind | what it says | verdict | where | note |\n"
    return f"{head}|---|---|---|---|---|---|\n" + "".join(map(_statement, statements))


def _statement(row: Row) -> str:
    where = _named(row.where) + (f"; instead {_named(row.instead)}" if row.instead else "")
    return _line(row.id, row.type, row.says, row.verdict, where, row.note)


def _named(found: tuple[str, ...]) -> str:
    return ", ".join(f"{kind} `{name}`" for kind, _, name in (reference.partition(" ") for reference in found))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    known = everything().library
    gone = [f"{row}: {named}" for row, named in references() if not exists(named, known)]
    sys.exit("\n".join(gone) or 0)
