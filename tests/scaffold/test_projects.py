# SPDX-License-Identifier: Apache-2.0
"""A new project builds, installs and passes its own tests; wrong names are answered with what was meant."""

from __future__ import annotations

import fnmatch
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import corekit
from corekit.check.packs import check_pack
from corekit.content.reading import read
from corekit.plugin import discover
from corekit.scaffold.editors import refresh_beside, refresh_schemas, write_schemas
from corekit.scaffold.failure import NotMade
from corekit.scaffold.items import new_item
from corekit.scaffold.names import PROJECTS, check_kind
from corekit.scaffold.projects import new_hooks, new_pack

ROOT = Path(__file__).resolve().parents[2]
WRONG_NAMES = json.loads((Path(__file__).parent / "data" / "wrong_names.json").read_text(encoding="utf-8"))
MAKERS = {"pack": new_pack, "hooks": new_hooks}


def make(kind: str, name: str, project: Path) -> None:
    if check_kind(kind) in MAKERS:
        MAKERS[kind](name, beside=project.parent)
    else:
        new_item(kind, name, inside=project)


def pip_install(*projects: Path, into: Path) -> None:
    command = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", into]
    subprocess.run([sys.executable, *map(str, command), *map(str, projects)], check=True, timeout=300)


def needed() -> list[Path]:
    """The repository's plugin that a new pack depends on, if it is not installed here."""
    try:
        distribution("corekit-redflags")
    except PackageNotFoundError:
        return [ROOT / "plugins" / "corekit-redflags"]
    return []


@pytest.mark.parametrize("kind", PROJECTS)
def test_a_new_project_installs_and_passes_its_own_tests(kind: str, tmp_path: Path) -> None:
    """What its CI does: install, then run its tests, `corekit check` among them."""
    MAKERS[kind]("arm-care", beside=tmp_path, title="Arms: care & use", maintainers="O'Brien, Jo")
    project, site = tmp_path / "arm-care", tmp_path / "site"
    pip_install(project, *needed(), into=site)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PYTHONPATH": str(site), "PATH": path, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    result = subprocess.run(
        tests, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout


def test_a_new_pack_is_built_whole(project: Path, tmp_path: Path) -> None:
    """The wheel holds the content, the licence and the entry point."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(project)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        points = archive.read("corekit_arm_care-0.1.0.dist-info/entry_points.txt").decode()
    content = project / "src"
    assert {str(file.relative_to(content)) for file in content.rglob("*") if file.is_file()} <= names
    assert "corekit_arm_care-0.1.0.dist-info/licenses/LICENSE" in names
    assert "[corekit.packs.v1]\narm-care = corekit_arm_care" in points


def test_a_new_pack_is_sound(project: Path) -> None:
    """`corekit check` finds nothing, and the example's case is run."""
    report = check_pack("arm-care", {**discover(cache=False).packs, **discover(paths=[project], cache=False).packs})
    assert report.sound
    assert report.cases


def test_whatever_people_call_it_the_files_stay_readable(tmp_path: Path) -> None:
    """A title that YAML or TOML would take for something else is the same text in both."""
    for number, title in enumerate(("yes", "2 minutes: neck", "# 1", "[new] arms", "O'Brien's arms & legs")):
        name = f"pack-{number}"
        new_pack(name, beside=tmp_path, title=title, maintainers=title)
        project = tmp_path / name
        manifest = project / "src" / f"corekit_pack_{number}" / "content" / "pack.yaml"
        assert read(manifest.read_bytes(), name="pack.yaml").data["title"] == title
        assert read(manifest.read_bytes(), name="pack.yaml").data["maintainers"] == [title]
        metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
        assert metadata["project"]["authors"] == [{"name": title}]
    with pytest.raises(NotMade):
        new_pack("pack-x", beside=tmp_path, title='"quoted"')
    assert not (tmp_path / "pack-x").exists()


@pytest.mark.parametrize("wrong", WRONG_NAMES, ids=lambda wrong: f"{wrong['kind']} {wrong['name']}")
def test_a_wrong_name_is_answered_with_what_was_meant(wrong: dict[str, Any], project: Path) -> None:
    """Nothing is written, and where the right name can be guessed it is offered."""
    before = sorted(project.parent.rglob("*"))
    with pytest.raises(NotMade) as raised:
        make(wrong["kind"], wrong["name"], project)
    offered = f"did you mean '{wrong['meant']}'?" if wrong["meant"] else None
    assert (offered in str(raised.value)) if offered else ("did you mean" not in str(raised.value))
    assert sorted(project.parent.rglob("*")) == before


@pytest.mark.parametrize("kind", PROJECTS)
def test_a_folder_that_is_there_is_left_alone(kind: str, tmp_path: Path) -> None:
    """Nothing is written into a folder that exists, not even beside what is in it."""
    (tmp_path / "arm-care").mkdir()
    with pytest.raises(NotMade, match="there already"):
        MAKERS[kind]("arm-care", beside=tmp_path)
    assert list((tmp_path / "arm-care").iterdir()) == []


def test_editors_get_a_schema_for_every_file(project: Path) -> None:
    """The settings name schemas that are there, and the one for each kind of file takes a sound pack's files."""
    settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    example = ROOT / "examples" / "desk-neck"
    write_schemas(project, corekit.load(paths=[example, project, *needed()], cache=False).library)
    schemas = {
        place: json.loads((project / name).read_text(encoding="utf-8"))
        for name, places in settings["yaml.schemas"].items()
        for place in places
    }
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    files = [file for file in example.rglob("content/**/*.yaml") if "i18n" not in file.parts]
    for file in files:
        matching = [place for place in schemas if matches(file.relative_to(example), place)]
        assert len(matching) == 1, (file, matching)
        data = read(file.read_bytes(), name=file.name).data
        assert not list(Draft202012Validator(schemas[matching[0]]).iter_errors(data)), file


def matches(file: Path, place: str) -> bool:
    return fnmatch.fnmatch(f"/{file}", place.replace("**/*.yaml", "*.yaml").replace("**/", "*/"))


def test_schemas_are_refreshed_where_a_project_keeps_them(project: Path, tmp_path: Path) -> None:
    """A new fact is offered after the next check; a pack that keeps no schemas gets none."""
    content = project / "src" / "corekit_arm_care" / "content"
    fact = "arm_care_tired: {ask: Is your arm tired?, type: yes_no, reassuring: no}\n"
    (content / "facts.yaml").write_text(fact, encoding="utf-8")
    library = corekit.load(paths=[project], cache=False).library
    changed = refresh_schemas(content, library)
    assert project / ".corekit/schemas/rule.schema.json" in changed
    rule = json.loads((project / ".corekit/schemas/rule.schema.json").read_text(encoding="utf-8"))
    assert rule["$defs"]["criteria"]["properties"]["arm_care_tired"]["description"] == "Is your arm tired?"
    assert refresh_schemas(content, library) == ()
    stale = project / ".corekit/schemas/fact.schema.json"
    stale.unlink()
    assert stale in refresh_beside([content])
    bare = tmp_path / "bare" / "content"
    bare.mkdir(parents=True)
    assert refresh_schemas(bare, library) == refresh_beside([bare]) == ()
    assert list(bare.parent.rglob(".corekit")) == []


def test_the_licence_of_a_plugin_is_this_one() -> None:
    """The template of code carries the text of Apache-2.0 as it stands here."""
    template = ROOT / "corekit" / "scaffold" / "templates" / "hooks" / "LICENSE.txt"
    assert template.read_text(encoding="utf-8") == (ROOT / "LICENSE").read_text(encoding="utf-8")
