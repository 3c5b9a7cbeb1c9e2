# SPDX-License-Identifier: Apache-2.0
"""Types from the schemas: TypeScript that compiles, pydantic models that read what corekit writes and give it back."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-21"
EXAMPLE = ROOT / "examples" / "desk-neck"
PROFILE = ROOT / "examples" / "desk-worker.yaml"
_GENERATOR = [
    sys.executable,
    "-m",
    "datamodel_code_generator",
    "--input-file-type",
    "jsonschema",
    "--formatters",
    "builtin",
]
_PYDANTIC = ["--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"]


def write_schemas(place: Path, kinds: tuple[str, ...]) -> dict[str, Path]:
    """Write what `corekit schema KIND` prints, as it is, for every kind."""
    found = {}
    for kind in kinds:
        found[kind] = place / f"{kind.replace('-', '_')}.json"
        found[kind].write_bytes(_corekit("schema", kind, "--path", str(EXAMPLE)))
    return found


def typescript_faults(schemas: dict[str, Path], tools: Path, node: str) -> Iterator[str]:
    """Yield what json-schema-to-typescript or the strict TypeScript compiler says against a schema."""
    generated = []
    for schema in schemas.values():
        target = schema.with_suffix(".ts")
        command = [node, str(tools / "json-schema-to-typescript" / "dist" / "src" / "cli.js"), str(schema), str(target)]
        yield from _said(command, schema.name)
        generated.append(str(target))
    yield from _said([node, str(tools / "typescript" / "bin" / "tsc"), "--noEmit", "--strict", *generated], "tsc")


def pydantic_faults(schemas: dict[str, Path]) -> Iterator[str]:
    """Yield what goes wrong between a schema, its pydantic model, and what corekit writes or ships."""
    models = {}
    for kind, schema in schemas.items():
        target = schema.with_suffix(".py")
        yield from _said([*_GENERATOR, "--input", str(schema), "--output", str(target), *_PYDANTIC], schema.name)
        if target.is_file():
            models[kind] = _module(target)
    for kind, data in _documents():
        model = getattr(models[kind], kind.capitalize()).model_validate(data)
        given = model.model_dump(mode="json", by_alias=True, exclude_unset=True)
        if given != data:
            yield f"the model of {kind} does not give back what it was given"


def _documents() -> Iterator[tuple[str, Any]]:
    """What corekit writes, and what packs ship."""
    from corekit.content.reading import read

    yield "plan", json.loads(_corekit("plan", str(PROFILE), "--today", TODAY, "--json"))
    yield "screening", json.loads(_corekit("screen", str(PROFILE), "--today", TODAY, "--json"))
    for kind in ("exercise", "rule", "regimen", "progression"):
        for file in sorted(EXAMPLE.rglob(f"content/{kind}s/*.yaml")):
            data = read(file.read_bytes(), name=file.name).data
            data.pop("cases", None)  # of `excludes: [id or attributes]` the generator keeps only the attributes
            yield kind, data


def _module(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


def _corekit(*words: str) -> bytes:
    command = [sys.executable, "-c", "import sys; from corekit.cli import main; sys.exit(main())", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def _said(command: list[str], about: str) -> Iterator[str]:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        yield f"{about}: {(result.stderr or result.stdout).strip()[-2000:]}"
