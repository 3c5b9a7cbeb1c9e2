# SPDX-License-Identifier: Apache-2.0
"""What is remembered from one start to the next: never anything that is no longer true."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corekit.plugin import Plugins, discover
from corekit.plugin.cache import KEPT_FILES, RACE_NANOSECONDS

WARM = """
import json, sys
from pathlib import Path
from corekit.plugin import discover
plugins = discover(only=["corekit-good"], cache=Path(sys.argv[1]))
for name in sys.argv[2:]:
    getattr(plugins, name)()
problems = [str(problem) for problem in plugins.problems]
watched = (
    "cattrs corekit.plugin.discovery corekit.plugin.loading corekit.plugin.registration good_hooks good_pack "
    "importlib.metadata importlib.resources jsonschema pluggy rich yaml zipfile"
).split()
print(json.dumps([name for name in watched if name in sys.modules]))
print(json.dumps(problems))
"""


@pytest.fixture
def place(good, install, tmp_path, monkeypatch) -> Path:
    """A copy of the sound plugin that a test may change, first on the path, to which importing adds nothing."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    directory = tmp_path / "installed"
    shutil.copytree(good.path[0], directory)
    age(directory)
    install(directory)
    return directory


@pytest.fixture
def cache(tmp_path) -> Path:
    """An empty cache directory."""
    return tmp_path / "cache"


def age(directory: Path) -> None:
    """Let a directory and all in it look as if nothing had been changed for a minute."""
    earlier = time.time_ns() - 60 * 10**9
    for path in (directory, *directory.rglob("*")):
        os.utime(path, ns=(earlier, earlier))


def look(directory: Path, **arguments: object) -> Plugins:
    """Find the sound plugin, with a cache in a directory."""
    for name in [name for name in sys.modules if name.startswith("good_")]:
        del sys.modules[name]
    return discover(**{"only": ["corekit-good"], "cache": directory, **arguments})


def remembered(cache: Path) -> dict[str, object]:
    """Return what the cache file holds."""
    (file,) = cache.glob("plugins-*.json")
    return json.loads(file.read_text(encoding="utf-8"))


def test_a_warm_start_imports_neither_metadata_nor_pluggy_nor_plugins(good, tmp_path):
    """What a warm start must not import is absent: it knows packs, hooks and that nothing is wrong without it."""
    shutil.copytree(good.path[0], tmp_path / "installed")
    age(tmp_path / "installed")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONDONTWRITEBYTECODE": "1"}

    def start(*accessors: str) -> list[str]:
        command = [sys.executable, "-c", WARM, str(tmp_path / "cache"), *accessors]
        output = subprocess.run(
            command, env=environment, cwd=tmp_path / "installed", check=True, capture_output=True, text=True
        ).stdout
        absent, problems = map(json.loads, output.splitlines())
        assert problems == []
        return absent

    assert {"importlib.metadata", "pluggy", "good_hooks"} <= set(start("formats"))
    assert start() == []
    assert start("format_names") == []
    assert start("screeners") == ["corekit.plugin.loading", "good_hooks"]


def test_importing_corekit_imports_no_plugin_machinery():
    """`import corekit` costs nothing of what this floor needs."""
    command = "import corekit, sys; print({'pluggy', 'importlib.metadata', 'yaml', 'jsonschema'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.usefixtures("place")
def test_gives_the_same_as_no_cache(cache):
    """Cold, warm and without a cache, everything is equal."""
    without, cold, warm = look(cache, cache=False), look(cache), look(cache)
    for plugins in (cold, warm):
        assert plugins.found == without.found
        assert plugins.packs == without.packs
        assert plugins.listing() == without.listing()
        assert plugins.problems == without.problems == ()
        assert [one.id for one in plugins.screeners()] == [one.id for one in without.screeners()]
    assert remembered(cache)["distributions"]


def test_a_new_distribution_is_noticed(cache, place, case_named):
    """Installing changes the directory that is installed into, so everything is looked for again."""
    assert look(cache).packs.keys() == {"core", "good"}
    other = Path(case_named("both-apis").path[0])
    shutil.copytree(other, place, dirs_exist_ok=True)
    assert look(cache, only=["corekit-good", "corekit-both"]).packs.keys() == {"core", "good", "both"}


def test_a_removed_distribution_is_noticed(cache, place):
    """What was uninstalled is gone."""
    look(cache)
    shutil.rmtree(place / "corekit_good-1.0.dist-info")
    assert "corekit-good" not in {one.name for one in look(cache, only=None).found}


def test_a_pack_that_vanished_is_noticed(cache, place):
    """A pack that is no longer where it was is looked for again, though nothing on the path looks changed."""
    look(cache)
    status = place.stat()
    shutil.rmtree(place / "good_pack" / "content")
    os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))
    plugins = look(cache)
    assert [one.code for one in plugins.screening_unsound] == ["pack-missing"]


def test_a_changed_hook_module_is_noticed(cache, place):
    """A hook module that was edited is imported again to know what it offers."""
    assert look(cache).format_names() == ("good",)
    module = place / "good_hooks.py"
    module.write_text(module.read_text(encoding="utf-8").replace('name="good"', 'name="better"'), encoding="utf-8")
    assert look(cache).format_names() == ("better",)
    assert [one.name for one in look(cache).formats("better")] == ["better"]


def test_a_file_added_to_a_package_of_hooks_is_noticed(cache, tmp_path, install):
    """Any new or changed file of the package that holds the hooks counts: hooks may come from there."""
    package = tmp_path / "more" / "made_parts"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "formats.py").write_text("NAME = 'one'\n", encoding="utf-8")
    (package / "hooks.py").write_text(
        """
from corekit.plugin.specs import hookimpl
from corekit.values import OutputFormat
from made_parts.formats import NAME

@hookimpl
def corekit_output_formats():
    return [OutputFormat(name=NAME, media_type="text/plain", suffix=".txt", documents=["plan"], render=print)]
""",
        encoding="utf-8",
    )
    metadata = tmp_path / "more" / "corekit_parts-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: corekit-parts\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[corekit.hooks.v1]\nparts = made_parts.hooks\n", encoding="utf-8")
    age(tmp_path / "more")
    install(tmp_path / "more")

    def names() -> tuple[str, ...]:
        for name in [name for name in sys.modules if name.startswith("made_")]:
            del sys.modules[name]
        return discover(only=["corekit-parts"], cache=cache).format_names()

    assert names() == ("one",)
    assert "made_parts" in sys.modules
    assert names() == ("one",)
    assert "made_parts" not in sys.modules
    (package / "formats.py").write_text("NAME = 'other'\n", encoding="utf-8")
    assert names() == ("other",)


def test_a_screener_that_fails_after_it_was_remembered_makes_screening_unsound(cache, place, tmp_path, install):
    """What was sound at an earlier start may fail at this; then screening is not sound, whoever is asked first."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "made_library.py").write_text("", encoding="utf-8")
    module = place / "good_hooks.py"
    module.write_text("import made_library\n" + module.read_text(encoding="utf-8"), encoding="utf-8")
    age(place)
    age(other)
    install(other)
    assert look(cache).screening_unsound == ()
    del sys.modules["made_library"]
    status = other.stat()
    (other / "made_library.py").write_text("raise RuntimeError('no more')\n", encoding="utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    plugins = look(cache)
    assert plugins.problems == ()
    assert [one.code for one in plugins.screening_unsound] == ["import-failed"]
    assert [one.code for one in plugins.problems] == ["import-failed"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "key": 3, "distributions": {}}'])
@pytest.mark.usefixtures("place")
def test_a_spoilt_file_is_as_good_as_none(cache, content):
    """Whatever stands in the cache file, plugins are found."""
    look(cache)
    (file,) = cache.glob("plugins-*.json")
    file.write_text(content, encoding="utf-8")
    assert look(cache).formats("good")


@pytest.mark.parametrize("entry", [None, [], {}, {"files": 1}, {"files": [], "implementations": [1], "ids": []}])
@pytest.mark.usefixtures("place")
def test_a_spoilt_entry_is_as_good_as_none(cache, entry):
    """Whatever is remembered of a hook module, it is found out what it offers."""
    look(cache).formats()
    (file,) = cache.glob("plugins-*.json")
    spoilt = {"hooks": {"corekit.hooks.v1: good = good_hooks": entry}}
    file.write_text(json.dumps(remembered(cache) | spoilt), encoding="utf-8")
    assert look(cache).format_names() == ("good",)


@pytest.mark.usefixtures("place")
def test_a_file_of_another_format_is_not_believed(cache):
    """Entries that lie are believed only if all that they depend on is the same."""
    look(cache)
    (file,) = cache.glob("plugins-*.json")
    data = remembered(cache)
    for change in ({"format": 0}, {"key": data["key"][1:]}):
        file.write_text(json.dumps(data | change | {"distributions": []}), encoding="utf-8")
        assert "good" in look(cache).packs


def test_broken_plugins_are_never_remembered(cache, place, case_named):
    """What is broken is looked at every time, so that mending it is noticed at once."""
    broken = case_named("broken-import")
    shutil.copytree(broken.path[0], place, dirs_exist_ok=True)
    age(place)
    for _ in range(2):
        plugins = look(cache, only=["corekit-good", *broken.distributions])
        assert [one.code for one in plugins.problems] == ["import-failed"]
    assert [*remembered(cache)["hooks"]] == ["corekit.hooks.v1: good = good_hooks"]


def test_what_changed_this_very_moment_is_not_remembered(cache, place):
    """A second change within the same tick of a clock would not show, so nothing is kept before the tick is over."""
    now = time.time_ns() + 2 * RACE_NANOSECONDS
    os.utime(place, ns=(now, now))
    look(cache)
    assert not list(cache.glob("plugins-*.json"))


@pytest.mark.usefixtures("place")
def test_a_directory_that_cannot_be_written_is_no_fault(cache):
    """A cache is a convenience: without one everything works."""
    cache.write_text("a file where the directory should be", encoding="utf-8")
    assert look(cache).formats("good")


@pytest.mark.usefixtures("place")
def test_files_do_not_pile_up(cache):
    """Only the files used last are kept."""
    cache.mkdir()
    for number in range(KEPT_FILES + 5):
        (cache / f"plugins-{number}.json").write_text("{}", encoding="utf-8")
    look(cache)
    assert len(list(cache.glob("plugins-*.json"))) == KEPT_FILES
