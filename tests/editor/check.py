# SPDX-License-Identifier: Apache-2.0
"""
Have other people's tools use the schemas: an editor's language server, and generators of types; needs Node.js and npm.

yaml-language-server must offer facts, answers and tests in a new pack and mark what is misspelt; TypeScript types and
pydantic models must come out of `corekit schema KIND` without hand work.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from editing import editing_faults  # noqa: E402 - they stand beside, in a folder that is no installed package
from generated_types import pydantic_faults, typescript_faults, write_schemas  # noqa: E402

from corekit.content.schemas import KINDS  # noqa: E402


def main() -> int:
    """Run everything in a temporary folder; 1 when anything is not as it should be, or a tool is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.stderr.write("Node.js and npm are needed for the language server and for TypeScript.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        shutil.copy(HERE / "package.json", place / "package.json")
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=place, check=True)
        tools = place / "node_modules"
        server = tools / "yaml-language-server" / "bin" / "yaml-language-server"
        faults = [*editing_faults(server, node, place)]
        (place / "schemas").mkdir()
        schemas = write_schemas(place / "schemas", KINDS)
        faults += [*typescript_faults(schemas, tools, node), *pydantic_faults(schemas)]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if not faults:
        sys.stdout.write(f"The editor helps as it should; {len(KINDS)} schemas give types in two languages.\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
