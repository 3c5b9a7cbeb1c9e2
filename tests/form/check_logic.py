# SPDX-License-Identifier: Apache-2.0
"""
The intake form's logic in JavaScript gives what the engine gives, for random people; needs Node.js.

Every rule's truth, every fact's status, the outcome and all pages in their order are compared.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import corekit
from corekit.planning.form import form_data
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from corekit.planning.assessment import Assessment

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from people import answers  # noqa: E402 - it stands beside, in a folder that is no installed package

TODAY = date(2026, 11, 21)
PEOPLE = 600
LOGIC = Path(corekit.__file__).parent / "formats" / "form" / "logic.js"


def main() -> int:
    """1 when Node.js is missing or anything differs."""
    node = shutil.which("node")
    if node is None:
        sys.stderr.write("Node.js is needed to run the form's logic.\n")
        return 1
    kit = corekit.load(cache=False)
    form = form_data(RuleBook.of(kit.library), kit.library, today=TODAY)
    random = Random(20261121)
    people = [answers(form["facts"], random, TODAY) for _ in range(PEOPLE)]
    task = json.dumps({"logic": str(LOGIC), "form": form, "people": people, "today": TODAY.isoformat()})
    run = subprocess.run(
        [node, str(HERE / "evaluate.cjs")], input=task, capture_output=True, check=True, encoding="utf-8"
    )
    faults = [
        f"person {number}: {fault}"
        for number, (person, there) in enumerate(zip(people, json.loads(run.stdout), strict=True))
        for fault in differences(kit, person, there)
    ]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults[:20]))
    sys.stdout.write(f"{len(people)} people, {len(form['rules'])} rules, {len(faults)} differences\n")
    return 1 if faults else 0


def differences(kit: corekit.Kit, person: dict[str, Any], there: dict[str, Any]) -> list[str]:
    """What the two sides disagree on."""
    profile = corekit.Profile.from_dict({"schema": 1, "facts": person})
    here: Assessment = kit._engine.assess(profile, TODAY)
    raw, found = here.values.raw, []
    for rule, truth in zip(here.book.rules, there["truths"], strict=True):
        own = rule.when.evaluate(raw if rule.raw else here.values)
        if own != truth:
            found.append(f"{rule.address} is {own} here and {truth} there")
    for name, status in there["statuses"].items():
        found += [f"{name} is {mine} here and {status} there" for mine in [here.values.status(name)] if mine != status]
    intake = kit.intake(profile, today=TODAY)
    pages = [[group.id, [question.fact for question in group.questions]] for group in intake.groups]
    for mine, theirs in zip_longest(pages, there["pages"]):
        if mine != theirs:
            found.append(f"a page is {mine} here and {theirs} there")
    emergency = "refer_emergency"
    if (intake.outcome == emergency) != (there["outcome"] == emergency):
        found.append(f"the outcome is {intake.outcome} here and {there['outcome']} there")
    return found


if __name__ == "__main__":
    sys.exit(main())
