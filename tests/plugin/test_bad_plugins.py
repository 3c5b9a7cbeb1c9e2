# SPDX-License-Identifier: Apache-2.0
"""Every way in which a plugin can be bad, each with a folder of its own beside a sound plugin."""

from __future__ import annotations

import sys

import pytest

from corekit.errors import UnknownName
from corekit.plugin import discover
from corekit.plugin.problem import CODES


class TestEveryBadPlugin:
    def test_is_a_problem_with_everything_needed_to_act(self, case, load):
        """A bad plugin is a value that says who, what, whether screening can be trusted, and how to go on."""
        plugins = load(case)
        expected = sorted((one["distribution"], one["code"], one["screening"]) for one in case.problems)
        assert sorted((one.distribution, one.code, one.screening) for one in plugins.problems) == expected
        for one in case.problems:
            said = [problem.message + problem.hint for problem in plugins.problems if problem.code == one["code"]]
            assert any(one["says"] in text for text in said), said
        for problem in plugins.problems:
            assert f"--disable {problem.distribution}" in problem.hint
            assert problem.code in CODES
            assert problem.to_dict()["message"] == problem.message

    def test_costs_no_other_plugin_its_results(self, case, load):
        """What sound plugins offer is there beside any bad one, and the bad one gives nothing that is not sound."""
        plugins = load(case)
        assert {*plugins.packs} == {"core", "good", *case.packs}
        assert [one.name for one in plugins.formats()] == sorted({"good", *case.formats})
        assert list(plugins.format_names()) == sorted({"good", *case.formats})
        assert [one.id for one in plugins.screeners()] == sorted({"good", *case.screeners})

    def test_says_whether_screening_is_sound(self, case, load):
        """Only what may have lost rules or screeners makes screening unsound; a broken format does not."""
        plugins = load(case)
        assert bool(plugins.screening_unsound) == any(one["screening"] for one in case.problems)

    def test_is_listed(self, case, load):
        """The list of plugins works with any plugin, and says which is broken."""
        rows = {row["name"]: row for row in load(case).listing()}
        for name in case.distributions:
            wrong = [one for one in case.problems if one["distribution"] == name]
            assert rows[name]["status"] == ("broken" if wrong else "sound")
            assert len(rows[name]["problems"]) == len(wrong)

    def test_can_be_switched_off(self, case, load):
        """A plugin that is switched off is no problem any more, and is still listed."""
        plugins = load(case, disable=case.distributions)
        assert plugins.problems == ()
        assert {row["status"] for row in plugins.listing() if row["name"] in case.distributions} == {"off"}

    def test_makes_screening_unsound_where_it_is_required(self, case, load):
        """A required plugin that is broken leaves screening unsound, whatever it offers."""
        plugins = load(case, require=case.distributions)
        wrong = {one["distribution"] for one in case.problems}
        required = {one.distribution for one in plugins.screening_unsound if one.code == "required-broken"}
        assert required == wrong


def test_nothing_is_imported_to_find_plugins(case, load):
    """Finding plugins and locating packs runs none of their code."""
    before = set(sys.modules)
    plugins = load(case)
    assert {*plugins.packs} >= {"core", "good"}
    assert not [name for name in set(sys.modules) - before if name.startswith(("bad_", "good_"))]


@pytest.mark.parametrize("argument", ["only", "disable", "require"])
def test_a_name_that_does_not_exist_is_an_error(argument, good, install):
    """A misspelt name is never taken for a wish fulfilled: it is an error that names the nearest right one."""
    install(*good.path)
    with pytest.raises(UnknownName) as caught:
        discover(**{argument: ["corekit-goood"]}, cache=False)
    assert "corekit-good" in caught.value.hint
    assert argument in caught.value.message
