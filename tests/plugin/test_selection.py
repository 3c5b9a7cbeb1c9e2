# SPDX-License-Identifier: Apache-2.0
"""Choosing plugins by name: ``only``, ``disable`` and ``require``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.errors import UnknownName
from corekit.plugin import discover
from corekit.plugin.names import normalise


@pytest.mark.parametrize(
    "name", ["corekit-good", "Corekit_Good", "COREKIT.good", "corekit--good", " corekit-good ", "good"]
)
def test_any_spelling_of_a_distribution_will_do(name, install, good):
    """Names are compared as package indexes compare them; a namespace that one distribution owns names it too."""
    install(*good.path)
    assert "good" in discover(only=[name], cache=False).packs
    assert "good" not in discover(disable=[name], cache=False).packs
    assert discover(only=[name], require=[name], cache=False).problems == ()


def test_one_name_alone_is_a_list_of_one(install, good):
    """A caller who forgets the brackets means the same."""
    install(*good.path)
    assert "good" in discover(only="corekit-good", cache=False).packs


def test_only_given_and_empty_leaves_the_core(install, good):
    """An empty list is a choice: no plugin."""
    install(*good.path)
    plugins = discover(only=[], cache=False)
    assert [*plugins.packs] == ["core"]
    assert plugins.formats() == ()


@pytest.mark.parametrize("name", ["core", "corekit"])
def test_the_core_can_be_named_but_not_switched_off(name):
    """The core is always part of a choice, and an attempt to do without it is an error."""
    assert [*discover(only=[name], require=[name], cache=False).packs] == ["core"]
    with pytest.raises(UnknownName, match="cannot be switched off"):
        discover(disable=[name], cache=False)


def test_a_name_that_several_bear_is_an_error(install, case_named):
    """What could mean several plugins is never guessed."""
    install(*case_named("duplicate-name").path)
    with pytest.raises(UnknownName) as caught:
        discover(disable=["named"], cache=False)
    assert caught.value.code == "ambiguous-name"
    assert "'corekit-named-a', 'corekit-named-b'" in caught.value.message


@pytest.mark.parametrize("arguments", [{"only": []}, {"disable": ["corekit-good"]}])
def test_a_required_plugin_that_is_switched_off_makes_screening_unsound(arguments, install, good):
    """Whoever requires a plugin and leaves it out is told, and nothing may be issued."""
    install(*good.path)
    plugins = discover(**arguments, require=["corekit-good"], cache=False)
    assert [(one.code, one.distribution) for one in plugins.screening_unsound] == [("required-off", "corekit-good")]


def test_nothing_installed_is_looked_at_without_discovery(install, good):
    """Without discovery an installed plugin is not there, not even by name."""
    install(*good.path)
    assert discover(discover=False, cache=False).found == ()
    with pytest.raises(UnknownName):
        discover(discover=False, only=["corekit-good"], cache=False)


@given(st.text(alphabet="abC1-_.", min_size=1).filter(lambda name: name.strip("-_.")))
def test_normalising_twice_changes_nothing(name):
    """A normalised name is its own normal form, and its separators do not matter."""
    assert normalise(normalise(name)) == normalise(name)
    assert normalise(name.replace("_", ".")) == normalise(name.replace(".", "-"))
