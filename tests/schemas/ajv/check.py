# SPDX-License-Identifier: Apache-2.0
"""
Have ajv, in strict mode, compile every schema and judge documents; needs Node.js and npm.

Its verdicts must be those of the Python implementation, on all that is shipped and on every way to break a document.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from corekit.content.schemas import KINDS, bundle, schema
from corekit.model.attributes import ATTRIBUTES

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from samples import broken, whole  # noqa: E402 - they stand beside, in a folder that is no installed package
from shipped import items  # noqa: E402


def main() -> int:
    """Run the check in a temporary folder; 1 when a schema is refused, a verdict differs or a tool is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.stderr.write("Node.js and npm are needed to compile the schemas with ajv.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("check.mjs", "package.json"):
            shutil.copy(HERE / name, place / name)
        schemas = place / "schemas"
        schemas.mkdir()
        for kind in KINDS:
            for form, made in forms(kind).items():
                text = json.dumps({"schema": made, "cases": cases(kind, made)})
                (schemas / f"{kind}.{form}.json").write_text(text, encoding="utf-8")
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=place, check=True)
        return subprocess.run([node, "check.mjs", str(schemas)], cwd=place, check=False).returncode


def forms(kind: str) -> dict[str, dict[str, Any]]:
    """The schema of *kind* for writing, for reading what a later minor wrote, and for editors."""
    named = (place.partition("#")[2] for found, place, _ in written() if found == "fact")
    facts = {name: {"description": name} for name in named}
    attributes = {name: {"description": name} for name in ATTRIBUTES}
    return {
        "writing": schema(kind),
        "reading": schema(kind, reading=True),
        "editing": bundle(kind, facts=facts, attributes=attributes),
    }


def cases(kind: str, made: dict[str, Any]) -> list[dict[str, Any]]:
    """Documents of *kind*, right and wrong, each with the verdict of the Python implementation."""
    check = Draft202012Validator(made)
    example = whole(schema(kind))
    documents = [example, *broken(example), *(data for found, _, data in written() if found == kind)]
    return [{"data": data, "valid": check.is_valid(data)} for data in documents]


@cache
def written() -> tuple[tuple[str, str, Any], ...]:
    """Every item in the repository."""
    return tuple(items())


if __name__ == "__main__":
    sys.exit(main())
