# SPDX-License-Identifier: Apache-2.0
"""Where packs are found: wheels, editable installs, archives and plain directories, none of them imported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corekit.plugin import discover, namespace_mismatch
from corekit.plugin.problem import CODES

PROJECT = Path(__file__).parent / "project"
REPORT = """
import json, site, sys
for directory in sys.argv[2:]:
    site.addsitedir(directory)
from pathlib import Path
from corekit.plugin import discover
plugins = discover(only=["Corekit.Made"], cache=Path(sys.argv[1]))
pack = plugins.packs["made"]
print(json.dumps({
    "manifest": (pack.root / "pack.yaml").read_text(encoding="utf-8"),
    "rules": sorted(file.name for file in (pack.root / "rules").iterdir()),
    "who": [pack.distribution, pack.version, list(pack.requires), pack.entry_point],
    "root": str(pack.root),
    "problems": [str(problem) for problem in plugins.problems],
    "imported": sorted({"made_pack", "importlib.metadata"} & set(sys.modules)),
}))
"""


def build(function: str, directory: Path) -> Path:
    """Build the project with its backend; return the wheel."""
    command = f"import hatchling.build, sys; print(hatchling.build.{function}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", command, str(directory)], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return directory / done.stdout.split()[-1]


def put(wheel: Path, directory: Path) -> Path:
    """Install a wheel into a directory, as pip does."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        str(directory),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return directory


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same pack as an installed wheel, as an editable install, and as an archive on the path."""
    base = tmp_path_factory.mktemp("made")
    wheel = build("build_wheel", base)
    (base / "editable-wheel").mkdir()
    return {
        "wheel": put(wheel, base / "wheel"),
        "editable": put(build("build_editable", base / "editable-wheel"), base / "editable"),
        "zip": Path(shutil.copy(wheel, base / "archive.zip")),
    }


@pytest.mark.parametrize("how", ["wheel", "editable", "zip"])
def test_installing_a_pack_runs_none_of_its_code(how, installed, tmp_path):
    """A pack whose package raises when imported serves its content however it is installed, cold and warm."""
    directory = [] if how == "zip" else [str(installed[how])]
    environment = os.environ | {"PYTHONPATH": str(installed["zip"]) if how == "zip" else ""}
    reports = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", REPORT, str(tmp_path), *directory],
            env=environment,
            cwd=tmp_path.parent,
            check=True,
            capture_output=True,
            text=True,
        )
        reports.append(json.loads(done.stdout))
    cold, warm = reports
    assert "namespace: made" in cold["manifest"]
    assert cold["rules"] == ["hold.yaml"]
    assert cold["who"] == ["corekit-made", "2.1.0", ["corekit>=1.0"], "corekit.packs.v1: made = made_pack"]
    assert cold["problems"] == []
    assert "made_pack" not in cold["imported"]
    assert warm["imported"] == []
    assert {**warm, "imported": []} == {**cold, "imported": []}


def test_a_second_copy_of_a_distribution_counts_once(install, good, tmp_path):
    """Dist-info beside egg-info, or a copy further down the path, is the same distribution: the first counts."""
    egg = tmp_path / "corekit_good-0.9.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: Corekit_Good\nVersion: 0.9\n", encoding="utf-8")
    (egg / "entry_points.txt").write_text("[corekit.packs.v1]\ngood = good_pack\n", encoding="utf-8")
    install(*good.path, tmp_path)
    plugins = discover(only=["corekit-good"], cache=False)
    assert [(one.name, one.version) for one in plugins.found if one.name == "corekit-good"] == [("corekit-good", "1.0")]
    assert plugins.problems == ()


class TestDirectories:
    """Plain directories given by the user."""

    @pytest.mark.parametrize("inside", ["", "src/made_pack", "src/made_pack/content"])
    def test_may_be_a_project_a_package_or_the_content(self, inside):
        """A project folder, the folder that holds `content`, and the content itself are all the same pack."""
        pack = discover(paths=[PROJECT / inside], discover=False, cache=False).packs["made"]
        assert (pack.root / "pack.yaml").is_file()
        assert (pack.origin, pack.distribution, pack.offers_rules) == ("path", None, True)

    def test_may_be_one_path_alone(self):
        """One path where a list belongs is a list of one."""
        assert "made" in discover(paths=str(PROJECT), discover=False, cache=False).packs

    def test_without_a_pack_are_a_problem_that_makes_screening_unsound(self, tmp_path):
        """What was asked for and is not there might have held rules."""
        plugins = discover(paths=[tmp_path], discover=False, cache=False)
        (problem,) = plugins.screening_unsound
        assert problem.code == "pack-missing"
        assert str(tmp_path) in problem.message

    def test_that_are_an_installed_pack_are_that_pack(self, install, good):
        """A directory that an installed distribution brings anyway is no second claim to its namespace."""
        install(*good.path)
        plugins = discover(only=["good"], paths=[Path(good.path[0]) / "good_pack"], cache=False)
        assert plugins.problems == ()
        assert plugins.packs["good"].distribution == "corekit-good"

    def test_share_a_namespace_with_nobody(self, install, good, tmp_path):
        """A working copy beside the installed pack: nobody wins, and both are named."""
        shutil.copytree(Path(good.path[0]) / "good_pack" / "content", tmp_path / "content")
        install(*good.path)
        plugins = discover(only=["corekit-good"], paths=[tmp_path], cache=False)
        assert "good" not in plugins.packs
        assert [one.code for one in plugins.screening_unsound] == ["duplicate-namespace", "duplicate-namespace"]
        assert all(str(tmp_path) in one.message and "corekit-good 1.0" in one.message for one in plugins.problems)
        without = discover(only=["corekit-good"], disable=["corekit-good"], paths=[tmp_path], cache=False)
        assert without.packs["good"].origin == "path"
        assert without.problems == ()

    def test_with_an_unreadable_manifest_are_still_packs(self, tmp_path):
        """Whoever reads the content reports what is wrong in it; here it goes by the name of its package."""
        content = tmp_path / "src" / "corekit_half_done" / "content"
        content.mkdir(parents=True)
        (content / "pack.yaml").write_text("{[", encoding="utf-8")
        assert "half-done" in discover(paths=[tmp_path], discover=False, cache=False).packs


def test_the_core_is_always_there():
    """The built-in pack comes with corekit, with nothing installed and nothing given."""
    plugins = discover(only=(), cache=False)
    assert [*plugins.packs] == ["core"]
    assert plugins.packs["core"].origin == "core"
    assert plugins.problems == ()


def test_a_namespace_that_differs_from_the_manifest_is_a_problem(install, good):
    """Entry point and manifest must agree, else references would lead somewhere else."""
    install(*good.path)
    problem = namespace_mismatch(discover(only=["good"], cache=False).packs["good"], "better")
    assert problem.code in CODES
    assert problem.screening
    assert "'better'" in problem.message
