# SPDX-License-Identifier: Apache-2.0
"""Running hook modules: only when needed, once, and never trusted."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pluggy
import pytest
from attrs.exceptions import FrozenInstanceError

from corekit.plugin import discover
from corekit.plugin.names import HOOK_NAMES
from corekit.plugin.specs import MARK, SPECIFICATIONS, VALUE_TYPES, hookimpl
from corekit.plugin.validation import faults
from corekit.values import Check, OutputFormat, Reader, ReadResult, Rendered, RenderRequest, Screener

if TYPE_CHECKING:
    from pathlib import Path


def write_plugin(directory: Path, name: str, source: str, hook: str = "hooks") -> None:
    """Write an installed hook plugin of one module."""
    metadata = directory / f"corekit_{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: corekit-{name}\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[corekit.{hook}.v1]\n{name} = made_{name}\n", encoding="utf-8")
    (directory / f"made_{name}.py").write_text(source, encoding="utf-8")


def test_a_format_renders(install, good):
    """What a hook returns arrives as it was made, and works."""
    install(*good.path)
    (one,) = discover(only=["good"], cache=False).formats("good")
    rendered = one.render("a plan", RenderRequest(language="de"))
    assert rendered == Rendered.from_text("a plan", media_type="text/plain", filename="de.good")
    assert rendered.content == b"a plan"


def test_a_name_nobody_offers_gives_nothing(install, good):
    """Asking for one format by name gives that one or none."""
    install(*good.path)
    assert discover(only=["good"], cache=False).formats("pdf") == ()


def test_readers_are_told_apart_by_format_and_kind(install, tmp_path):
    """One foreign format may have a reader for profiles and another for journals."""
    source = """
from corekit.plugin.specs import hookimpl
from corekit.values import Reader, ReadResult

@hookimpl
def corekit_readers():
    for kind in ("profile", "journal"):
        yield Reader(name="fhir", media_types=["application/json"], kind=kind, read=ReadResult)
"""
    write_plugin(tmp_path, "fhir", source)
    install(tmp_path)
    plugins = discover(only=["corekit-fhir"], cache=False)
    assert [one.id for one in plugins.readers("fhir")] == ["fhir/journal", "fhir/profile"]
    assert plugins.readers("fhi") == ()
    assert plugins.problems == ()


def test_a_hook_for_a_later_corekit_may_be_optional(install, tmp_path):
    """A plugin may implement a hook that only a later corekit has, if it says so."""
    source = """
from corekit.plugin.specs import hookimpl

@hookimpl(optionalhook=True)
def corekit_figures():
    return []
"""
    write_plugin(tmp_path, "later", source)
    install(tmp_path)
    assert discover(only=["corekit-later"], cache=False).problems == ()


def test_the_marker_of_pluggy_is_the_same_as_ours():
    """Whoever marks with pluggy itself says the same."""

    def function():
        return []

    ours = dict(vars(hookimpl(specname="corekit_checks")(function))[MARK])
    theirs = vars(pluggy.HookimplMarker("corekit")(specname="corekit_checks")(function))[MARK]
    assert ours == theirs
    with pytest.raises(TypeError, match="first"):
        hookimpl(first=True)


def test_a_syntax_error_is_a_problem_like_any_other(install, tmp_path):
    """A module that is no Python names its plugin; as its source mentions no screeners, screening stays sound."""
    write_plugin(tmp_path, "garbled", "def corekit_output_formats(:\n")
    install(tmp_path)
    plugins = discover(only=["corekit-garbled"], cache=False)
    (problem,) = plugins.problems
    assert problem.code == "import-failed"
    assert "SyntaxError" in problem.message
    assert "Traceback" in problem.detail
    assert plugins.screening_unsound == ()


@pytest.mark.parametrize(
    "source",
    ["from made_elsewhere import *\n", "globals()['corekit_' + 'screeners'] = 1 / 0\n", "# corekit_screeners\n1 / 0\n"],
)
def test_a_broken_module_that_may_hide_screeners_makes_screening_unsound(source, install, tmp_path):
    """What cannot be shown to offer no screeners is taken to offer some."""
    write_plugin(tmp_path, "hiding", source)
    install(tmp_path)
    assert discover(only=["corekit-hiding"], cache=False).screening_unsound


def test_values_cannot_be_changed(install, good):
    """Neither the plugins nor what they offer can be changed by whoever gets them."""
    install(*good.path)
    plugins = discover(only=["good"], cache=False)
    with pytest.raises(FrozenInstanceError):
        plugins.found = ()
    with pytest.raises(TypeError):
        plugins.packs["other"] = plugins.packs["good"]
    with pytest.raises(FrozenInstanceError):
        plugins.formats()[0].name = "other"


def test_two_threads_get_the_same(install, good):
    """Plugins may be shared: every thread gets equal values."""
    install(*good.path)
    plugins = discover(only=["good"], cache=False)
    results: list[tuple[OutputFormat, ...]] = []
    threads = [threading.Thread(target=lambda: results.append(plugins.formats())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert {tuple(one.name for one in result) for result in results} == {("good",)}


def test_nothing_leaks_from_one_to_the_next(install, good):
    """There is no global state: a second look with another choice knows nothing of the first."""
    install(*good.path)
    assert discover(only=["good"], cache=False).formats("good")
    assert discover(only=[], cache=False).formats("good") == ()


def test_load_order_changes_nothing(case_named, install, good):
    """Plugins come out sorted, in whatever order their directories stand on the path."""
    cases = [good, case_named("both-apis"), case_named("duplicate-format")]
    names = [name for case in cases for name in case.distributions]
    paths = [path for case in cases for path in case.path]
    seen = []
    for order in (paths, paths[::-1]):
        install(*order)
        plugins = discover(only=names, cache=False)
        seen.append((plugins.packs, [one.name for one in plugins.formats()], plugins.problems))
    assert seen[0] == seen[1]


def nothing(*_arguments: object) -> None:
    """Stand for a function in a value."""


SOUND = {
    "corekit_output_formats": OutputFormat(
        name="csv", media_type="text/csv", suffix=".tar.gz", documents=["plan"], render=nothing
    ),
    "corekit_screeners": Screener(id="one", screen=nothing),
    "corekit_checks": Check(id="one", code_prefix="one", run=nothing),
    "corekit_readers": Reader(name="csv", media_types=["text/csv"], kind="journal", read=nothing),
}


@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_sound_values_have_no_faults(hook):
    """A value as the documentation shows it passes, and is of the type its hook gives."""
    assert faults(hook, SOUND[hook]) == ()
    assert type(SOUND[hook]) is VALUE_TYPES[hook]
    assert SPECIFICATIONS[hook].__name__ == hook


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (OutputFormat(name="", media_type=1, suffix="csv", documents=(), options=[], render=None), 6),
        (OutputFormat(name="csv", media_type="text/csv", suffix=".csv", documents="plan", render=nothing), 1),
        (OutputFormat(name="a", media_type="a/b", suffix=".a", documents=["plan", 1], render=nothing), 1),
        (
            OutputFormat(
                name="a",
                media_type="a/b",
                suffix=".a",
                documents=["p"],
                options={"type": "object", "x": {1}},
                render=nothing,
            ),
            1,
        ),
    ],
)
def test_every_fault_of_a_value_is_named(value, said):
    """All that is wrong with a value is said at once."""
    assert len(faults("corekit_output_formats", value)) == said


def test_a_read_result_hides_the_document():
    """What was read may be a person's answers: they do not stand in a representation."""
    assert "secret" not in repr(ReadResult(document={"answer": "secret"}, losses=["a page"]))


def test_only_the_plugin_that_offers_the_format_is_imported(install, good, case_named, tmp_path):
    """With a warm cache, asking for one format imports one module, and no screener."""
    other = case_named("duplicate-format")
    names = [*good.distributions, *other.distributions]
    install(*good.path, *other.path)
    assert len(discover(only=names, cache=tmp_path).formats()) == 3
    for name in [name for name in sys.modules if name.startswith(("bad_", "good_"))]:
        del sys.modules[name]
    warm = discover(only=names, cache=tmp_path)
    assert warm.format_names() == ("good", "own-a", "own-b")
    assert not [name for name in sys.modules if name.startswith(("bad_", "good_"))]
    assert [one.name for one in warm.formats("own-a")] == ["own-a"]
    assert [name for name in sys.modules if name.startswith(("bad_", "good_"))] == ["bad_format_a"]
