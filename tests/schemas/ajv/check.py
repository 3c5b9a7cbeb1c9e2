# SPDX-License-Identifier: Apache-2.0
"""Write every bundled schema into a folder and have ajv compile them in strict mode; needs Node.js and npm."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import corekit
from corekit.content.schemas import KINDS

HERE = Path(__file__).parent


def main() -> int:
    """Run the check in a temporary folder; 1 when a schema is refused or a tool is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.stderr.write("Node.js and npm are needed to compile the schemas with ajv.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("check.mjs", "package.json"):
            shutil.copy(HERE / name, place / name)
        bundles = place / "schemas"
        bundles.mkdir()
        for kind in KINDS:
            (bundles / f"{kind}.json").write_text(json.dumps(corekit.schema(kind)), encoding="utf-8")
        install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(install, cwd=place, check=True)
        return subprocess.run([node, "check.mjs", str(bundles)], cwd=place, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
